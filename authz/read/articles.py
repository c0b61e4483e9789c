"""From a file to its articles: which reader a file is for."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from typing import Final

from authz.errors import InputError, InputFault
from authz.read.article import Article
from authz.read.plain import DEFAULT_MARKER

__all__ = ["ARTICLE_FORMATS", "SUFFIXES", "format_of", "read_articles"]

ARTICLE_FORMATS: Final = ("text", "markdown", "html", "jsonl", "docx")

SUFFIXES: Final = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".docx": "docx",
}


def format_of(name: str) -> str | None:
    """The reader for a file's name, by its suffix."""
    return SUFFIXES.get(os.path.splitext(name)[1].lower())


def read_articles(
    data: bytes, name: str, format: str = "auto", marker: str = DEFAULT_MARKER
) -> Iterator[Article | InputFault]:
    """The articles of a file: one, or one a line in JSON Lines.

    Args:
        data: the bytes of the file.
        name: its name, for messages, and for its format when that is ``"auto"``.
        format: one of :data:`ARTICLE_FORMATS` or ``"auto"``; a suffix that is not known is text.
        marker: the word that begins a silencing in plain text.

    Raises:
        InputError: for a format that is not known.
    """
    match (format_of(name) or "text") if format == "auto" else format:
        case "text":
            from authz.read.plain import read_plain

            yield read_plain(data, name, marker)
        case "markdown":
            from authz.read.markdown import read_markdown

            yield read_markdown(data, name)
        case "html":
            from authz.read.html import read_html

            yield read_html(data, name)
        case "jsonl":
            from authz.read.plain import read_json_articles

            yield from read_json_articles(io.BytesIO(data), name, marker)
        case "docx":
            from authz.read.docx import read_docx

            yield read_docx(data, name)
        case other:
            raise InputError(f"no format {other!r}", cure=f"choose one of auto, {', '.join(ARTICLE_FORMATS)}")
