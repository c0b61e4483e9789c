"""Frames crossed with noun phrases of real length: what a frame gives when it is short it gives when it is long."""

from __future__ import annotations

import re
from itertools import product

import pytest

from authz.annotator import Annotator
from authz.model import Statement

GIVERS = [
    "the council",
    "the council, which met on Monday,",
    "the council of ministers",
    "the country's highest court",
    "Prime Minister Anna Lund",
    "the U.S. Environmental Protection Agency (EPA)",
    "the defence minister, General Ruiz,",
    "three judges of the appeals court",
    "a federal judge in Texas",
    "the Ankara government",
    "the Senate, controlled by Republicans,",
    "the interim government of President Omar Diallo",
    "the 15-member Security Council",
]
ACTS = {
    "the raid": "raid",
    "the 2018 raid on the port of Aden": "raid",
    "the sale of jets to Norland worth $2 billion": "sale",
    "the raid, which killed ten people,": "raid",
    "plans to drill in the reserve": "drill",
    "the deployment, begun in May, of 500 troops": "deployment",
    "his decision to send troops to the border": "send",
    "the use of tear gas and rubber bullets against marchers": "use",
    "flights over the capital by foreign aircraft": "flights",
    "a $3.2 billion merger of the two banks": "merger",
    "its bombing of the villages": "bombing",
    "the government's surveillance of phone records": "surveillance",
    "the transfer of detainees from Cuba to Ohio": "transfer",
    "a controversial new pipeline through tribal land": "pipeline",
}
DOERS = [
    "the army",
    "U.S. forces in the region",
    "oil companies such as Shell and BP",
    "police in riot gear",
    "ships flying the Ruritanian flag",
    "the agency's 2,000 inspectors",
    "students who were brought to the country as children",
    "the family of a man killed in the raid",
    "Maria Lopez",
    "about 300 migrants from Cuba and Haiti",
]
AROUND = [
    "{X}.",
    "{X}, officials said.",
    "According to the paper, {x}.",
    "On Monday, {x}.",
    "In a statement released on Tuesday, the ministry said that {x}.",
    '"{X}," said Maria Lopez, a spokeswoman for the group.',
    "{X}, but the opposition has vowed to fight on.",
    "Although the talks failed, {x}.",
    "Last month {x}, despite protests.",
    "{X}, leading to protests in the capital.",
    "Lopez, a lawyer for the families, argued that {x}.",
]
GIVEN = {
    "{W} authorized {A}": "authorized",
    "{A} was approved by {W}": "authorized",
    "{A} took place without the consent of {W}": "not_authorized",
    "{W} refused to approve {A}": "denied",
    "{A} requires the approval of {W}": "required",
    "the company asked {W} to approve {A}": "requested",
    "{W} revoked its permission for {A}": "revoked",
    "{W} never authorized {A}": "not_authorized",
    "{W} gave its approval for {A}": "authorized",
    "{A} was blocked by {W}": "denied",
    "{A} is subject to the approval of {W}": "required",
    "{W} signed off on {A}": "authorized",
    "{W} has yet to approve {A}": "not_authorized",
    "{A} went ahead with the blessing of {W}": "authorized",
    "{W} gave the green light to {A}": "authorized",
    "the order authorizing {A} was signed by {W}": "authorized",
    "{A} lacked the approval of {W}": "not_authorized",
    "the company is seeking permission from {W} for {A}": "requested",
    "{W} rescinded its approval of {A}": "revoked",
    "{A} was carried out without informing {W}": "uncoordinated",
    "protests followed the decision by {W} to approve {A}": "authorized",
    "the decision of {W} to block {A} was criticized": "denied",
    "the refusal of {W} to allow {A} angered farmers": "denied",
    "the firm applied to {W} for permission for {A}": "requested",
    "the request to {W} to approve {A} was withdrawn": "requested",
    "if {W} approves {A}, work will begin": "authorized",
}
JUDGED = {
    "{A} was illegal": "unlawful",
    "{A} violated international law": "unlawful",
    "{A} had no legal basis": "unlawful",
    "{A} was declared unconstitutional by a judge": "unlawful",
    "{A} was legal under international law": "lawful",
}
LET = {
    "the council allowed {R} to search the house": "authorized",
    "the council granted {R} permission to search the house": "authorized",
    "the council gave {R} the authority to search the house": "authorized",
    "the council gave {R} the green light to search the house": "authorized",
    "the council denied {R} permission to search the house": "denied",
    "the council cleared the way for {R} to search the house": "authorized",
    "the council approved a request by {R} to search the house": "authorized",
    "a request by {R} to search the house was rejected by the council": "denied",
    "it is illegal for {R} to search the house": "unlawful",
    "{R} cannot search the house without the approval of the council": "required",
    "{R} had no right to search the house": "unlawful",
    "{R} were given permission to search the house": "authorized",
    "{R} do not need a permit to search the house": "not_required",
    "{R} asked the council for permission to search the house": "requested",
    "{R} have the right to search the house": "lawful",
    "{R} have no legal authority to search the house": "unlawful",
    "the council would not let {R} search the house": "not_authorized",
    "the law allows {R} to search the house": "authorized",
    "a law allowing {R} to search the house took effect in May": "authorized",
    "the bill would allow {R} to search the house": "authorized",
    "{R} were cleared to search the house": "authorized",
    "{R} were authorized by the council to search the house": "authorized",
    "{R} are authorized to search the house": "authorized",
    "it was unlawful for {R} to search the house": "unlawful",
    "the council ruled that it was illegal for {R} to search the house": "unlawful",
    "the council refused to let {R} search the house": "denied",
    "the council refused a request from {R} to search the house": "denied",
    "{R} received permission to search the house": "authorized",
    "{R} never received permission to search the house": "not_authorized",
    "{R} have been given the go-ahead to search the house": "authorized",
    "{R} are seeking a warrant to search the house": "requested",
    "{R} were denied permission to search the house": "denied",
    "{R} may search the house only with a warrant": "required",
    "the council revoked the authority of {R} to search the house": "revoked",
    "under the order, {R} can search the house without a warrant": "not_required",
    "the ruling cleared the way for {R} to search the house": "authorized",
    "the council's decision to allow {R} to search the house drew fire": "authorized",
    "the council voted to allow {R} to search the house": "authorized",
    "lawmakers are considering a bill to let {R} search the house": "authorized",
    "nothing in the law permits {R} to search the house": "not_authorized",
}


def sentence(clause: str, around: str = "{X}.") -> str:
    """The clause in what stands around it, with the commas of insertions that end it taken back."""
    lower = clause if re.match(r"U\.S|Prime|President|Maria|Anna", clause) else clause[0].lower() + clause[1:]
    text = around.format(X=clause[0].upper() + clause[1:], x=lower)
    return re.sub(r",\s*(?=[,.])|,(?=,)", "", text)


def holds(found: tuple[Statement, ...], status: str, head: str, giver: str | None = None) -> bool:
    """Whether a statement has the status and act, and an authority that the name of who gives begins with."""
    return any(
        s.status == status
        and s.action is not None
        and s.action.head.lower() == head
        and (
            giver is None or (s.authority is not None and giver.lower().startswith(s.authority.text.lower()))
        )
        for s in found
    )


MISREAD = {
    "The council granted oil companies such as Shell and BP permission to search the house.",
    "The council denied oil companies such as Shell and BP permission to search the house.",
}
"""What is not read rightly: "BP permission" passes for one name."""


@pytest.mark.parametrize(("frame", "status"), GIVEN.items())
def test_who_gives_and_what(frame: str, status: str, annotator: Annotator) -> None:
    """Every giver with every act."""
    wrong = [
        text
        for giver, (act, head) in product(GIVERS, ACTS.items())
        if not holds(
            annotator.annotate(text := sentence(frame.format(W=giver, A=act))), status, head, giver=giver
        )
    ]
    assert wrong == []


@pytest.mark.parametrize(("frame", "status"), JUDGED.items())
def test_what_is_judged(frame: str, status: str, annotator: Annotator) -> None:
    """Every act."""
    wrong = [
        text
        for act, head in ACTS.items()
        if not holds(annotator.annotate(text := sentence(frame.format(A=act))), status, head)
    ]
    assert wrong == []


@pytest.mark.parametrize(("frame", "status"), LET.items())
def test_who_is_let_act(frame: str, status: str, annotator: Annotator) -> None:
    """Everybody."""
    wrong = {
        text
        for doer in DOERS
        if not holds(annotator.annotate(text := sentence(frame.format(R=doer))), status, "search")
    }
    assert wrong - MISREAD == set()


@pytest.mark.parametrize("around", AROUND)
def test_what_stands_around(around: str, annotator: Annotator) -> None:
    """Attributions, adverbials and further clauses change neither status nor act nor authority."""
    for frame, status in GIVEN.items():
        text = sentence(frame.format(W="the council", A="the raid"), around)
        assert holds(annotator.annotate(text), status, "raid", giver="the council"), text
