"""The authority is named so loosely that it could be several.

## What it does

Reports an authority such as "the UN", "the international community", "officials" or "the authorities"
that is said to have authorized something or not. "The government" is reported where no state is named
before it.

## Why is this bad?

The United Nations has organs with different powers: the Security Council can authorize force, the
General Assembly cannot. "The international community" has no organ at all. Who decided is what the
sentence is about.

## Example

> The UN authorized the air strikes.

> The international community approved the deployment.

## Use instead

> The UN Security Council authorized the air strikes.

> Fourteen member states approved the deployment.

## Source

Charter of the United Nations, Articles 7, 10 and 24. BBC News style guide, on the UN and on "the
international community".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from authz.late import late
from authz.lint.rule import Case, Report, Rule
from authz.lint.wording import counted_once
from authz.model import Statement, Status

RULE = Rule(
    code="AZ203",
    name="vague-authority",
    summary="The authority is named so loosely that it could be several.",
)

#: Its decision is what the sentence tells; a request may well go to "the UN".
_DECIDED: Final = frozenset(
    {Status.AUTHORIZED, Status.NOT_AUTHORIZED, Status.DENIED, Status.REVOKED, Status.LAWFUL}
)
#: Acts of deciding. To allow or enable is as often only to make possible.
_ACT: Final = late(
    r"\b(?:authori[sz]\w+|unauthori[sz]ed|approv\w+|(?:un)?sanctioned|mandated|consent\w*|permission|permitted|green\s+light"
    r"|endors\w+|veto\w*|revok\w+|reject\w+|licen[sc]ed)\b",
    re.IGNORECASE,
)
_ARTICLE: Final = late(r"\A(?:the|an?)\s+", re.IGNORECASE)
_ORGAN: Final = late(
    r"\b(?:(?:security|trusteeship|human\s+rights)\s+council|general\s+assembly|secretary.general|secretariat"
    r"|the\s+council|peacekeep\w*|resolutions?)\b",
    re.IGNORECASE,
)
_NAME: Final = late(r"(?<=[\w,;] )(?!I\b)[A-Z]\w+")


def check(case: Case) -> Iterator[Report]:
    """A report an authority."""
    seen: set[int] = set()
    for statement in counted_once(list(case.statements)):
        authority = statement.authority
        if authority is None or statement.status not in _DECIDED or authority.start in seen:
            continue
        if not _ACT.search(statement.cue.text):
            continue
        name = " ".join(_ARTICLE.sub("", authority.text).split()).lower()
        question = case.facts.vague.get(name)
        if question is None or case.is_quoted(statement) or _is_clear(case, statement, name):
            continue
        if case.text[authority.end : authority.end + 1] in {"-", "\u2011"}:  # "the UN-mandated force"
            continue
        seen.add(authority.start)
        yield Report(start=authority.start, end=authority.end, message=f"{question} Name it.")


def _is_clear(case: Case, statement: Statement, name: str) -> bool:
    """Whether the words around say who is meant."""
    if name in {"un", "u.n.", "united nations", "world body"}:
        return _ORGAN.search(case.sentence(statement)) is not None
    if name in {"international community", "world community"}:
        return False
    before = case.text[: statement.sentence.end]
    return _NAME.search(before) is not None
