"""A silencing that silences nothing.

## What it does

Reports a silencing for a rule that was run and found nothing where the silencing stands.

## Why is this bad?

A silencing that outlives its finding hides the next one, which nobody has looked at.

## Example

> The raid was carried out on Monday. <!-- authz: ignore[AZ101] the court has ruled -->

## Use instead

> The raid was carried out on Monday.

## Source

The practice of linters with inline silencings, such as ruff's RUF100.
"""

from __future__ import annotations

from collections.abc import Iterator

from authz.lint.rule import Case, Report, Rule

RULE = Rule(
    code="AZ001",
    name="unused-silencing",
    summary="A silencing that silences nothing.",
    fixable=True,
)


def check(_: Case) -> Iterator[Report]:
    """Nothing here: the engine sees what became of each silencing."""
    return iter(())
