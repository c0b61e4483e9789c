"""An article as an editor wrote it: the text to read, and the way back to the file.

The document's text is what a reader of the page would read, block after block, with one blank line
between blocks. Everything here is in code points of that text, except what is called source.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property

from attrs import define, field, frozen

from authz.model import Document, Span
from authz.read.quotations import find_quotations
from authz.read.sourcemap import LineIndex, SourceMap, TextBuilder

__all__ = ["Article", "ArticleBuilder", "Block", "BlockKind", "Comment", "Place"]


class BlockKind(StrEnum):
    """What a block of an article is for."""

    HEADLINE = "headline"
    SUMMARY = "summary"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    CAPTION = "caption"


@frozen(kw_only=True)
class Block:
    """A stretch of the text that is set apart; ``quoted`` when the page sets it as a quotation."""

    kind: BlockKind
    span: Span
    quoted: bool = False


@frozen(kw_only=True)
class Comment:
    """A comment of the source, which no reader of the page sees; ``span`` is in the source."""

    span: Span
    text: str


@frozen(kw_only=True)
class Place:
    """A stretch of the source with its lines and columns, all from 1, in code points."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int


@define(kw_only=True, slots=False)
class Article:
    """A document with what its markup says of it.

    Attributes:
        document: the text to read; its ``id`` is the path as it was given.
        source: the file as it was written, or the one line of a JSON Lines file.
        source_map: from the text to the source.
        blocks: in the order of the text; they do not overlap.
        quotations: other people's words: within quotation marks, or set as a quotation.
        code: words of a program, which are no prose.
        comments: the comments of the source, for silencings.
        first_line: the number of the source's first line in its file.
        format: the reader's name.
    """

    document: Document
    source: str = field(repr=False)
    source_map: SourceMap = field(factory=SourceMap, repr=False)
    blocks: tuple[Block, ...] = ()
    quotations: tuple[Span, ...] = ()
    code: tuple[Span, ...] = ()
    comments: tuple[Comment, ...] = ()
    first_line: int = 1
    format: str = "text"

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def path(self) -> str:
        return self.document.id

    @property
    def headline(self) -> Span | None:
        """The headline, if the article has one."""
        return next((b.span for b in self.blocks if b.kind is BlockKind.HEADLINE), None)

    @cached_property
    def lines(self) -> LineIndex:
        """The lines of the source."""
        return LineIndex(self.source)

    def place(self, start: int, end: int) -> Place:
        """Where ``text[start:end]`` stands in the source."""
        return self.source_place(self.source_map.span(start, end))

    def source_place(self, span: Span) -> Place:
        """Lines and columns of a stretch of the source."""
        line, column = self.lines.place(span.start)
        end_line, end_column = self.lines.place(span.end)
        more = self.first_line - 1
        return Place(
            start=span.start,
            end=span.end,
            line=line + more,
            column=column,
            end_line=end_line + more,
            end_column=end_column,
        )

    def block_at(self, offset: int) -> Block | None:
        """The block that holds an offset of the text."""
        return next((b for b in self.blocks if b.span.start <= offset < b.span.end), None)

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a stretch of the text lies within a quotation."""
        return any(q.start <= start and end <= q.end for q in self.quotations)


class ArticleBuilder(TextBuilder):
    """A text in blocks. What a block begins with or ends in that is only blank is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self.code: list[Span] = []
        self.quotations: list[Span] = []
        self.comments: list[Comment] = []
        self._open: tuple[int, BlockKind, bool] | None = None
        self._blank: tuple[str, int, int] | None = None
        self._waiting = False

    @property
    def inside(self) -> bool:
        """Whether the open block has words already."""
        return self._open is not None

    def begin(self, kind: BlockKind, quoted: bool = False) -> None:
        """The next words belong to a new block of this kind."""
        self.finish()
        self._next = (kind, quoted)
        self._waiting = True

    def blank(self, text: str, start: int, end: int) -> None:
        """A blank that counts only between words; the first of several stays."""
        if self._open is not None and self._blank is None:
            self._blank = (text, start, end)

    def words(self, at: int) -> None:
        """What comes now are words, from ``at`` of the source: open the block, set the blank."""
        if self._open is None:
            kind, quoted = self._next if self._waiting else (BlockKind.PARAGRAPH, False)
            if len(self):
                self.stand_for("\n\n", at, at)
            self._open = (len(self), kind, quoted)
        elif self._blank is not None:
            self.stand_for(*self._blank)
        self._blank = None

    def finish(self) -> None:
        """The open block ends here."""
        if self._open is not None:
            start, kind, quoted = self._open
            self.blocks.append(Block(kind=kind, span=Span(start, len(self)), quoted=quoted))
        self._open = self._blank = None
        self._waiting = False

    def article(self, name: str, source: str, *, format: str, first_line: int = 1) -> Article:
        """The article that was built."""
        self.finish()
        text = self.text()
        quoted = [b.span for b in self.blocks if b.quoted]
        marks = (q for b in self.blocks if not b.quoted for q in find_quotations(text, b.span))
        return Article(
            document=Document(id=name, text=text),
            source=source,
            source_map=self.source_map(),
            blocks=tuple(self.blocks),
            quotations=tuple(sorted({*quoted, *_without_blanks(text, self.quotations), *marks})),
            code=tuple(_without_blanks(text, self.code)),
            comments=tuple(self.comments),
            first_line=first_line,
            format=format,
        )


def _without_blanks(text: str, spans: list[Span]) -> Iterator[Span]:
    """The spans without the blanks at their ends; one that is all blank is left out."""
    for span in spans:
        words = text[span.start : span.end]
        if words.strip():
            start = span.start + len(words) - len(words.lstrip())
            yield Span(start, start + len(words.strip()))
