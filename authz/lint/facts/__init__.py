"""Facts of law that rules check against: tables with their sources, as data beside this module."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

__all__ = ["Facts", "Instrument", "load_facts"]


class Instrument(NamedTuple):
    """A treaty or charter: how many articles it has, and what some of them are about."""

    id: str
    name: str
    articles: int
    forms: tuple[str, ...]
    topics: Mapping[str, int]
    source: str


class Facts(NamedTuple):
    """All tables.

    Attributes:
        resolutions: first and last numbers of Security Council resolutions of each year, ascending, with it.
        resolution_ceiling: no resolution so far has a higher number.
        instruments: by identifier.
        powerless: bodies that cannot authorize the use of force, with what they can do.
        vague: names for an authority that leave open who it is, with what to ask.
    """

    resolutions: tuple[tuple[int, int], ...]
    resolution_ceiling: int
    instruments: tuple[Instrument, ...]
    powerless: Mapping[str, str]
    vague: Mapping[str, str]

    def resolution_years(self, number: int) -> tuple[int, int]:
        """The first and the last year in which a resolution can have been adopted."""
        numbers = [n for n, _ in self.resolutions]
        before = bisect_right(numbers, number) - 1
        after = bisect_left(numbers, number)
        first = self.resolutions[before][1] if before >= 0 else self.resolutions[0][1]
        last = self.resolutions[after][1] if after < len(numbers) else 9999
        return first, last


@cache
def load_facts() -> Facts:
    """The tables that come with the package."""
    council = _table("security-council.toml")
    anchors: dict[int, int] = {}
    for year, (first, last) in council["years"].items():
        anchors |= {number: int(year) for number in (first, last) if number}
    bodies = _table("bodies.toml")
    return Facts(
        resolutions=tuple(sorted(anchors.items())),
        resolution_ceiling=council["ceiling"],
        instruments=tuple(
            Instrument(
                id=key,
                name=item["name"],
                articles=item["articles"],
                forms=tuple(item["forms"]),
                topics=item.get("topics", {}),
                source=item["source"],
            )
            for key, item in _table("instruments.toml")["instrument"].items()
        ),
        powerless=bodies["no-power-to-authorize-force"],
        vague=bodies["vague"],
    )


def _table(name: str) -> dict[str, Any]:
    import tomllib

    return tomllib.loads((Path(__file__).parent / name).read_text("utf-8"))
