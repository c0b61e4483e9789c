"""Sentences, only around hits: the paragraph that holds one is split, the others are never touched."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from authz.limits import LONGEST_SENTENCE

__all__ = ["Segmenter", "default_segmenter", "regions"]

_BREAK = re.compile(r"\n[ \t]*\n[\s]*|\n(?=[ \t]*(?:[-*•#>]|\d+[.)])[ \t])")
LONGEST = LONGEST_SENTENCE


class Segmenter(Protocol):
    """Splits a stretch of text into sentences."""

    def spans(self, text: str) -> Sequence[tuple[int, int]]:
        """Half-open spans of ``text`` in order, without overlap."""
        ...


_INSIDE = re.compile(r"[.!?\u2026](?=\s+\S|[^\w\s])")
"""Where nupunkt would think of ending a sentence before the end of the text."""


_GOES_ON = re.compile(
    r"(?<!\w)(?:[A-Za-z]\.){2,}\s*+(?=[a-z]|(?:Secretary|Senator|Sen|Senate|Representatives?|Rep|House|Congress|President|Ambassador"
    r"|Attorneys?|District|Circuit|Court|Supreme|Magistrate|Bankruptcy|Army|Navy|Air|Marines?|Coast|Customs|Border|Immigration"
    r"|Citizenship|Department|State|Treasury|Trade|Embassy|Consulate|Capitol|Constitution|Central|Cyber|Special|Security|General"
    r"|Human|Justice|Homeland|Food|Fish|Forest|Geological|Postal|Census|Chamber|Marshals?)\b)"
)
"""Abbreviations after which a sentence goes on though nupunkt ends it: "asked the W.T.O. for leave", "U.S. Senator Ruiz"."""


class NupunktSegmenter:
    """nupunkt's splitter: legal abbreviations known, no model to load.

    It is asked, and imported, only where there is something to decide.
    """

    def __init__(self) -> None:
        self._spans: Callable[[str], Sequence[tuple[int, int]]] | None = None

    def spans(self, text: str) -> Sequence[tuple[int, int]]:
        if _INSIDE.search(text) is None:
            return [(0, len(text))]
        if self._spans is None:
            from nupunkt import sent_spans

            self._spans = sent_spans
        return _joined(text, self._spans(text))


def _joined(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans, where the sentence goes on after an abbreviation as one."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found:
            before = text[found[-1][0] : start].rstrip()
            tail = before[max(before.rfind(" "), 0) :].strip()
            edge = f"{tail} {text[start : start + 20].lstrip()}"
            if edge.count(".") > 1 and _GOES_ON.search(edge) is not None:
                found[-1] = (found[-1][0], end)
                continue
        found.append((start, end))
    return found


def default_segmenter() -> Segmenter:
    """The segmenter that is used when none is given."""
    return NupunktSegmenter()


def _paragraphs(text: str, hits: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The paragraphs that hold a hit, in order."""
    at = 0
    while at < len(hits):
        hit = hits[at]
        start = 0
        newline = text.rfind("\n", 0, hit)
        while newline >= 0:
            found = _BREAK.match(text, newline)
            if found is not None and found.end() <= hit:
                start = found.end()
                break
            newline = text.rfind("\n", max(0, hit - 4 * LONGEST), newline)
        after = _BREAK.search(text, hit)
        end = after.start() if after is not None else len(text)
        yield start, end
        at = max(at + 1, bisect_left(hits, end, at))  # a stem of white space lies in no paragraph


def regions(
    text: str, hits: Sequence[int], segmenter: Segmenter, longest: int = LONGEST
) -> Iterator[tuple[int, int, bool]]:
    """The sentences of the paragraphs with hits, as (start, end, whether a hit lies in it).

    One of more than ``longest`` code points is cut at white space, so that time and memory stay bounded.
    """
    for start, end in _paragraphs(text, hits):
        for a, b in segmenter.spans(text[start:end]):
            for first, last in _cut(text, start + a, start + b, longest):
                at = bisect_left(hits, first)
                yield first, last, at < len(hits) and hits[at] < last


def _cut(text: str, start: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    """The stretch without white space at its edges, in pieces of bounded length."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > longest:
        cut = text.rfind(" ", start + longest // 2, start + longest)
        cut = cut if cut > 0 else start + longest
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if end > start:
        yield start, end
