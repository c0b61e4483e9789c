"""Putting right what can be put right without a change of meaning."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from authz.lint.findings import Edit, Finding

__all__ = ["apply_edits", "difference", "fixes_of"]


def fixes_of(findings: Iterable[Finding]) -> list[Edit]:
    """The edits of the findings that count, none over another; of two that overlap the first stays."""
    edits: list[Edit] = []
    for finding in sorted((f for f in findings if f.counts and f.fix), key=lambda f: f.place.start):
        fix = finding.fix
        if fix and not any(_clash(a, b) for a in fix.edits for b in edits):
            edits += fix.edits
    return sorted(edits, key=lambda e: e.span)


def apply_edits(source: str, edits: Iterable[Edit]) -> str:
    """A source with its edits made."""
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda e: e.span):
        pieces += [source[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*pieces, source[at:]])


def difference(path: str, before: str, after: str) -> Iterator[str]:
    """The lines of a unified difference."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for line in difflib.unified_diff(old, new, f"a/{path}", f"b/{path}"):
        yield line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"


def _clash(a: Edit, b: Edit) -> bool:
    return a.span.overlaps(b.span) or a.span == b.span
