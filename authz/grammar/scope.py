"""The word lists of ``scope.toml`` with the forms of their words, so that a list needs to name a word once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from authz.inflection import plural_of, verb_forms

__all__ = ["with_forms"]

_VERBS = ("verbs", "governing", "asking", "needing")


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
