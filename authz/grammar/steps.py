"""A pattern as the steps of a walk: plain data, in which every test of classes is a set of symbols already.

Made when a grammar is compiled, so that a run that walks needs neither the trees nor the alphabets.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from authz.grammar.alphabet import counted

if TYPE_CHECKING:
    from authz.grammar.recognizer import Recognizers
    from authz.grammar.tree import Node

__all__ = ["Program", "Steps"]


class Steps(Mapping[str, list[Any]]):
    """The steps of patterns by name; the JSON of each is read when somebody first asks for it.

    Args:
        text: a line for each pattern, its name and its JSON with a tab between them.
    """

    __slots__ = ("_known", "_lines")

    def __init__(self, text: str) -> None:
        self._known: dict[str, list[Any]] = {}
        self._lines = dict(line.split("\t") for line in filter(None, text.split("\n")))

    @classmethod
    def of(cls, steps: Mapping[str, list[Any]]) -> Steps:
        """From the steps themselves."""
        return cls(
            "\n".join(f"{name}\t{json.dumps(data, separators=(',', ':'))}" for name, data in steps.items())
        )

    @property
    def text(self) -> str:
        """What makes them again."""
        return "\n".join(map("\t".join, self._lines.items()))

    def __getitem__(self, name: str) -> list[Any]:
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = json.loads(self._lines[name])
        return known

    def __contains__(self, name: object) -> bool:
        return name in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


class Program:
    """The steps of all constructions and rules, and the sets of symbols that they test for.

    Args:
        patterns: the steps of each construction.
        rules: the steps of each rule that a construction names.
        sets: the sets of symbols by number, each as pairs of first and last, as they are counted, between spaces.
        count: how many symbols there are.
    """

    __slots__ = ("count", "patterns", "rules", "sets")

    def __init__(self, patterns: Steps, rules: Steps, sets: Sequence[str], count: int) -> None:
        self.patterns = patterns
        self.rules = rules
        self.sets = sets
        self.count = count

    @classmethod
    def of(
        cls, patterns: Mapping[str, Node], rules: Mapping[str, Node], recognizers: Recognizers, count: int
    ) -> Program:
        """The program of some patterns; ``recognizers`` say where one takes a single symbol, and which."""
        sets: dict[frozenset[str], int] = {}

        def steps(nodes: Mapping[str, Node]) -> Steps:
            return Steps.of({name: _steps(node, recognizers, sets) for name, node in nodes.items()})

        every = steps(patterns), steps(rules)
        return cls(*every, [" ".join(map(str, counted(sorted(tested)))) for tested in sets], count)

    def table(self, number: int) -> bytes:
        """For each symbol, as it is counted, whether the set of that number holds it; no set holds the one after the last.

        A set of characters would take a hundred times the room.
        """
        held = bytearray(self.count + 1)
        edges = list(map(int, self.sets[number].split()))
        for first, last in zip(edges[::2], edges[1::2], strict=True):
            held[first : last + 1] = b"\1" * (last + 1 - first)
        return bytes(held)


def _steps(node: Node, recognizers: Recognizers, sets: dict[frozenset[str], int]) -> list[Any]:
    """Nested lists: a letter for the kind of step, then its parts. A new set of symbols gets a number."""
    from authz.grammar.tree import Capture, Choice, Look, Ref, Repeat, Sequence

    def step(node: Node) -> list[Any]:
        symbols = recognizers.single(node)
        if symbols is not None:
            return ["o", sets.setdefault(symbols, len(sets))]
        match node:
            case Ref(name):
                return ["r", name]
            case Sequence(parts):
                return ["s", *map(step, recognizers.joined(parts))]
            case Choice(parts):
                return ["c", *map(step, parts)]
            case Repeat(part, least, most):
                return ["n", step(part), least, most]
            case Look(part, negative):
                return ["l", step(part), negative]
            case Capture(name, part):
                return ["k", name, step(part)]
        raise AssertionError(node)  # a test of one class is a single symbol

    return step(node)
