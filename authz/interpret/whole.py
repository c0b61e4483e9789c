"""The statements of a whole sentence: the best of its matches, then what the sentence repeats of them."""

from __future__ import annotations

from collections.abc import Iterable

from authz.interpret.ellipsis import elliptical
from authz.interpret.resumption import resumed
from authz.interpret.select import in_order, select
from authz.interpret.sentence import Sentence
from authz.match import Match
from authz.model import Statement

__all__ = ["whole"]


def whole(sentence: Sentence, found: Iterable[tuple[Match, Iterable[Statement]]]) -> list[Statement]:
    """The statements of a sentence, given its matches with the statements that each would make."""
    plain: list[tuple[Match, Iterable[Statement]]] = []
    again: list[tuple[Match, Iterable[Statement]]] = []
    for match, statements in found:
        (again if "again" in match.construction.flags else plain).append((match, statements))
    chosen = select(plain) if plain else []
    if not chosen:
        return []
    every = resumed(sentence, chosen, select(again) if again else [])
    repeated = elliptical(sentence, every)
    return in_order([*every, *repeated]) if repeated else every
