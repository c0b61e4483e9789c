"""From paths and streams to documents: one module a format, and here the choice between them.

Nothing is ever cleaned: a document's text is what the file holds, code point for code point, without
the byte order mark. A source that cannot be read becomes an :class:`~authz.errors.InputFault` in its
place, so that the others are not lost.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final, cast

from authz.errors import AuthzError, InputError, InputFault
from authz.model import Document
from authz.read.jsonl import iter_lines, read_jsonl
from authz.read.options import ReadOptions
from authz.read.text import BOM, read_text

__all__ = ["FORMATS", "STDIN", "iter_documents"]

FORMATS: Final = ("auto", "text", "markdown", "html", "jsonl", "parquet", "warc")
STDIN: Final = "-"

#: Markdown is read as it stands unless it is asked for, so that offsets point into the file.
_SUFFIXES: Final = {
    "text": (".txt", ".text", ".md"),
    "jsonl": (".jsonl",),
    "html": (".html", ".htm", ".xhtml"),
    "parquet": (".parquet",),
    "warc": (".warc", ".warc.gz", ".warc.zst"),
}
_MARKUP_SUFFIXES: Final = {**_SUFFIXES, "markdown": (".md", ".markdown")}


def iter_documents(
    paths: Iterable[str | os.PathLike[str]],
    format: str = "auto",
    stdin: BinaryIO | None = None,
    options: ReadOptions | None = None,
) -> Iterator[Document | InputFault]:
    """Every document of the paths, in order, each read only when it is asked for.

    Args:
        paths: files, directories (walked in sorted order, hidden names skipped), or ``"-"``.
        format: ``"text"`` (a file is a document), ``"jsonl"`` (a line is one), ``"markdown"`` or
            ``"html"`` (the document is the words of the page, without markup), ``"parquet"`` (a row is
            one), ``"warc"`` (a page is one), or ``"auto"``: by suffix, and for ``"-"`` JSON Lines when
            the first character that is not blank is ``{``.
        stdin: the byte stream that ``"-"`` stands for.
        options: the columns of Parquet, the limits, and the count of what was passed over.

    Raises:
        InputError: for a format that is not known, or ``"-"`` without a stream.
    """
    if format not in FORMATS:
        raise InputError(f"no input format {format!r}", cure=f"choose one of {', '.join(FORMATS)}")
    options = options or ReadOptions()
    for path in paths:
        name = os.fspath(path)
        if name == STDIN:
            if stdin is None:
                raise InputError("there is no standard input to read")
            yield from _read_stream(stdin, format, options)
        elif os.path.isdir(name):
            yield from _read_directory(name, format, options)
        else:
            yield from _read_file(name, format, options)


def _read_stream(stream: BinaryIO, format: str, options: ReadOptions) -> Iterator[Document | InputFault]:
    name = "<stdin>"
    if format in {"parquet", "warc"}:
        import shutil
        import tempfile

        with tempfile.TemporaryFile() as kept:  # they are read here and there, and a pipe only goes on
            shutil.copyfileobj(stream, kept)
            kept.seek(0)
            yield from _read_records(cast(BinaryIO, kept), name, format, options)
        return
    head = []
    lines = iter_lines(stream, options.most_bytes)
    if format == "auto":
        for line in lines:
            head.append(line)
            if line.removeprefix(BOM).strip():
                break
        seen = head[-1].removeprefix(BOM).lstrip() if head else b""
        format = "jsonl" if seen.startswith(b"{") else "text"
    if format == "jsonl":
        yield from read_jsonl(chain(head, lines), name, most=options.most_bytes)
    else:
        before = b"".join(head)
        yield _read_whole(
            before + stream.read(max(0, options.most_bytes + 1 - len(before))), name, format, options
        )


def _read_file(name: str, format: str, options: ReadOptions) -> Iterator[Document | InputFault]:
    if format == "auto":
        format = next((f for f, suffixes in _SUFFIXES.items() if name.lower().endswith(suffixes)), "text")
    try:
        with open(name, "rb") as stream:
            if format in {"parquet", "warc"}:
                yield from _read_records(stream, name, format, options)
            elif format == "jsonl":
                lines = iter_lines(stream, options.most_bytes)
                yield from read_jsonl(lines, name, most=options.most_bytes)
            else:
                yield _read_whole(stream.read(options.most_bytes + 1), name, format, options)
    except OSError as error:
        yield InputFault(id=name, error=_unreadable(error, name))


def _read_records(
    stream: BinaryIO, name: str, format: str, options: ReadOptions
) -> Iterator[Document | InputFault]:
    """A file of many documents, whose reader is an extra."""
    if format == "parquet":
        from authz.read.parquet import read_parquet

        yield from read_parquet(stream, name, options)
    else:
        from authz.read.warc import read_warc

        yield from read_warc(stream, name, options)


def _read_whole(data: bytes, name: str, format: str, options: ReadOptions) -> Document | InputFault:
    """A file that is one document. Offsets of a page point into its words; its reader knows the way back.

    Of a file that is too long there is a byte more than is allowed.
    """
    if len(data) > options.most_bytes:
        error = InputError(
            f"the file has more than {options.most_bytes:,} bytes",
            file=name,
            cure="split it, or raise the limit (--longest-document)",
        )
        return InputFault(id=name, error=error)
    if format == "text":
        return read_text(data, name)
    from authz.read.articles import read_articles

    (article,) = read_articles(data, name, format)
    return article if isinstance(article, InputFault) else article.document


def _read_directory(name: str, format: str, options: ReadOptions) -> Iterator[Document | InputFault]:
    faults: list[InputFault] = []

    def note(error: OSError) -> None:
        place = str(error.filename or name)
        faults.append(InputFault(id=place, error=_unreadable(error, place)))

    wanted = tuple(chain(*_SUFFIXES.values())) if format == "auto" else _MARKUP_SUFFIXES[format]
    empty = True
    for folder, folders, files in os.walk(name, onerror=note):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            if not file.startswith(".") and file.lower().endswith(wanted):
                empty = False
                yield from _read_file(str(Path(folder, file)), format, options)
    yield from faults
    if empty and not faults:
        error = InputError(
            "no article in this directory", file=name, cure=f"articles end in {', '.join(wanted)}"
        )
        yield InputFault(id=name, error=error)


def _unreadable(error: OSError, name: str) -> AuthzError:
    reason = (error.strerror or str(error) or "cannot be read").lower()
    return InputError(reason, file=name)
