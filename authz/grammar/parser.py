"""The second compilation of a rule: a pyparsing parser that names its parts.

It is run on just the stretch that the recognizer found. A part without captures in it is fused into
one ``pp.Regex`` leaf made by the recognizer's own compiler, so that only the skeleton of captures is
walked in Python.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pyparsing as pp
from attrs import frozen

from authz.grammar.alphabet import Alphabet
from authz.grammar.recognizer import recognizer
from authz.grammar.tree import Capture, Choice, ClassTest, Look, Node, Ref, Repeat, Sequence, walk

__all__ = ["Captured", "build_parser", "parse"]


@frozen
class Captured:
    """A named part of a match: phrases ``[start, end)`` counted from the match's beginning."""

    name: str
    start: int
    end: int


def _captures(node: Node, rules: Mapping[str, Node]) -> bool:
    for inner in walk(node):
        if isinstance(inner, Capture):
            return True
        if isinstance(inner, Ref) and inner.name in rules and _captures(rules[inner.name], rules):
            return True
    return False


def _captured(name: str) -> Callable[[str, int, Any], Captured]:
    return lambda _, loc, tokens: Captured(name, loc, loc + len(tokens[0]))


def build_parser(
    node: Node, rules: Mapping[str, Node], alphabet: Alphabet, *, fuse: bool = True
) -> pp.ParserElement:
    """A parser of the pattern over a string of symbols; its tokens are ``Captured`` records.

    With ``fuse=False`` every element becomes a pyparsing element of its own, which is slower and
    serves to test that fusing changes nothing.
    """

    def leaf(part: Node) -> pp.ParserElement:
        return pp.Regex(recognizer(part, rules, alphabet)).leave_whitespace()

    def build(part: Node) -> pp.ParserElement:
        if fuse and not _captures(part, rules):
            return leaf(part).suppress()
        match part:
            case ClassTest():
                return leaf(part).suppress()
            case Ref(name):
                return build(rules[name]) if name in rules else leaf(part).suppress()
            case Sequence(parts):
                return pp.And([build(p) for p in parts]).leave_whitespace()
            case Choice(parts):
                return pp.MatchFirst([build(p) for p in parts]).leave_whitespace()
            case Repeat(inner, 0, 1):
                return pp.Opt(build(inner)).leave_whitespace()
            case Repeat(inner, least, most):
                return repeated(build(inner), least, most)
            case Look(inner, negative):
                return (pp.NotAny if negative else pp.FollowedBy)(build(inner)).leave_whitespace().suppress()
            case Capture(name, inner) if fuse and not _captures(inner, rules):
                return leaf(inner).set_parse_action(_captured(name))
            case Capture(name, inner):
                return bracketed(name, build(inner))

    def repeated(inner: pp.ParserElement, least: int, most: int) -> pp.ParserElement:
        """``least`` times, then optional ones nested so that the first failure ends the repetition."""
        tail: pp.ParserElement | None = None
        for _ in range(most - least):
            tail = pp.Opt(inner if tail is None else pp.And([inner, tail])).leave_whitespace()
        parts = [inner] * least + ([tail] if tail is not None else [])
        return pp.And(parts).leave_whitespace() if len(parts) > 1 else parts[0]

    def bracketed(name: str, inner: pp.ParserElement) -> pp.ParserElement:
        here = pp.Empty().leave_whitespace()
        begin = here.copy().set_parse_action(lambda _, loc, __: _Edge(loc))
        close = here.copy().set_parse_action(lambda _, loc, __: _Edge(loc))

        def join(tokens: Any) -> list[Captured]:
            items = list(tokens)
            return [Captured(name, items[0].at, items[-1].at), *items[1:-1]]

        return pp.And([begin, inner, close]).leave_whitespace().add_parse_action(join)

    whole = bracketed("", build(node)).parse_with_tabs()
    return whole


@frozen
class _Edge:
    at: int


def parse(parser: pp.ParserElement, symbols: str) -> tuple[Captured, ...] | None:
    """The named parts of the match at the beginning of ``symbols``, the whole first; None without one."""
    try:
        return tuple(parser.parse_string(symbols))
    except pp.ParseException:
        return None
