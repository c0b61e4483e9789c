"""The commands: exit codes, configuration, fixes, baselines, standard input; never a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from authz.cli import cli, main
from authz.errors import AuthzError
from authz.lint.config import load_config, parse_config

RAID = "The raid was illegal.\n"
SPELLING = "Parliament authorised the raid. The court authorized a search. It has authorized a raid, too.\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "authz.toml").write_text("")


def run(*args: str, input: bytes = b"") -> Result:
    done = CliRunner().invoke(cli, ["lint", *args], input=input)
    if done.exception is not None and not isinstance(done.exception, SystemExit | AuthzError):
        raise done.exception
    return done


def test_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    """0 clean, 1 findings at or above --fail-on, 2 anything wrong with the call or the input."""
    Path("a.md").write_text(RAID)
    Path("b.md").write_text("The council met.\n")
    assert main(["lint", "b.md"]) == 0
    assert main(["lint", "a.md"]) == 1
    assert main(["lint", "a.md", "--fail-on", "error"]) == 0
    assert main(["lint", "none.md"]) == 2
    assert "authz: none.md: no such file or directory" in capsys.readouterr().err
    Path("c.md").write_bytes(b"\xff")
    assert main(["lint", "."]) == 2
    out, err = capsys.readouterr()
    assert "AZ101" in out
    assert "authz: c.md: not UTF-8" in err
    assert "in 1 of 3 files (1 could not be read)." in out
    assert main(["lint", "c.md"]) == 2
    assert "No findings in 1 file (1 could not be read)." in capsys.readouterr().out
    assert main(["lint", "a.md", "--output", "sarif"]) == 2
    assert main(["lint", "a.md", "--format", "pdf"]) == 2


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("selekt = []", "no setting 'selekt'; did you mean select?"),
        ("ignore = ['AZ999']", "no rule 'AZ999'"),
        ("ignore = ['mising-authority']", "did you mean missing-authority"),
        ("severity = { AZ101 = 'fatal' }", "severity: not info or warning or error"),
        ("severity = { AZ1 = 'error' }", "no rule 'AZ1'"),
        ("spelling = 'yze'", "spelling: not ize or ise"),
        ("[per-file.'a']\nignor = []", "did you mean ignore?"),
        ("[[per-file]]\nglob = 'a'", "per-file: not a table of globs, such as [per-file."),
        ("= 3", "not TOML"),
        ("preview = 1", "preview: not true or false"),
    ],
)
def test_a_fault_in_the_settings_is_told(
    settings: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the file, and the nearest name."""
    Path("authz.toml").write_text(settings)
    Path("a.md").write_text(RAID)
    assert main(["lint", "a.md"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("authz: authz.toml: ")
    assert said in err


def test_settings_are_found_upward(tmp_path: Path) -> None:
    """The nearest file; pyproject.toml only with a table of ours; --isolated takes none."""
    deep = tmp_path / "x" / "y"
    deep.mkdir(parents=True)
    (tmp_path / "authz.toml").write_text("ignore = ['AZ101']")
    (tmp_path / "x" / "pyproject.toml").write_text("[tool.other]\n")
    assert load_config(start=deep).ignore == ("AZ101",)
    (tmp_path / "x" / "pyproject.toml").write_text("[tool.authz]\nignore = ['AZ102']\n")
    assert load_config(start=deep).ignore == ("AZ102",)
    assert load_config(start=deep, isolated=True).ignore == ()
    assert load_config(tmp_path / "authz.toml", start=deep).ignore == ("AZ101",)


def test_settings_by_glob() -> None:
    """Rules and severities for some files, by name as well as by code."""
    config = parse_config(
        {
            "per-file": {
                "opinion/**": {"ignore": ["unattributed-legality-claim"]},
                "*.txt": {"severity": {"missing-authority": "error"}, "extend-select": ["AZ103"]},
            }
        },
        root=str(Path.cwd()),
    )
    assert "AZ101" in config.codes_for("news/a.md")
    assert "AZ101" not in config.codes_for("opinion/deep/a.md")
    assert "AZ103" in config.codes_for("opinion/a.txt")
    from authz.lint.findings import Severity

    assert config.severity_of("AZ201", "missing-authority", Severity.INFO, "a.txt") is Severity.ERROR
    assert config.severity_of("AZ201", "missing-authority", Severity.INFO, "a.md") is Severity.INFO


def test_config_shows_what_is_in_force() -> None:
    """Every setting with its value and where it is from."""
    Path("authz.toml").write_text("ignore = ['AZ101']")
    done = CliRunner().invoke(cli, ["config", "--select", "AZ1", "a.md"])
    assert done.exit_code == 0
    assert '["AZ101"]' in done.stdout
    lines = {line.split()[0]: line for line in done.stdout.splitlines()}
    assert lines["ignore"].endswith("# authz.toml")
    assert lines["select"].endswith("# command line")
    assert lines["preview"].endswith("# default")
    assert "# rules for a.md: AZ102" in done.stdout


def test_a_rule_has_a_page() -> None:
    """By code and by name; all of them in a list."""
    by_code = CliRunner().invoke(cli, ["rule", "az101"]).stdout
    assert by_code == CliRunner().invoke(cli, ["rule", "unattributed-legality-claim"]).stdout
    assert by_code.startswith("# AZ101 unattributed-legality-claim")
    assert "AZ404" in CliRunner().invoke(cli, ["rule", "--all"]).stdout
    assert main(["rule", "AZ998"]) == 2
    assert main(["rule"]) == 2


def test_standard_input() -> None:
    """Under the name that is given, which also says what it is."""
    done = run("-", "--stdin-filename", "x/a.html", "-f", "concise", input=b"<p>The raid was <b>illegal</b>.")
    assert done.exit_code == 1
    assert done.stdout.startswith("x/a.html:1:20: AZ101")
    assert run(
        "-", "--from", "markdown", "-f", "concise", input=b"The raid was *illegal*."
    ).stdout.startswith("<stdin>:1:15: AZ101")


def test_fix_and_diff() -> None:
    """--diff shows and changes nothing; --fix changes, says so, and leaves what cannot be fixed."""
    Path("a.md").write_bytes(b"\xef\xbb\xbf" + (SPELLING + RAID).replace("\n", "\r\n").encode())
    before = Path("a.md").read_bytes()
    done = run("a.md", "--diff", "--fix")
    assert "-Parliament authorised" in done.stdout
    assert "+Parliament authorized" in done.stdout
    assert done.stderr == "authz: would fix 1 finding\n"
    assert Path("a.md").read_bytes() == before
    done = run("a.md", "--fix", "-f", "concise")
    assert done.exit_code == 1
    assert "fixed 1 finding" in done.stderr
    assert "AZ303" not in done.stdout
    assert Path("a.md").read_bytes() == before.replace(b"authorised", b"authorized")


def test_diff_fails_when_there_is_something_to_change() -> None:
    """1 with a change, whatever its severity; 0 without one, whatever else is found; 2 when a file cannot be read."""
    Path("spelt.md").write_text(SPELLING)
    Path("raid.md").write_text(RAID)
    assert run("spelt.md").exit_code == 0
    assert run("spelt.md", "--diff").exit_code == 1
    assert run(".", "--diff").exit_code == 1
    assert run("-", "--diff", input=SPELLING.encode()).exit_code == 1
    done = run("raid.md", "--diff")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    assert run("raid.md").exit_code == 1
    assert run("spelt.md", "--fix").exit_code == 0
    assert run("spelt.md", "--diff").exit_code == 0
    Path("broken.md").write_bytes(b"\xff")
    assert run(".", "--diff").exit_code == 2


def test_a_baseline_adopts_an_archive() -> None:
    """What is known does not count, also when it moves; what is new does."""
    Path("a.md").write_text(RAID)
    assert run(".", "--write-baseline", "known.json").exit_code == 0
    assert run(".", "--baseline", "known.json").exit_code == 0
    Path("a.md").write_text(f"# News\n\nIt began.\n\n{RAID}")
    assert run(".", "--baseline", "known.json").exit_code == 0
    Path("authz.toml").write_text('baseline = "known.json"')
    assert run(".").exit_code == 0
    Path("b.md").write_text("The attack was illegal.\n")
    done = run(".", "-f", "concise")
    assert done.exit_code == 1
    assert "b.md:1:16" in done.stdout
    assert "1 in the baseline" in done.stdout


def test_several_outputs_at_once() -> None:
    """One is printed, the others are written."""
    Path("a.md").write_text(RAID)
    done = run("a.md", "-f", "concise", "-o", "sarif:a.sarif", "-o", "junit:a.xml")
    assert done.stdout.startswith("a.md:1:14")
    assert json.loads(Path("a.sarif").read_text())["version"] == "2.1.0"
    assert Path("a.xml").read_text().startswith("<?xml")


def test_statistics() -> None:
    """A count a rule, the most first."""
    Path("a.md").write_text(RAID + RAID.replace("raid", "attack") + SPELLING)
    assert run("a.md", "--statistics").stdout.split() == [
        *("2", "AZ101", "unattributed-legality-claim"),
        *("1", "AZ303", "mixed-spelling"),
    ]


def test_a_word_document(tmp_path: Path) -> None:
    """Read by paragraphs; findings are written back as comments."""
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("News", level=1)
    document.add_paragraph("The raid was ").add_run("illegal").bold = True
    document.save("a.docx")
    done = run("a.docx", "--comment", "-f", "concise")
    assert done.exit_code == 0  # without a full stop it is no sentence
    document.paragraphs[1].add_run(".")
    document.save("a.docx")
    done = run("a.docx", "--comment", "-f", "concise")
    assert done.stdout.startswith("a.docx:2:14: AZ101")
    (comment,) = docx.Document("a.az.docx").comments
    assert "AZ101" in comment.text
    (tmp_path / "b.docx").write_bytes(b"no")
    assert main(["lint", "b.docx"]) == 2
