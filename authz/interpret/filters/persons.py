"""Persons who are only described by what they may not do: a class of them, and nobody's act."""

from __future__ import annotations

from typing import Final

from authz.complexes import PREPOSITIONAL, complex_start, is_finite
from authz.interpret.filters.case import Case
from authz.model import Status

__all__ = [
    "OFFICIALS",
    "breaks_as_any",
    "is_anybody",
    "is_class",
    "is_described",
    "is_entrusted",
    "is_made_now",
    "is_of_class",
    "is_placed",
    "only_came",
]

OFFICIALS: Final = frozenset({"authority", "titled", "name", "agent", "craft", "pronoun"})


def is_class(case: Case) -> bool:
    """Whether a noun of a class of persons or things stands in an act: "unauthorized immigrants"."""
    start = case.match.start + 1
    return any(
        "person_class" in case.phrases[at].classes
        for number, a in enumerate(case.slots.actions)
        for at in range(a.first if number else min(a.first, start), a.head + 1)
    )


def is_described(case: Case) -> bool:
    """Whether the verb of the act only describes its subject: "immigrants present without authorization may apply"."""
    slots = case.slots
    if slots.grant is None or slots.authorities or slots.actor is None:
        return False
    return is_finite(case.segment.phrase(case.match.end)) and "person_class" in case.classes(slots.actor)


def is_placed(case: Case) -> bool:
    """Whether what is without a permission is where persons are: "benefits for those in the country without authorization"."""
    segment, place = case.segment, case.match.start - 1
    if segment.phrase(place).kind != "np" or case.slots.authorities:
        return False
    at = complex_start(segment, place) - 1
    who, before = segment.phrase(at - 1).classes, segment.phrase(at - 2).classes
    if "prep" not in segment.phrase(at).classes or before.isdisjoint(PREPOSITIONAL):
        return False
    return {"demonstrative", "pronoun"} <= who


def is_of_class(case: Case) -> bool:
    """Whether persons are only described as those who may not: "benefits for people with no right to be here"."""
    start = case.match.start
    if (
        "without" not in case.segment.phrase(start).classes
        or case.slots.grant is None
        or case.slots.authorities
    ):
        return False
    persons = case.segment.phrase(start - 1)
    classed = not persons.classes.isdisjoint({"people", "person_class", "person_n"})
    if persons.kind != "np" or not (classed or case.sentence.lower(persons.head) in ("those", "anyone")):
        return False
    if case.slots.host_verb is not None and case.slots.host_verb >= case.match.end:
        return True  # "loans to migrants without work permits or who face arrest"
    given = case.segment.phrase(case.slots.grant + 1)  # what they have no leave for is said of them
    return "infinitive" in given.classes and case.lemma(case.slots.grant + 1) != "do"


def only_came(case: Case) -> bool:
    """Whether persons only came without leave, and nobody who acts in an office did."""
    slots = case.slots
    if slots.grant is None or slots.authorities or case.status is Status.REQUIRED:
        return False
    if not any("movement" in case.classes(a) for a in slots.actions):
        return False
    who = slots.actor
    if who is None or case.lemma(who.head) in case.nouns("comers"):
        return True
    counted = case.segment.phrase(who.head + 1)  # "a pair of |trawlers|"
    what = case.segment.phrase(who.head + 2).classes if "=of" in counted.classes else frozenset[str]()
    return (case.classes(who) | what).isdisjoint(OFFICIALS)


def is_entrusted(case: Case) -> bool:
    """Whether "with" belongs to a verb that hands somebody a task: "those |entrusted| with mandates"."""
    at = case.match.start - 1
    if at < 0 or "=with" not in case.phrases[case.match.start].classes:
        return False
    words = {case.lemma(at), case.sentence.lower(case.phrases[at].head)}
    return not words.isdisjoint(case.verbs("entrusting"))


def is_made_now(case: Case) -> bool:
    """Whether who is to act is a body or a scheme that is made thereby: "authorized |a new mission| to support it"."""
    actor = case.slots.actor
    if actor is None:
        return False
    if case.lemma(actor.head) in case.nouns("shares"):
        return True  # "a fraction of the sum to"
    first = case.phrases[actor.head].start
    if case.lemma(actor.head) not in case.nouns("founded"):
        return False
    classes = case.phrases[actor.head].classes
    kind = {
        "plural",
        "action",
    } <= classes and case.lemma(actor.head) != "force"  # "authorized |operations| to oust him"
    kind = kind and case.sentence.words.tags[first] not in "DP"  # but "|these missions| to land there"
    return kind or case.sentence.words.entries[first].auxiliary == "one"


def breaks_as_any(case: Case) -> bool:
    """Whether who breaks the law is anybody who does: "we will jail |those who| break the law"."""
    subject = case.slots.subject
    if subject is None or subject.relation != "relative":
        return False
    return case.sentence.lower(case.phrases[subject.last].head) in _ANYBODY


def is_anybody(case: Case) -> bool:
    """Whether it is what anybody may do without leave, as "shot |anyone| leaving the town without permission"."""
    verb = case.slots.host_verb
    if verb is None or verb < 1 or case.slots.authorities:
        return False
    group = case.phrases[verb].group
    if group is None or group.form != "ing":
        return False
    return case.sentence.lower(case.phrases[verb - 1].head) in _ANYBODY


_ANYBODY: Final = frozenset({"anyone", "anybody", "those", "everyone", "everybody", "whoever"})
