"""Words that several rules look for around a statement. Each pattern says why it is there."""

from __future__ import annotations

import re
from typing import Final

from authz.late import late
from authz.lint.rule import Case
from authz.model import Span, Statement

__all__ = [
    "ATTRIBUTION",
    "AUTHORITY",
    "before_in_block",
    "counted_once",
    "is_attributed",
    "is_first_person",
    "is_sentence",
    "sentence_before",
]


def _words(pieces: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """One pattern for whole words, given as patterns between blanks; ``_`` stands for a blank."""
    return late(rf"\b(?:{'|'.join(pieces.split())})\b".replace("_", r"\s+"), flags)


#: Somebody says, finds or rules: the claim is not the writer's own, whatever the annotator made of it.
ATTRIBUTION: Final = _words(
    r"""
    say says said saying state[sd]? stating tells? told adds added argu(?:e[sd]?|ing) claim(?:s|ed|ing)?
    alleg\w+ accus\w+ according_to insist\w* not(?:e[sd]|ing) warn\w* assert\w* maintain(?:s|ed|ing)
    contend\w* declar\w+ denounc\w+ condemn\w* describ\w+ call(?:s|ed|ing) consider(?:s|ed|ing)?
    deem\w* regard\w* believ\w+ view(?:s|ed) rul(?:e[sd]|ing|ings) held holds f(?:inds?|ound|inding)
    judg\w+ courts? tribunal\w* verdict conclu\w+ suggest\w* report\w* announc\w* acknowledg\w+
    admit\w* conced\w+ confirm\w* reiterat\w+ stress\w* critic\w+ complain\w* protest\w* so-called
    purported\w* question\w* disput\w+ debat\w+ whether wrote writes testif\w+ letter statement
    opinion charg(?:e[sd]?|ing) convict\w* suspect\w* recogni[sz]\w* opponents? supporters? experts?
    lawyers? scholars? analysts? observers? urg(?:e[sd]?|ing) demand\w* vow\w* pledg\w+ express\w*
    respond\w* repl(?:y|ied|ies) ask(?:s|ed|ing)? den(?:y|ied|ies|ying) reject\w* quot\w+
    cit(?:e[sd]|ing) investigat\w+ inquiry commission advis\w+ blam\w+ brand\w+ label\w* term(?:s|ed)
    decr(?:y|ied|ies) slam\w* affirm\w* reaffirm\w* emphasi[sz]\w* underlin\w+ vot(?:e[sd]?|ing)
    oppos\w+ support\w* favou?r\w* justif\w+ intend\w* think(?:s|ing)? thought feel felt see(?:s|n)?_as saw_as
    """
)

#: Words for somebody who can authorize: one near a claim is likely its authority.
AUTHORITY: Final = _words(
    r"""
    [Gg]overnment\w* [Pp]arliament\w* [Cc]ongress\w* [Ss]enat\w+ [Aa]ssembl(?:y|ies) [Cc]ouncil\w*
    [Cc]abinet [Mm]inist\w+ [Pp]resident\w* [Kk]ing [Qq]ueen [Ee]mir [Ss]ultan [Pp]rime [Cc]hancellor
    [Cc]ourt\w* [Jj]udge\w* [Tt]ribunal [Cc]ommission\w* [Aa]uthorit(?:y|ies) [Aa]genc(?:y|ies)
    [Rr]egulator\w* [Dd]epartment [Aa]dministration\w* [Oo]fficials? [Pp]olice [Cc]ommand\w*
    [Mm]ilitar(?:y|ies) [Ss]tates? [Ff]ederal UN U\.N\. United_Nations NATO EU Union Pentagon Kremlin
    White [Hh]ouse [Ll]awmakers? [Ll]egislat\w+ [Gg]overnor [Mm]ayor [Cc]ity [Cc]ounty [Bb]oard [Bb]ureau
    [Oo]ffice [Ss]ecretary [Gg]eneral [Aa]rmy [Nn]avy [Cc]oalition [Rr]egime [Rr]epublic [Kk]ingdom
    [Tt]reaty [Cc]harter [Ll]aws? [Aa]ct [Cc]onstitution\w* [Rr]esolution\w* [Ww]arrant [Mm]andate
    [A-Z]\w+['’]s
    """,
    re.NOFLAG,
)

_WHOLE: Final = late(r"(?![a-z]).*[.!?][\"”’')\]*]*", re.DOTALL)
_FIRST_PERSON: Final = late(r"\b(?:I|we|We|our|Our|us|my|My)\b")
_WORD: Final = late(r"\w+")
_STOP: Final = late(r"[.!?][\"”’')\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])")

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


def is_sentence(case: Case, statement: Statement) -> bool:
    """Whether a statement stands in a whole sentence, and not in a list, a title or a torn line."""
    return _WHOLE.fullmatch(case.sentence(statement).strip()) is not None


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
