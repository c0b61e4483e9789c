"""How well the annotator does on gold sentences: the measures of the guidelines, section 4.

Beyond these, errors are sorted by kind and counted by status, construction and slot, because a
figure alone does not say which rule to mend.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

from attrs import Factory, define, frozen

from authz.matching import (
    action_match,
    authority_match,
    cue_match,
    overlap,
    pair_up,
    status_match,
    triple_match,
)
from authz.model import Statement
from authz.read.gold import GoldSentence, GoldStatement

__all__ = ["Counts", "ErrorKind", "Judged", "Mistake", "Report", "evaluate", "judge"]


class ErrorKind(StrEnum):
    """What went wrong with one statement, by the first thing that differs."""

    MISSED_CUE = "missed cue"
    WRONG_STATUS = "wrong status"
    WRONG_HEAD = "wrong head"
    WRONG_AUTHORITY = "wrong authority"
    FALSE_ALARM = "false alarm"


@frozen(kw_only=True)
class Mistake:
    """A gold statement without its triple, a prediction without its gold, or the two together."""

    kind: ErrorKind
    gold: GoldStatement | None
    predicted: Statement | None


@frozen(kw_only=True)
class Judged:
    """One sentence: which statements agree, and what is wrong with the others."""

    sentence: GoldSentence
    predicted: tuple[Statement, ...]
    matched: tuple[tuple[GoldStatement, Statement], ...]
    status_matches: int
    mistakes: tuple[Mistake, ...]


@define(kw_only=True)
class Counts:
    """Agreements, predictions and gold of one measure."""

    matched: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        return self.matched / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.predicted + self.gold
        return 2 * self.matched / both if both and self.matched else 0.0

    def add(self, matched: int, predicted: int, gold: int) -> None:
        self.matched += matched
        self.predicted += predicted
        self.gold += gold


@define(kw_only=True)
class Report:
    """The sums over all sentences. ``slots`` counts agreements over the matched triples."""

    sentences: int = 0
    detect: Counts = Factory(Counts)
    status: Counts = Factory(Counts)
    triple: Counts = Factory(Counts)
    slots: dict[str, int] = Factory(dict)
    by_status: dict[str, Counts] = Factory(dict)
    by_rule: dict[str, Counts] = Factory(dict)
    errors: dict[ErrorKind, int] = Factory(dict)

    def slot_accuracy(self, slot: str) -> float:
        return self.slots[slot] / self.triple.matched if self.triple.matched else 0.0


#: Of a matched triple: does the rest of the statement agree? The first three are the guidelines'.
_SLOTS: Final[Mapping[str, Callable[[GoldStatement, Statement], bool]]] = {
    "modality": lambda g, p: g.modality is p.modality,
    "source": lambda g, p: overlap(g.source, p.source),
    "instrument": lambda g, p: overlap(g.instrument, p.instrument),
    "actor": lambda g, p: overlap(g.actor, p.action.actor if p.action else None),
    "antecedent": lambda g, p: overlap(g.antecedent, p.action.antecedent if p.action else None),
}


def evaluate(judged: Iterable[Judged]) -> Report:
    """The sums over judged sentences."""
    report = Report(slots=dict.fromkeys(_SLOTS, 0), errors=dict.fromkeys(ErrorKind, 0))
    for one in judged:
        gold, predicted = one.sentence.statements, one.predicted
        report.sentences += 1
        report.detect.add(bool(gold and predicted), bool(predicted), bool(gold))
        report.status.add(one.status_matches, len(predicted), len(gold))
        report.triple.add(len(one.matched), len(predicted), len(gold))
        for g in gold:
            report.by_status.setdefault(g.status, Counts()).gold += 1
        for p in predicted:
            report.by_status.setdefault(p.status, Counts()).predicted += 1
            report.by_rule.setdefault(p.rule, Counts()).predicted += 1
        for g, p in one.matched:
            report.by_status[g.status].matched += 1
            report.by_rule[p.rule].matched += 1
            for slot, agree in _SLOTS.items():
                report.slots[slot] += agree(g, p)
        for mistake in one.mistakes:
            report.errors[mistake.kind] += 1
    return report


def judge(sentence: GoldSentence, predicted: Sequence[Statement]) -> Judged:
    """Compare what was found in a sentence with its gold."""
    text, gold = sentence.text, sentence.statements
    pairs = pair_up(text, gold, predicted, triple_match)
    free_gold = sorted(set(range(len(gold))) - {g for g, _ in pairs})
    free_predicted = sorted(set(range(len(predicted))) - {p for _, p in pairs})
    return Judged(
        sentence=sentence,
        predicted=tuple(predicted),
        matched=tuple((gold[g], predicted[p]) for g, p in pairs),
        status_matches=len(pair_up(text, gold, predicted, status_match)),
        mistakes=tuple(_mistakes(text, [gold[g] for g in free_gold], [predicted[p] for p in free_predicted])),
    )


def _mistakes(text: str, gold: list[GoldStatement], predicted: list[Statement]) -> Iterator[Mistake]:
    """Pair what is left by overlapping cues, the nearest to agreement first, and name the rest."""
    near = sorted(
        (
            (_agreements(g, p), -i, -j)
            for i, g in enumerate(gold)
            for j, p in enumerate(predicted)
            if cue_match(text, g, p)
        ),
        reverse=True,
    )
    paired: dict[int, int] = {}
    for _, i, j in near:
        if -i not in paired and -j not in paired.values():
            paired[-i] = -j
    for i, g in enumerate(gold):
        if i in paired:
            p = predicted[paired[i]]
            yield Mistake(kind=_kind(g, p), gold=g, predicted=p)
        else:
            yield Mistake(kind=ErrorKind.MISSED_CUE, gold=g, predicted=None)
    for j, p in enumerate(predicted):
        if j not in paired.values():
            yield Mistake(kind=ErrorKind.FALSE_ALARM, gold=None, predicted=p)


def _agreements(gold: GoldStatement, predicted: Statement) -> tuple[bool, bool, bool]:
    return (
        predicted.status is gold.status,
        action_match(gold.action_head, predicted.action),
        authority_match(gold.authority, predicted.authority),
    )


def _kind(gold: GoldStatement, predicted: Statement) -> ErrorKind:
    status, head, _ = _agreements(gold, predicted)
    if not status:
        return ErrorKind.WRONG_STATUS
    return ErrorKind.WRONG_AUTHORITY if head else ErrorKind.WRONG_HEAD
