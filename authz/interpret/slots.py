"""The pieces of a statement before they become mentions."""

from __future__ import annotations

from attrs import Factory, define

from authz.complexes import complex_end, complex_start
from authz.interpret.coordination import head_of
from authz.phrases import Segment
from authz.subjects import Subject

__all__ = ["Piece", "Slots", "is_text", "noun", "piece"]

_TEXTS = frozenset({"instrument", "power", "permission"})
SOMEBODY = frozenset({"authority", "person", "titled"})
"""The classes of phrases that name somebody, even where they hold the name of a text."""


@define(eq=False)
class Piece:
    """Phrases ``[first, last)`` with the phrase that heads them."""

    first: int
    last: int
    head: int


@define(eq=False)
class Slots:
    """The pieces of a statement before they become mentions."""

    actions: list[Piece] = Factory(list)
    authorities: list[Piece] = Factory(list)
    instrument: Piece | None = None
    actor: Piece | None = None
    verb: int | None = None
    subject: Subject | None = None
    subject_role: str = ""
    host_verb: int | None = None
    grant: int | None = None
    grant_span: tuple[int, int] | None = None
    nobody: bool = False
    misled: bool = False
    """Whether what stands where the giver would is a place or a time."""


def piece(segment: Segment, first: int, last: int) -> Piece | None:
    """The stretch as a piece; None where nothing heads it."""
    head = head_of(segment, first, last)
    return Piece(first, last, head) if head is not None else None


def noun(segment: Segment, index: int, limit: int) -> Piece:
    """The noun phrase at ``index`` with all that belongs to it, before ``limit``."""
    return Piece(complex_start(segment, index), complex_end(segment, index, limit), index)


def is_text(segment: Segment, index: int) -> bool:
    """Whether the noun phrase at ``index`` names a legal text rather than somebody."""
    classes = segment.phrases[index].classes
    return not classes.isdisjoint(_TEXTS) and classes.isdisjoint(SOMEBODY)
