"""Noun phrases with what belongs to them, and the verbs around them: what the clause analysis is made of."""

from __future__ import annotations

from typing import Final

from authz.phrases import Phrase, Segment, VerbGroup

__all__ = [
    "CLAUSE_MARKS",
    "PHRASE_ENDS",
    "PREPOSITIONAL",
    "REACH",
    "after_inner",
    "before_inner",
    "complex_end",
    "complex_start",
    "finite_left",
    "finite_right",
    "finite_within",
    "governs",
    "group_before",
    "is_finite",
    "is_noun",
    "is_stated",
    "joins_prepositions",
    "leftward",
    "names_act",
    "noun_before_preposition",
    "noun_from",
    "rightward",
    "says_that",
    "takes_object",
    "verb_left",
    "verb_phrase_end",
]

REACH: Final = 48
"""How many phrases any search looks at: clauses of real sentences are shorter."""

PREPOSITIONAL: Final = frozenset({"prep", "to"})
CLAUSE_MARKS: Final = frozenset(
    {"rel", "that", "what", "wh", "conj", "comma", "dash", "stop", "semicolon", "colon", "sub"}
)
"""What may end the way from a verb group to its subject."""
PHRASE_ENDS: Final = frozenset({"comma", "dash", "stop", "semicolon", "colon", "rel", "sub", "that"})


def is_noun(phrase: Phrase) -> bool:
    """Whether a phrase is a noun phrase."""
    return phrase.kind == "np"


def names_act(phrase: Phrase) -> bool:
    """Whether a noun phrase names an act, and nobody and no thing."""
    return is_noun(phrase) and "action" in phrase.classes and phrase.classes.isdisjoint({"object_n", "agent"})


def is_finite(phrase: Phrase) -> bool:
    """Whether a phrase is a verb group with a finite verb."""
    return phrase.group is not None and phrase.group.form == "finite"


def after_inner(segment: Segment, at: int, limit: int | None = None) -> int:
    """The first phrase from ``at`` on that is no cue word inside another; ``limit``, or the end, where all are."""
    phrases = segment.phrases
    stop = len(phrases) if limit is None else limit
    while at < stop and phrases[at].kind == "inner":
        at += 1
    return at


def before_inner(segment: Segment, at: int) -> int:
    """The last phrase up to ``at`` that is no cue word inside another; -1 where all are."""
    while at >= 0 and segment.phrases[at].kind == "inner":
        at -= 1
    return at


def noun_from(segment: Segment, at: int, limit: int | None = None) -> int | None:
    """The noun phrase that begins at ``at`` with its inner symbols, before ``limit``; None where none does."""
    head = after_inner(segment, at, limit)
    stop = len(segment.phrases) if limit is None else limit
    return head if head < stop and is_noun(segment.phrases[head]) else None


def leftward(index: int) -> range:
    """The phrases before ``index``, the nearest first, as far as a search looks."""
    return range(index - 1, max(-1, index - 1 - REACH), -1)


def rightward(segment: Segment, index: int, reach: int = REACH) -> range:
    """The phrases after ``index``, as far as a search looks."""
    return range(index + 1, min(len(segment.phrases), index + 1 + reach))


def verb_phrase_end(segment: Segment, verb: int, ends: frozenset[str] = PHRASE_ENDS) -> int:
    """Where what belongs to the verb group at ``verb`` ends: at a mark, at the next clause or its finite verb."""
    for at in rightward(segment, verb):
        phrase = segment.phrases[at]
        if not phrase.classes.isdisjoint(ends) or is_finite(phrase):
            return at
    return min(len(segment.phrases), verb + 1 + REACH)


def governs(segment: Segment, at: int) -> bool:
    """Whether the phrase at ``at`` makes what follows its complement: a preposition, or "but" in "everyone but them"."""
    classes = segment.phrases[at].classes
    if not classes.isdisjoint(PREPOSITIONAL):
        return "=more than" not in classes  # "|More than| half the states permit it"
    return "but" in classes and at > 0 and "indefinite" in segment.phrases[at - 1].classes


def group_before(segment: Segment, at: int) -> VerbGroup | None:
    """The verb group right before the phrase at ``at``; None where that is no verb, or nothing."""
    return segment.phrases[at - 1].group if at > 0 else None


def verb_left(segment: Segment, index: int, ends: frozenset[str] = frozenset()) -> int | None:
    """The nearest verb group before ``index``; None where a phrase with one of the classes ``ends`` is nearer."""
    for at in leftward(index):
        if segment.phrases[at].group is not None:
            return at
        if not segment.phrases[at].classes.isdisjoint(ends):
            return None
    return None


def finite_left(segment: Segment, index: int) -> int | None:
    """The nearest finite verb group before ``index``."""
    for at in leftward(index):
        if is_finite(segment.phrases[at]):
            return at
    return None


def finite_within(segment: Segment, index: int) -> int | None:
    """The nearest finite verb group before ``index``, in its own part of the sentence: not past a semicolon."""
    for at in leftward(index):
        if is_finite(segment.phrases[at]):
            return at
        if at < index - 1 and not segment.phrases[at].classes.isdisjoint({"semicolon"}):
            return None
    return None


def finite_right(segment: Segment, index: int) -> int | None:
    """The nearest finite verb group after ``index``."""
    for at in rightward(segment, index):
        if is_finite(segment.phrases[at]):
            return at
    return None


def complex_start(segment: Segment, index: int) -> int:
    """Where the noun phrase at ``index`` begins, its inner symbols and possessors included."""
    phrases = segment.phrases
    at = index
    lowest = index - REACH if index > REACH else 0
    while at > lowest:
        before = phrases[at - 1]
        if before.kind == "inner" and before.start >= phrases[index].start:
            at -= 1
        elif "genitive" in before.classes and at > 1 and phrases[at - 2].kind == "np":
            at -= 2
            index = at
        else:
            break
    return at


def complex_end(segment: Segment, index: int, limit: int) -> int:
    """The end (exclusive) of a noun phrase with its prepositional and participial modifiers, before ``limit``."""
    phrases = segment.phrases
    at = index + 1
    stop = min(limit, index + REACH)
    while at < stop:
        classes = phrases[at].classes
        if not classes.isdisjoint(PREPOSITIONAL):
            follows = after_inner(segment, at + 1, stop)
            if follows < stop and (is_noun(phrases[follows]) or "ing" in phrases[follows].classes):
                at = follows + 1
                continue
            break
        if phrases[at].kind == "inner":
            follows = after_inner(segment, at + 1)
            if follows >= stop or is_finite(phrases[follows]):
                break  # an adverb of the verb: "The strikes illegally killed"
            if at == index + 1 and "ally_n" in phrases[follows].classes:
                break  # "Russia |a Syrian ally| and China": no comma parts them
            at += 1
            continue
        if "genitive" in classes:
            at += 1
            continue
        group = phrases[at].group
        if group is not None and group.form in ("ed", "infinitive", "ing"):
            at += 1
            continue
        if (
            is_noun(phrases[at])
            and at > index + 1
            and (
                phrases[at - 1].group is not None
                or "genitive" in phrases[at - 1].classes
                or phrases[at - 1].kind == "inner"
            )
        ):
            at += 1
            continue
        break
    return at


def joins_prepositions(segment: Segment, at: int) -> bool:
    """Whether the conjunction at ``at`` stands between two prepositions: "on and around the town"."""
    phrases = segment.phrases
    return 0 < at < len(phrases) - 1 and all(
        not phrases[side].classes.isdisjoint(PREPOSITIONAL) for side in (at - 1, at + 1)
    )


def noun_before_preposition(segment: Segment, index: int) -> int | None:
    """The noun that the phrase of the noun at ``index`` is said of: "the |sale| of tanks" for the tanks."""
    phrases = segment.phrases
    start = complex_start(segment, index)
    if start < 2 or phrases[start - 1].classes.isdisjoint(PREPOSITIONAL) or not is_noun(phrases[start - 2]):
        return None
    return start - 2


def is_stated(group: VerbGroup) -> bool:
    """Whether a participle joined to a verb group shares its auxiliary: "was approved in May and carried out"."""
    return group.form == "finite" and (group.copula or group.passive)


def takes_object(segment: Segment, noun: int) -> bool:
    """Whether an infinitive after a noun phrase is the verb's before it: "requiring |banks| to publish it", "that forced"."""
    start = complex_start(segment, noun)
    verb = segment.phrases[start - 1] if start > 0 else None
    if verb is None or verb.group is None:
        return False
    taking = not verb.classes.isdisjoint({"obliging", "allow", "ask"})
    return verb.group.form == "ing" or (verb.group.form == "finite" and taking)


def says_that(segment: Segment, saying: int, noun: int, verb: int) -> bool:
    """Whether a participle of saying takes a clause with this subject and verb: "suits |arguing| the levies violate it".

    Or one of letting somebody with a bare infinitive: "a law |letting| regions decide".
    """
    phrase, said = segment.phrases[verb], segment.phrases[noun].classes
    if phrase.group is None or phrase.group.form != "finite" or "number" in said:
        return False
    if "letting" in segment.phrases[saying].classes and "base" in phrase.classes and noun == verb - 1:
        return True
    if segment.phrases[saying].classes.isdisjoint({"say", "think", "hold"}):
        return False
    number = phrase.group.number
    if not number and not phrase.group.modals:
        number = "p" if "base" in phrase.classes else "s" if "present" in phrase.classes else ""
    return bool(number) and ("plural" in said) == (number == "p")
