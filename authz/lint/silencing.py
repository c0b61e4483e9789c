"""Silencings: what a writer says about a finding that is all right.

``authz: ignore[AZ101, missing-authority] "words" why`` in a comment. ``ignore`` is for its line,
``ignore-next-line`` for the next one with words, ``ignore-start`` to ``ignore-end`` for what stands
between, ``ignore-file`` for all. The words in quotation marks, if any, must stand in what is silenced;
``#`` and a fingerprint instead of words names exactly one finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from attrs import evolve, frozen

from authz.errors import AuthzError
from authz.late import late
from authz.lint.findings import Finding, Suppression
from authz.lint.registry import ALL, META, resolve
from authz.model import Span
from authz.read.article import Article, Comment
from authz.read.frontmatter import front_matter

__all__ = ["Fault", "Silencing", "apply", "silencings_of", "write_silencing"]

_DIRECTIVE: Final = late(
    r"(?P<kind>ignore(?:-next-line|-line|-file|-start|-end)?)(?![\w-])[ \t]*"
    r"(?:\[(?P<rules>[^\]]*)\])?[ \t]*"
    r"(?:\"(?P<words>[^\"]+)\"|\#(?P<print>[0-9a-f]{16})\b)?"
    r"[ \t]*(?:--|—|–|:)?[ \t]*(?P<reason>.*)",
    re.DOTALL,
)


@frozen(kw_only=True)
class Silencing:
    """One directive: the lines and rules it is for. ``codes`` None stands for all rules."""

    place: Span
    first: int
    last: int
    codes: frozenset[str] | None
    words: str = ""
    fingerprint: str = ""
    reason: str = ""
    written: str = ""
    file: str = ""
    file_line: int = 0

    def covers(self, finding: Finding) -> bool:
        """Whether it silences a finding. The findings about silencings themselves cannot be silenced."""
        return (
            finding.code not in META
            and self.first <= finding.place.line <= self.last
            and (self.codes is None or finding.code in self.codes)
            and (not self.words or _plain(self.words) in _plain(finding.excerpt + "\n" + finding.sentence))
            and (not self.fingerprint or self.fingerprint == finding.fingerprint)
        )


class Fault(NamedTuple):
    """A directive that cannot be understood."""

    place: Span
    message: str


def silencings_of(article: Article, marker: str) -> tuple[list[Silencing], list[Fault]]:
    """The silencings of an article's comments, and what is wrong with some of them."""
    made: list[Silencing] = []
    faults: list[Fault] = []
    opened: list[tuple[Comment, re.Match[str], frozenset[str] | None]] = []
    last_line = article.first_line + len(article.lines) - 1
    for comment in article.comments:
        text = comment.text.strip()
        if not text.startswith(marker):
            continue
        directive = _DIRECTIVE.fullmatch(text.removeprefix(marker).strip())
        if directive is None:
            faults.append(Fault(place=comment.span, message=_misspelt(text)))
            continue
        try:
            codes = None if directive["kind"] == "ignore-end" else _codes(directive["rules"])
        except AuthzError as error:
            faults.append(Fault(place=comment.span, message=f"{error.message}; {error.cure}"))
            continue
        start = article.source_place(comment.span)
        match directive["kind"]:
            case "ignore" | "ignore-line":
                made.append(_made(comment, directive, codes, start.line, start.end_line))
            case "ignore-next-line":
                after = _next_line(article, start.end_line)
                made.append(_made(comment, directive, codes, after, after))
            case "ignore-file":
                made.append(_made(comment, directive, codes, article.first_line, last_line))
            case "ignore-start":
                opened.append((comment, directive, codes))
            case _:
                if not opened:
                    faults.append(Fault(place=comment.span, message="there is no ignore-start before it"))
                    continue
                begun, opening, begun_codes = opened.pop()
                first = article.source_place(begun.span).line
                made.append(_made(begun, opening, begun_codes, first, start.end_line))
    faults += [Fault(place=c.span, message="there is no ignore-end after it") for c, _, _ in opened]
    return made, faults


def apply(
    findings: Iterable[Finding], silencings: Sequence[Silencing]
) -> tuple[list[Finding], list[Silencing]]:
    """The findings, those that are silenced marked so, and the silencings that silenced none."""
    used: set[int] = set()
    marked = []
    for finding in findings:
        by = [n for n, silencing in enumerate(silencings) if silencing.covers(finding)]
        used.update(by)
        if by:
            reason = next((silencings[n].reason for n in by if silencings[n].reason), "")
            marked.append(evolve(finding, suppression=Suppression.SILENCED, reason=reason))
        else:
            marked.append(finding)
    return marked, [s for n, s in enumerate(silencings) if n not in used]


def write_silencing(
    finding: Finding,
    findings: Iterable[Finding],
    article: Article,
    marker: str,
    reason: str = "",
) -> tuple[int, str]:
    """Where in the source to put a silencing for exactly this finding, and what to put there.

    A comment within a headline of the page's head would be part of it, so that one goes to the end.
    """
    around = [f for f in findings if f is not finding and f.place.line == finding.place.line]
    beside = [f for f in around if f.code == finding.code]
    number = finding.place.line - article.first_line + 1
    at = article.lines.start(number) + len(article.lines.line(number))
    kind, precise = "ignore", bool(beside)
    if article.format == "html":
        at = finding.place.start
        # within another finding's words it would change them, by which that one is known
        for other in sorted(around, key=lambda f: f.place.start, reverse=True):
            if other.place.start < at < other.place.end:
                at = other.place.start
    elif article.format == "jsonl":
        at = finding.place.end
    if article.format in {"html", "markdown"} and _in_head(article, finding.place.start):
        kind, precise, at = "ignore-file", True, len(article.source)
    selector = f" #{finding.fingerprint}" if precise else ""
    words = f"{marker} {kind}[{finding.code}]{selector}{' ' + reason if reason else ''}"
    if article.format in {"text", "jsonl"}:
        return at, f" {{{words}}}"
    return at, f"<!-- {words} -->" if article.format == "html" else f" <!-- {words} -->"


_TITLE: Final = late(r"<title\b.*?</title\s*>", re.IGNORECASE | re.DOTALL)


def _in_head(article: Article, at: int) -> bool:
    """Whether a place of the source is in the page's head, where no comment can stand."""
    if article.format == "markdown":
        return at < front_matter(article.source)[0]
    return any(title.start() <= at < title.end() for title in _TITLE.finditer(article.source))


def _made(
    comment: Comment, directive: re.Match[str], codes: frozenset[str] | None, first: int, last: int
) -> Silencing:
    return Silencing(
        place=comment.span,
        first=first,
        last=last,
        codes=codes,
        words=directive["words"] or "",
        fingerprint=directive["print"] or "",
        reason=" ".join(directive["reason"].split()),
        written=directive["kind"],
    )


def _codes(rules: str | None) -> frozenset[str] | None:
    """The rules in the brackets; every rule must be named, or ``ALL``."""
    names = [name.strip() for name in (rules or "").split(",") if name.strip()]
    if not names:
        raise AuthzError("it names no rule", cure="write ignore[AZ101], or ignore[ALL] for every rule")
    if any(name.upper() == ALL for name in names):
        return None
    return resolve(names, exact=True)


def _next_line(article: Article, after: int) -> int:
    """The next line that is not blank."""
    for number in range(after + 1, article.first_line + len(article.lines)):
        if article.lines.line(number - article.first_line + 1).strip():
            return number
    return after + 1


def _misspelt(text: str) -> str:
    return (
        f"{' '.join(text.split())[:60]!r} is no silencing; write ignore[RULE], ignore-next-line[RULE], "
        "ignore-start[RULE], ignore-end or ignore-file[RULE]"
    )


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def unused(silencings: Sequence[Silencing], codes: frozenset[str]) -> Iterator[Silencing]:
    """Those that silenced nothing although a rule of theirs was run."""
    for silencing in silencings:
        if silencing.codes is None or silencing.codes & codes:
            yield silencing
