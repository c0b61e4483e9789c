"""JSON Lines: one object ``{"id", "text"}`` a line; other fields are left alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from authz.errors import InputError, InputFault
from authz.model import Document
from authz.read.text import BOM, decode

__all__ = ["iter_objects", "parse_line", "read_jsonl"]


def read_jsonl(lines: Iterable[bytes], name: str) -> Iterator[Document | InputFault]:
    """A document a line, as the lines come; blank lines are skipped.

    A document without an ``id`` is called ``name:line``. A line that is no document gives a fault
    of that name and leaves the others as they are.
    """
    empty = True
    for number, line in enumerate(lines, start=1):
        if not line.removeprefix(BOM).strip():
            continue
        empty = False
        try:
            yield _document(parse_line(line, name, number), name, number)
        except InputError as error:
            yield InputFault(id=f"{name}:{number}", error=error)
    if empty:
        yield InputFault(id=name, error=InputError("no text: the input is empty", file=name))


def iter_objects(path: str) -> Iterator[tuple[int, dict[str, object]]]:
    """The objects of a file of the program's own, each with its line number; nothing is forgiven.

    Raises:
        InputError: for a file that cannot be opened, and as :func:`parse_line` does.
    """
    try:
        with open(path, "rb") as stream:
            for number, line in enumerate(stream, start=1):
                if line.removeprefix(BOM).strip():
                    yield number, parse_line(line, path, number)
    except OSError as error:
        raise InputError((error.strerror or str(error)).lower(), file=path) from None


def parse_line(line: bytes, name: str, number: int) -> dict[str, object]:
    """The object that a line holds.

    Raises:
        InputError: with file:line, for bytes that are not UTF-8, broken JSON, or no object.
    """
    text = decode(line, file=name, place=str(number))
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        where = f"{number}:{error.colno}"
        raise InputError(f"broken JSON: {error.msg}", file=name, place=where) from None
    except (ValueError, RecursionError) as error:
        # numbers of thousands of digits, brackets nested by the thousand
        raise InputError(f"broken JSON: {error}", file=name, place=str(number)) from None
    if not isinstance(value, dict):
        raise InputError("not a JSON object", file=name, place=str(number), cure='a line is {"id", "text"}')
    return value


def _document(value: dict[str, object], name: str, number: int) -> Document:
    if "text" not in value:
        raise InputError('no field "text"', file=name, place=str(number))
    text, id = value["text"], value.get("id")
    if not isinstance(text, str):
        raise InputError('the field "text" is not a string', file=name, place=str(number))
    if id is None:
        return Document(id=f"{name}:{number}", text=text)
    if isinstance(id, bool) or not isinstance(id, str | int):
        raise InputError('the field "id" is not a string', file=name, place=str(number))
    return Document(id=str(id), text=text)
