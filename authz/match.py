"""Finds where constructions match: the recognizer on the symbols, then the parser on that stretch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from authz.chunk import Segment
from authz.grammar.compiled import CompiledConstruction, CompiledGrammar

__all__ = ["Match", "Matcher"]


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
    """The constructions of a grammar, keyed by the symbols that they can begin with."""

    def __init__(self, grammar: CompiledGrammar) -> None:
        self._grammar = grammar
        self._by_symbol: dict[str, list[CompiledConstruction]] = {}
        for construction in grammar.constructions:
            for symbol in construction.first:
                self._by_symbol.setdefault(symbol, []).append(construction)
        self._parsers: dict[str, object] = {}

    def matches(self, segment: Segment) -> Iterator[Match]:
        """Every match, by place and then by the order of the grammar."""
        symbols = segment.symbols
        by_symbol = self._by_symbol
        for position, symbol in enumerate(symbols):
            for construction in by_symbol.get(symbol, ()):
                found = construction.recognizer.match(symbols, position)
                if found is not None:
                    yield self._parse(construction, segment, position, found.end())

    def _parse(self, construction: CompiledConstruction, segment: Segment, start: int, end: int) -> Match:
        from authz.grammar.parser import build_parser, parse

        parser = self._parsers.get(construction.name)
        if parser is None:
            parser = build_parser(construction.pattern, self._grammar.rules, self._grammar.phrases)
            self._parsers[construction.name] = parser
        captured = parse(parser, segment.symbols[start:])  # type: ignore[arg-type]
        parts: dict[str, tuple[tuple[int, int], ...]] = {}
        for item in captured or ():
            if item.name and item.end > item.start:
                parts[item.name] = (*parts.get(item.name, ()), (start + item.start, start + item.end))
        return Match(construction, segment, start, end, parts)
