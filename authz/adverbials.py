"""What stands between a verb and its infinitive: the count of a vote, words between commas, manner, partners."""

from __future__ import annotations

from typing import Final

from authz.complexes import PREPOSITIONAL, complex_start, is_finite, is_noun
from authz.phrases import Phrase, Segment

__all__ = [
    "agent_of",
    "before_adverbial",
    "by_means_of",
    "inserted_after",
    "letting",
    "with_power",
    "worked_with",
]

_ASIDE: Final = 12
"""How many phrases words set between commas may have."""


def _before_tally(segment: Segment, index: int) -> int:
    """What stands before the count of a vote that ends at ``index``: the verb of "voted 524 to 43 to approve it".

    ``index`` itself where no count ends there.
    """
    phrases = segment.phrases
    at = index
    counted = tally = False
    while at > 0 and index - at < 10:
        classes = phrases[at].classes
        if phrases[at].kind == "np" and not classes.isdisjoint({"number", "vote_n"}):
            counted = counted or "number" in classes
        elif phrases[at].kind == "word" and "adj" in classes:
            tally = True  # "voted |5-2| to approve it"
        elif phrases[at].kind != "inner" and classes.isdisjoint({"to", "dash", "of", "by", "prep", "comma"}):
            break
        at -= 1
    if tally and not counted:
        return at if _leads(segment, at) else index
    return at if counted and (phrases[at].group is not None or phrases[at].kind == "np") else index


def before_adverbial(segment: Segment, index: int, infinitive: bool) -> int:
    """What stands before the count of a vote, or before phrases of manner, that end at ``index``.

    "voted |524 to 43| to approve it", and of an infinitive "refused |without comment| to approve it", "agreed|, after a
    lawsuit,| to approve it", where the verb takes another along. ``index`` itself where nothing of the kind ends there.
    """
    before = index
    index = _before_tally(segment, index)
    if not infinitive:
        paid = any("money" in phrase.classes for phrase in segment.phrases[index + 1 : before + 1])
        return before if paid else index  # "approved the sale, worth $2 billion, |saying|"
    start = _before_aside(segment, index)
    start = _before_tally(segment, start)
    found = _before_manner(segment, start)
    return found if found != start or _leads(segment, start) else index


def _leads(segment: Segment, at: int) -> bool:
    """Whether a finite verb that takes another along stands there: "agreed", "voted", "refused"."""
    group = segment.phrases[at].group
    return group is not None and group.form == "finite" and "catenative" in segment.phrases[at].classes


def _before_aside(segment: Segment, index: int) -> int:
    """What stands before the words between commas that end at ``index``: "agreed, |after a lawsuit,| to allow it"."""
    phrases = segment.phrases
    if phrases[index].classes.isdisjoint({"comma", "dash"}):
        return index
    for at in range(index - 1, max(0, index - _ASIDE), -1):
        if not phrases[at].classes.isdisjoint({"comma", "dash"}):
            return at - 1
        if is_finite(phrases[at]) or not phrases[at].classes.isdisjoint(
            {"stop", "semicolon", "colon", "rel"}
        ):
            break
    return index


def _before_manner(segment: Segment, index: int) -> int:
    """The verb before phrases of manner that end at ``index``; ``index`` itself where it leads nothing."""
    phrases = segment.phrases
    at = index
    for _ in range(2):
        if not is_noun(phrases[at]) or "power" in phrases[at].classes:
            return index
        start = complex_start(segment, at)
        if start < 2 or phrases[start - 1].classes.isdisjoint(PREPOSITIONAL):
            return index
        at = start - 2
        if phrases[at].group is not None:
            return at if _leads(segment, at) else index
    return index


def worked_with(segment: Segment, partner: int) -> int | None:
    """The verb of "asked the agency |to work| with the mayor to authorize it": who works, for no legislature helps."""
    phrases = segment.phrases
    start = complex_start(segment, partner)
    if start > 2 and "and" in phrases[start - 1].classes and is_noun(phrases[start - 2]):
        start = complex_start(segment, start - 2)  # "with |Lima| and Quito to authorize it"
    group = phrases[start - 2].group if start > 1 else None
    if group is None or "with" not in phrases[start - 1].classes or "legislature" in phrases[partner].classes:
        return None
    return start - 2


def with_power(segment: Segment, start: int, power: int) -> int | None:
    """Who has the power in "a |court| with the authority to approve it", "vested |the king| with the right to".

    And who is given it: "gives |states| the right to decide whether to".
    """
    phrases = segment.phrases
    if "power" not in phrases[power].classes or start < 2:
        return None
    if is_noun(phrases[start - 1]):
        giving = phrases[complex_start(segment, start - 1) - 1]
        given = giving.group is not None and not giving.group.passive and "grant" in giving.classes
        return start - 1 if given else None
    if "with" not in phrases[start - 1].classes:
        return None
    at = start - 2
    while is_noun(phrases[at]):
        first = complex_start(segment, at)
        if first < 2 or "of" not in phrases[first - 1].classes:
            return at
        at = first - 2
    return None


def inserted_after(segment: Segment, preposition: int) -> int | None:
    """Whose act it is between commas after a subject: "|the court|, in allowing the ban, required"."""
    phrases = segment.phrases
    if (
        preposition < 2
        or "comma" not in phrases[preposition - 1].classes
        or not is_noun(phrases[preposition - 2])
    ):
        return None
    for at in range(preposition + 2, min(preposition + _ASIDE, len(phrases) - 1)):
        if is_finite(phrases[at]):
            return None
        if "comma" in phrases[at].classes:
            return preposition - 2 if is_finite(phrases[at + 1]) else None
    return None


def letting(segment: Segment, verb: int) -> int:
    """The verb above a bare infinitive, whose subject does what follows: "|let| the law take effect, allowing"."""
    phrases = segment.phrases
    if verb < 2 or phrases[verb - 1].kind != "np":
        return verb
    above = complex_start(segment, verb - 1) - 1
    return above if above >= 0 and "letting" in phrases[above].classes else verb


def agent_of(segment: Segment, edge: int) -> int | None:
    """The passive verb whose agent stands before a comma or a conjunction: "was |drafted| by the army, but blocked by"."""
    phrases = segment.phrases
    noun = edge
    while noun > 1 and not phrases[noun].classes.isdisjoint({"comma", "conj"}):
        noun -= 1
    if noun == edge or not is_noun(phrases[noun]):
        return None
    start = complex_start(segment, noun)
    group = phrases[start - 2].group if start > 1 and "=by" in phrases[start - 1].classes else None
    return start - 2 if group is not None and group.passive else None


def by_means_of(verb: Phrase, means: Phrase) -> bool:
    """Whether who does it also does what an infinitive says: "|uses her powers| to authorize it", "|resisted calls| to".

    So whoever passes somebody by: "|bypassed Congress| to approve the sale".
    """
    if "passing_by" in verb.classes:
        return True
    if "invoking" in verb.classes:
        return "power" in means.classes
    return "heeding" in verb.classes and "calling_n" in means.classes
