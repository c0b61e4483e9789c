"""Scores agree with the guidelines, errors are sorted by kind, and changes are told apart."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from authz.compare import compare, count_by_rule
from authz.errors import InputError
from authz.evaluate import ErrorKind, evaluate, judge
from authz.matching import authority_match
from authz.model import Authority, Result, Status
from authz.read.gold import GoldSentence, GoldStatement, read_gold
from authz.serialize import to_json
from authz.write.report import change_lines, mistake_lines, score_tables
from tests.stub import StubAnnotator

ANNOTATOR = StubAnnotator()

RIGHT = GoldStatement(
    status=Status.AUTHORIZED, cue="authorized", action="raid", action_head="raid", authority="parliament"
)
TEXT = "The raid was authorized by parliament."


def kinds(text: str, *gold: GoldStatement) -> list[ErrorKind]:
    sentence = GoldSentence(id="a", text=text, statements=gold)
    return [m.kind for m in judge(sentence, ANNOTATOR.annotate(text)).mistakes]


def test_what_agrees_is_no_mistake() -> None:
    """The full match, and the silence where nothing is stated."""
    assert kinds(TEXT, RIGHT) == []
    assert kinds("Nothing.") == []


@pytest.mark.parametrize(
    ("gold", "kind"),
    [
        (evolve(RIGHT, status=Status.DENIED), ErrorKind.WRONG_STATUS),
        (evolve(RIGHT, action_head="attack"), ErrorKind.WRONG_HEAD),
        (evolve(RIGHT, action_head=None), ErrorKind.WRONG_HEAD),
        (evolve(RIGHT, authority=None), ErrorKind.WRONG_AUTHORITY),
    ],
)
def test_a_mistake_is_named_by_what_differs_first(gold: GoldStatement, kind: ErrorKind) -> None:
    """Status before head before authority."""
    assert kinds(TEXT, gold) == [kind]


def test_what_has_no_counterpart() -> None:
    """A cue that is not found is missed, a statement that is not gold is a false alarm."""
    assert kinds("It lacked approval.", evolve(RIGHT, cue="approval")) == [ErrorKind.MISSED_CUE]
    assert kinds(TEXT) == [ErrorKind.FALSE_ALARM]
    assert kinds(TEXT, RIGHT, RIGHT) == [ErrorKind.MISSED_CUE]


@pytest.mark.parametrize(
    ("gold", "predicted", "agree"),
    [
        ("the Iraqi government", "Iraqi government", True),
        ("the government of Iraq", "Iraq", True),
        ("the government of President Bashar Assad", "Assad", False),
        ("the UN", "the US", False),
        ("their", "Their", True),
    ],
)
def test_authorities_agree_by_half_of_the_longer(gold: str, predicted: str, agree: bool) -> None:
    """Spans overlap by at least half of the longer one's content words."""
    got = Authority(start=0, end=len(predicted), text=predicted)
    assert authority_match(gold, got) is agree


def test_the_figures_are_those_of_the_shared_scorer(shared: Path, tmp_path: Path) -> None:
    """Over the shared gold and whatever predictions, both print the same figures."""
    gold = shared / "gold" / "dev.jsonl"
    sentences = list(read_gold([gold]))
    predicted = {
        s.id: [
            evolve(p, status=Status.NOT_AUTHORIZED) if i % 3 == 2 else p
            for i, p in enumerate(ANNOTATOR.annotate(s.text))
        ]
        for s in sentences
    }
    lines = [
        json.dumps({"id": id, "statements": [to_json(p) for p in found]}) for id, found in predicted.items()
    ]
    path = tmp_path / "predictions.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, str(shared / "score.py"), str(gold), "--predictions", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    theirs = [line.split() for line in done.stdout.splitlines()]
    report = evaluate(judge(s, predicted[s.id]) for s in sentences)
    figures: dict[str, Any] = {"detect": report.detect, "status": report.status, "triple": report.triple}
    assert report.triple.predicted > 10
    for words in theirs:
        if words[0] in figures:
            c = figures[words[0]]
            assert words[2::2] == [f"{c.precision:.3f}", f"{c.recall:.3f}", f"{c.f1:.3f}"]
        elif words[0] in report.slots:
            assert words[-1] == f"{report.slot_accuracy(words[0]):.3f}"


def test_the_report_ends_with_the_headline() -> None:
    """The last line is triple F1; the tables before it name every error kind."""
    judged = [judge(GoldSentence(id="a", text=TEXT, statements=(RIGHT,)), ANNOTATOR.annotate(TEXT))]
    shown = "\n".join(score_tables(evaluate(judged)))
    assert shown.splitlines()[-1] == "triple  P 1.000 R 1.000 F1 1.000"
    assert all(kind in shown for kind in ErrorKind)


def test_a_mistake_is_shown_with_both_sides() -> None:
    """What stands in the gold, what was found, and by which construction."""
    sentence = GoldSentence(id="a", text=TEXT, statements=(evolve(RIGHT, status=Status.DENIED),))
    shown = list(mistake_lines(judge(sentence, ANNOTATOR.annotate(TEXT))))
    assert shown[0] == f"a: {TEXT}"
    assert shown[1] == "  wrong status"
    assert "denied" in shown[2]
    assert shown[3].endswith("[passive]")


GOLD_LINE = {
    "id": "a",
    "text": TEXT,
    "statements": [{"cue": "authorized", "status": "authorized", "modality": "asserted"}],
}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"text": ""}, "$.text: not a string"),
        ({"statements": {}}, "$.statements: not an array"),
        ({"statements": [1]}, "$.statements[0]: not an object"),
        ({"statements": [{"cue": "x"}]}, "$.statements[0].cue: 'x' does not stand in the text"),
        (
            {"statements": [{"cue": "raid", "status": "good", "modality": "asserted"}]},
            "'good' is not a valid Status",
        ),
    ],
)
def test_a_bad_gold_line_names_its_place(tmp_path: Path, change: dict[str, object], said: str) -> None:
    """With file, line and path."""
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD_LINE) + "\n" + json.dumps({**GOLD_LINE, "id": "b", **change}))
    with pytest.raises(InputError) as caught:
        list(read_gold([path]))
    assert str(caught.value).startswith(f"{path}:2: ")
    assert said in str(caught.value)


def test_an_id_comes_once(tmp_path: Path) -> None:
    """Two sentences of one id would answer for each other."""
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD_LINE) + "\n" + json.dumps(GOLD_LINE))
    with pytest.raises(InputError, match="the id 'a' comes twice"):
        list(read_gold([path]))


def test_changes_between_two_runs() -> None:
    """What came, what went, and what became another, each under its construction."""
    (one,) = ANNOTATOR.annotate(TEXT)
    other = evolve(one, status=Status.LAWFUL, rule="legality")
    old = [Result(id="a", statements=(one,)), Result(id="b", statements=(one,)), Result(id="c")]
    new = [Result(id="c", statements=(one,)), Result(id="a", statements=(other,)), Result(id="b")]
    changes = list(compare(old, new))
    assert [(c.id, c.kind, c.fields()) for c in changes] == [
        ("a", "changed", ("status", "rule")),
        ("b", "removed", ()),
        ("c", "added", ()),
    ]
    assert count_by_rule(changes) == {"legality": {"changed": 1}, "passive": {"removed": 1, "added": 1}}
    shown = "".join(change_lines(changes))
    assert shown.splitlines()[-1].split() == ["passive", "1", "1", "0"]


def test_no_change_is_said() -> None:
    """Two equal runs, in whatever order of documents, do not differ."""
    results = [Result(id="a", statements=ANNOTATOR.annotate(TEXT)), Result(id="b")]
    assert list(change_lines(compare(results, results[::-1]))) == ["no change\n"]
