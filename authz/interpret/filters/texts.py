"""What only seems to be a legal text that allows or forbids, or is not the one that the construction asks for."""

from __future__ import annotations

from authz.interpret.filters.case import Case, Filter
from authz.interpret.kinds import is_cited, is_house_rule, is_public_law

__all__ = ["FILTERS"]


def _grounded(case: Case) -> bool:
    """Whether the verb is one of authorizing, needing or having a power: its text is not the act's but its own."""
    if case.slots.host_verb is None:
        return False
    phrase = case.phrases[case.slots.host_verb]
    if "grant" in phrase.classes and phrase.group is not None and phrase.group.passive:
        return True  # "the authority given by Congress under the act"
    given = case.phrases[case.slots.host_verb + 1 : case.slots.host_verb + 4]
    if "grant" in phrase.classes and any("permission" in p.classes for p in given):
        return True  # "gave its approval for the houses, defying the resolution"
    return not phrase.classes.isdisjoint({"grantor", "think"})


def _no_text(case: Case) -> bool:
    law = case.slots.instrument
    return law is None or "scheme" in case.classes(law)


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
    law, actor = case.slots.instrument, case.slots.actor
    if law is None or not is_house_rule(case.sentence, case.segment, law):
        return False
    states = actor is not None and not case.classes(actor).isdisjoint({"state", "government"})
    return not (states and case.lemma(law.head) == "obligation")  # what a state owes, it owes by treaty


def _not_public(case: Case) -> bool:
    law = case.slots.instrument
    return law is None or not is_public_law(case.sentence, case.segment, law)


FILTERS = (
    Filter("basis", _grounded),
    Filter("needs_text", _no_text),
    Filter("needs_grant", _no_grant),
    Filter("needs_named_law", _nameless),
    Filter("cited_law", _not_cited),
    Filter("no_house_rule", _house_rule),
    Filter("public_law", _not_public),
)
