"""Who gives: the organ that a phrase names or that made a text, and what a pronoun in its place stands for."""

from __future__ import annotations

from typing import Final

from authz.clauses import subject_of
from authz.complexes import complex_start, finite_left, group_before, is_finite, leftward, noun_from
from authz.interpret.due import is_due
from authz.interpret.makers import (
    adopter,
    founding_text,
    made_text,
    organ_inside,
    passed_by,
    passer_of,
)
from authz.interpret.polarity import negated_noun
from authz.interpret.sentence import Sentence
from authz.interpret.slots import SOMEBODY, Piece, Slots, is_text, noun
from authz.phrases import Phrase, Segment

__all__ = ["add_giver", "mandating", "names_nobody", "organ_says"]
_OF_A_POWER: Final = frozenset({"a", "an", "this", "that", "such", "his", "her", "my", "your"})
"""What stands before a power in law, and not before a body of that name: "this authority"."""


def add_giver(sentence: Sentence, segment: Segment, item: Piece, slots: Slots, cue: int) -> None:
    """Who gives: a legal text becomes the instrument, and the organ that made it the authority."""
    phrases = segment.phrases
    item = _whose_text(sentence, segment, item, cue)
    head = phrases[item.head]
    if head.group is not None or "existential" in head.classes or sentence.words.tags[head.head] in "pd":
        return  # an act allows another, there is a vote on allowing it: nobody gives
    if _only_opined(sentence, segment, cue):
        return
    slots.nobody = slots.nobody or negated_noun(sentence, segment, item.head)
    if sentence.lower(head.head) == "none" and item.last == item.head + 1:
        slots.authorities.append(item)  # "but none ever authorized it": none of those named before
        return
    if "nobody" in head.classes or "vote_n" in head.classes:
        for at in range(item.head + 1, item.last):  # "nothing in the Charter authorizes"
            if phrases[at].kind == "np" and is_text(segment, at) and slots.instrument is None:
                slots.instrument = Piece(complex_start(segment, at), at + 1, at)
        owner = organ_inside(segment, item)
        if owner is None or "authority" not in phrases[owner.head].classes:
            owner = passed_by(sentence, segment, item, cue) if "vote_n" in head.classes else None
        if owner is not None:
            slots.authorities.append(owner)
        return
    if "reflexive" in head.classes or names_nobody(sentence, segment, item):
        return  # "is in a position to authorize it", "the next step is to revoke it": nobody
    if "deciding" in head.classes and not is_text(segment, item.head):
        item = organ_inside(segment, item) or item  # "|the court|'s job is to authorize it"
        head = phrases[item.head]
    if (made := made_text(segment, item)) is not None:  # "the adoption of a resolution authorizing it"
        slots.instrument = slots.instrument or made
        if (organ := organ_inside(segment, item)) is not None:
            slots.authorities.append(organ)
        return
    owned = any("genitive" in p.classes for p in phrases[item.first : item.head])
    if "power" in head.classes and (owned or sentence.lower(head.start) in _OF_A_POWER):
        slots.instrument = slots.instrument or item  # "this authority will allow them": a power, no body
        return
    pronoun = "pronoun" in head.classes and sentence.lower(head.head) in ("it", "this", "that")
    group = phrases[cue].group
    main = None
    if group is not None and group.form == "ing" and "by" in segment.phrase(cue - 1).classes:
        main = finite_left(
            segment, cue
        )  # "it helps them |by| authorizing it": the tense is that of the clause
    tense = cue if main is None else main
    if group is not None and any(
        sentence.words.lemma(at) in sentence.tables.scope["verbs"]["stance"] for at, _ in group.led
    ):  # who opposes authorizing an act does not authorize it
        return
    if pronoun and is_due(sentence, segment, cue):
        return  # "it is time to authorize it"
    if pronoun and _impersonal(sentence, segment, cue):
        return
    if pronoun and "allow" in phrases[cue].classes and _of_thing(segment, item):
        return  # "the delay helps the rebels as |it| allows them to regroup"
    meant = _meant(sentence, item) if pronoun else ""
    would = group is not None and "conditional" in group.modals
    done = group is not None and any(
        sentence.lower(at) in ("do", "does", "did") for at in range(phrases[cue].start, group.main)
    )
    present = (
        would
        or done
        or sentence.words.tags[phrases[tense].head] in "Z"
        or sentence.lower(head.head) in ("this", "that")
        or _trailing(segment, cue)  # "It helps them, authorizing new barracks"
    )
    if (
        is_text(segment, item.head)
        or ("document" in head.classes and sentence.noun(head) in sentence.tables.scope["nouns"]["paper"])
        or (
            pronoun
            and (
                meant == "text"
                or (present and _of_money(segment, slots))
                or (present and meant != "authority" and not organ_says(segment, item))
            )
        )
        or (_inanimate(head.classes) and not {"authorize", "grant"}.isdisjoint(phrases[cue].classes))
    ):
        if slots.instrument is None:
            slots.instrument = founding_text(sentence, segment, item) or item
        organ = organ_inside(segment, item)
        passer = None
        if organ is None or organ.first > item.last or _its(sentence, segment, organ):
            passer = adopter(sentence, segment, item) or passer_of(sentence, segment, item)
            if passer is None and (passer := passed_by(sentence, segment, item, cue)) is not None:
                slots.passed = True
            organ = (
                passer or organ
            )  # "parliament passed a law, signed by the king, which allows it": parliament
        if organ is not None and "mandate_n" in head.classes and not mandating(sentence, segment, organ):
            organ = None  # "the mission's mandate allows it": the mission has it
        personal = (
            passer is None
            and organ is not None
            and not phrases[organ.head].classes.isdisjoint(
                {"person", "head_of_state", "titled", "government"}
            )
        )
        if (
            organ is not None
            and "power" not in head.classes
            and not _its(sentence, segment, organ)
            and not (personal and "permission" in head.classes)
            and not (passer is None and _is_draft(sentence, head) and _is_part(phrases[organ.head]))
        ):
            slots.authorities.append(organ)
        return
    if not _inanimate(head.classes):
        slots.authorities.append(item)


def _whose_text(sentence: Sentence, segment: Segment, item: Piece, cue: int) -> Piece:
    """Who gives, where the noun phrase in that place is only spoken to, or ends an item of a list.

    "|Mr. Speaker|, the law that we passed was meant to allow it": the law. "Steps included allowing Lima to have |a plan|,
    permitting the sale": the steps.
    """
    phrases = segment.phrases
    if "comma" not in segment.phrase(item.last).classes:
        return item
    opens = item.first == 0 or "stop" in phrases[item.first - 1].classes
    if opens and sentence.lower(phrases[item.head].start) in _ADDRESS:
        law = noun_from(segment, item.last + 1)
        return item if law is None or not is_text(segment, law) else noun(segment, law, law + 1)
    group = phrases[cue].group
    if group is None or group.form != "ing" or item.last != cue - 1:
        return item
    for at in leftward(item.first):
        earlier = phrases[at].group
        if earlier is not None and earlier.form == "ing" and "grantor" in phrases[at].classes:
            subject = subject_of(segment, at)
            if subject is not None and subject.last < at:
                return noun(segment, subject.last, at)
            return item
        if (earlier is not None and earlier.form == "finite") or not phrases[at].classes.isdisjoint(
            {"stop", "comma"}
        ):
            break
    return item


_ADDRESS: Final = frozenset({"mr.", "mrs.", "ms.", "madam", "madame", "mister"})


def _impersonal(sentence: Sentence, segment: Segment, cue: int) -> bool:
    """Whether "it" is nobody who gives: "it was |decided| not to renew it", "this is different |from| authorizing it"."""
    group = segment.phrases[cue].group
    if group is None:
        return False
    if group.form == "ing":
        main = finite_left(segment, cue)
        linking = segment.phrases[main].group if main is not None else None
        return "from" in segment.phrase(cue - 1).classes and linking is not None and linking.copula
    return any(
        index > 0 and sentence.lower(index - 1) in ("was", "is", "been", "be") and "passing" not in classes
        for index, classes in group.led
        if sentence.words.tags[index] in "pde"
    )


def _only_opined(sentence: Sentence, segment: Segment, cue: int) -> bool:
    """Whether somebody only thinks something of an act of giving: "her reservations about |granting| him powers"."""
    group = segment.phrases[cue].group
    at = cue - 2
    if group is None or group.form != "ing" or "prep" not in segment.phrase(at + 1).classes:
        return False
    return (
        segment.phrase(at).kind == "np"
        and sentence.noun(segment.phrases[at]) in sentence.tables.scope["nouns"]["stance"]
    )


def mandating(sentence: Sentence, segment: Segment, piece: Piece) -> bool:
    """Whether who stands in "the mandate of X" or "X's mandate" gives it rather than has it."""
    inside = segment.phrases[piece.head].kind == "inner"  # "lack of a UN mandate": that "of" is no owner's
    before = frozenset() if inside else segment.phrase(piece.first - 1).classes
    after = segment.phrase(piece.last).classes
    name = sentence.words.norms[segment.phrases[piece.head].head].lower()
    if "poss" in segment.phrases[piece.head].classes:
        return False  # "its mandate": the mission's
    return ("of" not in before and "genitive" not in after) or name.endswith(
        ("council", "assembly", "parliament", "congress", "senate", "government", "union")
    )


def names_nobody(sentence: Sentence, segment: Segment, item: Piece) -> bool:
    """Whether a noun in the place of who gives is a circumstance, a wish, a text's sense: "progress", "his desire"."""
    return sentence.words.lemma(segment.phrases[item.head].head) in sentence.tables.scope["nouns"]["abstract"]


def _meant(sentence: Sentence, item: Piece) -> str:
    """What "it" or "this" is likelier to stand for: a "text", an "authority", or "" where nothing tells.

    The subject of the sentence before says so.
    """
    if item.first > 0 or not sentence.earlier:
        return ""
    before = sentence.earlier[-1]
    subject = ""
    for at, phrase in enumerate(before.segments[0].phrases):
        if phrase.kind != "np":
            continue
        if _is_document(phrase) and (not subject or _passed(before, at)):
            return "text"  # "The council passed a decree. |It| lets the army in"
        if subject:
            break
        if "authority" not in phrase.classes:
            return ""
        subject = "authority"
    return subject


_TEXTS: Final = frozenset(
    {
        *("instrument", "document", "authority", "name", "power", "permission", "measure_n", "scheme"),
        *("agent", "office", "titled", "plural", "person", "people", "cue_noun", "speech_noun"),
    }
)


def _of_thing(segment: Segment, item: Piece) -> bool:
    """Whether the sentence is about a thing or an event before a pronoun, which lets nobody do anything."""
    for at in leftward(item.first):
        if not is_finite(segment.phrases[at]):
            continue
        subject = subject_of(segment, at)
        if subject is None or subject.last >= at:
            return False
        classes = segment.phrases[subject.last].classes
        if "pronoun" not in classes:
            return "noun" in classes and classes.isdisjoint(_TEXTS)
        if "impersonal" not in classes:
            return False
    return False


def _of_money(segment: Segment, slots: Slots) -> bool:
    """Whether a sum is what is authorized, as bills do it: "It authorizes $2 billion for houses"."""
    return any("money" in segment.phrases[item.head].classes for item in slots.actions)


def _of_state(segment: Segment, item: Piece) -> bool:
    """Whether the sentence is about an authority, and no text stands before a pronoun in it."""
    before = [p for p in segment.phrases[: item.first] if p.kind == "np"]
    if not before or "authority" not in before[0].classes or "pronoun" in before[0].classes:
        return False
    return not any(_is_document(p) for p in before)


def _is_document(phrase: Phrase) -> bool:
    return not phrase.classes.isdisjoint({"instrument", "document"})


def _passed(sentence: Sentence, noun: int) -> bool:
    """Whether a noun is the object of a verb of making or giving a text: "passed |the law|"."""
    segment = sentence.segments[0]
    group = group_before(segment, complex_start(segment, noun))
    return (
        group is not None
        and group.form == "finite"
        and not group.passive
        and sentence.words.lemma(group.main) in sentence.tables.scope["verbs"]["passing"]
    )


def _trailing(segment: Segment, verb: int) -> bool:
    """Whether a participle after a comma adds to its clause what its subject also does."""
    group = segment.phrases[verb].group
    if group is None or group.form != "ing" or "comma" not in segment.phrase(verb - 1).classes:
        return False
    return "authorize" in segment.phrases[verb].classes


def organ_says(segment: Segment, item: Piece) -> bool:
    """Whether a pronoun stands for the organ that says it: "the ministry said |it| would not allow the flights".

    Or gives its word for it: "Oman made a pledge that it would allow them". Or for the organ that the sentence is
    about: "Oman is firm, the point being that it will not let them cross".
    """
    phrases = segment.phrases
    refused = segment.phrase(item.head + 1).group
    joined = (
        "conj" in segment.phrase(item.first - 1).classes
    )  # "it closed the border, but |it| will let them"
    if refused is not None and (refused.negators or joined) and refused.modals and _of_state(segment, item):
        return True
    pledged = False
    for at in leftward(item.first):
        phrase = phrases[at]
        if phrase.group is None:
            if phrase.classes.isdisjoint({"that", "np", "prep", "to"}):
                return False
            pledged = pledged or "pledge_n" in phrase.classes
            continue
        says = phrase.group.form == "finite" and ("say" in phrase.classes or pledged)
        subject = subject_of(segment, at) if says else None
        return (
            subject is not None
            and not is_text(segment, subject.last)
            and "authority" in phrases[subject.last].classes
        )
    return False


def _inanimate(classes: frozenset[str]) -> bool:
    """Whether a giver is an act, which may be a basis but nobody: "a mobilization that authorizes conscription"."""
    return "action" in classes and classes.isdisjoint(SOMEBODY)


def _is_draft(sentence: Sentence, head: Phrase) -> bool:
    """Whether a text is one that nobody has passed yet: a bill, an amendment, "the British |draft| resolution"."""
    words = [sentence.lower(at) for at in range(head.start, head.head + 1)]
    if any(word == "proposed" or word.startswith("draft ") or word == "draft" for word in words):
        return True
    return sentence.words.lemma(head.head) in sentence.tables.scope["nouns"]["pending"]


def _is_part(organ: Phrase) -> bool:
    """Whether who owns a draft is a committee or a person, who passes nothing: "the panel's bill", "her amendment"."""
    return organ.classes.isdisjoint({"legislature", "international_organ"}) or "regulator" in organ.classes


def _its(sentence: Sentence, segment: Segment, organ: Piece) -> bool:
    """Whether a text's owner is only "its" or "their", which is as likely the text's subject as its maker."""
    head = segment.phrases[organ.head]
    return "poss" in head.classes and sentence.lower(head.head) not in ("his", "her")
