"""From findings to bytes: one function a format, all of the same shape."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Final

from attrs import frozen

from authz.lint.findings import Finding

__all__ = ["FORMATS", "Report", "write_findings"]


@frozen(kw_only=True)
class Report:
    """Everything that a writer may want to say.

    Attributes:
        findings: all of them, also those that do not count.
        files: every file that was linted.
        faults: what could not be read.
        sources: the text of a file, for excerpts.
        colour: whether the output is a terminal that shows it.
        version: of the program.
    """

    findings: Sequence[Finding]
    files: Sequence[str] = ()
    faults: Sequence[str] = ()
    sources: Callable[[str], str] = lambda path: ""
    colour: bool = False
    version: str = "0"

    @property
    def counted(self) -> list[Finding]:
        """The findings that count."""
        return [f for f in self.findings if f.counts]


_MODULES: Final = {
    "full": "full",
    "concise": "lines",
    "github": "lines",
    "json": "data",
    "jsonl": "data",
    "rdjson": "data",
    "gitlab": "data",
    "sarif": "sarif",
    "junit": "xml",
    "checkstyle": "xml",
}
FORMATS: Final = tuple(_MODULES)


def write_findings(form: str, report: Report) -> bytes:
    """A report in one of :data:`FORMATS`, in UTF-8."""
    module = import_module(f"authz.write.findings.{_MODULES[form]}")
    text: str = getattr(module, f"write_{form}")(report)
    return text.encode("utf-8", "backslashreplace")
