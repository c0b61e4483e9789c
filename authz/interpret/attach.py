"""The act that a modifier such as "without approval" is said of, and who acts."""

from __future__ import annotations

from typing import Final

from authz.clauses import subject_of
from authz.complexes import (
    PHRASE_ENDS,
    complex_start,
    finite_left,
    finite_right,
    group_before,
    noun_from,
    verb_left,
    verb_phrase_end,
)
from authz.hostedacts import is_kept_from
from authz.hosts import host
from authz.insertions import before_saying
from authz.interpret.coordination import head_of, members
from authz.interpret.slots import Piece, Slots, noun, piece
from authz.match import Match
from authz.phrases import Phrase, Segment
from authz.subjects import Subject

__all__ = ["SOMEBODY", "actor_of", "attach", "is_act"]


def is_act(classes: frozenset[str]) -> bool:
    """Whether a subject is an act rather than somebody: "the sale needs approval"."""
    return "action" in classes and classes.isdisjoint(_AGENTS)


_AGENTS: Final = frozenset({"agent", "attempt", "authority", "person", "private"})
SOMEBODY: Final = frozenset(
    {
        "agent",
        "attempt",
        "authority",
        "person",
        "person_n",
        "people",
        "personal",
        "name",
        "private",
        "person_class",
        "titled",
        "instrument",
        "number",
        "nobody",
        "time_noun",
    }
)


def _be_so(match: Match, slots: Slots) -> None:
    """What a copula says, where no act is named: "should not |be at war with Iran| unless", "cannot |be| in Peru without".

    The state that it puts somebody in, the being where he is, or what there is.
    """
    segment = match.segment
    phrases = segment.phrases
    verb, limit = finite_left(segment, match.start), match.start
    group = phrases[verb].group if verb is not None else None
    if verb is None and (verb := finite_right(segment, match.end)) is not None:
        limit = verb_phrase_end(segment, verb)  # "Without the king's consent, the army cannot be here"
        group = phrases[verb].group if phrases[verb].group.negators else None  # type: ignore[union-attr]
    if verb is None or group is None or not group.copula:
        return
    head = next((at for at in range(verb + 1, limit) if phrases[at].kind == "np"), None)
    if head is None:
        return
    if verb > 0 and "existential" in phrases[verb - 1].classes:  # "there can be no troops there without"
        slots.host_verb = verb
        slots.actions.append(noun(segment, head, limit))
    elif not phrases[complex_start(segment, head) - 1].classes.isdisjoint({"prep", "to"}):
        slots.host_verb = verb
        slots.actions.append(Piece(verb, limit, head if "action" in phrases[head].classes else verb))
        actor_of(segment, slots, verb)


def attach(match: Match, slots: Slots) -> None:
    """The act that a modifier such as "without approval" is said of."""
    segment = match.segment
    phrases = segment.phrases
    found = host(segment, match.start)
    if found is None:
        if "needs_action" not in match.construction.flags:
            _be_so(match, slots)
        return
    slots.actions.clear()
    kind, index = found
    aside = before_saying(segment, match.start)
    limit = match.start if aside is None else aside
    if kind == "vg" and match.start <= index < match.end:
        _be_so(match, slots)
        return
    if (joined := _judged(segment, match.start)) is not None:  # "the war was illegal and in breach of it"
        subject = subject_of(segment, joined)
        if subject is not None and subject.last < joined and is_act(phrases[subject.last].classes):
            slots.host_verb = joined
            slots.actions += [noun(segment, at, joined) for at in subject.phrases]
            return
    linking = group_before(segment, match.start)
    inactive = "needs_action" in match.construction.flags and kind == "vg"
    if linking is not None and linking.copula and linking.form == "finite" and inactive:
        slots.host_verb = match.start - 1
        return  # "Iraq had been in breach of it": said of a subject, no act
    if (banned := _forbidden(segment, kind, index)) is not None:
        slots.host_verb, first = banned
        slots.actions.append(noun(segment, first, limit))
        return
    if kind == "np":
        start = complex_start(segment, index)
        naming = group_before(segment, start)
        if naming is not None and naming.copula and "comma" in phrases[match.start].classes:
            subject = subject_of(
                segment, start - 1
            )  # "the step was an attack, a breach of the truce": the step
            if subject is not None and "pronoun" not in phrases[subject.last].classes:
                index = subject.last
                slots.host_verb = start - 1
                slots.actions.append(noun(segment, index, start - 1))
                return
        slots.actions.append(noun(segment, index, limit))
        verb = finite_left(segment, index)
        if verb is not None:
            slots.host_verb = verb
        return
    group = phrases[index].group
    assert group is not None
    slots.host_verb = index
    lemma_classes = phrases[index].classes
    if index < match.start:
        directed = group.passive and "directing" in lemma_classes
        if ("grantor" in lemma_classes or directed) and (
            given := _given(segment, index, match.start)
        ) is not None:
            slots.actions += [p for a, b in members(segment, *given) if (p := piece(segment, a, b))]
            return
        objects = [at for at in range(index + 1, match.start) if phrases[at].kind == "np"]
        governed = not segment.phrase(index - 1).classes.isdisjoint({"power", "from"})
        if "light" in lemma_classes and not group.passive and objects and not governed:
            head = head_of(segment, index + 1, match.start)
            if head is not None and phrases[head].kind == "np" and "action" in phrases[head].classes:
                at = (
                    index if "carrying" in lemma_classes else head
                )  # "|launched| strikes without", "plans |strikes|"
                slots.actions.append(Piece(index, limit, at))
                actor_of(segment, slots, index)
                return
        if (
            "light" in lemma_classes
            and not objects
            and not (group.passive and _has_subject(segment, index))
            and (late := _object_after(segment, match.end)) is not None
        ):
            slots.actions.append(late)
            actor_of(segment, slots, index)
            return
        subject = subject_of(segment, index)
        acted = subject is not None and is_act(phrases[subject.last].classes)
        somebody = subject is not None and not phrases[subject.last].classes.isdisjoint(SOMEBODY)
        pointed = (
            subject is not None and "impersonal" in phrases[subject.last].classes
        )  # "it came at its request"
        named = subject is not None and "action" in phrases[subject.last].classes  # "force may be used"
        planned = (
            subject is not None and {"attempt", "action"} <= phrases[subject.last].classes
        )  # "the plan went on"
        alone = phrases[index + 1].kind == "word"
        if (
            alone
            and group.passive
            and subject is not None
            and subject.last < index
            and _of_leave(lemma_classes)
        ):
            if somebody and not acted:  # "guards are not allowed inside without a pass"
                actor_of(segment, slots, index)
            else:  # "filming is banned there without a permit"
                slots.actions += [noun(segment, at, index) for at in subject.phrases]
            return
        beyond = "=beyond" in phrases[match.start].classes and "going" in lemma_classes
        if beyond and subject is not None:
            somebody = not phrases[subject.last].classes.isdisjoint(SOMEBODY - {"person_class", "number"})
        if (
            (("happening" in lemma_classes or beyond) and (planned or not somebody))
            or (
                "carrying" in lemma_classes and acted and not (objects or group.passive)
            )  # "the siege resumed"
            or ("coming" in lemma_classes and (acted or pointed))
            or ("starting" in lemma_classes and alone and _begins(subject, phrases))
            or (group.passive and (("light" in lemma_classes and (named or not somebody)) or acted))
        ) and subject is not None:
            if subject.last < index:
                slots.actions += [noun(segment, at, index) for at in subject.phrases]
                return
        state = phrases[index + 1].group if "linking" in lemma_classes else None
        at = (
            index + 1 if state is not None and state.form == "ed" else index
        )  # "remain |deployed| at its request"
        if is_kept_from(segment, at):  # "from launching an attack, or spending money on one, without"
            slots.actions += [Piece(begin, close, begin) for begin, close in members(segment, at, limit)]
        else:
            slots.actions.append(Piece(at, limit, at))
        actor_of(segment, slots, index)
        return
    end = verb_phrase_end(segment, index, PHRASE_ENDS | {"conj"})
    if (
        group.passive and "directing" in lemma_classes
    ):  # "under the act, the agency is directed |to close| it"
        directed_to = _given(segment, index, len(phrases))
        if directed_to is not None:
            end = verb_phrase_end(segment, directed_to[0], PHRASE_ENDS | {"conj"})
            slots.actions.append(Piece(directed_to[0], end, directed_to[0]))
            actor_of(segment, slots, index)
            return
    slots.actions.append(Piece(index, end, index))
    actor_of(segment, slots, index)


def _has_subject(segment: Segment, verb: int) -> bool:
    """Whether a verb has its subject before it: not "|launched| without approval, the raid went on"."""
    subject = subject_of(segment, verb)
    return subject is not None and subject.last < verb


def _begins(subject: Subject | None, phrases: list[Phrase]) -> bool:
    """Whether what begins or goes on is an act or a programme: "the programme began without approval"."""
    if subject is None:
        return False
    classes = phrases[subject.last].classes
    return is_act(classes) or {"action", "scheme"} <= classes


def _of_leave(classes: frozenset[str]) -> bool:
    """Whether a verb says no more than whether an act may be: "is allowed", "is forbidden"."""
    return not classes.isdisjoint({"allow", "forbidding"})


def _given(segment: Segment, verb: int, limit: int) -> tuple[int, int] | None:
    """What a verb of permission lets somebody do: "authorized the fleet |to dock|, following approval by parliament"."""
    for at in range(verb + 1, limit):
        group = segment.phrases[at].group
        if group is not None and not (group.passive and "conj" in segment.phrases[at - 1].classes):
            return (at, limit) if group.form == "infinitive" else None
    return None


def _forbidden(segment: Segment, kind: str, index: int) -> tuple[int, int] | None:
    """The verb and its object in "forbids searches without a warrant", "prohibits the use of funds for it without"."""
    phrases = segment.phrases
    verb = index
    if kind == "np":
        verb = verb_left(segment, index, PHRASE_ENDS) or 0
    group = phrases[verb].group
    if group is None or group.passive or "forbidding" not in phrases[verb].classes:
        return None
    first = noun_from(segment, verb + 1)
    if first is None or "action" not in phrases[first].classes:
        return None
    return verb, first


def _judged(segment: Segment, at: int) -> int | None:
    """The copula of the adjective that a modifier is joined to: "was not legal under the law, and in breach"."""
    phrases = segment.phrases
    if "and" not in segment.phrase(at - 1).classes:
        return None
    before = verb_left(segment, at)
    linking = phrases[before].group if before is not None else None
    if linking is None or not linking.copula:
        return None
    return before if any("illegal" in phrase.classes for phrase in phrases[before:at]) else None


def _object_after(segment: Segment, end: int) -> Piece | None:
    """The act after an insertion: "carrying out, without their consent, an attack"."""
    phrases = segment.phrases
    head = noun_from(segment, end + 1)
    if head is None or "comma" not in phrases[end].classes or "action" not in phrases[head].classes:
        return None
    return noun(segment, head, len(phrases))


def actor_of(segment: Segment, slots: Slots, verb: int) -> None:
    """Sets who acts: the subject of the act's verb, where nobody is named yet."""
    if slots.actor is not None:
        return
    subject = subject_of(segment, verb)
    if subject is not None and subject.last < verb:
        slots.actor = Piece(complex_start(segment, subject.phrases[0]), subject.last + 1, subject.last)
