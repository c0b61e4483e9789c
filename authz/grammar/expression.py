"""The expression of a pattern: kept as a template, compiled when it pays; its groups are the parts of a match."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

__all__ = ["Expression"]

_SET = re.compile(r"\[[^]]*\]")
"""A character set of an expression: symbols are never brackets."""
_PLACE = re.compile(r"<(\d+)>")
"""Where a character set belongs in a template; a group's name is no number."""


class Expression:
    """A regular expression over symbols.

    Args:
        template: the expression, with the number of a set between angle brackets for each character set.
        turns: for each group called ``turns``, which holds a repetition, in order: what is repeated.
        sets: the character sets.
    """

    def __init__(self, template: str, turns: Sequence[Expression] = (), sets: Sequence[str] = ()) -> None:
        self._template = template
        self._turns = turns
        self._sets = sets

    @property
    def size(self) -> int:
        """The length of the template, by which it is guessed what compiling costs."""
        return len(self._template)

    @property
    def source(self) -> str:
        """The expression itself."""
        return _PLACE.sub(lambda found: self._sets[int(found[1])], self._template)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression, made when it is first needed."""
        return re.compile(self.source)

    @cached_property
    def _groups(self) -> list[tuple[str, Expression | None]]:
        """For each group the name of its part, or what is repeated in it."""
        names = [name.rpartition("_")[0] for name in self.compiled.groupindex]
        turns = iter(self._turns)
        return [(name, next(turns) if name == "turns" else None) for name in names]

    def named(self, found: re.Match[str]) -> list[tuple[str, int, int]]:
        """The parts of a match, in the order in which they begin: name, first place, place after the last."""
        parts: list[tuple[str, int, int]] = []
        for (name, turn), (first, last) in zip(self._groups, found.regs[1:], strict=True):
            if first < 0:
                continue
            if turn is None:
                parts.append((name, first, last))
                continue
            # nothing is ever given back, so each turn is found again where the one before it ended
            at = first
            while at < last and (again := turn.compiled.match(found.string, at)) is not None:
                parts += turn.named(again)
                at = max(again.end(), at + 1)
        return parts

    def to_data(self, number: Callable[[str], int]) -> list[Any]:
        """JSON-able data; ``number`` gives each character set its number."""
        template = _SET.sub(lambda found: f"<{number(found[0])}>", self.source)
        return [template, *(turn.to_data(number) for turn in self._turns)]

    @classmethod
    def from_data(cls, data: Sequence[Any], sets: Sequence[str]) -> Expression:
        """The expression of ``to_data``."""
        template, *turns = data
        return cls(template, tuple(cls.from_data(turn, sets) for turn in turns), sets)
