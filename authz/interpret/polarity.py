"""Status and modality: negation, necessity, refusal and their reach, by the grammar's tables."""

from __future__ import annotations

from attrs import frozen

from authz.complexes import REACH, complex_start
from authz.interpret.sentence import Sentence
from authz.model import Modality, Status
from authz.phrases import Segment, VerbGroup

__all__ = ["Force", "clause_modality", "force_of", "hedged", "inherited", "negated_noun", "strongest", "turn"]

_ORDER = (Modality.QUESTIONED, Modality.CONDITIONAL, Modality.POSSIBLE, Modality.FUTURE, Modality.ASSERTED)


@frozen
class Force:
    """What a verb group does to what it says: how often it is negated, and how far it is meant."""

    negations: int = 0
    refusal: bool = False
    necessity: bool = False
    vote: bool = False
    modality: Modality = Modality.ASSERTED


def strongest(*found: Modality | None) -> Modality:
    """The modality that says least of what is the case."""
    return next((m for m in _ORDER if m in found), Modality.ASSERTED)


def turn(sentence: Sentence, status: Status, table: str) -> Status:
    """The status after one step of the algebra; unchanged where the table does not name it."""
    return Status(sentence.tables.status.get(table, {}).get(str(status), str(status)))


def force_of(sentence: Sentence, group: VerbGroup) -> Force:
    """Reads negators, modals and the verbs that lead ("failed to", "voted to") off a verb group."""
    verbs = sentence.tables.scope["verbs"]
    negations = len(group.negators)
    refusal = necessity = vote = False
    found: list[Modality] = []
    for index, _ in group.led:
        lemma = sentence.words.lemma(index)
        if lemma in verbs["refusing"]:
            refusal = True
        elif lemma in verbs["negative"]:
            negations += 1
            if lemma in ("rule out",):
                found.append(Modality.POSSIBLE)
        elif lemma in verbs["vote"]:
            vote = True
            if any(sentence.lower(word) == "against" for word in range(index, group.main)):
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
    if ("should" in modals and "obtain" in sentence.classes(group.main)) or (
        "should" in modals and group.perfect and "seek" in sentence.classes(group.main)
    ):
        necessity = True  # should have got their approval
    shall = (
        "shall" in modals
        and not negations
        and not sentence.classes(group.main).isdisjoint({"obtain", "seek"})
    )
    if shall:
        necessity = True  # "the agency shall obtain the approval of"
    if "conditional" in modals:
        found.append(Modality.CONDITIONAL)
    if "future" in modals and not shall:
        found.append(Modality.FUTURE)
    if "possible" in modals and not necessity:
        found.append(Modality.POSSIBLE)
    if refusal and negations:  # refused to rule out
        refusal = False
        negations -= 1
        negations = negations + 1 if negations else 0
        found.append(Modality.POSSIBLE)
    return Force(negations, refusal, necessity, vote, strongest(*found))


def inherited(sentence: Sentence, segment: Segment, verb: int) -> int:
    """Negations that reach a verb group from outside it.

    "has never declared war or authorized": a negated verb joined by or; "has not made a decision to
    authorize", "no plan to authorize", "the failure of X to authorize": what governs an infinitive.
    """
    phrases = segment.phrases
    group = phrases[verb].group
    assert group is not None
    if group.form == "finite":
        for at in range(verb - 1, max(-1, verb - 8), -1):  # "does not think Congress would approve"
            earlier = phrases[at].group
            if earlier is not None:
                if "think" in phrases[at].classes and earlier.negators and earlier.form == "finite":
                    return len(earlier.negators)
                break
            if not phrases[at].classes.isdisjoint({"comma", "stop", "rel", "conj"}):
                break
    before = verb - 1
    while before >= 0 and phrases[before].kind == "inner":
        before -= 1
    if before < 1:
        return 0
    if "nor" in phrases[before].classes and not group.negators:
        return 1
    if (
        not phrases[before].classes.isdisjoint({"or", "nor"})
        and not group.negators
        and group.form in ("finite", "bare", "ed")
    ):
        for at in range(before - 1, max(-1, before - 12), -1):
            earlier = phrases[at].group
            if earlier is not None and earlier.form in ("finite", "bare") and not earlier.copula:
                return len(earlier.negators)
            if not phrases[at].classes.isdisjoint({"stop", "sub", "rel"}):
                break
        return 0
    denied = phrases[before].group
    if group.form == "ing" and denied is not None:  # "denied having agreed to them"
        lemma = sentence.words.lemma(phrases[before].head)
        return 0 if denied.negators else int(lemma in sentence.tables.scope["verbs"]["denying"])
    if group.form != "infinitive" or phrases[before].kind != "np":
        return 0
    noun = before
    for _ in range(3):
        start = complex_start(segment, noun)
        if (
            start > 1
            and not phrases[start - 1].classes.isdisjoint({"of", "by", "for"})
            and phrases[start - 2].kind == "np"
        ):
            noun = start - 2
            if not phrases[noun].classes.isdisjoint({"deciding", "failing_n"}):
                break
            continue
        break
    if "failing_n" in phrases[noun].classes:
        return 1
    if "deciding" not in phrases[noun].classes:
        return 0
    start = complex_start(segment, noun)
    count = 1 if negated_noun(sentence, segment, noun) else 0
    governing = phrases[start - 1].group if start > 0 else None
    return count + (len(governing.negators) if governing is not None else 0)


def negated_noun(sentence: Sentence, segment: Segment, index: int) -> bool:
    """Whether the noun phrase at ``index`` is negated by its determiner or its first word."""
    phrase = segment.phrases[index]
    for word in range(phrase.start, phrase.head + 1):
        if sentence.lower(word) in (
            "no",
            "neither",
            "nobody",
            "nothing",
            "none",
            "no one",
            "neither of",
            "none of",
            "little",
        ):
            return True
    start = complex_start(segment, index)
    if start > 0:
        before = segment.phrases[start - 1]
        inverted = before.group is not None and before.group.copula  # "Nor did they": it is theirs
        return (before.kind == "word" or inverted) and sentence.lower(before.start) in (
            "neither",
            "nor",
            "no",
            "not",
        )
    return False


def clause_modality(sentence: Sentence, segment: Segment, index: int) -> Modality:
    """The condition, question or plan whose reach holds the phrase at ``index``."""
    found = [*_scopes(sentence, segment, index), *_governed(sentence, segment, index)]
    if _asks(sentence, segment, index):
        found.append(Modality.QUESTIONED)
    return strongest(*found)


def _scopes(sentence: Sentence, segment: Segment, index: int) -> list[Modality]:
    """Conditions and indirect questions to the left whose clause has not ended."""
    phrases = segment.phrases
    found: list[Modality] = []
    scopes = [(entry["class"], Modality(entry["modality"])) for entry in sentence.tables.scope["scope"]]
    commas = finite = 0
    for at in range(index - 1, max(-1, index - 1 - REACH), -1):
        phrase = phrases[at]
        classes = phrase.classes
        if not classes.isdisjoint({"stop", "semicolon"}):
            break
        if phrase.group is not None and phrase.group.form == "finite":
            finite += 1
        if "comma" in classes and finite:
            commas += 1
        for name, modality in scopes:
            if name in classes and (commas == 0 or finite <= 1):
                # "before we asked" is a time, "before authorizing" leaves it open
                if sentence.lower(phrase.start) in ("before", "once") and _told(sentence, segment, at):
                    continue
                found.append(modality)
    return found


def _told(sentence: Sentence, segment: Segment, at: int) -> bool:
    """Whether a clause that "before" or "once" opens tells what happened: its verb is past."""
    phrases = segment.phrases
    if at + 1 < len(phrases) and phrases[at + 1].group is not None:
        return False
    for index in range(at + 1, min(at + 8, len(phrases))):
        group = phrases[index].group
        if group is not None and group.form == "finite":
            first = sentence.lower(phrases[index].start)
            return (
                sentence.words.tags[group.main] in "de" and not group.passive
                if first not in ("had", "was", "were", "did")
                else True
            )
    return True


def _governed(sentence: Sentence, segment: Segment, index: int) -> list[Modality]:
    """What the noun or verb that governs an infinitive or a participle makes of it."""
    phrases = segment.phrases
    group = phrases[index].group
    if group is None or group.form not in ("infinitive", "ing", "bare"):
        return []
    found: list[Modality] = []
    nouns = sentence.tables.scope["nouns"]
    verbs = sentence.tables.scope["governing"]
    before = index - 1
    while before >= 0 and phrases[before].kind == "inner":
        before -= 1
    noun = before if before >= 0 and phrases[before].kind == "np" else before - 1
    for _ in range(3):
        if noun < 0 or phrases[noun].kind != "np":
            break
        lemma = sentence.words.lemma(phrases[noun].head)
        if (
            lemma == "decision" and group.form == "infinitive"
        ):  # "we welcome the decision to authorize it": it was taken
            return []
        for name in ("questioned", "possible", "future"):
            found += [Modality(name)] if lemma in nouns[name] else []
        start = complex_start(segment, noun)
        if start < 2 or phrases[start - 1].classes.isdisjoint({"prep"}):
            break
        noun = start - 2
    for at in range(index - 1, max(-1, index - 24), -1):
        phrase = phrases[at]
        if not phrase.classes.isdisjoint({"stop", "semicolon", "sub", "rel"}):
            break
        if sentence.lower(phrase.start) == "before":  # "wants a report before authorizing it"
            break
        outer = phrase.group
        if outer is None:
            continue
        lemma = sentence.words.lemma(phrase.head)
        against = at + 1 < len(phrases) and sentence.lower(phrases[at + 1].start) == "against"
        if (
            lemma in verbs["possible"]
            or (lemma == "vote" and against)
            or (lemma == "support" and outer.negators)
        ):
            found.append(Modality.POSSIBLE)
        elif group.form == "ing" and lemma in verbs["conditional"] and phrases[before].kind == "np":
            found.append(Modality.CONDITIONAL)
        if outer.form == "finite":
            found.append(force_of(sentence, outer).modality)
            break
    return found


def _asks(sentence: Sentence, segment: Segment, index: int) -> bool:
    """Whether the sentence asks if it is so; "why" and "how" take it for granted."""
    last = sentence.text[sentence.start : sentence.end].rstrip("\"'\u201d\u2019) \n")
    if not last.endswith("?"):
        return False
    first = index
    for at in range(index - 1, max(-1, index - 1 - REACH), -1):
        phrase = segment.phrases[at]
        if sentence.lower(phrase.start) in ("why", "how"):
            return False
        if "stop" in phrase.classes:
            break
        first = at
    return sentence.lower(segment.phrases[first].start) not in ("what", "who", "when", "where", "which")


def hedged(sentence: Sentence, first: int, last: int) -> bool:
    """Whether one of the words ``[first, last)`` is an adverb that makes the claim possible only."""
    hedges = sentence.tables.scope["hedges"]
    return any(sentence.lower(word) in hedges for word in range(max(0, first), last))
