"""Spells a pattern as the notation writes it, for messages and pages."""

from __future__ import annotations

from authz.grammar.tree import MANY, Capture, Choice, ClassTest, Look, Node, Ref, Repeat, Sequence

__all__ = ["spelled"]

_COUNTS = {(0, 1): "?", (0, MANY): "*", (1, MANY): "+"}


def spelled(node: Node) -> str:
    """The pattern in the notation; reading it again gives the same tree."""
    match node:
        case ClassTest(having, lacking):
            if len(having) == 1 and having[0].startswith("="):
                return f'"{having[0][1:]}"'
            return ".".join((*having, *(f"~{name}" for name in lacking)))
        case Ref(name):
            return name
        case Sequence(parts):
            return " ".join(_inside(part, Choice, Sequence) for part in parts)
        case Choice(parts):
            return " | ".join(_inside(part, Choice) for part in parts)
        case Repeat(part, least, most):
            count = _COUNTS.get((least, most), f"{{{least},{most}}}")
            return _inside(part, Choice, Sequence, Repeat, Look, Capture) + count
        case Look(part, negative):
            return ("!" if negative else "&") + _inside(part, Choice, Sequence, Repeat, Look, Capture)
        case Capture(name, part):
            return f"{name}:" + _inside(part, Choice, Sequence, Capture)


def _inside(node: Node, *grouped: type) -> str:
    """The spelling of a part, in parentheses where it would else be read with its neighbours."""
    return f"({spelled(node)})" if isinstance(node, grouped) else spelled(node)
