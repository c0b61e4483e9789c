"""What is only wished for or only imagined: whether a statement's verb says what somebody wants, seeks or supposes."""

from __future__ import annotations

from typing import Final

from authz.clauses import subject_of
from authz.complexes import complex_start, group_before, leftward
from authz.interpret.polarity import Force
from authz.interpret.sentence import Sentence
from authz.interpret.slots import Slots
from authz.phrases import Segment

__all__ = ["counterfactual", "disowned", "mandative", "presupposed", "sought", "wanted"]

_BETWEEN: Final = 4
"""How many adjuncts stand at most between a verb of wanting and its clause."""


def presupposed(segment: Segment, slots: Slots, force: Force) -> bool:
    """ "should never have been authorized": it was."""
    if slots.verb is None or slots.grant is not None or not force.negations:
        return False
    group = segment.phrases[slots.verb].group
    return group is not None and "should" in group.modals and group.perfect


def counterfactual(sentence: Sentence, segment: Segment, slots: Slots, force: Force) -> bool:
    """ "Had he not authorized it, they would have lost": he did."""
    if slots.verb is None or force.negations != 1:
        return False
    group = segment.phrases[slots.verb].group
    subject = subject_of(segment, slots.verb) if group is not None else None
    if group is None or subject is None or subject.last > slots.verb:
        return False
    opener = segment.phrase(complex_start(segment, subject.phrases[0]) - 1)
    auxiliary = segment.phrases[slots.verb].start
    unreal = sentence.lower(opener.start) == "had" or (
        "if" in opener.classes and "had" in {sentence.lower(at) for at in range(auxiliary, group.main)}
    )
    return unreal and any(p.group is not None and "conditional" in p.group.modals for p in segment.phrases)


def wanted(sentence: Sentence, segment: Segment, verb: int) -> bool:
    """Whether somebody wants or should do what the verb says: "he would like Congress to pass it"."""
    phrases = segment.phrases
    group = phrases[verb].group
    if group is not None and group.form == "ing" and "persuading" not in phrases[verb].classes:
        maker = _maker(sentence, segment, verb)
        return maker is not None and wanted(sentence, segment, maker)
    if group is None:
        return False
    own = "authorize" in phrases[verb].classes
    if "persuading" in phrases[verb].classes:
        trying = sentence.tables.scope["verbs"]["possible"]
        return not group.negators and any(sentence.words.lemma(at) in trying for at, _ in group.led)
    if group.form == "finite" and "should" in group.modals:
        return not own
    # "urged that Congress authorize it": a base form after that
    subjunctive = sentence.lower(phrases[verb].start) == "be"
    unreal = group.form == "finite" and not subjunctive
    verbs = sentence.tables.scope["verbs"]
    present = "present" in phrases[verb].classes  # "requests that Congress provides it"
    if unreal and (
        group.main != phrases[verb].start
        or (sentence.lower(group.main) != sentence.words.lemma(group.main) and not present)
    ):
        return False
    nouns = sentence.tables.scope["nouns"]["wanting"]
    for at in leftward(verb):
        outer = phrases[at].group
        if outer is None and phrases[at].kind != "inner" and sentence.words.lemma(phrases[at].head) in nouns:
            if not unreal or "that" in phrases[at + 1].classes:
                return (
                    True  # "their request to the council to authorize it", "is adamant that it authorize it"
                )
        if unreal and outer is not None and at + 1 < verb and "that" not in phrases[at + 1].classes:
            return False
        lemma = sentence.words.lemma(phrases[at].head) if outer is not None else ""
        if subjunctive and lemma in verbs["advising"]:
            return False  # "recommended that he be authorized": it is not asked of whoever authorizes
        if present and lemma not in verbs["requesting"]:
            lemma = ""
        if outer is not None and (lemma in verbs["wanting"] or ("should" in outer.modals and not own)):
            return not outer.negators
        if "semicolon" in phrases[at].classes or ("rel" in phrases[at].classes and not subjunctive):
            break
    return False


def mandative(sentence: Sentence, segment: Segment, verb: int) -> bool:
    """Whether one body is to do what a base form says: "insists that parliament approve it", which no fact is."""
    phrases = segment.phrases
    group = phrases[verb].group
    if group is None or group.form != "finite" or group.negators or group.copula:
        return False
    if group.main != phrases[verb].start:
        return False
    if sentence.lower(group.main) != sentence.words.lemma(group.main):
        return False
    subject = subject_of(segment, verb)
    if subject is None or len(subject.phrases) != 1 or subject.last > verb:
        return False
    head = phrases[subject.last]
    singular = sentence.lower(head.head) in ("it", "he", "she")  # "demands that |it| approve": no fact
    if "plural" in head.classes or ("pronoun" in head.classes and not singular):
        return False
    at = complex_start(segment, subject.last) - 1
    clause = at > 0 and "that" in phrases[at].classes
    at -= clause
    for _ in range(_BETWEEN):
        if at < 0 or phrases[at].kind == "inner":
            return False
        outer = phrases[at].group
        words = sentence.tables.scope["verbs" if outer is not None else "nouns"]
        if sentence.words.lemma(phrases[at].head) in words["wanting"]:
            return outer is None or not outer.negators
        if outer is not None or not clause:
            return False
        at = _before_adjunct(segment, at)  # "has advocated |for more than a year now| that it pass it"
    return False


def _before_adjunct(segment: Segment, at: int) -> int:
    """What stands before the adverb or the phrase of a preposition that ends at ``at``, -1 where there is none."""
    phrases = segment.phrases
    if "adv" in phrases[at].classes:
        return at - 1
    before = complex_start(segment, at) - 1
    placed = phrases[at].kind == "np" and before > 0 and "prep" in phrases[before].classes
    return before - 1 if placed else -1


def sought(sentence: Sentence, segment: Segment, verb: int) -> bool:
    """Whether getting a permission is only aimed at: "efforts to gain authorization"."""
    phrases = segment.phrases
    group = phrases[verb].group
    if group is None or group.form != "infinitive" or "obtain" not in phrases[verb].classes:
        return False
    noun = segment.phrase(verb - 1)
    if noun.kind == "word" and "adj" in noun.classes:  # "it is important to get approval"
        return True
    return noun.kind == "np" and sentence.words.lemma(noun.head) in sentence.tables.scope["nouns"]["aiming"]


def _maker(sentence: Sentence, segment: Segment, verb: int) -> int | None:
    """The infinitive that makes the text which a participle is said of: "urged them |to pass| a bill authorizing"."""
    phrases = segment.phrases
    if "instrument" not in segment.phrase(verb - 1).classes:
        return None
    made = complex_start(segment, verb - 1) - 1
    group = group_before(segment, made + 1)
    if group is None or group.form != "infinitive":
        return None
    return (
        made
        if sentence.words.lemma(phrases[made].head) in sentence.tables.scope["verbs"]["passing"]
        else None
    )


def disowned(sentence: Sentence, segment: Segment, slots: Slots) -> bool:
    """Whether what a relative clause says is denied of what is pointed at: "this is not |a raid that| they approved"."""
    phrases = segment.phrases
    if slots.verb is None:
        return False
    for at in range(slots.verb - 1, max(0, slots.verb - 5), -1):
        if phrases[at].group is not None:
            return False
        if phrases[at].classes.isdisjoint({"rel", "that"}):
            continue
        noun = at - 1
        if phrases[noun].kind != "np":
            return False
        copula = complex_start(segment, noun) - 1
        group = phrases[copula].group if copula > 0 else None
        if group is None or not group.copula or not group.negators:
            return False
        return sentence.lower(phrases[copula - 1].head) in ("this", "that", "it", "these", "those")
    return False
