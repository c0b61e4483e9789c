"""So many negations that a reader loses count.

## What it does

Reports a clause about authorization with three negations or more, and two that stand side by side, such
as "not unauthorized" or "never not authorized".

## Why is this bad?

Readers take the sentence for its opposite; so do editors. "Not illegal" is left alone, for lawyers use
it with care.

## Example

> The minister did not deny that the raid was never unauthorized.

> The raid was not unauthorized.

## Use instead

> The raid was authorized.

## Source

George Orwell, "Politics and the English Language", on the not un- formation; plainlanguage.gov, "Avoid
double negatives".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from authz.late import late
from authz.lint.findings import Severity
from authz.lint.rule import Case, Report, Rule
from authz.lint.wording import counted_once

RULE = Rule(
    code="AZ206",
    name="stacked-negation",
    summary="So many negations that a reader loses count.",
    severity=Severity.INFO,
)

_NEGATION: Final = late(
    r"\b(?:not|never|no(?!-)|nor|neither|without|cannot|den(?:y|ied|ies|ying)|fail(?:ed|s|ing)?|refus(?:e[sd]?|ing)"
    r"|declin(?:e[sd]?|ing)|unauthori[sz]ed|unsanctioned|unapproved|unlicensed|unlawful(?:ly)?|illegal(?:ly)?"
    r"|unconstitutional|absent|lack(?:s|ed|ing)?|oppos(?:e[sd]?|ing))\b|n['’]t\b",
    re.IGNORECASE,
)
_SIDE_BY_SIDE: Final = late(
    r"\b(?:not|never)\s+(?:been\s+|be\s+|being\s+|an?\s+)?(?:not\b|un(?:authori[sz]ed|sanctioned|approved|licensed)\b)",
    re.IGNORECASE,
)
#: Further apart, a reader has forgotten the first.
_TANGLE: Final = 80
#: Where one thought ends and the next begins.
_CLAUSE: Final = late(
    r"[;:()—–]|--|,\s*(?:and|but|or|while|which|who)\b|\b(?:but|and|because|although|while|whereas)\b",
    re.IGNORECASE,
)


def check(case: Case) -> Iterator[Report]:
    """A report a cue."""
    for statement in counted_once(list(case.statements)):
        if case.is_quoted(statement):
            continue
        start, end = _clause(
            case.text,
            statement.cue.start,
            statement.cue.end,
            statement.sentence.start,
            statement.sentence.end,
        )
        found = list(_NEGATION.finditer(case.text, start, end))
        double = _SIDE_BY_SIDE.search(case.text, start, end)
        adjectives = sum(m[0].lower().startswith(("un", "il")) for m in found)
        if len(found) - max(adjectives - 1, 0) >= 3 and _is_tangle(
            case.text[found[0].start() : found[-1].end()]
        ):
            words = ", ".join(f'"{m[0]}"' for m in found)
            message = f"One clause has {len(found)} negations ({words}): say what was the case."
            yield Report(start=found[0].start(), end=found[-1].end(), message=message)
        elif double and double.start() < statement.cue.end and statement.cue.start < double.end():
            message = "Two negations side by side: say what was the case, without them."
            yield Report(start=double.start(), end=double.end(), message=message)


def _is_tangle(words: str) -> bool:
    """Whether negations stand one under the other; a list of them, each after a comma, is easy to read."""
    return len(words) <= _TANGLE and "," not in words and "either" not in words.lower()


def _clause(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    begin = max((m.end() for m in _CLAUSE.finditer(text, first, start)), default=first)
    stop = next((m.start() for m in _CLAUSE.finditer(text, end, last)), last)
    return begin, stop
