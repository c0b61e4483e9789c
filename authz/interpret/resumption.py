"""Permissions that a pronoun or nothing stands for: "sought a permit but did not get one", "asked it and was refused".

Such a match takes its act from the statement before it that names the permission, and who gives it where it names nobody.
The same holds of a permission that points back: "approved the raid, but withdrew its approval", "consent, which was given".
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from attrs import evolve

from authz.clauses import subject_of
from authz.complexes import complex_end, complex_start
from authz.interpret.repeats import GIVEN, OF_LAW
from authz.interpret.sentence import Sentence
from authz.model import Action, Modality, Statement, Status
from authz.phrases import Phrase, Segment

__all__ = ["resumed"]

_REACH: Final = 16
"""How many statements back the one that a permission resumes may be, so that time stays linear."""
_POINTING: Final = frozenset({"that", "this", "its", "his", "her", "their"})
_PRONOUNS: Final = frozenset({"it", "one", "them", "that", "this", "these", "those"})
_SOUGHT: Final = frozenset({Status.REQUESTED, Status.REQUIRED, Status.NOT_REQUIRED})
_UNDONE: Final = frozenset({Status.REVOKED, Status.DENIED})
_ANSWERED: Final = frozenset({Status.REQUESTED, Status.REQUIRED, Status.NOT_AUTHORIZED})
"""What refusing without an object answers."""


def resumed(sentence: Sentence, chosen: list[Statement], again: list[Statement]) -> list[Statement]:
    """The statements of a sentence with those that resume a permission named before, each given its act.

    ``again`` are those that are nothing without an earlier one, ``chosen`` all others.
    """
    segment = sentence.segments[0]
    made: list[Statement] = []
    for one in sorted([*chosen, *again], key=lambda s: (s.cue.start, s.cue.end)):
        alone = one not in again
        if alone and (one.action is not None or not _points_back(sentence, segment, one)):
            made.append(one)
            continue
        if not alone and any(_overlap(one, other) for other in chosen):
            continue
        models = _named_before(sentence, segment, one, made, alone)
        if alone and (not models or models[0].action is None):
            made.append(one)
            continue
        for model in models:
            giver = one.authority or (None if alone else model.authority)
            full = evolve(one, action=_act(sentence, segment, one, model), authority=giver)
            said = (full.status, full.action, giver)
            hedged = full.modality is not Modality.ASSERTED
            if hedged or all(said != (m.status, m.action, m.authority) for m in made):
                made.append(full)
    return made


def _act(sentence: Sentence, segment: Segment, one: Statement, model: Statement) -> Action | None:
    """The act of the earlier statement, with the doer of this one; a pronoun that is named itself stands for it."""
    named = model.action
    if one.action is not None and one.action.head.lower() not in _PRONOUNS:
        return one.action  # "asked for a warrant, but |entered| without one"
    if named is None or one.action is not None:
        stands_for = named and (named.antecedent or sentence.mention(named.head_start, named.head_end))
        return one.action and evolve(one.action, antecedent=stands_for)
    if one.status not in _SOUGHT:
        return named
    found = _phrases_of(sentence, segment, one)
    subject = subject_of(segment, found[0]) if found else None
    if subject is None or not segment.phrases[subject.last].classes.isdisjoint({"pronoun", "action"}):
        return named
    first, last = complex_start(segment, subject.phrases[0]), complex_end(segment, subject.last, found[0])
    return evolve(named, actor=sentence.phrase_mention(segment, first, last))


def _overlap(one: Statement, other: Statement) -> bool:
    return one.cue.start < other.cue.end and other.cue.start < one.cue.end


def _phrases_of(sentence: Sentence, segment: Segment, statement: Statement) -> list[int]:
    """The phrases of a statement's cue."""
    starts, ends = sentence.words.starts, sentence.words.ends
    phrases = segment.phrases
    closes: list[int] | None = sentence.cache.get("closes")
    if closes is None:
        closes = sentence.cache["closes"] = [ends[phrase.end - 1] for phrase in phrases]
    found: list[int] = []
    for at in range(bisect_right(closes, statement.cue.start), len(phrases)):
        if starts[phrases[at].start] < statement.cue.end:
            found.append(at)
        elif phrases[at].kind != "inner":
            break
    return found


def _named_before(
    sentence: Sentence, segment: Segment, one: Statement, made: list[Statement], alone: bool
) -> list[Statement]:
    """The statements of the nearest cue before that names a permission, or asks for one."""
    earlier = [
        s
        for s in made[-_REACH:]
        if s.cue.end <= one.cue.start
        and s.status not in OF_LAW
        and (
            _names_permission(sentence, segment, s)
            or (s.status is Status.AUTHORIZED and alone)
            or (s.status in GIVEN and one.action is not None)
        )
    ]
    if not earlier:
        return []
    models = [s for s in earlier if s.cue.start == earlier[-1].cue.start]
    said = any("say" in segment.phrases[at].classes for at in _phrases_of(sentence, segment, one))
    pointed = one.action is not None and models[0].status in GIVEN and not said  # "it blocked it"
    if one.status is Status.DENIED and not pointed and models[0].status not in _ANSWERED:
        return []
    return models


def _names_permission(sentence: Sentence, segment: Segment, model: Statement) -> bool:
    phrases: list[Phrase] = [segment.phrases[at] for at in _phrases_of(sentence, segment, model)]
    named = any("permission" in p.classes for p in phrases if p.kind == "np")
    return named or model.status is Status.REQUESTED


def _points_back(sentence: Sentence, segment: Segment, one: Statement) -> bool:
    """Whether the permission of a statement is one named before: "the approval", "its consent", "which was given"."""
    if one.status in OF_LAW:
        return False
    phrases = segment.phrases
    found = _phrases_of(sentence, segment, one)
    for at in found:
        if phrases[at].kind == "np" and "permission" in phrases[at].classes:
            if "licence" in phrases[at].classes:
                return False  # it names no act
            first = sentence.lower(min(phrases[complex_start(segment, at)].start, phrases[at].start))
            return first in _POINTING or (first == "the" and one.status in _UNDONE)
    if found and phrases[found[0]].group is not None:
        return "rel" in segment.phrase(found[0] - 1).classes
    return False
