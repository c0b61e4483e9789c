"""The expression of a pattern: kept as a template, compiled when it pays; its groups are the parts of a match."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable, Sequence
from typing import Any, Final

__all__ = ["Expression"]

_SET: Final = re.compile(r"\[[^]]*\]")
"""A character set of an expression: symbols are never brackets."""
_PLACE: Final = re.compile(r"<(\d+)>")
"""Where a character set belongs in a template; a group's name is no number."""


class Expression:
    """A regular expression over symbols.

    Args:
        template: the expression, with the number of a set between angle brackets for each character set.
        turns: for each group called ``turns``, which holds a repetition, in order: what is repeated.
        charset: gives the character set of a number.
    """

    def __init__(
        self, template: str, turns: Sequence[Expression] = (), charset: Callable[[int], str] = str
    ) -> None:
        self._read = template, turns
        self._packed = b""
        self._charset = charset
        self._compiled: re.Pattern[str] | None = None
        self._named: list[tuple[str, Expression | None]] | None = None
        self.size = len(template)
        """By which it is guessed what compiling costs."""

    @property
    def _parts(self) -> tuple[str, Sequence[Expression]]:
        """The template, and what is repeated; they are unpacked when somebody first asks for them."""
        if self._packed:
            data = json.loads(zlib.decompress(self._packed))
            self._read, self._packed = self._of(data, self._charset)._read, b""
        return self._read

    @property
    def source(self) -> str:
        """The expression itself."""
        return _PLACE.sub(lambda found: self._charset(int(found[1])), self._parts[0])

    @property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression, made when it is first needed."""
        if self._compiled is None:
            self._compiled = re.compile(self.source)
        return self._compiled

    def _groups(self) -> list[tuple[str, Expression | None]]:
        """For each group the name of its part, or what is repeated in it."""
        if self._named is None:
            names = [name.rpartition("_")[0] for name in self.compiled.groupindex]
            turns = iter(self._parts[1])
            self._named = [(name, next(turns) if name == "turns" else None) for name in names]
        return self._named

    def named(self, found: re.Match[str]) -> list[tuple[str, int, int]]:
        """The parts of a match, in the order in which they begin: name, first place, place after the last."""
        parts: list[tuple[str, int, int]] = []
        groups, regs = self._groups(), found.regs
        for number, (first, last) in enumerate(regs):
            if first < 0 or not number:
                continue  # most groups are of alternatives that were not taken
            name, turn = groups[number - 1]
            if turn is None:
                parts.append((name, first, last))
                continue
            # nothing is ever given back, so each turn is found again where the one before it ended
            at = first
            while at < last and (again := turn.compiled.match(found.string, at)) is not None:
                parts += turn.named(again)
                at = max(again.end(), at + 1)
        return parts

    def to_packed(self, sets: dict[str, int]) -> tuple[bytes, int]:
        """The expression as JSON, compressed, and its size; a set that ``sets`` does not have gets a number there.

        Templates say much over and over, and few are ever needed.
        """
        data = self._to_data(sets)
        return zlib.compress(json.dumps(data, separators=(",", ":")).encode()), len(data[0])

    @classmethod
    def from_packed(cls, content: bytes, size: int, charset: Callable[[int], str]) -> Expression:
        """The expression of ``to_packed``, which is unpacked when it is needed."""
        expression = cls("", (), charset)
        expression._packed = content
        expression.size = size
        return expression

    def _to_data(self, sets: dict[str, int]) -> list[Any]:
        template = _SET.sub(lambda found: f"<{sets.setdefault(found[0], len(sets))}>", self.source)
        return [template, *(turn._to_data(sets) for turn in self._parts[1])]

    @classmethod
    def _of(cls, data: Sequence[Any], charset: Callable[[int], str]) -> Expression:
        template, *turns = data
        return cls(template, [cls._of(turn, charset) for turn in turns], charset)
