"""What several test modules share."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout, for tests of files that stand beside the package."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the guidelines, gold and corpora, which not every machine has."""
    path = ROOT.parent / "shared"
    if not (path / "score.py").exists():
        pytest.skip("../shared is not there")
    return path
