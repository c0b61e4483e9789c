"""A table of many words of which a text needs few: kept as text, and read where it is looked into."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from zlib import crc32

__all__ = ["WordTable"]

_SHARE: Final = 16
"""About how many words have a part of the text in common, which is searched for a word."""
_LARGEST: Final = 1_000
"""How many parts a table has at most that is ever read as a whole."""
_NEXT_PART: Final = "\f"
_NEXT_WORD: Final = "\n"
_VALUE: Final = "\t"
"""What stands between parts, around words, and between a word and its value; no word of a text holds them."""
_SEPARATOR: Final = re.compile(r"[\f\n\t]")


def _hash(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))


_OFTEN: Final = 8
"""A table is read as a whole when it has been asked so often for each of its parts."""


class WordTable:
    """Words with a value each.

    Args:
        text: what ``text_of`` made.
    """

    __slots__ = ("_asked", "_often", "_parts", "_words")

    def __init__(self, text: str) -> None:
        self._parts = text.split(_NEXT_PART)
        self._words: dict[str, str] | None = None
        self._asked = 0
        # a large one would take megabytes
        self._often = _OFTEN * len(self._parts) if len(self._parts) <= _LARGEST else None

    @staticmethod
    def text_of(items: Mapping[str, str]) -> str:
        """The table as text; a word that holds a tab or a line's end is left out, because no text has it."""
        parts = [_NEXT_WORD] * (len(items) // _SHARE + 1)
        for word, value in items.items():
            if _SEPARATOR.search(word) is None:
                parts[_hash(word) % len(parts)] += f"{word}{_VALUE}{value}{_NEXT_WORD}"
        return _NEXT_PART.join(parts)

    @property
    def text(self) -> str:
        """The table as text."""
        return _NEXT_PART.join(self._parts)

    def get(self, word: str) -> str | None:
        """The value of a word; None where the table does not have it."""
        if self._words is not None:
            return self._words.get(word)
        self._asked += 1
        if self._asked == self._often:
            self._words = self._read()
        part = self._parts[_hash(word) % len(self._parts)]
        sought = f"{_NEXT_WORD}{word}{_VALUE}"
        found = part.find(sought)
        if found < 0:
            return None
        begin = found + len(sought)
        return part[begin : part.index(_NEXT_WORD, begin)]

    def _read(self) -> dict[str, str]:
        """Every word with its value."""
        words: dict[str, str] = {}
        for part in self._parts:
            for line in filter(None, part.split(_NEXT_WORD)):
                word, _, value = line.partition(_VALUE)
                words[word] = value
        return words
