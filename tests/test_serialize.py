"""The JSON contract: round trips, strictness, errors that name the path, a current schema."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from authz.errors import InputError
from authz.model import Document, Result, Statement
from authz.serialize import (
    document_from_json,
    document_to_json,
    dumps,
    from_json,
    result_from_json,
    result_to_json,
    to_json,
)
from scripts.make_schema import TARGET, render, schema
from tests import strategies
from tests.stub import StubAnnotator

STATEMENT = StubAnnotator().annotate("The raid was not authorized by parliament.")[0]
VALIDATOR = jsonschema.Draft202012Validator(schema())


@given(strategies.statements)
def test_a_statement_comes_back(statement: Statement) -> None:
    """A statement written as JSON bytes and read again is the same statement."""
    assert from_json(json.loads(dumps(to_json(statement)))) == statement


@given(strategies.results)
def test_a_result_comes_back_and_obeys_the_schema(result: Result) -> None:
    """A result written as JSON is valid by the published schema, and read again is the same."""
    value = json.loads(dumps(result_to_json(result)))
    VALIDATOR.validate(value)
    assert result_from_json(value) == result


@given(strategies.documents)
def test_a_document_comes_back(document: Document) -> None:
    """A document written as JSON and read again is the same document."""
    assert document_from_json(json.loads(dumps(document_to_json(document)))) == document


def test_the_contract() -> None:
    """The keys are those that the design promises, all of them, always."""
    assert to_json(STATEMENT) == {
        "status": "not_authorized",
        "cue": {"start": 13, "end": 27, "text": "not authorized", "lemma": "authorize"},
        "action": {
            "start": 4,
            "end": 8,
            "text": "raid",
            "head": "raid",
            "head_start": 4,
            "head_end": 8,
            "actor": None,
            "place": None,
            "antecedent": None,
        },
        "authority": {"start": 31, "end": 41, "text": "parliament", "id": None, "type": None},
        "instrument": None,
        "modality": "asserted",
        "source": None,
        "sentence": {"start": 0, "end": 42},
        "rule": "passive",
    }


def _without(value: dict[str, Any]) -> None:
    del value["cue"]["lemma"]


def _unknown(value: dict[str, Any]) -> None:
    value["action"]["colour"] = "red"


def _number_as_text(value: dict[str, Any]) -> None:
    value["cue"]["start"] = "13"


def _status(value: dict[str, Any]) -> None:
    value["status"] = "blessed"


def _mention(value: dict[str, Any]) -> None:
    value["action"]["actor"] = "NATO"


def _length(value: dict[str, Any]) -> None:
    value["authority"]["end"] += 1


def _null(value: dict[str, Any]) -> None:
    value["cue"] = None


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_without, "$.cue: no field 'lemma'"),
        (_unknown, "$.action: unknown field 'colour'"),
        (_number_as_text, "$.cue.start: not a whole number but a string"),
        (_status, "$.status: 'blessed' is not a valid Status"),
        (_mention, "$.action.actor: not an object but a string"),
        (_length, "$.authority: 'parliament' does not fill 31:42"),
        (_null, "$.cue: not an object but null"),
    ],
)
def test_a_fault_names_its_path(spoil: Callable[[dict[str, Any]], None], said: str) -> None:
    """What is not as the contract says is refused, and the message says where and what."""
    value = to_json(STATEMENT)
    spoil(value)
    with pytest.raises(InputError) as caught:
        from_json(value)
    assert str(caught.value) == said


def test_a_fault_in_a_list_names_its_index() -> None:
    """The path goes through arrays by index."""
    value = result_to_json(Result(id="a", statements=(STATEMENT, STATEMENT)))
    value["statements"][1]["cue"] = 7
    with pytest.raises(InputError, match=r"^\$\.statements\[1\]\.cue: not an object but a whole number$"):
        result_from_json(value)


@pytest.mark.parametrize("value", [None, 3, [], "x", {}])
def test_no_statement_at_all(value: object) -> None:
    """Whatever else JSON can hold is refused with a message."""
    with pytest.raises(InputError, match=r"^\$: "):
        from_json(value)


def test_half_a_surrogate_pair_is_written() -> None:
    """A text that UTF-8 cannot write is escaped, others are readable."""
    assert dumps({"a": "\ud800é"}) == b'{"a": "\\ud800\\u00e9"}'
    assert dumps({"a": "é"}) == '{"a": "é"}'.encode()


def test_the_published_schema_is_current() -> None:
    """The schema under docs/ is what the model gives; else run ``python -m scripts.make_schema``."""
    assert Path(TARGET).read_text(encoding="utf-8") == render(), "run: python -m scripts.make_schema"
    jsonschema.Draft202012Validator.check_schema(schema())


def test_a_page_of_the_web_keeps_its_address_and_date() -> None:
    """Both are there if the document has them, and come back; an older reader's results are as they were."""
    result = Result(id="a", url="https://news.example/1", date="2026-01-02T03:04:05Z")
    value = result_to_json(result)
    assert value == {"id": "a", "statements": [], "url": result.url, "date": result.date}
    assert result_from_json(value) == result
    VALIDATOR.validate(value)
    assert set(result_to_json(Result(id="a"))) == {"id", "statements"}
