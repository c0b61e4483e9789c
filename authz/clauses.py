"""Grammatical relations over the skeleton of a sentence, made when a construction asks for them.

Who is the subject of a verb group, what a phrase is attached to, how far a noun phrase reaches: a
shallow analysis in the tradition of partial parsing (Abney 1996), left to right, each search bounded
so that the work stays linear whatever the input.
"""

from __future__ import annotations

from attrs import frozen

from authz.complexes import (
    PREPOSITIONAL,
    REACH,
    before_tally,
    complex_end,
    complex_start,
    coordinated,
    finite_left,
    finite_right,
    governs,
    is_finite,
    is_noun,
)
from authz.phrases import Phrase, Segment

__all__ = ["Subject", "subject_of"]

_SKIPPED = frozenset({"adv", "inner", "neg", "number", "both"})
_NONFINITE = ("ed", "ing", "infinitive")
_OPENERS = frozenset({"rel", "prep", "to", "conj", "sub"})
_MARKS = frozenset(
    {"rel", "that", "what", "wh", "conj", "comma", "dash", "stop", "semicolon", "colon", "sub"}
)
"""What may end the way from a verb group to its subject."""
_CLAUSE_EDGES = frozenset({"stop", "semicolon", "colon", "sub", "that", "rel", "comma"})


@frozen
class Subject:
    """The noun phrases that are the subject, left to right; ``relation`` says how they were found."""

    phrases: tuple[int, ...]
    relation: str = "direct"

    @property
    def last(self) -> int:
        return self.phrases[-1]


def _left(segment: Segment, index: int, depth: int = 0) -> Subject | None:
    """The noun phrases to the left of ``index`` that can be its subject."""
    phrases = segment.phrases
    at = index - 1
    lowest = max(-1, index - REACH)
    while at > lowest:
        phrase = phrases[at]
        classes = phrase.classes
        if not classes.isdisjoint(_SKIPPED) and not is_noun(phrase):
            at -= 1
            continue
        if is_noun(phrase):
            start = complex_start(segment, at)
            before = phrases[start - 1].classes if start > 0 else frozenset()
            opens = "clausal" in before and "number" not in classes and _opens_clause(segment, start - 1)
            if (start > 0 and governs(segment, start - 1) and not opens) or (
                "if" in before and not _clausal(segment, start)
            ):
                at = start - 2
                continue
            if "conj" in before and start > 1 and is_noun(phrases[start - 2]):
                member = complex_start(segment, start - 2)
                if (
                    member > 1 and "by" in phrases[member - 1].classes
                ):  # "crimes by the army and its allies are"
                    at = member - 2
                    continue
            members = coordinated(segment, at) if "conj" in before else ()
            if len(members) > 1:  # "targeting the nurses and their patients is"
                start = complex_start(segment, members[0])
            group = phrases[start - 1].group if start > 0 else None
            if group is not None and (len(members) < 2 or group.form == "ing") and group.form in _NONFINITE:
                # "funds used for X", "efforts to pass Y": the modified noun is further left
                earlier = _modified(segment, start - 1)
                if earlier is not None and depth < 3:
                    return Subject(coordinated(segment, earlier))
                edge = phrases[start - 2].classes if start > 1 else frozenset({"stop"})
                if (
                    "conj" in edge and start > 3 and phrases[start - 3].group is not None
                ):  # "raising or suspending it"
                    edge = phrases[start - 4].classes
                if (
                    group.form == "ing"
                    and "say" not in phrases[start - 1].classes  # "arguing the ruling violates it"
                    and not edge.isdisjoint({"comma", "stop", "sub", "that", "colon", "whether", "adv"})
                ):
                    return Subject((start - 1,), "gerund")  # "raising the ceiling does not authorize"
            return Subject(coordinated(segment, at))
        if phrase.group is None and classes.isdisjoint(_MARKS):
            at -= 1
            continue
        if "rel" in classes or (
            "that" in classes and at > 0 and is_noun(phrases[at - 1]) and at == index - 1
        ):
            found = _antecedent(segment, at)
            return Subject((found,), "relative") if found is not None else None
        if not classes.isdisjoint({"what", "wh"}):
            return Subject((at,), "free")
        if "conj" in classes:
            verb = _agreeing(segment, index, finite_left(segment, at))
            if verb is not None and depth < 3:
                return subject_of(segment, verb, depth + 1)
            return None
        if not classes.isdisjoint({"comma", "dash"}):
            opened = _opening(segment, at)
            if opened is None:
                verb = finite_left(segment, at)
                if verb is None and at > 0 and is_noun(phrases[at - 1]):
                    return Subject(coordinated(segment, at - 1))
                return subject_of(segment, verb, depth + 1) if verb is not None and depth < 3 else None
            joined = _joined(segment, opened, at) or _after_fronted(segment, opened, at)
            if joined is not None:
                return joined
            at = opened - 1
            continue
        if not classes.isdisjoint({"stop", "semicolon", "colon", "sub"}):
            break
        if not classes.isdisjoint(PREPOSITIONAL):
            at -= 1
            continue
        if phrase.group is not None:
            if phrase.group.form in ("ed", "ing", "infinitive"):
                at -= 1
                continue
            if phrase.group.copula and phrase.group.modals:  # "would, in any case, require"
                at -= 1
                continue
            return _relative_head(segment, at, depth)
        at -= 1
    return None


def _agreeing(segment: Segment, index: int, verb: int | None) -> int | None:
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


def _joined(segment: Segment, opened: int, closing: int) -> Subject | None:
    """A second subject between commas: "these zones, and the attacks to enforce them, were"."""
    phrases = segment.phrases
    at = opened + 2
    while at < closing and phrases[at].kind == "inner":
        at += 1
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
    return Subject((*coordinated(segment, opened - 1), at))


def _after_fronted(segment: Segment, opened: int, closing: int) -> Subject | None:
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
    if not fronted or (begin > 0 and phrases[begin - 1].classes.isdisjoint(_CLAUSE_EDGES)):
        return None
    for at in range(opened + 1, closing):
        if is_noun(phrases[at]) and (at + 1 == closing or "genitive" not in phrases[at + 1].classes):
            return Subject(coordinated(segment, at))
    return None


def _relative_head(segment: Segment, verb: int, depth: int) -> Subject | None:
    """What a relative clause that ends before the main verb belongs to: "the bill we are reading", "that it passed"."""
    phrases = segment.phrases
    inner = subject_of(segment, verb, depth + 1) if depth < 3 else None
    if inner is None or inner.relation == "relative":
        return inner
    start = complex_start(segment, inner.phrases[0])
    if inner.relation != "direct" or start < 1 or start > verb:
        return None
    before = phrases[start - 1].classes
    contact = "np" in before and (_contact(phrases[inner.phrases[0]]) or not _taken_twice(segment, start - 1))
    if not before.isdisjoint({"rel", "that"}) or contact:
        found = _antecedent(segment, start - 1 if not before.isdisjoint({"rel", "that"}) else start)
        return Subject((found,), "relative") if found is not None else None
    return None


def _taken_twice(segment: Segment, first: int) -> bool:
    """Whether a noun phrase before another one is a verb's object: "gave the ministry a plan"."""
    start = complex_start(segment, first)
    return start > 0 and segment.phrases[start - 1].group is not None


def _contact(phrase: Phrase) -> bool:
    """Whether a noun phrase is of the kind that begins a relative clause without a pronoun."""
    return not phrase.classes.isdisjoint({"pronoun", "authority", "name"})


def _opens_clause(segment: Segment, at: int) -> bool:
    """Whether a word such as "after" at ``at`` begins a clause: at an edge, or when a verb came before."""
    if at == 0 or not segment.phrases[at - 1].classes.isdisjoint({"comma", "dash", "conj", "stop", "sub"}):
        return True
    return finite_left(segment, at) is not None


def _clausal(segment: Segment, start: int) -> bool:
    """Whether a finite verb follows the noun phrase that a subordinator such as "until" stands before."""
    for at in range(start, min(start + 10, len(segment.phrases))):
        if is_finite(segment.phrases[at]):
            return True
        if "comma" in segment.phrases[at].classes:
            return False
    return False


def _modified(segment: Segment, verb: int) -> int | None:
    """The noun phrase that a participle or an infinitive modifies, when one stands right before it."""
    phrases = segment.phrases
    at = verb - 1
    while at >= 0 and phrases[at].kind == "inner":
        at -= 1
    for _ in range(6):
        if at < 0 or not is_noun(phrases[at]):
            return None
        start = complex_start(segment, at)
        if start > 1 and not phrases[start - 1].classes.isdisjoint(PREPOSITIONAL):
            at = start - 2
            continue
        return at
    return None


def _antecedent(segment: Segment, at: int) -> int | None:
    """The noun phrase that a relative pronoun at ``at`` stands for."""
    phrases = segment.phrases
    index = at - 1
    comma = index >= 0 and "comma" in phrases[index].classes
    while index >= 0 and not phrases[index].classes.isdisjoint({"comma", "prep", "dash"}):
        index -= 1
    if index < 0 or not is_noun(phrases[index]):
        return None
    # "a resolution of the Council that", "part of the plan that": the head, unless it only counts
    for _ in range(4):
        start = complex_start(segment, index)
        if start > 1 and "of" in phrases[start - 1].classes and is_noun(phrases[start - 2]):
            head = phrases[start - 2]
            if "number" in head.classes or "indefinite" in head.classes:
                return index
            if "instrument" in phrases[index].classes and head.classes.isdisjoint(
                {"instrument", "authority"}
            ):
                return index  # "the adoption of the resolution, which renewed it": the resolution
            index = start - 2
            continue
        placed = (
            start > 1
            and not phrases[index].classes.isdisjoint({"state", "seat"})
            and "instrument" not in phrases[start - 2].classes
        )
        if (
            placed
            and is_noun(phrases[start - 2])
            and not phrases[start - 1].classes.isdisjoint(PREPOSITIONAL)
        ):
            index = start - 2  # "the war in Iraq that": the war
            continue
        named = not phrases[index].classes.isdisjoint({"name", "resolution", "section"})
        if (
            comma
            and start > 1
            and not phrases[start - 1].classes.isdisjoint(PREPOSITIONAL)
            and not named
            and is_noun(phrases[start - 2])
        ):
            index = start - 2
            continue
        break
    return index


def _opening(segment: Segment, closing: int) -> int | None:
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
            if not first.isdisjoint(_OPENERS) or (inside[0].group is not None and not is_finite(inside[0])):
                return at
            if not any(is_finite(p) for p in inside):
                return at
            if is_finite(inside[-1]) and not inside[-1].classes.isdisjoint({"say", "think"}):
                return at  # ", a spokesman said,"
            verbs = [p for p in inside if is_finite(p)]
            if len(verbs) == 1 and "telling" in verbs[0].classes and inside[0].kind in ("np", "inner"):
                return at  # ", the minister warned the assembly,"
            if is_finite(inside[0]) and "say" in first and "comma" in phrases[closing].classes:
                return at  # ", said the judge,"
            # a list or a relative clause with commas of its own: look further left
            continue
    return None


def subject_of(segment: Segment, index: int, depth: int = 0) -> Subject | None:
    """The subject of the verb group at ``index``; None where no noun phrase can be found."""
    if depth:  # on the way to another: how far it may go depends on how far it has come
        return _subject_of(segment, index, depth)
    known: dict[int, Subject | None] = segment.subjects
    if index not in known:
        known[index] = _subject_of(segment, index, 0)
    return known[index]


def _subject_of(segment: Segment, index: int, depth: int) -> Subject | None:
    phrases = segment.phrases
    group = phrases[index].group
    if group is None:
        return None
    if group.auxiliary is not None:
        inverted = _question(segment, index)
        return inverted or _left(segment, group.auxiliary, depth)
    if group.form == "finite":
        if index > 0 and phrases[index].start > 0:
            return _after_saying(segment, index) or _left(segment, index, depth)
        return None
    before = index - 1
    while before >= 0 and phrases[before].kind == "inner" and phrases[before].start >= phrases[index].start:
        before -= 1
    if before < 0:
        return _of_next_clause(segment, index, depth)
    classes = phrases[before].classes
    if group.form == "ed":
        if is_noun(phrases[before]):
            return Subject(coordinated(segment, before), "reduced")
        if not classes.isdisjoint({"comma", "dash"}) and depth < 3:
            # "X, authorized by Y, has": the noun phrase before the comma
            if before > 0 and is_noun(phrases[before - 1]):
                found = _modified(segment, before)
                return Subject((found,), "reduced") if found is not None else None
        if not classes.isdisjoint({"conj", "nor"}) and depth < 3:
            reach = 12 if "nor" in classes else 4
            for at in range(before - 1, max(-1, before - reach), -1):
                if phrases[at].group is not None:
                    return subject_of(segment, at, depth + 1)
        if not classes.isdisjoint({"sub", "as"}) and depth < 3:
            verb = finite_left(segment, before)
            verb = finite_right(segment, index) if verb is None else verb
            return subject_of(segment, verb, depth + 1) if verb is not None else None
        return _question(segment, index)
    if group.form in ("ing", "infinitive", "bare"):
        before = before_tally(segment, before)  # "passed a motion by a vote of 32 to 12 authorizing"
        classes = phrases[before].classes
        if group.form == "infinitive" and (taken := _taken_by(segment, before)):
            return taken
        if (
            is_noun(phrases[before])
            and group.form == "ing"
            and "reflexive" in phrases[before].classes
            and depth < 3
        ):
            verb = finite_left(segment, before)
            return subject_of(segment, verb, depth + 1) if verb is not None else None
        if is_noun(phrases[before]) and group.form == "ing":
            found = _modified(segment, index)
            if (
                found is not None
                and found != before
                and "authority" in phrases[before].classes
                and "instrument" not in phrases[found].classes
            ):
                found = before  # "the response to the Senate repealing it"
            return Subject((found if found is not None else before,), "modified")
        if is_noun(phrases[before]):
            start = complex_start(segment, before)
            linked = phrases[start - 1].group if start > 0 else None
            if linked is not None and linked.copula and depth < 3:  # "is the first president to authorize"
                return subject_of(segment, start - 1, depth + 1)
            adverbial = (
                start > 1 and "prep" in phrases[start - 1].classes and "of" not in phrases[start - 1].classes
            )
            if (
                adverbial and "vote" in phrases[start - 2].classes and depth < 3
            ):  # "voted in favour to authorize"
                return subject_of(segment, start - 2, depth + 1)
            return _willing(segment, before, depth) or Subject((before,), "object")
        text = phrases[before - 1] if before > 0 and "comma" in classes else None
        if text is not None and group.form == "ing" and is_noun(text) and "instrument" in text.classes:
            return Subject((before - 1,), "modified")  # "the adoption of resolution 2149, authorizing"
        if phrases[before].group is not None and depth < 4:
            outer = subject_of(segment, before, depth + 1)
            if outer is not None and phrases[before].group.copula and outer.last < before:  # type: ignore[union-attr]
                return _willing(segment, outer.last, 4) or outer  # "our role is to authorize"
            return outer
        if "conj" in classes and depth < 4:
            for at in range(before - 1, max(-1, before - 14), -1):
                earlier = phrases[at].group
                if earlier is not None and (earlier.form in (group.form, "infinitive")):
                    return subject_of(segment, at, depth + 1)
        if group.form == "ing" and not classes.isdisjoint({"for", "of", "from", "to"}) and before > 0:
            blamed = phrases[
                before - 1
            ].classes  # "thanked the Council for extending it", "accused him of allowing it"
            if "np" in blamed and not blamed.isdisjoint(
                {"authority", "possessor", "titled", "objective", "person"}
            ):
                return Subject((before - 1,), "object")
        verb = finite_left(segment, before + 1)
        if verb is None:
            return _of_next_clause(segment, index, depth)
        outer = subject_of(segment, verb, depth + 1) if depth < 4 else None
        if outer is None or group.form != "infinitive" or "conj" not in classes or outer.relation != "direct":
            return outer
        return _willing(segment, outer.last, 4) or outer  # "our role is to watch them and to authorize them"
    return None


def _after_saying(segment: Segment, index: int) -> Subject | None:
    """The speaker who stands after the verb: ", said the judge,"."""
    phrases = segment.phrases
    if "inverting" not in phrases[index].classes or phrases[index - 1].classes.isdisjoint({"comma", "dash"}):
        return None
    head = index + 1
    while head < len(phrases) and phrases[head].kind == "inner":
        head += 1
    if head == len(phrases) or not is_noun(phrases[head]):
        return None
    if not phrases[head].classes.isdisjoint({"indefinite", "demonstrative", "nobody", "impersonal"}):
        return None
    end = complex_end(segment, head, len(phrases))
    ends = end == len(phrases) or not phrases[end].classes.isdisjoint({"comma", "dash", "stop", "rel"})
    return Subject((head,), "inverted") if ends else None


def _of_next_clause(segment: Segment, index: int, depth: int) -> Subject | None:
    """The subject of the clause that a verb group leads up to: "Acting under it, |the council| approved".

    What stands before any comma belongs to the verb group itself: "passing that authorization would help".
    """
    verb = finite_right(segment, index)
    found = subject_of(segment, verb, depth + 1) if verb is not None and depth < 3 else None
    group = segment.phrases[index].group
    if found is None or found.phrases[0] < index or (group is not None and group.form == "ed"):
        return found
    between = segment.phrases[index : found.phrases[0]]
    return found if any(not p.classes.isdisjoint({"comma", "dash"}) for p in between) else None


def _taken_by(segment: Segment, before: int) -> Subject | None:
    """Whose decision it is in "the decision taken by the Council in its resolution, to authorize"."""
    phrases = segment.phrases
    for at in range(before, max(-1, before - 12), -1):
        if is_finite(phrases[at]) or not phrases[at].classes.isdisjoint({"stop", "semicolon", "rel"}):
            return None
        if is_noun(phrases[at]) and "deciding" in phrases[at].classes:
            if at + 2 <= before and "of" in phrases[at + 1].classes and "comma" in phrases[before].classes:
                owner = next((i for i in range(at + 2, before) if phrases[i].kind != "inner"), before)
                return Subject((owner,), "owner") if is_noun(phrases[owner]) else None
            group = phrases[at + 1].group
            if at + 3 > before or group is None or group.form != "ed" or "by" not in phrases[at + 2].classes:
                return None
            maker = next((i for i in range(at + 3, before) if phrases[i].kind != "inner"), before)
            return Subject((maker,), "owner") if maker <= before and is_noun(phrases[maker]) else None
    return None


def _willing(segment: Segment, noun: int, depth: int) -> Subject | None:
    """Whose decision: the possessor in "Bush's decision to authorize", X in "the decision of X to", else the subject."""
    phrases = segment.phrases
    if "deciding" not in phrases[noun].classes:
        return None
    start = complex_start(segment, noun)
    for at in range(start, noun):
        if is_noun(phrases[at]) and at + 1 < noun and "genitive" in phrases[at + 1].classes:
            return Subject((at,), "owner")
    for at in range(start, noun):
        if phrases[at].kind == "inner" and not phrases[at].classes.isdisjoint({"poss", "authority"}):
            return Subject((at,), "owner")
    if "vote_n" in phrases[noun].classes:
        return Subject((noun,), "object")
    verb = finite_left(segment, noun)
    return subject_of(segment, verb, depth + 1) if verb is not None and depth < 3 else None


def _question(segment: Segment, index: int) -> Subject | None:
    """ "Is it authorized": the noun phrase between the auxiliary and the participle."""
    phrases = segment.phrases
    if index > 1 and is_noun(phrases[index - 1]) and phrases[index - 2].group is not None:
        return Subject((index - 1,), "inverted")
    return None
