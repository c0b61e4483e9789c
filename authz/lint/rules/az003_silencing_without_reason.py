"""A silencing that does not say why.

## What it does

Reports a silencing with no reason after its brackets.

## Why is this bad?

The next editor cannot know whether the passage was checked, or only made quiet.

## Example

> The raid was illegal. <!-- authz: ignore[AZ101] -->

## Use instead

> The raid was illegal. <!-- authz: ignore[AZ101] the judgment is cited in the first paragraph -->

## Source

Asked for by users of prose linters, for example vale issue 52 and proselint issue 1315.
"""

from __future__ import annotations

from collections.abc import Iterator

from authz.lint.findings import Severity
from authz.lint.rule import Case, Report, Rule, Stability

RULE = Rule(
    code="AZ003",
    name="silencing-without-reason",
    summary="A silencing that does not say why.",
    severity=Severity.INFO,
    stability=Stability.PREVIEW,
)


def check(_: Case) -> Iterator[Report]:
    """Nothing here: the engine reads the silencings."""
    return iter(())
