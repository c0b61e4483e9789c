"""How a status comes about: the construction's own, turned by necessity, refusal and negation."""

from __future__ import annotations

from attrs import evolve

from authz.chunk import Segment
from authz.interpret.polarity import Force, force_of, inherited, negated_noun, turn
from authz.interpret.sentence import Sentence
from authz.interpret.slots import Slots
from authz.match import Match
from authz.model import Modality, Status

__all__ = ["forces", "status_of"]


def forces(sentence: Sentence, match: Match, slots: Slots) -> Force:
    """What the statement's own verb group, and what governs it, do to the status."""
    if slots.verb is None:
        return Force()
    group = match.segment.phrases[slots.verb].group
    assert group is not None
    force = force_of(sentence, group)
    outer = inherited(sentence, match.segment, slots.verb)
    return evolve(force, negations=force.negations + outer) if outer else force


def status_of(
    sentence: Sentence, match: Match, slots: Slots, force: Force, notes: list[str] | None = None
) -> tuple[Status, Force]:
    """The status of a match, and the force that its modality and cue follow; the steps go to ``notes``."""
    segment = match.segment
    flags = match.construction.flags
    status = Status(match.construction.status)
    steps = [f"{status}: the construction's own"]

    negations = 0 if "no_polarity" in flags else force.negations
    if slots.grant is not None and "no_polarity" not in flags and negated_noun(sentence, segment, slots.grant):
        negations += 1
        steps.append("the permission is negated")
    if slots.subject is not None and slots.subject_role in ("giver", "authority", "action") and "no_polarity" not in flags:
        if negated_noun(sentence, segment, slots.subject.phrases[0]):
            negations += 1
            steps.append("the subject is negated")
    if "host_only" in flags and slots.host_verb is not None:
        group = segment.phrases[slots.host_verb].group
        assert group is not None
        host_force = force_of(sentence, group)
        steps.append(f"the host is {sentence.word(segment.phrases[slots.host_verb].head)!r}, {_said(host_force)}")
        if host_force.modality in (Modality.POSSIBLE,) and host_force.negations:
            status = turn(sentence, Status.AUTHORIZED, "necessity")
            steps.append(f"{status}: the host cannot be done without it")
            force = Force()
        elif host_force.negations and status is Status.NOT_AUTHORIZED:
            negations += host_force.negations if "never" in _negator_words(sentence, segment, slots.host_verb) else 0
            if not negations:
                status = Status.REQUIRED
                steps.append(f"{status}: the host is not done without it")
            force = Force()
        else:
            force = host_force
    if force.refusal:
        status = turn(sentence, status, "refuse")
        steps.append(f"{status}: refused")
    elif force.necessity and "no_polarity" not in flags:
        status = turn(sentence, status, "necessity")
        steps.append(f"{status}: necessary")
    if negations % 2:
        status = turn(sentence, status, "negate")
        steps.append(f"{status}: negated{'' if negations == 1 else f' {negations} times'}")
    elif negations:
        steps.append(f"{status}: negated {negations} times, which is not at all")
    if notes is not None:
        notes += steps
    return status, force


def _said(force: Force) -> str:
    """What a force does, in words."""
    parts = [f"negated {force.negations} times" if force.negations > 1 else "negated" if force.negations else ""]
    parts += ["refused" if force.refusal else "", "necessary" if force.necessity else "", str(force.modality)]
    return ", ".join(part for part in parts if part)


def _negator_words(sentence: Sentence, segment: Segment, verb: int) -> set[str]:
    group = segment.phrases[verb].group
    return {sentence.lower(w) for w in group.negators} if group else set()
