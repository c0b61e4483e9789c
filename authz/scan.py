"""One pass over the whole text for cue stems. Without a hit there is no further work."""

from __future__ import annotations

import re
from collections.abc import Sequence

import ahocorasick_rs

__all__ = ["Scanner", "fold"]

_DOTTED = "\u0130"
"""The one letter whose lower case is longer, as far as is known."""
_HALF = re.compile("[\ud800-\udfff]")


def fold(text: str) -> str:
    """The text in lower case with every offset kept: a character whose lower case is longer stays."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    lower = _DOTTED.join([part.lower() for part in text.split(_DOTTED)])
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


class Scanner:
    """Finds the stems of a grammar, all at once, in linear time (Aho and Corasick 1975)."""

    def __init__(self, stems: Sequence[str], idle: Sequence[str] = ()) -> None:
        """Words that are ``idle`` are found as well, so that a stem in them is none: the first and longest counts."""
        self._count = len(stems)
        # left to itself it takes a slower automaton, half as fast, for more than a hundred stems
        self._automaton = ahocorasick_rs.AhoCorasick(
            [*stems, *idle],
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
            implementation=ahocorasick_rs.Implementation.DFA,
        )

    def hits(self, text: str) -> list[int]:
        """The code points at which a stem begins, ascending; where a line ends a stem has a space."""
        folded = fold(text).replace("\n", " ")
        try:
            found = self._automaton.find_matches_as_indexes(folded)
        except UnicodeEncodeError:  # the automaton takes no half of a surrogate pair
            found = self._automaton.find_matches_as_indexes(_HALF.sub("\ufffd", folded))
        return [start for number, start, _ in found if number < self._count]
