"""It is said that "this" or "those" were authorized, and it is not clear what that is.

## What it does

Reports a pronoun for the act whose authorization is spoken of, when nothing before it in the paragraph
can be what it stands for, or more than one thing can.

## Why is this bad?

The statement is about an act that the reader must guess.

## Example

> Those were not authorized by parliament.

## Use instead

> The coalition's strikes in Syria were not authorized by parliament.

## Source

AP Stylebook and Fowler's Modern English Usage, on pronouns without a single antecedent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from authz.late import late
from authz.lint.rule import Case, Report, Rule, Stability
from authz.lint.wording import before_in_block

RULE = Rule(
    code="AZ202",
    name="unresolved-action",
    summary='It is said that "this" or "those" were authorized, and it is not clear what that is.',
    stability=Stability.PREVIEW,
)

_PRONOUN: Final = frozenset({"this", "that", "these", "those", "they"})
_WORD: Final = late(r"\w")


def check(case: Case) -> Iterator[Report]:
    """A report a pronoun."""
    seen: set[int] = set()
    for statement in case.statements:
        action = statement.action
        if action is None or action.antecedent is not None or action.head.lower() not in _PRONOUN:
            continue
        if action.head_start in seen or case.is_quoted(statement):
            continue
        seen.add(action.head_start)
        if not _WORD.search(before_in_block(case, action.head_start)):
            message = f'What does "{action.head}" stand for? Nothing before it here says so; name the act.'
            yield Report(start=action.head_start, end=action.head_end, message=message)
