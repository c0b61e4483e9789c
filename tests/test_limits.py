"""Limits: an input beyond them costs bounded time and memory and ends in a result or a clear error."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest
from click.testing import CliRunner

from authz.annotator import Annotator
from authz.cli import cli
from authz.errors import AuthzError, InputError
from authz.limits import LONGEST_DOCUMENT, LONGEST_SENTENCE
from authz.model import Document
from tests.laws import assert_span_law

RAID = "The raid was not authorized by parliament."


def test_a_document_beyond_the_limit_is_refused() -> None:
    """With both figures and the cure; one of exactly the limit is read."""
    annotator = Annotator(longest_document=len(RAID))
    assert annotator.annotate(RAID)
    with pytest.raises(InputError) as caught:
        annotator.annotate(RAID + " ", "x")
    assert str(caught.value) == (
        "x: the document has 43 code points, more than the limit of 42; split it, or raise the limit "
        "(longest_document, --longest-document)"
    )


@pytest.mark.parametrize("processes", [1, 2])
def test_it_harms_no_other_document(processes: int) -> None:
    """Also in workers, which have the limits of their annotator."""
    documents = [Document(id=str(n), text=RAID + "x" * (n % 2)) for n in range(600)]
    results = list(Annotator(longest_document=len(RAID)).pipe(documents, processes))
    assert [result.error is None for result in results] == [n % 2 == 0 for n in range(600)]


@pytest.mark.parametrize("longest", [1, 50, 200])
def test_a_sentence_beyond_the_limit_is_read_in_pieces(longest: int) -> None:
    """Each piece is within the limit, and what it holds is found."""
    text = " and ".join(f"the raid number {n} was not authorized by parliament" for n in range(50)) + "."
    annotator = Annotator(longest_sentence=longest)
    pieces = list(annotator.sentences(text))
    assert all(piece.end - piece.start <= longest for piece in pieces)
    found = annotator.annotate(text)
    assert_span_law(text, found)
    assert all(len(statement.sentence) <= longest for statement in found)
    if longest == 200:
        assert len(found) >= 40


@pytest.mark.parametrize("name", ["longest_document", "longest_sentence"])
@pytest.mark.parametrize("value", [0, -1, True, 1.5, "9", None])
def test_a_limit_is_a_whole_number(name: str, value: Any) -> None:
    """Above zero; anything else is an error of the caller that names the limit."""
    with pytest.raises(AuthzError, match=f"{name} is .*; give a whole number"):
        Annotator(**{name: value})


def test_limits_travel_with_the_annotator() -> None:
    """Into another process."""
    annotator = pickle.loads(pickle.dumps(Annotator(longest_document=5)))
    with pytest.raises(InputError):
        annotator.annotate(RAID)


def test_limits_of_the_command_line() -> None:
    """The document fails and is reported; the defaults are shown."""
    lines = "".join(
        json.dumps({"id": id, "text": text}) + "\n" for id, text in (("a", RAID), ("b", RAID * 2))
    )
    args = ["annotate", "-f", "jsonl", "--longest-document", "50", "-"]
    done = CliRunner().invoke(cli, args, input=lines)
    assert done.exit_code == 2
    assert done.stderr.startswith("authz: b: the document has 84 code points, more than the limit of 50")
    first, second = map(json.loads, done.stdout.splitlines())
    assert first["statements"]
    assert "error" in second
    shown = CliRunner().invoke(cli, ["annotate", "--help"]).output
    assert str(LONGEST_DOCUMENT) in shown
    assert str(LONGEST_SENTENCE) in shown


@pytest.mark.parametrize(
    "text",
    [
        "\ud800",
        f"\udfff {RAID}",
        RAID.replace("raid", "ra\ud800id"),
        f"\udc80\n\n{RAID}",
        "\ud83d\ude00" + RAID,
    ],
)
def test_half_surrogate_pairs_are_text(annotator: Annotator, text: str) -> None:
    """From a JSON escape; every offset holds."""
    found = annotator.annotate(text)
    assert_span_law(text, found)
    assert len(found) == (len(text) > 1)
