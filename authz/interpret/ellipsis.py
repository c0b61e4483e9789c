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
    PREPOSITIONAL,
    complex_end,
    complex_start,
    is_finite,
    noun_from,
    verb_phrase_end,
)
from authz.interpret.attribution import claim_of
from authz.interpret.modality import clause_modality
from authz.interpret.names import authority as identify
from authz.interpret.polarity import force_of, strongest, turn
from authz.interpret.reference import antecedent_of
from authz.interpret.sentence import Sentence
from authz.model import Action, Cue, Mention, Modality, Statement, Status
from authz.phrases import Phrase, Segment, VerbGroup

__all__ = ["elliptical"]

_ENDS: Final = frozenset({"stop", "comma", "semicolon", "conj", "dash", "sub", "rel"})
_JOINS: Final = frozenset({"conj", "comma", "dash"})
_SUBJECT: Final = frozenset({"ordinal", "action", "demonstrative", "impersonal"})
_BODIES: Final = frozenset({"authority", "titled", "office"})
_LIKE: Final = frozenset({"as", "so", "nor", "neither"})
"""What makes an auxiliary stand before its subject: "as did the senate", "nor had the court"."""
_DO: Final = frozenset({"do", "does", "did", "done", "doing"})
_SO: Final = frozenset({"so", "likewise"})
_NOR: Final = frozenset({"nor", "neither"})
_GIVEN: Final = frozenset({Status.AUTHORIZED, Status.NOT_AUTHORIZED})
_NEEDED: Final = frozenset({Status.REQUIRED, Status.NOT_REQUIRED})
_PERMITTED: Final = _GIVEN | _NEEDED | {Status.REQUESTED}
_TURNED: Final = _GIVEN | _NEEDED | {Status.LAWFUL, Status.UNLAWFUL, Status.COORDINATED, Status.UNCOORDINATED}
"""What has one opposite only: who did not reject a plan has not approved it."""


def elliptical(sentence: Sentence, found: list[Statement]) -> list[Statement]:
    """The statements that elliptical clauses of a sentence make, given those found in it."""
    segment = sentence.segments[0]
    made: list[Statement] = []
    for index, phrase in enumerate(segment.phrases):
        if phrase.group is not None:
            made += _auxiliary(sentence, segment, index, found)
            if phrase.group.negators and phrase.group.form == "infinitive":
                made += _not_to(sentence, segment, index, found)
        elif "permission" in phrase.classes and phrase.kind == "np":
            made += _joined(sentence, segment, index, found)
        elif "neg" in phrase.classes and phrase.kind == "word" and sentence.lower(phrase.start) == "not":
            made += _excepted(sentence, segment, index, found)
    return made


def _models(found: list[Statement], before: int) -> list[Statement]:
    """The statements of the nearest cue that ends before a place in the text."""
    earlier = [s for s in found if s.cue.end <= before]
    return [s for s in earlier if s.cue.start == earlier[-1].cue.start] if earlier else []


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


def _holds(mention: Mention | None, place: int) -> bool:
    return mention is not None and mention.start <= place < mention.end


def _auxiliary(sentence: Sentence, segment: Segment, index: int, found: list[Statement]) -> list[Statement]:
    """What a clause says that has an auxiliary and no verb: "but the senate did not", "so did the senate"."""
    phrases, words = segment.phrases, sentence.words
    phrase = phrases[index]
    group = phrase.group
    assert group is not None
    again = _does_so(sentence, segment, index)
    if group.form != "finite" or not (group.copula or "=did" in phrase.classes or again is not None):
        return []
    models = _models(found, words.starts[phrase.start])
    verb = _verb_of(sentence, segment, models[0]) if models else None
    outer = phrases[verb].group if verb is not None and verb < index else None
    if verb is None or outer is None:
        return []
    likened = next((i for i in (index, index - 1) if _likens(sentence, phrases[i])), None)
    if likened is not None and again is None:
        noun = noun_from(segment, index + 1)
        if noun is None or not _ends(segment, complex_end(segment, noun, len(phrases))):
            return []
        limit = len(phrases)
    else:
        subject = subject_of(segment, index)
        if subject is None or (again is None and not _ends(segment, index + 1)):
            return []
        noun, limit, likened = subject.last, index, index
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
        return repeated if undone and models[0].status in _GIVEN | {Status.REQUESTED} else []
    if ours is None or place < models[0].cue.start:
        return []
    passive = outer.copula or outer.passive
    bodily = _bodily(phrases, noun, ours.last) or (undone and "pronoun" in phrases[noun].classes)
    if models[0].status is Status.REQUESTED:
        return _by_another(sentence, segment, noun, limit, repeated) if bodily else []
    if again is None and passive != ("be" in phrase.classes):
        if not group.modals and "have" not in phrase.classes:
            return []
    giving = words.starts[phrases[ours.last].head]
    if any(_holds(s.authority, giving) for s in models):
        return _by_another(sentence, segment, noun, limit, repeated) if bodily else []
    if any(_holds(s.action.actor, giving) for s in models if s.action is not None):
        actors = passive and again is None
        return _done_by_another(sentence, segment, noun, limit, repeated) if actors else []
    needing = any(_holds(s.action, giving) for s in models) and "do" in phrase.classes
    if not (passive or needing) or again is not None or phrases[noun].classes.isdisjoint(_SUBJECT):
        return []
    return _of_another(sentence, segment, noun, limit, repeated)


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
    elif force.negations and status in _TURNED:
        status = turn(sentence, status, "negate")
    elif status is Status.REQUESTED:
        return None
    if refused:
        return turn(sentence, status, "refuse") if status in _GIVEN else None
    if not negated:
        return status
    return turn(sentence, status, "negate") if status in _TURNED else None


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


def _bodily(phrases: list[Phrase], noun: int, other: int) -> bool:
    """Whether a noun phrase names a body, or is a name as the one that it is set beside: "Texas did, Ohio did not"."""
    classes = phrases[noun].classes
    return not classes.isdisjoint(_BODIES) or "name" in classes & phrases[other].classes


def _likens(sentence: Sentence, phrase: Phrase) -> bool:
    return phrase.start >= 0 and sentence.lower(phrase.start) in _LIKE


def _ends(segment: Segment, at: int) -> bool:
    """Whether a clause ends before the phrase at ``at``."""
    phrase = segment.phrase(at)
    return phrase.kind == "nothing" or not phrase.classes.isdisjoint(_ENDS)


def _excepted(sentence: Sentence, segment: Segment, index: int, found: list[Statement]) -> list[Statement]:
    """What is taken out by "not" and a noun: "approved the sale but |not the loan|", "by the house, |not the senate|"."""
    phrases, words = segment.phrases, sentence.words
    if index < 1 or phrases[index - 1].classes.isdisjoint(_JOINS):
        return []
    last = index - 1
    while last > 0 and not phrases[last - 1].classes.isdisjoint(_JOINS):
        last -= 1
    preposition = not segment.phrase(index + 1).classes.isdisjoint(PREPOSITIONAL)
    noun = noun_from(segment, index + 1 + preposition)
    if last == 0 or noun is None or not _ends(segment, end := complex_end(segment, noun, len(phrases))):
        return []
    models = _models(found, words.starts[phrases[index].start])
    place = words.ends[phrases[last - 1].end - 1] - 1
    ahead = False
    bare = preposition and any(_holds(s.cue, place) and s.authority is None for s in models)
    if not bare and not any(_holds(s.authority, place) or _holds(s.action, place) for s in models):
        verb = end + 1 if "comma" in segment.phrase(end).classes else end
        if preposition or not is_finite(segment.phrase(verb)):
            return []
        ahead = True  # "The house, not the senate, approved it"
        models = [s for s in found if _holds(s.authority, place) or _holds(s.action, place)]
        models = [
            s
            for s in models
            if s.cue.start == models[0].cue.start and s.cue.start >= words.starts[phrases[verb].start]
        ]
    if not models or models[0].status not in _TURNED:
        return []
    model = models[0]
    if model.status is Status.NOT_AUTHORIZED or (ahead and model.modality is not Modality.ASSERTED):
        return []
    begin, stop = words.starts[phrases[index].start], words.ends[phrases[index].end - 1]
    repeated = [
        evolve(
            s,
            status=turn(sentence, s.status, "negate"),
            cue=Cue(start=begin, end=stop, text=sentence.text[begin:stop], lemma=s.cue.lemma),
            rule="ellipsis",
        )
        for s in models
    ]
    if bare or any(_holds(s.authority, place) for s in models):
        if not _bodily(phrases, noun, last - 1):
            return []
        if bare and (model.status is not Status.AUTHORIZED or "by" not in phrases[index + 1].classes):
            return []
        return _by_another(sentence, segment, noun, end, repeated)
    if preposition or "action" not in phrases[noun].classes:
        return []
    return _of_another(sentence, segment, noun, end, repeated)


def _not_to(sentence: Sentence, segment: Segment, index: int, found: list[Statement]) -> list[Statement]:
    """An act that is taken out of what is let be done: "authorized to search it but |not to stay|"."""
    phrases, words = segment.phrases, sentence.words
    begin = words.starts[phrases[index].start]
    last = index - 1
    while last > 0 and not phrases[last].classes.isdisjoint(_JOINS):
        last -= 1
    place = words.ends[phrases[last].end - 1] - 1
    models = [s for s in _models(found, begin) if s.status is Status.AUTHORIZED]
    deeds = {p.head for p in phrases if p.group is not None}
    if "but" not in phrases[index - 1].classes or not any(_holds(s.action, place) for s in models):
        return []
    if not any(
        s.action is not None and s.action.head_start == words.starts[at] for s in models for at in deeds
    ):
        return []
    group = phrases[index].group
    assert group is not None
    end = words.ends[group.negators[-1]]
    limit = verb_phrase_end(segment, index)
    start, stop = sentence.word_span(phrases[index].head, phrases[limit - 1].end)
    head = phrases[index].head
    made: list[Statement] = []
    for model in models:
        act = Action(
            start=start,
            end=stop,
            text=sentence.text[start:stop],
            head=sentence.word(head),
            head_start=words.starts[head],
            head_end=words.ends[head],
            actor=model.action.actor if model.action is not None else None,
        )
        cue = Cue(start=begin, end=end, text=sentence.text[begin:end], lemma=model.cue.lemma)
        one = evolve(model, status=Status.NOT_AUTHORIZED, cue=cue, action=act, rule="ellipsis")
        if all(other.authority != one.authority for other in made):
            made.append(one)
    return made


def _joined(sentence: Sentence, segment: Segment, index: int, found: list[Statement]) -> list[Statement]:
    """A second permission beside the first: "with the approval of the house and |the consent of| the senate"."""
    phrases, words = segment.phrases, sentence.words
    start = complex_start(segment, index)
    joint = segment.phrase(start - 1).classes
    if start < 2 or not {"and", "or"} & joint or segment.phrase(index + 1).classes.isdisjoint({"of", "from"}):
        return []
    noun = noun_from(segment, index + 2)
    place = words.ends[phrases[start - 2].end - 1] - 1
    models = [s for s in _models(found, words.starts[phrases[start].start]) if s.status in _PERMITTED]
    if noun is None or phrases[noun].classes.isdisjoint(_BODIES):
        return []
    if not any(_holds(s.authority, place) for s in models) or any(s.cue.start >= place for s in found):
        return []
    begin, end = words.starts[phrases[index].head], words.ends[phrases[index].head]
    cue = Cue(start=begin, end=end, text=sentence.text[begin:end], lemma=words.lemma(phrases[index].head))
    repeated = [evolve(s, cue=cue, rule="ellipsis") for s in models]
    return _by_another(sentence, segment, noun, noun + 1, repeated)


def _by_another(
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


def _done_by_another(
    sentence: Sentence, segment: Segment, noun: int, limit: int, models: list[Statement]
) -> list[Statement]:
    """The statements said of another doer: "the police may search it, |the army| may not"."""
    if not segment.phrases[noun].classes.isdisjoint({"action", "impersonal"}):
        return []
    doer = sentence.phrase_mention(segment, complex_start(segment, noun), complex_end(segment, noun, limit))
    return [evolve(m, action=evolve(m.action, actor=doer)) for m in models if m.action is not None]


def _of_another(
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
