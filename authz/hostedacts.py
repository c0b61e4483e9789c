"""The act that a modifier is said of where its verb only lists, bars or carries it.

"includes attacks, |use| of gas in violation of"; "the jets, acting without leave, |bombed| the village";
"would stop him from |launching| an attack without consent".
"""

from __future__ import annotations

from typing import Final

from authz.complexes import REACH, complex_start, finite_left, is_finite, names_act
from authz.phrases import Segment

__all__ = ["barred", "done", "is_kept_from", "kept_from", "listed"]

_KEEPING: Final = frozenset({"preventing", "barring", "block"})
"""Verbs that keep somebody from an act."""


def barred(segment: Segment, verb: int, index: int) -> int | None:
    """The verb that a modal bars without something, where a clause without "that" ends its object.

    "may not |search| the phones of people they arrest without a warrant", "cannot |enter| the towns it guards without leave".
    """
    phrases = segment.phrases
    if "without" not in phrases[index].classes or verb < 3 or phrases[verb - 1].kind != "np":
        return None
    before = segment.phrase(complex_start(segment, verb - 1) - 1)
    if before.kind != "np" or "pronoun" not in phrases[verb - 1].classes:
        return None
    outer = finite_left(segment, complex_start(segment, verb - 1))
    group = phrases[outer].group if outer is not None else None
    return outer if group is not None and group.negators and group.modals else None


def listed(segment: Segment, verb: int, index: int) -> tuple[str, int] | None:
    """The act nearest to a modifier after a verb that only lists acts: "includes attacks, |use| of gas in violation of"."""
    phrases = segment.phrases
    for at in range(index - 1, verb, -1):
        group = phrases[at].group
        if group is not None and group.form == "ing":
            return "vg", at
        if group is not None and group.form == "finite":
            return None
        if names_act(phrases[at]):
            return "np", _whole(segment, at, verb)
    return None


def _whole(segment: Segment, noun: int, after: int) -> int:
    """The act that an of-phrase belongs to: the use in "extensive |use| of force"."""
    phrases = segment.phrases
    start = complex_start(segment, noun)
    while start > after + 2 and "of" in phrases[start - 1].classes and "action" in phrases[start - 2].classes:
        noun = start - 2
        start = complex_start(segment, noun)
    return noun


def done(segment: Segment, acting: int) -> int | None:
    """What somebody does who is "acting without leave": "the jets, acting without leave, |bombed| the village"."""
    phrases = segment.phrases
    group = phrases[acting].group
    if group is None or group.form != "ing":
        return None
    before = acting - 1
    while before > 0 and phrases[before].kind == "inner":
        before -= 1
    if before >= 0 and "comma" not in phrases[before].classes:
        return None
    closed = False
    for at in range(acting + 1, min(len(phrases), acting + REACH)):
        closed = closed or "comma" in phrases[at].classes
        if closed and is_finite(phrases[at]):
            return None if phrases[at].group.copula else at  # type: ignore[union-attr]
        if not phrases[at].classes.isdisjoint({"stop", "semicolon", "colon"}):
            break
    return finite_left(segment, acting)


def is_kept_from(segment: Segment, verb: int) -> bool:
    """Whether a verb is what somebody is kept from: "bar him from |dismissing| the counsel without"."""
    return segment.phrases[verb].group is not None and "from" in segment.phrase(verb - 1).classes


def kept_from(segment: Segment, verb: int, index: int) -> int | None:
    """What somebody is kept from: "would stop him from |launching| an attack, or paying for one, without consent"."""
    group = segment.phrases[verb].group
    if group is None or group.passive or segment.phrases[verb].classes.isdisjoint(_KEEPING):
        return None
    for at in range(verb + 2, index):
        doing = segment.phrases[at].group
        if doing is not None:
            return at if doing.form == "ing" and is_kept_from(segment, at) else None
    return None
