"""How far what a sentence says is meant: conditions, questions, plans and possibilities around a statement."""

from __future__ import annotations

from typing import Final

from authz.complexes import (
    after_inner,
    before_inner,
    complex_start,
    group_before,
    leftward,
    noun_from,
    rightward,
    verb_left,
)
from authz.decisions import decision_before
from authz.interpret.doubt import doubted
from authz.interpret.due import is_due
from authz.interpret.polarity import force_of, strongest
from authz.interpret.sentence import Sentence
from authz.model import Modality
from authz.phrases import Phrase, Segment, VerbGroup
from authz.verblists import first_joined

__all__ = ["clause_modality", "hedged", "named_modality"]

_CLAIMING: Final = frozenset({"say", "think", "hold"})
_NEAR: Final = 7
"""How far the verb of a clause with "before" or "until" is looked for."""
_PAST: Final = frozenset({"had", "was", "were", "did"})
_LATER: Final = frozenset({"when", "whenever", "after", "as soon as", "once", "the moment", "before"})
_SUPPOSING: Final = frozenset({"should", "had", "were"})
_SENTENCE_ENDS: Final = frozenset({"stop", "semicolon"})
_LINK_ENDS: Final = frozenset({"stop", "semicolon", "sub", "rel"})
_GOVERNING: Final = (
    ("questioned", Modality.QUESTIONED),
    ("possible", Modality.POSSIBLE),
    ("stance", Modality.POSSIBLE),
    ("future", Modality.FUTURE),
)


def clause_modality(sentence: Sentence, segment: Segment, index: int, asking: bool = False) -> Modality:
    """The condition, question or plan whose reach holds the phrase at ``index``.

    With ``asking`` the statement is one of asking or needing, which says its own force (guidelines, section 2):
    what governs it ("efforts to secure approval") is left out.
    """
    found = _scopes(sentence, segment, index, asking)
    if not asking:
        found += _governed(sentence, segment, index)
    if Modality.CONDITIONAL not in found and _asks(sentence, segment, index):
        found.append(Modality.QUESTIONED)
    return strongest(*found)


def named_modality(sentence: Sentence, segment: Segment, noun: int) -> Modality | None:
    """What becomes of an authorization that is only named: "an authorization to use force", "oppose the".

    An indefinite one is not there yet: possible. One that somebody opposes, or that a verb in the future or
    the conditional has as its object, is as far as that verb is meant.
    """
    phrases = segment.phrases
    start = complex_start(segment, noun)
    first = sentence.lower(phrases[noun].start)
    outer = segment.phrase(start - 1)
    group = outer.group
    if group is not None:
        lemma = sentence.words.lemma(outer.head)
        if lemma == "oppose" or (lemma == "support" and group.negators):
            return Modality.POSSIBLE
        if group.modals & {"conditional", "possible"}:
            return force_of(sentence, group).modality
    if sentence.lower(outer.start) == "against":
        if not segment.phrase(start - 2).classes.isdisjoint({"vote", "vote_n"}):
            return Modality.POSSIBLE
    if first in ("a", "an", "any", "another", "some"):
        return Modality.POSSIBLE
    return None


def _scopes(sentence: Sentence, segment: Segment, index: int, asking: bool) -> list[Modality]:
    """Conditions and indirect questions to the left whose clause has not ended."""
    phrases = segment.phrases
    found: list[Modality] = []
    openers, hedges = sentence.tables.openers, sentence.tables.scope["hedges"]
    group = phrases[index].group
    own = group is not None and bool(group.modals & {"future", "possible"}) and "shall" not in group.modals
    commas = finite = 0
    closed = joined = False
    for at in leftward(index):
        phrase = phrases[at]
        classes = phrase.classes
        if phrase.kind != "word":
            joined = joined and classes.isdisjoint(_CLAIMING)
            if phrase.group is not None:
                if not commas and _supposed(sentence, segment, at):
                    found.append(Modality.CONDITIONAL)
                finite += phrase.group.form == "finite"
            elif phrase.kind == "np" and _names_clause(segment, at) and doubted(sentence, segment, at + 1):
                found.append(Modality.QUESTIONED)
            continue
        if not classes.isdisjoint(_SENTENCE_ENDS):
            break
        if "comma" in classes:
            commas += finite > 0
            closed = closed or finite == 0
        if commas and finite > 1:
            break
        word = sentence.lower(phrase.start)
        if closed and word == "before" and _before_doing(segment, at):
            continue  # "before leaving, the cabinet approved it": only when
        joined = joined or (word == "that" and _joins_claims(segment, at))
        for name in () if joined or classes.isdisjoint(openers) else openers:
            if name not in classes:
                continue
            modality = openers[name]
            if modality is not Modality.CONDITIONAL:
                found.append(modality)
            elif not _is_time(sentence, segment, at) and not (
                closed and (own or (asking and word == "before"))
            ):
                # not "before we asked", "until dawn", "if it rains, the minister may allow it"
                found.append(Modality.QUESTIONED if _wondered(sentence, segment, at) else modality)
        if not finite and word in hedges:
            if not (closed and "comma" in segment.phrase(at - 1).classes):  # not ", perhaps under pressure,"
                found.append(Modality.POSSIBLE)  # "perhaps the senate approved it"
        if word in _LATER and _hypothetical(sentence, segment, at):
            found.append(Modality.CONDITIONAL)
        if word == "that":
            if doubted(sentence, segment, at):
                found.append(Modality.QUESTIONED)
            elif at and sentence.lower(phrases[at - 1].head) in sentence.tables.scope["asking"]["thinkable"]:
                found.append(Modality.POSSIBLE)  # "it is possible that the raid was illegal"
    return found


def _joins_claims(segment: Segment, at: int) -> bool:
    """Whether "that" at ``at`` begins a second claim: "said it had no say on whether they join and |that| it was illegal"."""
    if "and" not in segment.phrase(at - 1).classes:
        return False
    if "dash" in segment.phrase(at - 2).classes:
        return False  # "if it names a plan -- and that plan is approved"
    return any(not segment.phrases[left].classes.isdisjoint(_CLAIMING) for left in leftward(at))


def _names_clause(segment: Segment, at: int) -> bool:
    """Whether a clause without "that" may follow the noun phrase: "no evidence |the ministry| approved it"."""
    return noun_from(segment, at + 1) is not None


def _before_doing(segment: Segment, at: int) -> bool:
    """Whether "before" at ``at`` brings a participle: "before leaving", "before authorizing it"."""
    coming = segment.phrase(at + 1).group
    return coming is not None and coming.form == "ing"


def _supposed(sentence: Sentence, segment: Segment, at: int) -> bool:
    """Whether an auxiliary before its subject opens a condition: "|Should| the senate repeal it", "|Had| it approved"."""
    phrases = segment.phrases
    group = phrases[at].group
    if group is None or not group.copula or sentence.lower(phrases[at].start) not in _SUPPOSING:
        return False
    if sentence.lower(phrases[at].start) != "should":
        verbs = [p.group for p in phrases[at + 1 :] if p.group is not None]
        unreal = any("conditional" in verb.modals for verb in verbs)
        if not unreal or verbs[0].negators:  # "Had it not approved the raid, they would be there": it did
            return False
    opens = at == 0 or not phrases[at - 1].classes.isdisjoint({"comma", "semicolon", "stop"})
    return opens and sentence.word(phrases[-1].start) != "?"


def _is_time(sentence: Sentence, segment: Segment, at: int) -> bool:
    """Whether "until", "before" or "once" only tells when: with a noun, or with a verb in the past."""
    phrases = segment.phrases
    word = sentence.lower(phrases[at].start)
    if word in ("before", "once") and _told(sentence, segment, at):
        return True
    if word not in ("until", "till", "before"):
        return False
    head = after_inner(segment, at + 1)
    first = segment.phrase(head)
    if first.kind != "np":
        return first.group is None
    for after in rightward(segment, head, _NEAR):
        group = phrases[after].group
        if group is not None and group.form == "finite":
            return False
        if not phrases[after].classes.isdisjoint({"comma", "stop", "conj"}):
            return True
    return True


def _wondered(sentence: Sentence, segment: Segment, at: int) -> bool:
    """Whether "if" at ``at`` opens a question that somebody asks, knows or leaves open."""
    phrases = segment.phrases
    if at == 0 or sentence.lower(phrases[at].start) != "if":
        return False
    before = phrases[at - 1]
    if before.kind == "np" and at > 1:
        before = phrases[at - 2]
    lemma = sentence.words.lemma(before.head)
    return lemma in sentence.tables.scope["asking"]["words"]


def _hypothetical(sentence: Sentence, segment: Segment, at: int) -> bool:
    """Whether "when", "after" or "before" at ``at`` opens a clause in the present beside one in the future: not yet so."""
    phrases = segment.phrases
    if sentence.lower(phrases[at].start) == "before":  # "they want a report before authorizing it"
        return _before_doing(segment, at)
    for after in rightward(segment, at):
        group = phrases[after].group
        if group is None or group.form != "finite":
            continue
        if group.modals or sentence.lower(phrases[after].start) in _PAST:
            return False
        if sentence.words.tags[group.main] not in "ZV" and sentence.lower(phrases[after].start) not in (
            "is",
            "are",
            "has",
            "have",
        ):
            return False
        break
    else:
        return False
    return any(p.group.modals & {"future", "conditional"} for p in phrases if p.group is not None)


def _told(sentence: Sentence, segment: Segment, at: int) -> bool:
    """Whether a clause that "before" or "once" opens tells what happened: its verb is past."""
    phrases = segment.phrases
    if segment.phrase(at + 1).group is not None:
        return False
    for index in rightward(segment, at, _NEAR):
        group = phrases[index].group
        if group is not None and group.form == "finite":
            first = sentence.lower(phrases[index].start)
            return (
                sentence.words.tags[group.main] in "de" and not group.passive if first not in _PAST else True
            )
    return True


def _governed(sentence: Sentence, segment: Segment, index: int) -> list[Modality]:
    """What the noun, adjective or verb that governs an infinitive or a participle makes of it."""
    phrases = segment.phrases
    group = phrases[index].group
    before = before_inner(segment, index - 1)
    if is_due(sentence, segment, index):
        return [Modality.POSSIBLE]
    if group is None or group.form not in ("infinitive", "ing", "bare"):
        return []
    if group.form == "bare" and (first := first_joined(segment, index)) is not None:
        return _governed(sentence, segment, first)  # "the power to |order| and approve it"
    if group.form == "infinitive" and "conj" in segment.phrase(before).classes:
        earlier = verb_left(segment, before)
        if earlier is not None and phrases[earlier].group.form == "infinitive":  # type: ignore[union-attr]
            return _governed(sentence, segment, earlier)  # "our role is to watch them and to authorize them"
    decided = decision_before(segment, before) if group.form == "infinitive" else None
    if decided is not None and sentence.words.lemma(phrases[decided].head) == "decision":
        return []  # "the decision of the Council in its resolution, of 25 June, to authorize it"
    if group.form == "ing" and _stands(sentence, segment.phrase(before)):
        return []  # "wants to change the law authorizing it": the law is there
    if (
        group.form == "ing"
        and "for" in segment.phrase(before).classes
        and _thanked(sentence, segment, before)
    ):
        return []  # "we wish to express our gratitude to the council for extending it"
    found = _by_noun(sentence, segment, before, group)
    if found is None:
        return []
    return found + _by_verb(sentence, segment, index, before, group)


def _thanked(sentence: Sentence, segment: Segment, at: int) -> bool:
    """Whether "for" at ``at`` brings what somebody is thanked, praised or blamed for, which has been done."""
    thanking = sentence.tables.scope["nouns"]["thanking"]
    for left in leftward(at):
        phrase = segment.phrases[left]
        if not phrase.classes.isdisjoint({"comma", "stop", "conj"}):
            return False
        if sentence.words.lemma(phrase.head) in thanking:
            return True
    return False


def _stands(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a noun phrase names a legal text that is there already: "this law", "the 2001 resolution"."""
    classes = phrase.classes
    if phrase.kind != "np" or "instrument" not in classes or not classes.isdisjoint({"pending", "scheme"}):
        return False
    return sentence.lower(phrase.start) in ("the", "this", "that", "its", "their", "his", "these", "those")


def _by_noun(sentence: Sentence, segment: Segment, before: int, group: VerbGroup) -> list[Modality] | None:
    """What a governing noun says: "the power to", "a question of"; None where it says that it happened."""
    phrases = segment.phrases
    nouns = sentence.tables.scope["nouns"]
    found: list[Modality] = []
    noun = before if segment.phrase(before).kind == "np" else before - 1  # "our role is to authorize"
    if "by" in segment.phrase(before).classes:
        return []  # "abused its power by authorizing it"
    while segment.phrase(noun).kind == "np":
        lemma = sentence.words.lemma(phrases[noun].head)
        if lemma == "authority" and "plural" in phrases[noun].classes:
            break  # "criticized the authorities for not allowing it"
        if lemma == "decision" and group.form == "infinitive":  # "we welcome the decision to authorize it"
            return None
        start = complex_start(segment, noun)
        played = group_before(segment, start) if group.form == "ing" and lemma in ("role", "part") else None
        if played is not None and sentence.words.tags[played.main] in "dpe" and not played.modals:
            return None  # "played a role in authorizing it"
        found += [modality for name, modality in _GOVERNING if lemma in nouns[name]]
        if "prep" not in segment.phrase(start - 1).classes:
            break
        noun = start - 2
    return found


def _by_verb(
    sentence: Sentence, segment: Segment, index: int, before: int, group: VerbGroup
) -> list[Modality]:
    """What the governing verb or adjective says: "asked X to", "proposed a text authorizing", "it is wise to"."""
    phrases = segment.phrases
    verbs = sentence.tables.scope["governing"]
    named = group.form == "ing" and segment.phrase(before).kind == "np"
    found: list[Modality] = []
    for at in leftward(index):
        phrase = phrases[at]
        if not phrase.classes.isdisjoint(_LINK_ENDS):
            break
        outer = phrase.group
        if outer is None:
            continue
        lemma = sentence.words.lemma(phrase.head)
        against = sentence.lower(phrases[at + 1].start) == "against"
        if named and lemma in verbs["conditional"]:
            found.append(Modality.CONDITIONAL)
            break
        held = outer.passive and "judge" in phrase.classes  # "is considered to be unlawful"
        if (lemma in verbs["possible"] and not held) or (lemma == "vote" and against):
            found.append(Modality.POSSIBLE)
        if outer.form == "infinitive" and _valued(segment, at):
            found.append(Modality.CONDITIONAL)
        if outer.form == "finite":
            found.append(force_of(sentence, outer).modality)
            break
    return found


def _valued(segment: Segment, verb: int) -> bool:
    """Whether an adjective is what an infinitive is said to be: "it is irresponsible for Congress |to pass|"."""
    at = verb - 1
    while segment.phrase(at).kind == "np" or "for" in segment.phrase(at).classes:
        at -= 1
    judged, outer = segment.phrase(at), group_before(segment, at)
    if judged.kind != "word" or "adj" not in judged.classes or "necessary" in judged.classes:
        return False
    return outer is not None and outer.copula


def _asks(sentence: Sentence, segment: Segment, index: int) -> bool:
    """Whether the sentence asks if it is so; "why" and "how" take it for granted."""
    if sentence.text.find("?", sentence.start, sentence.end) < 0:
        return False
    stop = next((at for at in segment.stops if at > index), None)
    if (
        stop is not None and segment.phrase(stop + 1).group is not None
    ):  # '"Was it legal|?|" asked the historian.'
        asking = sentence.word(segment.phrases[stop].start) == "?"
    else:
        asking = sentence.text[sentence.start : sentence.end].rstrip("\"'\u201d\u2019) \n").endswith("?")
    if not asking:
        return False
    first = index
    for at in leftward(index):
        phrase = segment.phrases[at]
        if sentence.lower(phrase.start) in ("why", "how"):
            return False
        if "stop" in phrase.classes:
            break
        first = at
    return sentence.lower(segment.phrases[first].start) not in ("what", "who", "when", "where", "which")


def hedged(sentence: Sentence, first: int, last: int) -> bool:
    """Whether one of the words ``[first, last)`` is an adverb that makes the claim possible only."""
    words = sentence.words.norms[max(0, first) : last]
    return not sentence.tables.scope["hedges"].isdisjoint([word.lower() for word in words])
