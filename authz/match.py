"""Finds where constructions match: the recognizer on the symbols, then the parser on that stretch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from authz.grammar.compiled import CompiledConstruction, CompiledGrammar
from authz.phrases import Segment

if TYPE_CHECKING:
    from authz.grammar.parser import Parser
    from authz.grammar.walker import Walk, Walkers

__all__ = ["Match", "Matcher"]

_PAYS = 100
"""From so many segments on, an expression repays being compiled when it is first asked for."""
_PAIRS = 20_000
"""For how many pairs of symbols it is kept what can begin with them."""


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


class Matcher:
    """The constructions of a grammar, keyed by the symbols that they can begin with and that they need.

    The two symbols at a place say which constructions can match there, and the symbols of the whole
    sentence which have their cue in it. Only for what passes both is a recognizer run.
    """

    def __init__(self, grammar: CompiledGrammar) -> None:
        self._grammar = grammar
        needing: dict[str, set[str]] = {}
        for construction in grammar.constructions:
            for symbol in construction.needed:
                needing.setdefault(symbol, set()).add(construction.name)
        self._always = frozenset(c.name for c in grammar.constructions if not c.needed)
        self._needing = {symbol: frozenset(names) for symbol, names in needing.items()}
        self._cues = frozenset(needing)
        self._by_symbol: dict[str, list[tuple[CompiledConstruction, str | None]]] = {}
        self._by_pair: dict[str, tuple[CompiledConstruction, ...]] = {}
        self._parsers: dict[str, Parser] = {}
        self._light: dict[str, Parser] = {}
        self._walks: dict[str, Walk] = {}
        self._segments = 0

    def matches(self, segment: Segment) -> Iterator[Match]:
        """Every match, by place and then by the order of the grammar."""
        symbols = segment.symbols
        cues = self._cues.intersection(symbols)
        if not cues and not self._always:
            return
        self._segments += 1
        if self._segments == _PAYS:
            self._light.clear()
        active = self._always.union(*[self._needing[cue] for cue in cues])
        by_pair = self._by_pair
        for position in range(len(symbols)):
            pair = symbols[position : position + 2]
            candidates = by_pair.get(pair)
            if candidates is None:
                candidates = self._candidates(pair)
            for construction in candidates:
                if construction.name in active:
                    expression = construction.compiled
                    if expression is None:
                        end = self._walk(construction, symbols, position)
                    else:
                        found = expression.match(symbols, position)
                        end = found.end() if found is not None else -1
                    if end >= 0:
                        yield self._parse(construction, segment, position, end)

    def _candidates(self, pair: str) -> tuple[CompiledConstruction, ...]:
        """The constructions that can match where a symbol stands before another, or at the end."""
        symbol, following = pair[0], pair[1:]
        begun = self._by_symbol.get(symbol)
        if begun is None:
            begun = self._by_symbol[symbol] = [
                (construction, seconds)
                for construction in self._grammar.constructions
                for first, seconds in construction.openings
                if symbol in first
            ]
        # at the end nothing follows: only what a single symbol can match
        found = [c for c, seconds in begun if seconds is None or (following and following in seconds)]
        if len(self._by_pair) >= _PAIRS:
            self._by_pair.clear()
        candidates = self._by_pair[pair] = tuple(dict.fromkeys(found))
        return candidates

    def _walk(self, construction: CompiledConstruction, symbols: str, position: int) -> int:
        """Where a match ends, or -1; without an expression as long as little has been read."""
        if self._segments >= _PAYS:
            found = construction.recognizer.match(symbols, position)
            return found.end() if found is not None else -1
        walk = self._walks.get(construction.name)
        if walk is None:
            walk = self._walks[construction.name] = self._walkers.walk(construction.pattern)
        return walk(symbols, position)

    @cached_property
    def _walkers(self) -> Walkers:
        from authz.grammar.walker import Walkers

        return Walkers(self._grammar.rules, self._grammar.phrases)

    def _parser(self, construction: CompiledConstruction) -> Parser:
        """The parser of a construction: one that is quick to make, as long as little has been read."""
        from authz.grammar.parser import build_parser

        rules, phrases = self._grammar.rules, self._grammar.phrases
        if self._segments >= _PAYS:
            parser = self._parsers[construction.name] = build_parser(construction.pattern, rules, phrases)
            return parser
        light = self._light.get(construction.name)
        if light is None:
            light = build_parser(construction.pattern, rules, phrases, walkers=self._walkers)
            self._light[construction.name] = light
        return light

    def _parse(self, construction: CompiledConstruction, segment: Segment, start: int, end: int) -> Match:
        parser = self._parsers.get(construction.name)
        if parser is None:
            parser = self._parser(construction)
        parts: dict[str, tuple[tuple[int, int], ...]] = {}
        for name, first, last in parser.parts(segment.symbols, start) or ():
            if name and last > first:
                parts[name] = (*parts.get(name, ()), (first, last))
        return Match(construction, segment, start, end, parts)
