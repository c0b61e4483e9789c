"""Markdown: the words of a page with their places in the source.

markdown-it finds the blocks and reads what is inline; here its inline parser also notes where each
piece of text stood, and every line of a block is found again in the line of the file it is from.
Code is kept as words but known as code; code blocks are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from authz.errors import InputError, InputFault
from authz.late import late
from authz.model import Span
from authz.read.article import Article, ArticleBuilder, BlockKind, Comment
from authz.read.frontmatter import front_matter
from authz.read.html import feed_html
from authz.read.sourcemap import LineIndex
from authz.read.text import decode

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

__all__ = ["markdown_article", "read_markdown"]

_BREAK_TAG: Final = late(r"<br\s*/?>", re.IGNORECASE)


def read_markdown(data: bytes, name: str) -> Article | InputFault:
    """The bytes of a Markdown file as an article, or the fault that they are none."""
    try:
        source = decode(data, file=name)
    except InputError as error:
        return InputFault(id=name, error=error)
    article = markdown_article(source, name)
    if not article.text:
        return InputFault(id=name, error=InputError("no text: the page has no words", file=name))
    return article


def markdown_article(source: str, name: str) -> Article:
    """A Markdown page as an article; one without words has an empty text."""
    return _Reader(source).read(name)


class _Reader:
    def __init__(self, source: str) -> None:
        self._source = source
        self._builder = ArticleBuilder()
        self._lines = LineIndex(source)
        self._has_headline = False
        self._skip = 0
        #: The next column to look at, for the cells of a row, which share their line.
        self._columns: dict[int, int] = {}

    def read(self, name: str) -> Article:
        builder = self._builder
        body, entries = front_matter(self._source)
        for kind, at, words in entries:
            builder.begin(kind)
            builder.words(at)
            builder.copy(words.rstrip(), at)
            self._has_headline |= kind is BlockKind.HEADLINE
        self._skip = self._lines.place(body)[0] - 1 if body < len(self._source) else len(self._lines)
        if body < len(self._source) or not body:
            self._read_blocks(_parser().parse(self._source[body:]))
        return builder.article(name, self._source, format="markdown")

    def _read_blocks(self, tokens: Sequence[Token]) -> None:
        quotes = 0
        kinds: list[BlockKind] = []
        for token in tokens:
            match token.type:
                case "blockquote_open":
                    quotes += 1
                case "blockquote_close":
                    quotes -= 1
                case "list_item_open":
                    kinds.append(BlockKind.ITEM)
                case "th_open" | "td_open":
                    kinds.append(BlockKind.CELL)
                case "heading_open":
                    kinds.append(self._heading(token.tag))
                case "list_item_close" | "th_close" | "td_close" | "heading_close":
                    kinds.pop()
                case "inline":
                    kind = kinds[-1] if kinds else BlockKind.PARAGRAPH
                    self._builder.begin(kind, bool(quotes))
                    self._read_inline(token, self._places(token, kind is BlockKind.CELL), bool(quotes))
                    self._builder.finish()
                case "html_block":
                    places = self._places(token)
                    feed_html(
                        self._builder,
                        token.content,
                        where=_where(places, len(self._source)),
                        fragment=True,
                        quoted=bool(quotes),
                    )
                case _:
                    pass

    def _heading(self, tag: str) -> BlockKind:
        if tag == "h1" and not self._has_headline:
            self._has_headline = True
            return BlockKind.HEADLINE
        return BlockKind.HEADING

    def _read_inline(self, token: Token, places: list[int], quoted: bool) -> None:
        pictures = self._read_pieces(token.content, token.children or (), places)
        for words, where in pictures:
            self._builder.begin(BlockKind.CAPTION, quoted)
            self._read_pieces("", words, where)

    def _read_pieces(
        self, content: str, children: Sequence[Token], places: Sequence[int]
    ) -> list[tuple[Sequence[Token], Sequence[int]]]:
        """The words of a run of inline tokens; returned are the pictures in it, for their captions."""
        builder = self._builder
        pictures: list[tuple[Sequence[Token], Sequence[int]]] = []
        for child in children:
            at: int = child.meta.get("pos", 0)
            match child.type:
                case "text":
                    self._text(child, places)
                case "text_special":
                    start = places[at]
                    builder.words(start)
                    builder.stand_for(child.content, start, places[at + len(child.markup) - 1] + 1)
                case "softbreak" | "hardbreak":
                    builder.blank(" ", places[at], places[at] + 1)
                case "code_inline":
                    self._code(child, content, places)
                case "html_inline":
                    self._tag(child.content, places[at], places[at + len(child.content) - 1] + 1)
                case "image":
                    if child.children:
                        pictures.append((child.children, places[at + 2 :]))
                case _:
                    pass
        return pictures

    def _text(self, token: Token, places: Sequence[int]) -> None:
        at, text = token.meta["pos"], token.content
        spots = token.meta.get("places") or range(at, at + len(text))
        if len(spots) == len(text) and spots[-1:] and spots[-1] < len(places):
            first, end = spots[0], spots[-1] + 1
            straight = end - first == len(spots) and list(spots) == list(range(first, end))
            self._words(text, places[first:end] if straight else [places[n] for n in spots])
        elif text:  # an address in angle brackets that is written otherwise than shown
            self._builder.words(places[at])
            self._builder.stand_for(text, places[at], places[at] + 1)

    def _words(self, text: str, places: Sequence[int]) -> None:
        stripped = text.strip(" \t")
        if not stripped:
            if text:
                self._builder.blank(" ", places[0], places[-1] + 1)
            return
        start = text.index(stripped[0])
        end = start + len(stripped)
        if start:
            self._builder.blank(" ", places[0], places[start - 1] + 1)
        self._builder.words(places[start])
        self._builder.place(stripped, places[start:end])
        if end < len(text):
            self._builder.blank(" ", places[end], places[-1] + 1)

    def _code(self, token: Token, content: str, places: Sequence[int]) -> None:
        start = token.meta["pos"] + len(token.markup)
        if content[start : start + len(token.content)].replace("\n", " ") != token.content:
            start += 1  # one blank on either side is not part of the code
        if not token.content.strip():
            return
        end = min(start + len(token.content), len(places))
        self._builder.words(places[start])
        before = len(self._builder)
        self._builder.place(token.content[: end - start], places[start:end])
        self._builder.code.append(Span(before, len(self._builder)))

    def _tag(self, written: str, start: int, end: int) -> None:
        if written.startswith("<!--"):
            text = written.removeprefix("<!--").removesuffix("-->")
            self._builder.comments.append(Comment(span=Span(start, end), text=text))
        elif _BREAK_TAG.match(written):
            self._builder.blank(" ", start, end)

    def _places(self, token: Token, cell: bool = False) -> list[int]:
        """The source offset of each code point of a block's content, and one for its end."""
        first, last = token.map or (0, 0)
        places: list[int] = []
        at = 0
        for n, line in enumerate(token.content.split("\n")):
            number = min(min(first + n, max(last - 1, first)) + self._skip + 1, len(self._lines))
            if n:
                places.append(at)
            start = self._lines.start(number)
            written = self._lines.line(number).replace("\0", "\ufffd")
            column = self._columns.get(number, 0) if cell else 0
            columns = _columns(line, written, column, cell)
            if cell and columns:
                self._columns[number] = columns[-1] + 1
            if isinstance(columns, range):
                places.extend(range(start + columns.start, start + columns.stop))
            else:
                places.extend(start + column for column in columns)
            at = places[-1] + 1 if columns else start
        places.append(at)
        return places


def _columns(line: str, written: str, after: int, cell: bool) -> Sequence[int]:
    """The column in a written line of each code point of the content that it holds.

    The content of a line stands at its end, but for blanks and the closing signs of a heading; the
    cells of a row follow each other, and a bar in one is written with a backslash.
    """
    core = line.strip()
    lead = len(line) - len(line.lstrip())
    if cell:
        found = re.compile(re.escape(core).replace(r"\|", r"(?:\\\||\|)")).search(written, after)
        where = found.start() if found else after
    else:
        where = max(written.rfind(core), 0)
    first = where - lead
    if first >= 0 and first + len(line) <= len(written) and not (cell and "|" in core):
        return range(first, first + len(line))
    columns = [max(first + k, 0) for k in range(lead)]
    for sign in core:
        if cell and sign == "|" and written[where : where + 1] == "\\":
            where += 1
        columns.append(where)
        where += 1
    columns.extend(where + k for k in range(len(line) - lead - len(core)))
    return [min(column, len(written)) for column in columns]


def _where(places: Sequence[int], end: int) -> Callable[[int], int]:
    return lambda at: places[at] if at < len(places) else end


@cache
def _parser() -> MarkdownIt:
    """CommonMark with tables and strikethrough, whose inline parser notes places."""
    from markdown_it import MarkdownIt
    from markdown_it.parser_inline import ParserInline
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token as MarkdownToken

    class PlacedState(StateInline):
        """Notes the offset of each code point of the text that is pending, and of every token."""

        def __init__(self, src: str, md: MarkdownIt, env: Any, out: list[MarkdownToken]) -> None:
            self._at: list[int] = []
            super().__init__(src, md, env, out)

        def append_pending(self, text: str) -> None:
            self._at.extend(range(self.pos, self.pos + len(text)))
            super().append_pending(text)

        def pushPending(self) -> MarkdownToken:  # noqa: N802 - markdown-it's name
            size, places = len(self.pending), self._at
            self._at = []
            token = super().pushPending()
            token.meta["places"] = places[:size]
            token.meta["pos"] = places[0] if places else self.pos
            return token

        def push(self, ttype: str, tag: str, nesting: Any) -> MarkdownToken:
            if not self.pending:
                self._at = []
            before = self.tokens[-1] if self.tokens and not self.pending else None
            token = super().push(ttype, tag, nesting)
            token.meta["mark"] = at = self.pos
            if ttype == "text" and before is not None and before.info == "auto" and before.nesting == 1:
                at += 1  # an address stands after its bracket
            elif (
                ttype == "text"
                and before is not None
                and before.type == "text"
                and before.meta.get("mark") == at
            ):
                at = before.meta["pos"] + len(before.content)  # the second * of **
            token.meta["pos"] = at
            return token

    class PlacedInline(ParserInline):
        def parse(
            self, src: str, md: MarkdownIt, env: Any, tokens: list[MarkdownToken]
        ) -> list[MarkdownToken]:
            state = PlacedState(src, md, env, tokens)
            self.tokenize(state)
            for rule in self.ruler2.getRules(""):
                rule(state)
            return state.tokens

    parser = MarkdownIt("commonmark")
    parser.inline = PlacedInline()
    parser.configure("commonmark")
    parser.enable(["table", "strikethrough"])
    parser.disable(["fragments_join", "text_join"])
    return parser
