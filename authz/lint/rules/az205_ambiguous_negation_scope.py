"""A "not" goes over "and" or over "all", so that two readings are possible.

## What it does

Reports "not authorized by A and B", which may mean by neither or not by both, and "all strikes were not
authorized", which may mean none or not every one.

## Why is this bad?

Whether one authority agreed decides whether the act was lawful; the sentence leaves open whether one
did.

## Example

> The strikes were not authorized by Congress and the Security Council.

> All strikes were not authorized by parliament.

## Use instead

> The strikes were authorized by neither Congress nor the Security Council.

> Not all strikes were authorized by parliament.

> None of the strikes was authorized by parliament.

## Source

Garner's Modern English Usage, under "not ... and" and "all ... not".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from authz.late import late
from authz.lint.rule import Case, Report, Rule
from authz.model import Authority, Statement, Status

RULE = Rule(
    code="AZ205",
    name="ambiguous-negation-scope",
    summary='A "not" goes over "and" or over "all", so that two readings are possible.',
)

_NOT: Final = late(r"\b(?:not|n[o']t|never|without|un\w+)\b|n['’]t\b", re.IGNORECASE)
_SETTLED: Final = late(r"\b(?:neither|either|nor|or|both|jointly|together|any)\b", re.IGNORECASE)
_AND: Final = late(r"\s*(?:,\s*)?and\s*(?:by\s+)?", re.IGNORECASE)
_EVERY: Final = late(r"\A\W*(?:All|Every|Each)\b(?!\s+of\s+(?:it|this|that)\b)", re.IGNORECASE)
_VERB_NOT: Final = late(r"\b(?:was|were|is|are|has|have|had|did|do|does)(?:\s+not|n['’]t)\b", re.IGNORECASE)


def check(case: Case) -> Iterator[Report]:
    """A report a cue."""
    groups: dict[tuple[int, int], list[Statement]] = defaultdict(list)
    for statement in case.statements:
        if statement.status is Status.NOT_AUTHORIZED and not case.is_quoted(statement):
            groups[statement.cue.start, statement.cue.end].append(statement)
    for (start, end), group in groups.items():
        first = group[0]
        pair = _joined_by_and(case, group)
        if pair and _NOT.search(first.cue.text):
            a, b = (" ".join(x.text.split()) for x in pair)
            message = (
                f'By neither {a} nor {b}, or only not by both? Write "neither ... nor", or say which one did.'
            )
            yield Report(start=start, end=pair[1].end if pair[1].start > start else end, message=message)
        elif _is_all_not(case, first):
            message = 'None of them, or not all? Write "none of", or "not all".'
            yield Report(start=start, end=end, message=message)


def _joined_by_and(case: Case, group: list[Statement]) -> tuple[Authority, Authority] | None:
    found = {s.authority.start: s.authority for s in group if s.authority is not None and s.authority.type}
    authorities = [found[at] for at in sorted(found)]
    if len(authorities) != 2 or authorities[0].start < group[0].cue.end:
        return None
    a, b = authorities
    between = case.text[a.end : b.start]
    lead = case.text[group[0].cue.start : a.start]
    if a.end <= b.start and _AND.fullmatch(between) and not _SETTLED.search(lead):
        return a, b
    return None


def _is_all_not(case: Case, statement: Statement) -> bool:
    action = statement.action
    if action is None or not action.start < action.end <= statement.cue.start:
        return False
    between = case.text[action.start : statement.cue.end]
    return bool(_EVERY.search(action.text) and _VERB_NOT.search(between))
