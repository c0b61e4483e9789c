"""What the tagger sees of the next word, and of the clause to come, before it decides on a word.

It is worked out right to left, once for a sentence, from what the vocabulary says of each word alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from authz.entries import Entry

__all__ = ["lookahead"]


def lookahead(entries: Sequence[Entry]) -> list[str]:
    """For each word the next word's most likely tag, with "+" where a certain verb is to come in the clause.

    "that" and "this", which may begin a clause, have a "t" after it. Where a word has one reading nobody asks what
    follows, and nothing is said of it, so that less is to be remembered.
    """
    found: list[str] = []
    following, coming, outer, group, certain = ".", False, False, False, False
    for entry in reversed(entries):
        found.append("" if entry.sure else following)
        if entry.plain:
            certain = group = False
            following = entry.due if coming else entry.ahead
            continue
        if entry.tags[0] == "T" and group:
            coming = outer  # "the envoy claims |to have approved| it": no verb of its clause
        if entry.tags[0] == "K" and certain:
            coming = False  # "my bill |increases| funds and authorizes it": joined to a verb before it
        certain = entry.turn == "+" or (certain and entry.tags[0] in "RX")
        verbal = entry.turn in ("+", "?")
        if verbal and not group:
            outer = coming
        group = verbal or (group and entry.tags[0] in "RX")
        if entry.turn:
            coming = entry.turn == "+" or (entry.turn == "?" and (coming or following[0] in "DPOE"))
        known = entry.due if coming else entry.ahead
        governed = following[0] in "DPOEnNJC"  # "bans |most| protests"
        if known[:2] == "nZ":  # "that |sanctions| policy": less sure a verb than before a determiner
            known = known.replace("Z", "y" if not governed else "z" if following[0] in "nNJC" else "Z")
        elif known[:2] == "Nv" and not (governed or following[:2] == "VN"):
            known = known.replace("v", "")
        following = known
        if following[0] == "B" and entry.auxiliary == "lone":
            following += "t"
    found.reverse()
    return found
