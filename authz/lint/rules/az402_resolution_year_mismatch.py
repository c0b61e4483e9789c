"""The number of a Security Council resolution does not fit its year.

## What it does

Reports a resolution of the Security Council whose number was given out in another year than the one
that stands with it.

## Why is this bad?

The resolutions are numbered through, so number and year check each other: one of the two is wrong.

## Example

> The strikes were authorized by Security Council resolution 1973 (2012).

## Use instead

> The strikes were authorized by Security Council resolution 1973 (2011).

## Source

Resolutions of the Security Council by year:
https://main.un.org/securitycouncil/en/content/resolutions-0. The table is in
`authz/lint/facts/security-council.toml`, with the source of each number; where a year could not be
checked, nothing is reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from authz.lint.citations import council_resolutions
from authz.lint.findings import Severity
from authz.lint.rule import Case, Report, Rule

RULE = Rule(
    code="AZ402",
    name="resolution-year-mismatch",
    summary="The number of a Security Council resolution does not fit its year.",
    severity=Severity.ERROR,
)


def check(case: Case) -> Iterator[Report]:
    """A report a citation."""
    for citation in council_resolutions(case.text):
        if citation.year is None or not 1 <= citation.number <= case.facts.resolution_ceiling:
            continue
        first, last = case.facts.resolution_years(citation.number)
        if not first <= citation.year <= last:
            message = (
                f"Resolution {citation.number} of the Security Council is {_when(first, last)}, "
                f"not of {citation.year}. Check both."
            )
            yield Report(start=citation.start, end=citation.end, message=message)


def _when(first: int, last: int) -> str:
    if first == last:
        return f"of {first}"
    return f"of {first} or later" if last == 9999 else f"between {first} and {last}"
