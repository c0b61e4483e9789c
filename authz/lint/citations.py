"""Citations of resolutions of the Security Council, as several rules read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from authz.late import late

__all__ = ["Citation", "council_resolutions"]

#: "S/RES/1973 (2011)", "UNSCR 1973", "Security Council resolution 1973 of 2011", "UN resolution 242".
_LEAD: Final = late(
    r"\b(?:S/RES/|UNSCRs?\s+"
    r"|(?:(?:U\.?N\.?|United Nations)\s+)?Security\s+Council(?:['’]s)?\s+[Rr]esolutions?\s+(?:[Nn]o\.?\s*)?"
    r"|(?:U\.?N\.?|United Nations)\s+[Rr]esolutions?\s+(?:[Nn]o\.?\s*)?)"
    r"(?P<number>\d{1,5})(?![\d/.,:]*\d)(?:\s*\((?P<year>\d{4})\)|\s+of\s+(?P<of>\d{4})\b)?"
)
#: ", 1701 (2006) and 2254 (2015)" after such a citation
_NEXT: Final = late(r"\s*(?:,|and|,\s*and|or|;)\s*(?P<number>\d{1,4})\s*\((?P<year>\d{4})\)")
_OTHER_ORGAN: Final = late(r"General\s+Assembly|A/RES|Human\s+Rights\s+Council", re.IGNORECASE)


class Citation(NamedTuple):
    """A number, and the year that is given with it, if any."""

    start: int
    end: int
    number: int
    year: int | None


def council_resolutions(text: str) -> Iterator[Citation]:
    """The resolutions of the Security Council that a text cites, in order.

    "UN resolution" is the Council's unless the General Assembly is named shortly before; a list goes
    on as long as each number has its year.
    """
    if "esolution" not in text and "S/RES" not in text and "UNSCR" not in text:
        return
    for lead in _LEAD.finditer(text):
        generic = "ecurity" not in lead[0] and "S/RES" not in lead[0] and "UNSCR" not in lead[0]
        if generic and _OTHER_ORGAN.search(text, max(lead.start() - 80, 0), min(lead.end() + 40, len(text))):
            continue
        yield _made(lead)
        after = _NEXT.match(text, lead.end())
        while after is not None:
            yield _made(after)
            after = _NEXT.match(text, after.end())


def _made(m: re.Match[str]) -> Citation:
    year = m["year"] or m.groupdict().get("of")
    return Citation(
        start=m.start("number"), end=m.end(), number=int(m["number"]), year=int(year) if year else None
    )
