"""The second compilation of a rule: functions that call each other and name the parts of a match.

They say what the expression says, some ten times more slowly, and cost next to nothing to make, while
a large expression takes the ``re`` module tens of milliseconds: a construction that is tried seldom
never gets one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from authz.grammar.steps import Program

__all__ = ["Named", "Walk", "Walkers"]

Named: TypeAlias = list[tuple[str, int, int]]
"""Named parts in the order in which they begin, outer before inner: name, first place, place after the last."""
Walk: TypeAlias = Callable[[str, int, Named], int]
"""Where a match of the pattern in some symbols ends that begins at a place, its parts added; -1 without one.

What a failure leaves behind is taken back by whoever goes on after it: a choice, a repetition.
"""


class Walkers:
    """Makes the functions of a program's constructions; those of rules and of sets of symbols are shared."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._known: dict[str, Walk] = {}
        self._tests: dict[int, Walk] = {}

    def walk(self, name: str) -> Walk:
        """The function of a construction."""
        return self._walk(self._program.patterns[name])

    def _walk(self, step: list[Any]) -> Walk:
        match step:
            case ["o", number]:
                if number not in self._tests:
                    self._tests[number] = _one(self._program.symbols(number))
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
                return _repeat_one(self._program.symbols(number), least, most)
            case ["n", part, least, most]:
                return _repeat(self._walk(part), least, most)
            case ["l", part, negative]:
                return _look(self._walk(part), negative)
            case ["k", name, part]:
                return _capture(name, self._walk(part))
        raise ValueError(f"no step: {str(step)[:60]}")


def _one(symbols: frozenset[str]) -> Walk:
    def one(text: str, at: int, named: Named) -> int:  # noqa: ARG001
        return at + 1 if text[at : at + 1] in symbols else -1

    return one


def _repeat_one(symbols: frozenset[str], least: int, most: int) -> Walk:
    def repeat_one(text: str, at: int, named: Named) -> int:  # noqa: ARG001
        end = at
        while text[end : end + 1] in symbols and end - at < most:
            end += 1
        return end if end - at >= least else -1

    return repeat_one


def _sequence(parts: list[Walk]) -> Walk:
    def sequence(text: str, at: int, named: Named) -> int:
        for part in parts:
            at = part(text, at, named)
            if at < 0:
                return -1
        return at

    return sequence


def _choice(parts: list[Walk]) -> Walk:
    def choice(text: str, at: int, named: Named) -> int:
        kept = len(named)
        for part in parts:
            end = part(text, at, named)
            if end >= 0:
                return end
            del named[kept:]
        return -1

    return choice


def _repeat(part: Walk, least: int, most: int) -> Walk:
    def repeat(text: str, at: int, named: Named) -> int:
        for count in range(most):
            kept = len(named)
            end = part(text, at, named)
            if end < 0:
                del named[kept:]
                return at if count >= least else -1
            if end == at:  # nothing more comes of it
                return at
            at = end
        return at

    return repeat


def _look(part: Walk, negative: bool) -> Walk:
    def look(text: str, at: int, named: Named) -> int:  # noqa: ARG001
        return at if (part(text, at, []) < 0) is negative else -1

    return look


def _capture(name: str, part: Walk) -> Walk:
    def capture(text: str, at: int, named: Named) -> int:
        place = len(named)
        end = part(text, at, named)
        if end >= 0:
            named.insert(place, (name, at, end))
        return end

    return capture
