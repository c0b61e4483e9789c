"""Whether somebody official lets an act happen: an authority, a text, or one that speaks of its own decision."""

from __future__ import annotations

from typing import Final

from authz.clauses import subject_of
from authz.complexes import finite_left, noun_from
from authz.interpret.filters.case import Case
from authz.interpret.givers import organ_says
from authz.interpret.kinds import is_official, leads_public_body
from authz.interpret.slots import Piece

__all__ = ["circumstance", "nobody_official", "of_private_person"]


def of_private_person(case: Case) -> bool:
    """Whether the permission is that of somebody private, named after it: "the consent |of her parents|"."""
    grant = case.slots.grant
    if grant is None or case.slots.authorities:
        return False
    if "conj" in case.segment.phrase(grant + 1).classes:
        joined = noun_from(case.segment, grant + 2)  # "the knowledge or |consent| of"
        grant = grant if joined is None else joined
    if "of" not in case.segment.phrase(grant + 1).classes:
        return False
    if "approval" not in case.phrases[grant].classes:
        return False  # "the visas of members": theirs is what they are given
    owner = noun_from(case.segment, grant + 2)
    if owner is not None and "genitive" in case.segment.phrase(owner + 1).classes:
        owner = noun_from(case.segment, owner + 2)  # "the consent of the phones' users"
    return (
        owner is not None
        and "private" in case.phrases[owner].classes
        and ("authority" not in case.phrases[owner].classes)
    )


def nobody_official(case: Case) -> bool:
    """Whether no public authority gives, and "nobody" does not either: "nobody approved the deal"."""
    if case.slots.instrument is not None or case.slots.nobody:
        return False
    return not any(
        is_official(case.classes(p)) or leads_public_body(case.segment, p) or _of_its_own(case, p)
        for p in case.slots.authorities
        if "pending" not in case.classes(p)  # "H.R. 12 blocks his plan to sell it"
    )


_THIRD: Final = frozenset({"his", "her", "its", "their"})


def _of_its_own(case: Case, owner: Piece) -> bool:
    """Whether a pronoun stands for the authority that speaks of its own decision: "the mayor defended |his| decision"."""
    segment = case.segment
    decision = segment.phrase(owner.first + 1).classes
    if case.sentence.lower(case.phrases[owner.head].head) not in _THIRD or decision.isdisjoint(
        {"pledge_n", "resolved_n"}
    ):
        return False
    verb = finite_left(segment, owner.first)
    subject = subject_of(segment, verb) if verb is not None else None
    return subject is not None and is_official(segment.phrases[subject.last].classes)


def circumstance(case: Case) -> bool:
    """Whether what lets somebody act is a situation: "it allowed the groups to advance", "the truce allows them"."""
    slots = case.slots
    if "deed" not in case.flags:
        return False
    if slots.instrument is not None:
        vague = {"demonstrative", "pronoun"} <= case.classes(slots.instrument)
        return (case.lemma(slots.instrument.head) in case.nouns("calm") or vague) and not slots.authorities
    if all("impersonal" in case.classes(p) and not organ_says(case.segment, p) for p in slots.authorities):
        return not _by_vote(case)
    if slots.verb is None:
        return False
    # "backed the junta with jets allowing its army to advance": what was done, not the junta
    group = case.phrases[slots.verb].group
    return group is not None and group.form == "ing" and case.segment.phrase(slots.verb - 1).kind == "np"


def _by_vote(case: Case) -> bool:
    """Whether it is a vote that lets somebody act: "it voted 5-4 to allow them", "this is a vote to allow them"."""
    verb = case.slots.verb
    group = case.phrases[verb].group if verb is not None else None
    if verb is None or group is None or group.form == "bare":
        return False
    if any("vote" in classes for _, classes in group.led):
        return True
    for at in range(verb - 1, max(-1, verb - 5), -1):
        phrase = case.phrases[at]
        if phrase.group is not None or "vote_n" in phrase.classes:
            return not phrase.classes.isdisjoint({"vote", "vote_n"})
    return False
