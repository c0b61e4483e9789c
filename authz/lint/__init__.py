"""A linter of articles: where a claim about authorization is unsourced, unclear, contradictory or wrong.

from authz.lint import lint
for finding in lint(Document(id="a", text="The raid was illegal.")):
    print(finding.place.line, finding.code, finding.message)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from authz.lint.config import Config, load_config
    from authz.lint.engine import lint, lint_article
    from authz.lint.findings import Finding, Severity
    from authz.lint.run import Outcome, lint_files

__all__ = ["Config", "Finding", "Outcome", "Severity", "lint", "lint_article", "lint_files", "load_config"]

_ELSEWHERE = {
    "Config": "config",
    "load_config": "config",
    "lint": "engine",
    "lint_article": "engine",
    "Finding": "findings",
    "Severity": "findings",
    "Outcome": "run",
    "lint_files": "run",
}


def __getattr__(name: str) -> object:
    if name not in _ELSEWHERE:
        raise AttributeError(f"module 'authz.lint' has no attribute {name!r}")
    value: object = getattr(import_module(f"authz.lint.{_ELSEWHERE[name]}"), name)
    globals()[name] = value
    return value
