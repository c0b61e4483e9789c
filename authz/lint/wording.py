"""Words that several rules look for around a statement. Each pattern says why it is there."""

from __future__ import annotations

import re
from typing import Final

from authz.lint.rule import Case
from authz.model import Span, Statement

__all__ = [
    "ATTRIBUTION",
    "AUTHORITY",
    "before_in_block",
    "counted_once",
    "is_attributed",
    "is_first_person",
    "sentence_before",
]

#: Somebody says, finds or rules: the claim is not the writer's own, whatever the annotator made of it.
ATTRIBUTION: Final = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|stat(?:e[sd]?|ing)|tells?|told|add(?:s|ed)|argu(?:e[sd]?|ing)|claim(?:s|ed|ing)?|alleg\w+"
    r"|accus\w+|accord(?:ing|ance with) to|insist\w*|not(?:e[sd]|ing)|warn\w*|assert\w*|maintain(?:s|ed|ing)|contend\w*"
    r"|declar\w+|denounc\w+|condemn\w*|describ\w+|call(?:s|ed|ing)|consider(?:s|ed|ing)?|deem\w*|regard\w*|believ\w+"
    r"|view(?:s|ed)|rul(?:e[sd]|ing|ings)|held|holds|f(?:inds?|ound|inding)|judg\w+|courts?|tribunal\w*|verdict"
    r"|conclu\w+|suggest\w*|report\w*|announc\w*|acknowledg\w+|admit\w*|conced\w+|confirm\w*|reiterat\w+|stress\w*"
    r"|critic\w+|complain\w*|protest\w*|so-called|purported\w*|question\w*|disput\w+|debat\w+|whether|wrote|writes"
    r"|testif\w+|letter|statement|opinion|charg(?:e[sd]?|ing)|convict\w*|suspect\w*|recogni[sz]\w*|opponents?"
    r"|supporters?|experts?|lawyers?|scholars?|analysts?|observers?|urg(?:e[sd]?|ing)|demand\w*|vow\w*|pledg\w+"
    r"|express\w*|respond\w*|repl(?:y|ied|ies)|ask(?:s|ed|ing)?|deni(?:ed|es)|deny\w*|reject\w*|quot\w+|cit(?:e[sd]|ing)"
    r"|investigat\w+|inquiry|commission|advis\w+|blam\w+|brand\w+|label\w*|term(?:s|ed)|decr(?:y|ied|ies)|slam\w*"
    r"|affirm\w*|reaffirm\w*|emphasi[sz]\w*|underlin\w+|vot(?:e[sd]?|ing)|think(?:s|ing)?|thought|feel|felt|see(?:s|n)? as"
    r"|saw as)\b",
    re.IGNORECASE,
)

#: Words for somebody who can authorize: one near a claim is likely its authority.
AUTHORITY: Final = re.compile(
    r"\b(?:government\w*|parliament\w*|congress\w*|senat\w+|assembl(?:y|ies)|council\w*|cabinet|minist\w+|president\w*"
    r"|king|queen|emir|sultan|prime|chancellor|court\w*|judge\w*|tribunal|commission\w*|authorit(?:y|ies)|agenc(?:y|ies)"
    r"|regulator\w*|department|administration\w*|officials?|police|command\w*|militar(?:y|ies)|state|states|federal|UN"
    r"|U\.N\.|United Nations|NATO|EU|European Union|Union|Pentagon|Kremlin|White House|White|House|lawmakers?|legislat\w+"
    r"|governor|mayor|city|county|board|bureau|office|secretary|general|army|navy|coalition|regime|republic|kingdom"
    r"|treaty|charter|law|laws|act|constitution\w*|resolution\w*|warrant|mandate)\b|\b[A-Z]\w+(?:'s|’s)\b",
)

_FIRST_PERSON: Final = re.compile(r"\b(?:I|we|We|our|Our|us|my|My)\b")
_WORD: Final = re.compile(r"\w+")
_STOP: Final = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])")

#: A speech has some in a hundred words; a report has them in quotations only.
_FIRST_PERSON_SHARE: Final = 0.006


def is_attributed(case: Case, statement: Statement) -> bool:
    """Whether a claim is somebody else's: by its source, by quotation marks, or by the words around it.

    The sentences before it in its paragraph, as many as ``attribution-window`` says, count too: a
    report of what somebody said often goes on without naming the speaker again.
    """
    if statement.source is not None or case.is_quoted(statement):
        return True
    if ATTRIBUTION.search(case.sentence(statement)):
        return True
    return bool(ATTRIBUTION.search(sentence_before(case, statement.sentence.start, case.attribution_window)))


def is_first_person(case: Case) -> bool:
    """Whether the article is somebody's own speech or opinion, who is then the source of all of it."""
    known = case.memo.get("first-person")
    if known is None:
        own = _outside(case.text, case.article.quotations)
        words = sum(1 for _ in _WORD.finditer(own))
        found = sum(1 for _ in _FIRST_PERSON.finditer(own))
        known = case.memo["first-person"] = found >= 2 and found > words * _FIRST_PERSON_SHARE
    return bool(known)


def sentence_before(case: Case, offset: int, count: int = 1) -> str:
    """The words of the ``count`` sentences before an offset, in the same block."""
    words = before_in_block(case, offset).rstrip()
    if not count or not words:
        return ""
    stops = [m.end() for m in _STOP.finditer(words)]
    return words[stops[-count] :] if len(stops) >= count else words


def before_in_block(case: Case, offset: int) -> str:
    """The words of a block before an offset."""
    origin, words = case.block_text(offset)
    return words[: max(offset - origin, 0)]


def counted_once(statements: list[Statement]) -> list[Statement]:
    """One statement a cue: coordination makes several of one claim."""
    seen: set[Span] = set()
    once = []
    for statement in statements:
        if statement.cue.span not in seen:
            seen.add(statement.cue.span)
            once.append(statement)
    return once


def _outside(text: str, quotations: tuple[Span, ...]) -> str:
    pieces, at = [], 0
    for quotation in quotations:
        if quotation.start > at:
            pieces.append(text[at : quotation.start])
        at = max(at, quotation.end)
    pieces.append(text[at:])
    return " ".join(pieces)
