"""A body is credited with authorizing force that has no power to do so.

## What it does

Asks back when the General Assembly, the Secretary-General or another body that cannot authorize the use
of force is said to have authorized it.

## Why is this bad?

Under the UN Charter the Security Council decides on the use of force. When the General Assembly
"authorizes" strikes, either the organ is wrong, or it recommended something, or the text has missed the
story.

## Example

> The General Assembly authorized air strikes against the rebels.

## Use instead

> The Security Council authorized air strikes against the rebels.

> The General Assembly called for an end to the air strikes.

## Source

Charter of the United Nations, Articles 10, 11, 24, 39, 42 and 99:
https://www.un.org/en/about-us/un-charter/full-text
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from authz.late import late
from authz.lint.rule import Case, Report, Rule
from authz.model import Modality, Statement, Status

RULE = Rule(
    code="AZ404",
    name="no-power-to-authorize",
    summary="A body is credited with authorizing force that has no power to do so.",
)

_FORCE: Final = late(
    r"\b(?:force|air[-\s]?strikes?|strikes?|bomb(?:ing|ings|ed)?|war|invasions?|invade|attack(?:s|ed)?|raids?|blockade"
    r"|no-fly\s+zone|military\s+(?:action|intervention|operations?|campaign|strikes?)|armed\s+intervention|offensive)\b",
    re.IGNORECASE,
)
_NOT_FORCE: Final = late(
    r"\b(?:peacekeep\w*|task\s+force|work\s*force|police|end|halt|stop|investigat\w*)\b", re.IGNORECASE
)


def check(case: Case) -> Iterator[Report]:
    """A report an authority."""
    seen: set[int] = set()
    for statement in case.statements:
        authority = statement.authority
        if (
            authority is None
            or authority.id is None
            or authority.start in seen
            or not _is_of_force(statement)
        ):
            continue
        can = case.facts.powerless.get(authority.id)
        if can is None or case.is_quoted(statement) or "Security Council" in case.sentence(statement):
            continue
        seen.add(authority.start)
        message = f"Was it {_plain(authority.text)} that authorized this? {can}"
        yield Report(start=authority.start, end=authority.end, message=message)


def _is_of_force(statement: Statement) -> bool:
    action = statement.action
    return (
        statement.status is Status.AUTHORIZED
        and statement.modality in {Modality.ASSERTED, Modality.FUTURE}
        and action is not None
        and _FORCE.search(action.text) is not None
        and _NOT_FORCE.search(action.text) is None
    )


def _plain(words: str) -> str:
    words = " ".join(words.split())
    return (
        words
        if words.lower().startswith("the ") and words[0] == "t"
        else re.sub(r"\A[Tt]he\s+", "the ", words)
        if words.lower().startswith("the ")
        else f"the {words}"
    )
