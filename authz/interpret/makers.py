"""Who made a text: the organ inside its name, who passed it, what founded a scheme."""

from __future__ import annotations

from typing import Final

from authz.clauses import subject_of
from authz.complexes import complex_start, finite_left, finite_right, group_before, noun_from
from authz.interpret.sentence import Sentence
from authz.interpret.slots import Piece, is_text, noun
from authz.phrases import Segment

__all__ = [
    "adopter",
    "decider",
    "founding_text",
    "holds_office",
    "made_text",
    "organ_inside",
    "passed_by",
    "passer_of",
]

_MAKERS: Final = frozenset({"authority", "titled", "name", "pronoun", "person"})


_NO_OWNER: Final = frozenset({"title", "formal"})
"""What stands before a permission and does not say whose it is: "official approval"."""


def decider(segment: Segment, item: Piece) -> Piece:
    """Who decides, where a decision stands in his place: "|Russia|'s veto killed it", "the |court|'s decision blocked it"."""
    classes = segment.phrases[item.head].classes
    if "deciding" not in classes or "authority" in classes or is_text(segment, item.head):
        return item
    return organ_inside(segment, item) or item


def organ_inside(segment: Segment, item: Piece) -> Piece | None:
    """The authority named inside the name of an instrument or of a permission.

    Its possessor, an attributive authority before the head, or an authority in an of- or by-phrase.
    """
    phrases = segment.phrases
    poss: Piece | None = None
    for at in range(item.first, item.last):
        phrase = phrases[at]
        classes = phrase.classes
        if phrase.kind == "inner" and at < item.head and "poss" in classes and "anybodys" not in classes:
            poss = Piece(at, at + 1, at)
            continue
        if (
            phrase.kind == "np"
            and at < item.head
            and at + 1 < item.last
            and "genitive" in phrases[at + 1].classes
        ):
            if is_text(segment, at):  # "the Patriot Act's Section 215"
                continue
            return Piece(complex_start(segment, at), at + 1, at)
        if (
            phrase.kind == "inner"
            and at < item.head
            and "authority" in classes
            and classes.isdisjoint(_NO_OWNER)
        ):
            if _of_owner(segment, at, item.head):
                continue  # "the |Syrian| army's consent"
            named = phrases[item.head].classes
            if "pending" in named and phrases[item.head].end > phrases[item.head].head + 1:
                continue  # "|Senate| Bill 12": a draft of one chamber
            if _place_or_law(classes, named):
                continue
            if {"name", "law"} <= named and ("adj" in classes or not _organ_name(classes)):
                continue  # "the Congressional Review Act", "the Military Commissions Act"
            return Piece(at, at + 1, at)
        if phrase.kind == "np" and at > item.head and not classes.isdisjoint({"authority", "titled"}):
            start = complex_start(segment, at)
            before, made = segment.phrase(start - 1).classes, segment.phrase(start - 2)
            if "by" in before and made.group is not None and made.classes.isdisjoint({"passing"}):
                continue  # "a bill sponsored by nine senators"
            law = "of" in before and "law" in phrases[item.head].classes
            place = law and not classes.isdisjoint({"seat", "title"})  # and "the Code of Military Justice"
            if not before.isdisjoint({"of", "by", "from"}) and not place:  # "the Treaty of Bucharest"
                return Piece(start, at + 1, at)
        if at > item.head and holds_office(segment, at) and "permission" in phrases[item.head].classes:
            return Piece(at, at + 1, at)
    return poss or _maker_after(segment, item)


def _of_owner(segment: Segment, at: int, head: int) -> bool:
    """Whether a word inside a phrase belongs to who owns the head: "the |Iraqi| ministry's permission"."""
    while at < head and segment.phrases[at].kind == "inner":
        at += 1
    return at < head and "genitive" in segment.phrases[at + 1].classes


def holds_office(segment: Segment, at: int) -> bool:
    """Whether an office stands beside the name at ``at``: "the consent of |Anna Lund|, the prime minister"."""
    phrases = segment.phrases
    if (
        phrases[at].kind != "np"
        or "name" not in phrases[at].classes
        or "comma" not in segment.phrase(at + 1).classes
    ):
        return False
    beside = noun_from(segment, at + 2)
    return (
        beside is not None
        and not phrases[beside].classes.isdisjoint({"office", "title"})
        and "of" in segment.phrase(complex_start(segment, at) - 1).classes
    )


def _organ_name(classes: frozenset[str]) -> bool:
    """Whether a word in the name of a text is the organ that makes it: "House Resolution 600", "UN Security Council Resolution 1441"."""
    return "legislature" in classes or {"name", "international_organ"} <= classes


def _place_or_law(classes: frozenset[str], named: frozenset[str]) -> bool:
    """Whether a state in a text's name only says where or what for: "the Iraq resolution", "German law"."""
    if "level" in classes:
        return "permission" not in named  # "federal approval", but "a federal statute"
    if "adj" in classes:
        return "law_itself" in named
    return "state" in classes and not named.isdisjoint({"law", "resolution"})


def _maker_after(segment: Segment, item: Piece) -> Piece | None:
    """Congress in "the resolution, passed by Congress in 2001, authorizes" and "statutes, as passed by Congress,"."""
    at = item.last
    while "comma" in segment.phrase(at).classes:
        at += 1
    passing = segment.phrase(at)
    if not passing.classes.isdisjoint({"rel", "that"}):
        made = segment.phrase(at + 1)
        if made.group is None or not made.group.passive:
            return _passing_subject(segment, at + 1)
        at, passing = at + 1, made  # "licences that will be issued by the treasury"
    if (at == item.last and passing.group is None) or "by" not in segment.phrase(at + 1).classes:
        return None
    if passing.group is None or "passing" not in passing.classes:
        return None
    head = noun_from(segment, at + 2)
    if head is None or "authority" not in segment.phrases[head].classes:
        return None
    return Piece(at + 2, head + 1, head)


def _passing_subject(segment: Segment, first: int) -> Piece | None:
    """Congress in "the law, which Congress passed in 1952, authorizes": the subject of the relative clause."""
    head = noun_from(segment, first)
    if head is None or "authority" not in segment.phrases[head].classes:
        return None
    verb = segment.phrase(head + 1)
    if verb.group is None or verb.group.passive or verb.group.negators or "passing" not in verb.classes:
        return None
    return Piece(first, head + 1, head)


def made_text(segment: Segment, item: Piece) -> Piece | None:
    """The text in "the council's adoption of a resolution", "the passage by the Senate of a law"."""
    phrases = segment.phrases
    if "passing_n" not in phrases[item.head].classes:
        return None
    for at in range(item.head + 1, item.last):
        if phrases[at].kind == "np" and is_text(segment, at):
            start = complex_start(segment, at)
            return Piece(start, at + 1, at) if "of" in phrases[start - 1].classes else None
    return None


def founding_text(sentence: Sentence, segment: Segment, item: Piece) -> Piece | None:
    """The law in "the law set up a programme that allows": what founded a scheme is what lets somebody act."""
    phrases = segment.phrases
    verb = item.first - 1
    group = group_before(segment, item.first)
    if group is None or group.passive or group.negators or "scheme" not in phrases[item.head].classes:
        return None
    if sentence.words.lemma(phrases[verb].head) not in sentence.tables.scope["verbs"]["founding"]:
        return None
    subject = subject_of(segment, verb)
    return (
        noun(segment, subject.last, verb) if subject is not None and is_text(segment, subject.last) else None
    )


def adopter(sentence: Sentence, segment: Segment, item: Piece) -> Piece | None:
    """The council in "the council's adoption of resolution 2149, authorizing"."""
    phrases = segment.phrases
    noun = item.first - 2
    if "of" not in segment.phrase(noun + 1).classes or segment.phrase(noun).kind != "np":
        return None
    if sentence.words.lemma(phrases[noun].head) not in sentence.tables.scope["nouns"]["adopting"]:
        return None
    start = complex_start(segment, noun)
    organ = organ_inside(segment, Piece(start, noun + 1, noun))
    thanked = segment.phrase(start - 2)  # "grateful to the Council |for the adoption of| a resolution"
    if organ is None and "for" in segment.phrase(start - 1).classes and "authority" in thanked.classes:
        return Piece(complex_start(segment, start - 2), start - 1, start - 2)
    return organ


def passer_of(sentence: Sentence, segment: Segment, item: Piece) -> Piece | None:
    """Congress in "Congress passed legislation authorizing": the subject of the verb that made the text."""
    phrases = segment.phrases
    verb = item.first - 1
    if segment.phrase(verb).kind == "np" and "prep" in segment.phrase(verb - 1).classes:
        verb -= 2  # "signed into law a measure"
    if "pronoun" in segment.phrase(verb).classes:  # "sends him a bill"
        verb -= 1
    voted = _voted_for(segment, item.first)
    verb = verb if voted is None else voted
    group = segment.phrase(verb).group
    passing = sentence.tables.scope["verbs"]["passing"]
    if group is None or (voted is None and sentence.words.lemma(phrases[verb].head) not in passing):
        return None
    if group.passive:
        return None
    subject = subject_of(segment, verb)
    if voted is not None and subject is not None and "subjective" in phrases[subject.last].classes:
        return None  # "|I| voted for the bill that allows it"
    nobody = subject is None or phrases[subject.last].classes.isdisjoint(_MAKERS)
    if nobody and group.form == "infinitive" and (main := finite_left(segment, verb)) is not None:
        subject = subject_of(segment, main)  # "used the raid as a pretext to pass a law"
    if subject is None or is_text(segment, subject.last) or phrases[subject.last].classes.isdisjoint(_MAKERS):
        return None
    return noun(segment, subject.last, verb)


def _voted_for(segment: Segment, text: int) -> int | None:
    """The verb in "Deputies |voted| 88-12 on Monday in favor of a mandate allowing it"."""
    phrases = segment.phrases
    if segment.phrase(text - 1).classes.isdisjoint({"=for", "=in favor of", "=in favour of"}):
        return None
    for at in range(text - 2, max(-1, text - 10), -1):
        phrase = phrases[at]
        if phrase.group is not None:
            return at if "vote" in phrase.classes and not phrase.group.negators else None
        if phrase.kind == "word" and phrase.classes.isdisjoint(
            {"prep", "to", "adv", "adj", "comma", "number"}
        ):
            return None
    return None


def passed_by(sentence: Sentence, segment: Segment, item: Piece, cue: int) -> Piece | None:
    """The judge in "the order authorizing the search was signed by a judge", where the text is a subject."""
    phrases = segment.phrases
    if item.head > cue or group_before(segment, item.first) is not None:
        return None
    relative = "rel" in segment.phrase(cue - 1).classes or "that" in segment.phrase(cue - 1).classes
    own = phrases[cue].group
    if own is None or (own.form == "finite" and not relative):
        return None
    verb = finite_right(segment, cue + 1)
    if verb is not None and "rel" in segment.phrase(verb - 1).classes:
        verb = finite_right(
            segment, verb + 1
        )  # "the order authorizing the raid, which killed ten, was signed"
    group = phrases[verb].group if verb is not None else None
    if verb is None or group is None or not group.passive or group.negators:
        return None
    if sentence.words.lemma(phrases[verb].head) not in sentence.tables.scope["verbs"]["passing"]:
        return None
    for at in range(verb + 1, min(verb + 6, len(phrases) - 1)):
        if not phrases[at].classes.isdisjoint({"stop", "comma", "conj"}):
            break
        if "by" in phrases[at].classes and (head := noun_from(segment, at + 1)) is not None:
            while "genitive" in segment.phrase(head + 1).classes:  # "by the country's highest court"
                owned = noun_from(segment, head + 2)
                if owned is None:
                    break
                head = owned
            made = not phrases[head].classes.isdisjoint(_MAKERS)
            return Piece(complex_start(segment, head), head + 1, head) if made else None
    return None
