"""Writers: what a terminal shows is aligned and harmless, and a file is whole or not there."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authz.errors import GrammarError, InputError, nearest_names
from authz.model import Result
from authz.serialize import result_from_json
from authz.write.atomic import atomic_output
from authz.write.json import write_json
from authz.write.jsonl import write_jsonl
from authz.write.table import LineMap, clean, render_rows, write_table
from tests import strategies
from tests.stub import StubAnnotator

TEXT = "Nothing.\r\nThe raid was not authorized by parliament. Strikes were authorized."
RESULT = Result(id="a.txt", statements=StubAnnotator().annotate(TEXT))


def table(results: list[tuple[Result, str]], width: int | None = None) -> str:
    return b"".join(write_table(results, width)).decode()


def test_the_table() -> None:
    """A block a document with statements, a row a statement, by line and column."""
    assert table([(Result(id="b"), ""), (RESULT, TEXT)]) == (
        "a.txt\n"
        "place  status          action   authority   instrument  modality  source  rule\n"
        "2:14   not_authorized  raid     parliament  -           asserted  -       passive\n"
        "2:57   authorized      Strikes  -           -           asserted  -       passive\n"
    )


def test_a_narrow_terminal_shortens_words_only() -> None:
    """Columns of words give way, the longest first; status and place are never cut."""
    rows = [("status", "action", "source"), ("authorized", "a very long action indeed", "the ministry")]
    assert render_rows(rows, 38) == (
        "status      action        source\nauthorized  a very long…  the ministry\n"
    )


def test_wide_characters_are_aligned() -> None:
    """A character that takes two columns is counted as two, a combining one as none."""
    assert render_rows([("a", "b"), ("議会", "x"), ("e\u0301", "x")]) == "a     b\n議会  x\ne\u0301     x\n"


@given(strategies.texts)
def test_nothing_shown_commands_the_terminal(text: str) -> None:
    """No control, no mark that reorders a line, no line end is left in what is shown."""
    shown = clean(text)
    assert all(c.isprintable() or c.isspace() for c in shown)
    assert not set(shown) & set("\x1b\n\r\t\x9b\u202e\u2066\u2028")


@given(st.lists(strategies.results, max_size=4), st.none() | st.integers(1, 200))
def test_any_result_can_be_shown(results: list[Result], width: int | None) -> None:
    """Whatever a result holds, the table is UTF-8, a line a row."""
    shown = table([(result, "x" * 20_000) for result in results], width)
    rows = sum(2 + len(result.statements) for result in results if result.statements)
    blocks = sum(bool(result.statements) for result in results)
    assert shown.count("\n") == rows + max(0, blocks - 1)


@given(st.lists(strategies.results, max_size=4))
def test_both_json_forms_hold_the_results(results: list[Result]) -> None:
    """JSON Lines has one a line, JSON one array; read again they are the same."""
    lines = b"".join(write_jsonl(results)).split(b"\n")
    assert lines.pop() == b""
    assert [result_from_json(json.loads(line)) for line in lines] == results
    assert [result_from_json(value) for value in json.loads(b"".join(write_json(results)))] == results


@given(st.text(st.sampled_from("ab\r\n")), st.data())
def test_a_place_is_a_line_and_a_column(text: str, data: st.DataObject) -> None:
    """Line and column are from 1, and all three line ends end a line."""
    offset = data.draw(st.integers(0, len(text)))
    line, column = LineMap(text).place(offset)
    assert (line, column) >= (1, 1)
    if not text[:offset].endswith("\r"):
        before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
        assert line == before.count("\n") + 1
        assert column == len(before) - (before.rfind("\n") + 1) + 1


def test_a_file_is_replaced_when_all_is_written(tmp_path: Path) -> None:
    """Until the end the old file stands; afterwards nothing but the new one is there."""
    path = tmp_path / "out"
    path.write_text("old")
    with atomic_output(str(path)) as stream:
        stream.write(b"new")
        stream.flush()
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert os.listdir(tmp_path) == ["out"]


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    """What was half written is gone."""
    path = tmp_path / "out"
    path.write_text("old")

    def fail_halfway() -> None:
        with atomic_output(str(path)) as stream:
            stream.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail_halfway()
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["out"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """The file that the link points to is replaced."""
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    with atomic_output(str(tmp_path / "link")) as stream:
        stream.write(b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_a_device_is_written_to() -> None:
    """It is not replaced by a file."""
    with atomic_output(os.devnull) as stream:
        stream.write(b"x")
    assert not os.path.isfile(os.devnull)


def test_an_output_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """With the name that the user gave."""
    with (
        pytest.raises(InputError, match="cannot be written: no such file"),
        atomic_output(str(tmp_path / "none" / "out")),
    ):
        pass


def test_a_grammar_fault_is_shown_as_compilers_do() -> None:
    """With file:line:column, the line, a caret under its character, and the nearest names."""
    error = GrammarError(
        "no class 'autority'",
        path="en/passive.grammar",
        line=3,
        column=4,
        source="\tx autority",
        expected=("a class", "a rule"),
        nearest=nearest_names("autority", ["authority", "action", "actor"]),
    )
    assert str(error) == (
        "en/passive.grammar:3:4: no class 'autority'\n"
        "    \tx autority\n"
        "    \t  ^\n"
        "  expected a class or a rule\n"
        "  did you mean authority?"
    )
