"""HTML: the words of a page with their places in the source.

What a reader of the page reads is kept; scripts, styles, navigation and forms are not text. When the
page marks its article (``<article>``, else ``<main>``), only that and the headline are read. The headline is
the first ``<h1>``, else the ``<title>``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from typing import Final

from authz.errors import InputError, InputFault
from authz.late import late
from authz.model import Span
from authz.read.article import Article, ArticleBuilder, BlockKind, Comment
from authz.read.text import decode

__all__ = ["feed_html", "html_article", "read_html"]

_SKIPPED: Final = frozenset(
    "script style nav template noscript svg math select datalist iframe object canvas audio video".split()
)
_BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu"
    " ol optgroup option p"
    " pre section summary table tbody td tfoot th thead title tr ul".split()
)
_VOID: Final = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_KINDS: Final = {
    "h1": BlockKind.HEADLINE,
    **{f"h{n}": BlockKind.HEADING for n in range(2, 7)},
    "li": BlockKind.ITEM,
    "dd": BlockKind.ITEM,
    "td": BlockKind.CELL,
    "th": BlockKind.CELL,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
_CODE: Final = frozenset({"code", "kbd", "samp", "pre", "var"})
_BLANKS: Final = late(r"[ \t\r\n\f]+")
_SCOPE: Final = late(r"<(article|main)[\s>/]", re.IGNORECASE)
_H1: Final = late(r"<h1[\s>/]", re.IGNORECASE)
#: An element that is closed by the start of another of its kind.
_CLOSES_ITSELF: Final = frozenset("p li dt dd tr td th option".split())

Where = Callable[[int], int]


def read_html(data: bytes, name: str) -> Article | InputFault:
    """The bytes of a page as an article, or the fault that they are none."""
    try:
        source = decode(data, file=name)
    except InputError as error:
        return InputFault(id=name, error=error)
    article = html_article(source, name)
    if not article.text:
        return InputFault(id=name, error=InputError("no text: the page has no words", file=name))
    return article


def html_article(source: str, name: str) -> Article:
    """A page as an article; one without words has an empty text."""
    builder = ArticleBuilder()
    found = {m[1].lower() for m in _SCOPE.finditer(source)}
    scope = next((tag for tag in ("article", "main") if tag in found), None)
    feed_html(builder, source, scope=scope)
    article = builder.article(name, source, format="html")
    return article if article.text or scope is None else _whole(source, name)


def _whole(source: str, name: str) -> Article:
    builder = ArticleBuilder()
    feed_html(builder, source)
    return builder.article(name, source, format="html")


def feed_html(
    builder: ArticleBuilder,
    source: str,
    *,
    scope: str | None = None,
    where: Where | None = None,
    fragment: bool = False,
    quoted: bool = False,
) -> None:
    """The words of a piece of HTML into a builder.

    Args:
        builder: takes the words.
        source: the HTML.
        scope: the element outside of which only the headline is read.
        where: from an offset of ``source`` to one of the file, when the two differ.
        fragment: a piece within Markdown: a first heading is no headline of its own.
        quoted: the piece stands within a quotation.
    """
    page = _Page(builder, source, scope, where or (lambda at: at), fragment, quoted)
    page.feed(source)
    page.close()
    page.finish()


class _Page(HTMLParser):
    def __init__(
        self,
        builder: ArticleBuilder,
        source: str,
        scope: str | None,
        where: Where,
        fragment: bool,
        quoted: bool,
    ) -> None:
        super().__init__(convert_charrefs=False)
        self._builder, self._source, self._scope, self._where = builder, source, scope, where
        self._quoted, self._fragment = quoted, fragment
        self._lines = [0]
        for m in re.finditer("\n", source):
            self._lines.append(m.end())
        self._stack: list[str] = []
        self._kinds: list[BlockKind] = []
        self._count: dict[str, int] = {}
        self._marks: list[tuple[str, int]] = []
        self._cursor = 0
        self._has_h1 = _H1.search(source) is not None
        self._has_headline = False

    # ---- the parser's calls

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """``<![`` and what no reader knows is a comment, as browsers take it; the library gives up there.

        Where it gives up, it has moved its place to the fault already.
        """
        line, column = self.getpos()
        try:
            return super().parse_marked_section(i, bool(report))
        except AssertionError:
            self.lineno, self.offset = line, column
            return self.parse_bogus_comment(i, bool(report))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        builder = self._builder
        if tag == "br":
            if self._is_read():
                builder.blank(" ", *self._tag_place())
            return
        if tag == "img":
            self._picture(attrs)
        if tag in _CLOSES_ITSELF and self._stack and self._stack[-1] == tag:
            self._pop()
        if tag in _BLOCKS:
            builder.finish()
        if tag not in _VOID:
            self._stack.append(tag)
            self._count[tag] = self._count.get(tag, 0) + 1
            if tag in _KINDS:
                self._kinds.append(_KINDS[tag])
            if tag in _CODE or tag == "q":
                self._marks.append((tag, len(builder)))
        if tag in _BLOCKS:
            self._begin()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._count.get(tag):
            if tag in _BLOCKS:
                self._builder.finish()
            return
        while self._pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        at = self._find(data)
        if not self._is_read():
            return
        builder, where, done = self._builder, self._where, 0
        for blank in _BLANKS.finditer(data):
            if blank.start() > done:
                self._words(data[done : blank.start()], at + done)
            builder.blank(" ", where(at + blank.start()), where(at + blank.end() - 1) + 1)
            done = blank.end()
        if done < len(data):
            self._words(data[done:], at + done)

    def handle_entityref(self, name: str) -> None:
        self._reference("&" + name)

    def handle_charref(self, name: str) -> None:
        self._reference("&#" + name)

    def handle_comment(self, data: str) -> None:
        start = self._find("<!")
        end = self._source.find("-->", start)
        end = end + 3 if end >= 0 else len(self._source)
        where = self._where
        self._builder.comments.append(Comment(span=Span(where(start), where(end - 1) + 1), text=data))

    def error(self, message: str) -> None:  # pragma: no cover - older parsers call it
        """Nothing in a page is an error."""

    # ---- what they mean

    def finish(self) -> None:
        """Everything that is still open ends."""
        while self._stack:
            self._pop()
        self._builder.finish()

    def _reference(self, written: str) -> None:
        at = self._find(written)
        end = at + len(written)
        if self._source[end : end + 1] == ";":
            end += 1
        raw = self._source[at:end]
        said = unescape(raw)
        if not self._is_read():
            return
        start, stop = self._where(at), self._where(end - 1) + 1
        if said.isspace() and said != "\xa0":
            self._builder.blank(" ", start, stop)
        elif said == raw:  # no such entity: the words as they are
            self._words(raw, at)
        elif said:
            self._builder.words(start)
            self._builder.stand_for(said, start, stop)

    def _words(self, text: str, at: int) -> None:
        where = self._where
        self._builder.words(where(at))
        self._builder.place(text, [where(n) for n in range(at, at + len(text))])

    def _picture(self, attrs: list[tuple[str, str | None]]) -> None:
        """The words that stand for a picture are read as its caption."""
        words = (dict(attrs).get("alt") or "").strip()
        if not words or not self._is_read():
            return
        start, end = self._tag_place()
        builder = self._builder
        builder.begin(BlockKind.CAPTION, self._is_quoted())
        builder.words(start)
        builder.stand_for(" ".join(words.split()), start, end)
        builder.finish()
        self._begin()

    def _begin(self) -> None:
        kind = self._kinds[-1] if self._kinds else BlockKind.PARAGRAPH
        if self._count.get("title"):
            kind = BlockKind.HEADLINE
        if kind is BlockKind.HEADLINE and (self._fragment or self._has_headline):
            kind = BlockKind.HEADING
        self._builder.begin(kind, self._is_quoted())

    def _is_quoted(self) -> bool:
        return self._quoted or bool(self._count.get("blockquote"))

    def _is_read(self) -> bool:
        count = self._count
        if any(count.get(tag) for tag in _SKIPPED):
            return False
        if count.get("title"):
            return not self._has_h1
        if count.get("head"):
            return bool(count.get("body"))
        return not self._scope or any(count.get(tag) for tag in (self._scope, "h1"))

    def _pop(self) -> str:
        tag = self._stack.pop()
        self._count[tag] -= 1
        if tag in _KINDS:
            self._kinds.pop()
        if self._marks and self._marks[-1][0] == tag:
            _, start = self._marks.pop()
            if len(self._builder) > start:
                into = self._builder.quotations if tag == "q" else self._builder.code
                into.append(Span(start, len(self._builder)))
        if tag in _BLOCKS:
            self._builder.finish()
            blocks = self._builder.blocks
            self._has_headline |= bool(blocks) and blocks[-1].kind is BlockKind.HEADLINE
            self._begin()
        return tag

    def _tag_place(self) -> tuple[int, int]:
        start = self._find("<")
        end = start + len(self.get_starttag_text() or "<")
        return self._where(start), self._where(max(start, end - 1)) + 1

    def _find(self, expected: str) -> int:
        """The offset of what the parser has just read; its own word is checked against the source."""
        line, column = self.getpos()
        at = self._lines[line - 1] + column if line <= len(self._lines) else self._cursor
        if not self._source.startswith(expected, at):
            at = max(self._source.find(expected, self._cursor), 0)
        self._cursor = at
        return at
