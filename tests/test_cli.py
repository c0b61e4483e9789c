"""The command line: what it prints where, and with which exit code; never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import cast

import pytest
from click.testing import CliRunner, Result

from authz import __version__
from authz.cli import cli, main
from tests.stub import StubAnnotator

RAID = "The raid was not authorized by parliament."


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands work with an annotator of one rule."""
    monkeypatch.setitem(
        sys.modules, "authz.annotator", cast(ModuleType, SimpleNamespace(Annotator=StubAnnotator))
    )


def run(*args: str, input: bytes = b"") -> Result:
    return CliRunner().invoke(cli, args, input=input)


@pytest.mark.usefixtures("stub")
def test_json_lines_in_and_out() -> None:
    """An object a document; ids are kept."""
    done = run("annotate", "--format", "jsonl", "-", input=json.dumps({"id": "x", "text": RAID}).encode())
    assert done.exit_code == 0
    (line,) = done.stdout.splitlines()
    value = json.loads(line)
    assert value["id"] == "x"
    assert value["statements"][0]["authority"]["text"] == "parliament"


@pytest.mark.usefixtures("stub")
def test_a_table_by_default() -> None:
    """For people, with line and column."""
    done = run("annotate", "-", input=RAID.encode())
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0] == "<stdin>"
    assert done.stdout.splitlines()[2].split()[:3] == ["1:14", "not_authorized", "raid"]


@pytest.mark.usefixtures("stub")
def test_a_bad_document_loses_no_other(tmp_path: Path) -> None:
    """The others are written, the bad ones have a line and a message, and the exit code is 2."""
    (tmp_path / "a.txt").write_text(RAID)
    (tmp_path / "b.txt").write_bytes(b"\xff")
    (tmp_path / "c.txt").write_text("boom")
    done = run("annotate", "-f", "jsonl", str(tmp_path), str(tmp_path / "none"))
    assert done.exit_code == 2
    values = [json.loads(line) for line in done.stdout.splitlines()]
    assert ["error" in value for value in values] == [False, True, True, True]
    said = done.stderr.splitlines()
    assert len(said) == 3
    assert all(line.startswith(f"authz: {tmp_path}") for line in said)


@pytest.mark.usefixtures("stub")
@pytest.mark.parametrize("form", ["table", "json", "jsonl"])
def test_output_to_a_file(tmp_path: Path, form: str) -> None:
    """The file holds what would have been printed, and nothing is printed."""
    out = tmp_path / "out"
    printed = run("annotate", "-f", form, "-", input=RAID.encode())
    done = run("annotate", "-f", form, "-", "-o", str(out), "-j", "2", input=RAID.encode())
    assert (done.exit_code, done.output) == (0, "")
    assert out.read_text() == printed.stdout


@pytest.mark.usefixtures("stub")
def test_eval_ends_with_the_headline(tmp_path: Path) -> None:
    """The measures of the guidelines, and with --errors the sentences that are wrong."""
    gold = tmp_path / "gold.jsonl"
    statement = {"cue": "not authorized", "status": "denied", "action_head": "raid", "modality": "asserted"}
    gold.write_text(json.dumps({"id": "a", "text": RAID, "statements": [statement]}))
    done = run("eval", str(gold), "--errors", "5")
    assert done.exit_code == 0
    assert "wrong status" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("triple  P 0.000")


@pytest.mark.usefixtures("stub")
def test_diff_of_two_runs(tmp_path: Path) -> None:
    """By construction; a file that is no result is an input error with its line."""
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    old.write_text('{"id": "<stdin>", "statements": []}')
    run("annotate", "-f", "jsonl", "-", "-o", str(new), input=RAID.encode())
    done = run("diff", str(old), str(new))
    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1].split() == ["passive", "1", "0", "0"]
    new.write_text('{"id": "a", "statements": [{}]}')
    assert main(["diff", str(old), str(new)]) == 2


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "Usage"),
        (["annotate"], "Missing argument"),
        (["annotate", "--format", "xml", "-"], "'xml' is not one of"),
        (["annotate", "-j", "0", "-"], "0 is not in the range"),
        (["nonsense"], "No such command"),
        (["explain"], "Give either"),
        (["eval", "/none.jsonl"], "/none.jsonl: no such file"),
        (["diff", "/none.jsonl", "/none.jsonl"], "/none.jsonl: no such file"),
        (["annotate", "--grammar", "/none", "-"], "/none: no such directory of rules"),
        (["annotate", "/none.txt"], "authz: /none.txt: no such file or directory"),
    ],
)
@pytest.mark.usefixtures("stub")
def test_a_fault_of_usage_is_2(args: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With a message on standard error."""
    assert main(args) == 2
    assert said in capsys.readouterr().err


@pytest.mark.usefixtures("stub")
def test_an_interrupt_is_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """As shells count; no traceback."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(StubAnnotator, "annotate", interrupt)
    assert main(["annotate", str(Path(__file__))]) == 130
    assert capsys.readouterr().err.strip() == "authz: interrupted"


def test_every_command_has_help() -> None:
    """A line of its own in the overview and a page."""
    for args in (
        [],
        *([name] for name in cli.commands),
        *(["grammar", n] for n in ("check", "test", "show")),
    ):
        done = run(*args, "--help")
        assert done.exit_code == 0
        assert "Usage:" in done.stdout
    assert run("--version").stdout.strip() == f"authz, version {__version__}"


def test_help_loads_no_engine(root: Path) -> None:
    """``authz --help`` is quick: it loads no parser, no segmenter, no converter."""
    code = (
        "import sys; from authz.cli import main; main(['--help']);"
        "print('loaded', *sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    assert "loaded" in loaded
    assert not loaded & {"pyparsing", "nupunkt", "cattrs", "ahocorasick_rs", "multiprocessing"}


def test_a_reader_that_goes_away_is_no_fault(root: Path, tmp_path: Path) -> None:
    """``authz annotate ... | head -1`` prints its line and no complaint."""
    many = tmp_path / "many.jsonl"
    many.write_text('{"text": "Nothing."}\n' * 50_000)
    program = tmp_path / "program.py"
    program.write_text(
        "import sys, types\n"
        "from tests.stub import StubAnnotator\n"
        "sys.modules['authz.annotator'] = types.SimpleNamespace(Annotator=StubAnnotator)\n"
        "from authz.cli import main\n"
        "sys.exit(main())\n"
    )
    command = f"{sys.executable} {program} annotate -f jsonl {many} | head -1"
    done = subprocess.run(
        command,
        shell=True,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout)["statements"] == []
    assert done.stderr == ""


def test_the_readme_shows_what_is_printed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The table under its first command is what the command prints."""
    monkeypatch.chdir(root)
    readme = (root / "README.md").read_text(encoding="utf-8")
    shown = readme.partition("<!-- output: setup -->\n```text\n")[2].partition("```\n")[0]
    result = CliRunner().invoke(cli, ["annotate", "docs/sample/article.txt"])
    assert shown
    assert result.stdout == shown
