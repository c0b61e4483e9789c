"""Two statements in one sentence, crossed with names of real length: each must be found, and nothing else."""

from __future__ import annotations

import pytest

from authz.annotator import Annotator
from authz.model import Statement

FILLINGS: list[dict[str, str | tuple[str, str]]] = [
    {
        "W": "the council",
        "V": "the senate",
        "A": ("the raid", "raid"),
        "B": ("the blockade", "blockade"),
    },
    {
        "W": "Prime Minister Anna Lund",
        "V": "a federal judge in Texas",
        "A": ("the sale of jets to Norland worth $2 billion", "sale"),
        "B": ("flights over the capital by foreign aircraft", "flights"),
    },
    {
        "W": "the U.S. Environmental Protection Agency (EPA)",
        "V": "the interim government of President Omar Diallo",
        "A": ("the use of tear gas against marchers", "use"),
        "B": ("the transfer of detainees from Cuba to Ohio", "transfer"),
    },
]
CROSSED = {
    "{W} approved {A} but not {B}": "authorized A W; not_authorized B W",
    "{W} authorized {A} but {V} did not": "authorized A W; not_authorized A V",
    "{W} authorized {A}; {V} did not": "authorized A W; not_authorized A V",
    "{W} did not authorize {A}, but {V} did": "not_authorized A W; authorized A V",
    "{W} has approved {A}, while {V} has not": "authorized A W; not_authorized A V",
    "{W} approved {A}, as did {V}": "authorized A W; authorized A V",
    "{W} approved {A}, and so did {V}": "authorized A W; authorized A V",
    "{W} never approved {A}, nor did {V}": "not_authorized A W; not_authorized A V",
    "{W}, not {V}, approved {A}": "authorized A W; not_authorized A V",
    "{W} could have authorized {A} but did not": "authorized A W; not_authorized A W",
    "{A} was approved by {W} but not by {V}": "authorized A W; not_authorized A V",
    "{A} was approved, but not by {V}": "authorized A -; not_authorized A V",
    "{A} was approved by {W} and later blocked by {V}": "authorized A W; denied A V",
    "{A} was approved by {W} but blocked on Friday by {V}": "authorized A W; denied A V",
    "{A} took place with the consent of {W} but not of {V}": "authorized A W; not_authorized A V",
    "{A} was illegal, as was {B}": "unlawful A -; unlawful B -",
    "{A} was legal, but {B} was not": "lawful A -; unlawful B -",
    "{W} authorized {A} in May, and {V} did the same in June": "authorized A W; authorized A V",
    "{W} authorized {A} in May, and {V} did so in June": "authorized A W; authorized A V",
    "{W} was asked to approve {A} but declined to do so": "requested A W; denied A W",
    "{W} was asked to approve {A} but has not done so": "requested A W; not_authorized A W",
    "{W} refused to approve {A}; {V} did so in May": "denied A W; authorized A V",
    "the company asked {W} for permission for {A}, but {W} refused": "requested A W; denied A W",
    "the company asked {W} for permission for {A} and was refused": "requested A W; denied A W",
    "the company applied to {W} for a permit for {A}, but {W} did not issue one": "requested A W; not_authorized A W",
    "the company sought a permit for {A} but did not get one": "requested A -; not_authorized A -",
    "the company needs a permit for {A}, and {W} has granted it": "required A -; authorized A W",
    "{A} needs a permit, but the company never applied for one": "required A -; not_authorized A -",
    "{A} went ahead without a permit; the company did not need one": "not_authorized A -; not_required A -",
    "{W} approved {A}, but later withdrew its approval": "authorized A W; revoked A W",
    "{W} approved {A}, but the approval was overturned by {V}": "authorized A W; revoked A V",
    "{W} gave its approval for {A}, but {V} revoked it": "authorized A W; revoked it V",
    "{A} required the approval of {W}, which was never given": "required A W; not_authorized A W",
    "although {W} approved {A}, {V} blocked it": "authorized A W; denied it V",
    "{A} requires the approval of {W} and the consent of {V}": "required A W; required A V",
    "{A} was carried out with the approval of {W} and the consent of {V}": "authorized A W; authorized A V",
    "what {W} did was illegal": "unlawful did -",
    "far from authorizing {A}, {W} blocked it": "not_authorized A W; denied it W",
    "instead of approving {A}, {W} authorized {B}": "not_authorized A W; authorized B W",
    "rather than approve {A}, {W} authorized {B}": "not_authorized A W; authorized B W",
    "{A} needs the approval of {W}; {B} does not": "required A W; not_required B W",
    "{A} is legal in Norland but illegal in Ruritania": "lawful A -; unlawful A -",
    "{W} authorized the army to search the house but not to stay": "authorized search W; not_authorized stay W",
    "{A} requires a permit from {W}, which the company does not have": "required A W; not_authorized A W",
    "{W} approved {A}, while {V} rejected {B}": "authorized A W; denied B V",
}


def _name(word: str | None, filling: dict[str, str | tuple[str, str]]) -> str | None:
    """What a letter of a frame stands for: the head of an act, or whoever gives."""
    found = filling.get(word or "", word)
    return found[1] if isinstance(found, tuple) else None if found == "-" else found


def _is(statement: Statement, status: str, head: str | None, giver: str | None) -> bool:
    who = statement.authority.text.lower() if statement.authority else None
    named = statement.action.head if statement.action else None
    same = who is None if giver is None else who is not None and giver.lower().startswith(who)
    return statement.status == status and named == head and same


@pytest.mark.parametrize(("frame", "wanted"), CROSSED.items())
def test_two_statements_in_one_sentence(frame: str, wanted: str, annotator: Annotator) -> None:
    """Every statement of a frame is found once, with its own act and authority, and no other."""
    for filling in FILLINGS:
        words = {key: value if isinstance(value, str) else value[0] for key, value in filling.items()}
        text = frame.format(**words)
        text = text[0].upper() + text[1:] + "."
        left = list(annotator.annotate(text))
        for one in wanted.split("; "):
            status, act, giver = one.split(" ")
            head, who = _name(act, filling), _name(giver, filling)
            match = next((s for s in left if _is(s, status, head, who)), None)
            assert match is not None, (text, one)
            left.remove(match)
        assert left == [], text


CLAIMED = {
    "{A} was illegal, {S} said": "asserted",
    "critics, including {S}, say {A} was illegal": "asserted -critics",
    "{W} approved {A}, which {S} called illegal": "asserted",
    "{W} blocked {A}, saying it was illegal": "asserted -W",
    "{W} blocked {A}, ruling that it was illegal": "asserted -W",
    "{S} dismissed accusations that {A} was illegal": "asserted",
    '"Did {W} authorize {A}?" asked {S}': "questioned",
    "had {W} authorized {A}, the army would have left": "conditional -",
    "{S} admitted that {A} was illegal": "asserted",
    "{W} is considering whether to authorize {A}": "questioned -",
}
SPEAKERS = ["critics", "the ministry", "Maria Lopez, a lawyer for the families,"]


@pytest.mark.parametrize(("frame", "wanted"), CLAIMED.items())
def test_whose_claim_it_is_and_how_far_it_is_meant(frame: str, wanted: str, annotator: Annotator) -> None:
    """The last statement of a frame has its modality and its source, whoever speaks."""
    modality, _, named = wanted.partition(" -")
    for filling, speaker in zip(FILLINGS, SPEAKERS, strict=True):
        words = {key: value if isinstance(value, str) else value[0] for key, value in filling.items()}
        text = frame.format(**words, S=speaker)
        text = (text[0].upper() + text[1:] + ".").replace(",.", ".").replace(",,", ",")
        *_, last = annotator.annotate(text)
        holder = last.source.text.lower() if last.source else ""
        source = speaker if " -" not in wanted else _name(named, filling) or ""
        assert last.modality == modality, text
        assert (source.lower().startswith(holder) and holder != "") if source else holder == "", text
