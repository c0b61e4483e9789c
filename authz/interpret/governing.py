"""Negations that reach a verb group from what governs it: a denial, a noun of deciding, a verb of its list."""

from __future__ import annotations

from typing import Final

from authz.clauses import subject_of
from authz.complexes import before_inner, complex_start, group_before, leftward
from authz.decisions import decision_before
from authz.interpret.denials import affirms, claimed, denies
from authz.interpret.polarity import force_of, negated_noun
from authz.interpret.sentence import Sentence
from authz.phrases import Segment, VerbGroup
from authz.verblists import first_joined

__all__ = ["inherited", "refused_by_noun"]

_CLAUSE_ENDS: Final = frozenset({"comma", "stop", "rel", "conj"})
_ALTERNATIVE: Final = frozenset({"or", "nor"})
_OF_ACT: Final = frozenset({"of", "in"})
_HELD: Final = frozenset({"think", "say", "hold", "judge", "show"})  # "is thought to", "was reported to"


def _left_out(sentence: Sentence, segment: Segment, at: int, verb: int) -> bool:
    """Whether what a preposition brings was not done: "|instead of| approving it", "|far from| approving it"."""
    if "without" in segment.phrases[at].classes:
        return {"grantor", "active"} <= segment.phrases[verb].classes  # "left |without| authorizing it"
    start = segment.phrases[at].start
    word = sentence.lower(start)
    return word in sentence.tables.scope["governing"]["left_out"] or (
        word == "from" and sentence.lower(start - 1) == "far"
    )


def inherited(sentence: Sentence, segment: Segment, verb: int) -> int:
    """Negations that reach a verb group from outside it.

    "has never declared war or authorized": a negated verb joined by or; "has not made a decision to
    authorize", "no plan to authorize", "the failure of X to authorize": what governs an infinitive.
    """
    phrases = segment.phrases
    group = phrases[verb].group
    assert group is not None
    if group.form == "finite":
        if _hopeless(sentence, segment, verb):
            return 1
        for at in leftward(verb):  # "does not think Congress would approve"
            earlier = phrases[at].group
            if earlier is not None and earlier.form == "ed" and phrases[at - 1].kind == "np":
                continue  # "do not believe that the text |passed| in May allows it"
            if earlier is not None:
                lemma, verbs = sentence.words.lemma(phrases[at].head), sentence.tables.scope["verbs"]
                believed = "think" in phrases[at].classes and lemma not in verbs["fearing"]
                thought = believed or lemma in verbs["opining"]
                if thought and earlier.form == "finite":
                    if negators := len(earlier.negators) or _by_nobody(sentence, segment, at):
                        return negators  # "Nor should they think that it approved"
                if denies(sentence, segment, at, verb) and affirms(phrases[at - 1 : at], earlier):
                    return 1  # "denied that she had authorized them"
                break
            if _no_chance(sentence, segment, at):
                return 1
            if not phrases[at].classes.isdisjoint(_CLAUSE_ENDS) and not claimed(sentence, segment, at):
                break
    before = before_inner(segment, verb - 1)
    if before >= 0 and group.form in ("ing", "bare") and _left_out(sentence, segment, before, verb):
        return 1
    if before < 1:
        return 0
    if "nor" in phrases[before].classes and not group.negators:
        return 1
    if (first := first_joined(segment, verb)) is not None:
        head = phrases[first].group
        shared = head is not None and group.form == "finite" and _alternatives(segment, first, verb)
        own = len(head.negators) if head is not None and shared else 0
        return own + inherited(sentence, segment, first)
    if (
        not phrases[before].classes.isdisjoint(_ALTERNATIVE)
        and not group.negators
        and group.form in ("finite", "bare", "ed")
    ):
        for at in leftward(before):
            earlier = phrases[at].group
            if earlier is not None and earlier.form in ("finite", "bare") and not earlier.copula:
                return len(earlier.negators)
            if "sub" in phrases[at].classes:
                break
        return 0
    outer = phrases[before].group
    if (
        group.form == "infinitive"
        and outer is not None
        and outer.passive
        and not _HELD.isdisjoint(phrases[before].classes)
    ):
        return len(outer.negators)  # "is not believed to have approved it"
    read = phrases[before - 1].group
    if group.form == "ing" and read is not None and sentence.lower(phrases[before].start) == "as":
        return len(read.negators)  # "cannot be read as authorizing it"
    denied = phrases[before].group
    if group.form == "ing" and denied is not None:  # "denied having agreed to them"
        lemma = sentence.words.lemma(phrases[before].head)
        return 0 if denied.negators else int(lemma in sentence.tables.scope["verbs"]["denying"])
    if group.form == "ing" and _prevented(sentence, segment, before):
        return 1
    if group.form in ("ing", "infinitive") and "instrument" in phrases[before].classes:
        start = complex_start(segment, before)
        maker = group_before(segment, start)
        if (
            maker is not None
            and not maker.passive
            and not phrases[start - 1].classes.isdisjoint({"reject", "veto", "block"})
        ):
            return int(not maker.negators)  # "voters |rejected| a measure to allow it"
        if maker is not None and maker.copula and maker.negators and _existential(segment, start - 1):
            return len(maker.negators)  # "there is not a resolution authorizing it"
        if (
            maker is not None
            and sentence.words.lemma(maker.main) in sentence.tables.scope["verbs"]["passing"]
        ):
            force = force_of(
                sentence, maker
            )  # "failed to pass a resolution authorizing it", "refused to sign it"
            if negations := force.negations or int(force.refusal):
                return negations
    if group.form == "ing" and not phrases[before].classes.isdisjoint(_OF_ACT):
        before -= 1  # "no intention |of| authorizing it", "the delay |in| approving it"
    elif group.form != "infinitive":
        return 0
    if phrases[before].kind != "np":
        return 0
    noun = _governing(segment, before)
    if "failing_n" in phrases[noun].classes:
        return 1
    decided = not phrases[noun].classes.isdisjoint({"deciding", "vote_n"})
    start = complex_start(segment, noun)
    governing = group_before(segment, start)
    led = start - 2 if governing is not None and governing.form == "ing" else start - 1 if decided else -1
    if led >= 0 and _left_out(sentence, segment, led, verb):
        return 1  # "without |a vote| to authorize it", "without taking |any action| to authorize it"
    if not decided:
        willed = group.form == "infinitive" and noun == before and led < 0 and _willed(sentence, governing)
        return len(governing.negators) if willed and governing is not None else 0
    count = 1 if negated_noun(sentence, segment, noun) else 0
    return count + (len(governing.negators) if governing is not None else 0)


def _prevented(sentence: Sentence, segment: Segment, before: int) -> bool:
    """Whether somebody is kept from an act after ``before``: "prevented the council |from| approving it"."""
    if "from" not in segment.phrases[before].classes:
        return False
    noun = segment.phrase(before - 1).kind == "np"
    keeper = group_before(segment, complex_start(segment, before - 1) if noun else before)
    if keeper is None or keeper.negators or noun == keeper.passive:
        return False
    return sentence.words.lemma(keeper.main) in sentence.tables.scope["verbs"]["keeping"]


def _willed(sentence: Sentence, governing: VerbGroup | None) -> bool:
    """Whether a verb says what somebody wants a text or a body to do: "never |intended| the act to allow it"."""
    if governing is None or governing.passive:
        return False
    return sentence.words.lemma(governing.main) in sentence.tables.scope["verbs"]["willing"]


def _no_chance(sentence: Sentence, segment: Segment, at: int) -> bool:
    """Whether a clause is what there is no chance of: "there is |no way| they will allow it", "no chance that"."""
    noun = at - 1 if sentence.lower(segment.phrases[at].start) == "that" else at
    if noun < 2 or segment.phrases[noun].kind != "np":
        return False
    if sentence.noun(segment.phrases[noun]) not in sentence.tables.scope["nouns"]["chance"]:
        return False
    return negated_noun(sentence, segment, noun) and _existential(segment, complex_start(segment, noun) - 1)


def _hopeless(sentence: Sentence, segment: Segment, verb: int) -> bool:
    """Whether that is said of a subject with a clause of its own: "there is no chance that Ruth, who fought, will allow it"."""
    if "comma" not in segment.phrase(verb - 1).classes:
        return False
    subject = subject_of(segment, verb)
    return subject is not None and _no_chance(
        sentence, segment, complex_start(segment, subject.phrases[0]) - 1
    )


def _by_nobody(sentence: Sentence, segment: Segment, verb: int) -> int:
    """Whether it is nobody who does something, or "nor" stands before who does: "nobody thinks", "nor did they think"."""
    subject = subject_of(segment, verb)
    return int(
        subject is not None and subject.last < verb and negated_noun(sentence, segment, subject.phrases[0])
    )


def _alternatives(segment: Segment, first: int, verb: int) -> bool:
    """Whether the list of verbs from ``first`` on, which goes on after ``verb``, is joined by or."""
    phrases = segment.phrases
    for at in range(first + 1, min(len(phrases), verb + 8)):
        classes = phrases[at].classes
        if "conj" in classes or "nor" in classes:
            return not classes.isdisjoint(_ALTERNATIVE)
        if at > verb and phrases[at].group is None and "comma" not in classes and phrases[at].kind != "inner":
            break
    return False


def refused_by_noun(segment: Segment, verb: int) -> bool:
    """Whether an infinitive is what a refusal is of: "the refusal of the ministry |to allow| the march"."""
    phrases = segment.phrases
    group = phrases[verb].group
    before = before_inner(segment, verb - 1)
    if group is None or group.form != "infinitive":
        return False
    if segment.phrase(before).kind != "np" and "comma" not in segment.phrase(before).classes:
        return False
    return "refusing_n" in phrases[_governing(segment, before)].classes


def _governing(segment: Segment, before: int) -> int:
    """The noun that governs an infinitive after the phrase at ``before``: "the |decision| of the court to"."""
    phrases = segment.phrases
    noun = before
    while phrases[noun].classes.isdisjoint({"deciding", "failing_n"}):
        start = complex_start(segment, noun)
        if start < 2 or phrases[start - 1].classes.isdisjoint({"of", "by", "for"}):
            further = decision_before(segment, before)
            return noun if further is None else further
        noun = start - 2
    return noun


def _existential(segment: Segment, verb: int) -> bool:
    """Whether a verb group says that there is something: "there is not"."""
    return "existential" in segment.phrase(verb - 1).classes
