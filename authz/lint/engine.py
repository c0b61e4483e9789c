"""Linting one article: statements to rules, reports to findings, silencings over them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from attrs import evolve

from authz.late import late
from authz.lint.config import Config
from authz.lint.findings import Edit, Finding, Fix, Related, Severity
from authz.lint.registry import rules
from authz.lint.rule import Case, Report, Rule
from authz.lint.silencing import Silencing, apply, silencings_of, unused
from authz.model import Document, Span, Statement
from authz.read.article import Article
from authz.read.plain import text_article

if TYPE_CHECKING:
    from authz.pipeline import Annotates

__all__ = ["lint", "lint_article"]

_STOP: Final = late(r"[.!?][\"”’)]*\s")


def lint(
    document: Document | Article,
    config: Config | None = None,
    *,
    annotator: Annotates | None = None,
) -> list[Finding]:
    """The findings of a document, in the order of their places.

    Args:
        document: a plain text, or an article that a reader made.
        config: what is in force; the defaults when it is left out.
        annotator: finds the statements; made for the configuration when it is left out.

    Returns:
        Every finding; one that is silenced is among them, and says so.
    """
    settings = config or Config()
    article = (
        document
        if isinstance(document, Article)
        else text_article(document.text, document.id, settings.marker)
    )
    if annotator is None:
        from authz.annotator import Annotator

        annotator = Annotator(grammar=list(settings.grammar) or None)
    return lint_article(article, annotator.annotate(article.text, article.path), settings)


def lint_article(
    article: Article,
    statements: Sequence[Statement],
    config: Config,
    sidecar: Sequence[Silencing] = (),
) -> list[Finding]:
    """The findings of an article whose statements are known."""
    codes = config.codes_for(article.path)
    prose = [s for s in statements if not any(c.overlaps(s.cue.span) for c in article.code)]
    case = Case(
        article=article,
        statements=sorted(prose, key=lambda s: (s.cue.start, s.cue.end)),
        spelling=config.spelling,
        attribution_window=config.attribution_window,
    )
    found: list[Finding] = []
    for code, entry in rules().items():
        if code in codes:
            severity = config.severity_of(code, entry.rule.name, entry.rule.severity, article.path)
            found += (_finding(entry.rule, severity, report, case) for report in entry.check(case))
    found = _numbered(_without_doubles(found))
    silencings, faults = silencings_of(article, config.marker)
    marked, idle = apply(found, [*silencings, *sidecar])
    marked += _about_silencings(article, config, codes, silencings, list(unused(idle, codes)))
    for fault in faults:
        if "AZ002" in codes:
            marked.append(
                _meta("AZ002", article, config, fault.place, f"This silencing is ignored: {fault.message}.")
            )
    return _numbered(sorted(marked, key=_order))


def _order(finding: Finding) -> tuple[int, int, str, str]:
    return finding.place.start, finding.place.end, finding.code, finding.message


def _finding(rule: Rule, severity: Severity, report: Report, case: Case) -> Finding:
    article = case.article
    place = article.place(report.start, report.end)
    edits = tuple(
        Edit(span=article.source_map.span(span.start, span.end), text=text)
        for span, text in report.edits
        if _is_plain(article, span)
    )
    whole = report.edits and len(edits) == len(report.edits)
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=severity,
        message=report.message,
        path=article.path,
        place=place,
        excerpt=article.source[place.start : place.end],
        sentence=_sentence(case, report.start, report.end),
        related=tuple(
            Related(place=article.place(span.start, span.end), message=message)
            for span, message in report.related
        ),
        fix=Fix(title=report.fix_title, edits=edits) if whole else None,
    )


def _is_plain(article: Article, span: Span) -> bool:
    """Whether a stretch stands in the source as it is, so that it can be replaced there."""
    at = article.source_map.span(span.start, span.end)
    return article.source[at.start : at.end] == article.text[span.start : span.end]


def _sentence(case: Case, start: int, end: int) -> str:
    """The sentence around a place, with single blanks; an annotated one, else what stands between stops."""
    for statement in case.statements:
        if statement.sentence.start <= start and end <= statement.sentence.end:
            return " ".join(case.sentence(statement).split())
    origin, block = case.block_text(start)
    begin = max((m.end() for m in _STOP.finditer(block, 0, max(start - origin, 0))), default=0)
    stop = _STOP.search(block, max(end - origin, 0))
    return " ".join(block[begin : stop.end() if stop else len(block)].split())


def _without_doubles(found: Iterable[Finding]) -> list[Finding]:
    """Two statements of one place may make one rule say the same twice."""
    seen: set[tuple[str, int, int, str]] = set()
    kept = []
    for finding in sorted(found, key=_order):
        key = (finding.code, finding.place.start, finding.place.end, finding.message)
        if key not in seen:
            seen.add(key)
            kept.append(finding)
    return kept


def _numbered(found: Iterable[Finding]) -> list[Finding]:
    """Findings alike in rule, sentence and words are told apart by their number."""
    counts: Counter[tuple[str, str, str]] = Counter()
    numbered = []
    for finding in found:
        key = (finding.code, finding.sentence, " ".join(finding.excerpt.split()))
        numbered.append(evolve(finding, occurrence=counts[key]) if counts[key] else finding)
        counts[key] += 1
    return numbered


def _about_silencings(
    article: Article,
    config: Config,
    codes: frozenset[str],
    silencings: Sequence[Silencing],
    idle: Sequence[Silencing],
) -> Iterator[Finding]:
    """What there is to say of the silencings: those that do nothing, those without a reason."""
    for silencing in idle if "AZ001" in codes else ():
        names = ", ".join(sorted(silencing.codes)) if silencing.codes else "any rule"
        if silencing.file:
            where = f"{silencing.file}:{silencing.file_line}"
            message = (
                f"The silencing at {where} silences nothing here: there is no finding of {names}. Remove it."
            )
            place = Span(0, min(1, len(article.source)))
        else:
            message = f"This silencing silences nothing: there is no finding of {names}. Remove it."
            place = silencing.place
        yield _meta("AZ001", article, config, place, message, removable=not silencing.file)
    for silencing in silencings if "AZ003" in codes else ():
        if not silencing.reason:
            message = "This silencing gives no reason. Say after the brackets why the passage is all right."
            yield _meta("AZ003", article, config, silencing.place, message)


def _meta(
    code: str, article: Article, config: Config, span: Span, message: str, *, removable: bool = False
) -> Finding:
    rule = rules()[code].rule
    place = article.source_place(span)
    excerpt = article.source[span.start : span.end]
    return Finding(
        code=code,
        name=rule.name,
        severity=config.severity_of(code, rule.name, rule.severity, article.path),
        message=message,
        path=article.path,
        place=place,
        excerpt=excerpt,
        sentence=" ".join(excerpt.split()),
        fix=Fix(title="Remove the silencing", edits=(Edit(span=_with_blank(article, span), text=""),))
        if removable
        else None,
    )


def _with_blank(article: Article, span: Span) -> Span:
    """A comment with the blanks before it, and with its line when nothing else stands there."""
    source, start, end = article.source, span.start, span.end
    while start > 0 and source[start - 1] in " \t":
        start -= 1
    alone = start == 0 or source[start - 1] in "\r\n"
    if alone and end < len(source) and source[end] in "\r\n":
        return Span(start, end + (2 if source[end : end + 2] == "\r\n" else 1))
    return Span(span.start if alone else start, end)
