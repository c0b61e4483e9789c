"""Whose decision it is: what governs an infinitive across what is said of who decides, and who is set before a participle."""

from __future__ import annotations

from typing import Final

from authz.complexes import complex_start, is_finite, is_noun
from authz.phrases import Segment
from authz.subjects import Subject

__all__ = [
    "decision_before",
    "intending",
    "leading",
    "owner_of",
    "stated",
    "taken_by",
    "taking_part",
    "told_in",
]

_PLACING: Final = frozenset({"=in", "=at", "of"})
"""Prepositions that only say where somebody is, or who: "a judge in Ohio", "the government of President Diallo"."""
_REACH: Final = 12
_GRANTING: Final = frozenset({"authority", "instrument", "titled", "pronoun", "personal", "agent", "name"})


def decision_before(segment: Segment, before: int) -> int | None:
    """The noun that governs an infinitive after ``before``: "the |refusal| of a judge in Ohio to", "of X, who is ill, to"."""
    phrases = segment.phrases
    closed = "comma" in phrases[before].classes
    if not closed and phrases[complex_start(segment, before) - 1].classes.isdisjoint(_PLACING):
        return None
    inside = closed
    for at in range(before, max(-1, before - _REACH), -1):
        classes = phrases[at].classes
        if "comma" in classes and at < before:
            inside = not inside
        if not classes.isdisjoint({"stop", "semicolon"}):
            return None
        if not inside and (is_finite(phrases[at]) or "rel" in classes):
            return None
        if is_noun(phrases[at]) and "deciding" in classes and at + 2 <= before:
            return at
    return None


def taken_by(segment: Segment, before: int) -> Subject | None:
    """Whose decision it is in "the decision taken by the Council in its resolution, to authorize", "of a judge in Ohio to"."""
    phrases = segment.phrases
    at = decision_before(segment, before)
    if at is None:
        return None
    first = at + 2
    group = phrases[at + 1].group
    if phrases[at + 1].classes.isdisjoint({"of", "by"}):
        if at + 3 > before or group is None or group.form != "ed" or "by" not in phrases[at + 2].classes:
            return None
        first = at + 3
    owner = next((i for i in range(first, before) if phrases[i].kind != "inner"), before)
    if owner > before or not is_noun(phrases[owner]) or (owner == before and group is None):
        return None
    return Subject((owner,), "owner")


_WHERE: Final = frozenset({"=in", "by", "=through", "under", "with", "=at"})
"""Prepositions that make a text the place or the means of a decision."""


def stated(segment: Segment, before: int) -> Subject | None:
    """Whose the infinitive after ``before`` is by the words right before it: a resolution's, or of those it is for."""
    return _resolved(segment, before) or _for_whom(segment, before)


def _for_whom(segment: Segment, before: int) -> Subject | None:
    """Who acts in "hard for |refugees| from Peru to renew it": not where they are from."""
    phrases = segment.phrases
    at = before
    for _ in range(3):
        if at < 0 or not is_noun(phrases[at]):
            return None
        start = complex_start(segment, at)
        if start < 2 or phrases[start - 1].classes.isdisjoint({"prep", "for"}):
            return None
        if "for" in phrases[start - 1].classes:
            judged = phrases[start - 2]
            return (
                Subject((at,), "object")
                if at != before and judged.kind == "word" and "adj" in judged.classes
                else None
            )
        if phrases[start - 1].classes.isdisjoint(_PLACING | {"=from"}):
            return None
        at = start - 2
    return None


def _resolved(segment: Segment, before: int) -> Subject | None:
    """The resolution that an infinitive says the content of: "voted for |the resolution| to authorize it".

    Not one that only says where somebody decides: "agreed in its resolution to authorize it".
    """
    phrases = segment.phrases
    if not is_noun(phrases[before]) or "resolution" not in phrases[before].classes:
        return None
    at = complex_start(segment, before) - 1
    if at >= 0 and not phrases[at].classes.isdisjoint(_WHERE):
        return None
    return Subject((before,), "modified")


def leading(segment: Segment, comma: int) -> Subject | None:
    """Who stands at the head of a part of the sentence, before a comma: "; |Syria|, noting that"."""
    phrases = segment.phrases
    if comma < 2 or "comma" not in phrases[comma].classes or not is_noun(phrases[comma - 1]):
        return None
    start = complex_start(segment, comma - 1)
    return Subject((comma - 1,)) if start > 0 and "semicolon" in phrases[start - 1].classes else None


def owner_of(segment: Segment, noun: int) -> Subject | None:
    """Who owns a decision: the possessor in "|Bush|'s decision to authorize", a vote itself where nobody does."""
    phrases = segment.phrases
    before = range(complex_start(segment, noun), noun)
    for at in before:
        if is_noun(phrases[at]) and at + 1 < noun and "genitive" in phrases[at + 1].classes:
            return Subject((at,), "owner")
    for at in before:
        if phrases[at].kind == "inner" and not phrases[at].classes.isdisjoint({"poss", "authority"}):
            return Subject((at,), "owner")
    return Subject((noun,), "object") if "vote_n" in phrases[noun].classes else None


def taking_part(segment: Segment, preposition: int) -> Subject | None:
    """Who has a part in an act: "because of |his| role in approving it", "the |ministry|'s failings in authorizing it"."""
    phrases = segment.phrases
    noun = preposition - 1
    if noun < 1 or "=in" not in phrases[preposition].classes or "part_n" not in phrases[noun].classes:
        return None
    for at in range(complex_start(segment, noun), noun):
        owns = at + 1 < noun and "genitive" in phrases[at + 1].classes
        if (is_noun(phrases[at]) and owns) or (phrases[at].kind == "inner" and "poss" in phrases[at].classes):
            return Subject((at,), "owner")
    return None


def intending(segment: Segment, start: int, noun: int) -> Subject | None:
    """Whose intent it is in "it was not |the council|'s intention to allow it", "it was the aim of the king to allow it"."""
    phrases = segment.phrases
    be = phrases[start - 1].group if start > 1 else None
    if be is None or not be.copula or "impersonal" not in phrases[start - 2].classes:
        return None
    return owner_of(segment, noun) if "deciding" in phrases[noun].classes else None


def told_in(segment: Segment, told: Subject) -> int | None:
    """The verb whose content a clause is: "we |ensure| that victims have redress, while granting him the power": we grant it.

    Only where the subject of the clause is nobody who grants anything.
    """
    phrases = segment.phrases
    if told.relation != "direct" or not phrases[told.last].classes.isdisjoint(_GRANTING):
        return None
    at = complex_start(segment, told.phrases[0]) - 1
    if at > 0 and "that" in phrases[at].classes:
        at -= 1
    group = phrases[at].group if at > 0 else None
    return at if group is not None and group.form == "finite" and not group.passive else None
