"""A pattern as a pyparsing parser: an engine that the project did not write, to hold its own two against.

One pyparsing element an element of the pattern, nothing fused, nothing quick.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyparsing as pp
from attrs import frozen

from authz.grammar.alphabet import Alphabet
from authz.grammar.recognizer import Recognizers
from authz.grammar.tree import Capture, Choice, ClassTest, Look, Node, Ref, Repeat, Sequence
from authz.grammar.walker import Named

__all__ = ["reference_parser", "reference_parts"]


@frozen
class _Edge:
    """Where a captured part begins, with its name, or ends, with None; the empty name is just a place."""

    at: int
    name: str | None


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


def reference_parser(node: Node, rules: Mapping[str, Node], alphabet: Alphabet) -> pp.ParserElement:
    """The parser of a pattern over a string of symbols."""
    leaves = Recognizers(rules, alphabet)

    def bare(element: pp.ParserElement) -> pp.ParserElement:
        """The element without white space skipped, and with a short name: pyparsing's own grows without bound."""
        return element.leave_whitespace(recursive=False).set_name("part")

    def build(part: Node) -> pp.ParserElement:
        match part:
            case Ref(name) if name in rules:
                return build(rules[name])
            case ClassTest() | Ref():
                return bare(pp.Regex(leaves.recognizer(part)).suppress())
            case Sequence(parts):
                return bare(pp.And([build(p) for p in parts]))
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

    def edge(name: str | None) -> pp.ParserElement:
        def mark(_: str, at: int, __: Any) -> _Edge:
            return _Edge(at, name)

        return bare(pp.Empty()).set_parse_action(mark)

    return bare(pp.And([build(node), edge("")]))


def reference_parts(parser: pp.ParserElement, symbols: str) -> tuple[int, Named] | None:
    """Where the match at the beginning of the symbols ends, and its parts; None without a match."""
    try:
        edges = parser.parse_string(symbols)
    except pp.ParseException:
        return None
    named: Named = []
    opened: list[tuple[int, str, int]] = []
    for edge in edges[:-1]:
        if edge.name is None:
            place, name, first = opened.pop()
            named.insert(place, (name, first, edge.at))
        else:
            opened.append((len(named), edge.name, edge.at))
    return edges[-1].at, named
