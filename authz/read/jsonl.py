"""JSON Lines: one object ``{"id", "text"}`` a line; other fields are left alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import BinaryIO, Final, TypeVar

from authz.errors import InputError, InputFault
from authz.model import Document
from authz.read.text import BOM, decode

__all__ = ["iter_lines", "iter_objects", "parse_line", "read_jsonl", "read_line", "read_lines"]

_Read = TypeVar("_Read")

#: Bytes of a long line that are passed over at a time.
_STRETCH: Final = 1 << 20


def read_jsonl(
    lines: Iterable[bytes], name: str, *, most: int | None = None
) -> Iterator[Document | InputFault]:
    """A document a line, as the lines come; blank lines are skipped.

    A document without an ``id`` is called ``name:line``. A line that is no document, or has more bytes
    than ``most``, gives a fault of that name and leaves the others as they are.
    """

    def document(line: bytes, number: int) -> Document:
        if most is not None and len(line) > most:
            raise InputError(
                f"the line has more than {most:,} bytes",
                file=name,
                place=str(number),
                cure="split its text, or raise the limit (--longest-document)",
            )
        return _document(parse_line(line, name, str(number)), f"{name}:{number}", name, str(number))

    return read_lines(lines, name, document)


def read_lines(
    lines: Iterable[bytes], name: str, read: Callable[[bytes, int], _Read]
) -> Iterator[_Read | InputFault]:
    """What ``read`` makes of each line and its number; a fault for a line that it refuses, and where there is none.

    Blank lines are skipped.
    """
    empty = True
    for number, line in enumerate(lines, start=1):
        if not line.removeprefix(BOM).strip():
            continue
        empty = False
        try:
            yield read(line, number)
        except InputError as error:
            yield InputFault(id=f"{name}:{number}", error=error)
    if empty:
        yield InputFault(id=name, error=InputError("no text: the input is empty", file=name))


def iter_lines(stream: BinaryIO, most: int) -> Iterator[bytes]:
    """The lines of a stream; of one with more bytes than ``most``, the first ``most + 1``.

    So a line takes no more memory than that, however long it is.
    """
    while line := stream.readline(most + 1):
        yield line
        if len(line) > most:
            while line and not line.endswith(b"\n"):
                line = stream.readline(_STRETCH)


def read_line(line: bytes, file: str) -> Document | InputFault | None:
    """The document of one line, of which only the file is known; None for a blank line.

    Without an ``id`` it is called by the file and the first digits of the SHA-256 of the line.
    """
    if not line.removeprefix(BOM).strip():
        return None
    digest = sha256(line.strip()).hexdigest()[:16]
    name = f"{file}:{digest}"
    try:
        return _document(parse_line(line, file, digest), name, file, digest)
    except InputError as error:
        return InputFault(id=name, error=error)


def iter_objects(path: str) -> Iterator[tuple[int, dict[str, object]]]:
    """The objects of a file of the program's own, each with its line number; nothing is forgiven.

    Raises:
        InputError: for a file that cannot be opened, and as :func:`parse_line` does.
    """
    try:
        with open(path, "rb") as stream:
            for number, line in enumerate(stream, start=1):
                if line.removeprefix(BOM).strip():
                    yield number, parse_line(line, path, str(number))
    except OSError as error:
        raise InputError((error.strerror or str(error)).lower(), file=path) from None


def parse_line(line: bytes, name: str, place: str) -> dict[str, object]:
    """The object that a line holds; ``place`` is what a message calls the line, usually its number.

    Raises:
        InputError: with file:line, for bytes that are not UTF-8, broken JSON, or no object.
    """
    text = decode(line, file=name, place=place)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        where = f"{place}:{error.colno}"
        raise InputError(f"broken JSON: {error.msg}", file=name, place=where) from None
    except (ValueError, RecursionError) as error:
        # numbers of thousands of digits, brackets nested by the thousand
        raise InputError(f"broken JSON: {error}", file=name, place=place) from None
    if not isinstance(value, dict):
        raise InputError("not a JSON object", file=name, place=place, cure='a line is {"id", "text"}')
    return value


def _document(value: dict[str, object], unnamed: str, name: str, place: str) -> Document:
    if "text" not in value:
        raise InputError('no field "text"', file=name, place=place)
    text, id = value["text"], value.get("id")
    if not isinstance(text, str):
        raise InputError('the field "text" is not a string', file=name, place=place)
    if id is None:
        return Document(id=unnamed, text=text)
    if isinstance(id, bool) or not isinstance(id, str | int):
        raise InputError('the field "id" is not a string', file=name, place=place)
    return Document(id=str(id), text=text)
