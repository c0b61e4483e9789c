"""What a statement takes from farther off in its sentence than its construction reaches.

"was approved, after three hearings, by parliament"; "by the prosecutor or by the prison service";
"withdraw its consent to the flights"; "must obtain a permit before they dredge"; "if it does not get
permission, the convoy will not cross"; "to send troops, he needs it".
"""

from __future__ import annotations

from typing import Final

from authz.clauses import subject_of
from authz.complexes import (
    after_inner,
    complex_end,
    complex_start,
    finite_left,
    finite_right,
    noun_from,
    rightward,
    verb_phrase_end,
)
from authz.insertions import before_saying
from authz.interpret.sentence import Sentence
from authz.interpret.slots import Piece
from authz.phrases import Segment

__all__ = [
    "act_before_which",
    "act_in_front",
    "act_of_condition",
    "complement",
    "later_givers",
    "more_givers",
]

_REACH: Final = 16
"""How many phrases are looked at after the match: an insertion is seldom longer."""
_GIVERS: Final = frozenset({"authority", "titled"})
_JOINED: Final = _GIVERS | {"name", "person"}
_ENDS: Final = frozenset({"stop", "semicolon", "colon", "rel", "sub", "that"})
_OPENS: Final = frozenset({"stop", "semicolon", "colon", "rel", "that", "dash"})


def _np_from(segment: Segment, at: int) -> int | None:
    """The noun phrase that begins at ``at``, its inner words and possessors stepped over."""
    at = after_inner(segment, at)
    while segment.phrase(at).kind == "np" and "genitive" in segment.phrase(at + 1).classes:
        at = after_inner(segment, at + 2)
    return at if segment.phrase(at).kind == "np" else None


def _named(segment: Segment, at: int) -> Piece | None:
    """The noun phrase that begins at ``at`` with its of-phrases."""
    head = _np_from(segment, at)
    if head is None:
        return None
    end = head + 1
    while "of" in segment.phrase(end).classes:
        inside = _np_from(segment, end + 1)
        if inside is None:
            break
        end = inside + 1
    return Piece(complex_start(segment, head), end, head)


def more_givers(segment: Segment, end: int) -> list[Piece]:
    """Who else gives, each with a "by" of its own: "by the prosecutor in May, or by the prison service"."""
    found: list[Piece] = []
    while True:
        end = _past_when(segment, end)
        at = end + 1 if "comma" in segment.phrase(end).classes else end
        at += not segment.phrase(at).classes.isdisjoint({"and", "or"})
        if at == end or "by" not in segment.phrase(at).classes:
            return found
        giver = _named(segment, at + 1)
        if giver is None or segment.phrases[giver.head].classes.isdisjoint(_JOINED):
            return found
        found.append(giver)
        end = giver.last


def _past_when(segment: Segment, at: int) -> int:
    """What follows words for when or where somebody gives: "by the king |in the first war|, by the council"."""
    phrases = segment.phrases
    for _ in range(2):
        if "prep" not in segment.phrase(at).classes or "by" in phrases[at].classes:
            break
        head = noun_from(segment, at + 1)
        if head is None:
            break
        at = head + 1
    return at


def later_givers(segment: Segment, end: int) -> list[Piece]:
    """Who gives, where an insertion or a complement parts the by-phrase from its verb."""
    phrases = segment.phrases
    inserted = False
    end = _after_saying(segment, end)
    for at in rightward(segment, end - 1, _REACH):
        phrase = phrases[at]
        classes = phrase.classes
        if not classes.isdisjoint(_ENDS) or (
            phrase.group is not None and phrase.group.form in ("finite", "ed")
        ):
            break
        if "conj" in classes and not inserted:
            break
        if "comma" in classes:
            inserted = not inserted
        if "by" not in classes or (inserted and at > end + 1):
            continue
        giver = _named(segment, at + 1)
        if giver is not None and not phrases[giver.head].classes.isdisjoint(_GIVERS):
            return [giver, *more_givers(segment, giver.last)]
    return []


def _after_saying(segment: Segment, at: int) -> int:
    """What stands after the words that say whose claim it is: "was approved, officials said, |by the cabinet|"."""
    if "comma" not in segment.phrase(at).classes:
        return at
    for closing in rightward(segment, at, _REACH):
        if "comma" in segment.phrases[closing].classes:
            return closing + 1 if before_saying(segment, closing + 1) == at else at
    return at


def complement(segment: Segment, end: int) -> Piece | None:
    """The act that a permission is for, right after it: "consent to the flights", "permission to land"."""
    phrases, first = segment.phrases, segment.phrase(end)
    if first.group is not None:
        infinitive = first.group.form == "infinitive"
        return Piece(end, complex_end(segment, end, len(phrases)), end) if infinitive else None
    if first.classes.isdisjoint({"to", "for"}):
        return None
    head = _np_from(segment, end + 1)
    if head is None or "action" not in phrases[head].classes or "agent" in phrases[head].classes:
        return None
    return Piece(complex_start(segment, head), complex_end(segment, head, len(phrases)), head)


def act_before_which(sentence: Sentence, segment: Segment, end: int) -> Piece | None:
    """What a permission comes before: "must obtain a permit before they dredge the lagoon"."""
    if sentence.lower(segment.phrase(end).start) != "before":
        return None
    subject = _np_from(segment, end + 1)
    verb = end + 1 if subject is None else subject + 1
    group = segment.phrase(verb).group
    if (
        group is None
        or group.copula
        or group.passive
        or group.form != ("ing" if subject is None else "finite")
    ):
        return None
    return Piece(verb, verb_phrase_end(segment, verb), verb)


def act_in_front(sentence: Sentence, segment: Segment, verb: int) -> Piece | None:
    """What a permission is needed for, before its clause: "to send troops, he needs it", "before it strikes, it must".

    The phrase opens the clause, perhaps with who acts: "for the army to send troops, it would need".
    """
    phrases = segment.phrases
    subject = subject_of(segment, verb)
    if subject is None or subject.last > verb:
        return None
    end = complex_start(segment, subject.phrases[0])
    begin = end
    while begin > max(0, end - _REACH) and phrases[begin - 1].classes.isdisjoint(_OPENS):
        begin -= 1
    if begin == end or end - begin == _REACH:
        return None
    edge = end - 1 if "comma" in phrases[end - 1].classes else end
    first, opener = begin, sentence.lower(phrases[begin].start)
    if opener == "for":
        named = _np_from(segment, begin + 1)
        first = begin + 1 if named is None else named + 1
    elif opener in ("in order to", "so as to"):
        first = begin + 1
    group = phrases[first].group if first < edge else None
    if group is None or group.copula or group.passive:
        return None
    wanted = ("finite", "ing") if opener == "before" else ("infinitive", "bare")
    return Piece(first, edge, first) if group.form in wanted else None


def act_of_condition(sentence: Sentence, segment: Segment, verb: int, end: int) -> Piece | None:
    """The act that hangs on a permission: "should not strike if he does not get it", "if it gets none, it will not sail".

    One of the two clauses must have a pronoun for its subject, which says that both are about the same.
    """
    phrases = segment.phrases
    subject = subject_of(segment, verb)
    if subject is None or subject.last > verb:
        return None
    start = complex_start(segment, subject.phrases[0])
    if sentence.lower(segment.phrase(start - 1).start) != "if":
        return None
    main = finite_left(segment, start)
    if main is None:
        main = finite_right(segment, end - 1)
    group = phrases[main].group if main is not None else None
    if main is None or group is None or group.copula or group.passive:
        return None
    if "say" in phrases[main].classes:
        return None
    outer = subject_of(segment, main)
    if outer is None or "pronoun" not in phrases[subject.last].classes | phrases[outer.last].classes:
        return None
    return Piece(main, verb_phrase_end(segment, main), main)
