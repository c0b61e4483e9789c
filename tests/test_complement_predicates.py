"""What becomes of an authorization that a verb, an adjective or a noun governs: "unable to", "balked at", "the delay in"."""

from __future__ import annotations

import pytest

from authz import Annotator

ANNOTATOR = Annotator()

NOT_DONE = """
    was unable to authorize; was powerless to authorize; was unwilling to authorize; was reluctant to authorize;
    failed to authorize; neglected to authorize; hesitated to authorize; chose not to authorize; has yet to authorize;
    has still to authorize; refrained from authorizing; held off on authorizing; stopped short of authorizing;
    fell short of authorizing; came close to authorizing; balked at authorizing; shied away from authorizing;
    decided against authorizing; put off authorizing; delayed authorizing; took no decision to authorize
"""
REFUSED = "refused to authorize; declined to authorize"
DONE = """
    has since authorized; managed to authorize; rushed to authorize; was forced to authorize; ended up authorizing;
    agreed to authorize; went so far as to authorize; was not unwilling to authorize; did not hesitate to authorize
"""
COMING = "is about to authorize; is poised to authorize; is to authorize; is set to authorize"
POSSIBLE = """
    is willing to authorize; is ready to authorize; is likely to authorize; mulled authorizing; weighed authorizing;
    did not rule out authorizing
"""
DOUBTFUL = "is unlikely to authorize; ruled out authorizing; had no intention of authorizing"


def cases(listed: str, status: str, modality: str = "asserted") -> list[tuple[str, str, str]]:
    return [(predicate.strip(), status, modality) for predicate in listed.split(";")]


@pytest.mark.parametrize(
    ("predicate", "status", "modality"),
    [
        *cases(NOT_DONE, "not_authorized"),
        *cases(REFUSED, "denied"),
        *cases(DONE, "authorized"),
        *cases(COMING, "authorized", "future"),
        *cases(POSSIBLE, "authorized", "possible"),
        *cases(DOUBTFUL, "not_authorized", "possible"),
    ],
)
def test_an_authorization_is_as_far_as_what_governs_it(predicate: str, status: str, modality: str) -> None:
    (statement,) = ANNOTATOR.annotate(f"The ministry {predicate} the raid.")
    assert (statement.status, statement.modality) == (status, modality)
    assert statement.authority is not None
    assert statement.authority.text == "The ministry"
    assert statement.action is not None
    assert statement.action.head == "raid"


@pytest.mark.parametrize(
    ("judged", "status", "modality"),
    [
        ("is necessary", "required", "asserted"),
        ("was essential", "required", "asserted"),
        ("is not necessary", "not_required", "asserted"),
        ("is wise", "authorized", "possible"),
    ],
)
def test_an_adjective_says_what_it_would_be_to_authorize(judged: str, status: str, modality: str) -> None:
    (statement,) = ANNOTATOR.annotate(f"It {judged} for the ministry to authorize the raid.")
    assert (statement.status, statement.modality) == (status, modality)
    assert statement.authority is not None
    assert statement.authority.text == "the ministry"


@pytest.mark.parametrize("stance", ["argued against", "warned against", "came out against"])
def test_who_takes_a_stance_on_an_authorization_need_not_be_who_gives_it(stance: str) -> None:
    (statement,) = ANNOTATOR.annotate(f"The ministry {stance} authorizing the raid.")
    assert (statement.status, statement.modality) == ("authorized", "possible")
    assert statement.authority is None
