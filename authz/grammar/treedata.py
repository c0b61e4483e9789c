"""The tree of a pattern as plain data and back, for the compiled grammar on disk."""

from __future__ import annotations

from typing import Any

from authz.grammar.tree import Capture, Choice, ClassTest, Look, Node, Ref, Repeat, Sequence

__all__ = ["from_data", "to_data"]


def to_data(node: Node) -> list[Any]:
    """Nested lists: a letter for the kind of node, then its parts."""
    match node:
        case ClassTest(having, lacking):
            return ["t", list(having), list(lacking)]
        case Ref(name):
            return ["r", name]
        case Sequence(parts):
            return ["s", *map(to_data, parts)]
        case Choice(parts):
            return ["c", *map(to_data, parts)]
        case Repeat(part, least, most):
            return ["n", to_data(part), least, most]
        case Look(part, negative):
            return ["l", to_data(part), negative]
        case Capture(name, part):
            return ["k", name, to_data(part)]


def from_data(data: list[Any]) -> Node:
    """The node of ``to_data``. Raises ValueError or IndexError for anything else."""
    match data:
        case ["t", having, lacking]:
            return ClassTest(tuple(having), tuple(lacking))
        case ["r", str(name)]:
            return Ref(name)
        case ["s", *parts]:
            return Sequence(tuple(map(from_data, parts)))
        case ["c", *parts]:
            return Choice(tuple(map(from_data, parts)))
        case ["n", part, int(least), int(most)]:
            return Repeat(from_data(part), least, most)
        case ["l", part, bool(negative)]:
            return Look(from_data(part), negative)
        case ["k", str(name), part]:
            return Capture(name, from_data(part))
    raise ValueError(f"no node: {str(data)[:60]}")
