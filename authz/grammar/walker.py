"""The second compilation of a rule: functions that call each other and name the parts of a match.

They say what the expression says, some times more slowly, and cost next to nothing to make, while
a large expression takes the ``re`` module tens of milliseconds: a construction that is tried seldom
never gets one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from authz.grammar.alphabet import FIRST
from authz.grammar.steps import Program, Step

__all__ = ["Named", "Walk", "Walkers"]

Named: TypeAlias = list[tuple[str, int, int]]
"""Named parts in the order in which they begin, outer before inner: name, first place, place after the last."""
Walk: TypeAlias = Callable[[str, int, Named], int]
"""Where a match of the pattern in some symbols ends that begins at a place, its parts added; -1 without one."""
_Walk: TypeAlias = Callable[[list[int], int, Named], int]
"""The same of symbols as they are counted, and one after the last that no set holds.

What a failure leaves behind is taken back by whoever goes on after it: a choice, a repetition.
"""
_Part: TypeAlias = tuple[bytes, bool, _Walk | None]
"""A step as the one around it needs it: the symbols on which it has to be asked, as a table, what becomes of it on
others, where it takes nothing (true) or fails, and its function, none where it takes the one symbol.

Most steps fail, or take nothing, on the first symbol, so that nearly half of all calls are spared.
"""


class _Places(dict[str, int]):
    """Symbols as they are counted; one that came after the grammar was compiled is in no set, as the one after the last."""

    __slots__ = ("_none",)

    def __init__(self, none: int) -> None:
        super().__init__()
        self._none = none

    def __missing__(self, symbol: str) -> int:
        place = self[symbol] = min(ord(symbol) - FIRST, self._none)
        return place


class Walkers:
    """Makes the functions of a program's constructions, each when it is first asked; those of rules are shared."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._known: dict[str, _Walk] = {}
        self._tables: dict[int, bytes] = {}
        self._ones: dict[int, _Part] = {}
        self._places = _Places(program.count)
        self._symbols = ""
        self._counted: list[int] = [program.count]

    def walk(self, name: str) -> Walk:
        """The function of a construction."""
        walk = _sequence(self._parts([self._program.patterns[name]]))

        def whole(symbols: str, at: int, named: Named) -> int:
            return walk(self._count(symbols), at, named)

        return whole

    def _count(self, symbols: str) -> list[int]:
        """Symbols as they are counted; several constructions are tried on the same ones."""
        if symbols != self._symbols:
            places = self._places
            self._counted = [places[symbol] for symbol in symbols]
            self._counted.append(self._program.count)
            self._symbols = symbols
        return self._counted

    def _table(self, number: int) -> bytes:
        known = self._tables.get(number)
        if known is None:
            known = self._tables[number] = self._program.table(number)
        return known

    def _parts(self, steps: Sequence[Step]) -> list[_Part]:
        """What some steps are to the one around them."""
        parts: list[_Part] = []
        for at, step in enumerate(steps):
            if isinstance(step, int):
                parts.append(self._one(step))
            else:
                parts.append((self._table(step[1]), step[2] == 1, _Later(self, parts, at, step)))
        return parts

    def _one(self, number: int) -> _Part:
        """The taking of one symbol of a set."""
        known = self._ones.get(number)
        if known is None:
            known = self._ones[number] = self._table(number), False, None
        return known

    def made(self, step: list[Any]) -> _Walk:
        """The function of a step, which is called only with a symbol of those that it begins with."""
        kind = step[0]
        if kind == "r":
            name = step[3]
            known = self._known.get(name)
            if known is None:
                rule = self._program.rules[name]
                assert not isinstance(rule, int)  # a rule of one symbol is such a step where it is named
                known = self._known[name] = self.made(rule)
            return known
        if kind == "s":
            return _sequence(self._parts(step[3:]))
        if kind == "c":
            return _choice(self._parts(step[3:]))
        if kind == "n":
            part, least, most = step[3:]
            if isinstance(part, int):
                return _repeat_one(self._table(part), least, most)
            return _repeat(self._parts([part]), least, most)
        if kind == "l":
            part, negative = step[3:]
            return _look(self._parts([part]), negative)
        if kind == "k":
            name, part = step[3:]
            return _capture(name, self._parts([part]))
        raise ValueError(f"no step: {str(step)[:60]}")


class _Later:
    """In place of a step's function, which it has made and puts among ``parts`` when it is first called."""

    __slots__ = ("_at", "_parts", "_step", "_walkers")

    def __init__(self, walkers: Walkers, parts: list[_Part], at: int, step: list[Any]) -> None:
        self._walkers = walkers
        self._parts = parts
        self._at = at
        self._step = step

    def __call__(self, symbols: list[int], at: int, named: Named) -> int:
        begins, empty, _ = self._parts[self._at]
        walk = self._walkers.made(self._step)
        self._parts[self._at] = begins, empty, walk
        return walk(symbols, at, named)


def _repeat_one(table: bytes, least: int, most: int) -> _Walk:
    def repeat_one(symbols: list[int], at: int, named: Named) -> int:  # noqa: ARG001
        end = at
        while table[symbols[end]] and end - at < most:
            end += 1
        return end if end - at >= least else -1

    return repeat_one


def _sequence(parts: list[_Part]) -> _Walk:
    def sequence(symbols: list[int], at: int, named: Named) -> int:
        for begins, empty, walk in parts:
            if not begins[symbols[at]]:
                if empty:
                    continue
                return -1
            if walk is None:
                at += 1
            else:
                at = walk(symbols, at, named)
                if at < 0:
                    return -1
        return at

    return sequence


def _choice(parts: list[_Part]) -> _Walk:
    def choice(symbols: list[int], at: int, named: Named) -> int:
        kept = len(named)
        for begins, empty, walk in parts:
            if not begins[symbols[at]]:
                if empty:
                    return at
                continue
            if walk is None:
                return at + 1
            end = walk(symbols, at, named)
            if end >= 0:
                return end
            del named[kept:]
        return -1

    return choice


def _repeat(parts: list[_Part], least: int, most: int) -> _Walk:
    def repeat(symbols: list[int], at: int, named: Named) -> int:
        for count in range(most):
            begins, empty, walk = parts[0]
            if not begins[symbols[at]]:
                return at if empty or count >= least else -1
            assert walk is not None  # one symbol over and over is repeated by ``_repeat_one``
            kept = len(named)
            end = walk(symbols, at, named)
            if end < 0:
                del named[kept:]
                return at if count >= least else -1
            if end == at:  # nothing more comes of it
                return at
            at = end
        return at

    return repeat


def _look(parts: list[_Part], negative: bool) -> _Walk:
    inside = _sequence(parts)

    def look(symbols: list[int], at: int, named: Named) -> int:  # noqa: ARG001
        return at if (inside(symbols, at, []) < 0) is negative else -1

    return look


def _capture(name: str, parts: list[_Part]) -> _Walk:
    inside = _sequence(parts)

    def capture(symbols: list[int], at: int, named: Named) -> int:
        place = len(named)
        end = inside(symbols, at, named)
        if end >= 0:
            named.insert(place, (name, at, end))
        return end

    return capture
