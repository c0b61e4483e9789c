"""Word lists as data: reads ``lexicon/*.toml`` and ``words.txt`` into one table of readings.

A *family* names a class, a part of speech and the words in it; inflected forms and British spellings
are derived. Tags are one letter each (``TAGS``); a reading of a form is a tag, its classes and its lemma.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import Factory, define, frozen

from authz.errors import GrammarError, nearest_names

__all__ = ["TAGS", "Lexicon", "NameEntry", "Reading", "read_lexicon"]

TAGS: Mapping[str, tuple[str, ...]] = {
    "N": ("noun", "singular"),
    "n": ("noun", "plural"),
    "E": ("name",),
    "J": ("adj",),
    "R": ("adv",),
    "V": ("verb", "base"),
    "Z": ("verb", "present"),
    "d": ("verb", "past"),
    "p": ("verb", "participle"),
    "e": ("verb", "past_or_participle"),
    "g": ("verb", "gerund"),
    "A": ("aux",),
    "C": ("number",),
    "I": ("prep",),
    "D": ("det",),
    "P": ("poss",),
    "O": ("pron",),
    "S": ("genitive",),
    "K": ("conj",),
    "B": ("sub",),
    "W": ("rel",),
    "w": ("wh",),
    "X": ("neg",),
    "T": ("to",),
    ",": ("comma",),
    ".": ("stop",),
    ":": ("colon",),
    ";": ("semicolon",),
    "(": ("open",),
    ")": ("close",),
    '"': ("quote",),
    "-": ("dash",),
    "U": ("other",),
}
"""One letter for each part of speech, with the class names that a pattern may use for it. ``e`` is a
form in -ed that may be past or participle until the clause decides."""

POS = {
    "noun": "N", "propernoun": "E", "name": "E", "adjective": "J", "adverb": "R", "preposition": "I",
    "determiner": "D", "possessive": "P", "pronoun": "O", "conjunction": "K", "subordinator": "B",
    "relative": "W", "wh": "w", "negator": "X", "auxiliary": "A", "number": "C", "to": "T", "participle": "p",
    "genitive": "S", "punctuation": "U",
}  # fmt: skip

_FAMILY_KEYS = {"class", "pos", "doc", "words", "case"}
_WORD_KEYS = {"lemma", "past", "participle", "ing", "present", "plural", "class"}
_VOWELS = "aeiou"
_SPELLING = re.compile(r"(?<=[a-z]{3})iz(?=(?:e|es|ed|ing|ation|ations)\b)")


@frozen
class Reading:
    """One way to read a form: part of speech, classes, dictionary form."""

    tag: str
    classes: frozenset[str]
    lemma: str


@frozen
class NameEntry:
    """What a name of the authority tables stands for."""

    id: str | None
    type: str


@define
class Lexicon:
    """Readings by form. ``exact`` holds the forms whose case matters; the keys of ``folded`` are lower-case."""

    exact: dict[str, dict[str, Reading]] = Factory(dict)
    folded: dict[str, dict[str, Reading]] = Factory(dict)
    common: dict[str, str] = Factory(dict)
    names: dict[str, NameEntry] = Factory(dict)
    families: dict[str, str] = Factory(dict)

    def add(self, form: str, tag: str, classes: Iterable[str], lemma: str, *, case: bool = False) -> None:
        """Adds a reading; classes of readings with the same tag join."""
        table = self.exact if case else self.folded
        readings = table.setdefault(form if case else form.lower(), {})
        old = readings.get(tag)
        merged = frozenset(classes) | (old.classes if old else frozenset())
        readings[tag] = Reading(tag, merged, old.lemma if old else lemma)

    def forms(self) -> Iterator[tuple[str, bool, dict[str, Reading]]]:
        """Every form with whether its case matters and its readings, sorted."""
        for case, table in ((True, self.exact), (False, self.folded)):
            for form in sorted(table):
                yield form, case, table[form]


def _doubles(lemma: str) -> bool:
    """Whether the last consonant doubles: one stressed vowel before it (permit, ban, but not visit)."""
    if len(lemma) < 3 or lemma[-1] in _VOWELS + "wxy" or lemma[-2] not in _VOWELS or lemma[-3] in _VOWELS:
        return False
    return len(re.findall(f"[{_VOWELS}]+", lemma)) == 1 or lemma.endswith(("mit", "fer", "pel", "bar", "cur"))


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
    return {tag: [form + rest] for tag, form in forms.items()}


def plural_of(lemma: str) -> str:
    """The regular plural; of an entry of several words the last inflects."""
    if re.search(r"(s|x|z|ch|sh)$", lemma):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _spellings(form: str) -> list[str]:
    british = _SPELLING.sub("is", form)
    return [form] if british == form else [form, british]


class _Loader:
    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def fault(self, path: Path, message: str, expected: Iterable[str] = (), nearest: Iterable[str] = ()) -> GrammarError:
        return GrammarError(message, path=str(path), expected=tuple(expected), nearest=tuple(nearest))

    def keys(self, path: Path, what: str, table: Mapping[str, Any], known: set[str], needed: set[str]) -> None:
        for key in table:
            if key not in known:
                raise self.fault(path, f"{what}: unknown key {key!r}", sorted(known), nearest_names(key, known))
        for key in sorted(needed - table.keys()):
            raise self.fault(path, f"{what}: no {key!r} given", [key])

    def file(self, path: Path) -> None:
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise self.fault(path, f"not valid TOML: {error}") from None
        except UnicodeDecodeError as error:
            raise self.fault(path, f"not valid UTF-8 at byte {error.start}") from None
        known = {"family", "state", "authority", "generic", "title"}
        for key, value in data.items():
            if key not in known:
                raise self.fault(path, f"unknown table {key!r}", sorted(known), nearest_names(key, known))
            if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
                raise self.fault(path, f"{key!r} is written as [[{key}]] tables")
            for number, entry in enumerate(value, 1):
                getattr(self, key)(path, f"[[{key}]] number {number}", entry)

    def family(self, path: Path, what: str, entry: Mapping[str, Any]) -> None:
        self.keys(path, what, entry, _FAMILY_KEYS, {"class", "pos", "doc", "words"})
        pos = entry["pos"]
        if pos != "verb" and pos not in POS:
            raise self.fault(path, f"{what}: unknown pos {pos!r}", sorted({*POS, "verb"}), nearest_names(str(pos), {*POS, "verb"}))
        classes = [entry["class"]] if isinstance(entry["class"], str) else list(entry["class"])
        for name in classes:
            if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
                raise self.fault(path, f"{what}: {name!r} is no class name", ["lower-case letters, digits and _"])
            self.lexicon.families.setdefault(name, entry["doc"])
        for raw in entry["words"]:
            word = {"lemma": raw} if isinstance(raw, str) else raw
            if not isinstance(word, dict):
                raise self.fault(path, f"{what}: {raw!r} is neither text nor a table")
            self.keys(path, f"{what}, word {word.get('lemma')!r}", word, _WORD_KEYS, {"lemma"})
            self.word(pos, classes, word, case=bool(entry.get("case", False)))

    def word(self, pos: str, classes: list[str], word: Mapping[str, str], *, case: bool) -> None:
        lemma = word["lemma"]
        if pos == "verb":
            table = verb_forms(lemma, word)
        elif pos == "noun":
            table = {"N": [lemma]}
            plural = word.get("plural", plural_of(lemma))
            if plural:
                table["n"] = [plural]
        else:
            table = {POS[pos]: [lemma]}
        for tag, forms in table.items():
            for form in (spelled for form in forms for spelled in _spellings(form)):
                self.lexicon.add(form, tag, classes, lemma, case=case)

    def name(self, form: str, entry: NameEntry, classes: Iterable[str]) -> None:
        """A proper name: case matters unless it has several words."""
        self.lexicon.names.setdefault(form.lower() if " " in form else form, entry)
        self.lexicon.add(form, "E", classes, form, case=True)
        if form.startswith(("United ", "U.S. ", "UN ", "U.N. ")) or " " in form:
            self.lexicon.add(form.upper(), "E", classes, form, case=True)

    def state(self, path: Path, what: str, entry: Mapping[str, Any]) -> None:
        known = {"id", "iso", "names", "adjectives", "people", "capital", "metonyms", "leaders"}
        self.keys(path, what, entry, known, {"names"})
        identity = entry.get("id")
        for form in entry["names"]:
            self.name(form, NameEntry(identity, "state"), ("authority", "state"))
        for form in entry.get("metonyms", ()):
            if form not in entry["names"]:
                self.name(form, NameEntry(identity, "government"), ("authority", "seat"))
        for form in entry.get("leaders", ()):
            self.name(form, NameEntry(identity, "government"), ("authority", "person"))
        for form in entry.get("adjectives", ()):
            self.lexicon.names.setdefault(form, NameEntry(identity, "state"))
            self.lexicon.add(form, "J", ("authority", "national"), form, case=True)
        for form in entry.get("people", ()):
            if form not in entry.get("adjectives", ()):
                self.lexicon.names.setdefault(form, NameEntry(identity, "state"))
                self.lexicon.add(form, "E", ("people",), form, case=True)

    def authority(self, path: Path, what: str, entry: Mapping[str, Any]) -> None:
        self.keys(path, what, entry, {"id", "name", "type", "forms"}, {"name", "type", "forms"})
        for form in dict.fromkeys((entry["name"], *entry["forms"])):
            self.name(form, NameEntry(entry.get("id"), entry["type"]), ("authority", "organ", entry["type"]))

    def generic(self, path: Path, what: str, entry: Mapping[str, Any]) -> None:
        self.keys(path, what, entry, {"type", "heads"}, {"type", "heads"})
        for lemma in entry["heads"]:
            entry_of = NameEntry(None, entry["type"])
            self.lexicon.names.setdefault(lemma, entry_of)
            self.lexicon.names.setdefault(plural_of(lemma), entry_of)
            self.word("noun", ["authority", "office", entry["type"]], {"lemma": lemma}, case=False)

    def title(self, path: Path, what: str, entry: Mapping[str, Any]) -> None:
        self.keys(path, what, entry, {"type", "titles"}, {"type", "titles"})
        for form in entry["titles"]:
            self.lexicon.names.setdefault(form, NameEntry(None, entry["type"]))
            self.lexicon.add(form, "E", ("authority", "title", entry["type"]), form, case=True)

    def words(self, path: Path) -> None:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            tags, colon, words = line.partition(": ")
            if not colon or not set(tags) <= TAGS.keys():
                raise GrammarError("not of the form TAGS: word word", path=str(path), line=number, source=line[:80])
            self.lexicon.common.update(dict.fromkeys(words.split(), tags))


def read_lexicon(directories: Iterable[Path]) -> Lexicon:
    """The lexicon of several grammar directories, later ones adding to earlier ones.

    Raises GrammarError naming file and entry for a fault.
    """
    lexicon = Lexicon()
    loader = _Loader(lexicon)
    for directory in directories:
        for path in sorted((directory / "lexicon").glob("*.toml")):
            loader.file(path)
        for path in sorted((directory / "lexicon").glob("*.txt")):
            loader.words(path)
    return lexicon
