"""What a piece is by the words around it: the act that a noun frames, a force, a resolution."""

from __future__ import annotations

from typing import Final

from authz.complexes import noun_from
from authz.interpret.coordination import joined_bare
from authz.interpret.sentence import Sentence
from authz.interpret.slots import Piece, Slots, piece
from authz.phrases import Segment

__all__ = [
    "all_deepened",
    "cleft",
    "for_somebody",
    "framed",
    "holds_mandate",
    "is_mission",
    "is_resolution",
    "is_sum",
    "led_by",
    "name_end",
    "of_alone",
    "some_of",
]


def framed(sentence: Sentence, segment: Segment, item: Piece, slots: Slots) -> Piece | None:
    """The act of "the cabinet's plan to buy ships", "a request by investors to buy the port"; whose it is acts."""
    phrases = segment.phrases
    head = phrases[item.head]
    if head.kind != "np" or sentence.words.lemma(head.head) not in sentence.tables.scope["nouns"]["of_act"]:
        return None
    at = item.head + 1
    owner = None
    if item.first < item.head - 1 and "genitive" in phrases[item.head - 1].classes:
        owner = Piece(item.first, item.head - 1, item.head - 2)
    while at < item.last and not phrases[at].classes.isdisjoint({"by", "of", "from"}):
        last = noun_from(segment, at + 1, item.last)
        if last is None:
            return None
        owner = owner or Piece(at + 1, last + 1, last)
        at = last + 1
    if at < item.last and "for" in phrases[at].classes:  # "a plan for the army to search it"
        doer = noun_from(segment, at + 1, item.last)
        verb = next((i for i in range(at + 1, item.last) if _leads(segment, i)), None)
        if doer is not None and verb is not None and doer < verb:
            owner, at = Piece(at + 1, verb, doer), verb
    group = phrases[at].group if at < item.last else None
    if group is None or group.form != "infinitive":
        return None
    if "grantor" in phrases[at].classes and not head.classes.isdisjoint({"resolution", "pending"}):
        return None  # "approved a motion to authorize it": that says the motion
    slots.actor = slots.actor or owner
    return Piece(at, item.last, at)


def _leads(segment: Segment, at: int) -> bool:
    """Whether a verb group is none that only describes a noun: an infinitive, or a finite verb outside a relative."""
    group = segment.phrases[at].group
    described = not segment.phrase(at - 1).classes.isdisjoint({"rel", "that"})
    return group is not None and group.form in ("infinitive", "finite") and not described


def deepened(sentence: Sentence, segment: Segment, item: Piece, slots: Slots) -> Piece:
    """The act itself where its noun only frames it: "a plan to buy the ships", "$5 billion in funding"."""
    phrases = segment.phrases
    head, after = phrases[item.head], item.head + 1
    if head.kind != "np" or after >= item.last:
        return item
    if (act := framed(sentence, segment, item, slots)) is not None:
        return act
    if "money" in head.classes and sentence.lower(phrases[after].start) == "in":
        inner = noun_from(segment, after + 1, item.last)
        if inner is not None and "section" not in phrases[inner].classes:
            return Piece(item.first, item.last, inner)
    return item


def all_deepened(sentence: Sentence, segment: Segment, slots: Slots) -> list[Piece]:
    """The acts themselves, with the verbs joined to the first: "approved a plan to train and |arm| the rebels"."""
    items = slots.actions
    found = [deepened(sentence, segment, item, slots) for item in items]
    if len(found) == 1 and found[0] is not items[0] and segment.phrases[found[0].head].group is not None:
        found += [Piece(a, b, a) for a, b in joined_bare(segment, found[0].last)]
    return found


def of_alone(segment: Segment, item: Piece) -> Piece:
    """A noun phrase with its of-phrases and no others."""
    phrases = segment.phrases
    for at in range(item.head + 1, item.last):
        if "of" not in phrases[at].classes and "prep" in phrases[at].classes:
            return Piece(item.first, at, item.head)
    return item


def is_mission(sentence: Sentence, segment: Segment, item: Piece) -> bool:
    """Whether an of-phrase names a force or a mission, which is authorized and authorizes nothing."""
    last = sentence.noun(segment.phrases[item.head])
    return led_by(segment, item, "of") and last in sentence.tables.scope["nouns"]["mandated"]


def is_sum(sentence: Sentence, segment: Segment, item: Piece, cue: int) -> bool:
    """Whether a piece names money: "$3 million"; "funding", where that is what is authorized."""
    phrase = segment.phrases[item.head]
    if "money" in phrase.classes:
        return True
    given = "grantor" in segment.phrases[cue].classes
    return given and sentence.noun(phrase) in sentence.tables.scope["nouns"]["sums"]


def is_resolution(segment: Segment, item: Piece) -> bool:
    """Whether an of-phrase names a resolution, which gives an authorization and is given none."""
    return led_by(segment, item, "of") and "resolution" in segment.phrases[item.head].classes


def led_by(segment: Segment, item: Piece, word: str) -> bool:
    """Whether a noun phrase is the complement of "to" or "of"."""
    return segment.phrases[item.head].kind == "np" and word in segment.phrase(item.first - 1).classes


def for_somebody(segment: Segment, item: Piece) -> bool:
    """Whether a for-phrase names who gets an authorization, no act: "the authorization for the office"."""
    classes = segment.phrases[item.head].classes
    return (
        led_by(segment, item, "for")
        and "action" not in classes
        and not classes.isdisjoint({"authority", "agent", "private"})
    )


def holds_mandate(sentence: Sentence, segment: Segment, first: int, last: int) -> bool:
    """Whether a stretch names a force or a mission, in "the mandate of the mission"."""
    item = piece(segment, first, last)
    holders = sentence.tables.scope["nouns"]["mandated"]
    return (
        item is not None
        and led_by(segment, item, "of")
        and sentence.words.lemma(segment.phrases[item.head].head) in holders
    )


def cleft(sentence: Sentence, segment: Segment, item: Piece, verb: int, end: int) -> bool:
    """Whether "it" stands for what is named after it: "|it| is the breach of the truce by the rebels that hurts"."""
    phrases = segment.phrases
    group = phrases[verb].group
    if group is None or not group.copula or sentence.lower(phrases[item.head].head) != "it":
        return False
    for at in range(end, min(end + 10, len(phrases) - 1)):
        if not phrases[at].classes.isdisjoint({"rel", "that"}):
            return phrases[at + 1].group is not None
        if phrases[at].group is not None or not phrases[at].classes.isdisjoint(
            {"stop", "comma", "semicolon"}
        ):
            return False
    return False


_HOLDERS: Final = frozenset({"private", "membership", "authority", "people"})


def some_of(sentence: Sentence, segment: Segment, item: Piece) -> bool:
    """Whether a number of somebody stands after the "of" of a permission: "of 93 per cent of the creditors"."""
    phrases = segment.phrases
    if not led_by(segment, item, "of"):
        return False
    part = sentence.words.lemma(phrases[item.head].head) in sentence.tables.scope["nouns"]["fraction"]
    if not part and "number" not in phrases[item.head].classes:
        return False
    return any(not p.classes.isdisjoint(_HOLDERS) for p in phrases[item.head + 1 : item.last])


def name_end(sentence: Sentence, segment: Segment, item: Piece) -> int:
    """Where the name of a body ends that is called after its business: "the House Committee |on Foreign Affairs|"."""
    phrases = segment.phrases
    end, head = item.head + 1, phrases[item.head].head
    if sentence.noun(phrases[item.head]) not in sentence.tables.scope["nouns"]["panels"]:
        return end
    joint = "on" if sentence.word(head)[0].isupper() else ""
    while sentence.lower(segment.phrase(end).start) == joint:
        noun = noun_from(segment, end + 1)
        if noun is None or not sentence.word(phrases[end + 1].start)[0].isupper():
            break
        if joint == "and" and "authority" in phrases[noun].classes:
            break
        end, joint = noun + 1, "and"
    return end
