"""Word documents, behind the extra ``docx``: a paragraph a block, and findings written back as comments.

The source of such an article is its own text, so a place is the paragraph's number and the column in
it; :func:`write_comments` leads a place back to the document.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from authz.errors import InputError, InputFault
from authz.model import Span
from authz.read.article import Article, ArticleBuilder, BlockKind

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

__all__ = ["read_docx", "write_comments"]

_KINDS = {"title": BlockKind.HEADLINE, "subtitle": BlockKind.SUMMARY, "caption": BlockKind.CAPTION}


def read_docx(data: bytes, name: str) -> Article | InputFault:
    """The bytes of a Word document as an article, or the fault that they are none."""
    try:
        document = _open(data, name)
    except InputError as error:
        return InputFault(id=name, error=error)
    paragraphs = list(_paragraphs(document))
    source = "\n".join(p.text.replace("\n", " ") for p in paragraphs)
    builder = ArticleBuilder()
    at = 0
    has_headline = False
    for paragraph in paragraphs:
        words = paragraph.text.replace("\n", " ")
        if words.strip():
            style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
            kind = _kind(style)
            if kind is BlockKind.HEADLINE and has_headline:
                kind = BlockKind.HEADING
            has_headline |= kind is BlockKind.HEADLINE
            builder.begin(kind, "quote" in style)
            lead = len(words) - len(words.lstrip())
            builder.words(at + lead)
            builder.copy(words.strip(), at + lead)
            builder.finish()
        at += len(words) + 1
    article = builder.article(name, source, format="docx")
    if not article.text:
        return InputFault(id=name, error=InputError("no text: the document has no words", file=name))
    return article


def write_comments(data: bytes, name: str, notes: Iterable[tuple[Span, str]]) -> bytes:
    """The document with a comment at each place of its article's source.

    Raises:
        InputError: when the bytes are no Word document.
    """
    document = _open(data, name)
    starts: list[tuple[int, Any]] = []
    at = 0
    for paragraph in _paragraphs(document):
        starts.append((at, paragraph))
        at += len(paragraph.text) + 1
    for span, message in notes:
        start, paragraph = max((s for s in starts if s[0] <= span.start), key=lambda s: s[0])
        runs = _runs(paragraph, span.start - start, span.end - start)
        if runs:
            document.add_comment(runs, text=message, author="authz lint", initials="az")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _open(data: bytes, name: str) -> WordDocument:
    try:
        import docx
    except ImportError:
        raise InputError(
            "reading Word documents needs python-docx", file=name, cure="install authz[docx]"
        ) from None
    try:
        return docx.Document(io.BytesIO(data))
    except Exception as error:  # python-docx raises whatever its parsers do
        raise InputError(f"no Word document: {type(error).__name__}", file=name) from None


def _paragraphs(document: WordDocument) -> list[Any]:
    """The paragraphs of the body and of its tables, in order."""
    found: list[Any] = []
    for item in document.iter_inner_content():
        if hasattr(item, "rows"):
            found += [p for row in item.rows for cell in row.cells for p in cell.paragraphs]
        else:
            found.append(item)
    return found


def _runs(paragraph: Any, start: int, end: int) -> list[Any]:
    """The runs of a paragraph that a stretch of it touches."""
    touched, at = [], 0
    for run in paragraph.runs:
        if at < end and start < at + len(run.text):
            touched.append(run)
        at += len(run.text)
    return touched


def _kind(style: str) -> BlockKind:
    if style.startswith("heading 1"):
        return BlockKind.HEADLINE
    if style.startswith("heading"):
        return BlockKind.HEADING
    if style.startswith("list"):
        return BlockKind.ITEM
    return next((kind for word, kind in _KINDS.items() if style.startswith(word)), BlockKind.PARAGRAPH)
