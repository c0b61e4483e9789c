"""Chooses one part of speech for each word, left to right, by the preference lists of ``tagging.toml``.

The choice depends on the state that the words before leave behind, on the readings that the lexicon
allows, and on the next word's most likely tag. Each such triple is decided once and remembered.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from authz.errors import GrammarError
from authz.lexicon import TAGS

__all__ = ["Tagger", "read_tagging"]


def read_tagging(directories: Iterable[Path]) -> dict[str, Any]:
    """The tagging tables of the last directory that has them."""
    found: dict[str, Any] = {}
    for directory in directories:
        path = directory / "tagging.toml"
        if path.exists():
            try:
                found = tomllib.loads(path.read_text(encoding="utf-8"))
            except tomllib.TOMLDecodeError as error:
                raise GrammarError(f"not valid TOML: {error}", path=str(path)) from None
            _check(path, found)
    return found


def _check(path: Path, tables: Mapping[str, Any]) -> None:
    for name in ("order", "after", "auxiliary", "joined", "undecided", "ahead"):
        if not isinstance(tables.get(name), dict):
            raise GrammarError(f"no table [{name}]", path=str(path), expected=(f"[{name}]",))
    for state, groups in tables["order"].items():
        for tag in groups.replace(" ", ""):
            if tag not in TAGS:
                raise GrammarError(f"[order] {state}: unknown tag {tag!r}", path=str(path), expected=tuple(TAGS))
    for tag, state in [*tables["after"].items(), *tables["auxiliary"].items(), *tables["joined"].items()]:
        if state not in tables["order"]:
            raise GrammarError(f"{tag}: unknown state {state!r}", path=str(path), expected=tuple(tables["order"]))


class Tagger:
    """Decides tags; the same input always gives the same tags."""

    __slots__ = ("_after", "_ahead", "_cost", "_joined", "_memo", "_undecided", "auxiliary")

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._cost: dict[str, dict[str, int]] = {}
        for state, groups in tables["order"].items():
            ranks = groups.split()
            self._cost[state] = {tag: 2 * rank for rank, tags in enumerate(ranks) for tag in tags}
        self._after: dict[str, str] = tables["after"]
        self.auxiliary: dict[str, str] = tables["auxiliary"]
        self._joined: dict[str, str] = tables["joined"]
        self._undecided = frozenset(tables["undecided"]["states"])
        self._ahead = {tag: frozenset(tags) for tag, tags in tables["ahead"].items()}
        self._memo: dict[tuple[str, str, str], tuple[str, str]] = {}

    def choose(self, state: str, readings: str, following: str) -> tuple[str, str]:
        """The tag and the state after it, for readings (most likely first) and the next word's first tag."""
        key = (state, readings, following)
        known = self._memo.get(key)
        if known is None:
            known = self._memo[key] = self._decide(state, readings, following)
        return known

    def _decide(self, state: str, readings: str, following: str) -> tuple[str, str]:
        costs = self._cost[state]
        ahead = self._ahead.get(following, frozenset())

        def cost(index: int) -> tuple[int, int]:
            tag = readings[index]
            total = costs.get(tag, 10) + min(index, 2) - (2 if tag in ahead else 0)
            if tag == "Z":  # "the vote", not "the Senate vote(s)": a base form is no verb of a singular noun
                base = "V" in readings
                total += 3 if (state == "noun" and base) or (state == "plural" and not base) else 0
            return total, index

        tag = readings[min(range(len(readings)), key=cost)]
        if tag in "dp" and "d" in readings and "p" in readings:
            if state in ("verb", "prep"):  # "imposed targeted sanctions", "by armed men"
                tag = "p" if following in "NnJ" or state == "prep" else "e"
            elif state in self._undecided:
                tag = "e"
        if tag == "K":
            return tag, self._joined.get(state, self._after.get(tag, state))
        return tag, self._after.get(tag, state)
