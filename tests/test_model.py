"""The records: hashable, comparable, picklable, and never in breach of the span law."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given

import authz
from authz.model import Cue, Document, Mention, Result, Span, Statement, Status
from tests import strategies


@given(strategies.statements)
def test_a_statement_survives_pickling(statement: Statement) -> None:
    """A statement that went to another process and back is equal to itself, with the same hash."""
    back = pickle.loads(pickle.dumps(statement))
    assert back == statement
    assert hash(back) == hash(statement)


@given(strategies.statements)
def test_a_statement_lists_all_its_mentions(statement: Statement) -> None:
    """Every mention that a statement holds is found by ``mentions()``."""
    held = statement.mentions()
    assert statement.cue in held
    assert all(m in held for m in (statement.action, statement.authority, statement.source) if m)
    if statement.action and statement.action.antecedent:
        assert statement.action.antecedent in held


def test_a_span_is_half_open() -> None:
    """Two spans that touch share no code point."""
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))
    assert len(Span(3, 5)) == 2


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_runs_forward(start: int, end: int) -> None:
    """A span that ends before it begins, or begins before the text, cannot be made."""
    with pytest.raises(ValueError, match="a span needs"):
        Span(start, end)


def test_a_mention_fills_its_span() -> None:
    """Words that are longer or shorter than their place cannot be made."""
    with pytest.raises(ValueError, match="does not fill"):
        Mention(start=0, end=3, text="raid")


def test_records_are_frozen() -> None:
    """A record cannot be changed after it was made."""
    document = Document(id="a", text="b")
    with pytest.raises(FrozenInstanceError):
        document.id = "c"  # type: ignore[misc]


def test_status_is_a_string() -> None:
    """A status is equal to its word in the guidelines."""
    assert str(Status.NOT_AUTHORIZED) == "not_authorized"
    assert Status("not_authorized") is Status.NOT_AUTHORIZED
    assert Result(id="a").statements == ()
    assert Cue(start=0, end=1, text="x", lemma="x").span == Span(0, 1)


def test_public_names_are_there() -> None:
    """Every name that the package announces can be had, and no other."""
    for name in authz.__all__:
        assert getattr(authz, name) is not None
    assert dir(authz) == sorted(authz.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        authz.nonsense  # noqa: B018


def test_importing_the_package_loads_nothing_heavy() -> None:
    """``import authz`` stays quick: it loads no parser, no segmenter, no command line, no attrs."""
    code = "import sys, authz; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    heavy = {"ahocorasick_rs", "attr", "attrs", "cattrs", "click", "multiprocessing", "nupunkt", "pyparsing"}
    assert not loaded & heavy
    assert "authz.model" not in done.stdout.split()
