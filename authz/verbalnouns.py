"""A word in -ing that looks like a noun before its object: "|Targeting| villages is unlawful".

English has one form for both. What tells them apart is the verb: with one "targeting villages" it is the act, with many
the villages ("bombing raids are").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from authz.entries import Entry

__all__ = ["resolved"]

_SUBJECT: Final = re.compile(
    r"N(?=[JNEp]*n(?:I[DP]?[JNEnpC]*){0,4}X?([AZ]))(?:(?<=[.,:;()BKVZdeU-]N)|(?<=[.,:;()BKVZdeU-]RN)|(?<=\AN)|(?<=\ARN))"
)
"""At the beginning of a clause a noun and what may be its object in the plural, up to the verb.

The letter of the noun comes first, so that the other words are passed over without a step of the expression.
"""
_POINTED: Final = re.compile(r"(?<=[VZdepgI])O(?=[dep]n)")
"""A pronoun after a verb or a preposition, and what may be a participle before its noun: "allowed |these captured| sailors"."""
_ONE: Final = frozenset({"is", "was", "has", "does", "isn't", "wasn't", "isn’t", "wasn’t", "'s", "’s"})


_THESE: Final = frozenset({"these", "those"})


def resolved(tags: str, symbols: str, norms: Sequence[str], entries: Sequence[Entry]) -> tuple[str, str]:
    """The tags and symbols, with the noun as a gerund where the verb goes with one, and "these" before a participle."""
    for found in _SUBJECT.finditer(tags):
        at, verb = found.start(), found.start(1)
        entry = entries[at]
        if "g" in entry.tags and (tags[verb] == "Z" or norms[verb].lower() in _ONE):
            tags = f"{tags[:at]}g{tags[at + 1 :]}"
            symbols = f"{symbols[:at]}{entry.symbols['g']}{symbols[at + 1 :]}"
    for found in _POINTED.finditer(tags):
        at = found.start()
        these, captured = entries[at], entries[at + 1]
        if norms[at].lower() in _THESE and "D" in these.tags and "p" in captured.tags:
            tags = f"{tags[:at]}Dp{tags[at + 2 :]}"
            symbols = f"{symbols[:at]}{these.symbols['D']}{captured.symbols['p']}{symbols[at + 2 :]}"
    return tags, symbols
