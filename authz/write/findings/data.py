"""JSON in four shapes: our own as one object or as lines, reviewdog's, and GitLab's."""

from __future__ import annotations

import json
from typing import Any, Final

from authz.lint.cache import finding_to_json
from authz.lint.findings import Finding, Severity
from authz.read.article import Place
from authz.write.findings import Report

__all__ = ["write_gitlab", "write_json", "write_jsonl", "write_rdjson"]

#: Of our own JSON; raised when a reader of the old form could misread the new one.
VERSION: Final = 1

_REVIEWDOG: Final = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}
_GITLAB: Final = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def write_json(report: Report) -> str:
    """One object; offsets and columns are code points of the source, lines and columns from 1."""
    value = {
        "version": VERSION,
        "files": list(report.files),
        "faults": list(report.faults),
        "findings": [finding_to_json(f) for f in report.findings],
    }
    return _dumps(value, indent=2) + "\n"


def write_jsonl(report: Report) -> str:
    """An object a finding, those that do not count among them."""
    return "".join(_dumps(finding_to_json(f)) + "\n" for f in report.findings)


def write_rdjson(report: Report) -> str:
    """The Reviewdog Diagnostic Format; its columns are bytes of UTF-8, from 1."""
    value = {
        "source": {"name": "authz"},
        "diagnostics": [_diagnostic(f, report) for f in report.counted],
    }
    return _dumps(value, indent=2) + "\n"


def write_gitlab(report: Report) -> str:
    """GitLab's Code Quality report, a subset of Code Climate's."""
    seen: dict[str, int] = {}
    issues = []
    for finding in report.counted:
        print_ = f"{finding.fingerprint}:{finding.path}"
        seen[print_] = seen.get(print_, 0) + 1
        issues.append(
            {
                "description": f"{finding.code} {finding.name}: {finding.message}",
                "check_name": finding.code,
                "fingerprint": _hash(f"{print_}:{seen[print_]}"),
                "severity": _GITLAB[finding.severity],
                "location": {
                    "path": finding.path.replace("\\", "/"),
                    "lines": {"begin": finding.place.line, "end": finding.place.end_line},
                    "positions": {
                        "begin": {"line": finding.place.line, "column": finding.place.column},
                        "end": {"line": finding.place.end_line, "column": finding.place.end_column},
                    },
                },
            }
        )
    return _dumps(issues, indent=2) + "\n"


def _diagnostic(finding: Finding, report: Report) -> dict[str, Any]:
    source = report.sources(finding.path)
    value: dict[str, Any] = {
        "message": finding.message,
        "location": {"path": finding.path, "range": _range(finding.place, source)},
        "severity": _REVIEWDOG[finding.severity],
        "code": {"value": finding.code},
    }
    if finding.related:
        value["related_locations"] = [
            {
                "message": r.message,
                "location": {"path": finding.path, "range": _range(r.place, source)},
            }
            for r in finding.related
        ]
    if finding.fix and source:
        from authz.read.sourcemap import LineIndex

        lines = LineIndex(source)
        value["suggestions"] = [
            {
                "range": _ends(*lines.place(e.span.start), *lines.place(e.span.end), source),
                "text": e.text,
            }
            for e in finding.fix.edits
        ]
    return value


def _range(place: Place, source: str) -> dict[str, Any]:
    return _ends(place.line, place.column, place.end_line, place.end_column, source)


def _ends(line: int, column: int, end_line: int, end_column: int, source: str) -> dict[str, Any]:
    return {
        "start": {"line": line, "column": _bytes(source, line, column)},
        "end": {"line": end_line, "column": _bytes(source, end_line, end_column)},
    }


def _bytes(source: str, line: int, column: int) -> int:
    from authz.read.sourcemap import LineIndex

    lines = LineIndex(source)
    if line > len(lines):
        return column
    return len(lines.line(line)[: column - 1].encode("utf-8", "surrogatepass")) + 1


def _hash(words: str) -> str:
    import hashlib

    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _dumps(value: object, indent: int | None = None) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode()
    except UnicodeEncodeError:  # half a surrogate pair
        return json.dumps(value, indent=indent)
    return text
