"""The second compilation of a rule: functions that call each other and name the parts of a match.

They say what the expression says, some ten times more slowly, and cost next to nothing to make, while
a large expression takes the ``re`` module tens of milliseconds: a construction that is tried seldom
never gets one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from authz.grammar.alphabet import FIRST
from authz.grammar.steps import Program

__all__ = ["Named", "Walk", "Walkers"]

Named: TypeAlias = list[tuple[str, int, int]]
"""Named parts in the order in which they begin, outer before inner: name, first place, place after the last."""
Walk: TypeAlias = Callable[[str, int, Named], int]
"""Where a match of the pattern in some symbols ends that begins at a place, its parts added; -1 without one."""
_Walk: TypeAlias = Callable[[list[int], int, Named], int]
"""The same of symbols as they are counted, and one after the last that no set holds.

What a failure leaves behind is taken back by whoever goes on after it: a choice, a repetition.
"""


class Walkers:
    """Makes the functions of a program's constructions; those of rules and of sets of symbols are shared."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._known: dict[str, _Walk] = {}
        self._tables: dict[int, bytes] = {}
        self._tests: dict[int, _Walk] = {}
        self._symbols = ""
        self._counted: list[int] = [program.count]

    def walk(self, name: str) -> Walk:
        """The function of a construction."""
        walk = self._walk(self._program.patterns[name])

        def whole(symbols: str, at: int, named: Named) -> int:
            return walk(self._count(symbols), at, named)

        return whole

    def _count(self, symbols: str) -> list[int]:
        """Symbols as they are counted; several constructions are tried on the same ones."""
        if symbols != self._symbols:
            none = self._program.count
            self._counted = [min(ord(symbol) - FIRST, none) for symbol in symbols]
            self._counted.append(none)
            self._symbols = symbols
        return self._counted

    def _table(self, number: int) -> bytes:
        known = self._tables.get(number)
        if known is None:
            known = self._tables[number] = self._program.table(number)
        return known

    def _walk(self, step: list[Any]) -> _Walk:
        match step:
            case ["o", number]:
                if number not in self._tests:
                    self._tests[number] = _one(self._table(number))
                return self._tests[number]
            case ["r", name]:
                if name not in self._known:
                    self._known[name] = self._walk(self._program.rules[name])
                return self._known[name]
            case ["s", *parts]:
                return _sequence(list(map(self._walk, parts)))
            case ["c", *parts]:
                return _choice(list(map(self._walk, parts)))
            case ["n", ["o", number], least, most]:
                return _repeat_one(self._table(number), least, most)
            case ["n", part, least, most]:
                return _repeat(self._walk(part), least, most)
            case ["l", part, negative]:
                return _look(self._walk(part), negative)
            case ["k", name, part]:
                return _capture(name, self._walk(part))
        raise ValueError(f"no step: {str(step)[:60]}")


def _one(table: bytes) -> _Walk:
    def one(symbols: list[int], at: int, named: Named) -> int:  # noqa: ARG001
        return at + 1 if table[symbols[at]] else -1

    return one


def _repeat_one(table: bytes, least: int, most: int) -> _Walk:
    def repeat_one(symbols: list[int], at: int, named: Named) -> int:  # noqa: ARG001
        end = at
        while table[symbols[end]] and end - at < most:
            end += 1
        return end if end - at >= least else -1

    return repeat_one


def _sequence(parts: list[_Walk]) -> _Walk:
    def sequence(symbols: list[int], at: int, named: Named) -> int:
        for part in parts:
            at = part(symbols, at, named)
            if at < 0:
                return -1
        return at

    return sequence


def _choice(parts: list[_Walk]) -> _Walk:
    def choice(symbols: list[int], at: int, named: Named) -> int:
        kept = len(named)
        for part in parts:
            end = part(symbols, at, named)
            if end >= 0:
                return end
            del named[kept:]
        return -1

    return choice


def _repeat(part: _Walk, least: int, most: int) -> _Walk:
    def repeat(symbols: list[int], at: int, named: Named) -> int:
        for count in range(most):
            kept = len(named)
            end = part(symbols, at, named)
            if end < 0:
                del named[kept:]
                return at if count >= least else -1
            if end == at:  # nothing more comes of it
                return at
            at = end
        return at

    return repeat


def _look(part: _Walk, negative: bool) -> _Walk:
    def look(symbols: list[int], at: int, named: Named) -> int:  # noqa: ARG001
        return at if (part(symbols, at, []) < 0) is negative else -1

    return look


def _capture(name: str, part: _Walk) -> _Walk:
    def capture(symbols: list[int], at: int, named: Named) -> int:
        place = len(named)
        end = part(symbols, at, named)
        if end >= 0:
            named.insert(place, (name, at, end))
        return end

    return capture
