"""Whether a clause has its verb before a form in -ed or after it: what decides if that form is the verb itself."""

from __future__ import annotations

from typing import Final

from authz.phrases import Phrase

__all__ = [
    "BOUNDARY",
    "CLAUSE",
    "clause_has_verb",
    "described",
    "first_of",
    "has_subject",
    "in_predicate",
    "told_of",
]

BOUNDARY: Final = frozenset({"sub", "rel", "semicolon", "stop", "colon", "conj", "wh", "dash", "clausal"})
"""Where a clause ends."""
CLAUSE: Final = 24
"""How many phrases of a clause are looked at for its verb."""


def clause_has_verb(phrases: list[Phrase], index: int, step: int) -> bool:
    """Whether a finite verb group stands on that side of ``index`` in the same clause."""
    let = False
    for _ in range(CLAUSE):
        index += step
        if not 0 <= index < len(phrases):
            return False
        phrase = phrases[index]
        if phrase.group is not None and phrase.group.form == "finite":
            if not let:
                return True
            let = False  # "agreed on Friday to let the merger |proceed|": a bare infinitive
        let = let or (step > 0 and "letting" in phrase.classes)
        if step < 0 and phrase.group is not None and phrase.group.form == "bare":
            return True  # "to use the bases and |deploy| equipment related to": joined to an infinitive
        if step > 0 and phrase.group is not None and phrase.group.form == "ed" and index + 1 < len(phrases):
            if not phrases[index + 1].classes.isdisjoint({"np", "inner"}):
                return True  # a later form in -ed with an object is the verb
        if not phrase.classes.isdisjoint(BOUNDARY) and not _either(phrases, index):
            return False
        if "comma" in phrase.classes and (step > 0 or _closes_fronted(phrases, index)):
            return False
    return False


def has_subject(phrases: list[Phrase]) -> bool:
    """Whether a base form after these phrases has a subject, and so is finite: "rules that critics say |break| the law"."""
    if not phrases:
        return False
    last = phrases[-1]
    if last.kind == "np":
        return "genitive" not in last.classes
    if last.group is None or last.group.form not in ("finite", "ed") or last.group.passive:
        return False
    if last.classes.isdisjoint({"say", "think"}):
        return False
    if len(phrases) < 3 or phrases[-2].kind != "np":
        return False
    opener = first_of(phrases, len(phrases) - 2) - 1
    return opener > 0 and not phrases[opener].classes.isdisjoint({"rel", "that"})


def _closes_fronted(phrases: list[Phrase], comma: int) -> bool:
    """Whether a comma closes a clause that opens the sentence: "Although the talks failed|,| the firm applied to"."""
    for at in range(comma - 1, max(-1, comma - 1 - CLAUSE), -1):
        if "sub" in phrases[at].classes:
            return at == 0 or not phrases[at - 1].classes.isdisjoint({"stop", "semicolon", "colon"})
        if not phrases[at].classes.isdisjoint(BOUNDARY) or "comma" in phrases[at].classes:
            return False
    return False


def _either(phrases: list[Phrase], index: int) -> bool:
    """Whether "or" joins two noun phrases: "carried out with nets |or| traps requires"."""
    return (
        "or" in phrases[index].classes
        and index + 1 < len(phrases)
        and phrases[index - 1].kind == "np" == phrases[index + 1].kind
    )


_TELLING: Final = frozenset({"say", "think", "show", "hold", "letting"})
_NESTED: Final = 5
"""How many prepositions are gone through on the way to the verb."""


def _resumed(phrases: list[Phrase], comma: int) -> int | None:
    """The verb whose object follows an insertion that the comma closes: "shall |pursue|, in line with the law, checks"."""
    for at in range(comma - 1, max(0, comma - _INSERTED), -1):
        phrase = phrases[at]
        if "comma" in phrase.classes:
            before = phrases[at - 1].group
            return at - 1 if before is not None and before.form != "ed" and not before.passive else None
        if phrase.group is not None or not phrase.classes.isdisjoint({"stop", "semicolon", "colon", "rel"}):
            return None
    return None


_INSERTED: Final = 12
"""How many phrases an insertion between a verb and its object has at most."""


def in_predicate(phrases: list[Phrase], at: int) -> bool:
    """Whether the noun phrase at ``at`` is the object of a verb, or within it: "to review |programs| in |the north|"."""
    for _ in range(_NESTED):
        while at > 0 and (phrases[at - 1].kind == "inner" or "genitive" in phrases[at - 1].classes):
            at -= 1 if phrases[at - 1].kind == "inner" else 2
        if at < 1:
            return False
        before = phrases[at - 1]
        if "comma" in before.classes and (resumed := _resumed(phrases, at - 1)) is not None:
            before = phrases[resumed]  # "shall pursue, in line with the law, |checks|"
        if before.group is not None:
            return before.classes.isdisjoint(_TELLING) and not before.group.copula
        if before.classes.isdisjoint({"prep", "to"}) or "clausal" in before.classes or at < 2:
            return False
        at -= 2
        if phrases[at].group is not None:
            return True
        if phrases[at].kind != "np":
            return False
    return False


def described(phrases: list[Phrase], index: int) -> bool:
    """Whether a form in -ed describes what a verb has as its object: "replaces the rules of the fund |announced| in May"."""
    if phrases[index - 1].classes.isdisjoint({"action", "instrument", "document"}):
        return False
    return in_predicate(phrases, index - 1)


def first_of(phrases: list[Phrase], at: int) -> int:
    """Where the noun phrase at ``at`` begins, the cue words inside it and whose it is included."""
    while at > 0:
        if phrases[at - 1].kind == "inner":
            at -= 1
        elif at > 1 and "genitive" in phrases[at - 1].classes and phrases[at - 2].kind == "np":
            at -= 2
        else:
            break
    return at


def told_of(phrases: list[Phrase], index: int) -> bool:
    """Whether a form in -ed has its subject right after a verb of saying, before which its own subject stands."""
    at = first_of(phrases, index - 1)
    while at > 1 and "prep" in phrases[at - 1].classes and phrases[at - 2].kind == "np":
        at = first_of(phrases, at - 2)  # "they say |the head of the agency| erred"
    if at < 2 or "asserting" not in phrases[at - 1].classes or "judge" in phrases[at - 1].classes:
        return False  # but "ruled |the raids| carried out in May illegal"
    group = phrases[at - 1].group
    before = phrases[at - 2].classes
    return (
        group is not None
        and group.form == "finite"
        and not group.passive
        and before.isdisjoint({"comma", "quote"})
    )
