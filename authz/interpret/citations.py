"""Canonical form of a legal citation: S/RES/1973 (2011), UN Charter, Article 51, Pub. L. 107-40.

A grammar of citations of our own, as regular expressions over the words of one mention; the forms are
those that the issuing bodies use themselves. None where the text cites nothing in particular.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from authz.late import late

__all__ = ["canonical"]

_SPACE: Final = late(r"\s+")
_SYMBOL: Final = late(
    r"\b(?P<organ>[SA])/RES/(?P<number>\d+)(?:/(?P<session>\d+))?(?:\s*\((?P<year>\d{4})\))?"
)
_RESOLUTION: Final = late(
    r"\bresolutions?\s+(?:no\.?\s*)?(?P<number>\d{1,4})(?:\s*\((?P<year>\d{4})\))?(?!\s*(?:of|\d))",
    re.IGNORECASE,
)
_ASSEMBLY: Final = late(r"general assembly|\bunga\b", re.IGNORECASE)
_OTHER_BODY: Final = late(
    r"\b(house|senate|joint|concurrent|parliament|european|human rights council|state)\b", re.IGNORECASE
)
_ARTICLE: Final = late(r"\barticles?\s+(?P<number>\d+(?:\(\w+\))*)", re.IGNORECASE)
_CHAPTER: Final = late(r"\bchapter\s+(?P<number>[IVX]+|\d+)\b", re.IGNORECASE)
_PUBLIC_LAW: Final = late(r"\b(?:Pub(?:lic|\.)?\s*L(?:aw|\.)?)\s*(?P<number>\d+-\d+)", re.IGNORECASE)
_US_CODE: Final = late(
    r"\b(?P<title>\d+)\s*U\.?\s?S\.?\s?C\.?\s*(?:§+\s*)?(?P<section>\d+[a-z]?(?:\(\w+\))*)"
)
_TREATIES: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (late(pattern, re.IGNORECASE), name)
    for pattern, name in (
        (r"\b(?:u\.?\s?n\.?|united nations)('s)?\s+charter|charter of the united nations", "UN Charter"),
        (r"north atlantic treaty|washington treaty", "North Atlantic Treaty"),
        (r"rome statute", "Rome Statute"),
        (r"geneva conventions?", "Geneva Conventions"),
        (r"war powers (?:resolution|act)", "War Powers Resolution"),
        (
            r"2002 (?:aumf|authorization)|authorization for use of military force against iraq|iraq (?:war )?(?:aumf|resolution)",
            "AUMF 2002",
        ),
        (r"2001 (?:aumf|authorization)", "AUMF 2001"),
        (r"\baumf\b|authorization (?:for|to|of)(?: the)? use (?:of )?military force", "AUMF"),
        (r"(?:first|1st) amendment", "US Constitution, Amendment I"),
        (r"(?:fourth|4th) amendment", "US Constitution, Amendment IV"),
        (r"(?:fourteenth|14th) amendment", "US Constitution, Amendment XIV"),
        (r"(?:u\.?s\.?|united states) constitution|constitution of the united states", "US Constitution"),
        (r"vienna convention", "Vienna Convention"),
        (r"chemical weapons convention", "Chemical Weapons Convention"),
        (r"patriot act", "USA PATRIOT Act"),
        (
            r"international humanitarian law|laws? of war|law of armed conflict",
            "international humanitarian law",
        ),
        (r"international law", "international law"),
    )
)


@lru_cache(maxsize=4096)
def _treaty(text: str) -> str | None:
    """The treaty, constitution or statute that a text names; the same few are named again and again."""
    return next((name for pattern, name in _TREATIES if pattern.search(text)), None)


def canonical(text: str, nearby: str = "") -> str | None:
    """The canonical form of what ``text`` cites; ``nearby`` is the sentence, for the body of a resolution."""
    text = _SPACE.sub(" ", text.replace("\u2019", "'"))
    if found := _SYMBOL.search(text):
        session = f"/{found['session']}" if found["session"] else ""
        year = f" ({found['year']})" if found["year"] else ""
        return f"{found['organ']}/RES/{found['number']}{session}{year}"
    if found := _PUBLIC_LAW.search(text):
        return f"Pub. L. {found['number']}"
    if found := _US_CODE.search(text):
        return f"{found['title']} U.S.C. {found['section']}"
    treaty = _treaty(text)
    if found := _ARTICLE.search(text):
        return f"{treaty}, Article {found['number']}" if treaty else f"Article {found['number']}"
    if found := _CHAPTER.search(text):
        if treaty is None and re.search(
            r"charter|u\.?n\.?|security council", text + " " + nearby, re.IGNORECASE
        ):
            treaty = "UN Charter"
        return (
            f"{treaty}, Chapter {found['number'].upper()}" if treaty else f"Chapter {found['number'].upper()}"
        )
    if (found := _RESOLUTION.search(text)) and not _OTHER_BODY.search(text):
        year = f" ({found['year']})" if found["year"] else ""
        if _ASSEMBLY.search(text):
            return f"A/RES/{found['number']}{year}"
        if len(found["number"]) >= 3 or re.search(r"security council", text + " " + nearby, re.IGNORECASE):
            return f"S/RES/{found['number']}{year}"
    return treaty
