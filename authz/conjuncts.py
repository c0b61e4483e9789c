"""Which noun phrases a list joins: as members of their own, or inside the phrase of an act."""

from __future__ import annotations

from typing import Final

from authz.antecedents import modified
from authz.complexes import (
    PREPOSITIONAL,
    complex_start,
    finite_left,
    governs,
    group_before,
    is_noun,
    names_act,
)
from authz.phrases import Phrase, Segment

__all__ = ["awaits_verb", "coordinated", "described", "listed_from", "places"]

LISTED: Final = 12
"""How far back the comma that opens a list is looked for, in phrases."""
_CLAUSE_EDGES: Final = frozenset({"stop", "semicolon", "colon", "sub", "that", "rel"})


def _holds(whole: Phrase, first: Phrase, last: Phrase) -> bool:
    """Whether both members of a pair are in the phrase of an act: "the arrest of |reporters and lawyers|"."""
    return names_act(whole) and not names_act(first) and not names_act(last)


def coordinated(segment: Segment, index: int) -> tuple[int, ...]:
    """The noun phrases that ``index`` ends a list of: A, B and C."""
    phrases = segment.phrases
    found = [index]
    at, joined = complex_start(segment, index) - 1, False
    while at > 0 and len(found) < 12:
        classes = phrases[at].classes
        if governs(segment, at):
            break
        if "but" in classes and "comma" in phrases[at - 1].classes:
            break  # "they authorized the hunt for Osama, but the Senate did not": a clause of its own
        if ("conj" in classes and "but_not" not in classes) or "nor" in classes:
            joined = True
        elif "comma" in classes and joined:
            pass
        else:
            break
        at -= 1
        if at >= 0 and "comma" in phrases[at].classes:
            at -= 1
        head = at
        # step over prepositional phrases to the head of the earlier member
        while head > 1 and is_noun(phrases[head]):
            start = complex_start(segment, head)
            if start > 1 and "of" in phrases[start - 1].classes and is_noun(phrases[start - 2]):
                if _shared_owner(phrases, start - 2, head, found[-1]):
                    return (start - 2, *found[-2::-1])
                if _holds(phrases[start - 2], phrases[head], phrases[found[-1]]):
                    return (start - 2, *[member for member in found[::-1] if names_act(phrases[member])])
                head = start - 2
            else:
                break
        if head < 0 or not is_noun(phrases[head]):
            break
        if "adj" in phrases[head].classes and "pronoun" in phrases[found[-1]].classes:
            break  # "is broader and more powerful and it will permit us to"
        start = complex_start(segment, head)
        if start > 0 and not phrases[start - 1].classes.isdisjoint(PREPOSITIONAL):
            whole = phrases[start - 2] if start > 1 else None
            if whole is not None and _holds(whole, phrases[head], phrases[found[-1]]):
                return (start - 2, *[member for member in found[::-1] if names_act(phrases[member])])
            if start == head and at == head and _acts(phrases[head]) and _acts(phrases[found[-1]]):
                found.append(head)  # "pays for |raids and patrols| authorized by the council"
            break
        if len(found) == 1 and _new_clause(segment, start, index):
            break
        verb = phrases[start - 1].group if start > 0 else None
        if verb is not None and (
            verb.form != "ed" or len(found) == 1
        ):  # an object: "they watch phones, and Israel authorized it"
            break
        if start > 0 and "ally_n" in phrases[head].classes and "state" in phrases[start - 1].classes:
            head = start = start - 1  # "|Russia| an ally and China": no comma parts the two
        found.append(head)
        at = start - 1
    return tuple(found[::-1])


def _new_clause(segment: Segment, start: int, index: int) -> bool:
    """Whether a comma before "and" begins a clause: "called the strike a breach of it, and |Russia| said so"."""
    phrases = segment.phrases
    joint = complex_start(segment, index) - 1
    if joint < 1 or "comma" not in phrases[joint - 1].classes or start < 1:
        return False
    before = phrases[start - 1]
    if before.kind != "np" or not is_noun(before):
        return False
    return group_before(segment, complex_start(segment, start - 1)) is not None


def described(segment: Segment, index: int) -> int | None:
    """What a participle with two joined objects, the last at ``index``, describes: "|a search| of homes seeking arms or drugs".

    Only where the clause has no verb yet: behind one a conjunction may begin the next clause.
    """
    phrases = segment.phrases
    start = complex_start(segment, index)
    if start < 3 or not is_noun(phrases[start - 2]) or "authority" in phrases[index].classes:
        return None
    led = complex_start(segment, start - 2) - 1
    group = phrases[led].group if led > 0 else None
    if group is None or group.form not in ("ed", "ing"):
        return None
    found = modified(segment, led)
    return found if found is not None and finite_left(segment, found) is None else None


_BODIES: Final = frozenset({"authority", "title", "person"})


def places(first: Phrase, last: Phrase) -> bool:
    """Whether two joined names after "in" are places: "voters in |Maine and Maryland| legalized it"."""
    return all(
        "name" in p.classes and (not p.classes.isdisjoint({"state", "seat"}) or p.classes.isdisjoint(_BODIES))
        for p in (first, last)
    )


def place_list(segment: Segment, last: int) -> int | None:
    """The "in" before a list of places that ends at ``last``: "voters |in| Ohio, Maine, and Nevada legalized it"."""
    phrases = segment.phrases
    at = complex_start(segment, last) - 1
    while at > 0:
        classes = phrases[at].classes
        if "=in" in classes:
            return at
        if classes.isdisjoint({"conj", "comma"}):
            return None
        member = at - 2 if "comma" in phrases[at - 1].classes else at - 1
        if not is_noun(phrases[member]) or not places(phrases[member], phrases[last]):
            return None
        at = complex_start(segment, member) - 1
    return None


def _acts(phrase: Phrase) -> bool:
    """Whether a noun phrase names acts in the plural, with no article: what it is joined with is like it."""
    return {"action", "plural"} <= phrase.classes and phrase.start == phrase.head


def _shared_owner(phrases: list[Phrase], holder: int, first: int, last: int) -> bool:
    """Whether two states own one plural noun: "the governments of Mexico and Peru" are two, and Peru is none of them."""
    states = all(not phrases[at].classes.isdisjoint({"state", "seat"}) for at in (first, last))
    return states and "plural" in phrases[holder].classes and "authority" in phrases[holder].classes


def listed_from(segment: Segment, comma: int, closing: int) -> int:
    """The comma that opens a prepositional list between commas, or ``comma``: "|, through| loans, arms and training,"."""
    phrases = segment.phrases
    if not any("conj" in phrase.classes for phrase in phrases[comma + 1 : closing]):
        return comma
    for at in range(comma - 1, max(0, comma - LISTED), -1):
        classes = phrases[at].classes
        if "comma" in classes:
            if not phrases[at + 1].classes.isdisjoint(PREPOSITIONAL) and "np" in phrases[comma - 1].classes:
                return at
        elif phrases[at].group is not None or not classes.isdisjoint(_CLAUSE_EDGES):
            return comma
    return comma


def awaits_verb(segment: Segment, comma: int) -> bool:
    """Whether a clause opened by "that" has no verb yet before the comma: "held that |the sales to Austin|, were"."""
    verb = finite_left(segment, comma)
    if verb is None:
        return False
    phrases = segment.phrases
    told = not phrases[verb].classes.isdisjoint({"say", "telling"})  # "told the press that"
    return any(
        "=that" in phrases[at].classes and (told or not is_noun(phrases[at - 1]))
        for at in range(verb + 1, comma)
    )
