"""What a conjunction sets beside a statement without a verb of its own: what is taken out, and a second permission.

"approved the sale but not the loan"; "approved by the house, not by the senate"; "authorized to search it but not to
stay"; "with the approval of the house and the consent of the senate".
"""

from __future__ import annotations

from typing import Final

from attrs import evolve

from authz.complexes import (
    PREPOSITIONAL,
    complex_end,
    complex_start,
    is_finite,
    noun_from,
    verb_phrase_end,
)
from authz.interpret.polarity import turn
from authz.interpret.repeats import (
    GIVEN,
    NEEDED,
    TURNED,
    bodily,
    by_another,
    ends,
    holds,
    is_body,
    models_before,
    of_another,
    under_another,
)
from authz.interpret.sentence import Sentence
from authz.model import Action, Cue, Modality, Statement, Status
from authz.phrases import Segment

__all__ = ["excepted", "joined", "not_to"]

_JOINS: Final = frozenset({"conj", "comma", "dash"})
_PERMITTED: Final = GIVEN | NEEDED | {Status.REQUESTED}


def excepted(sentence: Sentence, segment: Segment, index: int, found: list[Statement]) -> list[Statement]:
    """What is taken out by "not" and a noun: "approved the sale but |not the loan|", "by the house, |not the senate|"."""
    phrases, words = segment.phrases, sentence.words
    if index < 1 or phrases[index - 1].classes.isdisjoint(_JOINS):
        return []
    last = index - 1
    while last > 0 and not phrases[last - 1].classes.isdisjoint(_JOINS):
        last -= 1
    preposition = not segment.phrase(index + 1).classes.isdisjoint(PREPOSITIONAL)
    noun = noun_from(segment, index + 1 + preposition)
    if last == 0 or noun is None or not ends(segment, end := complex_end(segment, noun, len(phrases))):
        return []
    models = models_before(found, words.starts[phrases[index].start])
    place = words.ends[phrases[last - 1].end - 1] - 1
    ahead = False
    bare = preposition and any(holds(s.cue, place) and s.authority is None for s in models)
    if not bare and not any(
        holds(s.authority, place) or holds(s.action, place) or (preposition and holds(s.instrument, place))
        for s in models
    ):
        verb = end + 1 if "comma" in segment.phrase(end).classes else end
        if preposition or not is_finite(segment.phrase(verb)):
            return []
        ahead = True  # "The house, not the senate, approved it"
        models = [s for s in found if holds(s.authority, place) or holds(s.action, place)]
        models = [
            s
            for s in models
            if s.cue.start == models[0].cue.start and s.cue.start >= words.starts[phrases[verb].start]
        ]
    if not models or models[0].status not in TURNED:
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
    if bare or any(holds(s.authority, place) for s in models):
        if not bodily(phrases, noun, last - 1):
            return []
        if bare and (model.status is not Status.AUTHORIZED or "by" not in phrases[index + 1].classes):
            return []
        return by_another(sentence, segment, noun, end, repeated)
    if preposition and any(holds(s.instrument, place) for s in models):
        return under_another(sentence, segment, noun, end, repeated)
    if preposition or "action" not in phrases[noun].classes:
        return []
    return of_another(sentence, segment, noun, end, repeated)


def not_to(sentence: Sentence, segment: Segment, index: int, found: list[Statement]) -> list[Statement]:
    """An act that is taken out of what is let be done: "authorized to search it but |not to stay|"."""
    phrases, words = segment.phrases, sentence.words
    begin = words.starts[phrases[index].start]
    last = index - 1
    while last > 0 and not phrases[last].classes.isdisjoint(_JOINS):
        last -= 1
    place = words.ends[phrases[last].end - 1] - 1
    models = [s for s in models_before(found, begin) if s.status is Status.AUTHORIZED]
    deeds = {p.head for p in phrases if p.group is not None}
    if "but" not in phrases[index - 1].classes or not any(holds(s.action, place) for s in models):
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


def joined(sentence: Sentence, segment: Segment, index: int, found: list[Statement]) -> list[Statement]:
    """A second permission beside the first: "with the approval of the house and |the consent of| the senate".

    Or with who gives it inside: "without the consent of the house or |a UN mandate|".
    """
    phrases, words = segment.phrases, sentence.words
    start = complex_start(segment, index)
    joint = segment.phrase(start - 1).classes
    inside = [at for at in range(start, index) if is_body(phrases[at])]
    given = not segment.phrase(index + 1).classes.isdisjoint({"of", "from"})
    if start < 2 or joint.isdisjoint({"and", "or", "nor"}) or not (given or inside):
        return []
    noun = noun_from(segment, index + 2) if given else inside[0]
    place = words.ends[phrases[start - 2].end - 1] - 1
    models = [s for s in models_before(found, words.starts[phrases[start].start]) if s.status in _PERMITTED]
    if noun is None or not is_body(phrases[noun]):
        return []
    if not any(holds(s.authority, place) or s.cue.end == place + 1 for s in models) or any(
        s.cue.start >= place for s in found
    ):
        return []
    begin, end = words.starts[phrases[index].head], words.ends[phrases[index].head]
    cue = Cue(start=begin, end=end, text=sentence.text[begin:end], lemma=words.lemma(phrases[index].head))
    repeated = [evolve(s, cue=cue, rule="ellipsis") for s in models]
    return by_another(sentence, segment, noun, noun + 1, repeated)
