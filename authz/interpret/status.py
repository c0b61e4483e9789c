"""How a status comes about: the construction's own, turned by necessity, refusal and negation."""

from __future__ import annotations

from typing import Final

from authz.complexes import before_inner, complex_start, finite_left, group_before, leftward
from authz.interpret.governing import inherited, refused_by_noun
from authz.interpret.hosted import hosted, says_only
from authz.interpret.polarity import (
    Force,
    force_of,
    fronted,
    interrupted,
    negated_noun,
    of_list,
    strongest,
    turn,
)
from authz.interpret.sentence import Sentence
from authz.interpret.slots import Piece, Slots
from authz.interpret.wishes import counterfactual, disowned, mandative, presupposed, sought, wanted
from authz.match import Match
from authz.model import Modality, Status
from authz.phrases import Segment

__all__ = ["forces", "status_of"]


_PARTICULAR: Final = frozenset({"a", "an", "this", "that", "these", "its", "his", "her", "their", "our"})
_STATUSES: Final = {str(status): status for status in Status}


def forces(sentence: Sentence, match: Match, slots: Slots) -> Force:
    """What the statement's own verb group, and what governs it, do to the status."""
    if slots.verb is None:
        return Force()
    group = match.segment.phrases[slots.verb].group
    assert group is not None
    force = force_of(sentence, group)
    outer = inherited(sentence, match.segment, slots.verb)
    if match.construction.status != Status.DENIED and refused_by_noun(match.segment, slots.verb):
        force = force._replace(refusal=True)
    force = of_list(
        sentence, match.segment, slots.verb, interrupted(sentence, match.segment, slots.verb, force)
    )
    if outer:
        force = force._replace(negations=force.negations + outer)
    front = fronted(sentence, match.segment, slots.verb)
    if front.negations:
        modality = strongest(force.modality, front.modality)
        force = force._replace(negations=force.negations + front.negations, modality=modality)
    if (judged := _judged(match.segment, slots.verb)) is not None:
        copula = match.segment.phrases[judged - 1].group
        if sentence.lower(match.segment.phrases[judged].head) in sentence.tables.scope["needing"]["words"]:
            negations = force.negations + (len(copula.negators) if copula is not None else 0)
            force = force._replace(necessity=True, negations=negations)
        else:
            force = force._replace(modality=strongest(force.modality, Modality.POSSIBLE))
    if force.necessity and _what_it_takes(match.segment, slots):
        force = force._replace(necessity=False, modality=strongest(force.modality, Modality.POSSIBLE))
    if group.form == "finite" and not force.necessity and _to_be(sentence, match.segment, slots):
        force = force._replace(necessity=True)
    if group.form == "bare" and (shared := _shared(sentence, match.segment, slots.verb)) is not None:
        force = force._replace(
            necessity=force.necessity or shared.necessity or _ordered(match.segment, slots.verb),
            modality=strongest(force.modality, shared.modality),
        )
    return force


def _not_contained(segment: Segment, slots: Slots) -> bool:
    """Whether a permission that is only named is what a text does not hold: "does not provide for |authorization| to"."""
    if slots.verb is not None or slots.grant is None:
        return False
    at = complex_start(segment, slots.grant) - 1
    if "for" in segment.phrase(at).classes:
        at -= 1
    group = segment.phrase(at).group
    return group is not None and bool(group.negators) and not segment.phrases[at].classes.isdisjoint(_HOLDING)


_HOLDING: Final = frozenset({"containing", "grant", "listing"})


def _needs(sentence: Sentence, segment: Segment, slots: Slots) -> bool:
    """Whether somebody needs to have a power: who "must have the right" is only said to have it."""
    if slots.verb is None:
        return False
    phrase = segment.phrases[slots.verb]
    return any(sentence.lower(word).startswith("need") for word in range(phrase.start, phrase.end))


def _judged(segment: Segment, verb: int) -> int | None:
    """The adjective that says what it would be to do it: "it is |necessary| for Congress to authorize it"."""
    phrases = segment.phrases
    group = phrases[verb].group
    giver = before_inner(segment, verb - 1)
    if group is None or group.form != "infinitive" or segment.phrase(giver).kind != "np":
        return None
    at = complex_start(segment, giver) - 2
    if "for" not in segment.phrase(at + 1).classes or "adj" not in segment.phrase(at).classes:
        return None
    copula = group_before(segment, at)
    return at if copula is not None and copula.copula else None


def _what_it_takes(segment: Segment, slots: Slots) -> bool:
    """Whether a need is one of power: "has the |authority that he needs| to approve it"."""
    if slots.verb is None or slots.verb < 2 or "pronoun" not in segment.phrases[slots.verb - 1].classes:
        return False
    at = slots.verb - 2
    if "that" in segment.phrases[at].classes or "rel" in segment.phrases[at].classes:
        at -= 1
    return segment.phrase(at).kind == "np" and "power" in segment.phrases[at].classes


def _to_be(sentence: Sentence, segment: Segment, slots: Slots) -> bool:
    """Whether a clause is said to have to come true: "it is vital that it be approved", "requires that it has"."""
    if slots.subject is None or slots.verb is None or slots.subject.phrases[0] > slots.verb:
        return False
    before = complex_start(segment, slots.subject.phrases[0]) - 1
    needing = sentence.lower(segment.phrase(before - 1).head) in sentence.tables.scope["needing"]["words"]
    return needing and "that" in segment.phrase(before).classes


def _ordered(segment: Segment, verb: int) -> bool:
    """Whether a bare verb of asking shares a shall: "shall name the agency and seek approval"."""
    if "seek" not in segment.phrases[verb].classes:
        return False
    at = finite_left(segment, verb)
    group = segment.phrases[at].group if at is not None else None
    return group is not None and "shall" in group.modals


def _shared(sentence: Sentence, segment: Segment, verb: int) -> Force | None:
    """The force of the verb group that a bare verb after a conjunction shares: "must go back and obtain"."""
    phrases = segment.phrases
    if "conj" not in segment.phrase(verb - 1).classes:
        return None
    for at in leftward(verb):
        group = phrases[at].group
        if group is not None and group.form == "finite" and (not group.copula or "necessary" in group.modals):
            return force_of(sentence, group)
        if "sub" in phrases[at].classes:
            break
    return None


def _inverted(segment: Segment, verb: int | None, subject: int) -> bool:
    """Whether what stands before a subject is its verb's own auxiliary, negated with it: "|nor was| the raid authorized"."""
    group = segment.phrases[verb].group if verb is not None else None
    if group is None or group.auxiliary is None or not group.negators:
        return False
    return group.auxiliary == complex_start(segment, subject) - 1


def _after_insertion(match: Match, slots: Slots) -> int:
    """How often an adjective is negated behind an insertion: "is, in her view, |not| legal"."""
    phrases, verb = match.segment.phrases, slots.verb
    if verb is None or (group := phrases[verb].group) is None or not group.copula:
        return 0
    return sum(
        phrases[at].kind == "word"
        and "neg" in phrases[at].classes
        and (at == verb + 1 or "comma" in phrases[at - 1].classes)
        and "adj" in match.segment.phrase(at + 1).classes
        for at in range(verb + 1, match.end)
    )


def _in_list(match: Match, grant: int) -> bool:
    """Whether a permission is the later member of a list of the construction's own: "with neither notice |nor permission|"."""
    before = complex_start(match.segment, grant) - 1
    return before > match.start and "nor" in match.segment.phrases[before].classes


def status_of(
    sentence: Sentence, match: Match, slots: Slots, force: Force, notes: list[str] | None = None
) -> tuple[Status, Force]:
    """The status of a match, and the force that its modality and cue follow; the steps go to ``notes``."""
    segment = match.segment
    flags = match.construction.flags
    status = own = _STATUSES[match.construction.status]
    steps: list[str] = []

    negations = 0 if "no_polarity" in flags else force.negations + _after_insertion(match, slots)
    if (
        slots.grant is not None
        and "no_polarity" not in flags
        and not _in_list(match, slots.grant)
        and negated_noun(sentence, segment, slots.grant)
    ):
        negations += 1
        steps.append("the permission is negated")
    elif slots.grant is not None and "no_polarity" not in flags and _not_contained(segment, slots):
        negations += 1
        steps.append("the text holds no such permission")
    if (
        slots.subject is not None
        and slots.subject_role in ("giver", "authority", "action", "actor")
        and "no_polarity" not in flags
    ):
        subject = slots.subject.phrases[0]
        if negated_noun(sentence, segment, subject) and not _inverted(segment, slots.verb, subject):
            negations += 1
            steps.append("the subject is negated")
    object_part = match.part("action")
    if object_part and "noun_polarity" not in flags and "host_only" not in flags:
        if (
            slots.actions
            and segment.phrases[slots.actions[0].head].kind == "np"
            and negated_noun(sentence, segment, slots.actions[0].head)
        ):
            negations += 1
            steps.append("the act is negated")
    if slots.nobody and slots.subject_role != "giver":
        negations += 1
        steps.append("nobody gives it")
    if (
        "noun_polarity" in flags
        and slots.actions
        and negated_noun(sentence, segment, slots.actions[0].head)
        and not _no_more(sentence, segment, slots.actions[0])
    ):
        negations += 1
        steps.append("the noun is negated")
    if (
        "host_only" in flags
        and status is Status.NOT_AUTHORIZED
        and slots.actions
        and negated_noun(sentence, segment, slots.actions[0].head)
    ):
        status = Status.REQUIRED
        steps.append(f"{status}: none of it without it")
    elif "host_only" in flags and slots.host_verb is not None:
        status, negations, force, said = hosted(sentence, segment, slots, status, negations)
        steps.append(said)
    only = _only(sentence, segment, slots) or _only_by(sentence, segment, slots)
    if only and status is Status.AUTHORIZED:
        status, negations, force = Status.REQUIRED, 0, Force()
        steps.append(f"{status}: nobody else can")
    if presupposed(segment, slots, force) or counterfactual(sentence, segment, slots, force):
        negations, force = 0, Force()
        steps.append("that it should not have been, or what would be had it not been, takes it for granted")
    if force.asked and status is Status.AUTHORIZED:
        status = Status.REQUESTED
        steps.append(f"{status}: only asked for")
    if force.refusal:
        status = turn(sentence, status, "refuse")
        steps.append(f"{status}: refused")
    elif force.necessity and "no_polarity" not in flags:
        had = status is Status.LAWFUL and "necessary" in flags and _needs(sentence, segment, slots)
        status = Status.REQUIRED if had else turn(sentence, status, "necessity")
        steps.append(f"{status}: necessary")
    if "no_polarity" not in flags and disowned(sentence, segment, slots):
        negations += 1
        steps.append("what it is not")
    if negations % 2:
        gone = slots.verb is not None and (
            _renews(segment, slots) or _no_longer(sentence, segment, slots.verb)
        )
        status = Status.REVOKED if gone and status is Status.AUTHORIZED else turn(sentence, status, "negate")
        steps.append(f"{status}: negated{'' if negations == 1 else f' {negations} times'}")
    elif negations:
        steps.append(f"{status}: negated {negations} times, which is not at all")
    if (
        status is Status.AUTHORIZED
        and slots.grant is not None
        and slots.verb is not None
        and sought(sentence, segment, slots.verb)
    ):
        status, force = Status.REQUESTED, Force()
        steps.append(f"{status}: getting it is only aimed at")
    if (
        status is Status.AUTHORIZED
        and slots.verb is not None
        and (
            (
                ("wanted" in flags or sentence.lower(segment.phrases[slots.verb].start) == "be")
                and wanted(sentence, segment, slots.verb)
            )
            or mandative(sentence, segment, slots.verb)
        )
    ):  # "they should pass an authorization", "she asks that the flight be authorized"
        status, force = Status.REQUESTED, Force()
        steps.append(f"{status}: somebody wants it")
    if status is Status.AUTHORIZED and slots.verb is not None and _obliged(sentence, segment, slots.verb):
        status, force = Status.REQUIRED, Force()
        steps.append(f"{status}: it is made a duty")
    if (
        "bare_ban" in flags
        and status is Status.NOT_AUTHORIZED
        and not slots.authorities
        and (slots.instrument is None or _law_itself(sentence, segment, slots.instrument.head))
        and _always(sentence, segment, slots)
    ):
        status = Status.UNLAWFUL
        steps.append(f"{status}: never allowed, with nobody who forbids it")
    if (
        "bare_ban" in flags
        and status is Status.AUTHORIZED
        and not slots.authorities
        and slots.instrument is not None
    ):
        if _law_itself(sentence, segment, slots.instrument.head) and _always(sentence, segment, slots):
            status = Status.LAWFUL
            steps.append(f"{status}: permitted by law")
    if notes is not None:
        notes += [f"{own}: the construction's own", *steps]
    return status, force


def _renews(segment: Segment, slots: Slots) -> bool:
    """Whether a verb makes a permission last longer, and does not say how far it reaches: "does not extend to Syria"."""
    assert slots.verb is not None
    phrase = segment.phrases[slots.verb]
    if "renew" not in phrase.classes or phrase.group is None:
        return False
    return phrase.group.passive or slots.grant is None or slots.grant > slots.verb


def _no_more(sentence: Sentence, segment: Segment, act: Piece) -> bool:
    """Whether a noun is negated by "no more": the acts before were as the adjective says."""
    first, last = segment.phrases[act.first].start, segment.phrases[act.head].head
    words = [sentence.lower(at) for at in range(first, last)]
    return "no more" in " ".join(words)


def _no_longer(sentence: Sentence, segment: Segment, verb: int) -> bool:
    """Whether a verb group is negated by "no longer": what was allowed before is not any more."""
    group = segment.phrases[verb].group
    free = segment.phrases[verb].classes.isdisjoint({"grantor", "relying"})
    if group is None or (free and not group.copula):
        return False
    return any(sentence.lower(at) == "no longer" for at in group.negators)


def _law_itself(sentence: Sentence, segment: Segment, index: int) -> bool:
    """Whether an instrument is the law as such, no text with a name: "under federal law", not "under the new law"."""
    phrase = segment.phrases[index]
    if sentence.noun(phrase) not in sentence.tables.scope["nouns"]["law_itself"]:
        return False
    first = sentence.lower(phrase.start)
    return first not in _PARTICULAR and (first != "the" or phrase.start + 1 == phrase.head)


def _only(sentence: Sentence, segment: Segment, slots: Slots) -> bool:
    """ "Only the Council can authorize it": the giver is the only one who may."""
    if slots.verb is None or slots.subject is None or slots.subject_role != "giver":
        return False
    phrase = segment.phrases[slots.verb]
    if phrase.group is None or "possible" not in phrase.group.modals:
        return False
    first = segment.phrases[complex_start(segment, slots.subject.phrases[0])].start
    if "only" in (sentence.lower(first), sentence.lower(first - 1)):
        return True
    return any(
        sentence.lower(at) == "alone" for at in range(phrase.start - 1, phrase.head)
    )  # "who alone can authorize it"


def _only_by(sentence: Sentence, segment: Segment, slots: Slots) -> bool:
    """ "It can only be authorized by the Council": nobody else may."""
    phrase = segment.phrases[slots.verb] if slots.verb is not None else None
    group = phrase.group if phrase is not None else None
    if phrase is None or group is None or not group.passive or "possible" not in group.modals:
        return False
    return bool(slots.authorities or slots.instrument) and says_only(sentence, phrase)


def _always(sentence: Sentence, segment: Segment, slots: Slots) -> bool:
    """Whether it is never allowed, as by law: "is not allowed", and not "was not" or "is not being allowed"."""
    if slots.verb is None:
        return False
    phrase = segment.phrases[slots.verb]
    words = {sentence.lower(at) for at in range(phrase.start, phrase.head)}
    return "being" not in words and not words.isdisjoint({"is", "are", "'s", "'re", "cannot", "may", "can"})


def _obliged(sentence: Sentence, segment: Segment, verb: int) -> bool:
    """Whether a law or somebody makes it a duty: "requires that every sale |be authorized|"."""
    phrases = segment.phrases
    if sentence.lower(phrases[verb].start) != "be":
        return False
    for at in leftward(verb):
        if phrases[at].group is not None:
            if _opens_relative(segment, at - 1):
                continue  # "that every sale |that exceeds it| be authorized"
            lemma = sentence.words.lemma(phrases[at].head)
            return "that" in phrases[at + 1].classes and lemma in sentence.tables.scope["verbs"]["obliging"]
    return False


def _opens_relative(segment: Segment, at: int) -> bool:
    """Whether the phrase is a pronoun that begins a relative clause: after a noun phrase."""
    return "rel" in segment.phrase(at).classes and segment.phrase(at - 1).kind == "np"
