"""The guidelines' sections "Out of scope" and "Status", where a line is a hard case too: each test quotes its line."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from authz.annotator import Annotator
from tests.cases import Case, assert_decided, case

CASES: Sequence[Case] = (
    case(
        'The sourcing formula "was not authorized to speak to reporters" and its variants',
        "The official, who was not authorized to discuss the matter, asked not to be named.",
    ),
    case(
        'A double negative is read out: "not unlawful" is lawful',
        "The strikes were not unlawful.",
        {"status": "lawful", "head": "strikes"},
    ),
    case(
        '"never without the approval of" is authorized',
        "The president never bombed the camps without the approval of Congress.",
        {"status": "authorized", "head": "bombed", "authority": "Congress"},
    ),
    case(
        '"failed to obtain" authorization is not_authorized',
        "The firm failed to obtain approval from the regulator.",
        {"status": "not_authorized", "authority": "the regulator"},
    ),
)


@pytest.mark.parametrize("one", [pytest.param(one, id=one.text) for one in CASES])
def test_a_line_is_met(one: Case, annotator: Annotator) -> None:
    """The line's sentence says what the line asks for, and nothing else."""
    assert_decided(one, annotator)
