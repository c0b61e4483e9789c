"""Two sentences say the opposite of the same act and the same authority.

## What it does

Reports two statements of one article about the same act and the same authority with opposite statuses,
such as authorized and not authorized, when no difference of source, of time or of certainty explains
it. Both places are named.

## Why is this bad?

One of the two is wrong, or the reader lacks what makes both true.

## Example

> Parliament authorized the raid.
>
> The raid was not authorized by parliament.

## Use instead

> Parliament authorized the raid.
>
> The raid was not authorized by parliament, the opposition said.

## Source

BBC Editorial Guidelines, section 3 (Accuracy).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from authz.late import late
from authz.lint.rule import Case, Report, Rule
from authz.model import Modality, Statement, Status

RULE = Rule(
    code="AZ301",
    name="contradictory-status",
    summary="Two sentences say the opposite of the same act and the same authority.",
)

_OPPOSITE: Final = frozenset(
    frozenset(pair)
    for pair in (
        (Status.AUTHORIZED, Status.NOT_AUTHORIZED),
        (Status.AUTHORIZED, Status.DENIED),
        (Status.LAWFUL, Status.UNLAWFUL),
        (Status.COORDINATED, Status.UNCOORDINATED),
        (Status.REQUIRED, Status.NOT_REQUIRED),
    )
)
#: Time passed between the two, or one of them is of another time.
_TIME: Final = late(
    r"\b(?:later|earlier|then|after(?:wards)?|before|previous\w*|initial\w*|first|until|since|now|no longer"
    r"|eventual\w*|final\w*|subsequent\w*|again|already|originally|former\w*|once|ago|last|next"
    r"|this (?:week|month|year)|\d{4}|(?-i:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)|(?:mon|tues|wednes|thurs|fri|satur|sun|to|yester)day|but|however|although|though"
    r"|unlike|other|another|some|second|new|different|except|only|unless|if)\b",
    re.IGNORECASE,
)
_WORD: Final = late(r"[\w-]+")
_SMALL: Final = frozenset(
    "the a an its their his her this that these those of in on at to for by and".split()
)
_PRONOUNS: Final = frozenset("it this that these those they he she which".split())


def check(case: Case) -> Iterator[Report]:
    """A report at the later of the two."""
    plain = [s for s in case.statements if _is_plain(case, s)]
    seen: set[int] = set()
    for n, later in enumerate(plain):
        for earlier in plain[:n]:
            if later.cue.start in seen or not _contradict(case, earlier, later):
                continue
            seen.add(later.cue.start)
            place = case.article.place(earlier.cue.start, earlier.cue.end)
            message = (
                f"This says {_said(later)}, line {place.line} says {_said(earlier)} of the same "
                f"{_head(later)}. Which is it, or what has changed?"
            )
            related = ((earlier.cue.span, f"here it is {_said(earlier)}"),)
            yield Report(start=later.cue.start, end=later.cue.end, message=message, related=related)


def _is_plain(case: Case, statement: Statement) -> bool:
    return (
        statement.modality is Modality.ASSERTED
        and statement.action is not None
        and statement.source is None
        and not case.is_quoted(statement)
        and _head(statement) not in _PRONOUNS
        and not _TIME.search(case.sentence(statement))
    )


def _contradict(case: Case, a: Statement, b: Statement) -> bool:
    if frozenset((a.status, b.status)) not in _OPPOSITE or a.sentence == b.sentence:
        return False
    if _head(a) != _head(b) or _authority(a) != _authority(b) or _instrument(a) != _instrument(b):
        return False
    one, other = _content(a), _content(b)
    if not (one <= other or other <= one):
        return False
    if _place(a) != _place(b) and _place(a) and _place(b):
        return False
    between = case.text[a.sentence.end : b.sentence.start]
    return len(between) < 4000


def _head(statement: Statement) -> str:
    action = statement.action
    if action is None:
        return ""
    word = action.antecedent.text if action.antecedent else action.head
    return word.lower().split()[-1].removesuffix("s") if word.split() else ""


def _authority(statement: Statement) -> str:
    authority = statement.authority
    if authority is None:
        return ""
    return authority.id or " ".join(w for w in _WORD.findall(authority.text.lower()) if w not in _SMALL)


def _instrument(statement: Statement) -> str:
    instrument = statement.instrument
    return (instrument.id or instrument.text.lower()) if instrument else ""


def _content(statement: Statement) -> frozenset[str]:
    """The words that tell one act from another of its name."""
    action = statement.action
    words = _WORD.findall(action.text.lower()) if action else []
    cue = set(_WORD.findall(statement.cue.text.lower()))
    return frozenset(w.removesuffix("s") for w in words if w not in _SMALL and w not in cue)


def _place(statement: Statement) -> str:
    action = statement.action
    return action.place.text.lower() if action and action.place else ""


def _said(statement: Statement) -> str:
    return statement.status.value.replace("_", " ")
