"""How a status comes about: the construction's own, turned by necessity, refusal and negation."""

from __future__ import annotations

from authz.clauses import subject_of
from authz.complexes import complex_start, leftward
from authz.interpret.polarity import (
    Force,
    force_of,
    inherited,
    negated_noun,
    refused_by_noun,
    strongest,
    turn,
)
from authz.interpret.sentence import Sentence
from authz.interpret.slots import Slots
from authz.interpret.wishes import counterfactual, presupposed, sought, wanted
from authz.match import Match
from authz.model import Modality, Status
from authz.phrases import Segment

__all__ = ["forces", "status_of"]


_STATUSES = {str(status): status for status in Status}


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
    if outer:
        force = force._replace(negations=force.negations + outer)
    if group.form == "finite" and not force.necessity and _to_be(sentence, match.segment, slots):
        force = force._replace(necessity=True)
    if group.form == "bare" and (shared := _shared(sentence, match.segment, slots.verb)) is not None:
        force = force._replace(
            necessity=force.necessity or shared.necessity or _ordered(match.segment, slots.verb),
            modality=strongest(force.modality, shared.modality),
        )
    return force


def _to_be(sentence: Sentence, segment: Segment, slots: Slots) -> bool:
    """Whether a clause is said to have to come true: "it is vital that it be approved", "requires that it has"."""
    if slots.subject is None or slots.verb is None or slots.subject.phrases[0] > slots.verb:
        return False
    before = complex_start(segment, slots.subject.phrases[0]) - 1
    words = sentence.tables.scope["needing"]["words"]
    return (
        before > 0
        and "that" in segment.phrases[before].classes
        and sentence.lower(segment.phrases[before - 1].head) in words
    )


def _ordered(segment: Segment, verb: int) -> bool:
    """Whether a bare verb of asking shares a shall: "shall name the agency and seek approval"."""
    if "seek" not in segment.phrases[verb].classes:
        return False
    for at in range(verb - 2, max(-1, verb - 14), -1):
        group = segment.phrases[at].group
        if group is not None and group.form == "finite":
            return "shall" in group.modals and not group.negators
    return False


def _shared(sentence: Sentence, segment: Segment, verb: int) -> Force | None:
    """The force of the verb group that a bare verb after a conjunction shares: "must go back and obtain"."""
    phrases = segment.phrases
    if verb == 0 or "conj" not in phrases[verb - 1].classes:
        return None
    for at in range(verb - 2, max(-1, verb - 14), -1):
        group = phrases[at].group
        if group is not None and group.form == "finite" and (not group.copula or "necessary" in group.modals):
            return force_of(sentence, group)
        if "sub" in phrases[at].classes:
            break
    return None


def status_of(
    sentence: Sentence, match: Match, slots: Slots, force: Force, notes: list[str] | None = None
) -> tuple[Status, Force]:
    """The status of a match, and the force that its modality and cue follow; the steps go to ``notes``."""
    segment = match.segment
    flags = match.construction.flags
    status = own = _STATUSES[match.construction.status]
    steps: list[str] = []

    negations = 0 if "no_polarity" in flags else force.negations
    if (
        slots.grant is not None
        and "no_polarity" not in flags
        and negated_noun(sentence, segment, slots.grant)
    ):
        negations += 1
        steps.append("the permission is negated")
    if (
        slots.subject is not None
        and slots.subject_role in ("giver", "authority", "action", "actor")
        and "no_polarity" not in flags
    ):
        if negated_noun(sentence, segment, slots.subject.phrases[0]):
            negations += 1
            steps.append("the subject is negated")
    object_part = match.part("action")
    if (
        object_part
        and "noun_polarity" not in flags
        and "no_polarity" not in flags
        and "host_only" not in flags
    ):
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
    if "noun_polarity" in flags and slots.actions and negated_noun(sentence, segment, slots.actions[0].head):
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
        status, negations, force, said = _hosted(sentence, segment, slots, status, negations)
        steps.append(said)
    if _only(sentence, segment, slots) and status is Status.AUTHORIZED:
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
        status = turn(sentence, status, "necessity")
        steps.append(f"{status}: necessary")
    if negations % 2:
        gone = slots.verb is not None and (
            "renew" in segment.phrases[slots.verb].classes or _no_longer(sentence, segment, slots.verb)
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
        and ("wanted" in flags or sentence.lower(segment.phrases[slots.verb].start) == "be")
        and wanted(sentence, segment, slots.verb)
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
    if notes is not None:
        notes += [f"{own}: the construction's own", *steps]
    return status, force


def _no_longer(sentence: Sentence, segment: Segment, verb: int) -> bool:
    """Whether a verb group is negated by "no longer": what was allowed before is not any more."""
    group = segment.phrases[verb].group
    free = segment.phrases[verb].classes.isdisjoint({"grantor", "relying"})
    if group is None or (free and not group.copula):
        return False
    return any(sentence.lower(at) == "no longer" for at in group.negators)


def _law_itself(sentence: Sentence, segment: Segment, index: int) -> bool:
    """Whether an instrument is the law as such, no text with a name or a number: "under federal law"."""
    return (
        sentence.words.lemma(segment.phrases[index].head).split(" ")[-1]
        in sentence.tables.scope["nouns"]["law_itself"]
    )


def _only(sentence: Sentence, segment: Segment, slots: Slots) -> bool:
    """ "Only the Council can authorize it": the giver is the only one who may."""
    group = segment.phrases[slots.verb].group if slots.verb is not None else None
    if (
        slots.subject is None
        or slots.subject_role != "giver"
        or group is None
        or "possible" not in group.modals
    ):
        return False
    first = segment.phrases[complex_start(segment, slots.subject.phrases[0])].start
    return sentence.lower(first) == "only" or (first > 0 and sentence.lower(first - 1) == "only")


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
            if at > 1 and _opens_relative(segment, at - 1):
                continue  # "that every sale |that exceeds it| be authorized"
            lemma = sentence.words.lemma(phrases[at].head)
            return "that" in phrases[at + 1].classes and lemma in sentence.tables.scope["verbs"]["obliging"]
        if not phrases[at].classes.isdisjoint({"stop", "semicolon", "if"}):
            break
    return False


def _opens_relative(segment: Segment, at: int) -> bool:
    """Whether the phrase is a pronoun that begins a relative clause: after a noun phrase."""
    classes = segment.phrases[at].classes
    return "rel" in classes and segment.phrases[at - 1].kind == "np"


def _hosted(
    sentence: Sentence, segment: Segment, slots: Slots, status: Status, negations: int
) -> tuple[Status, int, Force, str]:
    """What the verb that a modifier belongs to makes of it, and why.

    "cannot act without consent" requires it, "never acts without consent" has it, "may act without
    further approval" does not require it.
    """
    phrases = segment.phrases
    verb = slots.host_verb
    assert verb is not None
    group = phrases[verb].group
    assert group is not None
    force = force_of(sentence, group)
    host = f"the host is {sentence.word(phrases[verb].head)!r}, {_said(force)}"
    if "shall" in group.modals and force.modality is Modality.FUTURE:
        force = force._replace(modality=Modality.ASSERTED)  # an order, not a forecast
    outer = force.negations + inherited(sentence, segment, verb)
    subject = subject_of(segment, verb)
    if subject is not None and subject.last < verb and negated_noun(sentence, segment, subject.phrases[0]):
        outer += 1
    if status is Status.NOT_AUTHORIZED:
        denied = _empowered(segment, verb)
        if denied is not None:
            status = Status.REQUIRED if denied else Status.NOT_REQUIRED
            return status, 0, Force(), f"{status}: {host}, and a power to do it is spoken of"
        if outer or "forbidding" in phrases[verb].classes or _kept_from(sentence, segment, verb):
            if "never" in _negator_words(sentence, segment, verb) and not group.modals:
                return status, negations + 1, Force(), f"{host}, never done without it"
            return Status.REQUIRED, negations, Force(), f"required: {host}, not done without it"
        if slots.grant is not None and not group.perfect and _may(sentence, segment, verb):
            return Status.NOT_REQUIRED, negations, Force(), f"not_required: {host}, and may do without it"
        if (
            slots.grant is not None
            and "possible" in group.modals
            and _further(sentence, phrases[slots.grant].start, phrases[slots.grant].head)
        ):
            return (
                Status.NOT_REQUIRED,
                negations,
                Force(),
                f"not_required: {host}, and may do without more of it",
            )
        return status, negations, force, host
    if outer and status is Status.COORDINATED:  # "are not doing so in coordination with"
        return status, negations + outer, force, host
    if outer and force.modality is Modality.POSSIBLE:
        return (
            turn(sentence, Status.AUTHORIZED, "necessity"),
            negations,
            Force(),
            f"required: {host}, only with it",
        )
    return status, negations, force, host


def _may(sentence: Sentence, segment: Segment, verb: int) -> bool:
    """Whether somebody may or can do it: "may be flown without a permit"; what he could or might do is open."""
    group = segment.phrases[verb].group
    return (
        group is not None
        and "possible" in group.modals
        and any(
            sentence.lower(word) in ("may", "can") for word in range(segment.phrases[verb].start, group.main)
        )
    )


def _kept_from(sentence: Sentence, segment: Segment, verb: int) -> bool:
    """Whether somebody is kept from the act: "bars troops from engaging in it without"."""
    phrases = segment.phrases
    group = phrases[verb].group
    if group is None or group.form != "ing" or verb < 2 or "from" not in phrases[verb - 1].classes:
        return False
    for at in range(verb - 2, max(-1, verb - 8), -1):
        if phrases[at].group is not None:
            return sentence.words.lemma(phrases[at].head) in sentence.tables.scope["verbs"]["keeping"]
    return False


def _empowered(segment: Segment, verb: int) -> bool | None:
    """For "has the (no) power to act": whether the power is denied; None where no power is spoken of."""
    phrases = segment.phrases
    group = phrases[verb].group
    if group is None or group.form != "infinitive" or verb < 2 or "power" not in phrases[verb - 1].classes:
        return None
    for at in range(verb - 2, max(-1, verb - 6), -1):
        outer = phrases[at].group
        if outer is not None:
            return bool(outer.negators) or any("no" in phrases[i].classes for i in range(at, verb))
    return None


def _further(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a permission is one more than there is already."""
    return any(
        sentence.lower(word) in sentence.tables.scope["nouns"]["further"] for word in range(first, last)
    )


def _said(force: Force) -> str:
    """What a force does, in words."""
    parts = [
        f"negated {force.negations} times" if force.negations > 1 else "negated" if force.negations else ""
    ]
    parts += ["refused" if force.refusal else "", "necessary" if force.necessity else "", str(force.modality)]
    return ", ".join(part for part in parts if part)


def _negator_words(sentence: Sentence, segment: Segment, verb: int) -> set[str]:
    group = segment.phrases[verb].group
    return {sentence.lower(w) for w in group.negators} if group else set()
