"""The vocabulary: what the lexicon says of a form, compiled, and how an unknown form is read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeVar

from authz.entries import JOINT, Entry, Lengths, Several
from authz.lines import Lines
from authz.wordtable import WordTable

__all__ = ["Token", "Vocabulary"]

_Kept = TypeVar("_Kept")
_PUNCTUATION: Final = {
    ",": ",", ".": ".", "!": ".", "?": ".", ":": ":", ";": ";", "(": "(", "[": '"', "{": "(", ")": ")", "]": '"', "}": ")",
    '"': '"', "--": "-", "---": "-", "\u2014": "-", "\u2013": "-", "-": "-", "...": "-", "\u2026": "-", "'": '"', "`": '"', "/": "K",
    "%": "U", "#": "U", "&": "K",
}  # fmt: skip


_NUMERAL: Final = re.compile(r"(?=[IVX]{2})X{0,3}(?:I[XV]|V?I{0,3})")
"""Roman numerals as titles and articles bear them: "Article II"; a single letter may be an initial."""
_PREFIXES: Final = ("re", "over", "under", "mis", "counter", "inter", "multi", "super", "sub")
"""What may stand before a word without making another part of speech of it."""
_NEXT: Final = "\v"
_PART: Final = "\x1f"
"""What stands between the entries of several words that begin alike, and between the parts of one."""


class Vocabulary:
    """The lexicon compiled: forms to entries, word symbols by tag, multi-word forms by first word.

    Entries are kept as lines and read when a text holds the form: most forms never come.
    """

    __slots__ = (
        "_bare", "_capitals", "_citation", "_compounds", "_entries", "_exact", "_folded", "_headings", "_lengths", "_lines", "_multi",
        "_openings", "_seconds", "_tokens", "citation", "common", "memo",
    )  # fmt: skip

    def __init__(
        self,
        lines: Sequence[str],
        exact: WordTable,
        folded: WordTable,
        common: WordTable,
        multi: WordTable,
        bare: Mapping[str, int],
        compounds: Mapping[str, int],
        citation: int,
    ) -> None:
        self._lines = lines
        self._entries: dict[int, Entry] = {}
        self._exact = exact
        self._folded = folded
        self._multi = multi
        self._seconds: dict[str, dict[str, list[str]]] = {}
        self._lengths: dict[tuple[str, str], Lengths] = {}
        self._compounds = compounds
        self._capitals: dict[Entry, Entry] = {}
        self._headings: dict[str, Entry] = {}
        self._bare = bare
        self.common = common
        self._citation = citation
        self.citation = self._entry(citation)
        self.memo: dict[str, tuple[Token, ...]] = {}
        self._tokens: dict[str, Token] = {}
        self._openings: dict[str, tuple[Entry, int]] = {}

    @classmethod
    def of(
        cls,
        exact: Mapping[str, Entry],
        folded: Mapping[str, Entry],
        common: Mapping[str, str],
        multi: Mapping[str, Mapping[str, Several]],
        bare: Mapping[str, Entry],
        compounds: Mapping[str, Entry],
        citation: Entry,
    ) -> Vocabulary:
        """The vocabulary of some entries."""
        lines: dict[str, int] = {}

        def number(entry: Entry) -> int:
            return lines.setdefault(entry.to_line(), len(lines))

        def numbered(table: Mapping[str, Entry]) -> dict[str, int]:
            return {form: number(entry) for form, entry in table.items()}

        def written(seconds: Mapping[str, Several]) -> str:
            return _NEXT.join(
                _PART.join((second, "case" if case else "", str(number(entry)), *rest))
                for second, found in seconds.items()
                for rest, case, entry in found
            )

        def table(entries: Mapping[str, Entry]) -> WordTable:
            found = {form: str(number) for form, number in numbered(entries).items()}
            return WordTable(WordTable.text_of(found))

        tables = table(exact), table(folded), numbered(bare), numbered(compounds)
        several = WordTable(WordTable.text_of({first: written(seconds) for first, seconds in multi.items()}))
        everyday = WordTable(WordTable.text_of(common))
        last = number(citation)
        return cls(list(lines), tables[0], tables[1], everyday, several, tables[2], tables[3], last)

    def to_data(self) -> dict[str, Any]:
        """The vocabulary as JSON-able data, but for ``to_texts``; ``from_data`` gives it back."""
        return {
            "bare": self._bare,
            "compounds": self._compounds,
            "citation": self._citation,
        }

    def to_texts(self) -> dict[str, str]:
        """The large tables, as text in which nothing has to be escaped."""
        return {
            "entries": Lines.text_of(self._lines),
            "exact": self._exact.text,
            "folded": self._folded.text,
            "common": self.common.text,
            "multi": self._multi.text,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any], texts: Mapping[str, str]) -> Vocabulary:
        """Raises KeyError, TypeError, ValueError or IndexError where that is not what ``to_data`` and ``to_texts`` made."""
        return cls(
            Lines(texts["entries"]),
            WordTable(texts["exact"]),
            WordTable(texts["folded"]),
            WordTable(texts["common"]),
            WordTable(texts["multi"]),
            data["bare"],
            data["compounds"],
            data["citation"],
        )

    def _entry(self, number: int) -> Entry:
        entry = self._entries.get(number)
        if entry is None:
            entry = self._entries[number] = Entry.from_line(self._lines[number])
        return entry

    def exact(self, form: str) -> Entry | None:
        """The entry of a form whose case matters."""
        number = self._exact.get(form)
        return None if number is None else self._entry(int(number))

    def folded(self, lower: str) -> Entry | None:
        """The entry of a form in lower case."""
        number = self._folded.get(lower)
        return None if number is None else self._entry(int(number))

    def compound(self, last: str) -> Entry | None:
        """The entry of the last part of a compound such as "court-ordered"."""
        number = self._compounds.get(last)
        return None if number is None else self._entry(number)

    def bare(self, tags: str) -> Entry:
        """The entry of a word that has no class of its own."""
        return self._entry(self._bare[tags])

    def seconds(self, lower: str) -> Mapping[str, list[str]] | None:
        """The entries of several words that begin with a word, by their second word, as they are kept."""
        found = self._seconds.get(lower)
        if found is None and (several := self._multi.get(lower)) is not None:
            found = self._seconds[lower] = {}
            for line in several.split(_NEXT):
                second, _, kept = line.partition(_PART)
                found.setdefault(second, []).append(kept)
        return found

    def lengths(self, first: str, second: str) -> Lengths:
        """The entries of several words that begin with two words, by their length: read where a text holds both."""
        lengths = self._lengths.get((first, second))
        if lengths is None:
            lengths = self._lengths[first, second] = []
            for kept in (self.seconds(first) or {}).get(second, ()):
                case, number, *words = kept.split(_PART)
                if not lengths or lengths[-1][0] != len(words):
                    lengths.append((len(words), {}, {}))
                _, cased, folded = lengths[-1]
                (cased if case else folded).setdefault(JOINT.join(words), self._entry(int(number)))
        return lengths

    def capital(self, entry: Entry) -> Entry:
        """The readings of a capitalized word in mid-sentence: a name, not a verb or an adverb."""
        known = self._capitals.get(entry)
        if known is None:
            tags = "".join(tag for tag in entry.tags if tag not in "VZdpgR")
            known = Entry(tags, entry.symbols, entry.lemmas, entry.auxiliary) if tags else entry
            self._capitals[entry] = known
        return known

    def read(self, form: str, lower: str, *, first: bool, headline: bool, shouted: bool) -> tuple[Entry, int]:
        """The entry of a word at its place in the sentence, and where the word is cut in two, else 0."""
        entry = self.exact(form)
        if entry is None:
            entry = self.folded(lower)
            if entry is not None and not first and not headline and form[0].isupper():
                entry = self.capital(entry)
        if entry is None and headline and not first and not shouted and form[0].isupper():
            tags = self.common.get(lower)  # "to |Hit| the Market": a name, or what the word else is
            entry = None if tags is None else self._heading(tags)
        if entry is not None:
            return entry, 0
        return _unknown(form, lower, first or shouted, self)

    def _heading(self, tags: str) -> Entry:
        """The readings of an everyday word with a capital in a headline: its own, or a name."""
        known = self._headings.get(tags)
        if known is None:
            plain, name = self.bare(tags), self.bare("E")
            known = (
                plain if "E" in tags else Entry(tags + "E", {**plain.symbols, **name.symbols}, plain.lemmas)
            )
            self._headings[tags] = known
        return known

    def opening(self, form: str, lower: str) -> tuple[Entry, int]:
        """As ``read``, of the first word of a sentence that is no headline."""
        known = self._openings.get(form)
        if known is None:
            known = self.read(form, lower, first=True, headline=False, shouted=False)
            _keep(self._openings, form, known)
        return known

    def token(self, form: str, start: int) -> Token:
        """The token of a form; what is read of it does not depend on its place."""
        known = self._tokens.get(form)
        if known is None:
            lower = form.lower()
            entry, cut = self.read(form, lower, first=False, headline=False, shouted=False)
            seconds = self.seconds(lower)
            if len(form) == 1 and form.isupper():
                seconds = {**(seconds or {}), ".": []}  # perhaps an initial
            known = Token(form, lower, 0, entry, cut, seconds, _weight(form))
            _keep(self._tokens, form, known)
        if start == 0:
            return known
        return Token(form, known.lower, start, known.entry, known.cut, known.seconds, known.weight)


_FORMS: Final = 20_000
"""How many forms it is kept of how they are read."""
_LONGEST_FORM: Final = 40


def _keep(memory: dict[str, _Kept], form: str, value: _Kept) -> None:
    if len(form) <= _LONGEST_FORM:
        if len(memory) >= _FORMS:
            memory.clear()
        memory[form] = value


def _weight(form: str) -> int:
    """Counts of long words, of those with a capital and of those in capitals, in one number to add up."""
    if len(form) > 3 and form[0].isalpha():
        return 1 + (form[0].isupper() << 20) + (form.isupper() << 40)
    return 0


class Token:
    """A word as it stands between white space, read as one in mid-sentence; offsets are those of its stretch."""

    __slots__ = ("cut", "end", "entry", "form", "lower", "marked", "seconds", "start", "weight")

    def __init__(
        self,
        form: str,
        lower: str,
        start: int,
        entry: Entry,
        cut: int,
        seconds: Mapping[str, list[str]] | None,
        weight: int,
    ) -> None:
        self.form = form
        self.lower = lower
        self.start = start
        self.end = start + len(form)
        self.entry = entry
        self.cut = cut
        self.seconds = seconds
        self.marked = cut > 0 or seconds is not None  # it is two words, or may be one with those after it
        self.weight = weight


_MEASURED: Final = frozenset(
    {"term", "scale", "level", "range", "price", "quality", "risk", "profile", "impact", "border"}
)
"""What a compound ends in that describes a noun: "long-term"."""


def _unknown(form: str, lower: str, first: bool, vocabulary: Vocabulary) -> tuple[Entry, int]:
    """The readings of a form that no family holds, and where it is cut in two, else 0."""
    bare = vocabulary.bare
    char = form[0]
    if (
        form[-1] == "."
        and "." in form[:-1]
        and (entry := vocabulary.exact(form.replace(".", ""))) is not None
    ):
        return entry, 0  # "W.T.O."
    punctuation = _PUNCTUATION.get(form)
    if punctuation is not None:
        return bare(punctuation), 0
    if char.isdigit() or char in "$€£¥":
        if "-" not in form:
            return bare("C"), 0
        return bare("JC" if form.replace("-", "").isdigit() else "J"), 0  # "a 5-4 vote", "Public Law 107-40"
    if _NUMERAL.fullmatch(form) is not None:
        return bare("C"), 0
    if form.startswith(("S/RES/", "A/RES/")):
        return vocabulary.citation, 0
    hyphen = form.rfind("-")
    if hyphen > 0:
        compound = vocabulary.compound(lower[hyphen + 1 :])
        if compound is not None:
            return compound, hyphen
        last = lower[hyphen + 1 :]
        entry = vocabulary.folded(last)
        if (
            lower.startswith(("re-", "pre-", "non-", "mid-", "self-", "co-", "counter-", "anti-"))
            and entry is not None
        ):
            return entry, 0
        if lower.startswith(("re-", "co-")) and (tags := vocabulary.common.get(last)) is not None:
            return bare(tags), 0
        if last.endswith(
            ("ed", "en", "wide", "free", "like", "based", "led", "old", "backed", "held", "run")
        ):
            return bare("J"), 0
        leads = (vocabulary.common.get(lower[:hyphen]) or "N")[0]
        return bare(
            "J" if last in _MEASURED else "JN" if form.islower() and leads in "JC" else "NJ"
        ), 0  # "a |long-term|, costly plan"
    tags = vocabulary.common.get(lower)
    if char.isupper() and not first and not (tags == "R" and lower.endswith("ly")):
        return bare("E"), 0  # but "|Openly| backing it", after a heading
    if tags is not None:
        return bare(tags), 0
    if char.isupper():
        return bare(_guess(lower) if _inflected(lower, vocabulary.common) else "E"), 0
    if not char.isalpha():
        return bare("U"), 0
    for prefix in _PREFIXES:  # "the resupply", "to rearrest"
        if lower.startswith(prefix) and (tags := vocabulary.common.get(lower[len(prefix) :])) is not None:
            return bare(tags), 0
    if lower.startswith("re") and len(lower) > 6 and (entry := vocabulary.folded(lower[2:])) is not None:
        return entry, 0
    if lower.endswith("s") and (tags := vocabulary.common.get(lower[:-1])) is not None:
        if "V" in tags and "N" not in tags:
            return bare("Z"), 0  # "|retaliates|"
    for british, american in _SPELLINGS:  # "to penalise them", "a colourful |harbour|"
        if british in lower:
            spelled = lower.replace(british, american, 1)
            if (tags := vocabulary.common.get(spelled)) is not None:
                return bare(tags), 0
    return bare(_guess(lower)), 0


def _inflected(lower: str, common: WordTable) -> bool:
    """Whether a form that opens a sentence is one of an everyday verb and no name: "|Deporting| them is"."""
    stem = lower[:-3] if lower.endswith("ing") else lower[:-2] if lower.endswith("ed") else ""
    if len(stem) < 3:
        return False
    bases = (stem, stem + "e", stem[:-1]) if stem[-1] == stem[-2] else (stem, stem + "e")
    return any("V" in (common.get(base) or "") for base in bases)


_SPELLINGS: Final = (
    ("ise", "ize"),
    ("isi", "izi"),
    ("isa", "iza"),
    ("yse", "yze"),
    ("our", "or"),
    ("ll", "l"),
    ("tre", "ter"),
)
"""How the British spell what the Americans spell otherwise; a word is looked up in the other spelling too."""


def _guess(lower: str) -> str:
    """The part of speech that the ending of an unknown word suggests."""
    for ending, tags in (
        ("ly", "R"), ("ing", "gN"), ("ed", "pd"), ("tion", "N"), ("ment", "N"), ("ness", "N"), ("ity", "N"), ("ism", "N"),
        ("ist", "N"), ("ous", "J"), ("ful", "J"), ("less", "J"), ("able", "J"), ("ible", "J"), ("ive", "J"), ("al", "JN"),
        ("ic", "J"), ("ian", "NJ"), ("ogy", "N"), ("ance", "N"), ("ence", "N"), ("cy", "N"), ("ship", "N"), ("hood", "N"),
        ("ure", "N"), ("er", "N"), ("or", "N"), ("ia", "N"), ("um", "N"), ("us", "N"), ("is", "N"), ("ss", "N"), ("s", "nZ"),
    ):  # fmt: skip
        if lower.endswith(ending):
            return tags
    return "NVJZ"
