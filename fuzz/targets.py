"""What is fuzzed: from any bytes to nothing, or an exception where a law of the program does not hold.

Nothing here needs atheris, so that the seeds, and what fuzzing once found, are replayed by the usual tests.
"""

from __future__ import annotations

import io
import json
import tomllib
import zipfile
from collections.abc import Callable
from functools import cache
from typing import Final

from authz.annotator import Annotator
from authz.errors import AuthzError, GrammarError, InputFault
from authz.grammar.notation import read_grammar
from authz.grammar.spelling import spelled
from authz.lint.config import parse_config, settings_of
from authz.model import Result, Statement
from authz.read.article import Article
from authz.read.articles import read_articles
from authz.read.jsonl import read_jsonl
from authz.read.options import ReadOptions
from authz.serialize import dumps, result_from_json, result_to_json

__all__ = ["TARGETS"]

#: Words that an input can name by one byte, so that what is mutated is nearly language.
WORDS: Final = (
    "the a its no any Iraqi Congress parliament Baghdad Assad court judge ministry strikes raid troops those they it which "
    "that who resolution 1973 AUMF international law Article 51 consent permission approval warrant mandate green light "
    "authorization authorized not approved was were has have been never will may must failed refused voted to authorize "
    "approve allow veto vetoed revoked requested sought needs lacks without with by of from for in under illegal unlawful "
    "lawful unauthorized UN-mandated court-ordered illegally violation accordance cooperation at request and or but neither "
    "nor both either if unless until whether said according , ; : . ? ( ) \" ' 's \u2019s \u201c \u201d \u2014 \n \n\n \t \u00a0 $5 "
    "billion use force Syria deploying only can right power had having being does did is are would could should seeking than as after "
    "before Security Council United Nations President Senate government \u0130 \ufb01 \u200d \u202e \x00 \U0001f3f4 e\u0301"
).split(" ")
FORMATS: Final = ("text", "markdown", "html", "jsonl", "docx")


@cache
def _annotator() -> Annotator:
    return Annotator()


def annotator(data: bytes) -> None:
    """Any text: spans hold what they say, the JSON contract gives the same back, and nothing is raised."""
    named = data[:1] >= b"\x80"
    words = " ".join(WORDS[byte % len(WORDS)] for byte in data[1:])
    text = words if named else data[1:].decode("utf-8", "surrogateescape")
    statements = _annotator().annotate(text)
    for statement in statements:
        _spans(text, statement)
    result = Result(id="a", statements=statements)
    assert result_from_json(json.loads(dumps(result_to_json(result)))) == result


def notation(data: bytes) -> None:
    """Any rules: read, or a fault with a place; what is spelled out again is the same pattern."""
    text = data.decode("utf-8", "replace")
    try:
        file = read_grammar("a.grammar", text)
    except GrammarError as fault:
        assert str(fault)
        return
    for pattern in [*(rule.pattern for rule in file.rules), *(one.pattern for one in file.constructions)]:
        again = f"rule x = {spelled(pattern)} ;"
        (rule,) = read_grammar("b.grammar", again).rules
        assert rule.pattern == pattern, again


def articles(data: bytes) -> None:
    """Any file in any format of an article: each of its offsets leads to a place in the file."""
    if not data:
        return
    format = FORMATS[data[0] % len(FORMATS)]
    body = data[1:]
    if format == "docx" and not body.startswith(b"PK"):
        body = _docx(body)
    for item in read_articles(body, "a", format):
        if isinstance(item, InputFault):
            assert str(item.error)
        else:
            _article(item)
    if format == "jsonl":
        for line in read_jsonl(io.BytesIO(body), "a"):
            assert not isinstance(line, InputFault) or str(line.error)


def archives(data: bytes) -> None:
    """Any archive: pages or faults, and an end."""
    from authz.read.warc import read_warc

    for item in read_warc(io.BytesIO(data), "a.warc", ReadOptions()):
        assert not isinstance(item, InputFault) or str(item.error)


def configuration(data: bytes) -> None:
    """Any settings: read, or a fault; what is read can be shown."""
    try:
        value = tomllib.loads(data.decode("utf-8", "replace"))
        config = parse_config(value, file="authz.toml", root="/nowhere")
    except (AuthzError, tomllib.TOMLDecodeError) as fault:
        assert str(fault)
        return
    settings_of(config)


TARGETS: Final[dict[str, Callable[[bytes], None]]] = {
    f.__name__: f for f in (annotator, notation, articles, archives, configuration)
}


def _spans(text: str, statement: Statement) -> None:
    for mention in statement.mentions():
        assert mention.text
        assert text[mention.start : mention.end] == mention.text
    sentence, cue, action = statement.sentence, statement.cue, statement.action
    assert 0 <= sentence.start <= cue.start < cue.end <= sentence.end <= len(text)
    if action is not None:
        assert text[action.head_start : action.head_end] == action.head
        assert action.start <= action.head_start < action.head_end <= action.end


def _article(article: Article) -> None:
    text, source = article.text, article.source
    before = 0
    for block in article.blocks:
        assert before <= block.span.start <= block.span.end <= len(text)
        before = block.span.end
    for span in (*article.quotations, *article.code):
        assert 0 <= span.start <= span.end <= len(text)
    for comment in article.comments:
        assert 0 <= comment.span.start <= comment.span.end <= len(source)
    for block in article.blocks[:20]:  # in order within a block; a caption may stand behind what is after it
        last = 0
        for offset in range(block.span.start, min(block.span.end, block.span.start + 100)):
            place = article.place(offset, offset + 1)
            assert last <= place.start <= place.end <= len(source)
            assert place.line >= 1
            assert place.column >= 1
            last = place.start


def _docx(words: bytes) -> bytes:
    """A Word file whose paragraphs are the lines, or whose document is the XML, that is given."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    if not words.lstrip().startswith(b"<"):
        lines = words.decode("utf-8", "replace").replace("&", "&amp;").replace("<", "&lt;").split("\n")
        paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
        words = f'<w:document xmlns:w="{w}"><w:body>{paragraphs}</w:body></w:document>'.encode()
    kinds = "http://schemas.openxmlformats.org"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{kinds}/package/2006/content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        file.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{kinds}/package/2006/relationships"><Relationship Id="r1" Type='
            f'"{kinds}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        file.writestr("word/document.xml", words)
    return out.getvalue()
