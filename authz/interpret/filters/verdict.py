"""Asks the filters of a construction one after the other; the first that silences it says why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from authz.interpret.filters import acts, givers, standing, texts
from authz.interpret.filters.case import Case, Filter
from authz.interpret.sentence import Sentence
from authz.interpret.slots import Slots
from authz.match import Match
from authz.model import Status

__all__ = ["filtered"]

_FILTERS: Final[tuple[Filter, ...]] = (
    *givers.FILTERS,
    *standing.FILTERS,
    *texts.FILTERS,
    *acts.FILTERS,
    *givers.LATE,
)
_KNOWN: Final[dict[frozenset[str], list[tuple[Callable[[Case], bool], str]]]] = {}
"""By the flags of a construction, of which a grammar has some hundred sets."""


def filtered(sentence: Sentence, match: Match, slots: Slots, status: Status) -> str:
    """Why the match is silenced; empty where it is not. May take actions that are no acts out of the slots."""
    case = Case(sentence, match, slots, status)
    for silences, reason in _asked(match.construction.flags):
        if silences(case):
            return reason
    return ""


def _asked(flags: frozenset[str]) -> list[tuple[Callable[[Case], bool], str]]:
    """The filters of a construction with these flags, each with what is told of a match that it silences."""
    found = _KNOWN.get(flags)
    if found is None:
        found = _KNOWN[flags] = [
            (one.silences, one.reason or one.flag) for one in _FILTERS if not one.flag or one.flag in flags
        ]
    return found
