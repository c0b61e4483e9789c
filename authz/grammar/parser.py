"""The second compilation of a rule: a pyparsing parser that names its parts.

It is run where the recognizer found a match. What a regular expression can say, captures included,
is fused into ``pp.Regex`` leaves made by the recognizer's own compiler, whose groups are the parts, so
that only captures that repeat are walked element by element in Python.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pyparsing as pp
from attrs import frozen

from authz.grammar.alphabet import Alphabet
from authz.grammar.recognizer import grouped, has_captures, recognizer, repeats_captures
from authz.grammar.tree import Capture, Choice, ClassTest, Look, Node, Ref, Repeat, Sequence
from authz.grammar.walker import Walk, Walkers

__all__ = ["Captured", "Parser", "build_parser", "parse"]


@frozen
class Captured:
    """A named part of a match: phrases ``[start, end)`` counted from the match's beginning."""

    name: str
    start: int
    end: int


@frozen
class _Edge:
    """Where a captured part begins, with its name, or ends, with None; the empty name is just a place."""

    at: int
    name: str | None


class _Walked(pp.Token):
    """A leaf that is recognized by functions instead of an expression."""

    def __init__(self, walk: Walk) -> None:
        super().__init__()
        self._walk = walk
        self._may_return_empty = True

    def parseImpl(self, instring: str, loc: int, do_actions: bool = True) -> Any:  # noqa: ARG002, N802
        """What pyparsing calls to parse at ``loc``."""
        end = self._walk(instring, loc)
        if end < 0:
            raise pp.ParseException(instring, loc, "no match", self)
        return end, [_Edge(end, "")]


class _Times(pp.ParseElementEnhance):
    """An element ``least`` to ``most`` times, as often as it matches."""

    def __init__(self, element: pp.ParserElement, least: int, most: int) -> None:
        super().__init__(element)
        self._least = least
        self._most = most
        self._may_return_empty = True

    def parseImpl(self, instring: str, loc: int, do_actions: bool = True) -> Any:  # noqa: N802
        """What pyparsing calls to parse at ``loc``."""
        assert self.expr is not None
        found = pp.ParseResults([])
        for count in range(self._most):
            try:
                end, tokens = self.expr._parse(instring, loc, do_actions)
            except pp.ParseException:
                if count < self._least:
                    raise
                break
            found += tokens
            if end == loc and count >= self._least:
                break
            loc = end
        return loc, found


class _Whole(pp.ParseElementEnhance):
    """The whole of a pattern, which can be parsed at any place without copying what is left."""

    def parse_at(self, symbols: str, start: int) -> pp.ParseResults | None:
        """What the parts make of the symbols from ``start`` on; None where they do not match."""
        if not self.streamlined:
            self.streamline()
        assert self.expr is not None
        try:
            return self.expr._parse(symbols, start)[1]
        except pp.ParseException:
            return None


class Parser:
    """A pyparsing parser over a string of symbols, with the names of the groups of its leaves.

    The names are kept by the identity of a leaf's expression: hashing one reads all of it.
    """

    __slots__ = ("_names", "_whole")

    def __init__(self, element: pp.ParserElement, names: Mapping[int, tuple[str, ...]]) -> None:
        self._whole = _Whole(element)
        self._names = names

    def parts(self, symbols: str, start: int = 0) -> list[tuple[str, int, int]] | None:
        """The named parts of the match at ``start``, the whole first, each with where it begins and ends."""
        found = self._whole.parse_at(symbols, start)
        if found is None:
            return None
        parts: list[tuple[str, int, int]] = [("", start, start)]
        opened: list[tuple[int, str, int]] = []
        end = start
        for item in found:
            if not isinstance(item, _Edge):
                end = item.end()
                for number, name in enumerate(self._names[id(item.re)], 1):
                    first, last = item.span(number)
                    if first >= 0:
                        parts.append((name, first, last))
                continue
            end = item.at
            if item.name:
                opened.append((len(parts), item.name, end))
            elif item.name is None:
                place, name, first = opened.pop()
                parts.insert(place, (name, first, end))
        parts[0] = ("", start, end)
        return parts


def build_parser(
    node: Node,
    rules: Mapping[str, Node],
    alphabet: Alphabet,
    *,
    fuse: bool = True,
    walkers: Walkers | None = None,
) -> Parser:
    """A parser of the pattern over a string of symbols.

    With ``walkers`` parts without captures are functions and no expression is compiled: quick to make,
    slower to run. With ``fuse=False`` every element becomes a pyparsing element of its own, which is
    slower still and serves to test that fusing changes nothing.
    """
    names: dict[int, tuple[str, ...]] = {}

    def bare(element: pp.ParserElement) -> pp.ParserElement:
        """The element without white space skipped, its parts not copied for that, and with a short name.

        pyparsing's own name for it would spell out all that is in it, at every level anew.
        """
        return element.leave_whitespace(recursive=False).set_name("part")

    def leaf(expression: str, captured: tuple[str, ...]) -> pp.ParserElement:
        pattern = re.compile(expression)
        names[id(pattern)] = captured
        return bare(pp.Regex(pattern, as_match=True))

    def build(part: Node) -> pp.ParserElement:
        if walkers is not None and not has_captures(part, rules):
            return bare(_Walked(walkers.walk(part)))
        if fuse and walkers is None and (fused := grouped(part, rules, alphabet)) is not None:
            return leaf(*fused)
        match part:
            case ClassTest():
                return leaf(recognizer(part, rules, alphabet), ())
            case Ref(name):
                return build(rules[name]) if name in rules else leaf(recognizer(part, rules, alphabet), ())
            case Sequence(parts):
                return bare(pp.And(list(sequence(parts))))
            case Choice(parts):
                return bare(pp.MatchFirst([build(p) for p in parts]))
            case Repeat(inner, 0, 1):
                return bare(pp.Opt(build(inner)))
            case Repeat(inner, least, most):
                return bare(_Times(build(inner), least, most))
            case Look(inner, negative):
                kind = pp.NotAny if negative else pp.FollowedBy
                return bare(bare(kind(build(inner))).suppress())
            case Capture(name, inner):
                return bare(pp.And([edge(name), build(inner), edge(None)]))

    def fusible(part: Node) -> bool:
        if walkers is not None:
            return not has_captures(part, rules)
        return fuse and not repeats_captures(part, rules)

    def sequence(parts: tuple[Node, ...]) -> Iterator[pp.ParserElement]:
        """The parts in order, neighbours that can be fused as one."""
        run: tuple[Node, ...] = ()
        for part in parts:
            if fusible(part):
                run += (part,)
                continue
            if run:
                yield build(Sequence(run))
                run = ()
            yield build(part)
        if run:
            yield build(Sequence(run))

    def edge(name: str | None) -> pp.ParserElement:
        def mark(_: str, at: int, __: Any) -> _Edge:
            return _Edge(at, name)

        return bare(pp.Empty()).set_parse_action(mark)

    return Parser(build(node), names)


def parse(parser: Parser, symbols: str) -> tuple[Captured, ...] | None:
    """The named parts of the match at the beginning of ``symbols``, the whole first; None without one."""
    found = parser.parts(symbols)
    return None if found is None else tuple(Captured(*part) for part in found)
