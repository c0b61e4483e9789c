"""Predicates that are left out: "the first was approved, the second was not".

A negated auxiliary with nothing after it repeats the predicate of the statement before it, turned by the
algebra, with its own subject as the action. It needs a statement to repeat: one candidate or none.
"""

from __future__ import annotations

from typing import Final

from attrs import evolve

from authz.clauses import subject_of
from authz.complexes import complex_end, complex_start
from authz.interpret.polarity import turn
from authz.interpret.reference import antecedent_of
from authz.interpret.sentence import Sentence
from authz.model import Action, Cue, Statement

__all__ = ["elliptical"]

_ENDS: Final = frozenset({"stop", "comma", "semicolon", "conj", "dash"})
_SUBJECT: Final = frozenset({"ordinal", "action", "demonstrative", "impersonal"})


def elliptical(sentence: Sentence, found: list[Statement]) -> list[Statement]:
    """The statements that elliptical clauses of a sentence make, given those found in it."""
    made: list[Statement] = []
    segment = sentence.segments[0]
    phrases = segment.phrases
    words = sentence.words
    for index, phrase in enumerate(phrases):
        group = phrase.group
        if group is None or not group.copula or not group.negators or group.form != "finite":
            continue
        after = phrases[index + 1].classes if index + 1 < len(phrases) else frozenset({"stop"})
        if after.isdisjoint(_ENDS):
            continue
        start = words.starts[phrase.start]
        earlier = [s for s in found if s.cue.end <= start and s.action is not None]
        subject = subject_of(segment, index)
        if not earlier or subject is None or phrases[subject.last].classes.isdisjoint(_SUBJECT):
            continue
        model = earlier[-1]
        assert model.action is not None
        head = phrases[subject.last].head
        if words.starts[head] < model.cue.start:
            continue
        mention = sentence.phrase_mention(
            segment, complex_start(segment, subject.phrases[0]), complex_end(segment, subject.last, index)
        )
        antecedent = antecedent_of(sentence, segment, head)
        if antecedent is None and "action" not in phrases[subject.last].classes:
            named = model.action.antecedent
            antecedent = named or sentence.mention(model.action.head_start, model.action.head_end)
        word = group.negators[0]
        begin = words.starts[word]
        made.append(
            evolve(
                model,
                status=turn(sentence, model.status, "negate"),
                cue=Cue(
                    start=begin,
                    end=words.ends[word],
                    text=sentence.text[begin : words.ends[word]],
                    lemma=model.cue.lemma,
                ),
                action=Action(
                    start=mention.start,
                    end=mention.end,
                    text=mention.text,
                    head=sentence.word(head),
                    head_start=words.starts[head],
                    head_end=words.ends[head],
                    antecedent=antecedent,
                ),
                rule="ellipsis",
            )
        )
    return made
