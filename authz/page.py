"""The sentences of one text as they are come to: what interpretation may look back at is read when it asks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import partial

from authz.chunk import Chunker
from authz.interpret.assemble import statements_of
from authz.interpret.sentence import Sentence, Tables
from authz.interpret.whole import whole
from authz.match import Match, Matcher
from authz.model import Statement
from authz.phrases import Segment
from authz.tagging import Tagger
from authz.tokens import Words, tokenize
from authz.vocabulary import Vocabulary

__all__ = ["Page", "Reader", "matches_in", "statements_in"]


def statements_in(sentence: Sentence, matcher: Matcher) -> list[Statement]:
    """The statements of one analysed sentence: the best matches, then what the sentence repeats of them."""
    return whole(
        sentence, [(match, statements_of(sentence, match)) for match in matches_in(sentence, matcher)]
    )


def matches_in(sentence: Sentence, matcher: Matcher) -> list[Match]:
    """Every construction found in a sentence, before the best are chosen."""
    return [match for segment in sentence.segments for match in matcher.matches(segment)]


class Reader:
    """What a sentence is read with."""

    __slots__ = ("chunker", "tables", "tagger", "vocabulary")

    def __init__(self, vocabulary: Vocabulary, tagger: Tagger, chunker: Chunker, tables: Tables) -> None:
        self.vocabulary = vocabulary
        self.tagger = tagger
        self.chunker = chunker
        self.tables = tables

    def analyse(self, text: str, start: int, end: int) -> tuple[Words, list[Segment]]:
        """The words of a sentence and its segments."""
        words = tokenize(text, start, end, self.vocabulary, self.tagger)
        return words, self.chunker.segments(words) if len(words) else []


class Page:
    """The sentences of a text that have been come to; one without a cue is read when an antecedent is sought.

    ``places`` are sentences, with whether a cue's stem lies in them, and with None stretches of sentences that nobody
    has split yet; ``split`` does that.
    """

    __slots__ = ("_known", "_places", "_reader", "_split", "_splits", "_starts", "_text")

    def __init__(
        self,
        text: str,
        places: Sequence[tuple[int, int, bool | None]],
        reader: Reader,
        split: Callable[[str, int, int], list[tuple[int, int]]],
    ) -> None:
        self._text = text
        self._places = places
        self._reader = reader
        self._split = split
        self._starts: list[int] = []
        self._known: dict[int, tuple[Words, list[Segment]]] = {}
        self._splits: dict[int, list[tuple[int, int]]] = {}

    def read(self, start: int, end: int) -> Sentence | None:
        """The sentence at a place; None where there are no words.

        What is kept knows nothing of the page, so that both go when nobody needs them, without the
        garbage collector.
        """
        found = self._known.get(start)
        if found is None:
            found = self._known[start] = self._reader.analyse(self._text, start, end)
        words, segments = found
        if not len(words):
            return None
        before = partial(self.before, start)
        return Sentence(self._text, start, end, words, segments, self._reader.tables, before=before)

    def before(self, start: int) -> list[Sentence]:
        """The two sentences before the one that begins at ``start``, in the order of the text."""
        if not self._starts:
            self._starts = [place[0] for place in self._places]
        found: list[Sentence] = []
        for index in range(bisect_right(self._starts, start) - 1, -1, -1):
            for first, last in reversed(self._sentences(index)):
                if first >= start:
                    continue
                sentence = self.read(first, last)
                if sentence is not None:
                    found.insert(0, sentence)
                    if len(found) == 2:
                        return found
        return found

    def _sentences(self, index: int) -> list[tuple[int, int]]:
        start, end, hit = self._places[index]
        if hit is not None:
            return [(start, end)]
        if start not in self._splits:
            self._splits[start] = self._split(self._text, start, end)
        return self._splits[start]
