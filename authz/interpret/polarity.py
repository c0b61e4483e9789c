"""Negation, necessity, refusal and modals of a verb group, and their reach, by the grammar's tables."""

from __future__ import annotations

from typing import Final, NamedTuple

from authz.adverbials import before_adverbial
from authz.clauses import subject_of
from authz.complexes import before_inner, complex_start, group_before, leftward
from authz.decisions import decision_before
from authz.interpret.denials import affirms, claimed, denies
from authz.interpret.sentence import Sentence
from authz.model import Modality, Status
from authz.phrases import Segment, VerbGroup
from authz.verblists import first_joined

__all__ = [
    "Force",
    "force_of",
    "fronted",
    "inherited",
    "interrupted",
    "negated_noun",
    "of_list",
    "refused_by_noun",
    "strongest",
    "turn",
]

_RANK: Final = {
    Modality.QUESTIONED: 0,
    Modality.CONDITIONAL: 1,
    Modality.POSSIBLE: 2,
    Modality.FUTURE: 3,
    Modality.ASSERTED: 4,
}


_CLAUSE_ENDS: Final = frozenset({"comma", "stop", "rel", "conj"})
_ALTERNATIVE: Final = frozenset({"or", "nor"})
_OF_ACT: Final = frozenset({"of", "in"})
_HELD: Final = frozenset({"think", "say", "hold", "judge", "show"})  # "is thought to", "was reported to"


class Force(NamedTuple):
    """What a verb group does to what it says: how often it is negated, and how far it is meant."""

    negations: int = 0
    refusal: bool = False
    asked: bool = False
    necessity: bool = False
    vote: bool = False
    modality: Modality = Modality.ASSERTED


_PLAIN: Final = Force()


def strongest(*found: Modality | None) -> Modality:
    """The modality that says least of what is the case."""
    strong = Modality.ASSERTED
    for modality in found:
        if modality is not None and modality is not strong and _RANK[modality] < _RANK[strong]:
            strong = modality
    return strong


def turn(sentence: Sentence, status: Status, table: str) -> Status:
    """The status after one step of the algebra; unchanged where the table does not name it."""
    turned = sentence.tables.status.get(table, {}).get(status)
    return status if turned is None else Status(turned)


def force_of(sentence: Sentence, group: VerbGroup) -> Force:
    """Reads negators, modals and the verbs that lead ("failed to", "voted to") off a verb group."""
    negations = len(group.negators)
    if not group.led and not group.modals:
        return Force(negations) if negations else _PLAIN
    verbs = sentence.tables.scope["verbs"]
    refusal = necessity = vote = asked = False
    found: list[Modality] = []
    for index, _ in group.led:
        lemma = sentence.words.lemma(index)
        if lemma in verbs["refusing"]:
            refusal = True
        elif lemma in verbs["negative"]:
            negations += 1
            if lemma in verbs["doubtful"]:
                found.append(Modality.POSSIBLE)
        elif lemma in verbs["asked"]:
            asked = True  # "was asked to approve", "asks to be allowed"
        elif lemma in verbs["vote"]:
            vote = True
            if any(sentence.lower(word) in ("against", "no") for word in range(index, group.main)):
                found.append(Modality.POSSIBLE)
        elif lemma in verbs["necessary"]:
            necessity = True
        elif lemma in verbs["future"]:
            found.append(Modality.FUTURE)
        elif lemma in verbs["possible"]:
            found.append(Modality.POSSIBLE)
    modals = group.modals
    if "pending" in modals:
        negations += 1
    if "necessary" in modals:
        necessity = True
    if ("should" in modals and not {"obtain", "have"}.isdisjoint(sentence.classes(group.main))) or (
        "should" in modals and group.perfect and "seek" in sentence.classes(group.main)
    ):
        necessity = True  # should have got their approval
    shall = "shall" in modals and not negations and "obtain" in sentence.classes(group.main)
    if shall:
        necessity = True  # "the agency shall obtain the approval of"
    if "conditional" in modals:
        found.append(Modality.CONDITIONAL)
    given = "shall" in modals and "have" in sentence.classes(group.main)  # "shall have the power to"
    if "future" in modals and not shall and not given:
        found.append(Modality.FUTURE)
    if "possible" in modals and (not necessity or ("should" in modals and "necessary" in modals)):
        found.append(Modality.POSSIBLE)  # "may authorize", "should have to seek"
    if refusal and negations:  # refused to rule out
        refusal = False
        negations -= 1
        negations = negations + 1 if negations else 0
        found.append(Modality.POSSIBLE)
    return Force(negations, refusal, asked, necessity, vote, strongest(*found))


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
    if group.form in ("ing", "infinitive") and "instrument" in phrases[before].classes:
        start = complex_start(segment, before)
        maker = group_before(segment, start)
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
        return 0
    count = 1 if negated_noun(sentence, segment, noun) else 0
    return count + (len(governing.negators) if governing is not None else 0)


def _no_chance(sentence: Sentence, segment: Segment, at: int) -> bool:
    """Whether a clause is what there is no chance of: "there is |no way| they will allow it", "no chance that"."""
    noun = at - 1 if sentence.lower(segment.phrases[at].start) == "that" else at
    if noun < 2 or segment.phrases[noun].kind != "np":
        return False
    if sentence.noun(segment.phrases[noun]) not in sentence.tables.scope["nouns"]["chance"]:
        return False
    return negated_noun(sentence, segment, noun) and _existential(segment, complex_start(segment, noun) - 1)


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


def fronted(sentence: Sentence, segment: Segment, verb: int) -> Force:
    """The force of an auxiliary that a fronted negation puts before the subject: "|Never has| the Senate approved it"."""
    group = segment.phrases[verb].group
    if group is None or group.negators:
        return _PLAIN
    subject = subject_of(segment, verb)
    if subject is None or subject.relation not in ("direct", "inverted"):
        return _PLAIN
    at = complex_start(segment, subject.phrases[0]) - 1
    outer = segment.phrases[at].group if at >= 0 and subject.last < verb else None
    if outer is None or not outer.copula or sentence.lower(segment.phrases[at].start) in _BEFORE_NEGATED:
        return _PLAIN
    if sentence.word(segment.phrases[-1].start) == "?":
        return _PLAIN  # "Hasn't the Senate approved it?": it has
    doubled = sum(sentence.lower(segment.phrases[i].start) == "neither" for i in range(max(0, at - 1), at))
    force = force_of(sentence, outer)
    if not force.negations and not doubled:
        return _PLAIN
    return force._replace(negations=force.negations + doubled)


def of_list(sentence: Sentence, segment: Segment, verb: int, force: Force) -> Force:
    """The force of a verb with that of the first of its list, whose auxiliaries it shares: "|did not| ask or approve"."""
    phrases = segment.phrases
    first = first_joined(segment, verb)
    group, head = phrases[verb].group, phrases[first].group if first is not None else None
    if first is None or group is None or head is None or (group.form == "finite" and not head.modals):
        return force
    if any("but" in phrases[at].classes for at in range(first, verb)):
        return force
    shared = force_of(sentence, head)
    own = group.form == "finite" or any("nor" in phrases[at].classes for at in range(first, verb))
    return force._replace(
        negations=force.negations + (0 if own else shared.negations),
        refusal=force.refusal or shared.refusal,
        asked=force.asked or shared.asked,
        vote=force.vote or shared.vote,
        necessity=force.necessity or shared.necessity,
        modality=strongest(force.modality, shared.modality),
    )


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


def interrupted(sentence: Sentence, segment: Segment, verb: int, force: Force) -> Force:
    """The force of an infinitive whose leading verb a time parts from it: "declined on Friday |to approve|"."""
    phrases = segment.phrases
    group = phrases[verb].group
    if group is None or group.form != "infinitive":
        return force
    before = before_inner(segment, verb - 1)
    if segment.phrase(before).kind == "np" or not segment.phrase(before).classes.isdisjoint(
        {"comma", "dash"}
    ):
        before = before_adverbial(segment, before, True)  # "refused by 13 votes |to approve|"
    leading = group_before(segment, before + 1)
    if leading is None or leading.copula:
        return force
    lemma = sentence.words.lemma(phrases[before].head)
    verbs = sentence.tables.scope["verbs"]
    if lemma not in verbs["refusing"] and lemma not in verbs["negative"]:
        return force
    outer = force_of(sentence, leading)
    refusal = lemma in verbs["refusing"] and not outer.negations
    negations = 0 if refusal else 1 + outer.negations
    return force._replace(
        refusal=force.refusal or refusal,
        negations=force.negations + negations,
        modality=strongest(force.modality, outer.modality),
    )


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


_NEGATING: Final = frozenset(
    {
        *("no", "neither", "nobody", "nothing", "none", "no one", "neither of", "none of", "little"),
        *("nobody's", "no one's", "no-one's"),
    }
)
_BEFORE_NEGATED: Final = frozenset({"neither", "nor", "no", "not"})


def negated_noun(sentence: Sentence, segment: Segment, index: int) -> bool:
    """Whether the noun phrase at ``index`` is negated by its determiner or its first word."""
    phrases, norms = segment.phrases, sentence.words.norms
    phrase = phrases[index]
    if any(norm.lower() in _NEGATING for norm in norms[phrase.start : phrase.head + 1]):
        return True
    owner = index - 2  # "None of the agency's |programs| were"
    if owner >= 0 and "genitive" in phrases[index - 1].classes and "np" in phrases[owner].classes:
        first = owner - 1 if "det" in phrases[owner - 1].classes and owner else owner
        if norms[phrases[first].start].lower() in _NEGATING:
            return True
    before = segment.phrase(complex_start(segment, index) - 1)
    group = before.group  # "Nor did they": it is theirs, but "|not having| a permit" is counted with the verb
    inverted = group is not None and group.copula and group.form == "finite"
    return (before.kind == "word" or inverted) and norms[before.start].lower() in _BEFORE_NEGATED
