"""From the slots of a match to statements: status, modality, mentions, filters of meaning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from authz.complexes import complex_start, group_before
from authz.interpret.attribution import Claim, claim_of, held_by, same
from authz.interpret.bases import basis_near
from authz.interpret.fields import action_of, authority_of, cue_of, instrument_of, leads_act
from authz.interpret.fill import fill
from authz.interpret.filters.verdict import filtered
from authz.interpret.modality import clause_modality, hedged, named_modality
from authz.interpret.modals import modal_at
from authz.interpret.polarity import strongest
from authz.interpret.sentence import Sentence
from authz.interpret.slots import Piece, Slots
from authz.interpret.status import forces, status_of
from authz.match import Match
from authz.model import Action, Authority, Modality, Span, Statement, Status
from authz.phrases import Phrase, Segment

__all__ = ["statements_of"]

_ASKING: Final = frozenset({Status.REQUIRED, Status.NOT_REQUIRED})
_TOLD: Final = frozenset(
    {Status.REQUESTED, Status.AUTHORIZED, Status.DENIED, Status.NOT_AUTHORIZED, Status.REVOKED}
)
_NO_ACTION: Final = {Status.LAWFUL, Status.UNLAWFUL}
_UNDONE: Final = frozenset({Modality.POSSIBLE, Modality.CONDITIONAL, Modality.QUESTIONED})
_ORGANS: Final = frozenset({"organ", "office", "state", "seat"})
_MODALITIES: Final = {str(modality): modality for modality in Modality if modality is not Modality.ASSERTED}


def _modals(segment: Segment, verb: int | None) -> frozenset[str]:
    """The modals of the verb group at ``verb``."""
    group = segment.phrases[verb].group if verb is not None else None
    return group.modals if group is not None else frozenset()


def _led_act(sentence: Sentence, segment: Segment, slots: Slots) -> bool:
    """Whether the act is the trying itself: "unlawfully tried to block it"."""
    return bool(slots.actions) and leads_act(sentence, segment, slots.actions[0].head)


def statements_of(sentence: Sentence, match: Match, notes: list[str] | None = None) -> Iterator[Statement]:
    """The statements that a match makes, one for each action and authority.

    How its status came about, or what silenced it, is added to ``notes``.
    """
    construction = match.construction
    segment = match.segment
    slots = fill(sentence, match)
    force = forces(sentence, match, slots)
    flags = construction.flags
    status, force = status_of(sentence, match, slots, force, notes)
    if reason := filtered(sentence, match, slots, status):
        if notes is not None:
            notes.append(f"silenced: {reason}")
        return
    cue = cue_of(sentence, match, force)
    at = slots.verb if slots.verb is not None else match.start
    asking = status in _ASKING or (
        status is Status.REQUESTED
        and slots.verb is not None
        and (
            not segment.phrases[at].classes.isdisjoint({"obtain", "seeing", "wishing"})
            or construction.status
            == Status.AUTHORIZED  # "called on them to pass a bill authorizing it": they ask
        )
        and "pressing_n" not in segment.phrases[max(at - 1, 0)].classes
    )
    if asking and status is Status.REQUESTED and force.modality is Modality.POSSIBLE:
        force = force._replace(
            modality=Modality.ASSERTED
        )  # "is trying to get Congress to authorize it": it asks
    hosting = slots.host_verb if "host_only" in flags and slots.host_verb is not None else at
    modality = strongest(
        force.modality,
        _around(sentence, match, slots, hosting if hosting < match.start else at, asking),
        _pending(sentence, segment, slots)
        if construction.status != Status.DENIED
        else None,  # to stop one is done
    )
    if slots.passed and modality is Modality.POSSIBLE:
        modality = Modality.ASSERTED  # "a motion to authorize it was carried by the assembly"
    phrase = segment.phrases[at]
    last_cue = segment.phrases[match.parts["cue"][-1][1] - 1]
    if modality is not Modality.FUTURE and hedged(
        sentence, min(phrase.start, last_cue.start) - 1, max(phrase.end, last_cue.end)
    ):
        modality = strongest(modality, Modality.POSSIBLE)
    trying = force.modality is Modality.POSSIBLE and not _modals(segment, slots.verb)
    if "asserted" in flags or (
        trying and modality is Modality.POSSIBLE and _led_act(sentence, segment, slots)
    ):
        modality = Modality.ASSERTED
    if not flags.isdisjoint(_MODALITIES):
        modality = strongest(modality, *[_MODALITIES[name] for name in _MODALITIES if name in flags])
    own = {
        i
        for a, b in match.parts["cue"]
        for i in range(a, b)
        if "undoing" not in segment.phrases[i].classes  # who strikes it down as illegal holds the claim
    }
    if slots.verb is not None and segment.phrases[slots.verb].classes.isdisjoint(
        {"judge", "undoing", "affirming"}
    ):  # who calls it illegal or denies a right holds the claim
        own.add(slots.verb)
    claim = claim_of(sentence, segment, match.parts["cue"][0][0], own)
    if modality is Modality.CONDITIONAL and "conditional" not in flags:
        modality = _reported(segment, slots, claim, status)
    allowed = "modal_cue" in flags or modal_at(sentence, segment.phrases[at]) is not None
    if modality is Modality.POSSIBLE and "by_law" in flags and allowed:
        modality = Modality.ASSERTED
    if "done" in flags and modality in _UNDONE:
        if notes is not None:
            notes.append("silenced: done")
        return
    if force.vote and status is Status.AUTHORIZED and _turned_down(sentence, segment, slots):
        status, modality = Status.DENIED, Modality.ASSERTED if modality is Modality.POSSIBLE else modality
    vote = _vote_noun(segment, slots)
    if (
        (force.vote or vote is not None)
        and slots.authorities
        and not any(_organ(sentence, segment, p.head) for p in slots.authorities)
        and (force.vote or all(_single(sentence, segment.phrases[p.head]) for p in slots.authorities))
    ):
        slots.authorities = []
        if vote is not None and sentence.lower(segment.phrase(vote + 1).start) == "against":
            modality = Modality.POSSIBLE
    if status in _NO_ACTION:
        slots.authorities = []
    if slots.instrument is None and slots.grant is not None:
        if status is Status.REVOKED or "licence" in segment.phrases[slots.grant].classes:
            begin, end = match.part("grant") or slots.grant_span or (slots.grant, slots.grant + 1)
            slots.instrument = Piece(begin, end, slots.grant)
    if slots.instrument is None:
        basis = basis_near(segment, match.start, match.end, slots.verb)
        if basis is not None and basis.head != slots.grant:  # not "granted the crews in |the bay permission|"
            slots.instrument = basis
    holder = held_by(sentence, segment, claim, status)
    instrument = instrument_of(sentence, segment, slots.instrument) if slots.instrument is not None else None
    actions: list[Action | None] = [action_of(sentence, segment, piece, slots) for piece in slots.actions]
    authorities: list[Authority | None] = [
        authority_of(sentence, segment, piece) for piece in slots.authorities
    ]
    own_act = modality is Modality.QUESTIONED or "modal_cue" in flags  # "a court ruled that they may resume"
    span = Span(sentence.start, sentence.end)
    seen: set[tuple[int, int]] = set()
    for action in actions or [None]:
        for body in authorities or [None]:
            key = (action.head_start if action else -1, body.start if body else -1)
            if key in seen:
                continue
            seen.add(key)
            yield Statement(
                status=status,
                cue=cue,
                action=action,
                authority=body,
                instrument=instrument,
                modality=modality,
                source=None if own_act and same(holder, body) else holder,
                sentence=span,
                rule=construction.name,
            )


def _around(sentence: Sentence, match: Match, slots: Slots, at: int, asking: bool) -> Modality:
    """What stands around the statement makes of it; a noun that only names an authorization is looked at itself."""
    segment = match.segment
    if match.construction.flags & {"class_noun", "presupposed"} and slots.verb is None:
        told = clause_modality(sentence, segment, at, asking)
        if told is Modality.QUESTIONED and all("whether" not in p.classes for p in segment.phrases[:at]):
            told = Modality.ASSERTED  # "what stops their illegal raids?"
        if slots.grant is not None:
            return strongest(told, named_modality(sentence, segment, slots.grant))
        outer = group_before(segment, at)
        would = outer is not None and "conditional" in outer.modals
        return strongest(told, Modality.CONDITIONAL if would else None)
    return clause_modality(sentence, segment, at, asking)


def _reported(segment: Segment, slots: Slots, claim: Claim | None, status: Status) -> Modality:
    """What a would of somebody's claim is: a will told in the past ("he said he would seek approval"), or a hope."""
    if (
        claim is None
        or claim.verb < 0
        or slots.verb is None
        or slots.instrument is not None
        or status not in _TOLD
    ):
        return Modality.CONDITIONAL
    group = segment.phrases[slots.verb].group
    if group is None or "conditional" not in group.modals or group.perfect or group.copula:
        return Modality.CONDITIONAL
    if any("if" in phrase.classes for phrase in segment.phrases):
        return Modality.CONDITIONAL
    classes = segment.phrases[claim.verb].classes
    if "hoping" in classes:
        return Modality.POSSIBLE
    return Modality.CONDITIONAL if "think" in classes and "say" not in classes else Modality.FUTURE


def _single(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a giver is one person, or a pronoun: no organ by its adjective, as in "a congressional vote"."""
    if sentence.words.lemma(phrase.head) in sentence.tables.scope["nouns"]["members"]:
        return True
    return not phrase.classes.isdisjoint({"poss", "pronoun", "titled", "person", "name"})


def _turned_down(sentence: Sentence, segment: Segment, slots: Slots) -> bool:
    """Whether an organ votes against the act, which is its act: "the senate voted |against| approving the sale"."""
    group = segment.phrases[slots.verb].group if slots.verb is not None else None
    if group is None or not any(_organ(sentence, segment, p.head) for p in slots.authorities):
        return False
    return any(
        sentence.lower(word) == "against" for index, _ in group.led for word in range(index, group.main)
    )


def _vote_noun(segment: Segment, slots: Slots) -> int | None:
    """The vote that an infinitive or a participle belongs to: "his |vote| against authorizing it"."""
    if slots.verb is None or (group := segment.phrases[slots.verb].group) is None or group.form == "finite":
        return None
    at = slots.verb - 1
    if at > 0 and "prep" in segment.phrases[at].classes:
        at -= 1
    return at if at >= 0 and {"np", "vote_n"} <= segment.phrases[at].classes else None


def _organ(sentence: Sentence, segment: Segment, noun: int) -> bool:
    """Whether a noun phrase names a body, or its members as one, whose vote is its act; and no single member."""
    phrase = segment.phrases[noun]
    if phrase.classes.isdisjoint(_ORGANS) or "titled" in phrase.classes:
        return False
    member = sentence.words.lemma(phrase.head).split(" ")[0] in sentence.tables.scope["nouns"]["members"]
    if "plural" in phrase.classes:  # "one of 23 senators who voted": not the Senate
        return not (member and "C" in sentence.words.tags[phrase.start : phrase.head])
    return not member


def _pending(sentence: Sentence, segment: Segment, slots: Slots) -> Modality | None:
    """A bill or a draft authorizes nothing yet: conditional (guidelines, hard cases), unless somebody has signed it."""
    if slots.instrument is None or "pending" not in segment.phrases[slots.instrument.head].classes:
        return None
    return None if _enacted(sentence, segment, slots.instrument.head) else Modality.CONDITIONAL


def _enacted(sentence: Sentence, segment: Segment, text: int) -> bool:
    """Whether a text is what somebody signed: "signed into law a |bill| authorizing"."""
    at = complex_start(segment, text) - 1
    if segment.phrase(at).kind == "np" and "prep" in segment.phrase(at - 1).classes:
        at -= 2
    group = segment.phrase(at).group
    return (
        group is not None
        and group.form == "finite"
        and not (group.passive or group.modals or group.negators or group.led)
        and sentence.words.lemma(segment.phrases[at].head) in sentence.tables.scope["verbs"]["enacting"]
    )
