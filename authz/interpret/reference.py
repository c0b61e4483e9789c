"""What a pronoun or an ellipsis stands for, inside the document: one candidate or none."""

from __future__ import annotations

from typing import Final

from authz.complexes import before_inner
from authz.interpret.sentence import Sentence
from authz.model import Mention
from authz.phrases import Phrase, Segment

__all__ = ["antecedent_of", "has_candidates"]

_PLURAL: Final = {"those", "these", "they", "them", "both", "such", "others", "some", "many", "their"}
_SENTENCES: Final = 2
"""How many sentences back an antecedent is looked for: farther back, one reading is seldom left."""


def _agrees(phrase: Phrase, plural: bool, sentence: Sentence) -> bool:
    tag = sentence.words.tags[phrase.head]
    return tag == "n" if plural else tag in "NE"


def _candidates(sentence: Sentence, segment: Segment, before: int, plural: bool) -> list[Phrase]:
    found = []
    for phrase in segment.phrases:
        if phrase.end > before:
            break
        if phrase.kind == "np" and "action" in phrase.classes and _agrees(phrase, plural, sentence):
            found.append(phrase)
    return found


def antecedent_of(sentence: Sentence, segment: Segment, pronoun: int) -> Mention | None:
    """The head that the pronoun at word ``pronoun`` stands for.

    The nouns of action before it that agree in number, in its own sentence, else in the two before;
    accepted only when they are one noun, or when exactly one of them is a subject.
    """
    plural = sentence.lower(pronoun) in _PLURAL
    places: list[tuple[Sentence, Segment, int]] = [(sentence, segment, pronoun)]
    places += [(s, s.segments[0], len(s.words)) for s in reversed(sentence.earlier[-_SENTENCES:])]
    for where, part, before in places:
        found = _candidates(where, part, before, plural)
        if not found:
            continue
        lemmas = {where.words.lemma(p.head) for p in found}
        if len(lemmas) > 1:
            found = [p for p in found if _heads_clause(part, p)]
            lemmas = {where.words.lemma(p.head) for p in found}
        if len(lemmas) != 1:
            return None
        head = found[-1].head
        return where.mention(where.words.starts[head], where.words.ends[head])
    return None


def has_candidates(sentence: Sentence, segment: Segment, pronoun: int) -> bool:
    """Whether any noun of action before the pronoun agrees with it, though it may not be clear which is meant."""
    plural = sentence.lower(pronoun) in _PLURAL
    places: list[tuple[Sentence, Segment, int]] = [(sentence, segment, pronoun)]
    places += [(s, s.segments[0], len(s.words)) for s in reversed(sentence.earlier[-_SENTENCES:])]
    return any(_candidates(where, part, before, plural) for where, part, before in places)


def _heads_clause(segment: Segment, phrase: Phrase) -> bool:
    """Whether a noun phrase is no complement of a preposition: a subject or an object."""
    before = before_inner(segment, segment.phrases.index(phrase) - 1)
    return "prep" not in segment.phrase(before).classes
