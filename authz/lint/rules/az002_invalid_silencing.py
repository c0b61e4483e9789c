"""A silencing that cannot be understood.

## What it does

Reports a comment that begins with the marker but is no silencing: a misspelt word, a rule that there is
not, a start without an end.

## Why is this bad?

Its writer believes that it silences something. It does not.

## Example

> The raid was carried out on Monday. <!-- authz: ignore[AZ999] -->

> The raid was carried out on Monday. <!-- authz: please be quiet -->

## Use instead

> The raid was carried out on Monday. <!-- a note that is no silencing -->

## Source

The practice of linters with inline silencings.
"""

from __future__ import annotations

from collections.abc import Iterator

from authz.lint.findings import Severity
from authz.lint.rule import Case, Report, Rule

RULE = Rule(
    code="AZ002",
    name="invalid-silencing",
    summary="A silencing that cannot be understood.",
    severity=Severity.ERROR,
)


def check(_: Case) -> Iterator[Report]:
    """Nothing here: the engine reads the silencings."""
    return iter(())
