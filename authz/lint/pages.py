"""Rules as pages and lists, for the command line and the documentation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from authz.lint.findings import Finding
from authz.lint.registry import Entry, rules

__all__ = ["catalogue", "markdown_page", "statistics"]


def markdown_page(entry: Entry) -> str:
    """A rule's page in Markdown."""
    rule, page = entry.rule, entry.page
    facts = f"Severity: {rule.severity.value}. Stability: {rule.stability.value}."
    if rule.fixable:
        facts += " Has a fix."
    body = "\n\n".join(f"## {name}\n\n{words}" for name, words in page.sections)
    return f"# {rule.code} {rule.name}\n\n{page.title}\n\n{facts}\n\n{body}\n"


def catalogue() -> str:
    """A line a rule."""
    rows = [(e.rule.code, e.rule.name, e.rule.severity.value, e.rule.stability.value, e.rule.summary)
            for e in rules().values()]  # fmt: skip
    widths = [max(len(row[n]) for row in rows) for n in range(4)]
    return "\n".join("  ".join([*(row[n].ljust(widths[n]) for n in range(4)), row[4]]) for row in rows)


def statistics(findings: Sequence[Finding]) -> str:
    """How many findings each rule has, the most first."""
    counts = Counter((f.code, f.name) for f in findings)
    if not counts:
        return "No findings."
    width = len(str(max(counts.values())))
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return "\n".join(f"{count:>{width}}  {code}  {name}" for (code, name), count in rows)
