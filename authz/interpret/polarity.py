"""Negation, necessity, refusal and modals of a verb group, by the grammar's tables."""

from __future__ import annotations

from typing import Final, NamedTuple

from authz.adverbials import before_adverbial
from authz.clauses import subject_of
from authz.complexes import before_inner, complex_start, group_before
from authz.interpret.sentence import Sentence
from authz.model import Modality, Status
from authz.phrases import Segment, VerbGroup
from authz.verblists import first_joined

__all__ = [
    "Force",
    "force_of",
    "fronted",
    "interrupted",
    "negated_noun",
    "of_list",
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
