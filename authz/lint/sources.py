"""The text of a file as its articles' places count it, and back to bytes."""

from __future__ import annotations

from pathlib import Path

from authz.errors import InputFault
from authz.read.text import BOM

__all__ = ["encode_like", "source_of"]


def source_of(path: str, data: bytes | None = None) -> str:
    """The text of a file; of a Word document its paragraphs; empty when it cannot be read."""
    try:
        raw = Path(path).read_bytes() if data is None else data
    except OSError:
        return ""
    if path.lower().endswith(".docx"):
        from authz.read.docx import read_docx

        article = read_docx(raw, path)
        return "" if isinstance(article, InputFault) else article.source
    return raw.removeprefix(BOM).decode("utf-8", "replace")


def encode_like(text: str, before: bytes) -> bytes:
    """A text as UTF-8, with a byte order mark when the file had one."""
    return (BOM if before.startswith(BOM) else b"") + text.encode("utf-8")
