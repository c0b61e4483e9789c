"""Chooses among matches that claim the same words, and orders what is left."""

from __future__ import annotations

from collections.abc import Iterable

from authz.match import Match
from authz.model import Statement

__all__ = ["in_order", "select"]


def select(found: Iterable[tuple[Match, Iterable[Statement]]]) -> list[Statement]:
    """The statements of the matches that say most of their cue's words.

    Where two matches share a cue phrase the one with more cue phrases wins, then the longer, then the
    earlier in the grammar; a match whose filters let nothing through gives way to the next. The statements of
    a match that has lost are never made.
    """
    ranked = list(found)
    if len(ranked) == 1:
        kept = list(ranked[0][1])
    else:
        kept = []
        ranked.sort(key=_claim)  # where two are equal, the order of the grammar stays
        taken: dict[int, set[int]] = {}
        for match, statements in ranked:
            words = {at for a, b in match.parts["cue"] for at in range(a, b)}
            used = taken.setdefault(id(match.segment), set())
            if words.isdisjoint(used) and (made := list(statements)):
                used |= words
                kept += made
    if len(kept) < 2:
        return kept
    unique: list[Statement] = []
    seen: set[tuple[object, ...]] = set()
    for statement in _without_acts(in_order(kept)):
        key = (
            statement.status,
            statement.action.head_start if statement.action else None,
            statement.authority.start if statement.authority else None,
            statement.cue.start if statement.action is None else None,
        )
        if key not in seen:
            seen.add(key)
            unique.append(statement)
    return unique


def _without_acts(statements: list[Statement]) -> list[Statement]:
    """The statements without those that name no act and only say over what another lets be done: "let him |grant permits|"."""
    acts = {s.action.head_start: s for s in statements if s.action is not None}
    return [
        s
        for s in statements
        if s.action is not None
        or not any(
            s.cue.start <= head < s.cue.end and other.cue.end <= s.cue.start for head, other in acts.items()
        )
    ]


def _claim(candidate: tuple[Match, Iterable[Statement]]) -> tuple[int, int]:
    """What the candidates are sorted by: more cue phrases first, then the longer match."""
    match = candidate[0]
    return -sum([b - a for a, b in match.parts["cue"]]), match.start - match.end


def in_order(statements: Iterable[Statement]) -> list[Statement]:
    """The statements by the place of their cue, then of their action and authority."""
    return sorted(statements, key=_key)


def _key(statement: Statement) -> tuple[int, ...]:
    action = statement.action.head_start if statement.action else -1
    body = statement.authority.start if statement.authority else -1
    return (statement.cue.start, statement.cue.end, action, body)
