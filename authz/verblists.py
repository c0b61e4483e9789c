"""Lists of verbs that share what the first of them has: "did not |order|, approve or authorize"."""

from __future__ import annotations

from typing import Final

from authz.complexes import after_inner, before_inner
from authz.phrases import Segment, VerbGroup

__all__ = ["first_joined"]

_JOINING: Final = frozenset({"conj", "nor", "comma"})
_LISTED: Final = 6
"""How many verbs a list of verbs has at most."""


def first_joined(segment: Segment, verb: int) -> int | None:
    """The verb group that begins the list of verbs which the one at ``verb`` is in: "was |ordered|, approved or paid".

    What it has of auxiliaries and of a subject is theirs too. None where no verb stands right before ``verb`` and a
    comma or a conjunction, or where it has an auxiliary or a negation of its own.
    """
    phrases = segment.phrases
    group = phrases[verb].group
    if group is None or group.negators or group.modals or group.auxiliary is not None or group.copula:
        return None
    found: int | None = None
    at = verb
    for _ in range(_LISTED):
        before = _joined_before(segment, at)
        if before is None or (found is None and not _closes(segment, before, at)):
            break
        other = phrases[before].group
        assert other is not None
        if not _alike(group, other):
            break
        found = at = before
        if other.negators or other.modals or other.led or other.form != group.form:
            break
    return found


def _joined_before(segment: Segment, at: int) -> int | None:
    """The verb group before the comma or the conjunction that stands before ``at``; a preposition may part them."""
    phrases = segment.phrases
    before = before_inner(segment, at - 1)
    joined = False
    while before > 0 and phrases[before].kind == "word":
        classes = phrases[before].classes
        if not classes.isdisjoint(_JOINING) and "that" not in classes:
            joined = True
        elif "adv" not in classes:
            break
        before -= 1
    if not joined:
        return None
    if before > 0 and "prep" in phrases[before].classes and phrases[before - 1].group is not None:
        before -= 1  # "never asked for, approved or tolerated it"
    return before if before >= 0 and phrases[before].group is not None else None


def _closes(segment: Segment, before: int, verb: int) -> bool:
    """Whether a conjunction stands before ``verb``, or the next verb after it: ", he insists, needs" is no list."""
    phrases = segment.phrases
    if any(not phrases[at].classes.isdisjoint({"conj", "nor"}) for at in range(before + 1, verb)):
        return True
    for at in range(verb + 1, min(len(phrases), verb + 2 * _LISTED)):
        classes = phrases[at].classes
        if not classes.isdisjoint({"conj", "nor"}):
            return (
                at + 1 < len(phrases)
                and phrases[after_inner(segment, at + 1, len(phrases) - 1)].group is not None
            )
        if (
            phrases[at].group is None
            and phrases[at].kind != "inner"
            and classes.isdisjoint({"comma", "adv", "prep"})
        ):
            return False
    return False


def _alike(group: VerbGroup, other: VerbGroup) -> bool:
    """Whether two verb groups can be of one list: both passive, both finite and active, or a bare one after any."""
    if other.copula:
        return False
    if group.form == "ing":
        return other.form == "ing" and group.passive == other.passive
    if group.form == "ed":
        return other.passive and other.form in ("ed", "finite")
    if group.form == "bare":
        return other.form in ("bare", "finite", "infinitive") and not other.passive
    return group.form == "finite" == other.form and group.passive == other.passive
