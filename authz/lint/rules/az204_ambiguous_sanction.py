"""The word "sanction" may mean to permit or to punish here.

## What it does

Reports "sanctioned" of something that can be both permitted and punished, such as a trade, an export or
a programme, when no other word of the sentence decides.

## Why is this bad?

The two meanings are opposite. "The exports were sanctioned" tells one reader that they were allowed,
and another that they were hit.

## Example

> The oil exports were sanctioned in May.

## Use instead

> The oil exports were approved in May.

> The oil exports were put under sanctions in May.

## Source

Fowler's Modern English Usage and Garner's Modern English Usage, under "sanction" (a contronym).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from authz.late import late
from authz.lint.rule import Case, Report, Rule

RULE = Rule(
    code="AZ204",
    name="ambiguous-sanction",
    summary='The word "sanction" may mean to permit or to punish here.',
)

_THING: Final = (
    r"(?:exports?|imports?|trade|shipments?|sales?|transfers?|transactions?|programmes?|programs?|projects?|flights?"
    r"|vessels?|pipelines?|deals?|purchases?|activit(?:y|ies)|moves?|polic(?:y|ies))"
)
#: "the exports were sanctioned", "sanctioned the exports"
_USE: Final = late(
    rf"\b{_THING}\b(?:\s+(?:was|were|is|are|be|been|being|has|have|had|would|will|not|also|later|\w+ly)){{1,4}}\s+(?P<a>sanctioned)\b"
    rf"|\b(?P<b>sanction(?:ed|s|ing)?)\s+(?:the|its|their|his|her|a|an|this|that|these|those|all|any)\s+(?:\w+\s+){{0,2}}{_THING}\b",
    re.IGNORECASE,
)
#: A word that decides which of the two is meant.
_DECIDES: Final = late(
    r"\b(?:approv\w*|authori[sz]\w*|permi\w*|allow\w*|consent\w*|bless\w*|endors\w*|mandate\w*|licen[sc]\w*"
    r"|officially|formally|legal\w*|lawful\w*|unsanctioned|punish\w*|penal\w*|freez\w*|frozen|embargo\w*|black-?list\w*"
    r"|Treasury|OFAC|sanctions|restrict\w*|ban\w*|assets?|violat\w*|evad\w*|circumvent\w*|fine[sd]?|against|target\w*)\b",
    re.IGNORECASE,
)


def check(case: Case) -> Iterator[Report]:
    """A report a use."""
    if "anction" not in case.text:
        return
    for block in case.article.blocks:
        for use in _USE.finditer(case.text, block.span.start, block.span.end):
            group = "a" if use["a"] else "b"
            sentence = _around(case.text, use.start(), use.end(), block.span.start, block.span.end)
            if _DECIDES.search(sentence) or case.article.is_quoted(use.start(group), use.end(group)):
                continue
            message = 'Permitted or punished? Write "approved", or "put under sanctions".'
            yield Report(start=use.start(group), end=use.end(group), message=message)


def _around(text: str, start: int, end: int, first: int, last: int) -> str:
    before = max(text.rfind(". ", first, start), first)
    after = text.find(". ", end, last)
    return text[before : after if after >= 0 else last]
