"""Finds where constructions match, and names the parts of each match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeAlias

from attrs import frozen

from authz.grammar.compiled import CompiledConstruction, CompiledGrammar
from authz.grammar.walker import Named, Walk, Walkers
from authz.phrases import Segment

__all__ = ["Match", "Matcher"]

_PAYS = 8
"""An expression is compiled after one attempt for so many characters of its template: until then walking has
cost less than compiling would."""
_PAIRS = 20_000
"""For how many pairs of symbols it is kept what can begin with them."""

_Parts: TypeAlias = dict[str, tuple[tuple[int, int], ...]]


@frozen
class Match:
    """A construction found at phrases ``[start, end)`` of a segment, with its captured parts."""

    construction: CompiledConstruction
    segment: Segment
    start: int
    end: int
    parts: Mapping[str, tuple[tuple[int, int], ...]]

    def part(self, name: str) -> tuple[int, int] | None:
        """The first captured part of that name."""
        found = self.parts.get(name)
        return found[0] if found else None


class _Finder:
    """Finds one construction: walks its tree, until it has been tried so often that its expression pays.

    The groups of the expression are the parts, but for a construction whose parts can repeat: that one
    is walked where the expression has found it.
    """

    __slots__ = ("_attempts", "_construction", "_expression", "_groups", "_make_walk", "_walk")

    def __init__(
        self, construction: CompiledConstruction, make_walk: Callable[[CompiledConstruction], Walk]
    ) -> None:
        self._construction = construction
        self._make_walk = make_walk
        self._walk: Walk | None = None
        self._attempts = 0
        self._expression: re.Pattern[str] | None = None
        self._groups: tuple[str, ...] = ()

    def find(self, segment: Segment, place: int) -> Match | None:
        """The match at a place of a segment."""
        symbols = segment.symbols
        expression = self._expression
        if expression is None:
            return self._walked(segment, place)
        found = expression.match(symbols, place)
        if found is None:
            return None
        if not self._groups:
            return self._walked(segment, place)
        named = zip(self._groups, found.regs[1:], strict=True)
        parts = _parts((name, first, last) for name, (first, last) in named)
        return Match(self._construction, segment, place, found.end(), parts)

    def compile(self) -> None:
        """Has the expression from now on."""
        self._expression = self._construction.recognizer
        self._groups = tuple(name.rpartition("_")[0] for name in self._expression.groupindex)

    def _walked(self, segment: Segment, place: int) -> Match | None:
        if self._walk is None:
            self._walk = self._make_walk(self._construction)
        named: Named = []
        end = self._walk(segment.symbols, place, named)
        self._attempts += 1
        if self._expression is None and self._attempts * _PAYS > self._construction.size:
            self.compile()
        return Match(self._construction, segment, place, end, _parts(named)) if end >= 0 else None


def _parts(named: Iterable[tuple[str, int, int]]) -> _Parts:
    """The stretches of each name, in order; an empty one, or none, is no part."""
    parts: _Parts = {}
    for name, first, last in named:
        if last > first:
            parts[name] = (*parts[name], (first, last)) if name in parts else ((first, last),)
    return parts


class Matcher:
    """The constructions of a grammar, keyed by the symbols that they can begin with and that they need.

    The two symbols at a place say which constructions can match there, and the symbols of the whole
    sentence which have their cue in it. Only what passes both is tried.
    """

    def __init__(self, grammar: CompiledGrammar) -> None:
        self._grammar = grammar
        self._finders = [_Finder(construction, self._walk) for construction in grammar.constructions]
        needing: dict[str, set[int]] = {}
        for number, construction in enumerate(grammar.constructions):
            for symbol in construction.needed:
                needing.setdefault(symbol, set()).add(number)
        self._always = frozenset(n for n, c in enumerate(grammar.constructions) if not c.needed)
        self._needing = {symbol: frozenset(numbers) for symbol, numbers in needing.items()}
        self._cues = frozenset(needing)
        self._by_symbol: dict[str, list[tuple[int, str | None]]] = {}
        self._by_pair: dict[str, tuple[int, ...]] = {}

    def matches(self, segment: Segment) -> Iterator[Match]:
        """Every match, by place and then by the order of the grammar."""
        symbols = segment.symbols
        cues = self._cues.intersection(symbols)
        if not cues and not self._always:
            return
        active = self._always.union(*[self._needing[cue] for cue in cues])
        finders, by_pair = self._finders, self._by_pair
        for place in range(len(symbols)):
            pair = symbols[place : place + 2]
            candidates = by_pair.get(pair)
            if candidates is None:
                candidates = self._candidates(pair)
            for number in candidates:
                if number in active and (match := finders[number].find(segment, place)) is not None:
                    yield match

    def _walk(self, construction: CompiledConstruction) -> Walk:
        return self._walkers.walk(construction.pattern)

    @cached_property
    def _walkers(self) -> Walkers:
        return Walkers(self._grammar.rules, self._grammar.phrases)

    def _candidates(self, pair: str) -> tuple[int, ...]:
        """The constructions that can match where a symbol stands before another, or at the end."""
        symbol, following = pair[0], pair[1:]
        begun = self._by_symbol.get(symbol)
        if begun is None:
            begun = self._by_symbol[symbol] = [
                (number, seconds)
                for number, construction in enumerate(self._grammar.constructions)
                for first, seconds in construction.openings
                if symbol in first
            ]
        # at the end nothing follows: only what a single symbol can match
        found = [n for n, seconds in begun if seconds is None or (following and following in seconds)]
        if len(self._by_pair) >= _PAIRS:
            self._by_pair.clear()
        candidates = self._by_pair[pair] = tuple(dict.fromkeys(found))
        return candidates
