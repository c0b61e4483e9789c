"""A third compilation of a rule, for the first few times: functions that call each other.

It says what the recognizer says, some twenty times more slowly, and costs next to nothing to make,
while a large expression takes the ``re`` module tens of milliseconds. A construction that is tried
often gets its expression; in a short run most never are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from authz.grammar.alphabet import Alphabet
from authz.grammar.tree import Capture, Choice, ClassTest, Look, Node, Ref, Repeat, Sequence

__all__ = ["Walk", "Walkers"]

Walk: TypeAlias = Callable[[str, int], int]
"""Where a match of the pattern in some symbols ends that begins at a place; -1 without one."""


class Walkers:
    """Makes the functions of patterns; those of rules and of sets of symbols are shared."""

    def __init__(self, rules: Mapping[str, Node], alphabet: Alphabet) -> None:
        self._rules = rules
        self._alphabet = alphabet
        self._known: dict[str, Walk] = {}
        self._symbols: dict[tuple[tuple[str, ...], tuple[str, ...]], frozenset[str]] = {}

    def walk(self, node: Node) -> Walk:
        """The function of a pattern."""
        match node:
            case ClassTest(having, lacking):
                return self._one(having, lacking)
            case Ref(name) if name in self._rules:
                if name not in self._known:
                    self._known[name] = self.walk(self._rules[name])
                return self._known[name]
            case Ref(name):
                return self._one((name,), ())
            case Sequence(parts):
                return _sequence([self.walk(part) for part in parts])
            case Choice(parts):
                return _choice([self.walk(part) for part in parts])
            case Repeat(part, least, most):
                return _repeat(self.walk(part), least, most)
            case Look(part, negative):
                return _look(self.walk(part), negative)
            case Capture(_, part):
                return self.walk(part)

    def _one(self, having: tuple[str, ...], lacking: tuple[str, ...]) -> Walk:
        symbols = self._symbols.get((having, lacking))
        if symbols is None:
            symbols = frozenset(self._alphabet.select_chars(having, lacking))
            self._symbols[having, lacking] = symbols

        def one(text: str, at: int) -> int:
            return at + 1 if text[at : at + 1] in symbols else -1

        return one


def _sequence(parts: list[Walk]) -> Walk:
    def sequence(text: str, at: int) -> int:
        for part in parts:
            at = part(text, at)
            if at < 0:
                return -1
        return at

    return sequence


def _choice(parts: list[Walk]) -> Walk:
    def choice(text: str, at: int) -> int:
        for part in parts:
            end = part(text, at)
            if end >= 0:
                return end
        return -1

    return choice


def _repeat(part: Walk, least: int, most: int) -> Walk:
    def repeat(text: str, at: int) -> int:
        for count in range(most):
            end = part(text, at)
            if end < 0:
                return at if count >= least else -1
            if end == at:  # nothing more comes of it
                return at
            at = end
        return at

    return repeat


def _look(part: Walk, negative: bool) -> Walk:
    def look(text: str, at: int) -> int:
        return at if (part(text, at) < 0) is negative else -1

    return look
