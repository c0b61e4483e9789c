"""What only seems to be a legal text that allows or forbids, or is not the one that the construction asks for."""

from __future__ import annotations

from typing import Final

from authz.complexes import complex_start, noun_from
from authz.interpret.attach import SOMEBODY
from authz.interpret.filters.case import Case, Filter
from authz.interpret.filters.persons import is_made_now
from authz.interpret.kinds import is_cited, is_house_rule, is_public_law
from authz.interpret.modality import clause_modality
from authz.interpret.slots import Piece
from authz.model import Modality, Status

__all__ = ["FILTERS", "is_agreement", "of_pieces"]


def is_agreement(case: Case, piece: Piece) -> bool:
    """Whether it is what somebody may agree to with leave: "any agreement must be authorized by parliament"."""
    cue = case.match.parts["cue"][-1][1] - 1
    return "agreeing_n" in case.classes(piece) and "authorize" in case.phrases[cue].classes


def of_pieces(case: Case, piece: Piece) -> Piece:
    """What there are so many of: "three pieces |of legislation|"."""
    if "of" not in case.segment.phrase(piece.head + 1).classes or case.noun(piece) not in case.nouns(
        "pieces"
    ):
        return piece
    what = noun_from(case.segment, piece.head + 2)
    return piece if what is None or what >= piece.last else Piece(piece.first, piece.last, what)


def _grounded(case: Case) -> bool:
    """Whether the verb is one of authorizing, needing or having a power: its text is not the act's but its own."""
    if case.slots.host_verb is None:
        return False
    phrase = case.phrases[case.slots.host_verb]
    if case.lemma(case.slots.host_verb) in case.verbs("existing"):
        return True
    if "grant" in phrase.classes and phrase.group is not None and phrase.group.passive:
        return True  # "the authority given by Congress under the act"
    given = case.phrases[case.slots.host_verb + 1 : case.slots.host_verb + 4]
    if "grant" in phrase.classes and any("permission" in p.classes for p in given):
        return True  # "gave its approval for the houses, defying the resolution"
    return not phrase.classes.isdisjoint({"grantor", "think", "need"})


def _as_far_as(case: Case) -> bool:
    """Whether it is only said how far something goes: "void to the extent that they are contrary to the law"."""
    subject = case.slots.subject
    if case.status is not Status.UNLAWFUL or subject is None or subject.last > case.match.start:
        return False
    at = complex_start(case.segment, subject.phrases[0]) - 1
    if "that" in case.segment.phrase(at).classes:
        at -= 1
    return case.segment.phrase(at).kind == "np" and "extent" in case.segment.phrase(at).classes


def _no_text(case: Case) -> bool:
    law = case.slots.instrument
    return law is None or "scheme" in case.classes(law)


def _arrangement(case: Case) -> bool:
    """Whether what enables is no law: an agreement, measures, "this"."""
    law = case.slots.instrument
    if law is None or "pronoun" in case.classes(law):
        return True
    return case.noun(law) in case.nouns("arrangement") or "realm" in case.classes(law)


def _no_grant(case: Case) -> bool:
    """Whether no permission is given, or one of no act: "the authority granted by law"."""
    slots = case.slots
    if slots.grant is None:
        return True
    group = case.phrases[slots.verb].group if slots.verb is not None else None
    only_named = group is None or group.form != "finite"
    return only_named and not slots.actions and "power" in case.phrases[slots.grant].classes


def _nameless(case: Case) -> bool:
    law = case.slots.instrument
    return law is None or not {"name", "instrument"} <= case.classes(law)


def _not_cited(case: Case) -> bool:
    law = case.slots.instrument
    return law is not None and not is_cited(case.sentence, case.segment, law)


def _house_rule(case: Case) -> bool:
    law = case.slots.instrument
    return law is not None and is_house_rule(case.sentence, case.segment, law)


def _not_public(case: Case) -> bool:
    law = case.slots.instrument
    return law is None or not is_public_law(case.sentence, case.segment, law)


def _no_fact(case: Case) -> bool:
    """Whether a verb is negated or tells no fact: "if they violate it", "would violate it", "no side violated it"."""
    verb = case.slots.verb
    group = case.phrases[verb].group if verb is not None else None
    if verb is None or group is None or group.negators or group.modals:
        return True
    if any(case.sentence.words.lemma(at) not in case.verbs("lasting") for at, _ in group.led):
        return True  # "tried to violate it", but "continues to violate it"
    return clause_modality(case.sentence, case.segment, verb, False) is not Modality.ASSERTED


def _nobody(case: Case) -> bool:
    """Whether the subject is nobody: an act, a text, a thing."""
    subject = case.slots.subject
    if subject is None or case.slots.actions:
        return True
    phrase = case.phrases[subject.last]
    doer = phrase.kind == "np" and case.lemma(subject.last).removesuffix("s").endswith(
        ("ist", "er", "ant", "ent", "ian", "man")
    )
    return phrase.classes.isdisjoint(_DOERS) and not doer


_DOERS: Final = (SOMEBODY | {"person_n"}) - {"instrument", "attempt", "number", "nobody", "time_noun"}


def _no_law(case: Case) -> bool:
    """Whether what is violated is no law, or any law: "human rights are violated", "any law that is violated"."""
    law = case.slots.instrument
    if law is None or case.classes(law).isdisjoint({"law", "resolution", "section"}):
        return True
    first = case.sentence.lower(case.phrases[law.head].start)
    if case.noun(law) in case.nouns("goods"):
        return True
    return "realm" in case.classes(law) or first in ("any", "no", "every")


FILTERS: Final[tuple[Filter, ...]] = (
    Filter("", _as_far_as, "how far something goes"),
    Filter("fact", _no_fact),
    Filter("somebody_subject", _nobody),
    Filter("needs_law", _no_law),
    Filter("basis", _grounded),
    Filter("needs_text", _no_text),
    Filter("no_arrangement", _arrangement),
    Filter("needs_grant", _no_grant),
    Filter("needs_named_law", _nameless),
    Filter("cited_law", _not_cited),
    Filter("no_house_rule", _house_rule),
    Filter("public_law", _not_public),
    Filter("no_new_body", is_made_now),
)
