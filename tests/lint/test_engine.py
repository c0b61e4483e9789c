"""The engine: places, silencings, determinism, and the way over files, cache and processes."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from authz.errors import AuthzError
from authz.lint import lint
from authz.lint.baseline import baseline_of, over_baseline, read_baseline
from authz.lint.cache import finding_from_json, finding_to_json
from authz.lint.config import Config
from authz.lint.files import find_files
from authz.lint.findings import Finding, Suppression
from authz.lint.fixes import apply_edits, fixes_of
from authz.lint.run import lint_files
from authz.lint.sidecar import read_sidecar
from authz.lint.silencing import write_silencing
from authz.model import Document
from tests.lint.helpers import EVERYTHING, SENTENCES, codes, forms, lint_it, read, sources

_words = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6)


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, str]:
    """A source with findings, and its form; paragraphs of one or more sentences."""
    form = draw(forms)
    paragraphs = [" ".join(draw(_words)) for _ in range(draw(st.integers(1, 3)))]
    match form:
        case "html":
            source = "".join(f"<p>{p}</p>\n" for p in paragraphs)
            title = draw(
                st.sampled_from(["", "<title>Parliament authorized the raid</title>\n", "<h1>News</h1>\n"])
            )
        case "markdown":
            source = "\n\n".join(paragraphs) + "\n"
            title = draw(
                st.sampled_from(["", "---\ntitle: Parliament authorized the raid\n---\n", "# News\n\n"])
            )
        case _:
            source = "\n\n".join(paragraphs) + "\n"
            title = draw(st.sampled_from(["", "Parliament authorized the raid\n\n"]))
    return title + source, form


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(f.code, f.fingerprint) for f in findings if f.counts]


@given(sources, forms)
@settings(max_examples=150, deadline=None)
def test_a_finding_lies_in_the_source(source: str, form: str) -> None:
    """For any text and any markup: the place is inside, and the excerpt is what stands there."""
    for finding in lint_it(read(source, form)):
        place = finding.place
        assert 0 <= place.start <= place.end <= len(source)
        assert source[place.start : place.end] == finding.excerpt
        assert (place.line, place.column) <= (place.end_line, place.end_column)
        for related in finding.related:
            assert 0 <= related.place.start <= related.place.end <= len(source)


@given(articles())
@settings(max_examples=60, deadline=None)
def test_linting_is_deterministic(article: tuple[str, str]) -> None:
    """The same article has the same findings, and its statements may come in any order."""
    source, form = article
    assert lint_it(read(source, form)) == lint_it(read(source, form))


@given(articles(), st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_a_silencing_removes_exactly_its_finding(article: tuple[str, str], chance: random.Random) -> None:
    """What the editor offers for a finding takes away that one and no other."""
    source, form = article
    before = lint_it(read(source, form))
    assume(before)
    finding = chance.choice(before)
    assume(not finding.code.startswith("AZ0"))
    at, words = write_silencing(finding, before, read(source, form), "authz:", "because")
    after = lint_it(read(source[:at] + words + source[at:], form))
    expected = told(before)
    expected.remove((finding.code, finding.fingerprint))
    assert told(after) == expected
    assert sum(f.suppression is Suppression.SILENCED for f in after) == 1


def test_a_silencing_in_html_stands_outside_the_words_of_other_findings() -> None:
    """Those are known by their words: a comment between "not" and "authorized" would make another finding of one."""
    source = "<p>The strikes were not authorized. The ministry authorised the flight. The ministry authorised it.</p>"
    before = lint_it(read(source, "html"))
    inner = next(f for f in before if f.excerpt == "authorized")
    assert any(f.place.start < inner.place.start < f.place.end for f in before)
    at, words = write_silencing(inner, before, read(source, "html"), "authz:", "quoted")
    after = lint_it(read(source[:at] + words + source[at:], "html"))
    assert [f.code for f in after if f.suppression] == [inner.code]
    assert {f.fingerprint for f in after} == {f.fingerprint for f in before}


@given(articles())
@settings(max_examples=40, deadline=None)
def test_a_fix_settles_what_it_is_for(article: tuple[str, str]) -> None:
    """After the edits there is nothing to fix, and everything else is as it was."""
    source, form = article
    before = lint_it(read(source, form))
    fixed = apply_edits(source, fixes_of(before))
    after = lint_it(read(fixed, form))
    assert not fixes_of(after)
    assert codes(after) == [f.code for f in before if f.counts and not f.fix]


@given(articles())
@settings(max_examples=40, deadline=None)
def test_a_baseline_knows_what_was_there(article: tuple[str, str]) -> None:
    """Everything is known again, also when a paragraph is put before; a copy of a known sentence is new."""
    source, form = article
    before = lint_it(read(source, form))
    known = {(i["rule"], i["sentence"], i["words"]): i["count"] for i in baseline_of(before)["findings"]}
    assert not [f for f in over_baseline(before, Counter(known)) if f.counts]
    twice = [*before, *before]
    assert len([f for f in over_baseline(twice, Counter(known)) if f.counts]) == len(before)


def test_findings_are_json_and_back() -> None:
    """Nothing is lost on the way through the cache."""
    for sentence in SENTENCES:
        for finding in lint_it(read(f"Title\n\n{sentence} {SENTENCES[6]} {SENTENCES[7]}", "text")):
            assert finding_from_json(finding_to_json(finding)) == finding


def test_as_a_library() -> None:
    """A document in, findings out."""
    (finding,) = lint(Document(id="a", text="The raid was illegal."))
    assert (finding.code, finding.path, finding.place.line, finding.place.column) == ("AZ101", "a", 1, 14)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("The raid was illegal. <!-- authz: ignore[AZ101] why -->", []),
        ("The raid was illegal. <!-- authz: ignore[unattributed-legality-claim] -->", ["AZ003"]),
        ("The raid was illegal. <!-- authz: ignore[ALL] why -->", []),
        ("The raid was illegal. <!-- authz: ignore[AZ102] why -->", ["AZ101", "AZ001"]),
        ('The raid was illegal. <!-- authz: ignore[AZ101] "raid" why -->', []),
        ('The raid was illegal. <!-- authz: ignore[AZ101] "flood" why -->', ["AZ101", "AZ001"]),
        ("<!-- authz: ignore-next-line[AZ101] why -->\n\nThe raid was illegal.", []),
        ("<!-- authz: ignore-file[AZ101] why -->\n\nThe raid was illegal.", []),
        (
            "<!-- authz: ignore-start[AZ101] why -->\n\nThe raid was illegal.\n\n"
            "<!-- authz: ignore-end -->\n\nThe attack was illegal.",
            ["AZ101"],
        ),
        ("The raid was illegal.\n\n<!-- authz: ignore-end -->", ["AZ101", "AZ002"]),
        ("<!-- authz: ignore-start[AZ101] why -->\n\nThe raid was illegal.", ["AZ002", "AZ101"]),
        ("The raid was illegal. <!-- authz: ignore -->", ["AZ101", "AZ002"]),
        ("The raid was illegal. <!-- authz: ignore[AZ1] why -->", ["AZ101", "AZ002"]),
        ("The raid was illegal. <!-- authz: ingore[AZ101] why -->", ["AZ101", "AZ002"]),
        ("The raid was illegal. <!-- authzed: ignore[AZ101] why -->", ["AZ101"]),
    ],
)
def test_silencings(source: str, found: list[str]) -> None:
    """Line, next line, region and file, by code or name, by words; and what is wrong with one."""
    assert codes(lint_it(read(source, "markdown"))) == found


def test_a_silencing_in_plain_text() -> None:
    """In braces after the marker, which can be another."""
    assert codes(lint_it(read("The raid was illegal. {authz: ignore[AZ101] why}", "text"))) == []
    assert codes(lint_it(read("{authz: ignore-file[AZ101] why}\n\nThe raid was illegal.", "text"))) == []


def write(folder: Path, count: int = 24) -> list[str]:
    paths = []
    for n in range(count):
        suffix = (".md", ".html", ".txt")[n % 3]
        path = folder / f"a{n:02}{suffix}"
        path.write_text(f"{SENTENCES[n % len(SENTENCES)]} It is the {n}th article.\n")
        paths.append(str(path))
    return paths


def test_processes_order_and_cache_change_nothing(tmp_path: Path) -> None:
    """The same outcomes with several processes, in any order of the files, cold and warm."""
    paths = write(tmp_path)
    plain = lint_files(paths, EVERYTHING)
    shuffled = random.Random(3).sample(paths, len(paths))
    cache = str(tmp_path / "cache")
    assert lint_files(shuffled, EVERYTHING, processes=2) == plain
    assert lint_files(shuffled, EVERYTHING, cache=cache) == plain
    assert lint_files(paths, EVERYTHING, cache=cache) == plain
    assert any(outcome.findings for outcome in plain)


def test_the_cache_forgets_nothing_that_matters(tmp_path: Path) -> None:
    """Another text, another configuration, another silencing beside: other findings."""
    path, cache = tmp_path / "a.txt", str(tmp_path / "cache")

    def found(config: Config = EVERYTHING) -> list[str]:
        (outcome,) = lint_files([str(path)], config, cache=cache)
        return codes(list(outcome.findings))

    path.write_text("The raid was illegal.")
    assert found() == ["AZ101"]
    assert found(Config(ignore=("AZ101",))) == []
    Path(f"{path}.authz.toml").write_text('[[silence]]\nrules = ["AZ101"]\nreason = "checked"\n')
    assert found() == []
    path.write_text("The raid was lawful.")
    Path(f"{path}.authz.toml").unlink()
    assert found() == ["AZ101"]


def test_a_sidecar(tmp_path: Path) -> None:
    """Its silencings count; one that does nothing is told with its place; a fault in it is an input error."""
    path = tmp_path / "a.txt"
    path.write_text("The raid was illegal.")
    beside = Path(f"{path}.authz.toml")
    beside.write_text('[[silence]]\nrules = ["AZ102"]\n')
    (outcome,) = lint_files([str(path)], Config())
    assert sorted(codes(list(outcome.findings))) == ["AZ001", "AZ101"]
    assert "a.txt.authz.toml:1" in next(f.message for f in outcome.findings if f.code == "AZ001")
    beside.write_text('[[silence]]\nrule = ["AZ102"]\n')
    with pytest.raises(AuthzError, match="did you mean rules"):
        read_sidecar(str(path))
    (outcome,) = lint_files([str(path)], Config())
    assert outcome.faults


def test_files_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Directories are walked without what git ignores and what is excluded; a missing one is an error."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "a.md",
        "b.html",
        "c.py",
        "old/d.md",
        "draft/e.md",
        ".git/f.md",
        "deep/er/g.txt",
        "deep/keep.md",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / ".gitignore").write_text("old/\n*.txt\n/deep/*.md\n!deep/keep.md\n")
    config = Config(extend_exclude=("draft",), root=str(tmp_path))
    assert find_files(["."], config) == ["a.md", "b.html", "deep/keep.md"]
    assert find_files(["old/d.md", "*.py"], config) == ["c.py", "old/d.md"]
    assert "deep/er/g.txt" in find_files(["."], Config(respect_gitignore=False, root=str(tmp_path)))
    for missing in ("none.md", "none/*.md"):
        with pytest.raises(AuthzError, match="none"):
            find_files([missing], config)


def test_a_baseline_that_is_none(tmp_path: Path) -> None:
    """An error with the file, and what to do."""
    path = tmp_path / "b.json"
    for text in ("{", "[]", '{"version": 9}', '{"version": 1, "findings": [{}]}'):
        path.write_text(text)
        with pytest.raises(AuthzError, match="baseline"):
            read_baseline(str(path))
    with pytest.raises(AuthzError, match="no such file"):
        read_baseline(str(tmp_path / "none"))
