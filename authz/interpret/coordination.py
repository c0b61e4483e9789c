"""Distributes coordination: one piece for each member of a list, in the order of the text."""

from __future__ import annotations

from authz.complexes import PREPOSITIONAL
from authz.phrases import Segment

__all__ = ["head_of", "members"]

_BETWEEN = frozenset({"conj", "comma", "adv"})


def head_of(segment: Segment, first: int, last: int) -> int | None:
    """The phrase that heads ``[first, last)``: its first noun phrase, possessors apart, or verb group."""
    phrases = segment.phrases
    at = first
    while at < last:
        phrase = phrases[at]
        if phrase.group is not None:
            return at
        if phrase.kind == "np":
            if at + 1 < last and "genitive" in phrases[at + 1].classes:
                at += 2
                continue
            return at
        at += 1
    inner = [i for i in range(first, last) if phrases[i].kind == "inner"]
    return inner[-1] if inner else None


def _nested(segment: Segment, head: int, at: int) -> bool:
    """Whether an infinitive stands between the head of a list and the conjunction, and its verb is nearer."""
    return any(
        p.group is not None and p.group.form in ("infinitive", "bare") for p in segment.phrases[head + 1 : at]
    )


def members(segment: Segment, first: int, last: int, *, names: bool = False) -> list[tuple[int, int]]:
    """The stretches that a list in ``[first, last)`` consists of.

    A conjunction splits where what follows is the same kind of thing as the head of the list: a verb
    group after a verb group, a noun phrase after a noun phrase. After a prepositional phrase the
    second noun belongs to that phrase ("funds for housing and roads"), unless ``names`` says that the
    list is of authorities.
    """
    phrases = segment.phrases
    head = head_of(segment, first, last)
    if head is None or last - head < 3:  # no room for a conjunction and another
        return [(first, last)]
    verbal = phrases[head].group is not None
    cuts: list[tuple[int, int]] = []
    begin = first
    bare = True
    for at in range(head + 1, last):
        phrase = phrases[at]
        classes = phrase.classes
        if not classes.isdisjoint(PREPOSITIONAL) or (phrase.group is not None and not verbal):
            bare = False
        if "conj" not in classes and "comma" not in classes:
            continue
        follows = at + 1
        while follows < last and (
            phrases[follows].kind == "inner" or not phrases[follows].classes.isdisjoint(_BETWEEN)
        ):
            follows += 1
        if follows >= last or at < begin:
            continue
        next_phrase = phrases[follows]
        if verbal:
            group = next_phrase.group
            same = group is not None and group.form in ("infinitive", "bare", phrases[head].group.form)  # type: ignore[union-attr]
            if same and group is not None and group.form == "bare" and _nested(segment, head, at):
                same = False  # "arrest people trying to deface or destroy them"
            led = phrases[head].group
            if same and "comma" in classes and group is not None and group.form == "ing":
                same = led is not None and led.form == "ing"
        else:
            same = next_phrase.kind == "np" and (
                bare or names or {"money"} <= phrases[head].classes & next_phrase.classes
            )
        if same:
            cuts.append((begin, at))
            begin = at + 1
            while begin < follows and not phrases[begin].classes.isdisjoint(_BETWEEN):
                begin += 1
            bare = True
    cuts.append((begin, last))
    return [(a, b) for a, b in cuts if b > a]
