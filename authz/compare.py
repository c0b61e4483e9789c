"""What changed between two runs over the same documents, by construction.

A change of the grammar is judged by the statements that came, went, or became others; a total hides
one good rule and one bad rule behind each other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import fields_dict, frozen

from authz.model import Result, Statement

__all__ = ["Change", "compare", "count_by_rule"]

_FIELDS: Final = tuple(fields_dict(Statement))


@frozen(kw_only=True)
class Change:
    """One statement of one document: ``old`` alone went, ``new`` alone came, both are a change."""

    id: str
    old: Statement | None
    new: Statement | None

    @property
    def kind(self) -> str:
        if self.old is None:
            return "added"
        return "removed" if self.new is None else "changed"

    @property
    def rule(self) -> str:
        """The construction that answers for it: of a change, the new one."""
        statement = self.new or self.old
        return statement.rule if statement else ""

    def fields(self) -> tuple[str, ...]:
        """The fields that differ, where both are there."""
        if self.old is None or self.new is None:
            return ()
        return tuple(name for name in _FIELDS if getattr(self.old, name) != getattr(self.new, name))


def compare(old: Iterable[Result], new: Iterable[Result]) -> Iterator[Change]:
    """The changes, in the order of the old results; documents that are only in the new ones last.

    Documents are the same by id; where an id comes more than once, the first answers to the first.
    """
    waiting: dict[str, list[Result]] = defaultdict(list)
    for result in new:
        waiting[result.id].append(result)
    for before in old:
        same = waiting[before.id]
        after = same.pop(0) if same else Result(id=before.id)
        yield from _changes(before.id, before.statements, after.statements)
    for id, rest in waiting.items():
        for result in rest:
            yield from _changes(id, (), result.statements)


def count_by_rule(changes: Iterable[Change]) -> dict[str, Counter[str]]:
    """For each construction, how many statements were added, removed, changed."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for change in changes:
        counts[change.rule][change.kind] += 1
    return dict(sorted(counts.items()))


def _changes(id: str, old: tuple[Statement, ...], new: tuple[Statement, ...]) -> Iterator[Change]:
    """Statements that are not in both; two whose cues overlap are one that changed."""
    gone = list((Counter(old) - Counter(new)).elements())
    come = list((Counter(new) - Counter(old)).elements())
    for statement in gone:
        near = [s for s in come if s.cue.span.overlaps(statement.cue.span)]
        best = min(near, key=lambda s: _differences(s, statement), default=None)
        if best is not None:
            come.remove(best)
        yield Change(id=id, old=statement, new=best)
    for statement in come:
        yield Change(id=id, old=None, new=statement)


def _differences(one: Statement, other: Statement) -> int:
    return sum(getattr(one, name) != getattr(other, name) for name in _FIELDS)
