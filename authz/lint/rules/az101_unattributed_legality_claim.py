"""An act is called lawful or unlawful, and nobody is named who says so.

## What it does

Reports a sentence in the writer's own voice that calls an act legal, illegal, unlawful or a violation
of the law, when neither the sentence nor the one before it names a source, a court or a ruling.
Quotations, questions and conditions are left alone, and so are speeches and opinion pieces in the first
person: their speaker is the source.

## Why is this bad?

Whether an act is lawful is for a court to find and for others to argue. Without a source the paper
takes a side, may be wrong in law, and can be sued for it.

## Example

> The raid was illegal.

> Troops crossed the border at dawn. The invasion was in violation of international law.

## Use instead

> The raid was illegal, the Supreme Court ruled on Monday.

> Troops crossed the border at dawn. The invasion was in violation of international law,
> three legal scholars said.

## Source

BBC Editorial Guidelines, section 3 (Accuracy): claims and allegations are to be attributed. Reuters
Handbook of Journalism, on sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from authz.late import late
from authz.lint.rule import Case, Report, Rule
from authz.lint.wording import counted_once, is_attributed, is_first_person, is_sentence
from authz.model import Modality, Statement, Status

RULE = Rule(
    code="AZ101",
    name="unattributed-legality-claim",
    summary="An act is called lawful or unlawful, and nobody is named who says so.",
)

#: The words that pass judgment; "has the right to" and the like say what the law is.
_JUDGMENT: Final = late(
    r"\b(?:(?:il)?legal(?:ly)?|(?:un)?lawful(?:ly)?|unconstitutional(?:ly)?|violat\w*|breach\w*"
    r"|contraven\w*|contrary|no legal (?:basis|ground\w*|justification))\b",
    re.IGNORECASE,
)
_ADJECTIVE: Final = late(r"(?:il)?legal|(?:un)?lawful|unconstitutional", re.IGNORECASE)
_DEFINITE: Final = late(r"(?:\b(?:the|this|these|its|his|her|their)|['’]s?)\s+\Z", re.IGNORECASE)
#: What may be, and a provision that is named in the sentence, whether or not the annotator tied it in.
_OPEN_WORDS: Final = late(
    r"\b(?:may|might|could|would|should|if|unless|potential\w*|risks?)\b|\b(?:Article|Section|Chapter|Title)\s+[\dIVX]",
)
_TO: Final = late(r"\bto\s+\Z", re.IGNORECASE)
#: Words for a kind of act, not for one that somebody did.
_GENERAL: Final = late(
    r"\A\W*an?\b|\b(?:any|every|each|no|all|such|anyone|anybody|whoever|persons?|activit(?:y|ies))\b",
    re.IGNORECASE,
)
_DETERMINERS: Final = frozenset("the this that these those its his her their a an".split())
_OPEN: Final = (Modality.POSSIBLE, Modality.CONDITIONAL, Modality.QUESTIONED)


def check(case: Case) -> Iterator[Report]:
    """A report a cue; coordinated acts make one claim."""
    bare = counted_once([s for s in case.statements if _is_bare_judgment(case, s)])
    if not bare or is_first_person(case):
        return
    for statement in bare:
        cue = statement.cue
        lawful = statement.status is Status.LAWFUL
        message = (
            f"Who calls {_act(statement)} {'lawful' if lawful else 'unlawful'}? "
            "Name the court, the ruling or the speaker."
        )
        yield Report(start=cue.start, end=cue.end, message=message)


def _is_bare_judgment(case: Case, statement: Statement) -> bool:
    return (
        statement.status in {Status.LAWFUL, Status.UNLAWFUL}
        and statement.modality not in _OPEN
        and statement.action is not None
        and statement.authority is None
        and not _names_a_provision(statement)
        and _JUDGMENT.search(statement.cue.text) is not None
        and is_sentence(case, statement)
        and not _states_a_rule(case, statement)
        and not is_attributed(case, statement)
    )


def _names_a_provision(statement: Statement) -> bool:
    """Whether the claim gives its basis: a numbered provision can be looked up."""
    return statement.instrument is not None and any(c.isdigit() for c in statement.instrument.text)


def _states_a_rule(case: Case, statement: Statement) -> bool:
    """Whether a kind of act is spoken of, and no act that somebody did."""
    action = statement.action
    if action is None or _GENERAL.search(action.text) or _OPEN_WORDS.search(case.sentence(statement)):
        return True
    before = case.text[max(statement.cue.start - 40, 0) : statement.cue.start]
    if _ADJECTIVE.fullmatch(statement.cue.text) and action.end > statement.cue.end:
        return _DEFINITE.search(before) is None  # "the illegal raid", but not "illegal activity"
    if _TO.search(before):  # "to illegally ship"
        return True
    return action.head.lower() == "it" and action.antecedent is None


def _act(statement: Statement) -> str:
    """The act as the message names it; a long one is only pointed at."""
    action = statement.action
    words = " ".join(action.text.split()) if action else ""
    determiner = words.split()[0].lower() if words else ""
    inside = action is not None and action.start <= statement.cue.start < action.end
    if determiner not in _DETERMINERS or len(words) > 60 or inside:
        return "this"
    return words[0].lower() + words[1:]
