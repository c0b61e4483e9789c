"""The only source of a claim about the law is "critics", "experts" or "some".

## What it does

Reports a claim about legality or authorization whose only source is a plural without a name: critics,
experts, observers, analysts, opponents, some, many, sources.

## Why is this bad?

The reader cannot judge a source that has no name. Often it is the writer's own opinion in disguise.

## Example

> Critics said the raid was illegal.

## Use instead

> The raid was illegal, the Bar Association said.

## Source

Reuters Handbook of Journalism, on anonymous sources. Wikipedia, Manual of Style, "Words to watch", on
unsupported attributions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from authz.late import late
from authz.lint.findings import Severity
from authz.lint.rule import Case, Report, Rule, Stability
from authz.model import Span

RULE = Rule(
    code="AZ103",
    name="anonymous-source",
    summary='The only source of a claim about the law is "critics", "experts" or "some".',
    severity=Severity.INFO,
    stability=Stability.PREVIEW,
)

_NAMELESS: Final = late(
    r"(?:(?:some|many|most|several|other|its|his|her|their|legal|independent|western|international)\s+)*"
    r"(?:critics|experts|observers|analysts|opponents|supporters|sources|commentators|scholars|lawyers|some|many"
    r"|people|others)",
    re.IGNORECASE,
)


def check(case: Case) -> Iterator[Report]:
    """A report a source, however many claims it has."""
    seen: set[Span] = set()
    for statement in case.statements:
        source = statement.source
        if source is None or source.span in seen or case.is_quoted(statement):
            continue
        if _NAMELESS.fullmatch(source.text):
            seen.add(source.span)
            message = (
                f"Which {source.text.lower().split()[-1]}? Name at least one, or say how many were asked."
            )
            if source.text.lower() in {"some", "many", "others", "people"}:
                message = "Who? Name at least one, or say how many were asked."
            yield Report(start=source.start, end=source.end, message=message)
