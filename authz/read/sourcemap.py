"""From a document's text back to the file it was read from.

A reader that leaves markup out says for every code point of the text it gives where in the source
that code point stands: an entity stands in several, a blank between two blocks in none. So a place
found in the text can be shown in the file as it was written.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from authz.model import Span

__all__ = ["LineIndex", "SourceMap", "TextBuilder"]

_LINE_END: Final = re.compile(r"\r\n|\n|\r")


class LineIndex:
    """From an offset to its line and column, both from 1, in code points, and back to the line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(m.end() for m in _LINE_END.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line, without its end."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def start(self, number: int) -> int:
        """The offset at which a line begins; for a line after the last one, the end of the text."""
        return self._starts[number - 1] if number <= len(self._starts) else len(self.text)

    def __len__(self) -> int:
        return len(self._starts)


@frozen
class SourceMap:
    """Where each code point of a text stands in its source; None where the two are the same."""

    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    def span(self, start: int, end: int) -> Span:
        """The stretch of the source that holds ``text[start:end]``, markup between its ends included."""
        if self.starts is None or self.ends is None:
            return Span(start, end)
        if not self.starts:
            return Span(0, 0)
        if start >= end:  # an empty stretch stands before the code point that follows it
            here = self.starts[start] if start < len(self.starts) else self.ends[-1]
            return Span(here, here)
        first, last = self.starts[start], self.ends[end - 1]
        return Span(min(first, last), max(first, last))


class TextBuilder:
    """A text that grows piece by piece, each with its place in the source."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._starts: array[int] = array("q")
        self._ends: array[int] = array("q")

    def __len__(self) -> int:
        return len(self._starts)

    def copy(self, text: str, at: int) -> None:
        """A piece that stands in the source as it is, from ``at`` on."""
        self._pieces.append(text)
        self._starts.extend(range(at, at + len(text)))
        self._ends.extend(range(at + 1, at + len(text) + 1))

    def place(self, text: str, places: Sequence[int]) -> None:
        """A piece with the source offset of each of its code points."""
        at, size = (places[0] if places else 0), len(places)
        if list(places) == list(range(at, at + size)):
            self.copy(text, at)
            return
        self._pieces.append(text)
        self._starts.extend(places)
        self._ends.extend([place + 1 for place in places])

    def stand_for(self, text: str, start: int, end: int) -> None:
        """A piece that the source writes otherwise, at ``start:end``."""
        self._pieces.append(text)
        self._starts.extend([start] * len(text))
        self._ends.extend([end] * len(text))

    def text(self) -> str:
        """All of it so far."""
        return "".join(self._pieces)

    def source_map(self) -> SourceMap:
        """The map of all of it so far."""
        return SourceMap(self._starts, self._ends)
