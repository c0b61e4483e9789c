"""Where sentences begin and end, as far as no user's code is asked: paragraphs with a hit, certain ends, nupunkt."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Final

__all__ = ["NupunktSegmenter", "certain_regions", "cut", "hit_in", "paragraphs"]

_BREAK: Final = re.compile(r"\n[ \t]*\n[\s]*|\n(?=[ \t]*(?:[-*•#>]|\d+[.)])[ \t])")

_INSIDE: Final = re.compile(r"[.!?\u2026](?=\s+\S|[^\w\s])")
"""Where nupunkt would think of ending a sentence before the end of the text."""


_GOES_ON: Final = re.compile(
    r"\bRes\.\s*+(?=\d)|(?<!\w)(?:[A-Za-z]\.){2,}\s*+(?=[a-z]|(?:Secretary|Senator|Sen|Senate|Representatives?|Rep|House|Congress|President|Ambassador"
    r"|Attorneys?|District|Circuit|Court|Supreme|Magistrate|Bankruptcy|Army|Navy|Air|Marines?|Coast|Customs|Border|Immigration"
    r"|Citizenship|Department|State|Treasury|Trade|Embassy|Consulate|Capitol|Constitution|Central|Cyber|Special|Security|General"
    r"|Human|Justice|Homeland|Food|Fish|Forest|Geological|Postal|Census|Chamber|Marshals?)\b)"
)
"""Abbreviations after which a sentence goes on though nupunkt ends it: "asked the W.T.O. for leave", "U.S. Senator Ruiz"."""


_NEXT: Final = re.compile(r"[.?]\s+(?=[A-Z])")
"""Where a sentence ends for certain if a plain word stands before the mark, in lower case and not cut short."""
_SHORTENED: Final = frozenset(
    (
        "abs add adj admin adv aff amend ann app approx arg arr art assoc asst auth aux avg bef bib bros cap cent cert chap"
        " cit civ col com comm conf cons cont coop corp crim def dep dept der dev dia dir dist div doc ecl econ eds eng enl"
        " esp est etc exc exec exp ext fed fig figs fin fol gen gov govt hist hon hosp hrs ibid illus inc incl ins inst int"
        " intl inv jur lat lib lit ltd mag max med mem mfg mgr mil min misc mkt mos mss mun nat neg nos obs off orig para"
        " paras pars perf pls pop pos pres prev prob proc prof pub pvt quot rec ref reg rel rep req res resp ret rev sci"
        " sec secs seq ser sig sim soc sol spec sqq std subsec subsecs sup supp supt syn tech tel temp trans treas univ usu"
        " var vers viol viz vol vols yds yrs"
    ).split()
)
"""What is written short in lower case before a capital letter: "approx. Monday", "subsec. A"."""


class NupunktSegmenter:
    """nupunkt's splitter: legal abbreviations known, no model to load.

    It is asked, and imported, only where there is something to decide: not of the end of a plain word before a
    capital letter, which splits the text beforehand.
    """

    def __init__(self) -> None:
        self._spans: Callable[[str], Sequence[tuple[int, int]]] | None = None

    def spans(self, text: str) -> Sequence[tuple[int, int]]:
        return [span for start, end in self.pieces(text) for span in self.split(text, start, end)]

    def pieces(self, text: str) -> list[tuple[int, int]]:
        """The stretches between places where a sentence ends for certain, each of which can be split alone."""
        pieces: list[tuple[int, int]] = []
        start = 0
        for match in _NEXT.finditer(text):
            mark = match.start()
            word = text[max(0, mark - 20) : mark].rpartition(" ")[2]
            if len(word) > 2 and word.isalpha() and word.islower() and word not in _SHORTENED:
                pieces.append((start, match.end()))
                start = match.end()
        pieces.append((start, len(text)))
        return pieces

    def split(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """The sentences of one such stretch."""
        if _INSIDE.search(text, start, end) is None:
            return [(start, end)]
        if self._spans is None:
            from nupunkt import sent_spans

            self._spans = sent_spans
        piece = text[start:end]
        return [(start + first, start + last) for first, last in _joined(piece, self._spans(piece))]


def _joined(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans, where the sentence goes on after an abbreviation as one."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found:
            before = text[found[-1][0] : start].rstrip()
            tail = before[max(before.rfind(" "), 0) :].strip()
            edge = f"{tail} {text[start : start + 20].lstrip()}"
            if edge.count(".") > 1:
                short = _GOES_ON.search(edge)
                if short is not None and short.start() < len(tail):
                    found[-1] = (found[-1][0], end)
                    continue
        found.append((start, end))
    return found


def paragraphs(text: str, hits: Sequence[int], reach: int) -> list[tuple[int, int]]:
    """The paragraphs that hold a hit, in order; no line further back than ``reach`` is looked at."""
    found_in: list[tuple[int, int]] = []
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
            newline = text.rfind("\n", max(0, hit - reach), newline)
        after = _BREAK.search(text, hit)
        end = after.start() if after is not None else len(text)
        found_in.append((start, end))
        at = max(at + 1, bisect_left(hits, end, at))  # a stem of white space lies in no paragraph
    return found_in


def certain_regions(
    text: str, hits: Sequence[int], segmenter: NupunktSegmenter, longest: int, reach: int
) -> list[tuple[int, int, bool | None]]:
    """The sentences of the paragraphs with hits, and None for stretches without one that nobody has split yet."""
    regions: list[tuple[int, int, bool | None]] = []
    for start, end in paragraphs(text, hits, reach):
        paragraph = text[start:end]
        idle = start
        for first, last in segmenter.pieces(paragraph):
            if not hit_in(hits, start + first, start + last):
                continue
            if idle < start + first:
                regions.append((idle, start + first, None))
            idle = start + last
            for a, b in segmenter.split(paragraph, first, last):
                for c, d in cut(text, start + a, start + b, longest):
                    regions.append((c, d, hit_in(hits, c, d)))
        if idle < end:
            regions.append((idle, end, None))
    return regions


def hit_in(hits: Sequence[int], start: int, end: int) -> bool:
    """Whether a hit lies in a stretch; they are in order."""
    at = bisect_left(hits, start)
    return at < len(hits) and hits[at] < end


def cut(text: str, start: int, end: int, longest: int) -> list[tuple[int, int]]:
    """The stretch without white space at its edges, in pieces of bounded length."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    pieces: list[tuple[int, int]] = []
    while end - start > longest:
        space = text.rfind(" ", start + longest // 2, start + longest)
        space = space if space > 0 else start + longest
        pieces.append((start, space))
        start = space
        while start < end and text[start].isspace():
            start += 1
    if end > start:
        pieces.append((start, end))
    return pieces
