"""When a predicted statement agrees with a gold one (guidelines, section 4).

A gold statement holds words and no offsets, so agreement is over words. Each function is one
sentence of that section; ``authz eval`` and the guidelines' own scorer agree figure for figure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from authz.late import late
from authz.model import Action, Mention, Statement
from authz.read.gold import GoldStatement

__all__ = [
    "action_match",
    "authority_match",
    "cue_match",
    "overlap",
    "pair_up",
    "status_match",
    "triple_match",
]

Match = Callable[[str, GoldStatement, Statement], bool]

_STOP: Final = frozenset(
    "a an the of by in on to for and or with from at its his her their our"
    " this that these those any all".split()
)
_WORD: Final = late(r"[\w]+(?:['’.-][\w]+)*")
_HEAD_WORD: Final = late(r"[\w'’-]+")


def pair_up(
    text: str, gold: Sequence[GoldStatement], predicted: Sequence[Statement], match: Match
) -> list[tuple[int, int]]:
    """Each gold statement with the first free prediction that matches it, as pairs of indexes."""
    free = list(range(len(predicted)))
    pairs = []
    for g, wanted in enumerate(gold):
        for p in free:
            if match(text, wanted, predicted[p]):
                free.remove(p)
                pairs.append((g, p))
                break
    return pairs


def triple_match(text: str, gold: GoldStatement, predicted: Statement) -> bool:
    """The full match, behind the headline figure."""
    return (
        status_match(text, gold, predicted)
        and action_match(gold.action_head, predicted.action)
        and authority_match(gold.authority, predicted.authority)
    )


def status_match(text: str, gold: GoldStatement, predicted: Statement) -> bool:
    """Cue spans overlap; same ``status``."""
    return predicted.status is gold.status and cue_match(text, gold, predicted)


def cue_match(text: str, gold: GoldStatement, predicted: Statement) -> bool:
    """Cue spans overlap, where any occurrence of the gold words may be the one that is meant."""
    at = text.find(gold.cue)
    while at >= 0:
        if at < predicted.cue.end and predicted.cue.start < at + len(gold.cue):
            return True
        at = text.find(gold.cue, at + 1)
    return False


def action_match(head: str | None, action: Action | None) -> bool:
    """Same ``action_head``, or both null; an action whose span holds the gold head counts."""
    if not head or action is None:
        return not head and action is None
    held = (word.lower() for word in _HEAD_WORD.findall(action.text))
    return action.head.lower() == head.lower() or head.lower() in held


def authority_match(gold: str | None, predicted: Mention | None) -> bool:
    """Authority spans overlap by at least half of the longer one's content words, or both null."""
    if not gold or predicted is None:
        return not gold and predicted is None
    wanted, got = _words(gold), _words(predicted.text)
    if not wanted or not got:
        return gold.strip().lower() == predicted.text.strip().lower()
    rest = list(got)
    shared = 0
    for word in wanted:
        if word in rest:
            rest.remove(word)
            shared += 1
    return shared * 2 >= max(len(wanted), len(got))


def overlap(gold: str | None, predicted: Mention | None) -> bool:
    """A content word in common, or one inside the other, or both null."""
    if not gold or predicted is None:
        return not gold and predicted is None
    a, b = gold.lower(), predicted.text.lower()
    return bool(set(_words(a)) & set(_words(b))) or a in b or b in a


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.lower()) if word not in _STOP]
