"""The seeds of the fuzzing, and what fuzzing has found: no law is broken by any of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fuzz.targets import TARGETS

SEEDS = sorted(Path(__file__).parents[1].glob("fuzz/seeds/*/*"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_no_law_is_broken(path: Path) -> None:
    """The target of the seed takes it."""
    target: Callable[[bytes], None] = TARGETS[path.parent.name]
    if target is TARGETS["archives"]:
        pytest.importorskip("fastwarc", reason="the extra warc is not installed")
        pytest.importorskip("resiliparse", reason="the extra warc is not installed")
    if path.read_bytes().startswith(b"\x04"):
        pytest.importorskip("docx", reason="the extra docx is not installed")
    target(path.read_bytes())


def test_every_target_has_seeds() -> None:
    """And every directory of seeds its target."""
    assert {path.parent.name for path in SEEDS} == TARGETS.keys()
