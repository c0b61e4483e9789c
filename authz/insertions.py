"""A modifier that is inserted between commas, and the verb that it is about."""

from __future__ import annotations

from typing import Final

from authz.complexes import REACH, complex_start, finite_left, is_finite, is_noun
from authz.phrases import Segment

__all__ = ["awaited", "before_saying", "begun", "gone_on", "infinitive_after", "joined", "resumed"]

_SAYING: Final = 10
"""The longest insertion that says whose claim it is, in phrases."""
_OPENING: Final = frozenset({"sub", "clausal", "that", "=when", "=where", "=while"})
"""What opens a clause inside another."""
_INSERTION: Final = 24
"""How many phrases are looked at for the end of an insertion, which may be a list."""


def before_saying(segment: Segment, index: int) -> int | None:
    """Where the words begin that say whose claim it is, right before a modifier: "flew|, officials said,| without leave"."""
    phrases = segment.phrases
    if index < 4 or "comma" not in phrases[index - 1].classes:
        return None
    verbs = 0
    for at in range(index - 2, max(0, index - 2 - _SAYING), -1):
        classes = phrases[at].classes
        if "comma" in classes:
            first = phrases[at + 1]
            spoken = first.kind in ("np", "inner") or "say" in first.classes
            return at if verbs == 1 and spoken and finite_left(segment, at) is not None else None
        if not classes.isdisjoint({"stop", "semicolon", "colon", "dash", "rel", "sub", "that", "conj"}):
            return None
        if phrases[at].group is not None:
            verbs += 1
            if "say" not in classes or not is_finite(phrases[at]):
                return None
    return None


def infinitive_after(segment: Segment, index: int) -> int | None:
    """The infinitive that an insertion parts from whom it is said of: "will enable us, with its consent, to act"."""
    phrases = segment.phrases
    for at in range(index + 1, min(index + 10, len(phrases) - 1)):
        if "comma" in phrases[at].classes:
            group = phrases[at + 1].group
            return at + 1 if group is not None and group.form == "infinitive" else None
        if phrases[at].group is not None or not phrases[at].classes.isdisjoint({"stop", "semicolon", "rel"}):
            return None
    return None


def gone_on(segment: Segment, comma: int) -> int | None:
    """The verb of the auxiliary before an insertion: "could not, without its consent, |close| the bridge"."""
    for at in range(comma + 1, min(len(segment.phrases), comma + 12)):
        group = segment.phrases[at].group
        if group is not None:
            return at if group.auxiliary == comma - 1 else None
    return None


def resumed(segment: Segment, index: int) -> bool:
    """Whether an insertion at ``index`` closes before the of-phrase of the noun in front of it."""
    phrases = segment.phrases
    for at in range(index, min(len(phrases) - 1, index + 6)):
        if "comma" in phrases[at].classes:
            return "of" in phrases[at + 1].classes
    return False


def awaited(segment: Segment, index: int) -> int | None:
    """The verb of a subject right before an insertion: "Moving on, the mission, with its consent, |reviewed|"."""
    phrases = segment.phrases
    if not is_noun(phrases[index - 2]):
        return None
    act = "action" in phrases[index - 2].classes
    start = complex_start(segment, index - 2)
    if start > 0 and "comma" not in phrases[start - 1].classes:
        return None
    closed = False
    for at in range(index, min(len(phrases), index + REACH)):
        group = phrases[at].group
        if closed and group is not None:
            takes = at + 1 < len(phrases) and not phrases[at + 1].classes.isdisjoint({"np", "inner", "det"})
            if act and (group.passive or not takes):
                return None  # "The deployment, subject to approval, begins": the deployment
            return at if group.form == "finite" and not group.copula else None
        if not phrases[at].classes.isdisjoint({"stop", "semicolon", "colon", "rel"}):
            return None
        closed = closed or "comma" in phrases[at].classes
    return None


def begun(segment: Segment, index: int) -> int | None:
    """The verb of a clause inside that has only its subject so far: "sued after the mayor, without consent, |closed| it"."""
    phrases = segment.phrases
    if not is_noun(phrases[index - 2]):
        return None
    start = complex_start(segment, index - 2)
    if start < 1 or phrases[start - 1].classes.isdisjoint(_OPENING):
        return None
    for at in range(index, min(len(phrases) - 1, index + _SAYING)):
        if not phrases[at].classes.isdisjoint({"stop", "semicolon", "colon", "rel"}) or phrases[at].group:
            return None
        if "comma" in phrases[at].classes:
            verb = at + 1
            while verb < len(phrases) - 1 and "adv" in phrases[verb].classes and phrases[verb].group is None:
                verb += 1
            group = phrases[verb].group
            return verb if group is not None and group.form in ("finite", "ed") and not group.copula else None
    return None


def joined(segment: Segment, index: int) -> int | None:
    """The verb after an insertion behind a conjunction: "respect it and, with the consent of A, B and C, |send| monitors"."""
    phrases = segment.phrases
    for at in range(index, min(len(phrases), index + _INSERTION)):
        group = phrases[at].group
        if group is not None:
            before = at - 1
            while before > index and (phrases[before].kind == "inner" or "adv" in phrases[before].classes):
                before -= 1
            if "comma" not in phrases[before].classes or group.copula:
                return None
            return at if group.form in ("finite", "bare", "infinitive") else None
        if not phrases[at].classes.isdisjoint({"stop", "semicolon", "colon", "rel", "that"}):
            return None
    return None
