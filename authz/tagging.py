"""Chooses one part of speech for each word, left to right, by the preference lists of ``tagging.toml``.

The choice depends on the state that the words before leave behind, on the readings that the lexicon
allows, and on the next word's most likely tag. Each such triple is decided once and remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from authz.errors import GrammarError

if TYPE_CHECKING:
    from authz.vocabulary import Entry

__all__ = ["Tagger", "read_tagging"]


def read_tagging(directories: Iterable[Path]) -> dict[str, Any]:
    """The tagging tables of the last directory that has them."""
    import tomllib

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
    from authz.lexicon import TAGS

    for name in ("order", "after", "auxiliary", "joined", "undecided", "ahead"):
        if not isinstance(tables.get(name), dict):
            raise GrammarError(f"no table [{name}]", path=str(path), expected=(f"[{name}]",))
    for state, groups in tables["order"].items():
        for tag in groups.replace(" ", ""):
            if tag not in TAGS:
                raise GrammarError(
                    f"[order] {state}: unknown tag {tag!r}", path=str(path), expected=tuple(TAGS)
                )
    for tag, state in [*tables["after"].items(), *tables["auxiliary"].items(), *tables["joined"].items()]:
        if state not in tables["order"]:
            raise GrammarError(
                f"{tag}: unknown state {state!r}", path=str(path), expected=tuple(tables["order"])
            )


class _State(dict[str, "dict[str, tuple[str, _State]]"]):
    """What has been decided in a state: for a kind of readings and a next tag, the tag and the state after.

    ``asked`` is a sentence that began with "do", until its verb has come. There nothing is remembered.
    """

    __slots__ = ("asked", "name")

    def __init__(self, name: str, asked: bool) -> None:
        super().__init__()
        self.name = name
        self.asked = asked


class Tagger:
    """Decides tags; the same input always gives the same tags."""

    __slots__ = ("_after", "_ahead", "_auxiliary", "_cost", "_joined", "_states", "_undecided")

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._cost: dict[str, dict[str, int]] = {}
        for state, groups in tables["order"].items():
            ranks = groups.split()
            self._cost[state] = {tag: 2 * rank for rank, tags in enumerate(ranks) for tag in tags}
        self._after: dict[str, str] = tables["after"]
        self._auxiliary: dict[str, str] = tables["auxiliary"]
        self._joined: dict[str, str] = tables["joined"]
        self._undecided = frozenset(tables["undecided"]["states"])
        self._ahead = {tag: frozenset(tags) for tag, tags in tables["ahead"].items()}
        self._states = {(name, asked): _State(name, asked) for name in self._cost for asked in (False, True)}

    def tag(self, entries: Sequence[Entry]) -> tuple[str, str]:
        """The tag of each word, and its symbol under that tag."""
        state = self._states["start", False]
        ahead = [entry.ahead for entry in entries]
        ahead.append(".")
        tags: list[str] = []
        for entry, following in zip(entries, ahead[1:], strict=True):
            try:
                tag, state = state[entry.kind][following]
            except KeyError:
                tag, state = self._learn(state, entries, len(tags), tags)
            tags.append(tag)
        symbols = [entry.symbols[tag] for entry, tag in zip(entries, tags, strict=True)]
        return "".join(tags), "".join(symbols)

    def _learn(
        self, state: _State, entries: Sequence[Entry], index: int, tags: Sequence[str]
    ) -> tuple[str, _State]:
        """The tag of a word after others with ``tags``, and the state after it."""
        entry = entries[index]
        following = entries[index + 1] if index + 1 < len(entries) else None
        ahead = following.ahead if following is not None else "."
        asked = state.asked
        if (
            asked
            and "V" in entry.tags
            and tags[-1] in "NnEO"
            and (following is None or "V" not in following.tags)
        ):
            asked = False  # "Does the president need approval"
            tag, after = self._decide("modal", "V", ahead)
        else:
            tag, after = self._decide(state.name, entry.tags, ahead)
        if tag == "A":
            asked = state.name == "start" and entry.auxiliary == "do"
            after = self._auxiliary.get(entry.auxiliary, state.name)
        found = tag, self._states[after, asked]
        if not state.asked:
            state.setdefault(entry.kind, {})[ahead] = found
        return found

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
