"""Plain text: one file, one document."""

from __future__ import annotations

from typing import Final

from authz.errors import InputError, InputFault
from authz.model import Document

__all__ = ["BOM", "decode", "read_text"]

BOM: Final = b"\xef\xbb\xbf"
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


def read_text(data: bytes, name: str) -> Document | InputFault:
    """The bytes of a file as a document, or the fault that they are not one.

    Line ends are kept as they are: every offset counts the code points of the file.
    """
    try:
        text = decode(data, file=name)
    except InputError as error:
        return InputFault(id=name, error=error)
    if not text.strip():
        return InputFault(id=name, error=InputError("no text: the input is empty", file=name))
    return Document(id=name, text=text)


def decode(data: bytes, *, file: str, place: str = "") -> str:
    """UTF-8 without its byte order mark.

    Raises:
        InputError: for bytes that are not UTF-8; it names the first one, counted from 0.
    """
    body = data.removeprefix(BOM)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start + len(data) - len(body)
        utf16 = data.startswith(_UTF16_MARKS)
        raise InputError(
            f"not UTF-8: {error.reason} 0x{data[at]:02x} at byte {at}",
            file=file,
            place=place,
            cure="this looks like UTF-16, convert it to UTF-8" if utf16 else "convert it to UTF-8",
        ) from None
