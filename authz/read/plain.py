"""Plain text and JSON Lines as articles.

In plain text a silencing stands in braces after the marker, ``{authz: ignore[AZ101] why}``; such a
place is a comment and no text. A line of JSON Lines is an article whose text is written with escapes,
each of which is mapped back to its place in the line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve

from authz.errors import InputError, InputFault
from authz.late import late
from authz.model import Span
from authz.read.article import Article, ArticleBuilder, Block, BlockKind, Comment
from authz.read.jsonl import parse_line, read_lines
from authz.read.text import decode

__all__ = ["DEFAULT_MARKER", "read_json_articles", "read_plain", "text_article"]

DEFAULT_MARKER: Final = "authz:"

#: Lines longer than this are paragraphs; a text of shorter ones is wrapped by hand.
_WRAPPED: Final = 200
_LINE: Final = late(r"[^\r\n]+")
_PARAGRAPH: Final = late(r"\S(?:.|(?:\r\n|\n|\r)(?![ \t]*(?:\r|\n|\Z)))*")
#: A headline has no full stop, and fits in a line.
_HEADLINE_MOST: Final = 120
_NO_HEADLINE: Final = (".", "!", ":", ";", ",", '."', ".”", ".)")
_ESCAPE: Final = late(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)|[^\\]+", re.DOTALL
)
_BLANK: Final = late(r"[ \t\r\n]*")
_DECODER: Final = json.JSONDecoder(strict=False)


def read_plain(data: bytes, name: str, marker: str = DEFAULT_MARKER) -> Article | InputFault:
    """The bytes of a plain text as an article, or the fault that they are none."""
    try:
        source = decode(data, file=name)
    except InputError as error:
        return InputFault(id=name, error=error)
    if not source.strip():
        return InputFault(id=name, error=InputError("no text: the input is empty", file=name))
    return text_article(source, name, marker)


def text_article(source: str, name: str, marker: str = DEFAULT_MARKER) -> Article:
    """A plain text as an article."""
    comments = list(_comments(source, marker))
    builder = ArticleBuilder()
    builder.comments.extend(comments)
    for start, end in _stretches(source):
        pieces = list(_without(start, end, source, comments))
        if pieces:
            builder.begin(BlockKind.PARAGRAPH)
            builder.words(pieces[0][0])
            for a, b in pieces:
                builder.copy(source[a:b], a)
            builder.finish()
    builder.blocks[:] = _with_headline(builder)
    return builder.article(name, source, format="text")


def read_json_articles(
    lines: Iterable[bytes], name: str, marker: str = DEFAULT_MARKER
) -> Iterator[Article | InputFault]:
    """An article a line; a field ``title`` or ``headline`` is its headline."""

    def article(line: bytes, number: int) -> Article:
        value = parse_line(line, name, str(number))
        if not isinstance(value.get("text"), str):
            raise InputError('no field "text" that is a string', file=name, place=str(number))
        return _json_article(decode(line, file=name).rstrip("\r\n"), name, number, marker)

    return read_lines(lines, name, article)


def _json_article(source: str, name: str, number: int, marker: str) -> Article:
    builder = ArticleBuilder()
    strings = dict(_strings(source))
    title = next((strings[key] for key in ("headline", "title") if strings.get(key, ("",))[0].strip()), None)
    if title is not None:
        said, places = title
        builder.begin(BlockKind.HEADLINE)
        builder.words(places[0][0])
        for sign, (start, end) in zip(said, places, strict=True):
            builder.stand_for(sign, start, end)
    said, places = strings["text"]
    inner = text_article(said, name, marker)
    for comment in inner.comments:
        first, last = places[comment.span.start], places[comment.span.end - 1]
        builder.comments.append(Comment(span=Span(first[0], last[1]), text=comment.text))
    for block in inner.blocks:
        builder.begin(BlockKind.PARAGRAPH if title else block.kind)
        at = inner.source_map.span(block.span.start, block.span.start + 1).start
        builder.words(places[at][0])
        for n in range(block.span.start, block.span.end):
            start, end = places[inner.source_map.span(n, n + 1).start]
            builder.stand_for(inner.text[n], start, end)
        builder.finish()
    return builder.article(name, source, format="jsonl", first_line=number)


def _strings(line: str) -> Iterator[tuple[str, tuple[str, list[tuple[int, int]]]]]:
    """The fields of an object that are strings, each with the place of its every code point."""
    at = line.index("{") + 1
    while True:
        at = _after_blank(line, at)
        if line[at] == "}":
            return
        if line[at] == ",":
            at = _after_blank(line, at + 1)
        key, at = _DECODER.raw_decode(line, at)
        at = _after_blank(line, _after_blank(line, at) + 1)
        value, end = _DECODER.raw_decode(line, at)
        if isinstance(value, str):
            yield key, (value, list(_escapes(line, at + 1, end - 1)))
        at = end


def _escapes(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for piece in _ESCAPE.finditer(line, start, end):
        if piece[0].startswith("\\"):
            yield piece.span()
        else:
            yield from ((n, n + 1) for n in range(*piece.span()))


def _after_blank(line: str, at: int) -> int:
    blank = _BLANK.match(line, at)
    return blank.end() if blank else at


def _comments(source: str, marker: str) -> Iterator[Comment]:
    for found in re.finditer(r"\{[ \t]*(?=" + re.escape(marker) + r")([^{}\r\n]*)\}", source):
        yield Comment(span=Span(*found.span()), text=found[1])


def _stretches(source: str) -> Iterator[tuple[int, int]]:
    """The paragraphs: lines when most of the text is in long ones, else what stands between empty lines."""
    lines = [m.span() for m in _LINE.finditer(source) if m[0].strip()]
    long = sum(end - start for start, end in lines if end - start > _WRAPPED)
    if long * 2 > sum(end - start for start, end in lines):
        yield from lines
    else:
        yield from (m.span() for m in _PARAGRAPH.finditer(source))


def _without(start: int, end: int, source: str, comments: Iterable[Comment]) -> Iterator[tuple[int, int]]:
    """What is left of a stretch without its comments, and without the blanks at its ends."""
    pieces = []
    at = start
    for comment in comments:
        if start <= comment.span.start and comment.span.end <= end:
            pieces.append((at, comment.span.start))
            at = comment.span.end
    pieces.append((at, end))
    pieces = [(a, b) for a, b in pieces if b > a]
    while pieces and not source[slice(*pieces[0])].strip():
        pieces.pop(0)
    while pieces and not source[slice(*pieces[-1])].strip():
        pieces.pop()
    if pieces:
        a, b = pieces[0]
        pieces[0] = (a + len(source[a:b]) - len(source[a:b].lstrip()), b)
        a, b = pieces[-1]
        pieces[-1] = (a, a + len(source[a:b].rstrip()))
    yield from pieces


def _with_headline(builder: ArticleBuilder) -> list[Block]:
    """The blocks, the first of them a headline when it looks like one."""
    blocks = builder.blocks
    if len(blocks) < 2:
        return blocks
    first = blocks[0]
    words = builder.text()[first.span.start : first.span.end]
    if len(words) > _HEADLINE_MOST or "\n" in words or words.endswith(_NO_HEADLINE):
        return blocks
    return [evolve(first, kind=BlockKind.HEADLINE), *blocks[1:]]
