"""What sounds like a permission and is a manner of speaking: exhortations, claims, duties."""

from __future__ import annotations

from typing import Final

from authz.complexes import finite_left
from authz.interpret.sentence import Sentence
from authz.interpret.slots import Piece, Slots
from authz.phrases import Segment

__all__ = ["does_all", "exhorts", "is_duty", "is_unsaid_class", "only_claims"]

_URGING: Final = frozenset({"necessary", "should"})
_DUTY: Final = frozenset({"necessary", "should", "shall"})
_MOVING: Final = frozenset({"obliging", "ask"})
_ALL: Final = frozenset({"all", "everything", "anything", "whatever"})
_CAN: Final = frozenset({"can", "cannot", "ca", "could"})


def exhorts(sentence: Sentence, segment: Segment, slots: Slots) -> bool:
    """Whether somebody only says what ought not to be let happen: "they must not be allowed to win"."""
    if slots.verb is None or slots.authorities or slots.instrument is not None:
        return False
    phrase = segment.phrases[slots.verb]
    group = phrase.group
    if group is None:
        return False
    if slots.actor is not None and "possible" in group.modals:
        if sentence.lower(segment.phrases[slots.actor.head].head) == "i":
            return True  # "if I may be allowed to quote him"
    if not group.negators:
        return False
    words = {sentence.lower(at) for at in range(phrase.start, phrase.end)}
    return not group.modals.isdisjoint(_URGING) or not words.isdisjoint(_CAN)


def only_claims(sentence: Sentence, segment: Segment, slots: Slots) -> bool:
    """Whether a right is to what nobody needs leave for: "every right to expect", "entitled to know"."""
    claiming = sentence.tables.scope["verbs"]["claiming"]
    if slots.grant is not None and "competence" in segment.phrases[slots.grant].classes:
        return False  # "has no authority to demand the files"
    return bool(slots.actions) and all(
        segment.phrases[a.head].group is not None and sentence.words.lemma(_first(segment, a)) in claiming
        for a in slots.actions
    )


def _first(segment: Segment, piece: Piece) -> int:
    """The word of the first verb of a verb group: "to |be able| to choose"."""
    group = segment.phrases[piece.head].group
    return group.led[0][0] if group is not None and group.led else segment.phrases[piece.head].head


def is_duty(segment: Segment, slots: Slots) -> bool:
    """Whether an act is only to be done: "shall be kept in compliance with", "must be settled in line with".

    Or is what somebody obliges or asks others to do: "requires companies to |operate| lawfully".
    """
    verb = slots.host_verb if slots.host_verb is not None else slots.verb
    if verb is None and slots.actions:
        verb = slots.actions[0].head
    group = segment.phrases[verb].group if verb is not None else None
    if verb is None or group is None:
        return False
    if not group.modals.isdisjoint(_DUTY):
        return True
    if group.form != "infinitive" or (led_by := finite_left(segment, verb)) is None:
        return False
    return not segment.phrases[led_by].classes.isdisjoint(_MOVING)


def does_all(sentence: Sentence, segment: Segment, slots: Slots, end: int) -> bool:
    """Whether somebody does, or is to do, all that is in his power: "take all measures within its authority"."""
    first = slots.host_verb if slots.host_verb is not None and slots.host_verb < end else end - 1
    phrases = segment.phrases[first:end]
    return any(sentence.lower(at) in _ALL for p in phrases if p.group is None for at in range(p.start, p.end))


def is_unsaid_class(sentence: Sentence, segment: Segment, first: int, piece: Piece) -> bool:
    """Whether the adjective at ``first`` names a trade of nobody in particular: "illicit flows of money"."""
    phrases = segment.phrases
    nouns = sentence.tables.scope["nouns"]
    if sentence.lower(phrases[first].start) not in nouns["of_class"]:
        return False
    if sentence.words.lemma(phrases[piece.head].head) not in nouns["of_trade"]:
        return False
    owners = range(max(0, first - 2), piece.last)
    return not any(
        not phrases[at].classes.isdisjoint({"poss", "authority"}) or "genitive" in phrases[at].classes
        for at in owners
    )
