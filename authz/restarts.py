"""Where a speaker breaks off and begins anew: "the autho- — the authority", "approved the — the sale".

What was broken off is no word of the sentence that he means. It stands in transcripts between white space, with a dash
of its own after it, and is either a word that ends in a hyphen or the same words that follow the dash.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

__all__ = ["BREAK", "broken_off"]

BREAK: Final = re.compile(r"\s(?:\u2014|\u2013|--)\s")
"""A dash with white space around it: without one nobody begins anew."""
_DASHES: Final = frozenset({"\u2014", "\u2013", "--"})
_FRAGMENT: Final = re.compile(r"[^\W\d_]+-")
_MOST: Final = 5
"""How many words are said again at the most."""


def broken_off(stretches: Sequence[str]) -> list[int]:
    """The indices of the stretches between white space, dashes among them, that the speaker takes back."""
    dropped: list[int] = []
    for dash in range(1, len(stretches) - 1):
        if stretches[dash] not in _DASHES:
            continue
        said = _said_again(stretches, dash)
        if said:
            dropped += range(dash - said, dash + 1)
        elif _FRAGMENT.fullmatch(stretches[dash - 1]):
            dropped += (dash - 1, dash)
    return dropped


def _said_again(stretches: Sequence[str], dash: int) -> int:
    """How many words before a dash are those after it, the last of them perhaps not to its end."""
    for width in range(1, _MOST + 1):
        if width > dash or dash + width >= len(stretches):
            break
        before = [word.lower() for word in stretches[dash - width : dash]]
        after = [word.lower() for word in stretches[dash + 1 : dash + 1 + width]]
        last, whole = before.pop(), after.pop()
        cut = _FRAGMENT.fullmatch(last) is not None and whole.startswith(last[:-1])
        if before == after and (cut or (last == whole.rstrip(",.;:?!") and last[-1].isalpha())):
            return width
    return 0
