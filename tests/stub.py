"""An annotator of one rule, for tests of what stands around the engine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from authz.errors import InputFault
from authz.model import Action, Authority, Cue, Document, Result, Span, Statement, Status
from authz.pipeline import pipe

_PATTERN = re.compile(r"(\w+) (?:was|were) (not authorized|authorized)(?: by (\w+))?")


class StubAnnotator:
    """Finds "X was (not) authorized by Y"; a text with "boom" makes it fail."""

    def __init__(self, grammar: object = None, **limits: int) -> None:
        self.grammar = grammar
        self.limits = limits

    def annotate(self, text: str, id: str = "") -> tuple[Statement, ...]:
        if "boom" in text:
            raise ValueError(f"boom in {id}")
        return tuple(_statement(m, text) for m in _PATTERN.finditer(text))

    def pipe(self, documents: Iterable[Document | InputFault], processes: int = 0) -> Iterator[Result]:
        return pipe(self, documents, processes)


def _statement(m: re.Match[str], text: str) -> Statement:
    authority = Authority(start=m.start(3), end=m.end(3), text=m[3]) if m[3] else None
    return Statement(
        status=Status.NOT_AUTHORIZED if m[2].startswith("not") else Status.AUTHORIZED,
        cue=Cue(start=m.start(2), end=m.end(2), text=m[2], lemma="authorize"),
        action=Action(
            start=m.start(1),
            end=m.end(1),
            text=m[1],
            head=m[1],
            head_start=m.start(1),
            head_end=m.end(1),
        ),
        authority=authority,
        sentence=Span(0, len(text)),
        rule="passive",
    )
