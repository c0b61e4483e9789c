"""All rules by code and by name, and what a selector such as ``AZ1`` or ``missing-authority`` means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import Final, NamedTuple

from authz.errors import AuthzError, nearest_names
from authz.lint.rule import Check, Page, Rule, Stability, page_of

__all__ = ["ALL", "META", "Entry", "find", "resolve", "rules"]

ALL: Final = "ALL"

_MODULES: Final = (
    "az001_unused_silencing",
    "az002_invalid_silencing",
    "az003_silencing_without_reason",
    "az101_unattributed_legality_claim",
    "az102_unattributed_authorization_claim",
    "az103_anonymous_source",
    "az201_missing_authority",
    "az202_unresolved_action",
    "az203_vague_authority",
    "az204_ambiguous_sanction",
    "az205_ambiguous_negation_scope",
    "az206_stacked_negation",
    "az301_contradictory_status",
    "az302_headline_overstates",
    "az303_mixed_spelling",
    "az401_unknown_resolution",
    "az402_resolution_year_mismatch",
    "az403_no_such_provision",
    "az404_no_power_to_authorize",
)
#: The rules on silencings: the engine finds these, from what became of each silencing.
META: Final = frozenset({"AZ001", "AZ002", "AZ003"})


class Entry(NamedTuple):
    """A rule with its page and its check."""

    rule: Rule
    page: Page
    check: Check


@cache
def rules() -> Mapping[str, Entry]:
    """Every rule by its code, in order."""
    entries = {}
    for name in _MODULES:
        module = import_module(f"authz.lint.rules.{name}")
        entries[module.RULE.code] = Entry(rule=module.RULE, page=page_of(module), check=module.check)
    return entries


def find(key: str) -> Entry:
    """A rule by its code or its name.

    Raises:
        AuthzError: with the nearest names, when there is none.
    """
    for entry in rules().values():
        if key.upper() == entry.rule.code or key.lower() == entry.rule.name:
            return entry
    raise _unknown(key)


def resolve(selectors: Iterable[str], *, exact: bool = False) -> frozenset[str]:
    """The codes that selectors stand for: a code, a name, a beginning of codes, or ``ALL``.

    Args:
        selectors: as a user writes them.
        exact: only a code or a name, as a silencing must name its rules.

    Raises:
        AuthzError: for a selector that stands for nothing.
    """
    codes: set[str] = set()
    for selector in selectors:
        if selector.upper() == ALL and not exact:
            codes.update(rules())
            continue
        begun = {code for code in rules() if code.startswith(selector.upper())} if not exact else set()
        if begun and selector.upper().startswith("AZ"):
            codes |= begun
        else:
            codes.add(find(selector).rule.code)
    return frozenset(codes)


def named(selectors: Iterable[str]) -> frozenset[str]:
    """The codes of rules that selectors name one by one, so that a preview rule among them runs."""
    single: set[str] = set()
    for selector in selectors:
        codes = resolve([selector])
        if len(codes) == 1:
            single |= codes
    return frozenset(single)


def stable() -> frozenset[str]:
    """The codes of the rules that run unless the configuration says otherwise."""
    return frozenset(c for c, e in rules().items() if e.rule.stability is Stability.STABLE)


def _unknown(key: str) -> AuthzError:
    known = [word for e in rules().values() for word in (e.rule.code, e.rule.name)]
    near = nearest_names(key.upper(), known) or nearest_names(key.lower(), known)
    cure = f"did you mean {' or '.join(near)}?" if near else "`authz rule --all` lists the rules"
    return AuthzError(f"no rule {key!r}", cure=cure)
