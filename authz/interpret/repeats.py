"""How a statement is repeated: which one, and with another authority, act or doer."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from authz.complexes import (
    complex_end,
    complex_start,
)
from authz.interpret.fields import instrument_of
from authz.interpret.names import authority as identify
from authz.interpret.reference import antecedent_of
from authz.interpret.sentence import Sentence
from authz.interpret.slots import Piece
from authz.model import Action, Mention, Statement, Status
from authz.phrases import Phrase, Segment

__all__ = [
    "GIVEN",
    "NEEDED",
    "OF_LAW",
    "TURNED",
    "bodily",
    "by_another",
    "done_by_another",
    "ends",
    "holds",
    "is_body",
    "models_before",
    "of_another",
    "under_another",
]

GIVEN: Final = frozenset({Status.AUTHORIZED, Status.NOT_AUTHORIZED})
NEEDED: Final = frozenset({Status.REQUIRED, Status.NOT_REQUIRED})
OF_LAW: Final = frozenset({Status.LAWFUL, Status.UNLAWFUL, Status.COORDINATED, Status.UNCOORDINATED})
TURNED: Final = GIVEN | NEEDED | OF_LAW
"""What has one opposite only: who did not reject a plan has not approved it."""

_ENDS: Final = frozenset({"stop", "comma", "semicolon", "conj", "dash", "sub", "rel"})
_BODIES: Final = frozenset({"authority", "titled", "office"})
_DOERS: Final = _BODIES | {"agent", "people", "person", "person_n", "person_class", "name", "subjective"}


def models_before(found: list[Statement], before: int) -> list[Statement]:
    """The statements of the nearest cue that ends before a place in the text."""
    earlier = [s for s in found if s.cue.end <= before]
    return [s for s in earlier if s.cue.start == earlier[-1].cue.start] if earlier else []


def holds(mention: Mention | None, place: int) -> bool:
    """Whether a mention holds a place of the text."""
    return mention is not None and mention.start <= place < mention.end


def is_body(phrase: Phrase) -> bool:
    """Whether a noun phrase names a body that can give a permission."""
    return not phrase.classes.isdisjoint(_BODIES)


def bodily(phrases: list[Phrase], noun: int, other: int) -> bool:
    """Whether a noun phrase names a body, or is a name as the one that it is set beside: "Texas did, Ohio did not"."""
    return is_body(phrases[noun]) or "name" in phrases[noun].classes & phrases[other].classes


def ends(segment: Segment, at: int) -> bool:
    """Whether a clause ends before the phrase at ``at``."""
    phrase = segment.phrase(at)
    return phrase.kind == "nothing" or not phrase.classes.isdisjoint(_ENDS)


def by_another(
    sentence: Sentence, segment: Segment, noun: int, limit: int, models: list[Statement]
) -> list[Statement]:
    """The statements with the authority that the noun phrase at ``noun`` names, once for each act."""
    first, last = sentence.phrase_words(
        segment, complex_start(segment, noun), complex_end(segment, noun, limit)
    )
    giver = identify(sentence, sentence.mention(*sentence.word_span(first, last)), first, last)
    made: list[Statement] = []
    for model in models:
        if all(other.action != model.action for other in made):
            made.append(evolve(model, authority=giver))
    return made


def under_another(
    sentence: Sentence, segment: Segment, noun: int, limit: int, models: list[Statement]
) -> list[Statement]:
    """The statements with the legal text that the noun phrase at ``noun`` names: "not |under the charter|"."""
    if segment.phrases[noun].classes.isdisjoint({"law", "instrument"}):
        return []
    text = instrument_of(sentence, segment, Piece(complex_start(segment, noun), limit, noun))
    return [evolve(model, instrument=text) for model in models]


def done_by_another(
    sentence: Sentence, segment: Segment, noun: int, limit: int, models: list[Statement]
) -> list[Statement]:
    """The statements said of another doer: "the police may search it, |the army| may not"."""
    if not segment.phrases[noun].classes.isdisjoint({"action", "impersonal"}):
        return []
    if segment.phrases[noun].classes.isdisjoint(_DOERS):
        return []
    doer = sentence.phrase_mention(segment, complex_start(segment, noun), complex_end(segment, noun, limit))
    return [evolve(m, action=evolve(m.action, actor=doer)) for m in models if m.action is not None]


def of_another(
    sentence: Sentence, segment: Segment, noun: int, limit: int, models: list[Statement]
) -> list[Statement]:
    """The statements with the act that the noun phrase at ``noun`` names, once for each authority."""
    phrases, words = segment.phrases, sentence.words
    mention = sentence.phrase_mention(
        segment, complex_start(segment, noun), complex_end(segment, noun, limit)
    )
    head = phrases[noun].head
    named = models[0].action
    antecedent: Mention | None = None
    if "action" not in phrases[noun].classes:  # "the second", "those"
        antecedent = antecedent_of(sentence, segment, head)
        if antecedent is None and named is not None:
            antecedent = named.antecedent or sentence.mention(named.head_start, named.head_end)
    action = Action(
        start=mention.start,
        end=mention.end,
        text=mention.text,
        head=sentence.word(head),
        head_start=words.starts[head],
        head_end=words.ends[head],
        antecedent=antecedent,
    )
    made: list[Statement] = []
    for model in models:
        if all(other.authority != model.authority for other in made):
            made.append(evolve(model, action=action))
    return made
