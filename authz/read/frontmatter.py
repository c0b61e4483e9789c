"""The head of a Markdown file: ``key: value`` lines between ``---`` or ``+++``.

Only what a reader of the page sees is taken: the headline and the summary. Values on one line are
understood, quoted or not; anything else is metadata and no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from authz.late import late
from authz.read.article import BlockKind

__all__ = ["front_matter"]

_FENCE: Final = late(r"\A(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_ENTRY: Final = late(
    r"""^(?P<key>[A-Za-z_-]+)[ \t]*[:=][ \t]*(?:"(?P<double>(?:[^"\\\r\n]|\\.)*)"|'(?P<single>[^'\r\n]*)'"""
    r"""|(?P<bare>[^\s"'>|\[{&*!%@`#][^\r\n]*?))[ \t]*$""",
    re.MULTILINE,
)
_KINDS: Final = {
    "title": BlockKind.HEADLINE,
    "headline": BlockKind.HEADLINE,
    **dict.fromkeys("description summary subtitle standfirst dek excerpt".split(), BlockKind.SUMMARY),
}


def front_matter(source: str) -> tuple[int, list[tuple[BlockKind, int, str]]]:
    """The offset at which the article's body begins, and the entries a reader sees: kind, place, words."""
    opening = _FENCE.match(source)
    if opening is None:
        return 0, []
    fence = re.escape(opening[1])
    closing = re.compile(rf"^{fence}[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE).search(source, opening.end())
    if closing is None:
        return 0, []
    return closing.end(), list(_entries(source, opening.end(), closing.start()))


def _entries(source: str, start: int, end: int) -> Iterator[tuple[BlockKind, int, str]]:
    for entry in _ENTRY.finditer(source, start, end):
        kind = _KINDS.get(entry["key"].lower())
        group = entry.lastgroup
        if kind is not None and group is not None and entry[group].strip():
            yield kind, entry.start(group), entry[group]
