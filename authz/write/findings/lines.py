"""One line a finding: for people in a hurry, and for the annotations of GitHub."""

from __future__ import annotations

from collections import Counter
from typing import Final

from authz.lint.findings import Finding, Severity, Suppression
from authz.write.findings import Report
from authz.write.table import clean

__all__ = ["summary", "write_concise", "write_github"]

_GITHUB: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write_concise(report: Report) -> str:
    """``path:line:column: code name message``."""
    rows = [
        f"{clean(f.path)}:{f.place.line}:{f.place.column}: {f.code} {f.name} {clean(f.message)}"
        for f in report.counted
    ]
    return "\n".join([*rows, summary(report)]) + "\n"


def write_github(report: Report) -> str:
    """Workflow commands, which GitHub shows at the lines of a pull request."""
    return "".join(_command(f) + "\n" for f in report.counted)


def summary(report: Report) -> str:
    """How many findings there are, and how many of them do not count."""
    counts = Counter(f.suppression for f in report.findings)
    files = len({f.path for f in report.counted})
    fixable = sum(1 for f in report.counted if f.fix)
    found = counts[None]
    said = f"Found {found} finding{'s' * (found != 1)} in {files} of {_articles(len(report.files))}"
    if not found:
        said = f"No findings in {_articles(len(report.files))}"
    more = [f"{fixable} fixable with --fix"] if fixable else []
    if counts[Suppression.SILENCED]:
        more.append(f"{counts[Suppression.SILENCED]} silenced")
    if counts[Suppression.BASELINE]:
        more.append(f"{counts[Suppression.BASELINE]} in the baseline")
    if report.faults:
        more.append(f"{len(report.faults)} could not be read")
    return f"{said} ({', '.join(more)})." if more else f"{said}."


def _articles(count: int) -> str:
    return f"{count} file{'s' * (count != 1)}"


def _command(finding: Finding) -> str:
    place = finding.place
    properties = {
        "title": f"{finding.code} {finding.name}",
        "file": finding.path,
        "line": str(place.line),
        "endLine": str(place.end_line),
    }
    if place.line == place.end_line:  # GitHub wants columns only within one line
        properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    said = ",".join(f"{key}={_escape(value, property=True)}" for key, value in properties.items())
    return f"::{_GITHUB[finding.severity]} {said}::{_escape(finding.message)}"


def _escape(text: str, *, property: bool = False) -> str:
    """As GitHub's own toolkit escapes."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property else text
