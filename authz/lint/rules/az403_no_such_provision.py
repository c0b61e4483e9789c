"""The treaty has no such article, or that article is about something else.

## What it does

Reports an article of a treaty or charter with a number that the treaty does not have; and self-defence
under an article of the UN Charter other than 51, collective defence under one of the North Atlantic
Treaty other than 5.

## Why is this bad?

The citation is the proof of the claim. A wrong one cannot be checked, and experts stop reading there.

## Example

> Turkey invoked Article 151 of the UN Charter.

> The strikes were an act of self-defence under Article 5 of the UN Charter.

## Use instead

> The strikes were an act of self-defence under Article 51 of the UN Charter.

## Source

The texts of the treaties; the numbers are in `authz/lint/facts/instruments.toml`, each with its source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from authz.lint.findings import Severity
from authz.lint.rule import Case, Report, Rule
from authz.model import Span

if TYPE_CHECKING:
    from authz.lint.facts import Instrument

RULE = Rule(
    code="AZ403",
    name="no-such-provision",
    summary="The treaty has no such article, or that article is about something else.",
    severity=Severity.ERROR,
)

_NUMBER: Final = r"(?P<number>\d{1,4}|[IVXLC]{1,7})\b(?!-)(?P<rest>(?:\s*\(\w{1,3}\)|,?\s+paragraph\s+\d+)*)"
_UNDER: Final = (
    r"(?:,|\s)*(?:(?:as\s+)?(?:enshrined|guaranteed|recogni[sz]ed|provided(?:\s+for)?|set\s+out|granted|given"
    r"|permitted|laid\s+down)\s+(?:in|by|under)|under|pursuant\s+to|in\s+accordance\s+with|in\s+line\s+with"
    r"|based\s+on)\s+(?:the\s+)?\Z"
)
_GIVES: Final = (
    r"\A,?\s*(?:(?:which|that)\s+)?(?:guarantees|gives|grants|recogni[sz]es|enshrines|provides\s+for|allows"
    r"|permits)\s+(?:\w+\s+){0,4}?"
)
_TOPICS: Final = {
    "self-defence": r"(?:right\s+\w+\s+)?(?:individual\s+(?:or|and)\s+collective\s+)?self[-\s]?defen[cs]e",
    "collective defence": r"collective\s+(?:self[-\s]?)?defen[cs]e(?:\s+(?:clause|guarantee|commitment))?",
}
_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def check(case: Case) -> Iterator[Report]:
    """A report a citation."""
    if "rticle" not in case.text:
        return
    for instrument in case.facts.instruments:
        if not any(form.split()[-1] in case.text for form in instrument.forms):
            continue
        for citation in _pattern(instrument.forms).finditer(case.text):
            written = citation["number"] or citation["n2"]
            number = _value(written)
            start, end = citation.start(), citation.end()
            if not 1 <= number <= instrument.articles:
                message = (
                    f"The {instrument.name} has no Article {written}: "
                    f"its articles are 1 to {instrument.articles}. Check the number."
                )
                yield Report(start=start, end=end, message=message)
                continue
            topic = _cited_for(case.text, citation.span(), instrument)
            if topic is not None and number != instrument.topics[topic[0]]:
                name, place = topic
                right = instrument.topics[name]
                message = (
                    f"{name.capitalize()} is in Article {right} of the {instrument.name}, "
                    f"not in Article {written}."
                )
                yield Report(start=start, end=end, message=message, related=((place, "cited for this"),))


def _cited_for(text: str, citation: tuple[int, int], instrument: Instrument) -> tuple[str, Span] | None:
    """What a citation is given for, when the words leave no doubt."""
    start, end = citation
    for topic in instrument.topics:
        words = _TOPICS.get(topic)
        if words is None:
            continue
        before = re.search(
            rf"(?P<topic>{words})(?:\s+\w+){{0,2}}?{_UNDER}", text[max(start - 120, 0) : start], re.IGNORECASE
        )
        if before:
            origin = max(start - 120, 0)
            return topic, Span(origin + before.start("topic"), origin + before.end("topic"))
        after = re.search(rf"{_GIVES}(?P<topic>{words})", text[end : end + 100], re.IGNORECASE)
        if after:
            return topic, Span(end + after.start("topic"), end + after.end("topic"))
    return None


@cache
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Article N of the treaty, and the treaty's Article N."""
    names = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in sorted(forms, key=len, reverse=True))
    return re.compile(
        rf"\b[Aa]rticle\s+{_NUMBER}\s*,?\s+(?:of|in|to)\s+(?:the\s+)?(?:{names})\b"
        rf"|\b(?:{names})(?:['’]s?)?,?\s+[Aa]rticle\s+{_NUMBER.replace('number', 'n2').replace('rest', 'r2')}"
    )


def _value(written: str) -> int:
    """A number in figures or in Roman numerals."""
    if written.isdigit():
        return int(written)
    total = 0
    for sign, after in zip(written, [*written[1:], ""], strict=True):
        value = _ROMAN[sign]
        total += -value if after and _ROMAN[after] > value else value
    return total
