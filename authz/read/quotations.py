"""Where a text quotes: the stretches within quotation marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from authz.late import late
from authz.model import Span

__all__ = ["find_quotations"]

#: Double marks only: a single one is as often an apostrophe. A doubled single one is a double one.
_MARK: Final = late("[\"“”„«»]|''|``")
#: A transcript: "MR. GIBBS: They had been authorized."
_SPEAKER: Final = late(r"(?:[A-Z][A-Z.'’-]+ ?){1,4}(?:\([^)\n]*\))?:\s|Q\s{2,}")
_OPENING: Final = frozenset({"“", "„", "«", "``"})
_CLOSING: Final = frozenset({"”", "»"})


def find_quotations(text: str, block: Span) -> Iterator[Span]:
    """The quotations of one block, marks included.

    A block of a transcript, which begins with its speaker in capitals, is a quotation as a whole. A
    quotation that is not closed in its block runs to the block's end: so newspapers open each
    paragraph of a long one, and close the last.
    """
    if _SPEAKER.match(text, block.start, block.end):
        yield block
        return
    start: int | None = None
    for mark in _MARK.finditer(text, block.start, block.end):
        sign = mark[0]
        if start is None:
            if sign not in _CLOSING and not _is_measure(text, mark.start()):
                start = mark.start()
        elif sign not in _OPENING or (sign == "“" and text[start] == "„"):
            yield Span(start, mark.end())
            start = None
    if start is not None:
        yield Span(start, block.end)


def _is_measure(text: str, at: int) -> bool:
    """An inch sign: 12"."""
    return text[at] == '"' and at > 0 and text[at - 1].isdigit()
