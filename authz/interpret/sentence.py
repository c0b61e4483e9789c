"""A sentence as interpretation sees it: text, words, phrases, and offsets back into the document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from authz.entries import NameEntry
from authz.model import Mention, Modality
from authz.phrases import Phrase, Segment
from authz.tokens import Words

__all__ = ["Sentence", "Tables"]

_STRIPPED: Final = {
    "either",
    "both",
    "neither",
    "only",
    "even",
    "also",
    "just",
    "not",
    "whether",
    "-",
    "—",
    "–",
    "that",
    "not only",
}


def _sets(table: Any) -> Any:
    """A table with each list of words as a set, and each ``[[...]]`` list of tables as it is."""
    if isinstance(table, dict):
        return {key: _sets(value) for key, value in table.items()}
    if isinstance(table, list) and not any(isinstance(value, dict) for value in table):
        return frozenset(table)
    return table


class Tables:
    """What interpretation reads from the grammar: the algebra, the scopes, the names.

    ``openers`` are the classes of the words that open a condition or a question, with what they make of its clause.
    """

    __slots__ = ("names", "openers", "scope", "status")

    def __init__(
        self,
        status: Mapping[str, Mapping[str, str]],
        scope: Mapping[str, Any],
        names: Mapping[str, NameEntry],
    ) -> None:
        self.status = status
        self.scope: Mapping[str, Any] = _sets(scope)
        self.names = names
        self.openers = {entry["class"]: Modality(entry["modality"]) for entry in self.scope["scope"]}


class Sentence:
    """One sentence of a document. All offsets are code points of the document."""

    __slots__ = ("before", "cache", "end", "segments", "start", "tables", "text", "words")

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        words: Words,
        segments: list[Segment],
        tables: Tables,
        before: Callable[[], list[Sentence]] = list,
    ) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.words = words
        self.segments = segments
        self.tables = tables
        self.before = before
        self.cache: dict[str, Any] = {}

    @property
    def earlier(self) -> list[Sentence]:
        """The two sentences before, which are read when somebody asks for them."""
        known: list[Sentence] | None = self.cache.get("earlier")
        if known is None:
            known = self.cache["earlier"] = self.before()
        return known

    def mention(self, start: int, end: int) -> Mention:
        """The mention of document offsets ``[start, end)``."""
        return Mention(start=start, end=end, text=self.text[start:end])

    def word_span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of words ``[first, last)`` without brackets or marks that hang at the edges."""
        words = self.words
        while first < last - 1 and (words.norms[first].lower() in _STRIPPED or words.tags[first] in ',;:"-'):
            first += 1
        while last > first + 1 and words.tags[last - 1] in ',.;:"-(K':
            last -= 1
        end = words.ends[last - 1]
        # a closing bracket that belongs to an opening one inside
        start, text = words.starts[first], self.text
        opened = text.count("(", start, end)
        if opened and opened > text.count(")", start, end) and end < len(text) and text[end] == ")":
            end += 1
        return start, end

    def phrase_words(self, segment: Segment, first: int, last: int) -> tuple[int, int]:
        """The words ``[a, b)`` that phrases ``[first, last)`` cover."""
        phrases = segment.phrases
        start = phrases[first].start
        while first + 1 < last and phrases[first].kind == "inner":  # stands before the phrase that holds it
            first += 1
        return min(start, phrases[first].start), phrases[last - 1].end

    def phrase_mention(self, segment: Segment, first: int, last: int) -> Mention:
        """The mention of phrases ``[first, last)``."""
        return self.mention(*self.word_span(*self.phrase_words(segment, first, last)))

    def word(self, index: int) -> str:
        """A word as the text has it."""
        return self.text[self.words.starts[index] : self.words.ends[index]]

    def classes(self, word: int) -> frozenset[str]:
        """The classes of the phrase that a word heads; none where it heads no phrase."""
        for segment in self.segments:
            for phrase in segment.phrases:
                if phrase.head == word and phrase.kind != "inner":
                    return phrase.classes
        return frozenset()

    def noun(self, phrase: Phrase) -> str:
        """The lemma of the word that heads a phrase; of an entry of several words its last."""
        return self.words.lemma(phrase.head).rpartition(" ")[2]

    def lower(self, index: int) -> str:
        """A word in small letters; "" before the first, where no phrase begins."""
        return self.words.norms[index].lower() if index >= 0 else ""
