"""What several test modules share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from authz.annotator import Annotator
from authz.grammar.compiled import CompiledGrammar

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Compiled grammars are kept in a directory of the tests' own, also by the processes that they start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUTHZ_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    """An annotator with the built-in grammar."""
    return Annotator()


@pytest.fixture(scope="session")
def compiled(annotator: Annotator) -> CompiledGrammar:
    """The built-in grammar, compiled."""
    return annotator.grammar


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
