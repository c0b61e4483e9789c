"""Limits: an input beyond them costs bounded time and memory and ends in a result or a clear error."""

from __future__ import annotations

import io
import json
import pickle
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from authz.annotator import Annotator
from authz.cli import cli
from authz.errors import AuthzError, InputError
from authz.limits import LONGEST_DOCUMENT, LONGEST_SENTENCE
from authz.model import Document
from authz.read import iter_documents
from authz.read.jsonl import iter_lines
from authz.read.options import ReadOptions
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


def test_a_long_line_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """It takes no more memory than the limit, however long it is; the lines around it have their results."""
    path = tmp_path / "in.jsonl"
    with path.open("wb") as stream:
        stream.write(b'{"id": "a", "text": "x"}\n{"id": "b", "text": "')
        for _ in range(60):
            stream.write(b"x" * 1_000_000)
        stream.write(b'"}\n{"id": "c", "text": "y"}\n')
    tracemalloc.start()
    items = list(iter_documents([str(path)], options=ReadOptions(most_bytes=2_000_000)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [item.id for item in items] == ["a", f"{path}:2", "c"]
    assert "the line has more than 2,000,000 bytes" in str(items[1])
    assert peak < 15_000_000


@pytest.mark.parametrize("size", [99, 100, 101, 5_000_000])
def test_a_long_file_is_refused_before_it_is_read(tmp_path: Path, size: int) -> None:
    """One that is as long as the limit is read."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * size)
    options = ReadOptions(most_bytes=100)
    stdin = io.BytesIO(path.read_bytes())
    for items in (
        iter_documents([str(path)], options=options),
        iter_documents(["-"], "auto", stdin, options),
    ):
        (item,) = items
        assert isinstance(item, Document) is (size <= 100)


@pytest.mark.parametrize("length", range(8, 13))
def test_lines_are_those_of_the_stream(length: int) -> None:
    """Of one that is longer than the limit there is the beginning."""
    lines = [b"a\n", b"b" * length + b"\n", b"\n", b"c" * 3_000_000 + b"\n", b"d" * length]
    assert list(iter_lines(io.BytesIO(b"".join(lines)), 10)) == [line[:11] for line in lines]


def test_the_limit_of_bytes_follows_that_of_documents(tmp_path: Path) -> None:
    """Every document within the limit that is written as JSON writes it is read."""
    text = "\u0416" * 1_000
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"id": "a", "text": text}) + "\n" + "x" * 2_000_000)
    args = ["annotate", "-f", "jsonl", str(path), "--longest-document", "1000"]
    first, second = map(json.loads, CliRunner().invoke(cli, args).stdout.splitlines())
    assert first == {"id": "a", "statements": []}
    assert "more than 1,006,000 bytes" in second["error"]
