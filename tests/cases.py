"""A line of the guidelines with a sentence and what it must say, and how the two are held against each other."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from authz.annotator import Annotator
from authz.model import Statement
from tests.laws import assert_span_law

__all__ = ["Case", "assert_decided", "case", "said"]


@frozen
class Case:
    """A line of the guidelines, a sentence of our own, and what each statement must at least say."""

    line: str
    text: str
    rows: tuple[Mapping[str, str | None], ...]


def case(line: str, text: str, *rows: Mapping[str, str | None]) -> Case:
    return Case(line, text, rows)


def said(statement: Statement) -> dict[str, str | None]:
    """A statement, flat, with the words of its parts."""
    action, authority = statement.action, statement.authority
    return {
        "status": str(statement.status),
        "cue": statement.cue.text,
        "action": action.text if action else None,
        "head": action.head if action else None,
        "actor": action.actor.text if action and action.actor else None,
        "authority": authority.text if authority else None,
        "instrument": statement.instrument.text if statement.instrument else None,
        "modality": str(statement.modality),
        "source": statement.source.text if statement.source else None,
    }


def assert_decided(one: Case, annotator: Annotator) -> None:
    """There are as many statements as the line asks for, each saying at least what it decides."""
    found = annotator.annotate(one.text)
    assert len(found) == len(one.rows), [said(s) for s in found]
    rows = [{key: said(s)[key] for key in row} for s, row in zip(found, one.rows, strict=True)]
    assert rows == list(one.rows), one.line
    assert_span_law(one.text, found)
