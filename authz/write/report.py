"""Reports for people: the scores of an evaluation, its mistakes, and the changes between two runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from authz.compare import Change, count_by_rule
from authz.evaluate import Counts, Judged, Mistake, Report
from authz.model import Mention, Statement
from authz.read.gold import GoldStatement
from authz.write.table import clean, render_rows

__all__ = ["change_lines", "mistake_lines", "score_tables"]


def score_tables(report: Report) -> Iterator[str]:
    """The tables of a report; the last line is the headline, triple F1."""
    yield render_rows(
        [
            ("status", "gold", "predicted", "matched", "precision", "recall", "F1"),
            *_counts(report.by_status),
        ]
    )
    yield render_rows(
        [
            ("construction", "predicted", "matched", "precision"),
            *(
                (name, str(c.predicted), str(c.matched), f"{c.precision:.3f}")
                for name, c in sorted(report.by_rule.items(), key=lambda item: -item[1].predicted)
            ),
        ]
    )
    yield render_rows([("error", "statements"), *((kind.value, str(n)) for kind, n in report.errors.items())])
    yield render_rows(
        [
            ("slot", "accuracy on matched triples"),
            *((slot, f"{report.slot_accuracy(slot):.3f}") for slot in report.slots),
        ]
    )
    yield (
        f"{report.sentences} sentences, {report.triple.gold} gold statements, "
        f"{report.triple.predicted} predicted\n"
        + "".join(
            f"{name}  P {c.precision:.3f} R {c.recall:.3f} F1 {c.f1:.3f}\n"
            for name, c in (("detect", report.detect), ("status", report.status), ("triple", report.triple))
        )
    )


def mistake_lines(judged: Judged) -> Iterator[str]:
    """A sentence and what is wrong with it, a line each."""
    yield clean(f"{judged.sentence.id}: {judged.sentence.text}")
    for mistake in judged.mistakes:
        yield from (clean(line) for line in _mistake(mistake))


def change_lines(changes: Iterable[Change]) -> Iterator[str]:
    """Each change on a line as it comes, then the counts by construction."""
    marks = {"added": "+", "removed": "-", "changed": "~"}
    seen = []
    for change in changes:
        seen.append(change)
        shown = [_statement(s) for s in (change.old, change.new) if s is not None]
        differs = f"  ({', '.join(change.fields())})" if change.fields() else ""
        yield clean(f"{marks[change.kind]} {change.id}  {' → '.join(shown)}{differs}") + "\n"
    if not seen:
        yield "no change\n"
        return
    yield "\n" + render_rows(
        [
            ("construction", "added", "removed", "changed"),
            *(
                (rule, *(str(count[kind]) for kind in ("added", "removed", "changed")))
                for rule, count in count_by_rule(seen).items()
            ),
        ]
    )


def _counts(table: dict[str, Counts]) -> Iterator[tuple[str, ...]]:
    for name, c in sorted(table.items()):
        figures = (f"{c.precision:.3f}", f"{c.recall:.3f}", f"{c.f1:.3f}")
        yield (name, str(c.gold), str(c.predicted), str(c.matched), *figures)


def _mistake(mistake: Mistake) -> Iterator[str]:
    yield f"  {mistake.kind.value}"
    if mistake.gold is not None:
        yield f"    gold   {_gold(mistake.gold)}"
    if mistake.predicted is not None:
        yield f"    found  {_statement(mistake.predicted)}"


def _gold(gold: GoldStatement) -> str:
    parts = (("cue", gold.cue), ("head", gold.action_head), ("authority", gold.authority))
    return _parts(gold.status, parts)


def _statement(statement: Statement) -> str:
    head = statement.action.head if statement.action else None
    parts = (("cue", statement.cue.text), ("head", head), ("authority", _text(statement.authority)))
    return f"{_parts(statement.status, parts)}  [{statement.rule}]"


def _parts(status: str, parts: Iterable[tuple[str, str | None]]) -> str:
    return "  ".join([f"{status:14}", *(f"{name}={words!r}" for name, words in parts if words)])


def _text(mention: Mention | None) -> str | None:
    return mention.text if mention else None
