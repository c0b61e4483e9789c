"""Slots that the scores do not look at: actor, source, antecedent, and where a part begins and ends.

Each was found unguarded by mutation testing (docs/reliability.md).
"""

from __future__ import annotations

import pytest

from authz.annotator import Annotator
from authz.model import Mention, Statement

CASES = [
    (
        "On Monday the governor gave the green light to a raid on the smugglers' camp, two of her aides said.",
        {
            "action": "a raid on the smugglers' camp",
            "authority": "the governor",
            "source": "two of her aides",
        },
    ),
    (
        '"If they cross this bridge without our consent," the Danish minister warned, "we will act."',
        {"action": "cross this bridge", "actor": "they", "authority": "our", "source": "the Danish minister"},
    ),
    (
        "Oslo insists that the pilots came at its invitation.",
        {"action": "came", "actor": "the pilots", "authority": "its", "source": "Oslo"},
    ),
    (
        "A decree signed by President Ada Quist in March permits the army to requisition private boats.",
        {
            "action": "requisition private boats",
            "actor": "the army",
            "authority": "President Ada Quist",
            "source": None,
        },
    ),
    (
        "A bill sponsored by nine senators would authorize $90 million for the harbour.",
        {"action": "$90 million for the harbour", "authority": None, "modality": "conditional"},
    ),
    (
        "The patrol took place without any coordination with the Kenyan authorities, the local governor complained.",
        {"action": "The patrol", "authority": "the Kenyan authorities", "source": "the local governor"},
    ),
    (
        "Chile called the overflight contrary to the 1904 peace treaty and summoned the ambassador twice in one week.",
        {"action": "the overflight", "instrument": "the 1904 peace treaty", "source": "Chile"},
    ),
    (
        "The navy boarded the ferry at the request of Togo, two diplomats said.",
        {"action": "boarded the ferry", "actor": "The navy", "authority": "Togo", "source": "two diplomats"},
    ),
    (
        "The strikes began in May. Parliament never authorized them.",
        {"action": "them", "antecedent": "strikes", "actor": None, "authority": "Parliament"},
    ),
    (
        "Smaller fairs need no permit from the town's council, but the bringing of horses to the square does.",
        {"action": "Smaller fairs", "instrument": "no permit", "source": None},
    ),
]


@pytest.mark.parametrize(("text", "slots"), CASES, ids=[text[:30] for text, _ in CASES])
def test_each_slot_holds_its_words(annotator: Annotator, text: str, slots: dict[str, str | None]) -> None:
    """The first statement of the text has these words in these slots."""
    statement = annotator.annotate(text)[0]
    assert {name: _slot(statement, name) for name in slots} == slots


def _slot(statement: Statement, name: str) -> str | None:
    action = statement.action
    if name == "modality":
        return statement.modality.value
    found: Mention | None = getattr(action if name in {"actor", "antecedent"} else statement, name)
    return found.text if found else None
