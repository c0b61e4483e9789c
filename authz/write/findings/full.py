"""For people: each finding with its line and carets under the words, as compilers draw it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

from authz.lint.findings import Finding, Severity
from authz.read.article import Place
from authz.read.sourcemap import LineIndex
from authz.write.findings import Report
from authz.write.findings.lines import summary
from authz.write.table import clean

__all__ = ["write_full"]

_RED, _YELLOW, _CYAN, _BOLD, _DIM, _BLUE, _OFF = (
    "\x1b[1;31m",
    "\x1b[1;33m",
    "\x1b[1;36m",
    "\x1b[1m",
    "\x1b[2m",
    "\x1b[1;34m",
    "\x1b[0m",
)
_COLOURS: Final = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW, Severity.INFO: _CYAN}
#: A paragraph is one long line: so much of it is shown around the words.
_WIDTH: Final = 96
_LEAD: Final = 36


def write_full(report: Report) -> str:
    """A block a finding, and a line that counts them."""

    @cache
    def lines(path: str) -> LineIndex:
        return LineIndex(report.sources(path))

    paint = _paint if report.colour else _plain
    blocks = ["\n".join(_block(finding, lines(finding.path), paint)) for finding in report.counted]
    return "\n\n".join([*blocks, summary(report)]) + "\n"


def _block(finding: Finding, lines: LineIndex, paint: _Paint) -> Iterator[str]:
    colour = _COLOURS[finding.severity]
    gutter = len(str(max(finding.place.line, *(r.place.line for r in finding.related), 1)))
    head = f"{finding.severity.value}[{finding.code}]"
    yield f"{paint(head, colour)} {paint(finding.name, _BOLD)}: {clean(finding.message)}"
    place = finding.place
    yield f"{' ' * gutter}{paint('-->', _BLUE)} {clean(finding.path)}:{place.line}:{place.column}"
    yield from _excerpt(place, lines, gutter, paint, "^", colour, "")
    for related in finding.related:
        where = f"{clean(finding.path)}:{related.place.line}:{related.place.column}"
        yield f"{' ' * gutter}{paint(':::', _BLUE)} {where}"
        yield from _excerpt(related.place, lines, gutter, paint, "-", _BLUE, clean(related.message))
    if finding.fix:
        yield f"{' ' * gutter} {paint('=', _BLUE)} {paint('fix', _BOLD)}: {clean(finding.fix.title)} (--fix)"


def _excerpt(
    place: Place, lines: LineIndex, gutter: int, paint: _Paint, mark: str, colour: str, note: str
) -> Iterator[str]:
    bar = paint("|", _BLUE)
    yield f"{' ' * gutter} {bar}"
    if place.line > len(lines):
        return
    line = lines.line(place.line)
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    shown, first, last = _window(line, start, max(end, start + 1))
    shown_clean = clean(shown)
    before, within = _width(clean(shown[:first])), max(_width(clean(shown[first:last])), 1)
    more = "…" if place.end_line != place.line else ""
    number = paint(str(place.line).rjust(gutter), _BLUE)
    yield f"{number} {bar} {shown_clean}"
    marks = paint(mark * within + more, colour)
    yield f"{' ' * gutter} {bar} {' ' * before}{marks}{' ' + paint(note, colour) if note else ''}"


def _window(line: str, start: int, end: int) -> tuple[str, int, int]:
    """As much of a line as fits, with the words in it, and where they stand in what is shown."""
    if len(line) <= _WIDTH:
        return line, start, min(end, len(line))
    begin = max(0, start - _LEAD)
    if begin:
        begin = line.find(" ", begin, start) + 1 or begin
    stop = min(len(line), max(end, begin + _WIDTH))
    if stop < len(line):
        stop = max(line.rfind(" ", end, stop), end)
    head, tail = "… " if begin else "", " …" if stop < len(line) else ""
    shift = len(head) - begin
    return head + line[begin:stop] + tail, start + shift, min(end, stop) + shift


def _width(text: str) -> int:
    """The columns that a terminal gives a text."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


class _Paint:
    def __call__(self, text: str, colour: str) -> str:
        return f"{colour}{text}{_OFF}"


class _Plain(_Paint):
    def __call__(self, text: str, colour: str) -> str:  # noqa: ARG002 - the same call without colour
        return text


_paint: Final = _Paint()
_plain: Final = _Plain()
