"""Word lists as data: reads ``lexicon/*.toml`` and ``words.txt`` into one table of readings.

A *family* names a class, a part of speech and the words in it; inflected forms and British spellings
are derived. Tags are one letter each (``TAGS``); a reading of a form is a tag, its classes and its lemma.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import Factory, define, frozen

from authz.entries import NameEntry
from authz.errors import GrammarError, nearest_names
from authz.inflection import plural_of, spellings, verb_forms
from authz.model import AuthorityType

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


@frozen
class Reading:
    """One way to read a form: part of speech, classes, dictionary form."""

    tag: str
    classes: frozenset[str]
    lemma: str


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

    def complete(self) -> None:
        """Gives verbal nouns that no list of words knows their reading as a verb: "before dredging the lagoon"."""
        for form, found in self.folded.items():
            if form.endswith("ing") and set(found) == {"N"} and " " not in form and form not in self.common:
                found["g"] = Reading("g", frozenset(), form)

    @property
    def classes(self) -> frozenset[str]:
        """Every class that a family or a word bears."""
        readings = (
            r for table in (self.exact, self.folded) for found in table.values() for r in found.values()
        )
        return frozenset(self.families).union(*(reading.classes for reading in readings))

    def forms(self) -> Iterator[tuple[str, bool, dict[str, Reading]]]:
        """Every form with whether its case matters and its readings, sorted."""
        for case, table in ((True, self.exact), (False, self.folded)):
            for form in sorted(table):
                yield form, case, table[form]


_TEXT, _TEXTS, _TEXT_OR_TEXTS, _FLAG, _WORDS, _TYPE = (
    "text",
    "a list of texts",
    "text or a list of texts",
    "true or false",
    "words",
    "type",
)
_SCHEMAS: Mapping[str, Mapping[str, str]] = {
    "family": {"class": _TEXT_OR_TEXTS, "pos": _TEXT, "doc": _TEXT, "words": _WORDS, "case": _FLAG},
    "word": {"lemma": _TEXT, "past": _TEXT, "participle": _TEXT, "ing": _TEXT, "present": _TEXT, "plural": _TEXT},
    "state": {
        "id": _TEXT, "iso": _TEXT, "names": _TEXTS, "adjectives": _TEXTS, "people": _TEXTS, "capital": _TEXT,
        "metonyms": _TEXTS, "leaders": _TEXTS,
    },
    "authority": {"id": _TEXT, "name": _TEXT, "type": _TYPE, "forms": _TEXTS},
    "generic": {"type": _TYPE, "heads": _TEXTS, "plurals": _TEXTS},
    "title": {"type": _TYPE, "titles": _TEXTS},
}  # fmt: skip
"""The keys of each kind of table and what they hold; docs/grammar.md says what they mean."""
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "family": ("class", "pos", "doc", "words"),
    "word": ("lemma",),
    "state": ("names",),
    "authority": ("name", "type", "forms"),
    "generic": ("type", "heads"),
    "title": ("type", "titles"),
}
_AUTHORITY_TYPES = tuple(str(kind) for kind in AuthorityType)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(_is_text(item) for item in value)


_HOLDS: Mapping[str, Callable[[object], bool]] = {
    _TEXT: _is_text,
    _TEXTS: _is_texts,
    _TEXT_OR_TEXTS: lambda value: _is_text(value) or _is_texts(value),
    _FLAG: lambda value: isinstance(value, bool),
    _WORDS: lambda value: isinstance(value, list),
    _TYPE: lambda value: value in _AUTHORITY_TYPES,
}


class _Loader:
    """Reads files into a lexicon; a table with a fault is left out and the fault noted."""

    def __init__(self, lexicon: Lexicon, faults: list[GrammarError]) -> None:
        self.lexicon = lexicon
        self.faults = faults
        self.path = ""
        self.line = 0
        self.what = ""

    def fault(self, message: str, expected: Iterable[str] = (), nearest: Iterable[str] = ()) -> GrammarError:
        what = f"{self.what}: {message}" if self.what else message
        return GrammarError(
            what, path=self.path, line=self.line, expected=tuple(expected), nearest=tuple(nearest)
        )

    def keys(self, kind: str, table: Mapping[str, Any]) -> None:
        """Holds a table against its schema."""
        schema = _SCHEMAS[kind]
        for key, value in table.items():
            if key not in schema:
                raise self.fault(f"unknown key {key!r}", sorted(schema), nearest_names(key, schema))
            if not _HOLDS[schema[key]](value) and not (kind == "word" and key == "plural" and value == ""):
                if schema[key] == _TYPE:
                    raise self.fault(
                        f"unknown type {value!r}",
                        _AUTHORITY_TYPES,
                        nearest_names(str(value), _AUTHORITY_TYPES),
                    )
                raise self.fault(f"{key!r} is {str(value)[:40]!r}", [schema[key]])
        for key in _NEEDED[kind]:
            if key not in table:
                raise self.fault(f"no {key!r} given", [key])

    def file(self, path: Path) -> None:
        self.path, self.line, self.what = str(path), 0, ""
        try:
            source = path.read_bytes().decode("utf-8")
            data = tomllib.loads(source)
        except tomllib.TOMLDecodeError as error:
            raise self.fault(f"not valid TOML: {error}") from None
        except UnicodeDecodeError as error:
            raise self.fault(f"not valid UTF-8 at byte {error.start}") from None
        known = _SCHEMAS.keys() - {"word"}
        for key, value in data.items():
            if key not in known:
                raise self.fault(f"unknown table {key!r}", sorted(known), nearest_names(key, known))
            if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
                raise self.fault(f"{key!r} is no list of tables", [f"[[{key}]]"])
        lines = source.splitlines()
        for key, value in data.items():
            places = [
                number for number, line in enumerate(lines, 1) if re.match(rf"\s*\[\[\s*{key}\s*\]\]", line)
            ]
            for number, entry in enumerate(value):
                self.line = places[number] if number < len(places) else 0
                self.what = f"[[{key}]] number {number + 1}"
                try:
                    self.keys(key, entry)
                    getattr(self, key)(entry)
                except GrammarError as error:
                    self.faults.append(error)

    def family(self, entry: Mapping[str, Any]) -> None:
        pos = entry["pos"]
        if pos != "verb" and pos not in POS:
            known = {*POS, "verb"}
            raise self.fault(f"unknown pos {pos!r}", sorted(known), nearest_names(pos, known))
        classes = [entry["class"]] if isinstance(entry["class"], str) else entry["class"]
        for name in classes:
            if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
                raise self.fault(f"{name!r} is no class name", ["lower-case letters, digits and _"])
            self.lexicon.families.setdefault(name, entry["doc"])
        for raw in entry["words"]:
            if not isinstance(raw, dict) and not _is_text(raw):
                raise self.fault(f"the word {str(raw)[:40]!r} is no word", ["text", "{ lemma = text, ... }"])
            word = raw if isinstance(raw, dict) else {"lemma": raw}
            self.keys("word", word)
            self.word(pos, classes, word, case=bool(entry.get("case", False)))

    def word(self, pos: str, classes: list[str], word: Mapping[str, str], *, case: bool) -> None:
        lemma = word["lemma"]
        if pos == "verb":
            table = verb_forms(lemma, word)
        elif pos == "noun":
            table = {"N": [lemma]}
            plural = word.get("plural", plural_of(lemma))
            if plural == lemma:  # "police": a plural that looks like a singular
                table = {"n": [lemma]}
            elif plural:
                table["n"] = [plural]
        else:
            table = {POS[pos]: [lemma]}
        for tag, forms in table.items():
            for form in (spelled for written in forms for spelled in spellings(written)):
                self.lexicon.add(form, tag, classes, lemma, case=case)

    def name(self, form: str, entry: NameEntry, classes: Iterable[str]) -> None:
        """A proper name: case matters unless it has several words."""
        self.lexicon.names.setdefault(form.lower() if " " in form else form, entry)
        self.lexicon.add(form, "E", classes, form, case=True)
        if form.startswith(("United ", "U.S. ", "UN ", "U.N. ")) or " " in form:
            self.lexicon.add(form.upper(), "E", classes, form, case=True)

    def state(self, entry: Mapping[str, Any]) -> None:
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

    def authority(self, entry: Mapping[str, Any]) -> None:
        for form in dict.fromkeys((entry["name"], *entry["forms"])):
            self.name(form, NameEntry(entry.get("id"), entry["type"]), ("authority", "organ", entry["type"]))

    def generic(self, entry: Mapping[str, Any]) -> None:
        for lemma in entry["heads"]:
            entry_of = NameEntry(None, entry["type"])
            self.lexicon.names.setdefault(lemma, entry_of)
            self.lexicon.names.setdefault(plural_of(lemma), entry_of)
            self.word("noun", ["authority", "office", entry["type"]], {"lemma": lemma}, case=False)
        for form in entry.get("plurals", ()):
            self.lexicon.names.setdefault(form, NameEntry(None, entry["type"]))
            word = {"lemma": form, "plural": form}
            self.word("noun", ["authority", "office", entry["type"]], word, case=False)

    def title(self, entry: Mapping[str, Any]) -> None:
        for form in entry["titles"]:
            self.lexicon.names.setdefault(form, NameEntry(None, entry["type"]))
            self.lexicon.add(form, "E", ("authority", "title", entry["type"]), form, case=True)

    def words(self, path: Path) -> None:
        self.path, self.line, self.what = str(path), 0, ""
        try:
            lines = path.read_bytes().decode("utf-8").splitlines()
        except UnicodeDecodeError as error:
            raise self.fault(f"not valid UTF-8 at byte {error.start}") from None
        for number, line in enumerate(lines, 1):
            if not line.strip() or line.startswith("#"):
                continue
            tags, colon, words = line.partition(": ")
            if not colon or not tags or not set(tags) <= TAGS.keys():
                self.line = number
                self.faults.append(self.fault(f"{line[:40]!r} is no line of words", ["TAGS: word word"]))
                continue
            self.lexicon.common.update(dict.fromkeys(words.split(), tags))


def read_lexicon(directories: Iterable[Path], faults: list[GrammarError] | None = None) -> Lexicon:
    """The lexicon of several grammar directories, later ones adding to earlier ones.

    Every fault names file, line and entry. They are added to ``faults``; without it, the first is raised
    as a GrammarError.
    """
    found: list[GrammarError] = []
    lexicon = Lexicon()
    loader = _Loader(lexicon, found)
    for directory in directories:
        for read, pattern in ((loader.file, "*.toml"), (loader.words, "*.txt")):
            for path in sorted((directory / "lexicon").glob(pattern)):
                try:
                    read(path)
                except GrammarError as error:
                    found.append(error)
    if faults is None:
        for fault in found:
            raise fault
    else:
        faults += found
    lexicon.complete()
    return lexicon
