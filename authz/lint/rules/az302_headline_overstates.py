"""The headline asserts what the article only reports as asked for, possible or planned.

## What it does

Reports a headline that says that an act is authorized, refused or unlawful, when every statement of the
article about that act is only a request, a question, a condition, a possibility or a plan.

## Why is this bad?

Most readers read no further than the headline. One that says more than its article is the complaint
that press councils uphold most.

## Example

> # Parliament approves strikes
>
> The prime minister asked parliament to approve strikes.

## Use instead

> # Premier asks parliament to approve strikes
>
> The prime minister asked parliament to approve strikes.

## Source

IPSO Editors' Code of Practice, clause 1 (Accuracy): headlines not supported by the text are a breach.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from authz.lint.findings import Severity
from authz.lint.rule import Case, Report, Rule
from authz.model import Modality, Span, Statement, Status

RULE = Rule(
    code="AZ302",
    name="headline-overstates",
    summary="The headline asserts what the article only reports as asked for, possible or planned.",
    severity=Severity.ERROR,
)

_ASSERTED: Final = frozenset(
    {Status.AUTHORIZED, Status.NOT_AUTHORIZED, Status.DENIED, Status.REVOKED, Status.LAWFUL, Status.UNLAWFUL}
)
_REQUESTED: Final = frozenset({Status.REQUESTED, Status.REQUIRED})
_OPEN: Final = {
    Modality.FUTURE: "planned",
    Modality.POSSIBLE: "possible",
    Modality.CONDITIONAL: "conditional",
    Modality.QUESTIONED: "in question",
}


def check(case: Case) -> Iterator[Report]:
    """A report a claim of the headline."""
    for statement in case.statements:
        if not case.in_headline(statement) or statement.source is not None or case.is_quoted(statement):
            continue
        if statement.status not in _ASSERTED or statement.modality is not Modality.ASSERTED:
            continue
        if statement.cue.text.lower().endswith("ing"):  # "Permit authorizing the city to", a title
            continue
        same = [s for s in case.statements if not case.in_headline(s) and _same_act(statement, s)]
        if not same or not all(_is_weaker(s) for s in same):
            continue
        first = same[0]
        how = (
            "asked for"
            if first.status is Status.REQUESTED
            else "needed"
            if first.status is Status.REQUIRED
            else _OPEN[first.modality]
        )
        message = (
            f"The headline says {_said(statement)}; in the article it is only {how}. Say so in the headline."
        )
        related = ((Span(first.cue.start, first.cue.end), f"only {how} here"),)
        yield Report(start=statement.cue.start, end=statement.cue.end, message=message, related=related)


def _is_weaker(statement: Statement) -> bool:
    return statement.status in _REQUESTED or statement.modality in _OPEN


def _same_act(headline: Statement, body: Statement) -> bool:
    if headline.action is None or body.action is None:
        return False
    a, b = _stem(headline.action.head), _stem(body.action.head)
    return bool(a) and a == b


def _stem(head: str) -> str:
    word = head.lower().split()[-1] if head.split() else ""
    for ending in ("ing", "es", "s", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word.removesuffix(ending)
    return word


def _said(statement: Statement) -> str:
    return statement.status.value.replace("_", " ")
