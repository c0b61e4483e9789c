"""SARIF 2.1.0, held to the official schema. What does not count is marked as suppressed, not dropped."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from authz.lint.findings import Finding, Severity, Suppression
from authz.lint.registry import Entry, rules
from authz.read.article import Place
from authz.write.findings import Report

__all__ = ["write_sarif"]

_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT: Final = "%SRCROOT%"


def write_sarif(report: Report) -> str:
    """One run; rules and paths are always the same for the same findings."""
    entries = list(rules().values())
    indexes = {entry.rule.code: n for n, entry in enumerate(entries)}
    run = {
        "tool": {
            "driver": {
                "name": "authz",
                "semanticVersion": _semantic(report.version),
                "rules": [_rule(entry) for entry in entries],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The directory that authz was run in."}}},
        "artifacts": [{"location": _artifact(path)} for path in sorted(set(report.files))],
        "invocations": [
            {
                "executionSuccessful": not report.faults,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": fault}} for fault in report.faults
                ],
            }
        ],
        "results": [_result(f, indexes[f.code]) for f in report.findings],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(entry: Entry) -> dict[str, Any]:
    rule, page = entry.rule, entry.page
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": " ".join(page.section("What it does").split())},
        "help": {
            "text": " ".join(page.section("Why is this bad?").split()),
            "markdown": "\n\n".join(f"## {name}\n\n{words}" for name, words in page.sections),
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.name, rule.stability.value]},
    }


def _result(finding: Finding, index: int) -> dict[str, Any]:
    value: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": _location(finding.path, finding.place, finding.excerpt)}],
        "partialFingerprints": {"authz/v1": finding.fingerprint},
    }
    if finding.related:
        value["relatedLocations"] = [
            {
                "id": n,
                "message": {"text": related.message},
                "physicalLocation": _location(finding.path, related.place),
            }
            for n, related in enumerate(finding.related, start=1)
        ]
    if finding.suppression is not None:
        silenced = finding.suppression is Suppression.SILENCED
        suppression: dict[str, Any] = {"kind": "inSource" if silenced else "external", "status": "accepted"}
        reason = finding.reason if silenced else "known by the baseline"
        if reason:
            suppression["justification"] = reason
        value["suppressions"] = [suppression]
        if not silenced:
            value["baselineState"] = "unchanged"
    if finding.fix:
        value["fixes"] = [
            {
                "description": {"text": finding.fix.title},
                "artifactChanges": [
                    {
                        "artifactLocation": _artifact(finding.path),
                        "replacements": [
                            {
                                "deletedRegion": {"charOffset": e.span.start, "charLength": len(e.span)},
                                "insertedContent": {"text": e.text},
                            }
                            for e in finding.fix.edits
                        ],
                    }
                ],
            }
        ]
    return value


def _location(path: str, place: Place, excerpt: str | None = None) -> dict[str, Any]:
    region: dict[str, Any] = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    if excerpt is not None:
        region["snippet"] = {"text": excerpt}
    return {"artifactLocation": _artifact(path), "region": region}


def _artifact(path: str) -> dict[str, str]:
    """A path relative to where the program runs stays so; another is absolute."""
    pure = PurePath(path)
    if pure.is_absolute():
        return {"uri": pure.as_uri()}
    uri = quote(pure.as_posix().encode("utf-8", "surrogateescape"), safe="/~")
    return {"uri": uri, "uriBaseId": _ROOT}


def _semantic(version: str) -> str:
    """A version of Python as a semantic one: 1.0.0.dev1 has a prerelease."""
    parts = version.split(".")
    return ".".join(parts[:3]) + (f"-{'.'.join(parts[3:])}" if len(parts) > 3 else "")
