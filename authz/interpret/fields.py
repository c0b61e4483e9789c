"""The fields of a statement from the pieces that fill its slots: the cue's words, the act, the authority, the instrument."""

from __future__ import annotations

from typing import Final

from authz.interpret.citations import canonical
from authz.interpret.framing import name_end
from authz.interpret.kinds import counted
from authz.interpret.modals import modal_span
from authz.interpret.names import authority as identify
from authz.interpret.polarity import Force
from authz.interpret.reference import antecedent_of
from authz.interpret.sentence import Sentence
from authz.interpret.slots import Piece, Slots
from authz.interpret.titles import whole_title
from authz.match import Match
from authz.model import Action, Authority, Cue, Instrument, Mention
from authz.phrases import Segment

__all__ = ["action_of", "authority_of", "cue_of", "instrument_of", "leads_act", "mention"]

_REFERRING: Final = frozenset({"pronoun", "ordinal"})
_PLACES: Final = frozenset({"state", "seat"})
_LOCATIVE: Final = frozenset({"in", "on", "over", "inside", "within", "into", "across", "at", "near"})


def cue_of(sentence: Sentence, match: Match, force: Force) -> Cue:
    """The cue's words: each captured phrase's deciding word, with the negators that belong to them."""
    phrases, words = match.segment.phrases, sentence.words
    spans: list[tuple[int, int]] = []
    for a, b in match.parts["cue"]:
        for phrase in phrases[a:b]:
            begin, end, group = phrase.start, phrase.end, phrase.group
            deciding = phrase.head
            if group is not None and "modal_cue" in match.construction.flags:
                begin, end = modal_span(sentence, phrase)
            elif group is not None and group.led and "led_cue" in match.construction.flags:
                begin, end = group.led[0][0], group.led[0][0] + 1
            elif group is not None:
                begin, end = deciding, deciding + 1
                if group.negators or force.refusal or force.negations:
                    leading = [w for w in group.negators if w >= phrase.start]
                    leading += [w for w, _ in group.led if w >= phrase.start]
                    begin = min(leading, default=begin)
            elif phrase.kind == "np":
                begin, end = deciding, deciding + 1
            elif phrase.kind == "inner" and "compound" in phrase.classes:
                begin = max(0, begin - 1)
            spans.append((begin, end))
    start, end = words.starts[min(spans)[0]], words.ends[max(b for _, b in spans) - 1]
    return Cue(start=start, end=end, text=sentence.text[start:end], lemma=words.lemma(deciding))


def mention(sentence: Sentence, segment: Segment, piece: Piece) -> Mention:
    """The words of a piece."""
    return sentence.phrase_mention(segment, piece.first, piece.last)


def _counted_head(segment: Segment, piece: Piece) -> int:
    """The word that names an act, which may be what a number counts: "fewer than 40 of these |sales|", not of money."""
    phrases = segment.phrases
    what = counted(segment, piece)
    named = phrases[what.head].classes
    owned = "genitive" in segment.phrase(what.head + 1).classes  # "one of the nation's laws"
    if owned or "pronoun" in named or "money" in phrases[piece.head].classes | named:
        return phrases[piece.head].head
    return phrases[what.head].head


def action_of(sentence: Sentence, segment: Segment, piece: Piece, slots: Slots) -> Action:
    """The act that a piece names, with its head, who does it and where."""
    phrases = segment.phrases
    head_phrase = phrases[piece.head]
    first, last = sentence.phrase_words(segment, piece.first, piece.last)
    if "of" in phrases[piece.last - 1].classes and piece.last < len(phrases):
        last = max(last, phrases[piece.last].start)  # "until the end of next year": times are no phrases
    group = head_phrase.group
    carrying = phrases[piece.first].group
    if carrying is not None and group is None:
        first = carrying.main  # "conducted strikes": the verb that carries the act
    head = _counted_head(segment, piece)
    if (
        group is not None
        and group.led
        and sentence.words.tags[group.led[0][0]] != "J"  # "the right to be able to |vote|"
        and (group.form == "infinitive" or leads_act(sentence, segment, piece.head))
    ):
        head = group.led[0][0]
    if group is not None and piece.first == piece.head:
        first = head
    first = min(first, head)
    start, end = sentence.word_span(first, max(last, head + 1))
    words = sentence.words
    start, end = min(start, words.starts[head]), max(end, words.ends[head])
    actor = mention(sentence, segment, slots.actor) if slots.actor is not None else None
    antecedent = None
    if head_phrase.kind == "np" and not head_phrase.classes.isdisjoint(_REFERRING):
        antecedent = antecedent_of(sentence, segment, head)
    head_start, head_end = _one_word(sentence, head, group is not None)
    return Action(
        start=start,
        end=end,
        text=sentence.text[start:end],
        head=sentence.text[head_start:head_end],
        head_start=head_start,
        head_end=head_end,
        actor=actor,
        place=_place(sentence, segment, piece),
        antecedent=antecedent,
    )


def leads_act(sentence: Sentence, segment: Segment, verb: int) -> bool:
    """Whether the act is what the leading verb says: "has unlawfully |sought| to block it", "when it |failed| to tell them"."""
    before, group = segment.phrase(verb - 1), segment.phrases[verb].group
    if group is None or not group.led:
        return False
    leading = group.led[0][0]
    adverb = before.kind == "inner" and not before.classes.isdisjoint(
        {"illegally", "lawfully", "warrantlessly"}
    )
    refrains = sentence.words.lemma(leading) in sentence.tables.scope["verbs"]["refraining"]
    return refrains or (adverb and before.start < leading)


def _one_word(sentence: Sentence, head: int, verbal: bool) -> tuple[int, int]:
    """The span of the one word that names the action, of an entry of several words."""
    start, end = sentence.words.starts[head], sentence.words.ends[head]
    inside = sentence.text[start:end]
    if " " not in inside:
        return start, end
    if verbal or " of " in inside or " for " in inside:
        return start, start + inside.index(" ")
    return start + inside.rindex(" ") + 1, end


def _place(sentence: Sentence, segment: Segment, piece: Piece) -> Mention | None:
    """ "in Syria": the first state or seat in a locative phrase of the action."""
    phrases = segment.phrases
    for at in range(piece.head + 1, piece.last):
        if phrases[at].kind == "np" and not phrases[at].classes.isdisjoint(_PLACES):
            if sentence.lower(phrases[at - 1].start) in _LOCATIVE:
                return sentence.phrase_mention(segment, at, at + 1)
    return None


def authority_of(sentence: Sentence, segment: Segment, piece: Piece) -> Authority:
    """The authority that a piece names, without what is told of it, and who that is."""
    named_by = name_end(sentence, segment, piece)
    first, cut = sentence.phrase_words(segment, piece.first, max(named_by, piece.last))
    for at in range(named_by, piece.last):  # "the court that ...": the name, not its story
        phrase = segment.phrases[at]
        named = "for" in phrase.classes
        if (
            phrase.group is not None
            or (named and _no_name(segment, at + 1, piece.last))
            or ("adv" in phrase.classes and at > piece.head)
            or _of_occasion(sentence, segment, at)
            or (sentence.lower(phrase.start) == "on" and "name" not in segment.phrases[at + 1].classes)
        ):
            cut = phrase.start
            break
    start, end = sentence.word_span(first, max(cut, segment.phrases[piece.head].head + 1))
    return identify(sentence, sentence.mention(start, end), first, cut)


def _of_occasion(sentence: Sentence, segment: Segment, at: int) -> bool:
    """Whether a preposition brings a time or an occasion, no part of a name: "the junta |in the past|", "|in 2009|"."""
    if "=in" not in segment.phrases[at].classes:
        return False
    follows = segment.phrase(at + 1)
    return follows.kind != "np" or (
        sentence.words.tags[follows.head] in "CJ"
        or sentence.noun(follows) in sentence.tables.scope["nouns"]["occasions"]
    )


def _no_name(segment: Segment, first: int, last: int) -> bool:
    """Whether what "for" brings is an act, no part of a name: "the Council for the adoption of the text"."""
    heads = [segment.phrases[at].classes for at in range(first, last) if segment.phrases[at].kind == "np"]
    return bool(heads) and "action" in heads[0] and "name" not in heads[0]


_ADJUNCTS: Final = frozenset({"before", "through", "after", "during", "despite", "via", "again"})
"""What stands after a text and belongs to the verb: "broke the law |before| the talks", "the truce |through| raids"."""


def _no_adjuncts(sentence: Sentence, segment: Segment, piece: Piece) -> Piece:
    """A text without what only follows it: an adjunct of the verb, or a participle that has lost its complement."""
    phrases = segment.phrases
    last = piece.last
    for at in range(piece.head + 1, piece.last):
        if sentence.lower(phrases[at].start) in _ADJUNCTS:
            last = at
            break
    while last - 1 > piece.head and (group := phrases[last - 1].group) is not None and group.form == "ed":
        last -= 1  # "a truce |mediated| by Lima": by whom is no part of it
    return piece if last == piece.last else Piece(piece.first, last, piece.head)


def instrument_of(sentence: Sentence, segment: Segment, piece: Piece) -> Instrument:
    """The legal text that a piece names, with its canonical form."""
    named = mention(sentence, segment, whole_title(sentence, segment, _no_adjuncts(sentence, segment, piece)))
    nearby = sentence.text[sentence.start : sentence.end]
    tail = sentence.text[named.end : named.end + 8]
    return Instrument(
        start=named.start,
        end=named.end,
        text=named.text,
        id=canonical(named.text + tail if tail.startswith(" (") else named.text, nearby),
    )
