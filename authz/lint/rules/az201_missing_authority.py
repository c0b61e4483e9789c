"""Something is authorized or not, and nobody is named who could authorize it.

## What it does

Reports "was authorized", "unauthorized", "without permission" and the like when neither the sentence
nor the one before it names an authority or an instrument.

## Why is this bad?

"Unauthorized" by whom? An act can have the consent of one authority and lack that of another; without
the name the sentence cannot be checked.

## Example

> The strikes were not authorized.

> The drones made an unauthorized flight on Monday.

## Use instead

> The strikes were not authorized by parliament.

> Parliament met on Monday. The strikes were not authorized.

## Source

The first question of a news report is who. Orwell, "Politics and the English Language", on the passive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from authz.lint.rule import Case, Report, Rule
from authz.lint.wording import AUTHORITY, before_in_block, counted_once
from authz.model import Modality, Statement, Status

RULE = Rule(
    code="AZ201",
    name="missing-authority",
    summary="Something is authorized or not, and nobody is named who could authorize it.",
)

#: Acts of authorizing. What is "allowed" or "enabled" is as often only possible.
_ACT: Final = re.compile(
    r"\b(?:(?:pre|re|un)?-?authori[sz]ed|(?:pre|un)?-?approved|(?:un)?sanctioned|(?:un)?mandated|licensed|greenlit|cleared"
    r"|granted|den(?:ied|y)|refused?|revoked|withdrawn|rescinded|without|lack(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_STATUSES = frozenset({Status.AUTHORIZED, Status.NOT_AUTHORIZED, Status.DENIED, Status.REVOKED})


def check(case: Case) -> Iterator[Report]:
    """A report a cue."""
    for statement in counted_once([s for s in case.statements if _is_nobodys(case, s)]):
        what = "authorized this" if statement.status is Status.AUTHORIZED else "could have authorized this"
        message = f"By whom? Name the authority that {what}."
        if statement.status in {Status.DENIED, Status.REVOKED}:
            message = f"By whom? Name the authority that {'refused' if statement.status is Status.DENIED else 'withdrew'} it."
        yield Report(start=statement.cue.start, end=statement.cue.end, message=message)


def _is_nobodys(case: Case, statement: Statement) -> bool:
    if (
        statement.status not in _STATUSES
        or statement.authority is not None
        or statement.instrument is not None
    ):
        return False
    if statement.action is None or statement.modality is Modality.QUESTIONED or case.is_quoted(statement):
        return False
    if not _ACT.search(statement.cue.text):
        return False
    if case.in_headline(statement):  # a headline is short; the body names the authority
        return False
    near = before_in_block(case, statement.sentence.start)[-400:] + case.sentence(statement)
    return AUTHORITY.search(near) is None
