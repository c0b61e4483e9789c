"""Where the name of a legal text begins that words with a preposition or a comma are part of."""

from __future__ import annotations

from typing import Final

from authz.complexes import complex_end, complex_start, noun_from
from authz.interpret.sentence import Sentence
from authz.interpret.slots import Piece
from authz.phrases import Segment

__all__ = ["whole_title"]

_INSIDE: Final = frozenset({"of", "to", "for", "against"})
"""Prepositions inside the name of a law: "the Freedom of Access to Clinics Act"."""


def whole_title(sentence: Sentence, segment: Segment, item: Piece) -> Piece:
    """A text with the first half of its name: "|Freedom of| Information Act", "|Article I|, section 8 of the Constitution"."""
    phrases = segment.phrases
    first, last = item.first, item.last
    if "section" in phrases[item.head].classes:
        part = noun_from(segment, last + 1) if "comma" in segment.phrase(last).classes else None
        if part is not None and "section" in phrases[part].classes and last == item.head + 1:
            last = complex_end(segment, part, len(phrases))
        chapter = segment.phrase(first - 2)
        if "comma" in segment.phrase(first - 1).classes and {"section", "np"} <= chapter.classes:
            first = complex_start(segment, first - 2)
    elif sentence.lower(phrases[item.head].head) in ("act", "law"):
        while first > 1 and sentence.lower(phrases[first - 1].start) in _INSIDE:
            before = phrases[first - 2]
            if before.kind != "np" or not _named(sentence, phrases[first].start, phrases[item.head].head):
                break
            if not _named(sentence, before.head, before.head):
                break
            first = complex_start(segment, first - 2)
    return Piece(first, last, item.head)


def _named(sentence: Sentence, first: int, last: int) -> bool:
    """Whether all words are written as parts of a name."""
    return all(sentence.word(at)[:1].isupper() for at in range(first, last + 1))
