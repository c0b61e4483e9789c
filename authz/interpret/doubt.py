"""Doubt about what a clause says: "there is no evidence that", "it is not clear that", "nothing suggests that"."""

from __future__ import annotations

from typing import Final

from authz.clauses import subject_of
from authz.complexes import before_inner, complex_start, group_before, noun_before_preposition
from authz.interpret.polarity import negated_noun
from authz.interpret.sentence import Sentence
from authz.phrases import Segment

__all__ = ["doubted"]

_LACKING: Final = frozenset({"without", "absence_n", "lack"})


def doubted(sentence: Sentence, segment: Segment, at: int) -> bool:
    """Whether what stands before the clause that the phrase at ``at`` opens leaves open whether it is so.

    The clause may have "that" or none ("no evidence |the ministry| approved it").
    """
    phrases = segment.phrases
    before = before_inner(segment, at - 1)
    while (phrase := segment.phrase(before)).kind == "word" and "adv" in phrase.classes:
        before -= 1
    if phrase.kind == "np":
        return _unfounded(sentence, segment, before)
    if sentence.lower(phrases[at].start) != "that":
        return False
    asking = sentence.tables.scope["asking"]
    if phrase.group is not None:
        return _open_verb(sentence, segment, before)
    word = sentence.lower(phrase.head)
    if word in asking["open"]:
        copula = group_before(segment, before)
        return copula is not None and copula.copula and not copula.negators
    if word not in asking["sure"]:
        return False
    copula = group_before(segment, before)
    if copula is not None:
        return copula.copula and bool(copula.negators)
    return sentence.lower(segment.phrase(before - 1).start) in ("far from", "from")


def _unfounded(sentence: Sentence, segment: Segment, noun: int) -> bool:
    """Whether a noun says that grounds for a claim are missing, or that there are doubts about it."""
    phrases = segment.phrases
    lemma = sentence.noun(phrases[noun])
    nouns = sentence.tables.scope["nouns"]
    start = complex_start(segment, noun)
    outer = group_before(segment, start)
    negated = negated_noun(sentence, segment, noun) or (outer is not None and bool(outer.negators))
    if lemma not in nouns["evidence"]:
        return lemma in nouns["questioned"] and not negated
    if negated or not segment.phrase(start - 1).classes.isdisjoint(_LACKING):
        return True
    whole = noun_before_preposition(segment, noun)  # "the lack of evidence"
    return whole is not None and "absence_n" in phrases[whole].classes


def _open_verb(sentence: Sentence, segment: Segment, verb: int) -> bool:
    """Whether a verb before "that" leaves it open: "doubt that", "nothing suggests that", "has not been proven that"."""
    phrases = segment.phrases
    group = phrases[verb].group
    assert group is not None
    asking = sentence.tables.scope["asking"]
    lemma = sentence.words.lemma(phrases[verb].head)
    if lemma == "doubt":
        subject = subject_of(segment, verb)
        nobody = subject is not None and negated_noun(sentence, segment, subject.phrases[0])
        return not group.negators and not nobody
    if group.passive and lemma in asking["sure"]:
        return bool(group.negators)
    if (
        group.form == "infinitive" and lemma in asking["showing"]
    ):  # "nothing to suggest that", "no reason to believe"
        noun = before_inner(segment, verb - 1)
        return segment.phrase(noun).kind == "np" and negated_noun(sentence, segment, noun)
    if group.form != "finite":
        return False
    subject = subject_of(segment, verb)
    if subject is None or subject.last > verb:
        return False
    if lemma in asking["showing"]:
        if group_before(segment, complex_start(segment, subject.phrases[0])) is not None:
            return False  # "Nor should the envoy think that"
        return negated_noun(sentence, segment, subject.phrases[0]) and not group.negators
    # "no evidence |has emerged| that"
    return subject.last == verb - 1 and not group.passive and _unfounded(sentence, segment, subject.last)
