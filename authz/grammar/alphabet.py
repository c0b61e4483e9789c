"""Symbols: one private-use character for each distinct set of classes.

A sentence becomes a string with one symbol a word, then one symbol a phrase, index for index, so that
a pattern over classes is a regular expression over characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Final

__all__ = ["FIRST", "NONE", "Alphabet", "Holders", "SymbolSets", "counted"]

FIRST: Final = 0xF0000
"""The first code point used: Supplementary Private Use Area A, 65,534 symbols, never text."""
NONE: Final = " "
"""Stands where there is no symbol."""
_CLASS: Final = "\t"
"""What stands between the classes of a set where it is kept as a line: no class holds it."""
_SET: Final = 0x100
"""The character of the first set of a ``SymbolSets``: no line ends with one."""


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
        return [_CLASS.join(classes) for classes in self.sets()]

    def _set(self, index: int) -> frozenset[str]:
        classes = self._sets[index]
        if classes is None:
            classes = self._sets[index] = frozenset(filter(None, self._lines[index].split(_CLASS)))
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


class SymbolSets:
    """Numbered sets of symbols, kept the other way round: which sets hold a symbol.

    Args:
        lines: for each symbol, in order, the sets that hold it, each as a character.
    """

    __slots__ = ("_lines", "_spelled")

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._spelled: dict[int, list[str]] = {}

    @classmethod
    def of(cls, sets: Iterable[Iterable[str]], count: int) -> SymbolSets:
        """From the sets themselves; ``count`` symbols there are."""
        holding = [""] * count
        for number, symbols in enumerate(sets):
            for symbol in symbols:
                holding[ord(symbol) - FIRST] += chr(_SET + number)
        return cls(holding)

    @property
    def lines(self) -> Sequence[str]:
        """What makes them again."""
        return self._lines

    def holding(self, symbol: str) -> list[int]:
        """The sets that hold a symbol; one that is none of those counted is in no set."""
        return [ord(char) - _SET for char in self.line(symbol)]

    def line(self, symbol: str) -> str:
        """The same, each set as its character."""
        index = ord(symbol) - FIRST
        return self._lines[index] if index < len(self._lines) else ""

    def symbols(self, number: int) -> list[str]:
        """The symbols of a set, ascending."""
        if not self._spelled:  # only what explains and tests asks
            for index in range(len(self._lines)):
                for held in self.holding(chr(FIRST + index)):
                    self._spelled.setdefault(held, []).append(chr(FIRST + index))
        return self._spelled.get(number, [])


class Holders(dict[str, int]):
    """For each symbol which sets hold it, as one number, worked out when somebody first asks.

    Args:
        tested: the sets.
        bits: for the number of a set, the bits that it adds.
    """

    __slots__ = ("_bits", "_tested")

    def __init__(self, tested: SymbolSets, bits: Mapping[int, int]) -> None:
        super().__init__()
        self._tested = tested
        self._bits = {chr(_SET + number): added for number, added in bits.items()}

    def __missing__(self, symbol: str) -> int:
        bits = self._bits
        held = self[symbol] = reduce(
            or_, [bits[char] for char in self._tested.line(symbol) if char in bits], 0
        )
        return held
