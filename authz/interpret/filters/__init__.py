"""The filters of meaning: what looks like a statement and is none.

Each is a row of a table: for which flag of a construction it is asked, what it tests, what is told of it.
"""

from __future__ import annotations

from functools import cache

from authz.interpret.filters import acts, givers, texts
from authz.interpret.filters.case import Case, Filter
from authz.interpret.sentence import Sentence
from authz.interpret.slots import Slots
from authz.match import Match
from authz.model import Status

__all__ = ["filtered"]

_FILTERS = (*givers.FILTERS, *texts.FILTERS, *acts.FILTERS, *givers.LATE)


def filtered(sentence: Sentence, match: Match, slots: Slots, status: Status) -> str:
    """Why the match is silenced; empty where it is not. May take actions that are no acts out of the slots."""
    case = Case(sentence, match, slots, status)
    for one in _asked(match.construction.flags):
        if one.silences(case):
            return one.reason or one.flag
    return ""


@cache
def _asked(flags: frozenset[str]) -> tuple[Filter, ...]:
    """The filters of a construction with these flags."""
    return tuple(one for one in _FILTERS if not one.flag or one.flag in flags)
