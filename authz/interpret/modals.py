"""The modals of a verb group that say what somebody is let do: can and may."""

from __future__ import annotations

from typing import Final

from authz.interpret.sentence import Sentence
from authz.phrases import Phrase

__all__ = ["modal_at", "modal_span"]

_NOW: Final = frozenset({"can", "ca", "may", "cannot"})
_ANY: Final = frozenset({"can", "ca", "may", "cannot", "could"})
_NOT: Final = frozenset({"not", "n't", "n\u2019t"})


def modal_at(sentence: Sentence, phrase: Phrase) -> int | None:
    """The word in the phrase that is "can" or "may", which only carry what the law gives; None where none is."""
    return next((at for at in range(phrase.start, phrase.end) if sentence.lower(at) in _NOW), None)


def modal_span(sentence: Sentence, phrase: Phrase) -> tuple[int, int]:
    """The words of a verb group that are its modal, with the negator after it; its head where it has none."""
    for at in range(phrase.start, phrase.end):
        if sentence.lower(at) in _ANY:
            negated = at + 1 < phrase.end and sentence.lower(at + 1) in _NOT
            return at, at + 2 if negated else at + 1
    return phrase.head, phrase.head + 1
