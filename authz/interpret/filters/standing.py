"""Who has no standing to give: pronouns that only make others stronger, permissions that nobody gives, duties to tell."""

from __future__ import annotations

from typing import Final

from authz.interpret.filters.case import Case, Filter
from authz.interpret.filters.persons import OFFICIALS
from authz.interpret.slots import is_text
from authz.model import Status

__all__ = ["FILTERS"]

_STANDING: Final = (OFFICIALS - {"pronoun"}) | {"office"}


def _strengthens(case: Case) -> bool:
    """Whether to empower is to make stronger: "she empowers girls to speak up". Who empowers an office gives a power."""
    slots = case.slots
    if slots.verb is None or "empowering" not in case.phrases[slots.verb].classes:
        return False
    if slots.instrument is not None or not slots.authorities:
        return False
    if any("pronoun" not in case.classes(giver) for giver in slots.authorities):
        return False
    return slots.actor is not None and case.classes(slots.actor).isdisjoint(_STANDING)


def _nobody_gives(case: Case) -> bool:
    """Whether what is said to give a permission is a text, or nobody: "went on with the ratification of the treaty"."""
    return all(is_text(case.segment, giver.head) for giver in case.slots.authorities)


def _is_to_tell(case: Case) -> bool:
    """Whether an authority is only to be told, which is a duty: "the clerk |shall inform| the ministry of the goods"."""
    if case.status is not Status.COORDINATED or case.slots.verb is None:
        return False
    group = case.phrases[case.slots.verb].group
    return group is not None and not group.modals.isdisjoint(_DUTY)


_DUTY: Final = frozenset({"shall", "necessary", "should"})


FILTERS: Final[tuple[Filter, ...]] = (
    Filter("", _strengthens, "nobody is given a power"),
    Filter("needs_giver", _nobody_gives),
    Filter("needs_told", _is_to_tell),
)
