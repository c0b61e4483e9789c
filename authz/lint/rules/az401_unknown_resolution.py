"""The Security Council has no resolution with this number.

## What it does

Reports a resolution of the Security Council with the number 0, or with one higher than the Council has
reached.

## Why is this bad?

A wrong number sends the reader to another text, or to none. It is often a General Assembly resolution,
or a typing error.

## Example

> The strikes were authorized by Security Council resolution 9173.

## Use instead

> The strikes were authorized by Security Council resolution 1973.

## Source

Resolutions of the Security Council, numbered on from 1946:
https://main.un.org/securitycouncil/en/content/resolutions-0
"""

from __future__ import annotations

from collections.abc import Iterator

from authz.lint.citations import council_resolutions
from authz.lint.findings import Severity
from authz.lint.rule import Case, Report, Rule

RULE = Rule(
    code="AZ401",
    name="unknown-resolution",
    summary="The Security Council has no resolution with this number.",
    severity=Severity.ERROR,
)


def check(case: Case) -> Iterator[Report]:
    """A report a citation."""
    for citation in council_resolutions(case.text):
        if not 1 <= citation.number <= case.facts.resolution_ceiling:
            message = (
                f"The Security Council has no resolution {citation.number}. "
                "Check the number, and whether it is the General Assembly's."
            )
            yield Report(start=citation.start, end=citation.end, message=message)
