"""What kind of thing a piece of a statement is: an act, an event, an official, a public law, a host of others' acts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from authz.complexes import complex_start, noun_from
from authz.interpret.reference import has_candidates
from authz.interpret.sentence import Sentence
from authz.interpret.slots import Piece, is_text, supplies
from authz.phrases import Phrase, Segment

__all__ = [
    "can_break_law",
    "counted",
    "is_act",
    "is_any_such",
    "is_body",
    "is_cited",
    "is_event",
    "is_foreign",
    "is_house_rule",
    "is_needed",
    "is_no_doer",
    "is_official",
    "is_private",
    "is_product",
    "is_public_law",
    "is_set",
    "is_thing",
    "is_unreal",
    "leads_public_body",
    "only_places",
]


def is_unreal(segment: Segment, piece: Piece) -> bool:
    """Whether a verb group speaks of a case that is not yet."""
    group = segment.phrases[piece.head].group
    return group is not None and "conditional" in group.modals


def is_needed(segment: Segment, piece: Piece) -> bool:
    """Whether a verb group says that its act needs something: "needs to order", "is required to make"."""
    group = segment.phrases[piece.head].group
    return group is not None and (
        "necessary" in group.modals or any("needing" in classes for _, classes in group.led)
    )


def is_set(sentence: Sentence, segment: Segment, piece: Piece) -> bool:
    """Whether a verb group says what is to be done, not what must: "is to protect"."""
    phrase = segment.phrases[piece.head]
    finite = phrase.group is not None and phrase.group.form == "finite"  # not "for clerks |to be tested|"
    return finite and any(
        sentence.lower(word).partition(" ")[0] in _IS for word in range(phrase.start, phrase.head)
    )


_IS: Final = frozenset({"is", "are", "was", "were", "be"})


def is_private(segment: Segment, piece: Piece) -> bool:
    """Whether a giver is a private body, or one of its organs."""
    phrases = segment.phrases
    if "membership" in phrases[piece.head].classes and any(
        "authority" in phrases[i].classes for i in range(piece.head + 1, piece.last)
    ):
        return False  # "two members of the commission"
    head = phrases[piece.head].classes
    if leads_public_body(segment, piece):
        return False
    if "nonstate" in head:
        return True
    if any("nonstate" in p.classes for p in phrases[piece.first : piece.head]):
        return True
    if "authority" in head:
        return False
    return any("private" in phrases[i].classes for i in range(piece.first, piece.last))


def leads_public_body(segment: Segment, piece: Piece) -> bool:
    """Whether a giver leads a body that is public: "the port authority's board", "the director of the FBI"."""
    phrases = segment.phrases
    return "led_body" in phrases[piece.head].classes and any(
        "authority" in phrases[i].classes for i in range(piece.first, piece.last) if i != piece.head
    )


_FOREIGN: Final = frozenset(
    {"state", "national", "seat", "government", "international_organization", "international_organ"}
)


def is_cited(sentence: Sentence, segment: Segment, piece: Piece) -> bool:
    """Whether a text is named or numbered, or is the law itself."""
    first, last = sentence.phrase_words(segment, piece.first, piece.last)
    if any(sentence.lower(index) == "this" for index in range(first, last)):
        return False  # "pursuant to section 1 of this order": the text speaks of itself
    head = sentence.words.lemma(segment.phrases[piece.head].head)
    words = [sentence.word(index) for index in range(first, last)]
    return (
        head.endswith(("law", "constitution", "charter"))
        or head.startswith("law of ")
        or any(w[0].isupper() or any(c.isdigit() for c in w) for w in words)
    )


def is_any_such(sentence: Sentence, segment: Segment, piece: Piece) -> bool:
    """Whether a noun names acts of a kind and no particular one: "any unlawful conduct", "unlawful practices"."""
    phrases = segment.phrases
    head = phrases[piece.head]
    first = sentence.lower(head.start)
    if first == "any":
        return True
    if sentence.words.lemma(head.head) not in sentence.tables.scope["nouns"]["generic"]:
        return False
    placed = any("prep" in p.classes for p in phrases[piece.head + 1 : piece.last + 1])
    return first not in _DEFINITE and not placed and complex_start(segment, piece.head) == piece.head - 1


_DEFINITE: Final = frozenset(
    {"the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "a", "an", "such"}
)


def is_event(sentence: Sentence, segment: Segment, piece: Piece) -> bool:
    """Whether a subject is an event, a measure or a text: "the raid", "building it", "the law", "it"."""
    phrase = segment.phrases[piece.head]
    if phrase.kind == "vg" or not phrase.classes.isdisjoint({"action", "instrument"}):
        return "agent" not in phrase.classes or "instrument" in phrase.classes
    if "pronoun" in phrase.classes:
        return sentence.lower(phrase.head) in ("it", "this", "that", "these", "those", "both", "such")
    if not phrase.classes.isdisjoint({"authority", "person", "people", "name", "agent"}):
        return False
    lemma = sentence.words.lemma(phrase.head)
    if lemma.endswith("structure"):
        return False
    return lemma.endswith(("tion", "ment", "sion", "ance", "ence", "ing", "ings", "ure"))


def is_no_doer(sentence: Sentence, segment: Segment, piece: Piece) -> bool:
    """Whether a subject is a thing that somebody made or does, and nobody: "the fee", "the map", "these ads"."""
    phrase = segment.phrases[piece.head]
    if "noun" not in phrase.classes or not phrase.classes.isdisjoint(_DOERS):
        return False
    lemma = sentence.words.lemma(phrase.head)
    return not lemma.endswith(_DOING) and not lemma.removesuffix("s").endswith(_DOING)


_DOERS: Final = frozenset(
    {
        *("authority", "person", "people", "name", "agent", "person_n", "person_class", "private", "pronoun"),
        *("indefinite", "nobody", "time_noun", "number", "membership", "ally_n"),
    }
)
_DOING: Final = ("er", "or", "ist", "ant", "ent", "ian", "man", "men", "women", "ee", "ies", "atory")
"""How nouns end that say who does something: "the intruder violated it"."""


_HOUSE_RULES: Final = frozenset(
    {
        "rule",
        "regulation",
        "code",
        "clause",
        "deal",
        "provision",
        "norm",
        "obligation",
        "measure",
        "term",
        "act",
    }
)


_OF_LAW: Final = frozenset({"law", "law_domain", "lawful"})
_BINDING: Final = frozenset({"law", "resolution", "section", "right_n", "power", "order", "embargoing"})


def is_house_rule(sentence: Sentence, segment: Segment, piece: Piece) -> bool:
    """Whether a text is a rule or a clause of nobody's law."""
    lemma = sentence.words.lemma(segment.phrases[piece.head].head)
    return lemma in _HOUSE_RULES and not is_public_law(sentence, segment, piece) and lemma != "act"


def is_public_law(sentence: Sentence, segment: Segment, piece: Piece) -> bool:
    """Whether a text is a law, a treaty, a truce or a right of everybody, not the rules of a house."""
    phrases = segment.phrases
    for at in range(piece.first, piece.last):
        phrase = phrases[at]
        if phrase.kind != "np" or phrase.classes.isdisjoint(_BINDING):
            if "law_term_n" in phrase.classes and _is_of_law(phrases, piece.first, at):
                return True
            continue
        if sentence.words.lemma(phrase.head) not in _HOUSE_RULES or _is_titled(sentence, phrase):
            return True
        if any("authority" in phrases[i].classes for i in range(piece.first, piece.last)):
            return True
        if _is_of_law(phrases, piece.first, at):
            return True
    return False


def _is_of_law(phrases: Sequence[Phrase], first: int, noun: int) -> bool:
    """Whether the words before a noun make it one of law: "constitutional limits", "legal obligations"."""
    at = noun - 1
    while at >= first and phrases[at].kind == "inner":
        if not phrases[at].classes.isdisjoint(_OF_LAW):
            return True
        at -= 1
    return False


def _is_titled(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a text is written as a name: "the Establishment Clause", "the Truth in Lending Act"."""
    words = (phrase.head, phrase.head - 1)
    return phrase.start < phrase.head and all(sentence.word(at)[0].isupper() for at in words)


def is_foreign(sentence: Sentence, segment: Segment, piece: Piece) -> bool:
    """Whether the authority is a state, its organs, or an organization of states."""
    if sentence.words.lemma(segment.phrases[piece.head].head) in sentence.tables.scope["nouns"]["at_large"]:
        return False  # "informed the international community of it"
    if sentence.noun(segment.phrases[piece.head]) in sentence.tables.scope["nouns"]["bureau"]:
        return any(
            "national" in p.classes for p in segment.phrases[piece.first : piece.head]
        )  # the offices of one state, "our Jordanian partners"
    if not segment.phrases[piece.head].classes.isdisjoint({"ally_n", "people"}):
        return False
    if any(not _FOREIGN.isdisjoint(segment.phrases[at].classes) for at in range(piece.first, piece.last)):
        return True
    names = sentence.tables.names  # "the Lebanese army": one name, with a state's adjective in it
    first = sentence.words.norms[segment.phrases[piece.head].head].split(" ")[0]
    return first in names and names[first].type == "state"


def can_break_law(classes: frozenset[str], kind: str) -> bool:
    """Whether a subject may be an act that breaks or keeps a law, not somebody."""
    return (
        kind == "vg"
        or classes.isdisjoint({"authority", "person", "people", "pronoun", "name", "agent"})
        or not classes.isdisjoint({"impersonal", "scheme", "measure_n"})
    )


def is_official(classes: frozenset[str]) -> bool:
    """Whether a giver is named as an authority or a person is, not only pointed at."""
    return not classes.isdisjoint({"authority", "name", "pronoun"}) and "demonstrative" not in classes


_NO_THING: Final = frozenset(
    {
        "document",
        "instrument",
        "authority",
        "person",
        "people",
        "pronoun",
        "name",
        "agent",
        "person_class",
        "time_noun",
        "cue_noun",
    }
)


def is_thing(classes: frozenset[str]) -> bool:
    """Whether a noun may name what a public authority approves: a dam, a vaccine, but no text and nobody."""
    return "noun" in classes and classes.isdisjoint(_NO_THING)


def counted(segment: Segment, piece: Piece) -> Piece:
    """What a number counts, which says what kind of thing it is: "24 |of the drugs|"."""
    if (
        "number" not in segment.phrases[piece.head].classes
        or "of" not in segment.phrase(piece.head + 1).classes
    ):
        return piece
    what = noun_from(segment, piece.head + 2)
    return piece if what is None or what >= piece.last else Piece(piece.first, piece.last, what)


def is_product(classes: frozenset[str]) -> bool:
    """Whether a name may be that of a product: of nobody and nothing that the lexicon knows."""
    return "name" in classes and classes.isdisjoint(_NO_PRODUCT)


_NO_PRODUCT: Final = frozenset(
    {
        *("authority", "person", "people", "person_n", "titled", "national", "state", "nonstate"),
        *("instrument", "document", "month", "place"),
    }
)


def is_act(sentence: Sentence, segment: Segment, piece: Piece) -> bool:
    """Whether a piece names an act: a verb, a noun of action, or a pronoun for one."""
    phrase = segment.phrases[piece.head]
    classes = phrase.classes
    if phrase.kind == "vg" or "what" in classes:
        return True
    if "pronoun" in classes:
        somebody = sentence.lower(phrase.head) in _PERSONS
        return not somebody and has_candidates(sentence, segment, phrase.head)
    if supplies(segment, piece.head):
        return True
    if "document" in classes:
        return False
    return not classes.isdisjoint({"action", "money", "gerund"}) or _is_doing(sentence, segment, piece)


_PERSONS: Final = frozenset({"i", "me", "you", "he", "him", "she", "we", "us"})


def _is_doing(sentence: Sentence, segment: Segment, piece: Piece) -> bool:
    """Whether a noun in -ing says what is done to something: "the clearing of the square"."""
    head = segment.phrases[piece.head]
    of = segment.phrase(piece.head + 1).classes
    return (
        sentence.lower(head.start) == "the"
        and "of" in of
        and sentence.lower(head.head).endswith("ing")
        and "plural" not in head.classes
        and len(sentence.lower(head.head)) > 6
    )


def is_body(sentence: Sentence, segment: Segment, item: Piece) -> bool:
    """Whether a noun phrase names a body or an office that is there already, and no act: "our military"."""
    classes = segment.phrases[item.head].classes
    if "authority" not in classes or "action" in classes or ("agent" in classes and "office" not in classes):
        return False
    first = segment.phrases[item.first]
    return sentence.lower(first.start) == "the" or "poss" in first.classes


def only_places(sentence: Sentence, segment: Segment, item: Piece) -> bool:
    """Whether a noun phrase after "in" or "through" is a place or a time: only a text gives anything in itself."""
    before = segment.phrases[item.first - 1] if item.first else None
    if before is None or sentence.lower(before.start) not in ("in", "within", "through", "as part of"):
        return False
    return not is_text(segment, item.head)
