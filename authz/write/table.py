"""A table for people: one block a document, one row a statement, columns aligned.

Everything shown is made harmless first: a text may hold escape sequences, and a terminal obeys them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from authz.late import late
from authz.model import Mention, Result, Statement

__all__ = ["LineMap", "clean", "harmless", "render_rows", "write_table"]

COLUMNS: Final = (
    "place",
    "status",
    "action",
    "authority",
    "instrument",
    "modality",
    "source",
    "rule",
)
_GAP: Final = "  "
#: The columns that hold words of the text give way when the terminal is narrow, down to this.
_FLEXIBLE: Final = frozenset({"action", "authority", "instrument", "source"})
_NARROWEST: Final = 8
_LINE_END: Final = late(r"\r\n|\n|\r")
#: Controls, format characters (which can reorder a line), surrogates, line and paragraph separators.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class LineMap:
    """From an offset of a text to its line and column, both from 1, in code points."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(m.end() for m in _LINE_END.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def write_table(results: Iterable[tuple[Result, str]], width: int | None = None) -> Iterator[bytes]:
    """A block for every document that has statements.

    Args:
        results: each result with the text of its document, for lines and columns.
        width: the columns of the terminal; None never shortens.
    """
    before = ""
    for result, text in results:
        if not result.statements:
            continue
        lines = LineMap(text)
        rows = [COLUMNS, *(_row(s, lines) for s in result.statements)]
        yield f"{before}{clean(result.id)}\n{render_rows(rows, width)}".encode()
        before = "\n"


def render_rows(rows: Iterable[tuple[str, ...]], width: int | None = None) -> str:
    """Rows as aligned lines, the first of them the names of the columns."""
    cells = [[clean(cell) for cell in row] for row in rows]
    widths = [max(map(_wide, column)) for column in zip(*cells, strict=True)]
    if width is not None:
        _shrink(widths, [name in _FLEXIBLE for name in cells[0]], width)
    return "".join(
        _GAP.join(_fit(c, w) for c, w in zip(row, widths, strict=True)).rstrip() + "\n" for row in cells
    )


def clean(text: str) -> str:
    """Text on one line that no terminal obeys: runs of blanks are one, controls are escaped."""
    if text.isascii() and text.isprintable():
        return text
    text = re.sub(r"[ \t\r\n]+", " ", text)
    return "".join(_escape(c) if unicodedata.category(c) in _UNSEEN else c for c in text)


def harmless(text: str) -> str:
    """Lines that no terminal obeys; line ends, tabs and runs of spaces stay."""
    return "".join(_escape(c) if c not in "\n\t" and unicodedata.category(c) in _UNSEEN else c for c in text)


def _row(statement: Statement, lines: LineMap) -> tuple[str, ...]:
    line, column = lines.place(statement.cue.start)
    return (
        f"{line}:{column}",
        statement.status.value,
        _words(statement.action),
        _words(statement.authority),
        _words(statement.instrument),
        statement.modality.value,
        _words(statement.source),
        statement.rule,
    )


def _words(mention: Mention | None) -> str:
    return mention.text if mention else "-"


def _escape(character: str) -> str:
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")


def _wide(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def _shrink(widths: list[int], flexible: list[bool], width: int) -> None:
    """Take from the widest flexible column until all fit, or none can give more."""
    excess = sum(widths) + len(_GAP) * (len(widths) - 1) - width
    for _ in range(max(0, excess)):
        able = [i for i, w in enumerate(widths) if flexible[i] and w > _NARROWEST]
        if not able:
            return
        widths[max(able, key=widths.__getitem__)] -= 1


def _fit(text: str, width: int) -> str:
    if _wide(text) <= width:
        return text + " " * (width - _wide(text))
    while text and _wide(text) > width - 1:
        text = text[:-1]
    return text + "…" + " " * (width - 1 - _wide(text))
