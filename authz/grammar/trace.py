"""Walks a pattern element by element, to say where and why it does not match.

It does what the recognizer and the walker do, slowly and with notes: only ``authz explain`` and the
messages of ``authz grammar test`` use it.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define, field, frozen

from authz.grammar.alphabet import Alphabet
from authz.grammar.spelling import spelled
from authz.grammar.tree import Capture, Choice, ClassTest, Look, Node, Ref, Repeat, Sequence

__all__ = ["Failure", "furthest_failure", "trace"]


@frozen
class Failure:
    """An attempt from ``start`` came as far as symbol ``at`` and there wanted one of ``expected``."""

    start: int
    at: int
    expected: tuple[str, ...]
    cued: bool
    """Whether the cue had been found by then: else the attempt says nothing about the sentence."""


@define
class _Walk:
    rules: Mapping[str, Node]
    alphabet: Alphabet
    symbols: str
    furthest: int = -1
    wanted: dict[str, bool] = field(factory=dict)
    cued: bool = False
    optional: int = 0

    def failed(self, at: int, what: str) -> None:
        if at > self.furthest:
            self.furthest = at
            self.wanted.clear()
        if at == self.furthest:
            self.wanted[what] = self.wanted.get(what, True) and self.optional > 0

    def one(self, having: tuple[str, ...], lacking: tuple[str, ...], at: int, node: Node) -> int | None:
        if at < len(self.symbols):
            classes = self.alphabet.classes(self.symbols[at])
            if classes.issuperset(having) and classes.isdisjoint(lacking):
                return at + 1
        self.failed(at, spelled(node))
        return None

    def step(self, node: Node, at: int) -> int | None:
        """The position after a match of ``node`` at ``at``; None without one."""
        match node:
            case ClassTest(having, lacking):
                return self.one(having, lacking, at, node)
            case Ref(name):
                return (
                    self.step(self.rules[name], at) if name in self.rules else self.one((name,), (), at, node)
                )
            case Sequence(parts):
                end: int | None = at
                for part in parts:
                    if end is None:
                        break
                    end = self.step(part, end)
                return end
            case Choice(parts):
                for part in parts:
                    if (end := self.step(part, at)) is not None:
                        return end
                return None
            case Repeat(part, least, most):
                return self.repeat(part, least, most, at)
            case Look(part, negative):
                return self.look(part, negative, at)
            case Capture(name, part):
                end = self.step(part, at)
                self.cued = self.cued or (name == "cue" and end is not None)
                return end

    def repeat(self, part: Node, least: int, most: int, at: int) -> int | None:
        for count in range(most):
            self.optional += count >= least
            end = self.step(part, at)
            self.optional -= count >= least
            if end is None:
                return at if count >= least else None
            if end == at and count >= least:
                break
            at = end
        return at

    def look(self, part: Node, negative: bool, at: int) -> int | None:
        inside = _Walk(self.rules, self.alphabet, self.symbols)
        found = inside.step(part, at) is not None
        if found is negative:
            self.failed(at, ("no " if negative else "") + spelled(part))
            return None
        return at


def trace(
    pattern: Node, rules: Mapping[str, Node], alphabet: Alphabet, symbols: str, start: int
) -> int | Failure:
    """The end of the match of a pattern at ``start``, else the furthest that the attempt came."""
    walk = _Walk(rules, alphabet, symbols)
    end = walk.step(pattern, start)
    if end is not None:
        return end
    needed = [what for what, optional in walk.wanted.items() if not optional]
    return Failure(start, walk.furthest, tuple(needed or walk.wanted), walk.cued)


def furthest_failure(
    pattern: Node, rules: Mapping[str, Node], alphabet: Alphabet, symbols: str, first: str
) -> Failure | None:
    """The attempt that came furthest, from every place where a symbol of ``first`` stands.

    None where the pattern matches somewhere, or where no such symbol occurs.
    """
    best: Failure | None = None
    for start, symbol in enumerate(symbols):
        if symbol not in first:
            continue
        found = trace(pattern, rules, alphabet, symbols, start)
        if not isinstance(found, Failure):
            return None
        if best is None or (found.cued, found.at - found.start) > (best.cued, best.at - best.start):
            best = found
    return best
