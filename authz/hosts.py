"""What a modifier is attached to."""

from __future__ import annotations

from typing import Final

from authz.complexes import (
    PREPOSITIONAL,
    REACH,
    complex_start,
    finite_left,
    finite_right,
    is_finite,
    is_noun,
    names_act,
    noun_from,
)
from authz.hostedacts import barred, done, is_kept_from, kept_from, listed
from authz.insertions import awaited, before_saying, begun, gone_on, infinitive_after, joined, resumed
from authz.phrases import Segment
from authz.verblists import first_joined

__all__ = ["clause_verb", "host"]

_PARTING: Final = frozenset({"comma", "dash", "rel", "that", "sub"})
_ASIDE: Final = frozenset({"as", "judged_as", "rel", "that"})
"""What opens a clause that only says which or how much: "as the board may require", "that the court needs"."""


def clause_verb(segment: Segment, index: int) -> int | None:
    """The finite verb whose clause a modifier at ``index`` ends, where a comma parts it from a clause inside.

    "shall provide |such staff as the board may require|, to the extent permitted by law": the providing.
    """
    phrases = segment.phrases
    verb = finite_left(segment, index)
    for _ in range(2):
        if verb is None or not any("comma" in p.classes for p in phrases[verb + 1 : index]):
            break
        at = verb - 1
        if at < 0 or not is_noun(phrases[at]):
            break
        opener = complex_start(segment, at) - 1
        if opener < 1 or phrases[opener].classes.isdisjoint(_ASIDE):
            break
        if "that" in phrases[opener].classes and not is_noun(phrases[opener - 1]):
            break
        outer = finite_left(segment, opener)
        if outer is None or phrases[outer].group.copula or "say" in phrases[outer].classes:  # type: ignore[union-attr]
            break
        verb = outer
    return verb


def host(segment: Segment, index: int) -> tuple[str, int] | None:
    """What a prepositional modifier at ``index`` is attached to: ("np", i) or ("vg", i).

    Of a verb that only tells or suffers an act ("reported the use of, in violation of", "were killed in
    strikes, in violation of") the act.
    """
    phrases = segment.phrases
    aside = before_saying(segment, index)
    found = _host(segment, index if aside is None else aside)
    if found is None or found[0] != "vg" or found[1] >= index:
        return found
    if (without := barred(segment, found[1], index)) is not None:
        return "vg", without
    verb = phrases[found[1]]
    if (kept := kept_from(segment, found[1], index)) is not None:
        return "vg", kept
    if "acting" in verb.classes and found[1] == index - 1 and (act := done(segment, found[1])) is not None:
        return "vg", act
    if "listing" in verb.classes and (among := listed(segment, found[1], index)) is not None:
        return among
    told = (
        (
            not verb.classes.isdisjoint({"say", "blame", "show", "stance_v"})
            or {"judge", "think"} <= verb.classes  # "considered |the raid| without its consent an act of war"
        )
        and verb.classes.isdisjoint({"seek", "declaring"})
        and not is_kept_from(segment, found[1])
    )
    suffers = (
        "suffering" in verb.classes
        and verb.group is not None
        and (verb.group.passive or "get" in verb.classes)
    ) or (
        "obtain" in verb.classes
        and found[1] + 1 < index
        and phrases[found[1] + 1].kind == "word"
        and "adj" in phrases[found[1] + 1].classes
    )
    if not told and not suffers:
        return found
    for at in range(found[1] + 1, index):
        phrase = phrases[at]
        if names_act(phrase):
            return "np", at
        if (
            phrase.group is not None
            and phrase.group.form != "ed"
            and first_joined(segment, at) != found[1]  # "condemn and |reject| the raid, in violation of"
            and "grantor" not in phrase.classes
            and "existential" not in phrases[at - 1].classes  # "warned that there can be no strike without"
        ):
            return "vg", at
    if told:  # "said that jets in violation of the truce hit a post"
        for at in range(index + 1, min(index + 10, len(phrases))):
            if not phrases[at].classes.isdisjoint({"stop", "semicolon", "conj"}):
                break
            if is_finite(phrases[at]):
                return "vg", at
    return found


def _leads(segment: Segment, at: int) -> bool:
    """Whether no preposition governs the noun phrase at ``at``: not "at |war| with Peru"."""
    start = complex_start(segment, at)
    return start == 0 or "prep" not in segment.phrases[start - 1].classes


def _parted(segment: Segment, at: int, index: int) -> bool:
    """Whether a comma or a clause stands between the noun phrase at ``at`` and a modifier at ``index``."""
    return any(not phrase.classes.isdisjoint(_PARTING) for phrase in segment.phrases[at + 1 : index])


def _is_object(segment: Segment, noun: int) -> bool:
    """Whether a noun phrase is a verb's own object, of whom an infinitive may be said: "enables |us|, with leave, to act"."""
    start = complex_start(segment, noun)
    before = segment.phrase(start - 1)
    return before.classes.isdisjoint({"prep", "to"}) or before.group is not None


def _manner(segment: Segment, conjunction: int) -> int | None:
    """The modifier that another one is joined to: "operates |with| little oversight and without approval"."""
    phrases = segment.phrases
    if not is_noun(phrases[conjunction - 1]):
        return None
    before = complex_start(segment, conjunction - 1) - 1
    return before if before > 0 and not phrases[before].classes.isdisjoint(_MANNER) else None


_MANNER: Final = frozenset({"with", "in", "at", "under"})


def _adjunct(segment: Segment, at: int) -> int | None:
    """The verb of "bombed the port, thereby violating the truce and without consent": the bombing."""
    phrases = segment.phrases
    for left in range(at - 1, max(0, at - 10), -1):
        group = phrases[left].group
        if group is None:
            if not phrases[left].classes.isdisjoint({"stop", "comma", "rel"}):
                return None
            continue
        before = left - 2 if "adv" in phrases[left - 1].classes else left - 1
        if group.form != "ing" or "comma" not in phrases[before].classes:
            return None
        return finite_left(segment, before)
    return None


def _host(segment: Segment, index: int) -> tuple[str, int] | None:
    """The noun phrase or verb group next to a modifier.

    The noun phrase right before it, when that names an action; else the nearest verb group.
    """
    phrases = segment.phrases
    at = index - 1
    if at > 1 and "and" in phrases[at].classes and (bombing := _adjunct(segment, at)) is not None:
        return "vg", bombing
    if at > 1 and not phrases[at].classes.isdisjoint({"and", "or"}):
        if (manner := _manner(segment, at)) is not None:
            return host(segment, manner)  # "used only |in| self-defence or with the council's leave"
    if at > 0 and "comma" in phrases[at].classes:  # ", in violation of": said of the whole clause
        if "conj" in phrases[at - 1].classes and (further := joined(segment, index)) is not None:
            return "vg", further
        if "action" in phrases[at - 1].classes and resumed(segment, index):
            return "np", at - 1  # "spying, without a warrant, on calls": the spying
        inserted = phrases[at - 1].group
        if inserted is not None and inserted.form == "ing" and "without" in segment.phrase(at - 2).classes:
            acting = finite_left(segment, at - 2)
            if acting is not None:
                return "vg", acting  # "entered without knocking, under a warrant": the entering
        if inserted is not None and (parted := gone_on(segment, at)) is not None:
            return "vg", parted
        describes = (
            inserted is not None
            and inserted.form == "ed"
            and is_noun(segment.phrase(at - 2))
            and finite_left(segment, at - 1) is not None
        )  # "replaces the rules |announced| in May, in accordance with": the replacing
        if (
            inserted is not None and not inserted.copula and not describes
        ):  # "carrying out, without consent, an attack"
            led = infinitive_after(segment, index) if "catenative" in phrases[at - 1].classes else None
            return "vg", at - 1 if led is None else led  # "decided, without consent, to attack"
        taken = (
            is_noun(phrases[at - 1]) and not names_act(phrases[at - 1]) and _is_object(segment, at - 1)
        )  # but "took |action|, in accordance with it, to help them": the taking
        if taken and (purpose := infinitive_after(segment, index)) is not None:
            return "vg", purpose
        if (opened := begun(segment, index)) is not None:
            return "vg", opened
        verb_left = clause_verb(segment, at + 1)
        if verb_left is not None and not phrases[verb_left].group.copula:  # type: ignore[union-attr]
            return "vg", verb_left
        if verb_left is None and (verb_after := awaited(segment, index)) is not None:
            return "vg", verb_after
    if at > 1 and {"comma"} <= phrases[at - 1].classes and "conj" in phrases[at].classes:
        # "Considering the act, and pursuant to my authority, I |order| the sale"
        if finite_left(segment, index) is None and (led := finite_right(segment, index)) is not None:
            if not phrases[led].group.copula:  # type: ignore[union-attr]
                return "vg", led
    if at > 0 and "conj" in phrases[at].classes:  # ", as needed and as authorized by": of the same clause
        outer = clause_verb(segment, index)
        if outer is not None and outer != finite_left(segment, index):
            return "vg", outer
    nearest: int | None = None
    inside: int | None = None
    for _ in range(REACH):
        if at < 0:
            break
        phrase = phrases[at]
        lawless = at == index - 1 and not names_act(phrase) and "contrary" in phrases[index].classes
        if is_noun(phrase) and nearest is None and ("agent" in phrase.classes or lawless):
            start = complex_start(segment, at)
            named = (
                phrases[start - 2].classes
                if start > 1 and "of" in phrases[start - 1].classes
                else frozenset()
            )
            if {"np", "action"} <= named and named.isdisjoint({"object_n", "agent"}):
                at, phrase = start - 2, phrases[start - 2]  # "the use of force without"
            elif lawless and {"action", "object_n"} <= phrase.classes:
                return "np", at  # "of coercive |measures| in contravention of the Charter"
        if nearest is None and names_act(phrase) and not _in_a_state(segment, at):
            start = complex_start(segment, at)
            while start > 1 and "of" in phrases[start - 1].classes and "action" in phrases[start - 2].classes:
                at = start - 2  # "the use of force without": the use
                start = complex_start(segment, at)
            nearest = at
            verb = phrases[start - 1] if start > 0 else None
            if verb is not None and verb.group is not None and not verb.group.copula:
                return "vg", start - 1
            return "np", at
        if is_noun(phrase) and nearest is None:
            nearest = -1
        elif inside is None and names_act(phrase) and not _parted(segment, at, index):
            inside = at if _leads(segment, at) else None
        if phrase.group is not None and not phrase.group.copula:
            told = (
                phrase.group.passive
                and "say" in phrase.classes
                and not ("applying" in phrase.classes and at == index - 1)
            )  # "what are said to be targets", not "a vote can only be called with"
            loose = (
                phrase.group.form == "ing"
                and "accord" in phrases[index].classes
                and is_noun(phrases[at - 1])
                and "prep" in phrases[at + 1].classes
            )  # "imposed duties to meet a threat resulting from X pursuant to": the duties
            if loose and at > 0:
                at -= 1
                continue
            if not told and (
                phrase.group.form != "ed" or at == 0 or not is_noun(phrases[at - 1])
            ):  # not a reduced relative
                return "vg", at
            if not told and at == index - 1 and _only_said_of(segment, at):
                return "vg", at  # "papers |prepared| in accordance with it"
            if not told and "hosted_v" in phrase.classes and _goes_straight(segment, at, index):
                return "vg", at  # "the troops |sent| into Chad at its request will leave"
        if not phrase.classes.isdisjoint({"stop", "semicolon", "colon"}):
            break
        at -= 1
    if inside is not None:  # "The transfer of prisoners without an order was criticized": the transfer
        return "np", inside
    verb_right = None
    for at in range(index, min(len(phrases), index + REACH)):
        group = phrases[at].group
        if group is not None and not group.copula and group.form in ("finite",):
            if "say" in phrases[at].classes and finite_left(segment, index) is not None:
                break  # "is there with its leave, |he said|"
            if "say" in phrases[at].classes and at + 1 < len(phrases) and "comma" in phrases[at + 1].classes:
                continue  # "Without a vote, the judge wrote, they could not pay"
            verb_right = at
            break
    if verb_right is None and (said_of := _said_of_subject(segment, index)) is not None:
        return "np", said_of
    return ("vg", verb_right) if verb_right is not None else None


def _said_of_subject(segment: Segment, index: int) -> int | None:
    """The act that a modifier before the whole clause belongs to: "Without a mandate, |the war| was illegal"."""
    phrases = segment.phrases
    if index and phrases[index - 1].classes.isdisjoint({"stop", "that", "sub", "conj"}):
        return None
    verb = finite_right(segment, index)
    group = phrases[verb].group if verb is not None else None
    if verb is None or group is None or not group.copula:
        return None
    comma = next((at for at in range(verb - 1, index, -1) if "comma" in phrases[at].classes), None)
    head = noun_from(segment, comma + 1, verb) if comma is not None else None
    return head if head is not None and names_act(phrases[head]) else None


def _only_said_of(segment: Segment, participle: int) -> bool:
    """Whether a participle right before a modifier is of a noun that is no act: "the papers |prepared| under it"."""
    phrases = segment.phrases
    noun = participle - 1
    if not is_noun(phrases[noun]):
        return False
    return not any(names_act(phrase) for phrase in phrases[complex_start(segment, noun) : participle])


def _goes_straight(segment: Segment, verb: int, index: int) -> bool:
    """Whether nothing but where and when parts a participle from a modifier, and a verb is still to come."""
    between = segment.phrases[verb + 1 : index]
    if any(p.kind not in ("np", "inner") and p.classes.isdisjoint(PREPOSITIONAL) for p in between):
        return False
    return finite_left(segment, verb) is None and finite_right(segment, index) is not None


def _in_a_state(segment: Segment, at: int) -> bool:
    """Whether a noun only says in which state somebody is: "take it from people under |arrest| without a warrant", "into war"."""
    phrases = segment.phrases
    state = segment.phrase(at - 1).classes
    return at > 0 and phrases[at].start == phrases[at].head and not state.isdisjoint({"=under", "=into"})
