"""XML for build servers: JUnit and Checkstyle."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from authz.lint.findings import Finding, Severity
from authz.write.findings import Report

__all__ = ["write_checkstyle", "write_junit"]

_CHECKSTYLE: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
#: What XML 1.0 cannot hold.
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_junit(report: Report) -> str:
    """A suite a file, a case a finding; a file without one is a case that passes."""
    by_file = _by_file(report)
    suites: list[str] = []
    total = len(report.faults)
    for path in sorted({*report.files, *by_file}):
        findings = by_file.get(path, [])
        cases = [_case(f) for f in findings] or [f"    <testcase name={_a('authz')} classname={_a(path)} />"]
        counts = f'tests="{len(cases)}" failures="{len(findings)}" errors="0"'
        suites += [f"  <testsuite name={_a(path)} {counts}>", *cases, "  </testsuite>"]
        total += len(cases)
    for fault in report.faults:
        suites += [
            '  <testsuite name="authz" tests="1" failures="0" errors="1">',
            f'    <testcase name="read" classname="authz"><error message={_a(fault)} /></testcase>',
            "  </testsuite>",
        ]
    counts = f'tests="{total}" failures="{len(report.counted)}" errors="{len(report.faults)}"'
    head = ['<?xml version="1.0" encoding="UTF-8"?>', f'<testsuites name="authz" {counts}>']
    return "\n".join([*head, *suites, "</testsuites>", ""])


def write_checkstyle(report: Report) -> str:
    """A file with its errors."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="4.3">']
    for path, findings in _by_file(report).items():
        lines.append(f"  <file name={_a(path)}>")
        lines += [
            f'    <error line="{f.place.line}" column="{f.place.column}" '
            f'severity="{_CHECKSTYLE[f.severity]}" '
            f"message={_a(f.message)} source={_a(f'authz.{f.code}')} />"
            for f in findings
        ]
        lines.append("  </file>")
    return "\n".join([*lines, "</checkstyle>", ""])


def _case(finding: Finding) -> str:
    place = f"{finding.place.line}:{finding.place.column}"
    name = f"{finding.code} {finding.name} at {place}"
    words = escape(_legal(f"{finding.path}:{place}: {finding.excerpt}"))
    failure = f"<failure type={_a(finding.severity.value)} message={_a(finding.message)}>{words}</failure>"
    return f"    <testcase name={_a(name)} classname={_a(finding.path)}>{failure}</testcase>"


def _by_file(report: Report) -> dict[str, list[Finding]]:
    ordered = sorted(report.counted, key=lambda f: f.path)
    return {path: list(group) for path, group in groupby(ordered, key=lambda f: f.path)}


def _a(text: str) -> str:
    return quoteattr(_legal(text))


def _legal(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
