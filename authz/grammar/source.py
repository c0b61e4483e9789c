"""Reads the files of grammar directories into one grammar, with the faults of all of them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from attrs import Factory, define

from authz.errors import GrammarError
from authz.grammar.notation import read_grammar
from authz.grammar.tree import Construction, Node, Place, Rule
from authz.lexicon import Lexicon, read_lexicon

__all__ = ["Grammar", "fault_at", "read_directories", "read_tables"]


@define
class Grammar:
    """What the files of some directories say, before compiling; ``faults`` is what could not be read.

    ``own`` are the directories that a user has added, or the one that there is.
    """

    lexicon: Lexicon
    own: tuple[Path, ...] = ()
    rules: dict[str, Rule] = Factory(dict)
    constructions: dict[str, Construction] = Factory(dict)
    sources: dict[str, str] = Factory(dict)
    faults: list[GrammarError] = Factory(list)

    @property
    def shorthands(self) -> dict[str, Node]:
        """The patterns that a name may stand for: of the rules that make no phrases."""
        return {name: rule.pattern for name, rule in self.rules.items() if not rule.phrase}

    def is_own(self, place: Place | None) -> bool:
        """Whether a place is in one of the ``own`` directories."""
        return place is not None and any(Path(place.path).is_relative_to(directory) for directory in self.own)


def fault_at(
    sources: Mapping[str, str],
    place: Place | None,
    message: str,
    expected: Iterable[str] = (),
    nearest: Iterable[str] = (),
) -> GrammarError:
    """A fault that shows the line at ``place``."""
    if place is None:
        return GrammarError(message, expected=tuple(expected), nearest=tuple(nearest))
    lines = sources.get(place.path, "").splitlines()
    return GrammarError(
        message,
        path=place.path,
        line=place.line,
        column=place.column,
        source=lines[place.line - 1] if place.line <= len(lines) else "",
        expected=tuple(expected),
        nearest=tuple(nearest),
    )


def read_directories(directories: Sequence[Path]) -> Grammar:
    """Reads every file; a later directory may override a rule or construction of an earlier one.

    The constructions of a later directory stand before those of an earlier one: between two that claim
    the same words the user's own wins.
    """
    faults: list[GrammarError] = []
    own = tuple(directories[1:] or directories)
    grammar = Grammar(read_lexicon(directories, faults), own, faults=faults)
    for directory in directories:
        here: dict[str, Place | None] = {}
        earlier, grammar.constructions = grammar.constructions, {}
        for folder in ("phrases", "constructions"):
            for path in sorted((directory / folder).glob("*.grammar")):
                try:
                    _read_file(grammar, path, here)
                except GrammarError as error:
                    faults.append(error)
        for name, construction in earlier.items():
            grammar.constructions.setdefault(name, construction)
    return grammar


def _read_file(grammar: Grammar, path: Path, here: dict[str, Place | None]) -> None:
    """Adds the rules and constructions of a file; ``here`` says what its directory has given so far."""
    try:
        source = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise GrammarError(f"not valid UTF-8 at byte {error.start}", path=str(path)) from None
    grammar.sources[str(path)] = source
    file = read_grammar(str(path), source)
    items: tuple[Rule | Construction, ...] = (*file.rules, *file.constructions)
    for item in items:
        kind = "rule" if isinstance(item, Rule) else "construction"
        key = f"{kind} {item.name!r}"
        if key in here:
            first = here[key]
            at = f"{first.path}:{first.line}" if first else "elsewhere"
            grammar.faults.append(
                fault_at(
                    grammar.sources, item.place, f"{key} is already given at {at}", ["a name of its own"]
                )
            )
            continue
        here[key] = item.place
        if isinstance(item, Rule):
            grammar.rules[item.name] = item
        else:
            grammar.constructions[item.name] = item


def read_tables(directories: Sequence[Path], name: str) -> dict[str, object]:
    """A table file such as ``status.toml`` of the last directory that has it."""
    found: dict[str, object] = {}
    for directory in directories:
        path = directory / name
        if path.exists():
            try:
                found = tomllib.loads(path.read_text(encoding="utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                raise GrammarError(f"not valid TOML: {error}", path=str(path)) from None
    return found
