"""Claims whose holder is named without a verb: "according to X", "in the view of X", the speaker of a headline."""

from __future__ import annotations

from typing import Final, NamedTuple

from authz.complexes import complex_end, complex_start, names_act, noun_from
from authz.interpret.complements import sentence_begin, sentence_stop
from authz.interpret.sentence import Sentence
from authz.model import Mention
from authz.phrases import Phrase, Segment

__all__ = ["Claim", "claim_beside", "holder_name", "is_text_only", "past_acts"]


class Claim(NamedTuple):
    """Somebody says what stands at phrases ``[first, last)``; ``verb`` is the phrase that says so.

    ``inside`` is true where the words are the complement of ``verb``, false where it only stands beside them.
    """

    verb: int
    first: int
    last: int
    holder: Mention
    inside: bool = True


def holder_name(sentence: Sentence, segment: Segment, first: int, head: int, limit: int) -> Mention:
    """The holder's name with what belongs to it, not his story: no verbs."""
    end = complex_end(segment, head, limit)
    for at in range(head + 1, end):
        if segment.phrases[at].group is not None:
            end = at
            break
    return sentence.phrase_mention(segment, complex_start(segment, first), max(end, head + 1))


def is_text_only(phrase: Phrase) -> bool:
    """Whether a noun phrase names a law, which claims nothing (guidelines, hard cases)."""
    return "instrument" in phrase.classes and phrase.classes.isdisjoint({"order", "report_n"})


_SPEAKERS: Final = frozenset(
    {"authority", "person", "people", "office", "title", "report_n", "person_n", "person_class", "agent"}
)


_DATES: Final = frozenset({"year", "number", "month", "time_noun"})


def _headlined(sentence: Sentence, segment: Segment, index: int) -> Claim | None:
    """The speaker whom a headline names with a mark: "Lima's envoy: the raid was illegal", "Raid illegal: UN expert"."""
    phrases = segment.phrases
    count = len(phrases)
    if any(p.group for p in phrases[:index]):
        return _named_last(sentence, segment, index)
    name = phrases[index - 1]
    if "colon" not in phrases[index].classes or name.kind != "np" or index + 2 >= count:
        return None
    if not sentence.word(name.head)[0].isupper() and name.classes.isdisjoint(_SPEAKERS):
        return None
    if phrases[0].kind == "word" or sentence.lower(phrases[0].start).startswith("http"):
        return None  # "And on Norland: the raid was illegal", "For the purposes of this order: "
    lead = next((p for p in phrases[:index] if p.kind == "np" and p.classes.isdisjoint(_DATES)), name)
    if "action" in lead.classes and lead.classes.isdisjoint(_SPEAKERS):
        return None  # "1973, War of the Straits: the raid was illegal"
    if lead.classes.isdisjoint(_SPEAKERS | {"name"}) and any("=on" in p.classes for p in phrases[:index]):
        return None  # "Solar Power on Public Land: the ministry allows it"
    if sentence.words.lemma(phrases[0].head).lower() in sentence.tables.scope["nouns"]["label"]:
        return None  # "Update: the raid was illegal"
    return Claim(index, index, count, sentence.phrase_mention(segment, 0, index), inside=False)


def _named_last(sentence: Sentence, segment: Segment, index: int) -> Claim | None:
    """The speaker at the end of a headline, which has neither an article nor a full stop: "...: UN expert"."""
    phrases = segment.phrases
    head = noun_from(segment, index + 1)
    if head is None or any(p.kind == "word" and p.classes.isdisjoint({"prep"}) for p in phrases[head:]):
        return None
    named = phrases[head].classes
    if named.isdisjoint(_SPEAKERS) or any("det" in p.classes for p in phrases[index + 1 : head + 1]):
        return None
    if any(p.group for p in phrases[head:]) or sentence.lower(phrases[head].start) in (
        "the",
        "a",
        "an",
        "his",
        "its",
    ):
        return None
    return Claim(index, 0, index, sentence.phrase_mention(segment, index + 1, len(phrases)), inside=False)


def past_acts(segment: Segment, verb: int) -> int | None:
    """The verb whose subject says what a participle says that only follows an act: "|condemned| strikes on Lima saying"."""
    phrases = segment.phrases
    group = phrases[verb].group
    if group is None or group.form != "ing" or verb < 3:
        return None
    at = verb - 1
    for _ in range(4):
        if phrases[at].kind != "np":
            return None
        start = complex_start(segment, at)
        if start < 2 or phrases[start - 1].classes.isdisjoint({"prep", "to"}):
            break
        at = start - 2
    started = phrases[start - 1].group if start > 0 else None
    plain = started is not None and started.form == "finite" and not started.copula and not started.passive
    return start - 1 if plain and names_act(phrases[at]) and "report_n" not in phrases[at].classes else None


def claim_beside(sentence: Sentence, segment: Segment, index: int) -> Claim | None:
    """A holder named without a verb: "according to X", "in the view of X", "in X's opinion", "X: ..."."""
    phrases = segment.phrases
    phrase = phrases[index]
    count = len(phrases)
    if "colon" in phrase.classes or "dash" in phrase.classes:
        return _headlined(sentence, segment, index)
    word = sentence.lower(phrase.start)
    head = noun_from(segment, index + 1)
    if head is None:
        return None
    if word == "according to":
        if is_text_only(phrases[head]):
            return None
        return Claim(index, 0, count, holder_name(sentence, segment, head, head, count), inside=False)
    begins, stop = sentence_begin(segment, index), sentence_stop(segment, index)
    if "genitive" in segment.phrase(head + 1).classes:  # "in Moscow's view"
        view = noun_from(segment, head + 2)
        if view is not None and "view_n" in phrases[view].classes:
            return Claim(
                index, begins, stop, holder_name(sentence, segment, head, head, head + 1), inside=False
            )
    if "view_n" not in phrases[head].classes:
        return None
    for at in range(index + 1, head):
        if "poss" in phrases[at].classes:
            return Claim(index, begins, stop, sentence.phrase_mention(segment, at, at + 1), inside=False)
    if "of" in segment.phrase(head + 1).classes:
        owner = noun_from(segment, head + 2)
        if owner is not None:
            return Claim(
                index, begins, stop, holder_name(sentence, segment, owner, owner, count), inside=False
            )
    return None
