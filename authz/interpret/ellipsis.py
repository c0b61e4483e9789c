"""Predicates that are left out: what a clause says by repeating the one before it.

"The first was approved, the second was not"; "the house approved it, but the senate did not"; "so did the senate";
"approved the sale but not the loan"; "approved by the house, not by the senate". Such a clause repeats a statement that
was found before it in the sentence, with a subject or an object of its own, turned by the algebra where only one of the
two is negated. It needs a statement to repeat: one candidate or none.
"""

from __future__ import annotations

from typing import Final

from attrs import evolve

from authz.clauses import subject_of
from authz.complexes import (
    complex_end,
    complex_start,
    is_finite,
    noun_from,
)
from authz.interpret.attribution import claim_of
from authz.interpret.contrasts import excepted, joined, not_to
from authz.interpret.modality import clause_modality
from authz.interpret.polarity import force_of, strongest, turn
from authz.interpret.repeats import (
    GIVEN,
    TURNED,
    bodily,
    by_another,
    done_by_another,
    ends,
    holds,
    models_before,
    of_another,
)
from authz.interpret.sentence import Sentence
from authz.model import Cue, Modality, Statement, Status
from authz.phrases import Phrase, Segment, VerbGroup

__all__ = ["elliptical"]

_SUBJECT: Final = frozenset({"ordinal", "action", "demonstrative", "impersonal"})
_LIKE: Final = frozenset({"as", "so", "nor", "neither"})
"""What makes an auxiliary stand before its subject: "as did the senate", "nor had the court"."""
_TOO: Final = frozenset({"too", "also"})
_CASES: Final = frozenset({"where", "wherever", "when", "whenever", "as", "whether", "if", "because"})
_DO: Final = frozenset({"do", "does", "did", "done", "doing"})
_SO: Final = frozenset({"so", "likewise"})
_NOR: Final = frozenset({"nor", "neither"})


def elliptical(sentence: Sentence, found: list[Statement]) -> list[Statement]:
    """The statements that elliptical clauses of a sentence make, given those found in it."""
    segment = sentence.segments[0]
    made: list[Statement] = []
    for index, phrase in enumerate(segment.phrases):
        if phrase.group is not None:
            if phrase.group.form == "finite":
                made += _auxiliary(sentence, segment, index, found)
            if phrase.group.negators and phrase.group.form == "infinitive":
                made += not_to(sentence, segment, index, found)
        elif "permission" in phrase.classes and phrase.kind == "np":
            made += joined(sentence, segment, index, found)
        elif "neg" in phrase.classes and phrase.kind == "word" and sentence.lower(phrase.start) == "not":
            made += excepted(sentence, segment, index, found)
    return made


def _occasion(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a clause goes on with the name of an occasion: "it is not |the first time| they did it"."""
    return sentence.lower(phrase.start).startswith("the ")


def _verb_of(sentence: Sentence, segment: Segment, model: Statement) -> int | None:
    """The verb group that a statement is made with: the one in its cue, or the last finite one before it."""
    words = sentence.words
    verb: int | None = None
    for at, phrase in enumerate(segment.phrases):
        if words.starts[phrase.start] >= model.cue.end:
            break
        if phrase.group is not None:
            if words.ends[phrase.end - 1] > model.cue.start:
                return at
            if is_finite(phrase):
                verb = at
    return verb


def _auxiliary(sentence: Sentence, segment: Segment, index: int, found: list[Statement]) -> list[Statement]:
    """What a clause says that has an auxiliary and no verb: "but the senate did not", "so did the senate"."""
    phrases, words = segment.phrases, sentence.words
    phrase = phrases[index]
    group = phrase.group
    assert group is not None
    again = _does_so(sentence, segment, index)
    if not (group.copula or "=did" in phrase.classes or again is not None):
        return []
    models = models_before(found, words.starts[phrase.start])
    verb = _verb_of(sentence, segment, models[0]) if models else None
    outer = phrases[verb].group if verb is not None and verb < index else None
    if verb is None or outer is None:
        return []
    likened = next((i for i in (index, index - 1) if _likens(sentence, phrases[i])), None)
    if likened is not None and again is None:
        noun = noun_from(segment, index + 1)
        if noun is None or not ends(segment, complex_end(segment, noun, len(phrases))):
            return []
        limit = len(phrases)
    else:
        subject = subject_of(segment, index)
        if subject is None or (again is None and not ends(segment, index + 1)):
            return []
        if "sub" in segment.phrase(index + 1).classes and _occasion(sentence, segment.phrases[index + 1]):
            return []
        noun, limit, likened = subject.last, index, index
    if _aside(sentence, segment, index, noun, again is not None or noun > index):
        return []
    force = force_of(sentence, group)
    negated = bool(force.negations) or sentence.lower(phrases[likened].start) in _NOR
    status = _echoed(
        sentence, models[0], outer, _grants(sentence, segment, models[0]), negated, force.refusal
    )
    if status is None:
        return []
    begin, end = words.starts[phrases[likened].start], words.ends[max(again or 0, phrase.end - 1)]
    if group.negators and noun < index and "be" in phrase.classes:
        begin, end = words.starts[group.negators[0]], words.ends[group.negators[0]]
    if again is not None and not _grants(sentence, segment, models[0]):
        return []  # "had no permission, so we did not do so"
    claim = claim_of(sentence, segment, index, frozenset())
    around = clause_modality(sentence, segment, index)
    repeated = [
        evolve(
            model,
            status=status,
            cue=Cue(start=begin, end=end, text=sentence.text[begin:end], lemma=model.cue.lemma),
            modality=strongest(around, force.modality),
            source=claim.holder if claim is not None else None,
            rule="ellipsis",
        )
        for model in models
    ]
    act = models[0].action
    if act is not None and act.start > begin:
        return []  # "I was asked to authorize -- and I did -- the raid": it is in the middle of what it repeats
    place = words.starts[phrases[noun].head]
    undone = status is not models[0].status and (
        models[0].modality is not Modality.ASSERTED or models[0].status is Status.REQUESTED
    )
    ours = subject_of(segment, verb)
    if ours is not None and ours.last == noun:  # "could have approved it but did not"
        return repeated if undone and models[0].status in GIVEN | {Status.REQUESTED} else []
    if ours is None or place < models[0].cue.start or any(holds(s.action, place) for s in models):
        return []
    passive = (
        outer.copula or outer.passive or "judge" in phrases[verb].classes
    )  # "called it lawful; it was not"
    organ = bodily(phrases, noun, ours.last) or (undone and "pronoun" in phrases[noun].classes)
    if models[0].status is Status.REQUESTED:
        return by_another(sentence, segment, noun, limit, repeated) if organ else []
    if again is None and passive != ("be" in phrase.classes):
        if not group.modals and "have" not in phrase.classes:
            return []
    giving = words.starts[phrases[ours.last].head]
    if any(holds(s.authority, giving) for s in models):
        return by_another(sentence, segment, noun, limit, repeated) if organ else []
    if any(holds(s.action.actor, giving) for s in models if s.action is not None):
        actors = passive and again is None
        return done_by_another(sentence, segment, noun, limit, repeated) if actors else []
    needing = any(holds(s.action, giving) for s in models) and "do" in phrase.classes
    if not (passive or needing) or again is not None or phrases[noun].classes.isdisjoint(_SUBJECT):
        return []
    return of_another(sentence, segment, noun, limit, repeated)


def _aside(sentence: Sentence, segment: Segment, index: int, noun: int, likened: bool) -> bool:
    """Whether a clause with an auxiliary alone repeats nothing: "where we can", "whether there is or is not", "has been,"."""
    phrases, group = segment.phrases, segment.phrases[index].group
    before = sentence.lower(segment.phrase(complex_start(segment, noun) - 1).start)
    case = sentence.lower(phrases[noun].head) == "case"  # "as is the case"
    if case or "existential" in phrases[noun].classes or before in _CASES:
        return True
    if likened or group is None or group.negators:
        return False
    if sentence.lower(phrases[noun].head) == "that":
        return True  # "that is, if they attack"
    phrase = phrases[index]
    too = any(
        sentence.lower(word) in _TOO for word in range(phrase.start, min(phrase.end + 1, len(sentence.words)))
    )
    opened = segment.phrase(complex_start(segment, noun) - 1).classes
    return not too and opened.isdisjoint({"but", "semicolon", "sub", "conj", "stop"})


def _grants(sentence: Sentence, segment: Segment, model: Statement) -> bool:
    """Whether a verb of granting is among the words of a cue: "asked Congress to |authorize|"."""
    starts = sentence.words.starts
    return any(
        model.cue.start <= starts[p.head] < model.cue.end and "grantor" in p.classes for p in segment.phrases
    )


def _echoed(
    sentence: Sentence, model: Statement, outer: VerbGroup, grants: bool, negated: bool, refused: bool
) -> Status | None:
    """What is said by repeating the verb of a statement, itself negated or refused or neither; None where that is open."""
    status = model.status
    force = force_of(sentence, outer)
    denied = force.refusal and status is Status.DENIED
    asked = status is Status.REQUESTED and grants
    if denied or asked or (force.negations and status is Status.NOT_AUTHORIZED):
        status = Status.AUTHORIZED
    elif force.negations and status in TURNED:
        status = turn(sentence, status, "negate")
    elif status is Status.REQUESTED:
        return None
    if refused:
        return turn(sentence, status, "refuse") if status in GIVEN else None
    if not negated:
        return status
    return turn(sentence, status, "negate") if status in TURNED else None


def _does_so(sentence: Sentence, segment: Segment, index: int) -> int | None:
    """The last word of "did so", "declined to do so", "did the same" whose verb is at ``index``; None of other verbs."""
    phrase = segment.phrases[index]
    if phrase.group is None or sentence.lower(phrase.head) not in _DO:
        return None
    if phrase.end < len(sentence.words) and sentence.lower(phrase.end) in _SO:  # adverbs are no phrases
        return phrase.end
    if sentence.lower(phrase.end - 1) in _SO:
        return phrase.end - 1
    same = noun_from(segment, index + 1)
    if same is not None and sentence.lower(segment.phrases[same].head) == "same":
        return segment.phrases[same].head
    return None


def _likens(sentence: Sentence, phrase: Phrase) -> bool:
    return phrase.start >= 0 and sentence.lower(phrase.start) in _LIKE
