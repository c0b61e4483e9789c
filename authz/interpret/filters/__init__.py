"""The filters of meaning: what looks like a statement and is none.

Each is a row of a table: for which flag of a construction it is asked, what it tests, what is told of it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from authz.interpret.filters import acts, givers, texts
from authz.interpret.filters.case import Case
from authz.interpret.sentence import Sentence
from authz.interpret.slots import Slots
from authz.match import Match
from authz.model import Status

__all__ = ["filtered"]

_FILTERS = (*givers.FILTERS, *texts.FILTERS, *acts.FILTERS, *givers.LATE)


def filtered(sentence: Sentence, match: Match, slots: Slots, status: Status) -> str:
    """Why the match is silenced; empty where it is not. May take actions that are no acts out of the slots."""
    case = Case(sentence, match, slots, status)
    for silences, reason in _asked(match.construction.flags):
        if silences(case):
            return reason
    return ""


@cache
def _asked(flags: frozenset[str]) -> tuple[tuple[Callable[[Case], bool], str], ...]:
    """The filters of a construction with these flags, each with what is told of a match that it silences."""
    return tuple(
        (one.silences, one.reason or one.flag) for one in _FILTERS if not one.flag or one.flag in flags
    )
