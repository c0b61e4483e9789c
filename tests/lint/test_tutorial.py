"""The tutorial is what happened, and the integrations are well formed."""

from __future__ import annotations

import re
from pathlib import Path

from scripts.make_tutorial import FOLDER, page


def test_the_tutorial_is_current() -> None:
    """Every output on the page is what its command prints; else run: python -m scripts.make_tutorial."""
    assert (FOLDER / "README.md").read_text("utf-8") == page()


def test_the_newsroom_has_ten_articles() -> None:
    """In Markdown, HTML and plain text."""
    files = [p for p in (FOLDER / "newsroom").rglob("*") if p.is_file()]
    assert len(files) == 10
    assert {p.suffix for p in files} == {".md", ".html", ".txt"}


def test_hooks_and_action_name_real_options(root: Path) -> None:
    """What they call exists."""
    from authz.cli_lint import lint

    known = {name for parameter in lint.params for name in parameter.opts}
    for name in (".pre-commit-hooks.yaml", "action.yml", "docs/linting.md"):
        text = (root / name).read_text("utf-8")
        for line in re.findall(r"authz lint .*", text):
            assert set(re.findall(r"(?<!\S)--[a-z-]+", line)) <= known
