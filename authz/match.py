"""Finds where constructions match, and names the parts of each match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from authz.grammar.alphabet import Holders
from authz.grammar.compiled import ANYTHING, CompiledConstruction, CompiledGrammar
from authz.grammar.walker import Named, Walk, Walkers
from authz.phrases import Segment

__all__ = ["Match", "Matcher"]

_PAYS: Final = 4
"""An expression is compiled after one attempt for so many characters of its template: until then walking has
cost less than compiling would, some 17 µs an attempt against 5 µs a character."""
_PAIRS: Final = 20_000
"""For how many pairs of symbols it is kept what can begin with them."""


class Match:
    """A construction found at phrases ``[start, end)`` of a segment, with its captured parts."""

    __slots__ = ("construction", "end", "parts", "segment", "start")

    def __init__(
        self,
        construction: CompiledConstruction,
        segment: Segment,
        start: int,
        end: int,
        parts: Mapping[str, tuple[tuple[int, int], ...]],
    ) -> None:
        self.construction = construction
        self.segment = segment
        self.start = start
        self.end = end
        self.parts = parts

    def part(self, name: str) -> tuple[int, int] | None:
        """The first captured part of that name."""
        found = self.parts.get(name)
        return found[0] if found else None


class _Finder:
    """Finds one construction: walks its tree, until it has been tried so often that its expression pays."""

    __slots__ = ("_attempts", "_compiled", "_construction", "_make_walk", "_walk")

    def __init__(
        self, construction: CompiledConstruction, make_walk: Callable[[CompiledConstruction], Walk]
    ) -> None:
        self._construction = construction
        self._make_walk = make_walk
        self._walk: Walk | None = None
        self._attempts = 0
        self._compiled: re.Pattern[str] | None = None

    def find(self, segment: Segment, place: int) -> Match | None:
        """The match at a place of a segment."""
        if self._compiled is None:
            return self._walked(segment, place)
        found = self._compiled.match(segment.symbols, place)
        if found is None:
            return None
        named = self._construction.expression.named(found)
        return Match(self._construction, segment, place, found.end(), _parts(named))

    def compile(self) -> None:
        """Has the expression from now on."""
        self._compiled = self._construction.expression.compiled

    def _walked(self, segment: Segment, place: int) -> Match | None:
        if self._walk is None:
            self._walk = self._make_walk(self._construction)
        named: Named = []
        end = self._walk(segment.symbols, place, named)
        self._attempts += 1
        if self._attempts * _PAYS > self._construction.expression.size:
            self.compile()
        return Match(self._construction, segment, place, end, _parts(named)) if end >= 0 else None


def _parts(named: Named) -> dict[str, tuple[tuple[int, int], ...]]:
    """The stretches of each name, in order; an empty one is no part."""
    parts: dict[str, tuple[tuple[int, int], ...]] = {}
    for name, first, last in named:
        if last > first:
            parts[name] = (*parts[name], (first, last)) if name in parts else ((first, last),)
    return parts


class Matcher:
    """The constructions of a grammar, keyed by the symbols that they can begin with and that they need.

    The two symbols at a place say which constructions can match there, and the symbols of the whole
    sentence which find in it what they need. Only what passes both is tried. A set of constructions is a number
    with one bit for each, in the order of the grammar, so that it takes one operation to intersect two.
    """

    def __init__(self, grammar: CompiledGrammar) -> None:
        self._grammar = grammar
        constructions = grammar.constructions
        self._finders = [_Finder(construction, self._walk) for construction in constructions]
        self._count = len(constructions)
        # a construction has a bit for each of the sets that it needs; those of sets that it does not have are set
        self._most = max([len(construction.needed) for construction in constructions], default=0)
        self._unneeded = 0
        needing: dict[int, int] = {}
        for number, construction in enumerate(constructions):
            for at in range(self._most):
                bit = 1 << at * self._count + number
                if at < len(construction.needed):
                    needed = construction.needed[at]
                    needing[needed] = needing.get(needed, 0) | bit
                else:
                    self._unneeded |= bit
        self._needing = Holders(grammar.tested, needing)
        # and a bit for each of its openings: in what begins it, and in what then follows
        firsts: dict[int, int] = {}
        seconds: dict[int, int] = {}
        self._anything = 0
        for number, construction in enumerate(constructions):
            for at, (first, following) in enumerate(construction.openings):
                bit = 1 << at * self._count + number
                firsts[first] = firsts.get(first, 0) | bit
                if following == ANYTHING:
                    self._anything |= bit
                else:
                    seconds[following] = seconds.get(following, 0) | bit
        self._firsts = Holders(grammar.tested, firsts)
        self._seconds = Holders(grammar.tested, seconds)
        self._beginning: dict[str, int] = {}
        self._by_pair: dict[str, int] = {}
        self._walkers: Walkers | None = None

    def matches(self, segment: Segment) -> Iterator[Match]:
        """Every match, by place and then by the order of the grammar."""
        symbols = segment.symbols
        active = self._active(symbols)
        if not active:
            return
        finders, by_pair, beginning = self._finders, self._by_pair, self._beginning
        for place, symbol in enumerate(symbols):
            try:
                begins = beginning[symbol] & active
            except KeyError:
                begins = beginning[symbol] = self._any_of(self._firsts[symbol])
                begins &= active
            if not begins:
                continue
            pair = symbols[place : place + 2]
            try:
                candidates = by_pair[pair] & begins
            except KeyError:
                candidates = self._candidates(pair) & begins
            while candidates:
                lowest = candidates & -candidates
                match = finders[lowest.bit_length() - 1].find(segment, place)
                if match is not None:
                    yield match
                candidates ^= lowest

    def _active(self, symbols: str) -> int:
        """The constructions that find in some symbols one of each set that they need."""
        needing, found = self._needing, self._unneeded
        for symbol in set(symbols):
            found |= needing[symbol]
        active = (1 << self._count) - 1
        for _ in range(self._most):
            active &= found
            found >>= self._count
        return active

    def _walk(self, construction: CompiledConstruction) -> Walk:
        if self._walkers is None:
            self._walkers = Walkers(self._grammar.program)
        return self._walkers.walk(construction.name)

    def _candidates(self, pair: str) -> int:
        """The constructions that can match where a symbol stands before another, or at the end."""
        openings = self._anything
        if len(pair) > 1:  # at the end nothing follows: only what a single symbol can match
            openings |= self._seconds[pair[1]]
        candidates = self._any_of(openings & self._firsts[pair[0]])
        if len(self._by_pair) >= _PAIRS:
            self._by_pair.clear()
        self._by_pair[pair] = candidates
        return candidates

    def _any_of(self, openings: int) -> int:
        """The constructions that have one of some openings."""
        found = 0
        while openings:
            found |= openings
            openings >>= self._count
        return found & (1 << self._count) - 1
