"""The pipeline, top to bottom: scan, segment, tokenize, chunk, match, interpret."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from authz.chunk import Chunker
from authz.errors import InputFault
from authz.grammar.store import load_grammar
from authz.interpret.sentence import Sentence, Tables
from authz.limits import LONGEST_DOCUMENT, LONGEST_SENTENCE, check_length, check_limit
from authz.match import Match, Matcher
from authz.model import Document, Result, Statement
from authz.page import Page, Reader, matches_in, statements_in
from authz.phrases import Segment
from authz.scan import Scanner
from authz.segment import Segmenter, default_segmenter, regions, split
from authz.tagging import Tagger
from authz.tokens import Words

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
        chunker = Chunker(compiled.chunks, compiled.words, compiled.phrases, compiled.codes, compiled.letters)
        self._matcher = Matcher(compiled)
        self.tables = Tables(compiled.tables["status"], compiled.tables["scope"], compiled.names)
        self._reader = Reader(compiled.vocabulary, self._tagger, chunker, self.tables)

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
        return statements_in(sentence, self._matcher)

    def sentences(self, text: str) -> Iterator[Sentence]:
        """The sentences that hold a cue stem, analysed; the ones before them are analysed when needed."""
        hits = self._scanner.hits(text)
        if not hits:
            return
        if self._segmenter is None:
            self._segmenter = default_segmenter()
        places = regions(text, hits, self._segmenter, self._longest_sentence)
        page = Page(text, places, self._reader, self._split)
        for start, end, hit in places:
            if hit and (sentence := page.read(start, end)) is not None:
                yield sentence

    def _split(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """The sentences of a stretch that nobody has looked into."""
        assert self._segmenter is not None
        return list(split(text, start, end, self._segmenter, self._longest_sentence))

    def analyse(self, text: str, start: int, end: int) -> tuple[Words, list[Segment]]:
        """The words of a sentence and its segments."""
        return self._reader.analyse(text, start, end)

    def matches(self, sentence: Sentence) -> list[Match]:
        """Every construction found in a sentence, before the best are chosen."""
        return matches_in(sentence, self._matcher)

    def pipe(self, documents: Iterable[Document | InputFault], processes: int = 0) -> Iterator[Result]:
        """Annotates documents as a stream, in order; a document that fails is reported, not raised."""
        from authz.pipeline import pipe

        return pipe(self, documents, processes)


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
