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

from authz.late import late
from authz.lint.rule import Case, Report, Rule
from authz.lint.wording import AUTHORITY, before_in_block, counted_once, is_sentence
from authz.model import Modality, Statement, Status

RULE = Rule(
    code="AZ201",
    name="missing-authority",
    summary="Something is authorized or not, and nobody is named who could authorize it.",
)

#: "the raid was authorized", "had been approved": what is authorized now, or hereby, is a standing power.
_PAST: Final = late(r"\b(?:was|were|been|got)(?:n['’]t|\s+\w+){0,3}\s*\Z", re.IGNORECASE)
_PARTICIPLE: Final = late(
    r"\b(?:(?:pre|re)?-?authori[sz]ed|(?:pre)?-?approved|sanctioned|mandated|licensed|greenlit|cleared|granted"
    r"|denied|refused|revoked|withdrawn|rescinded)\b",
    re.IGNORECASE,
)
#: "an unauthorized flight", but not "unauthorized flights" nor "accidental or unauthorized".
_ADJECTIVE: Final = late(r"un(?:authori[sz]ed|sanctioned|approved|licensed)", re.IGNORECASE)
_DETERMINED: Final = late(r"(?:\b(?:an?|the|this|these|its|his|her|their)|['’]s?)\s+\Z", re.IGNORECASE)
#: A right is had, and nobody authorizes it: "without the right to privacy".
_WITHOUT: Final = late(r"\b(?:without|lacked|lacks)\b(?!.*\brights?\b)", re.IGNORECASE | re.DOTALL)
#: The sentence itself permits, or speaks of what would be or should have been.
_NO_FACT: Final = late(
    r"\b(?:hereby|shall|you|your|I|we|our|my|if|any|every|would|could|may|might|should|ought|must)\b",
    re.IGNORECASE,
)
#: "without the consent of the tenants": somebody is named, though no public authority.
_GIVER: Final = late(r"\s+(?:of|from|by)\s+(?!course\b)", re.IGNORECASE)
_PRONOUNS: Final = frozenset("it they this that these those which".split())
_DID: Final = {
    Status.AUTHORIZED: "authorized this",
    Status.NOT_AUTHORIZED: "could have authorized this",
    Status.DENIED: "refused it",
    Status.REVOKED: "took it back",
}


def check(case: Case) -> Iterator[Report]:
    """A report a cue."""
    for statement in counted_once([s for s in case.statements if _is_nobodys(case, s)]):
        message = f"By whom? Name the authority that {_DID[statement.status]}."
        yield Report(start=statement.cue.start, end=statement.cue.end, message=message)


def _is_an_act(case: Case, statement: Statement) -> bool:
    """Whether somebody did or did not authorize something in fact."""
    cue = statement.cue
    before = case.text[max(cue.start - 40, 0) : cue.start]
    if _NO_FACT.search(case.sentence(statement)):
        return False
    if _ADJECTIVE.fullmatch(cue.text):
        return _DETERMINED.search(before) is not None
    if participle := _PARTICIPLE.search(cue.text):
        return _PAST.search(before + cue.text[: participle.start()]) is not None
    return _WITHOUT.search(cue.text) is not None and _GIVER.match(case.text, cue.end) is None


def _is_nobodys(case: Case, statement: Statement) -> bool:
    if statement.status not in _DID or statement.authority is not None or statement.instrument is not None:
        return False
    if (
        statement.action is None
        or statement.action.head.lower() in _PRONOUNS
        or statement.modality is not Modality.ASSERTED
        or case.is_quoted(statement)
    ):
        return False
    if not is_sentence(case, statement) or not _is_an_act(case, statement):
        return False
    if case.in_headline(statement):  # a headline is short; the body names the authority
        return False
    near = before_in_block(case, statement.sentence.start)[-400:] + case.sentence(statement)
    return AUTHORITY.search(near) is None
