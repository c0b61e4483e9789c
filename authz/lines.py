"""Many lines of which a text needs few: kept as text, and cut where one is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, overload

__all__ = ["Lines"]

_SHARE: Final = 16
"""How many lines a part of the text has, which is cut for one of them."""
_NEXT_PART: Final = "\f"
_END: Final = "\n"
"""What stands between parts, and after each line; no line holds them."""


class Lines(Sequence[str]):
    """Lines by number.

    Args:
        text: what ``text_of`` made.
    """

    __slots__ = ("_count", "_parts")

    def __init__(self, text: str) -> None:
        parts = text.split(_NEXT_PART)
        self._count = (len(parts) - 1) * _SHARE + parts[-1].count(_END)
        self._parts: list[str | tuple[str, ...]] = [
            *parts
        ]  # one of which a line was asked for is cut into its lines

    @staticmethod
    def text_of(lines: Iterable[str]) -> str:
        """The lines as text."""
        ended = [line + _END for line in lines]
        return _NEXT_PART.join(
            ["".join(ended[begin : begin + _SHARE]) for begin in range(0, len(ended), _SHARE)]
        )

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> list[str]: ...

    def __getitem__(self, index: int | slice) -> str | list[str]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(self._count))]
        if not 0 <= index < self._count:
            raise IndexError(index)
        part = self._parts[index // _SHARE]
        if isinstance(part, str):
            part = self._parts[index // _SHARE] = tuple(part.split(_END))
        return part[index % _SHARE]
