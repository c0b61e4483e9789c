"""The preference lists of ``tagging.toml``, by which the tagger chooses, read and checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from authz.errors import GrammarError
from authz.grammar.source import read_tables
from authz.lexicon import TAGS

__all__ = ["read_tagging"]

_TABLES: Final = ("order", "after", "auxiliary", "joined", "undecided", "ahead")


def read_tagging(directories: Sequence[Path]) -> dict[str, Any]:
    """The tagging tables of the last directory that has them. Raises GrammarError for a fault in one."""
    found: dict[str, Any] = {}
    for directory in directories:
        path = directory / "tagging.toml"
        if path.exists():
            found = read_tables([directory], path.name)
            _check(path, found)
    return found


def _check(path: Path, tables: Mapping[str, Any]) -> None:
    for name in _TABLES:
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
