"""The pieces of a statement before they become mentions."""

from __future__ import annotations

from typing import Final

from authz.complexes import complex_end, complex_start, noun_from
from authz.interpret.coordination import head_of
from authz.phrases import Segment
from authz.subjects import Subject

__all__ = ["Piece", "Slots", "gerund", "is_text", "noun", "piece", "supplies"]

_TEXTS: Final = frozenset({"instrument", "power", "permission"})
SOMEBODY: Final = frozenset({"authority", "person", "titled"})
"""The classes of phrases that name somebody, even where they hold the name of a text."""


class Piece:
    """Phrases ``[first, last)`` with the phrase that heads them."""

    __slots__ = ("first", "head", "last")

    def __init__(self, first: int, last: int, head: int) -> None:
        self.first = first
        self.last = last
        self.head = head

    @property
    def span(self) -> tuple[int, int]:
        """Where it begins and ends."""
        return self.first, self.last


class Slots:
    """The pieces of a statement before they become mentions.

    ``misled`` says whether what stands where the giver would is a place or a time, ``passed`` whether the sentence
    says that the text which grants was passed.
    """

    __slots__ = (
        "actions", "actor", "authorities", "grant", "grant_span", "host_verb", "instrument", "misled", "nobody",
        "passed", "subject", "subject_role", "verb",
    )  # fmt: skip

    def __init__(self) -> None:
        self.actions: list[Piece] = []
        self.authorities: list[Piece] = []
        self.instrument: Piece | None = None
        self.actor: Piece | None = None
        self.verb: int | None = None
        self.subject: Subject | None = None
        self.subject_role = ""
        self.host_verb: int | None = None
        self.grant: int | None = None
        self.grant_span: tuple[int, int] | None = None
        self.nobody = False
        self.misled = False
        self.passed = False


def piece(segment: Segment, first: int, last: int) -> Piece | None:
    """The stretch as a piece; None where nothing heads it."""
    head = head_of(segment, first, last)
    return Piece(first, last, head) if head is not None else None


_ENDS: Final = frozenset({"comma", "stop", "semicolon", "colon", "dash", "that", "rel", "sub"})
"""What no gerund reaches across when it is a subject."""


def noun(segment: Segment, index: int, limit: int) -> Piece:
    """The noun phrase at ``index`` with all that belongs to it, before ``limit``."""
    return Piece(complex_start(segment, index), complex_end(segment, index, limit), index)


def gerund(segment: Segment, index: int, limit: int) -> Piece:
    """The gerund at ``index`` with its object and what belongs to it, before ``limit``: "|selling it there| is illegal"."""
    last = index + 1
    while last < limit:
        phrase = segment.phrases[last]
        if not phrase.classes.isdisjoint(_ENDS) or (
            phrase.group is not None and phrase.group.form == "finite"
        ):
            break
        last += 1
    while segment.phrases[last - 1].kind == "inner":
        last -= 1
    return Piece(index, last, index)


def is_text(segment: Segment, index: int) -> bool:
    """Whether the noun phrase at ``index`` names a legal text rather than somebody."""
    classes = segment.phrases[index].classes
    if supplies(segment, index):
        return False
    if (
        not classes.isdisjoint({"terms_n", "part_n"}) and "of" in segment.phrase(index + 1).classes
    ):  # "the terms of the order allow it"
        what = noun_from(segment, index + 2)
        if what is not None and not segment.phrases[what].classes.isdisjoint(_TEXTS):
            return True
    return not classes.isdisjoint(_TEXTS) and classes.isdisjoint(SOMEBODY)


def supplies(segment: Segment, index: int) -> bool:
    """Whether a noun for part of a law says what is given: "the provision of grain", not "a provision of the act"."""
    classes = segment.phrases[index].classes
    if "supply_n" not in classes or "plural" in classes or "of" not in segment.phrase(index + 1).classes:
        return False
    what = noun_from(segment, index + 2)
    return what is not None and segment.phrases[what].classes.isdisjoint(_TEXTS | {"law_part"})
