"""A table of many words of which a text needs few: kept as text, and read where it is looked into."""

from __future__ import annotations

import re
from collections.abc import Mapping
from zlib import crc32

__all__ = ["WordTable"]

_SHARE = 16
"""About how many words have a part of the text in common, which is read as a whole."""
_NEXT_PART, _NEXT_WORD, _VALUE = "\f", "\n", "\t"
"""What stands between parts, between words, and between a word and its value; no word of a text holds them."""
_SEPARATOR = re.compile(r"[\f\n\t]")


def _hash(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))


class WordTable:
    """Words with a value each.

    Args:
        text: what ``text_of`` made.
    """

    __slots__ = ("_parts", "_read")

    def __init__(self, text: str) -> None:
        self._parts = text.split(_NEXT_PART)
        self._read: dict[int, dict[str, str]] = {}

    @staticmethod
    def text_of(items: Mapping[str, str]) -> str:
        """The table as text; a word that holds a tab or a line's end is left out, because no text has it."""
        parts: list[list[str]] = [[] for _ in range(len(items) // _SHARE + 1)]
        for word, value in items.items():
            if _SEPARATOR.search(word) is None:
                parts[_hash(word) % len(parts)].append(f"{word}{_VALUE}{value}")
        return _NEXT_PART.join(map(_NEXT_WORD.join, parts))

    @property
    def text(self) -> str:
        """The table as text."""
        return _NEXT_PART.join(self._parts)

    def get(self, word: str) -> str | None:
        """The value of a word; None where the table does not have it."""
        number = _hash(word) % len(self._parts)
        part = self._read.get(number)
        if part is None:
            lines = filter(None, self._parts[number].split(_NEXT_WORD))
            part = self._read[number] = dict(line.split(_VALUE) for line in lines)
        return part.get(word)
