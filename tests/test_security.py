"""What docs/security.md promises: a test for each line of its table, and a line for each test."""

from __future__ import annotations

import ast
import json
import logging
import os
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from click.testing import CliRunner

import authz
from authz.annotator import Annotator
from authz.cli import cli
from authz.errors import InputError
from authz.grammar import store
from authz.grammar.compiled import CompiledGrammar
from authz.grammar.store import load_grammar
from authz.model import Document
from authz.write.atomic import atomic_output
from authz.write.resumable import Resumable

RAID = "The raid was not authorized by parliament."
HOSTILE = "\x1b]0;owned\x07\x1b[31m\x9b2J\u202e\u2066\u200f\r\x08\x00"
SOURCES = sorted(Path(authz.__file__).parent.rglob("*.py"))


def trees() -> list[tuple[str, ast.AST]]:
    return [(str(path), ast.parse(path.read_text())) for path in SOURCES]


def imported(tree: ast.AST) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
    return names


def test_every_promise_has_its_test(root: Path) -> None:
    """And every test of this file its promise."""
    promised = re.findall(r"\| `(test_\w+)` \|$", (root / "docs" / "security.md").read_text(), re.MULTILINE)
    here = [
        name for name in globals() if name.startswith("test_") and name != "test_every_promise_has_its_test"
    ]
    assert promised == here


def test_nothing_evaluates_what_it_reads() -> None:
    """No call of what runs code from data, in any module; no module that loads objects from bytes."""
    assert len(SOURCES) > 100
    forbidden = {"eval", "exec", "compile", "__import__", "system", "popen"}
    for path, tree in trees():
        assert not {name.split(".")[0] for name in imported(tree)} & {
            "pickle",
            "marshal",
            "shelve",
            "dill",
            "yaml",
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                owner = getattr(getattr(node.func, "value", None), "id", "")
                if name == "compile" and owner == "re":
                    continue
                assert name not in forbidden or owner not in {"", "os", "builtins"}, f"{path}:{node.lineno}"
                shell = [k for k in node.keywords if k.arg == "shell"]
                assert not shell, f"{path}:{node.lineno}"


def test_nothing_opens_a_connection(root: Path) -> None:
    """No module imports what could, and a run in which a connection is an error is a usual one."""
    network = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "asyncio", "requests", "httpx"}
    for path, tree in trees():
        assert not imported(tree) & network, path
    code = (
        "import sys\n"
        "def hook(event, args):\n"
        "    if event in ('socket.connect', 'socket.getaddrinfo', 'urllib.Request'): raise SystemExit(9)\n"
        "sys.addaudithook(hook)\n"
        "import authz\n"
        f"print(len(authz.annotate({RAID!r})))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, compiled: CompiledGrammar) -> Path:
    """A cache that holds the compiled grammar, of files that are compiled to it in no time."""
    monkeypatch.setenv("AUTHZ_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(store, "compile_directories", lambda directories: compiled)
    load_grammar()
    (kept,) = (tmp_path / "cache").iterdir()
    return kept


def test_the_cache_runs_no_code(cache: Path, tmp_path: Path) -> None:
    """It is JSON and text, some of it compressed; a pickle in its place, which would run, does not, and the grammar is made anew."""
    _is_json_and_text(cache)
    mark = tmp_path / "ran"
    cache.write_bytes(f"cos\nsystem\n(S'touch {mark}'\ntR.".encode())
    assert Annotator().annotate(RAID)
    assert not mark.exists()
    _is_json_and_text(cache)


def _is_json_and_text(cache: Path) -> None:
    checksum, header, rest = cache.read_bytes().split(b"\n", 2)
    assert int(checksum)
    lengths = json.loads(header)
    text = sum(lengths["texts"].values())
    assert rest[:text].decode("utf-8", "surrogatepass")
    at = text
    for length in (length for lengths in lengths["packed"].values() for length in lengths):
        assert json.loads(zlib.decompress(rest[at : at + length]))
        at += length
    assert at == len(rest)


@pytest.mark.parametrize("content", [None, b"", b"[]", b"\xff\xfe", b"[" * 9999])
def test_a_damaged_cache_is_made_anew(
    cache: Path, content: bytes | None, caplog: pytest.LogCaptureFixture
) -> None:
    """With a notice, and the same statements as before; None is the half of a good one."""
    good = cache.read_bytes()
    cache.write_bytes(good[: len(good) // 2] if content is None else content)
    with caplog.at_level(logging.WARNING, "authz"):
        assert len(Annotator().annotate(RAID)) == 1
    assert "is damaged" in caplog.text
    assert cache.read_bytes() == good


def test_the_cache_is_written_at_once(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until it is whole, nothing stands under its name; a run that cannot rename leaves nothing behind."""
    cache.unlink()
    seen: list[bool] = []

    def fail(source: str, target: str | Path) -> None:
        _is_json_and_text(Path(source))
        seen.append(Path(target).exists())
        raise OSError("no room")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fail)
        load_grammar()
    assert seen == [False]
    assert list(cache.parent.iterdir()) == []


@pytest.mark.parametrize("form", ["table", "json", "jsonl"])
def test_an_output_is_whole_or_not_there(tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that ends in the middle leaves what was there."""
    out = tmp_path / "out"
    out.write_text("before")
    many = tmp_path / "in.jsonl"
    many.write_text("".join(json.dumps({"id": str(n), "text": RAID}) + "\n" for n in range(20)))
    original, count = Annotator.annotate, iter(range(100))

    def end_soon(self: Annotator, text: str, id: str = "") -> object:
        if next(count) == 10:
            raise KeyboardInterrupt
        return original(self, text, id)

    monkeypatch.setattr(Annotator, "annotate", end_soon)
    CliRunner().invoke(cli, ["annotate", "-f", form, str(many), "-o", str(out)])
    assert out.read_text() == "before"


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="links cannot be refused there")
def test_no_link_under_a_passing_name_is_followed(tmp_path: Path) -> None:
    """It is an error, and the file that it leads to is as it was."""
    precious = tmp_path / "precious"
    precious.write_text("precious")
    out = tmp_path / "out"
    (tmp_path / f".out.{os.getpid()}.part").symlink_to(precious)
    (tmp_path / f".out.{'0' * 16}.part").symlink_to(precious)
    with pytest.raises(InputError, match="cannot be written"), atomic_output(str(out)):
        pass
    with pytest.raises(InputError, match="cannot be written"):
        Resumable(str(out), "0" * 16, resume=False)
    assert precious.read_text() == "precious"


def test_no_text_controls_a_terminal(tmp_path: Path) -> None:
    """Neither its words, nor its name, nor a message about it; in a table and in a derivation."""
    article = tmp_path / f"{HOSTILE.replace(chr(0), '')}.txt"
    article.write_text(f"The {HOSTILE} raid was not authorized by {HOSTILE} parliament. {RAID}", newline="")
    bad = tmp_path / f"{HOSTILE.replace(chr(0), '')}.jsonl"
    bad.write_text(json.dumps({"id": HOSTILE}) + "\n{" + HOSTILE)
    for args in (
        ["annotate", str(article), str(bad)],
        ["explain", str(article)],
        ["annotate", HOSTILE.strip("\x00")],
    ):
        done = CliRunner().invoke(cli, args)
        shown = (
            done.output
            + done.stderr
            + (str(done.exception) if isinstance(done.exception, SystemExit) else "")
        )
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]", shown), (
            args
        )


def test_a_document_harms_no_other(annotator: Annotator) -> None:
    """Whatever it holds, the others have their statements."""
    hostile = [
        "\ud800" * 10,
        "\x00" * 1000,
        "(" * 2000,
        '"' * 2000,
        "authorized " * 2000,
        "a\u0301" * 1000,
        HOSTILE,
    ]
    documents = [Document(id=str(n), text=text) for n, text in enumerate(hostile)]
    mixed = [item for one in documents for item in (one, Document(id="good", text=RAID))]
    results = list(annotator.pipe(mixed))
    assert [r.id for r in results] == [d.id for d in mixed]
    assert all(len(r.statements) == 1 for r in results if r.id == "good")


def test_limits_hold() -> None:
    """Of the annotator; more stands in tests/test_limits.py."""
    with pytest.raises(InputError, match="more than the limit"):
        Annotator().annotate("x" * 10_000_001)


def test_hostile_pages_are_bounded() -> None:
    """One that would take minutes is given up; more stands in tests/scale/test_warc.py."""
    pytest.importorskip("resiliparse", reason="the extra warc is not installed")
    from authz.read import pages

    with pages.PageReader(seconds=1.5) as reader:
        reader.words(b"<p>x", None)
        with pytest.raises(InputError, match=r"takes more than 1\.5 seconds"):
            reader.words(b"<div>" * 1_000_000 + b"x", None)
        with pytest.raises(InputError, match="more than 10,000,000 bytes"):
            reader.words(b"x" * 10_000_001, None)
        assert reader.words(b"<p>y", None).strip() == "y"
