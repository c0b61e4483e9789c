"""The tables ``scope.toml`` and ``status.toml``: read, checked, and the word lists with the forms of their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from authz.errors import GrammarError
from authz.grammar.source import read_tables
from authz.inflection import plural_of, verb_forms
from authz.model import Modality, Status

__all__ = ["read_scope", "read_status", "with_forms"]

_VERBS = ("verbs", "governing", "asking", "needing")


def read_scope(directories: Sequence[Path]) -> dict[str, Any]:
    """The scopes of the last directory that has some, with the forms of their words.

    Raises a GrammarError, with file, table and cure, where a table or a list is missing that the first directory has, or
    something stands in it that is no word.
    """
    found = read_tables(directories, "scope.toml")
    path = _last(directories, "scope.toml")
    for name, model in read_tables(directories[:1], "scope.toml").items():
        table = found.get(name)
        if not isinstance(table, type(model)):
            raise GrammarError(f"no table [{name}]", path=path, expected=(f"[{name}]",))
        for key in model if isinstance(model, dict) else ():
            if key not in table:  # type: ignore[operator]
                raise GrammarError(f"[{name}]: no list {key!r}", path=path, expected=(f'{key} = ["word"]',))
    for name, table in found.items():
        if isinstance(table, dict):
            for key, words in table.items():
                _check_words(path, f"[{name}] {key}", words)
        elif name != "scope":
            _check_words(path, name, table)
    for entry in found.get("scope", ()):  # type: ignore[attr-defined]
        named = isinstance(entry, dict) and isinstance(entry.get("class"), str)
        if not named or entry.get("modality") not in list(Modality):
            expected = ['class = "if"', f'modality = "{Modality.CONDITIONAL}"']
            raise GrammarError(f"[[scope]] {entry!r}: no class, or no modality", path=path, expected=expected)
    return with_forms(found)


def read_status(directories: Sequence[Path]) -> dict[str, Any]:
    """The algebra of the last directory that has one: from status to status, by what turns it. Errors as ``read_scope``."""
    found = read_tables(directories, "status.toml")
    path = _last(directories, "status.toml")
    for name, table in found.items():
        for before, after in table.items() if isinstance(table, dict) else [(name, table)]:
            if before not in list(Status) or after not in list(Status):
                wrong = before if before not in list(Status) else after
                raise GrammarError(
                    f"[{name}] {before}: {wrong!r} is no status", path=path, expected=list(Status)
                )
    return found


def _last(directories: Sequence[Path], name: str) -> str:
    return str(next((d / name for d in reversed(directories) if (d / name).exists()), name))


def _check_words(path: str, place: str, words: object) -> None:
    wrong = [word for word in words if not isinstance(word, str)] if isinstance(words, list) else [words]
    if wrong:
        raise GrammarError(
            f"{place}: {wrong[0]!r} is no {'word' if isinstance(words, list) else 'list of words'}",
            path=path,
            expected=('["word", "another"]',),
        )


def with_forms(scope: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of ``scope.toml``, each list of verbs with their regular forms and each list of nouns with the plurals.

    The lexicon leads the forms of its own words to their lemma; these lists name many words that stand in none of its
    families, of which it knows no more than the part of speech. A form that is no word does no harm.
    """
    found = dict(scope)
    for table in (*_VERBS, "nouns"):
        if isinstance(lists := scope.get(table), dict):
            found[table] = {
                name: _forms(words, table) if isinstance(words, list) else words
                for name, words in lists.items()
            }
    return found


def _forms(words: list[str], table: str) -> list[str]:
    forms = dict.fromkeys(words)
    for word in words:
        if " " in word:
            continue
        if table == "nouns":
            forms[plural_of(word)] = None
        else:
            forms |= dict.fromkeys(form for tagged in verb_forms(word, {}).values() for form in tagged)
    return list(forms)
