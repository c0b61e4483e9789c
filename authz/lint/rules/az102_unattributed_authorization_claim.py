"""An authority is said not to have authorized an act, and nobody is named who says so.

## What it does

Reports a sentence in the writer's own voice which says that a named authority did not authorize an act,
refused it or took its consent back, when neither the sentence nor the one before it names a source.

## Why is this bad?

That an authority decided something is public: its decision is the source. That it did *not* decide is
somebody's knowledge, and mostly disputed. The reader must know whose.

## Example

> The strikes were not authorized by the Iraqi government.

## Use instead

> The strikes were not authorized by the Iraqi government, a spokesman in Baghdad said.

> The Iraqi government authorized the strikes on Monday.

## Source

Reuters Handbook of Journalism, on sources: what is not on the record as an act needs a named source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from authz.late import late
from authz.lint.rule import Case, Report, Rule
from authz.lint.wording import counted_once, is_attributed, is_first_person, is_sentence
from authz.model import Modality, Statement, Status

RULE = Rule(
    code="AZ102",
    name="unattributed-authorization-claim",
    summary="An authority is said not to have authorized an act, and nobody is named who says so.",
)

#: Not to allow is a decision, which is as public as one to allow.
_REFUSAL: Final = late(r"\b(?:allow|permit|let)", re.IGNORECASE)
#: What is to be prevented has not happened.
_TO_COME: Final = late(
    r"\b(?:prevent|prohibit|forbid|bar|ban|block|limit|restrict|legislation|bill)\w*\b", re.IGNORECASE
)
_DISPUTABLE: Final = frozenset({Status.NOT_AUTHORIZED, Status.UNCOORDINATED})


def check(case: Case) -> Iterator[Report]:
    """A report a cue; coordinated authorities make one claim."""
    bare = counted_once([s for s in case.statements if _is_bare(case, s)])
    if not bare or is_first_person(case):
        return
    for statement in bare:
        name = " ".join(statement.authority.text.split()) if statement.authority else ""
        claim = f"{name} did not authorize this"
        if statement.status is Status.UNCOORDINATED:
            claim = f"this was done without {name}"
        message = f"Who says that {claim}? Name the source."
        yield Report(start=statement.cue.start, end=statement.cue.end, message=message)


def _is_bare(case: Case, statement: Statement) -> bool:
    return (
        statement.status in _DISPUTABLE
        and statement.modality is Modality.ASSERTED
        and statement.action is not None
        and statement.authority is not None
        and not statement.authority.text.islower()
        and not _REFUSAL.search(statement.cue.text)
        and not _TO_COME.search(case.sentence(statement))
        and is_sentence(case, statement)
        and not is_attributed(case, statement)
    )
