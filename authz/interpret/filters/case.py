"""What a filter looks at, and what a filter is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from authz.interpret.sentence import Sentence
from authz.interpret.slots import Piece, Slots
from authz.match import Match
from authz.model import Status
from authz.phrases import Phrase

__all__ = ["Case", "Filter", "named"]


class Case:
    """A match with the pieces that it would become a statement of. A filter may take actions out of ``slots``."""

    __slots__ = ("flags", "match", "phrases", "segment", "sentence", "slots", "status")

    def __init__(self, sentence: Sentence, match: Match, slots: Slots, status: Status) -> None:
        self.sentence = sentence
        self.match = match
        self.slots = slots
        self.status = status
        self.flags = match.construction.flags
        self.segment = match.segment
        self.phrases: list[Phrase] = match.segment.phrases

    def lemma(self, phrase: int) -> str:
        """The lemma of the word that heads a phrase."""
        return self.sentence.words.lemma(self.phrases[phrase].head)

    def noun(self, piece: Piece) -> str:
        """The lemma of the word that heads a piece; of an entry of several words its last."""
        return self.sentence.noun(self.phrases[piece.head])

    def classes(self, piece: Piece) -> frozenset[str]:
        """The classes of the phrase that heads a piece."""
        return self.phrases[piece.head].classes

    def verbs(self, name: str) -> frozenset[str]:
        """A list of verbs of ``scope.toml``."""
        found: frozenset[str] = self.sentence.tables.scope["verbs"][name]
        return found

    def nouns(self, name: str) -> frozenset[str]:
        """A list of nouns of ``scope.toml``."""
        found: frozenset[str] = self.sentence.tables.scope["nouns"][name]
        return found


class Filter(NamedTuple):
    """A test that silences a match: for constructions with the flag, or for all where it is empty."""

    flag: str
    silences: Callable[[Case], bool]
    reason: str = ""
    """What is told of a match that it silences; the flag where empty."""


def named(case: Case, pieces: list[Piece], wanted: set[str]) -> bool:
    """Whether a phrase inside the pieces has one of the classes."""
    return any(
        not phrase.classes.isdisjoint(wanted)
        for item in pieces
        for phrase in case.phrases[item.first : item.last]
    )
