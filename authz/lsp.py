"""A language server: findings while one writes, what a statement means, and how to put things right.

It speaks the Language Server Protocol over standard input and output, on pygls 2 (extra ``lsp``). Places
of the protocol count UTF-16 units unless client and server agree on others; here they are converted.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlparse

from attrs import frozen
from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from authz import __version__
from authz.annotator import Annotator
from authz.errors import AuthzError, InputFault
from authz.lint.config import Config, load_config
from authz.lint.engine import lint_article
from authz.lint.findings import Finding, Severity
from authz.lint.registry import find
from authz.lint.run import make_annotator
from authz.lint.sidecar import read_sidecar
from authz.lint.silencing import write_silencing
from authz.model import Statement
from authz.read.article import Article, Place
from authz.read.articles import format_of, read_articles
from authz.read.sourcemap import LineIndex

__all__ = ["AuthzServer", "make_server", "serve"]

_SEVERITIES: Final = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}
_LANGUAGES: Final = {"markdown": "markdown", "html": "html", "plaintext": "text", "jsonl": "jsonl"}


@frozen(kw_only=True)
class Opened:
    """An open document as it is now: its articles, each with its statements, and all findings."""

    uri: str
    version: int | None
    lines: LineIndex
    encoding: str
    articles: tuple[tuple[Article, tuple[Statement, ...]], ...]
    findings: tuple[Finding, ...]
    config: Config

    def range(self, start: tuple[int, int], end: tuple[int, int]) -> lsp.Range:
        """A range of the protocol from two pairs of line and column."""
        return lsp.Range(start=self._position(*start), end=self._position(*end))

    def place_range(self, place: Place) -> lsp.Range:
        """The range of a place."""
        return self.range((place.line, place.column), (place.end_line, place.end_column))

    def offset(self, position: lsp.Position) -> int:
        """The offset of a position of the protocol."""
        number = min(position.line, len(self.lines) - 1) + 1
        line, units, at = self.lines.line(number), 0, 0
        while at < len(line) and units < position.character:
            units += _units(line[at], self.encoding)
            at += 1
        return self.lines.start(number) + at

    def covers(self, finding: Finding, start: int, end: int) -> bool:
        """Whether a finding touches a stretch of the document."""
        base = self.base(finding)
        return base + finding.place.start <= end and start <= base + finding.place.end

    def base(self, finding: Finding) -> int:
        """Where the source that a finding's offsets count in begins: in JSON Lines its line."""
        in_lines = any(article.format == "jsonl" for article, _ in self.articles)
        return self.lines.start(finding.place.line) if in_lines else 0

    def _position(self, line: int, column: int) -> lsp.Position:
        words = self.lines.line(line)[: column - 1] if line <= len(self.lines) else ""
        return lsp.Position(line=line - 1, character=sum(_units(c, self.encoding) for c in words))


def _units(sign: str, encoding: str) -> int:
    """How many units of an encoding a code point takes."""
    if encoding == "utf-32":
        return 1
    if encoding == "utf-8":
        return len(sign.encode("utf-8", "surrogatepass"))
    return 2 if ord(sign) > 0xFFFF else 1


class AuthzServer(LanguageServer):
    """A server that keeps an annotator for each set of grammar directories."""

    def __init__(self) -> None:
        full = lsp.TextDocumentSyncKind.Full
        super().__init__("authz", __version__, text_document_sync_kind=full)
        self._annotators: dict[tuple[str, ...], Annotator] = {}

    def read(self, uri: str) -> Opened:
        """An open document, read, annotated and linted.

        Raises:
            AuthzError: for a fault in the configuration.
        """
        document = self.workspace.get_text_document(uri)
        path = _path(uri)
        config = self._config(path)
        key = (config.root, *config.grammar)
        if key not in self._annotators:
            self._annotators[key] = make_annotator(config)
        form = format_of(path) or _LANGUAGES.get(document.language_id or "", "text")
        sidecar = read_sidecar(path) if path else []
        data = document.source.encode("utf-8", "surrogatepass")
        articles: list[tuple[Article, tuple[Statement, ...]]] = []
        findings: list[Finding] = []
        for article in read_articles(data, path or uri, form, config.marker):
            if not isinstance(article, InputFault):
                statements = self._annotators[key].annotate(article.text, article.path)
                articles.append((article, statements))
                findings += lint_article(article, statements, config, sidecar)
        encoding = self.workspace.position_encoding
        return Opened(
            uri=uri,
            version=document.version,
            lines=LineIndex(document.source),
            encoding=str(getattr(encoding, "value", encoding)),
            articles=tuple(articles),
            findings=tuple(findings),
            config=config,
        )

    def publish(self, uri: str) -> None:
        """Sends the findings of a document that count."""
        try:
            opened = self.read(uri)
        except AuthzError as error:
            self.window_show_message(lsp.ShowMessageParams(type=lsp.MessageType.Error, message=str(error)))
            return
        diagnostics = [_diagnostic(opened, f) for f in opened.findings if f.counts]
        self.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(uri=uri, diagnostics=diagnostics, version=opened.version)
        )

    def _config(self, path: str) -> Config:
        start = Path(path).parent if path else Path.cwd()
        return load_config(start=start if start.is_dir() else Path.cwd())


def make_server() -> AuthzServer:
    """The server with its features."""
    server = AuthzServer()

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def did_open(ls: AuthzServer, params: lsp.DidOpenTextDocumentParams) -> None:
        ls.publish(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(ls: AuthzServer, params: lsp.DidChangeTextDocumentParams) -> None:
        ls.publish(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def did_save(ls: AuthzServer, params: lsp.DidSaveTextDocumentParams) -> None:
        ls.publish(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(ls: AuthzServer, params: lsp.DidCloseTextDocumentParams) -> None:
        ls.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(uri=params.text_document.uri, diagnostics=[])
        )

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(ls: AuthzServer, params: lsp.HoverParams) -> lsp.Hover | None:
        return _hover(ls.read(params.text_document.uri), params.position)

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix]),
    )
    def code_action(ls: AuthzServer, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        return _code_actions(ls.read(params.text_document.uri), params.range)

    return server


def serve() -> None:
    """Serves one editor over standard input and output, until it says goodbye."""
    # pygls closes what it is given; the program's own streams stay open
    with os.fdopen(os.dup(0), "rb") as stdin, os.fdopen(os.dup(1), "wb") as stdout:
        make_server().start_io(stdin, stdout)


def _diagnostic(opened: Opened, finding: Finding) -> lsp.Diagnostic:
    related = [
        lsp.DiagnosticRelatedInformation(
            location=lsp.Location(uri=opened.uri, range=opened.place_range(r.place)), message=r.message
        )
        for r in finding.related
    ]
    return lsp.Diagnostic(
        range=opened.place_range(finding.place),
        message=finding.message,
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        source=f"authz ({finding.name})",
        related_information=related or None,
        data=finding.fingerprint,
    )


def _hover(opened: Opened, position: lsp.Position) -> lsp.Hover | None:
    """What the statement, or the finding, under the pointer is."""
    offset = opened.offset(position)
    parts: list[str] = []
    for article, statements in opened.articles:
        at = offset - opened.lines.start(article.first_line)
        for statement in statements:
            span = article.source_map.span(statement.cue.start, statement.cue.end)
            if span.start <= at < span.end:
                parts.append(_explained(statement))
    for finding in opened.findings:
        if finding.counts and opened.covers(finding, offset, offset):
            why = " ".join(find(finding.code).page.section("Why is this bad?").split())
            parts.append(f"**{finding.code} {finding.name}**: {finding.message}\n\n{why}")
    if not parts:
        return None
    value = "\n\n---\n\n".join(parts)
    return lsp.Hover(contents=lsp.MarkupContent(kind=lsp.MarkupKind.Markdown, value=value))


def _explained(statement: Statement) -> str:
    """A statement in a list of its parts."""
    rows = [("status", statement.status.value), ("modality", statement.modality.value)]
    for name in ("action", "authority", "instrument", "source"):
        mention = getattr(statement, name)
        rows.append((name, " ".join(mention.text.split()) if mention else "none named"))
    if statement.authority and statement.authority.id:
        rows.append(("known as", f"Wikidata {statement.authority.id}"))
    rows.append(("found by", statement.rule))
    return "\n".join([f"**{statement.cue.text}**", "", *(f"* {name}: {value}" for name, value in rows)])


def _code_actions(opened: Opened, asked: lsp.Range) -> list[lsp.CodeAction]:
    """A fix where there is one, and a silencing, for each finding that the range touches."""
    start, end = opened.offset(asked.start), opened.offset(asked.end)
    actions: list[lsp.CodeAction] = []
    for finding in opened.findings:
        if not finding.counts or not opened.covers(finding, start, end):
            continue
        if finding.fix:
            edits = [(e.span.start, e.span.end, e.text) for e in finding.fix.edits]
            actions.append(_action(opened, finding, finding.fix.title, edits, preferred=True))
        article = next((a for a, _ in opened.articles if a.format != "jsonl"), None)
        if article is not None and not finding.code.startswith("AZ0"):
            at, words = write_silencing(finding, opened.findings, article, opened.config.marker, "why?")
            title = f"Silence {finding.code} {finding.name} here"
            actions.append(_action(opened, finding, title, [(at, at, words)]))
    return actions


def _action(
    opened: Opened,
    finding: Finding,
    title: str,
    edits: Sequence[tuple[int, int, str]],
    *,
    preferred: bool = False,
) -> lsp.CodeAction:
    base, place = opened.base(finding), opened.lines.place
    changes = [
        lsp.TextEdit(range=opened.range(place(base + start), place(base + end)), new_text=text)
        for start, end, text in edits
    ]
    return lsp.CodeAction(
        title=title,
        kind=lsp.CodeActionKind.QuickFix,
        diagnostics=[_diagnostic(opened, finding)],
        edit=lsp.WorkspaceEdit(changes={opened.uri: changes}),
        is_preferred=preferred or None,
    )


def _path(uri: str) -> str:
    """The path of a file's URI; empty for a document that is no file yet."""
    parts = urlparse(uri)
    return os.path.normpath(unquote(parts.path)) if parts.scheme == "file" else ""
