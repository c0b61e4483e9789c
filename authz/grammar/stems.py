"""The stems of ``scan.toml``, and the words that hold one and are none the less no cue."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from authz.errors import GrammarError
from authz.grammar.source import read_tables
from authz.lexicon import Lexicon
from authz.tokens import pieces

__all__ = ["idle_words", "read_stems"]

_EXAMPLES: Final = {"stems": 'stems = ["authori", "approv"]', "idle": 'idle = ["information"]'}


def read_stems(directories: Sequence[Path], name: str = "stems") -> list[str]:
    """A list of ``scan.toml`` of all directories: a user's own adds to the built-in one."""
    found: dict[str, None] = {}
    for directory in directories:
        stems = read_tables([directory], "scan.toml").get(name, [])
        if not isinstance(stems, list) or not all(isinstance(stem, str) and stem for stem in stems):
            raise GrammarError(
                f"{name!r} is no list of texts", path=str(directory / "scan.toml"), expected=[_EXAMPLES[name]]
            )
        found |= dict.fromkeys(stem.lower() for stem in stems)
    return list(found)


def idle_words(stems: Sequence[str], named: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Words that hold a stem by chance: the ``named`` ones, and everyday words that stand in no family.

    No word of a family has one of the latter in it, so that passing them over hides none: "authoritarian".
    """
    families = {
        piece.lower()
        for form, _, _ in lexicon.forms()
        for piece in pieces(form)
        if any(s in piece.lower() for s in stems)
    }
    inside = "\n".join(families)
    everyday = {word for word in map(str.lower, lexicon.common) if any(stem in word for stem in stems)}
    found = dict.fromkeys(named) | dict.fromkeys(sorted(word for word in everyday if word not in inside))
    return [word for word in found if word not in stems]
