"""The pipeline, top to bottom: scan, segment, tokenize, chunk, match, interpret."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from operator import itemgetter
from pathlib import Path

from attrs import Factory, define

from authz.chunk import Chunker
from authz.errors import InputFault
from authz.grammar.store import load_grammar
from authz.interpret.assemble import statements_of
from authz.interpret.sentence import Sentence, Tables
from authz.interpret.whole import whole
from authz.limits import LONGEST_DOCUMENT, LONGEST_SENTENCE, check_length, check_limit
from authz.match import Match, Matcher
from authz.model import Document, Result, Statement
from authz.phrases import Segment
from authz.scan import Scanner
from authz.segment import Segmenter, default_segmenter, regions, split
from authz.tagging import Tagger
from authz.tokens import Words, tokenize

__all__ = ["Annotator"]


class Annotator:
    """Finds statements of authorization in text.

    Args:
        grammar: a directory, or several, that add to or override the built-in grammar.
        segmenter: what splits a region of text into sentences; nupunkt's splitter by default.
        longest_document: in code points; a longer one is refused.
        longest_sentence: in code points; a longer one is read in pieces, cut at white space.

    Raises:
        GrammarError: a grammar file has a fault.
        InputError: a grammar directory is missing or empty.
        AuthzError: a limit is not a whole number above zero.

    An annotator is picklable (it is made again from its arguments) and holds no state of a document.
    """

    def __init__(
        self,
        grammar: str | Path | Sequence[str | Path] | None = None,
        *,
        segmenter: Segmenter | None = None,
        longest_document: int = LONGEST_DOCUMENT,
        longest_sentence: int = LONGEST_SENTENCE,
    ) -> None:
        self._longest_document = check_limit(longest_document, "longest_document")
        self._longest_sentence = check_limit(longest_sentence, "longest_sentence")
        self._arguments = (grammar, segmenter, longest_document, longest_sentence)
        compiled = load_grammar(grammar)
        self.grammar = compiled
        self._scanner = Scanner(compiled.stems, compiled.idle)
        self._segmenter = segmenter
        self._tagger = Tagger(compiled.tagging)
        self._chunker = Chunker(
            compiled.chunks, compiled.words, compiled.phrases, compiled.codes, compiled.letters
        )
        self._matcher = Matcher(compiled)
        self.tables = Tables(compiled.tables["status"], compiled.tables["scope"], compiled.names)

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, self._arguments)

    def annotate(self, text: str, id: str = "") -> tuple[Statement, ...]:
        """The statements of a text, in the order of their cues; offsets are code points of ``text``.

        Raises:
            InputError: for a text longer than the longest document; ``id`` is what the message calls it.
        """
        check_length(text, id, self._longest_document)
        found: list[Statement] = []
        for sentence in self.sentences(text):
            found += self.statements(sentence)
        return tuple(found)

    def statements(self, sentence: Sentence) -> list[Statement]:
        """The statements of one analysed sentence: the best matches, then what the sentence repeats of them."""
        return whole(sentence, [(match, statements_of(sentence, match)) for match in self.matches(sentence)])

    def sentences(self, text: str) -> Iterator[Sentence]:
        """The sentences that hold a cue stem, analysed; the ones before them are analysed when needed."""
        hits = self._scanner.hits(text)
        if not hits:
            return
        if self._segmenter is None:
            self._segmenter = default_segmenter()
        page = _Page(self, text)
        for start, end, hit in regions(text, hits, self._segmenter, self._longest_sentence):
            page.places.append((start, end, hit is None))
            if hit and (sentence := page.read(start, end)) is not None:
                yield sentence

    def split(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """The sentences of a stretch that nobody has looked into."""
        assert self._segmenter is not None
        return list(split(text, start, end, self._segmenter, self._longest_sentence))

    def analyse(self, text: str, start: int, end: int) -> tuple[Words, list[Segment]]:
        """The words of a sentence and its segments."""
        words = tokenize(text, start, end, self.grammar.vocabulary, self._tagger)
        return words, self._chunker.segments(words) if len(words) else []

    def matches(self, sentence: Sentence) -> list[Match]:
        """Every construction found in a sentence, before the best are chosen."""
        return [match for segment in sentence.segments for match in self._matcher.matches(segment)]

    def pipe(self, documents: Iterable[Document | InputFault], processes: int = 0) -> Iterator[Result]:
        """Annotates documents as a stream, in order; a document that fails is reported, not raised."""
        from authz.pipeline import pipe

        return pipe(self, documents, processes)


@define(eq=False)
class _Page:
    """The sentences of a text that have been come to; one without a cue is read when an antecedent is sought."""

    annotator: Annotator
    text: str
    places: list[tuple[int, int, bool]] = Factory(list)
    """Sentences, and stretches of them that nobody has split yet: start, end, and whether it is one of these."""
    known: dict[int, tuple[Words, list[Segment]]] = Factory(dict)
    split: dict[int, list[tuple[int, int]]] = Factory(dict)

    def read(self, start: int, end: int) -> Sentence | None:
        """The sentence at a place; None where there are no words.

        What is kept knows nothing of the page, so that both go when nobody needs them, without the
        garbage collector.
        """
        found = self.known.get(start)
        if found is None:
            found = self.known[start] = self.annotator.analyse(self.text, start, end)
        words, segments = found
        if not len(words):
            return None
        before = partial(self.before, start)
        return Sentence(self.text, start, end, words, segments, self.annotator.tables, before=before)

    def before(self, start: int) -> list[Sentence]:
        """The two sentences before the one that begins at ``start``, in the order of the text."""
        found: list[Sentence] = []
        for index in range(bisect_right(self.places, start, key=itemgetter(0)) - 1, -1, -1):
            for first, last in reversed(self._sentences(index)):
                if first < start and (sentence := self.read(first, last)) is not None:
                    found.insert(0, sentence)
                    if len(found) == 2:
                        return found
        return found

    def _sentences(self, index: int) -> list[tuple[int, int]]:
        start, end, whole = self.places[index]
        if not whole:
            return [(start, end)]
        if start not in self.split:
            self.split[start] = self.annotator.split(self.text, start, end)
        return self.split[start]


def _rebuild(
    grammar: str | Path | Sequence[str | Path] | None,
    segmenter: Segmenter | None,
    longest_document: int,
    longest_sentence: int,
) -> Annotator:
    return Annotator(
        grammar,
        segmenter=segmenter,
        longest_document=longest_document,
        longest_sentence=longest_sentence,
    )
