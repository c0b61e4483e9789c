"""Two dashes around an apposition are read as parentheses: "clerks |— those who count votes —| may open the envelopes"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

__all__ = ["dashed"]

_LONGEST: Final = 25
"""So many words stand between two dashes at most."""
_BEGINS: Final = frozenset("DPNnEJCIW")
"""The tags of what begins words that are said of the noun before them."""
_SORTS: Final = frozenset({"even", "especially", "mostly", "notably", "particularly", "mainly", "largely"})
"""Adverbs that begin such words."""
_FINITE: Final = frozenset("AZde")
_BREAKS: Final = frozenset(".:;-()")
_GIVING: Final = frozenset({"by", "from"})
"""What begins words that say who gives a permission: they belong to the clause."""

_GROUNDS: Final = frozenset({"because", "although", "though", "since"})
"""What begins a clause that gives a ground or concedes something, and is no condition."""


def dashed(tags: str, norms: Sequence[str]) -> str:
    """The tags, those of two dashes around an apposition turned into those of parentheses."""
    opened = tags.find("-")
    while opened >= 0:
        close = tags.find("-", opened + 1, opened + 1 + _LONGEST)
        if close < 0:
            return tags
        inside = tags[opened + 1 : close]
        first = norms[opened + 1].lower()
        aside = first in _GROUNDS or (first not in _GIVING and _apposed(inside, first in _SORTS))
        if opened and close + 1 < len(tags) and aside and _BREAKS.isdisjoint(inside):
            tags = f"{tags[:opened]}({inside}){tags[close + 1 :]}"
            close += 1
        opened = tags.find("-", close)
    return tags


def _apposed(tags: str, sorted_out: bool) -> bool:
    """Whether words of such tags are said of what stands before them, and are no clause of their own."""
    return (sorted_out or tags[:1] in _BEGINS) and _FINITE.isdisjoint(tags.partition("W")[0])
