"""Reading: every source becomes documents or faults, and no fault loses another document."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authz.errors import InputError, InputFault
from authz.model import Document
from authz.read import iter_documents
from authz.read.jsonl import read_jsonl
from authz.read.text import read_text


def said(path: Path | str, format: str = "auto") -> list[str]:
    """The documents' texts and the faults' messages, with the folder left out."""
    folder = str(Path(path).parent)
    return [
        str(item.error).replace(folder + "/", "") if isinstance(item, InputFault) else item.text
        for item in iter_documents([path], format)
    ]


def from_stdin(data: bytes, format: str = "auto") -> list[Document | InputFault]:
    return list(iter_documents(["-"], format, io.BytesIO(data)))


FAULTS = [
    ("a.txt", b"", "a.txt: no text: the input is empty"),
    ("a.txt", b" \r\n\t", "a.txt: no text: the input is empty"),
    ("a.txt", b"\xef\xbb\xbf", "a.txt: no text: the input is empty"),
    ("a.txt", b"ab\xff", "a.txt: not UTF-8: invalid start byte 0xff at byte 2; convert it to UTF-8"),
    (
        "a.txt",
        b"\xef\xbb\xbfab\xff",
        "a.txt: not UTF-8: invalid start byte 0xff at byte 5; convert it to UTF-8",
    ),
    (
        "a.txt",
        "raid".encode("utf-16"),
        "a.txt: not UTF-8: invalid start byte 0xff at byte 0; this looks like UTF-16, convert it to UTF-8",
    ),
    ("a.jsonl", b"", "a.jsonl: no text: the input is empty"),
    ("a.jsonl", b"\n\n", "a.jsonl: no text: the input is empty"),
    ("a.jsonl", b'\n{"text": }', "a.jsonl:2:10: broken JSON: Expecting value"),
    ("a.jsonl", b'["text"]', 'a.jsonl:1: not a JSON object; a line is {"id", "text"}'),
    ("a.jsonl", b'{"id": "x"}', 'a.jsonl:1: no field "text"'),
    ("a.jsonl", b'{"text": null}', 'a.jsonl:1: the field "text" is not a string'),
    ("a.jsonl", b'{"id": [], "text": "x"}', 'a.jsonl:1: the field "id" is not a string'),
    (
        "a.jsonl",
        b'{"text": "\xe9"}',
        "a.jsonl:1: not UTF-8: invalid continuation byte 0xe9 at byte 10; convert it to UTF-8",
    ),
]


@pytest.mark.parametrize(("name", "data", "message"), FAULTS)
def test_a_bad_input_has_its_message(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    """Each way for an input to be bad is said with its place and, where there is one, its cure."""
    (tmp_path / name).write_bytes(data)
    assert said(tmp_path / name) == [message]


def test_json_nested_beyond_reason_is_a_fault() -> None:
    """A line of a hundred thousand brackets is broken JSON and no crash."""
    (item,) = read_jsonl([b"[" * 100_000], "a")
    assert isinstance(item, InputFault)
    assert str(item.error).startswith("a:1")


def test_a_bad_line_loses_no_other() -> None:
    """The documents before and after a bad line come, in order, and the fault between them."""
    items = from_stdin(b'{"id": "a", "text": "x"}\n{bad\n\n{"text": "y"}\n{"id": 7, "text": ""}')
    assert [item.id for item in items] == ["a", "<stdin>:2", "<stdin>:4", "7"]
    assert [type(item) for item in items] == [Document, InputFault, Document, Document]


def test_a_missing_file_loses_no_other(tmp_path: Path) -> None:
    """A path that is not there is a fault among the documents."""
    good = tmp_path / "a.txt"
    good.write_text("x")
    items = list(iter_documents([tmp_path / "none.txt", good]))
    assert [type(item) for item in items] == [InputFault, Document]
    assert said(tmp_path / "none.txt") == ["none.txt: no such file or directory"]


def test_a_directory_is_walked_in_order(tmp_path: Path) -> None:
    """Articles of all suffixes come, sorted; hidden files and folders, and other files, do not."""
    for name in ("b/z.md", "a.txt", "c.TEXT", ".hidden.txt", ".git/x.txt", "a.png", "d.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text('{"text": "d"}' if name == "d.jsonl" else name)
    assert said(tmp_path) == ["a.txt", "c.TEXT", "d", "b/z.md"]
    assert said(tmp_path, "jsonl") == ["d"]


def test_a_directory_without_articles_is_a_fault(tmp_path: Path) -> None:
    """It is named, and what an article is called."""
    (tmp_path / "a.png").write_text("x")
    assert said(tmp_path) == [
        f"{tmp_path.name}: no article in this directory; articles end in .txt, .text, "
        ".md, .jsonl, .html, .htm, .xhtml, .parquet, .warc, .warc.gz, .warc.zst"
    ]


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b"plain", ["plain"]),
        (b"\n \nplain\n{", ["\n \nplain\n{"]),
        (b'\n  {"text": "a"}\n{"text": "b"}', ["a", "b"]),
        (b'\xef\xbb\xbf{"text": "a"}', ["a"]),
        (b"\xef\xbb\xbfplain", ["plain"]),
    ],
)
def test_standard_input_says_what_it_is(data: bytes, texts: list[str]) -> None:
    """By its first character that is not blank; a byte order mark is none and is no text."""
    assert [item.text for item in from_stdin(data) if isinstance(item, Document)] == texts


def test_the_format_can_be_forced() -> None:
    """Told that it is text, a line of JSON is text."""
    (item,) = from_stdin(b'{"text": "a"}', "text")
    assert item == Document(id="<stdin>", text='{"text": "a"}')


def test_nothing_is_read_ahead() -> None:
    """A document can be had before the stream has ended."""

    def endless() -> object:
        yield b'{"text": "a"}\n'
        raise AssertionError("read too far")

    first = next(read_jsonl(endless(), "a"))  # type: ignore[arg-type]
    assert first == Document(id="a:1", text="a")


def test_faults_of_the_caller_are_raised() -> None:
    """A format that is not known, or a standard input that is not there, is the caller's fault."""
    with pytest.raises(InputError, match="no input format 'xml'"):
        list(iter_documents([], "xml"))
    with pytest.raises(InputError, match="no standard input"):
        list(iter_documents(["-"]))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_text_is_what_the_file_holds(text: str) -> None:
    """Line ends, odd blanks and all: the text is the file's, code point for code point."""
    item = read_text(text.encode(), "a")
    if text.strip() and not text.startswith("\ufeff"):
        assert item == Document(id="a", text=text)


@given(st.lists(st.text(st.characters(exclude_categories=()))))
def test_any_text_comes_through_json_lines(texts: list[str]) -> None:
    """Whatever a JSON string can hold comes back the same."""
    lines = [json.dumps({"id": str(i), "text": text}).encode() for i, text in enumerate(texts)]
    items = [item for item in read_jsonl(lines, "a") if isinstance(item, Document)]
    assert [item.text for item in items] == texts


@given(st.binary())
def test_any_bytes_give_documents_or_faults(data: bytes) -> None:
    """No input whatever ends in another exception."""
    for item in [*from_stdin(data), *from_stdin(data, "jsonl")]:
        assert isinstance(item, Document) or str(item.error)
