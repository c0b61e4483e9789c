"""What the annotator makes of every sentence of our own is what it made of it when somebody last looked."""

from __future__ import annotations

from difflib import unified_diff

import pytest

from authz.annotator import Annotator
from scripts.make_frozen import FOLDER, SOURCES, written

LINES = 60
"""How much of a difference is shown."""


@pytest.mark.parametrize("source", SOURCES)
def test_nothing_has_moved(source: str, annotator: Annotator) -> None:
    """All fields of all statements, and how each match came about; see scripts/make_frozen.py."""
    path = FOLDER / f"{source}.txt"
    before = path.read_text(encoding="utf-8").splitlines()
    now = written(annotator, source).splitlines()
    moved = list(unified_diff(before, now, "before", "now", lineterm="", n=1))
    assert not moved, "\n".join(
        [
            *moved[:LINES],
            f"... {len(moved)} lines in all. If each is meant: python -m scripts.make_frozen, and read the difference.",
        ]
    )
