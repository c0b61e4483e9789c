"""A pattern as the steps of a walk: plain data, in which every test of classes is a set of symbols already.

Made when a grammar is compiled, so that a run that walks needs neither the trees nor the alphabets.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from authz.grammar.alphabet import counted

if TYPE_CHECKING:
    from authz.grammar.recognizer import Recognizers
    from authz.grammar.tree import Node

__all__ = ["ALL", "Program", "Step", "Steps"]

Step: TypeAlias = int | list[Any]
"""A step of a pattern, as ``_Writer`` writes it."""
ALL: Final = -1
"""In place of the number of a set: every symbol, and the end."""


class Steps(Mapping[str, Step]):
    """The steps of patterns by name; the JSON of each is read when somebody asks for it, who needs it once.

    Args:
        text: a line for each pattern, its name and its JSON with a tab between them.
    """

    __slots__ = ("_lines",)

    def __init__(self, text: str) -> None:
        self._lines = dict(line.split("\t") for line in filter(None, text.split("\n")))

    @classmethod
    def of(cls, steps: Mapping[str, Step]) -> Steps:
        """From the steps themselves."""
        return cls(
            "\n".join(f"{name}\t{json.dumps(data, separators=(',', ':'))}" for name, data in steps.items())
        )

    @property
    def text(self) -> str:
        """What makes them again."""
        return "\n".join(map("\t".join, self._lines.items()))

    def __getitem__(self, name: str) -> Step:
        step: Step = json.loads(self._lines[name])
        return step

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
        writer = _Writer(rules, recognizers)
        every = writer.steps(patterns), writer.steps(rules)
        return cls(*every, [" ".join(map(str, counted(sorted(tested)))) for tested in writer.sets], count)

    def table(self, number: int) -> bytes:
        """For each symbol, as it is counted, whether the set of that number holds it; no set holds the one after the last.

        A set of characters would take a hundred times the room. ``ALL`` is the set of everything, the one after the last too.
        """
        if number == ALL:
            return b"\1" * (self.count + 1)
        held = bytearray(self.count + 1)
        edges = list(map(int, self.sets[number].split()))
        for first, last in zip(edges[::2], edges[1::2], strict=True):
            if first == last:  # most are no range
                held[first] = 1
            else:
                held[first : last + 1] = b"\1" * (last + 1 - first)
        return bytes(held)


class _Writer:
    """Writes patterns as steps; a new set of symbols gets a number.

    A step that takes one symbol is the number of its set. Any other is a list: a letter for its kind, the set of symbols of
    which it has to be asked (``ALL`` for any), whether it takes nothing on all others, where else it fails, and then what
    its kind needs.
    """

    def __init__(self, rules: Mapping[str, Node], recognizers: Recognizers) -> None:
        self._rules = rules
        self._recognizers = recognizers
        self._begun: dict[str, tuple[frozenset[str] | None, bool]] = {}
        self.sets: dict[frozenset[str], int] = {}

    def steps(self, patterns: Mapping[str, Node]) -> Steps:
        """The steps of some patterns."""
        return Steps.of({name: self._step(node) for name, node in patterns.items()})

    def _number(self, symbols: frozenset[str] | None) -> int:
        return ALL if symbols is None else self.sets.setdefault(symbols, len(self.sets))

    def _step(self, node: Node) -> Step:
        from authz.grammar.tree import Capture, Choice, Look, Ref, Repeat, Sequence

        symbols = self._recognizers.single(node)
        if symbols is not None:
            return self._number(symbols)
        begins, empty = self._beginning(node)
        head = [self._number(begins), int(empty)]
        match node:
            case Ref(name):
                return ["r", *head, name]
            case Sequence(parts):
                return ["s", *head, *map(self._step, self._recognizers.joined(parts))]
            case Choice(parts):
                return ["c", *head, *map(self._step, parts)]
            case Repeat(part, least, most):
                return ["n", *head, self._step(part), least, most]
            case Look(part, negative):
                return ["l", *head, self._step(part), negative]
            case Capture(name, part):
                return ["k", *head, name, self._step(part)]
        raise AssertionError(node)  # a test of one class is a single symbol

    def _beginning(self, node: Node) -> tuple[frozenset[str] | None, bool]:
        """The symbols of which the step has to be asked, None for any, and whether it takes nothing on all others."""
        from authz.grammar.tree import Capture, Choice, Ref, Repeat, Sequence

        symbols = self._recognizers.single(node)
        if symbols is not None:
            return symbols, False
        match node:
            case Ref(name):
                if name not in self._begun:
                    self._begun[name] = self._beginning(self._rules[name])
                return self._begun[name]
            case Sequence(parts):
                begun = list(map(self._beginning, self._recognizers.joined(parts)))
                taking = next((at for at, (_, empty) in enumerate(begun) if not empty), len(begun))
                return _either(begun[: taking + 1]), taking == len(begun)
            case Choice(parts):
                begun = list(map(self._beginning, parts))
                return _either(begun), any(empty for _, empty in begun)
            case Repeat(part, least):
                begins, empty = self._beginning(part)
                return begins, least == 0 or empty
            case Capture(_, part):
                begins, empty = self._beginning(part)
                return (None, False) if empty else (begins, False)  # nothing at all is a part too
        return None, False  # what looks ahead


def _either(begun: Iterable[tuple[frozenset[str] | None, bool]]) -> frozenset[str] | None:
    """The symbols of which any of some steps has to be asked; None for any symbol."""
    found: frozenset[str] = frozenset()
    for begins, _ in begun:
        if begins is None:
            return None
        found |= begins
    return found
