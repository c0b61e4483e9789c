"""The forms of English words: of verbs, of nouns, and how a word may be spelled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from authz.late import late

__all__ = ["plural_of", "spellings", "verb_forms"]

_VOWELS = "aeiou"
_STRESSED: Final = ("mit", "fer", "pel", "bar", "cur", "abet", "trol", "step", "rpin")
"""How verbs of two syllables end whose last one is stressed."""
_UNSTRESSED: Final = ("ffer", "limit", "vomit")
"""What ends so without the stress: "offer"."""
_SPELLING = late(r"(?<=[a-z]{3})iz(?=(?:e|es|ed|ing|ation|ations)\b)")


def _doubles(lemma: str) -> bool:
    """Whether the last consonant doubles: one stressed vowel before it (permit, ban, but not visit)."""
    if len(lemma) < 3 or lemma[-1] in _VOWELS + "wxy" or lemma[-2] not in _VOWELS or lemma[-3] in _VOWELS:
        return False
    if lemma.endswith(_UNSTRESSED):
        return False
    return len(re.findall(f"[{_VOWELS}]+", lemma)) == 1 or lemma.endswith(_STRESSED)


def verb_forms(lemma: str, word: Mapping[str, str]) -> dict[str, list[str]]:
    """The five forms of a verb by tag; of an entry of several words the first inflects."""
    head, _, rest = lemma.partition(" ")
    rest = f" {rest}" if rest else ""
    if head.endswith(("s", "x", "z", "ch", "sh", "o")):
        present = head + "es"
    elif head.endswith("y") and head[-2:-1] not in _VOWELS:
        present = head[:-1] + "ies"
    else:
        present = head + "s"
    if head.endswith("e"):
        past, ing = head + "d", (head if head.endswith(("ee", "oe", "ye")) else head[:-1]) + "ing"
    elif head.endswith("y") and head[-2:-1] not in _VOWELS:
        past, ing = head[:-1] + "ied", head + "ing"
    else:
        stem = head + head[-1] if _doubles(head) else head
        past, ing = stem + "ed", stem + "ing"
    past = word.get("past", past)
    forms = {
        "V": head, "Z": word.get("present", present), "d": past, "p": word.get("participle", past), "g": word.get("ing", ing)
    }  # fmt: skip
    # a form may be given with the words that follow: "went to war"
    table = {tag: [form if rest and form.endswith(rest) else form + rest] for tag, form in forms.items()}
    table["Z"].append(head + rest)  # "they want" is a present tense too
    return table


_TITLE: Final = re.compile(
    r"(\w[\w ]*?)((?: of | in |-in-| to the | for )[\w ]+|(?<!lieutenant)(?<!major)(?<!brigadier) general"
    r"| (?:designate|elect)|-(?:general|designate|elect))$"
)
"""A noun with what follows it and does not inflect: "secretary of state", "commander-in-chief", "inspector general"."""
_MAN: Final = re.compile(
    r"(?:^|[a-z])(?:wo)?man$(?<!human)(?<!german)(?<!roman)(?<!shaman)(?<!ottoman)(?<!talisman)"
)


def plural_of(lemma: str) -> str:
    """The regular plural; of several words the last inflects, but for titles: "attorneys general", "chiefs of staff"."""
    if (titled := _TITLE.match(lemma)) is not None:
        return plural_of(titled[1]) + titled[2]
    if _MAN.search(lemma):
        return lemma[:-2] + "en"
    if re.search(r"(s|x|z|ch|sh|\b(?:embarg|vet|torped|her|ech|volcan|tornad)o)$", lemma):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def spellings(form: str) -> list[str]:
    """A form as Americans spell it, and as the British do where they differ: "authorize", "authorise"."""
    british = _SPELLING.sub("is", form)
    return [form] if british == form else [form, british]
