"""One article writes both "authorise" and "authorize".

## What it does

Reports the spelling of "authorize" and its like that is the rarer one in the article, or that is not
the house's when the configuration sets `spelling` to `ize` or `ise`. Quotations and names are left as
they are.

## Why is this bad?

It looks careless, and a search for the one spelling misses the other.

## Example

> Parliament authorised the raid. The ministry had authorized the flight,
> and the court has authorized the search.

## Use instead

> Parliament authorized the raid. The ministry had authorized the flight,
> and the court has authorized the search.

## Source

New Hart's Rules, 3.2 (spelling: -ise, -ize): either is right in British English, both in one text are
not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from authz.late import late
from authz.lint.findings import Severity
from authz.lint.rule import Case, Report, Rule
from authz.model import Span

RULE = Rule(
    code="AZ303",
    name="mixed-spelling",
    summary='One article writes both "authorise" and "authorize".',
    severity=Severity.INFO,
    fixable=True,
)

_STEMS: Final = (
    "author legal criminal decriminal legitim national recogn organ mobil demobil militar demilitar normal"
    " final formal penal colon emphas apolog critic material minim maxim real util stabil destabil neutral"
    " summar civil liberal priorit scrutin jeopard"
).split()
_WORD: Final = late(
    rf"(?P<stem>(?:un|re|de|pre)?-?(?:{'|'.join(_STEMS)})i)(?P<sign>[sz])"
    r"(?P<end>(?:e|es|ed|er|ers|ing|ation|ations|able|ational)\b)",
    re.IGNORECASE,
)

_ENDING: Final = late(r"[iI][sSzZ](?=[eEaAiI])")
_SENTENCE_END: Final = late(r"[.!?:][\"”’]?\s+\Z")


def check(case: Case) -> Iterator[Report]:
    """A report a word."""
    text = case.text
    found = [m for m in _words(text) if not _is_name(case, m.start())]
    found = [m for m in found if not case.article.is_quoted(m.start(), m.end())]
    wanted = {"ize": "z", "ise": "s"}.get(case.spelling) or _prevailing(found)
    first = next((m for m in found if m["sign"].lower() == wanted), None)
    for word in found:
        sign = word["sign"]
        if wanted is None or sign.lower() == wanted:
            continue
        right = wanted.upper() if sign.isupper() else wanted
        at = word.start("sign")
        instead = word["stem"] + right + word["end"]
        reason = (
            f'the house writes "-{case.spelling}"'
            if case.spelling
            else f'the article writes "{first[0]}" elsewhere'
            if first
            else ""
        )
        related = (
            ((Span(first.start(), first.end()), "the other spelling"),) if first and not case.spelling else ()
        )
        yield Report(
            start=word.start(),
            end=word.end(),
            message=f'Write "{instead}": {reason}.',
            related=related,
            edits=((Span(at, at + 1), right),),
            fix_title=f'Write "{instead}"',
        )


def _words(text: str) -> Iterator[re.Match[str]]:
    """The words that can be spelt either way, found by their ending, which is rarer than a letter."""
    for ending in _ENDING.finditer(text):
        start = ending.start()
        while start > 0 and (text[start - 1].isalnum() or text[start - 1] == "-"):
            start -= 1
        word = _WORD.match(text, start) or _WORD.match(text, text.rfind("-", start, ending.start()) + 1)
        if word is not None and word.start("sign") == ending.start() + 1:
            yield word


def _prevailing(found: list[re.Match[str]]) -> str | None:
    """The more frequent spelling, the first one when both are as frequent; None when there is only one."""
    signs = [m["sign"].lower() for m in found]
    if len(set(signs)) < 2:
        return None
    z, s = signs.count("z"), signs.count("s")
    return signs[0] if z == s else "z" if z > s else "s"


def _is_name(case: Case, at: int) -> bool:
    """Whether a word is part of a name: with a capital, and not at the head of its sentence."""
    if not case.text[at].isupper():
        return False
    block = case.article.block_at(at)
    if block is None or block.span.start == at:
        return False
    return _SENTENCE_END.search(case.text[max(at - 4, 0) : at]) is None
