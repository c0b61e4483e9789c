"""Symbols: one private-use character for each distinct set of classes.

A sentence becomes a string with one symbol a word, then one symbol a phrase, index for index, so that
a pattern over classes is a regular expression over characters.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

__all__ = ["FIRST", "Alphabet", "Counted", "Holders", "counted", "spelled", "uncounted"]

FIRST: Final = 0xF0000
"""The first code point used: Supplementary Private Use Area A, 65,534 symbols, never text."""


Counted: TypeAlias = tuple[int, ...]
"""A set of symbols as pairs of first and last, ascending, as they are counted."""


class Alphabet:
    """Gives each set of classes its character, in the order in which the sets are first asked for."""

    __slots__ = ("_by_class", "_chars", "_charsets", "_first", "_lines", "_selected", "_sets")

    def __init__(self, sets: Iterable[Iterable[str]] = (), *, first: int = FIRST) -> None:
        self._first = first
        self._lines: Sequence[str] = ()
        self._sets: list[frozenset[str] | None] = []
        self._chars: dict[frozenset[str], str] = {}
        self._by_class: dict[str, list[int]] = {}
        self._charsets: dict[frozenset[str], str] = {}
        self._selected: dict[tuple[tuple[str, ...], tuple[str, ...]], frozenset[str]] = {}
        for classes in sets:
            self.char(frozenset(classes))

    @classmethod
    def from_lines(cls, lines: Sequence[str]) -> Alphabet:
        """The alphabet of ``to_lines``; a set is read when somebody asks for it."""
        alphabet = cls()
        alphabet._lines = lines
        alphabet._sets = [None] * len(lines)
        return alphabet

    def to_lines(self) -> list[str]:
        """What rebuilds the alphabet: the classes of each set, in order."""
        return ["\n".join(classes) for classes in self.sets()]

    def _set(self, index: int) -> frozenset[str]:
        classes = self._sets[index]
        if classes is None:
            classes = self._sets[index] = frozenset(filter(None, self._lines[index].split("\n")))
        return classes

    def _read(self) -> None:
        """Reads every set that has not been read."""
        for index in range(len(self._lines)):
            classes = self._set(index)
            self._chars[classes] = chr(self._first + index)
            for name in classes:
                self._by_class.setdefault(name, []).append(index)
        self._lines = ()

    def char(self, classes: frozenset[str]) -> str:
        """The symbol of a set of classes."""
        if self._lines:
            self._read()
        char = self._chars.get(classes)
        if char is None:
            index = len(self._sets)
            char = self._chars[classes] = chr(self._first + index)
            self._sets.append(classes)
            self._selected.clear()
            for name in classes:
                self._by_class.setdefault(name, []).append(index)
        return char

    def classes(self, char: str) -> frozenset[str]:
        """The set of classes that a symbol stands for."""
        return self._set(ord(char) - self._first)

    def __len__(self) -> int:
        return len(self._sets)

    @property
    def names(self) -> frozenset[str]:
        """Every class that some symbol bears."""
        if self._lines:
            self._read()
        return frozenset(self._by_class)

    def select(self, having: Iterable[str], lacking: Iterable[str] = ()) -> list[int]:
        """The indexes of the symbols that bear all of ``having`` and none of ``lacking``, ascending."""
        if self._lines:
            self._read()
        wanted = sorted((self._by_class.get(name, []) for name in having), key=len)
        chosen = set(wanted[0]).intersection(*wanted[1:]) if wanted else set(range(len(self._sets)))
        for name in lacking:
            chosen.difference_update(self._by_class.get(name, ()))
        return sorted(chosen)

    def symbols(self, having: Iterable[str], lacking: Iterable[str] = ()) -> frozenset[str]:
        """As ``select``, the symbols themselves."""
        key = (tuple(having), tuple(lacking))
        known = self._selected.get(key)
        if known is None:  # patterns ask for the same few hundred over and over
            known = self._selected[key] = frozenset([chr(self._first + index) for index in self.select(*key)])
        return known

    def either(self, symbols: frozenset[str]) -> str:
        """A regular expression for one of some symbols; one that matches nothing where there is none."""
        known = self._charsets.get(symbols)
        if known is None:
            known = self._charsets[symbols] = _ranges(
                sorted(ord(symbol) - self._first for symbol in symbols), self._first
            )
        return known

    def sets(self) -> list[list[str]]:
        """What rebuilds the alphabet: its sets in order, each sorted."""
        return [sorted(self._set(index)) for index in range(len(self._sets))]


def _ranges(indexes: Iterable[int], base: int) -> str:
    """The symbols at ascending ``indexes`` as a character class."""
    ranges: list[list[int]] = []
    for index in indexes:
        if ranges and index == ranges[-1][1] + 1:
            ranges[-1][1] = index
        else:
            ranges.append([index, index])
    if not ranges:
        return "(?!)"
    spelled = (chr(base + a) + ("-" + chr(base + b) if b > a else "") for a, b in ranges)
    return f"[{''.join(spelled)}]"


def counted(symbols: Iterable[str]) -> list[int]:
    """Symbols in ascending order as pairs of first and last, as they are counted."""
    found: list[int] = []
    for symbol in map(ord, symbols):
        if found and symbol - FIRST == found[-1] + 1:
            found[-1] = symbol - FIRST
        else:
            found += (symbol - FIRST, symbol - FIRST)
    return found


def spelled(pairs: Sequence[int]) -> str:
    """The symbols of ``counted``, as one string."""
    ranges = zip(pairs[::2], pairs[1::2], strict=True)
    return "".join([chr(FIRST + at) for first, last in ranges for at in range(first, last + 1)])


def uncounted(pairs: Sequence[int], symbols: str) -> str:
    """As ``spelled``, cut from all the symbols that there are, which is quicker for many."""
    ranges = zip(pairs[::2], pairs[1::2], strict=True)
    return "".join([symbols[first : last + 1] for first, last in ranges])


class Holders(dict[str, int]):
    """For each symbol which sets hold it, as one number, worked out when somebody first asks.

    Args:
        sets: sets of symbols, each with the bits that it adds to the number; no two sets share a bit.
    """

    __slots__ = ("_begins", "_bits")

    def __init__(self, sets: Iterable[tuple[Sequence[int], int]]) -> None:
        super().__init__()
        changes: dict[int, int] = {}
        for pairs, bits in sets:
            for at, counted_at in enumerate(pairs):
                place = counted_at + (at & 1)  # a stretch ends after its last symbol
                changes[place] = changes.get(place, 0) ^ bits
        self._begins = sorted(changes)
        self._bits: list[int] = []
        held = 0
        for place in self._begins:
            held ^= changes[place]
            self._bits.append(held)

    def __missing__(self, symbol: str) -> int:
        stretch = bisect_right(self._begins, ord(symbol) - FIRST) - 1
        held = self[symbol] = self._bits[stretch] if stretch >= 0 else 0
        return held
