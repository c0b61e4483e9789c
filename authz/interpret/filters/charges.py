"""What is only held against somebody: accusations, charges, pleas and convictions."""

from __future__ import annotations

from typing import Final

from authz.complexes import is_finite, leftward
from authz.interpret.filters.case import Case

__all__ = ["is_accused", "is_charged"]

_EDGES: Final = frozenset({"stop", "semicolon", "rel", "that", "sub"})


def is_accused(case: Case) -> bool:
    """Whether an act is only what somebody is accused, charged or convicted of."""
    begin = case.phrases[case.match.start].start
    if any(case.sentence.lower(at) == "alleged" for at in range(max(0, begin - 2), begin)):
        return True
    for at in leftward(case.match.start):
        group = case.phrases[at].group
        if group is not None and case.lemma(at) in case.verbs("accusing"):
            return case.lemma(at) != "accuse" or group.passive or group.form == "ed"
        if _is_charge(case, at) or _sues_for(case, at):
            return True
        if not case.phrases[at].classes.isdisjoint(_EDGES):
            break
    return False


def is_charged(case: Case) -> bool:
    """Whether an act is what a court has before it: "pleaded guilty to fishing without a licence"."""
    for at in leftward(case.match.start):
        if _sues_for(case, at):
            return True
        if at == case.slots.host_verb and not case.lemma(at).startswith("plead"):
            continue  # "may not charge him without their approval"
        if case.phrases[at].group is not None and case.lemma(at) in case.verbs("charging"):
            return True
        if _is_charge(case, at):
            return True
        if not case.phrases[at].classes.isdisjoint(_EDGES):
            break
    return False


def _sues_for(case: Case, at: int) -> bool:
    """Whether what follows is what somebody goes to court for: "|sued| the state for violating their rights"."""
    if case.phrases[at].group is None or case.lemma(at) not in case.verbs("suing"):
        return False
    between = case.phrases[at + 1 : case.match.start]
    return any("=for" in p.classes for p in between) and not any(is_finite(p) for p in between)


def _is_charge(case: Case, at: int) -> bool:
    """Whether what follows is what a charge consists of: "the |charges| include", "on |charges| of"."""
    phrase = case.phrases[at]
    if phrase.kind != "np" or case.lemma(at) not in case.nouns("charges"):
        return False
    after = case.segment.phrase(at + 1)
    if "of" in after.classes:
        return True
    return any(p.group is not None and "containing" in p.classes for p in case.phrases[at + 1 : at + 5])
