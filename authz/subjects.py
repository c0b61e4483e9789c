"""What a subject is found by without looking for another one: words set in between, antecedents, decisions.

Each looks at a bounded stretch, so that the work stays linear; ``clauses.py`` goes from verb to verb.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from authz.complexes import (
    PREPOSITIONAL,
    REACH,
    after_inner,
    complex_end,
    complex_start,
    finite_left,
    is_finite,
    is_noun,
    noun_before_preposition,
    noun_from,
)
from authz.conjuncts import coordinated, listed_from
from authz.phrases import Phrase, Segment

__all__ = [
    "Subject",
    "after_fronted",
    "after_saying",
    "agreeing",
    "blamed",
    "clausal",
    "contact",
    "debated",
    "decided_in",
    "in_whose_effort",
    "joined",
    "led_from",
    "opening",
    "opens_clause",
    "out_of_adjunct",
    "out_of_relative",
    "question",
    "somebody",
    "taken_twice",
    "told_to",
]

_OPENERS: Final = frozenset({"rel", "prep", "to", "conj", "sub", "what"})
_CLAUSE_TAKING: Final = frozenset({"say", "think", "show", "telling", "judge", "stance_v"})
"""Verbs before a clause without "that"."""
_CLAUSE_EDGES: Final = frozenset({"stop", "semicolon", "colon", "sub", "that", "rel", "comma"})


class Subject(NamedTuple):
    """The noun phrases that are the subject, left to right; ``relation`` says how they were found."""

    phrases: tuple[int, ...]
    relation: str = "direct"

    @property
    def last(self) -> int:
        return self.phrases[-1]


def agreeing(segment: Segment, index: int, verb: int | None) -> int | None:
    """The verb that the one at ``index`` is joined to: of those before it the nearest whose subject it can share.

    "is urging states to help so women get care, and has approved" is said of who is urging.
    """
    group = segment.phrases[index].group
    first = verb
    for _ in range(3):
        if verb is None or group is None or group.number != "s":
            break
        other = segment.phrases[verb].group
        subject = segment.phrases[verb - 1].classes if verb else frozenset()
        base = (
            "base" in segment.phrases[verb].classes
            and other is not None
            and not (other.modals or other.number)
        )
        if not (base or (other is not None and other.number == "p") or {"np", "plural"} <= subject):
            return verb
        verb = finite_left(segment, verb)
    return first if verb is None else verb


def joined(segment: Segment, opened: int, closing: int) -> Subject | None:
    """A second subject between commas: "these zones, and the attacks to enforce them, were"."""
    phrases = segment.phrases
    at = after_inner(segment, opened + 2, closing)
    if (
        opened == 0
        or at >= closing
        or "conj" not in phrases[opened + 1].classes
        or "but_not" in phrases[opened + 1].classes
    ):
        return None
    if (
        not is_noun(phrases[at])
        or not is_noun(phrases[opened - 1])
        or phrases[opened + 1].classes.isdisjoint({"and", "or"})
    ):
        return None
    head = opened - 1
    for _ in range(4):  # "the sale of tanks, along with the transfer of radar sets, was": the sale
        whole = noun_before_preposition(segment, head)
        if whole is None:
            break
        head = whole
    return Subject((*coordinated(segment, head), at))


def after_fronted(segment: Segment, opened: int, closing: int) -> Subject | None:
    """A subject that looks like an apposition: "To honor them, |the Congress|, by a law of 1964, has"."""
    phrases = segment.phrases
    inside = phrases[opened + 1 : closing]
    last = closing - 1
    if not is_noun(phrases[last]) or any(p.group is not None or "conj" in p.classes for p in inside):
        return None
    begin = opened
    while begin > max(0, opened - REACH) and phrases[begin - 1].classes.isdisjoint(_CLAUSE_EDGES):
        begin -= 1
        if is_finite(phrases[begin]):
            return None
    first = phrases[begin]
    fronted = first.group is not None or not first.classes.isdisjoint(PREPOSITIONAL)
    fronted = fronted and "=including" not in first.classes  # "Critics, including Lopez, a lawyer, say"
    if not fronted or (begin > 0 and phrases[begin - 1].classes.isdisjoint(_CLAUSE_EDGES)):
        return None
    for at in range(opened + 1, closing):
        if is_noun(phrases[at]) and (at + 1 == closing or "genitive" not in phrases[at + 1].classes):
            return Subject(coordinated(segment, at))
    return None


def taken_twice(segment: Segment, first: int) -> bool:
    """Whether a noun phrase before another one is a verb's object: "gave the ministry a plan"."""
    start = complex_start(segment, first)
    return start > 0 and segment.phrases[start - 1].group is not None


def contact(phrase: Phrase) -> bool:
    """Whether a noun phrase is of the kind that begins a relative clause without a pronoun."""
    return not phrase.classes.isdisjoint({"pronoun", "authority", "name"})


def opens_clause(segment: Segment, at: int) -> bool:
    """Whether a word such as "after" at ``at`` begins a clause: at an edge, or when a verb came before."""
    if at == 0 or not segment.phrases[at - 1].classes.isdisjoint({"comma", "dash", "conj", "stop", "sub"}):
        return True
    return finite_left(segment, at) is not None


def clausal(segment: Segment, start: int) -> bool:
    """Whether a finite verb follows the noun phrase that a subordinator such as "until" stands before."""
    phrases = segment.phrases
    inserted = False
    for at in range(start, min(start + 12, len(phrases))):
        if "comma" in phrases[at].classes:
            if inserted:  # "if the council, which met in May, |approves|"
                return at + 1 < len(phrases) and is_finite(phrases[at + 1])
            inserted = True
        elif is_finite(phrases[at]) and not inserted:
            return True
    return False


def opening(segment: Segment, closing: int) -> int | None:
    """The comma or dash that opens the parenthesis which the one at ``closing`` closes."""
    phrases = segment.phrases
    mark = "comma" if "comma" in phrases[closing].classes else "dash"
    for at in range(closing - 1, max(-1, closing - 26), -1):
        classes = phrases[at].classes
        if not classes.isdisjoint({"stop", "semicolon", "colon"}):
            return None
        if mark in classes:
            inside = phrases[at + 1 : closing]
            if not inside:
                return at
            first = inside[0].classes
            if "of_whom" in first:
                return at  # ", whose chairman resigned in May,"
            if not first.isdisjoint(_OPENERS) or (inside[0].group is not None and not is_finite(inside[0])):
                return at
            if not any(is_finite(p) for p in inside):
                return listed_from(segment, at, closing)
            if is_finite(inside[-1]) and not inside[-1].classes.isdisjoint({"say", "think", "hold"}):
                return at  # ", a spokesman said,"
            verbs = [p for p in inside if is_finite(p)]
            noun = noun_from(segment, at + 1, closing)
            if len(verbs) == 1 and noun is not None and "rel" in phrases[noun + 1].classes:
                return at  # ", a Democrat who took office in May,"
            if len(verbs) == 1 and "telling" in verbs[0].classes and inside[0].kind in ("np", "inner"):
                return at  # ", the minister warned the assembly,"
            if is_finite(inside[0]) and "say" in first and "comma" in phrases[closing].classes:
                return at  # ", said the judge,"
            # a list or a relative clause with commas of its own: look further left
            continue
    return None


def after_saying(segment: Segment, index: int) -> Subject | None:
    """The speaker who stands after the verb: ", said the judge,"."""
    phrases = segment.phrases
    if "inverting" not in phrases[index].classes or phrases[index - 1].classes.isdisjoint({"comma", "dash"}):
        return None
    head = noun_from(segment, index + 1)
    if head is None:
        return None
    speaker = phrases[head].classes
    if not speaker.isdisjoint({"indefinite", "demonstrative", "nobody", "impersonal"}):
        return None
    if "action" in speaker and speaker.isdisjoint(_PERSONS):
        return None  # "The group, which has sued, said |the searches| were illegal"
    end = complex_end(segment, head, len(phrases))
    ends = end == len(phrases) or not phrases[end].classes.isdisjoint({"comma", "dash", "stop", "rel"})
    return Subject((head,), "inverted") if ends else None


def question(segment: Segment, index: int) -> Subject | None:
    """ "Is it authorized": the noun phrase between the auxiliary and the participle."""
    phrases = segment.phrases
    if index > 1 and is_noun(phrases[index - 1]) and phrases[index - 2].group is not None:
        return Subject((index - 1,), "inverted")
    return None


_PERSONS: Final = frozenset(
    {
        "authority",
        "objective",
        "subjective",
        "possessor",
        "titled",
        "person",
        "name",
        "agent",
        "office",
        "people",
    }
)


def somebody(segment: Segment, at: int) -> bool:
    """Whether the noun phrase at ``at`` names somebody who can act."""
    return is_noun(segment.phrases[at]) and not segment.phrases[at].classes.isdisjoint(_PERSONS)


def led_from(segment: Segment, start: int, noun: int) -> int | None:
    """The verb that leads an infinitive across a phrase: "|to act| in haste to authorize it", "|is said| by the press to have"."""
    phrases = segment.phrases
    before = phrases[start - 1].classes if start > 1 else frozenset()
    group = phrases[start - 2].group if start > 1 else None
    if group is None or "prep" not in before or "of" in before:
        return None
    if "by" in before:
        return start - 2 if group.passive else None
    return start - 2 if group.form in ("infinitive", "bare") and not somebody(segment, noun) else None


_RESOLVED: Final = frozenset({"resolution", "pending"})
"""Texts that a preposition may say the content of."""


def blamed(segment: Segment, preposition: int) -> Subject | None:
    """Who did what a participle after a preposition says: "thanked the Council for extending it".

    The noun phrase before it, or before a noun such as credit ("gave him credit for allowing it"), or whose
    it is ("the agency's process for approving them").
    """
    phrases = segment.phrases
    if phrases[preposition].classes.isdisjoint({"for", "of", "from", "to", "with"}) or preposition == 0:
        return None
    at = preposition - 1
    if not is_noun(phrases[at]):
        return None
    if "for" in phrases[preposition].classes and not phrases[at].classes.isdisjoint(_RESOLVED):
        return Subject((at,), "object")  # "the resolution for authorizing it"
    before = phrases[complex_start(segment, at) - 1]
    if "of" in phrases[preposition].classes and before.group is not None and "blame" in before.classes:
        return Subject((at,), "object")  # "accused both sides of breaking it"
    if somebody(segment, at):
        with_him = "with" in phrases[preposition].classes
        return None if with_him and not taken_twice(segment, at) else Subject((at,), "object")
    start = complex_start(segment, at)
    for inside in range(start, at):
        classes = phrases[inside].classes
        if "authority" in classes and "title" not in classes:
            return Subject((inside,), "owner")
    if start > 1 and somebody(segment, start - 1) and taken_twice(segment, start - 1):
        return Subject((start - 1,), "object")
    return None


def decided_in(segment: Segment, preposition: int) -> Subject | None:
    """Who decides in "the decision of the Council |in| authorizing it"."""
    phrases = segment.phrases
    if preposition < 3 or phrases[preposition].classes.isdisjoint({"for", "to", "prep"}):
        return None
    for at in range(preposition - 1, max(-1, preposition - 8), -1):
        if phrases[at].kind == "word" and phrases[at].classes.isdisjoint({"of", "by"}):
            return None
        if phrases[at].group is not None:
            return None
        if "deciding" in phrases[at].classes and not phrases[at + 1].classes.isdisjoint({"of", "by"}):
            owner = next((i for i in range(at + 2, preposition) if is_noun(phrases[i])), None)
            return None if owner is None or not somebody(segment, owner) else Subject((owner,), "owner")
    return None


def debated(segment: Segment, whether: int) -> Subject | None:
    """Who decides in "the Senate's debate over whether to authorize it"."""
    phrases = segment.phrases
    at = whether - 1
    while at > 0 and not phrases[at].classes.isdisjoint(PREPOSITIONAL):
        at -= 1
    if at <= 0 or not is_noun(phrases[at]) or at == whether - 1:
        return None
    for inside in range(complex_start(segment, at), at):
        classes = phrases[inside].classes
        if not classes.isdisjoint({"authority", "titled"}) and "title" not in classes:
            return Subject((inside,), "owner")
    return None


def told_to(segment: Segment, before: int) -> int | None:
    """The infinitive that the phrase at ``before`` belongs to, where no finite verb or comma is nearer."""
    for at in range(before - 1, max(-1, before - 12), -1):
        group = segment.phrases[at].group
        if group is not None and group.form == "bare" and "conj" in segment.phrases[at - 1].classes:
            continue  # "to consult and |ask| before"
        if group is not None:
            return at if group.form == "infinitive" else None
        if not segment.phrases[at].classes.isdisjoint({"comma", "stop", "semicolon", "colon", "dash"}):
            return None
    return None


def out_of_relative(segment: Segment, verb: int, taken: int | None = None) -> int | None:
    """What stands before a relative clause whose verb is at ``verb``: "|the plan| that cuts the levy was approved".

    Only where the pronoun is the subject of that verb, and the noun phrase at ``taken`` is its object rather than
    the subject of a clause: "the man who said |the council| approved it".
    """
    phrases = segment.phrases
    if verb < 2 or not is_finite(phrases[verb]):
        return None
    told = phrases[verb].classes & _CLAUSE_TAKING
    spoken = not told.isdisjoint({"say", "think"}) and "active" in phrases[verb].classes
    if told and (taken is None or somebody(segment, taken) or spoken):
        return None  # but "land that is considered |a reserve| is"
    at = verb - 1
    while at > 0 and phrases[at].kind == "inner":
        at -= 1
    if at < 1 or phrases[at].classes.isdisjoint({"rel", "that"}) or not is_noun(phrases[at - 1]):
        return None
    return at - 1


def out_of_adjunct(segment: Segment, verb: int) -> int | None:
    """What stands before "of |aiding| the rebels", where the object of a participle after a preposition is last."""
    phrases = segment.phrases
    nearest = verb
    while verb > 2 and phrases[verb].kind == "np":  # "without giving |the chamber two| weeks' notice broke"
        verb = complex_start(segment, verb) - 1
    group = phrases[verb].group if verb > 1 else None
    if group is None or group.form != "ing" or (verb < nearest and "grant" not in phrases[verb].classes):
        return None
    led = phrases[verb - 1].classes
    if led.isdisjoint(PREPOSITIONAL) or "clausal" in led:
        return None
    before = phrases[verb - 2]
    return verb - 2 if is_noun(before) or (before.group is not None and before.group.form == "ed") else None


def in_whose_effort(segment: Segment, start: int, noun: int) -> Subject | None:
    """Who makes the effort: "will engage |parliament| in efforts to repeal it", "joined them in a bid to ban it"."""
    phrases = segment.phrases
    if start < 3 or "=in" not in phrases[start - 1].classes or "attempt" not in phrases[noun].classes:
        return None
    object_ = start - 2
    if not somebody(segment, object_) or not taken_twice(segment, object_):
        return None
    return Subject((object_,), "owner")
