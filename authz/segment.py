"""Sentences, only around hits: the paragraph that holds one is split, the others are never touched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from authz.boundaries import NupunktSegmenter, certain_regions, cut, hit_in, paragraphs
from authz.limits import LONGEST_SENTENCE

__all__ = ["NupunktSegmenter", "Segmenter", "default_segmenter", "regions", "split"]

LONGEST = LONGEST_SENTENCE


class Segmenter(Protocol):
    """Splits a stretch of text into sentences."""

    def spans(self, text: str) -> Sequence[tuple[int, int]]:
        """Half-open spans of ``text`` in order, without overlap."""
        ...


def default_segmenter() -> Segmenter:
    """The segmenter that is used when none is given."""
    return NupunktSegmenter()


def regions(
    text: str, hits: Sequence[int], segmenter: Segmenter, longest: int = LONGEST
) -> list[tuple[int, int, bool | None]]:
    """The sentences of the paragraphs with hits, as (start, end, whether a hit lies in it).

    Stretches of whole sentences without a hit come as one, with None: who needs their sentences splits them
    (:func:`split`). A sentence of more than ``longest`` code points is cut at white space, so that time and memory
    stay bounded.
    """
    if isinstance(segmenter, NupunktSegmenter):
        return certain_regions(text, hits, segmenter, longest, 4 * LONGEST)
    return [
        (a, b, hit_in(hits, a, b))
        for start, end in paragraphs(text, hits, 4 * LONGEST)
        for a, b in split(text, start, end, segmenter, longest)
    ]


def split(
    text: str, start: int, end: int, segmenter: Segmenter, longest: int = LONGEST
) -> Iterable[tuple[int, int]]:
    """The sentences of a stretch of whole sentences, without white space at their edges."""
    for a, b in segmenter.spans(text[start:end]):
        yield from cut(text, start + a, start + b, longest)
