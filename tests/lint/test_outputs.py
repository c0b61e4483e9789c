"""Outputs: each as its readers expect it, and none with a place that is not in the source."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from authz.lint.findings import Finding, Suppression
from authz.lint.registry import rules
from authz.write.findings import FORMATS, Report, write_findings
from tests.lint.helpers import SENTENCES, lint_it, read, sources

SOURCE = "# 😀 <News>\n\n" + "\n\n".join(f"\t{s} & “so”".lstrip("\t") for s in SENTENCES) + "\n"
SCHEMA = json.loads((Path(__file__).parent / "data" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))


def report(source: str = SOURCE, form: str = "markdown", **more: Any) -> Report:
    findings = lint_it(read(source, form))
    path = findings[0].path if findings else "a"
    return Report(
        findings=findings, files=[path, "clean.md"], sources=lambda _: source, version="1.2.3", **more
    )


def written(form: str, of: Report) -> str:
    return write_findings(form, of).decode()


def mixed() -> Report:
    """A report of which one finding is silenced and one in the baseline."""
    of = report()
    first, second, *rest = of.findings
    silenced = evolve(first, suppression=Suppression.SILENCED, reason="seen")
    return evolve(of, findings=[silenced, evolve(second, suppression=Suppression.BASELINE), *rest])


def test_full_shows_line_and_carets() -> None:
    """The words are under their marks, whatever stands before them."""
    of = report("Title\n\n名 The raid was illegal.\n", "text")
    assert written("full", of) == (
        "warning[AZ101] unattributed-legality-claim: Who calls the raid unlawful? "
        "Name the court, the ruling or the speaker.\n"
        " --> a.txt:3:16\n"
        "  |\n"
        "3 | 名 The raid was illegal.\n"
        "  |                 ^^^^^^^\n"
        "\n"
        "Found 1 finding in 1 of 2 files.\n"
    )
    assert "\x1b[" in written("full", evolve(of, colour=True))


def test_a_terminal_is_not_obeyed() -> None:
    """Control characters of an article do not reach it."""
    of = report("Title\n\n\x1b[2J The raid was illegal.\n", "text")
    assert of.findings
    assert "\x1b" not in written("full", of) + written("concise", of)


def test_concise_is_a_line_a_finding() -> None:
    """path:line:column: code name message; what does not count is only counted."""
    of = mixed()
    *lines, last = written("concise", of).splitlines()
    assert len(lines) == len(of.findings) - 2
    for line in lines:
        assert re.match(r"a\.md:\d+:\d+: AZ\d{3} [a-z-]+ [A-Z]", line)
    assert "1 silenced, 1 in the baseline" in last


def test_json_is_stable_and_whole() -> None:
    """All findings with all keys; lines are the same objects."""
    of = mixed()
    value = json.loads(written("json", of))
    assert (value["version"], len(value["findings"])) == (1, len(of.findings))
    assert [json.loads(line) for line in written("jsonl", of).splitlines()] == value["findings"]
    for item in value["findings"]:
        assert SOURCE[item["place"]["start"] : item["place"]["end"]] == item["excerpt"]


def test_sarif_is_valid_and_drops_nothing() -> None:
    """Held to the official schema; suppressed results are marked; fingerprints do not hang on lines."""
    of = mixed()
    value = json.loads(written("sarif", evolve(of, faults=["b.md: not UTF-8"])))
    jsonschema.validate(value, SCHEMA)
    (run,) = value["runs"]
    results = run["results"]
    assert len(results) == len(of.findings)
    assert results[0]["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": "seen"}]
    assert results[1]["suppressions"][0]["kind"] == "external"
    assert not run["invocations"][0]["executionSuccessful"]
    assert [r["id"] for r in run["tool"]["driver"]["rules"]] == list(rules())
    moved = json.loads(written("sarif", report("\n\n" + SOURCE)))["runs"][0]["results"]
    assert [r["partialFingerprints"] for r in moved] == [r["partialFingerprints"] for r in results]
    assert len({r["partialFingerprints"]["authz/v1"] for r in results}) == len(results)
    lines = SOURCE.split("\n")
    for result in results:
        region = result["locations"][0]["physicalLocation"]["region"]
        if region["startLine"] == region["endLine"]:
            line = lines[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]


@given(sources)
@settings(max_examples=40, deadline=None)
def test_sarif_is_valid_for_any_text(source: str) -> None:
    """And every other output can be written."""
    of = report(source)
    jsonschema.validate(json.loads(written("sarif", of)), SCHEMA)
    for form in FORMATS:
        write_findings(form, of)


def test_github_commands() -> None:
    """As the workflow commands of the documentation: level, properties, message, everything escaped."""
    shape = re.compile(
        r"::(error|warning|notice) title=[^,:]+,file=[^,:]+,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?::.+"
    )
    of = report()
    lines = written("github", of).splitlines()
    assert len(lines) == len(of.counted)
    assert all(shape.fullmatch(line) for line in lines)
    odd = evolve(of.findings[0], path="a,b:c%.md", message="one\ntwo")
    assert "file=a%2Cb%3Ac%25.md" in written("github", evolve(of, findings=[odd]))
    assert written("github", evolve(of, findings=[odd])).endswith("::one%0Atwo\n")


def test_gitlab_issues() -> None:
    """The keys that GitLab's Code Quality needs; no two fingerprints alike."""
    issues = json.loads(written("gitlab", mixed()))
    for issue in issues:
        assert {"description", "check_name", "fingerprint", "severity", "location"} == set(issue)
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith("./")
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_rdjson_counts_bytes() -> None:
    """Reviewdog's columns are bytes of UTF-8."""
    value = json.loads(written("rdjson", report("Title\n\n名 The raid was illegal.\n", "text")))
    (diagnostic,) = value["diagnostics"]
    assert value["source"]["name"] == "authz"
    assert diagnostic["location"]["range"]["start"] == {"line": 3, "column": 18}
    assert diagnostic["severity"] == "WARNING"
    assert diagnostic["code"]["value"] == "AZ101"


@pytest.mark.parametrize("form", ["junit", "checkstyle"])
def test_xml_is_well_formed(form: str) -> None:
    """And has a failure, or an error, for each finding that counts; a clean file passes in JUnit."""
    of = mixed()
    root = ElementTree.fromstring(written(form, of))
    tag = "failure" if form == "junit" else "error"
    assert len(root.findall(f".//{tag}")) == len(of.counted)
    if form == "junit":
        assert root.attrib["failures"] == str(len(of.counted))
        suites = {suite.attrib["name"]: suite for suite in root}
        assert not suites["clean.md"].findall(".//failure")
        assert int(root.attrib["tests"]) == len(root.findall(".//testcase"))


@given(st.text(max_size=30))
@settings(max_examples=40)
def test_any_message_can_be_written(words: str) -> None:
    """XML forbids some characters, JSON half pairs: no output fails."""
    finding: Finding = report().findings[0]
    of = Report(findings=[evolve(finding, message=words, path=f"{words}.md", excerpt=words)], files=["a"])
    for form in FORMATS:
        data = write_findings(form, of).decode()
        if form in {"junit", "checkstyle"}:
            ElementTree.fromstring(data)
