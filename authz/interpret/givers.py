"""Who gives: the organ that a phrase names or that made a text, and what a pronoun in its place stands for."""

from __future__ import annotations

from typing import Final

from authz.clauses import subject_of
from authz.complexes import complex_start, finite_left, finite_right, group_before, leftward, noun_from
from authz.interpret.polarity import negated_noun
from authz.interpret.sentence import Sentence
from authz.interpret.slots import SOMEBODY, Piece, Slots, is_text, noun
from authz.phrases import Phrase, Segment

__all__ = ["add_giver", "holds_office", "mandating", "names_nobody", "organ_inside", "organ_says"]

_MAKERS: Final = frozenset({"authority", "titled", "name", "pronoun", "person"})


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
        if phrase.kind == "inner" and at < item.head and "authority" in classes and "title" not in classes:
            if _of_owner(segment, at, item.head):
                continue  # "the |Syrian| army's consent"
            named = phrases[item.head].classes
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
            if not before.isdisjoint({"of", "by", "from"}):
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


def add_giver(sentence: Sentence, segment: Segment, item: Piece, slots: Slots, cue: int) -> None:
    """Who gives: a legal text becomes the instrument, and the organ that made it the authority."""
    phrases = segment.phrases
    head = phrases[item.head]
    if head.group is not None or "existential" in head.classes or sentence.words.tags[head.head] in "pd":
        return  # an act allows another, there is a vote on allowing it: nobody gives
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
            owner = _passed_by(sentence, segment, item, cue) if "vote_n" in head.classes else None
        if owner is not None:
            slots.authorities.append(owner)
        return
    if "reflexive" in head.classes or names_nobody(sentence, segment, item):
        return  # "is in a position to authorize it", "the next step is to revoke it": nobody
    if (made := _made_text(segment, item)) is not None:  # "the adoption of a resolution authorizing it"
        slots.instrument = slots.instrument or made
        if (organ := organ_inside(segment, item)) is not None:
            slots.authorities.append(organ)
        return
    if "power" in head.classes and sentence.lower(head.start) in ("a", "an", "this", "that", "such"):
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
            and (meant == "text" or (present and meant != "authority" and not organ_says(segment, item)))
        )
        or (_inanimate(head.classes) and "authorize" in phrases[cue].classes)
    ):
        if slots.instrument is None:
            slots.instrument = _founding_text(sentence, segment, item) or item
        organ = organ_inside(segment, item)
        passer = None
        if organ is None or organ.first > item.last:
            passer = _adopter(sentence, segment, item) or _passer(sentence, segment, item)
            passer = passer or _passed_by(sentence, segment, item, cue)
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
            and not (
                item.first <= organ.first < item.last  # an owner, not who passed it
                and _is_draft(sentence, head)
                and _is_part(phrases[organ.head])
            )
        ):
            slots.authorities.append(organ)
        return
    slots.authorities.append(item)


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

    Or for the organ that the sentence is about: "Oman is firm, the point being that it will not let them cross".
    """
    phrases = segment.phrases
    refused = segment.phrase(item.head + 1).group
    if refused is not None and refused.negators and refused.modals and _of_state(segment, item):
        return True
    for at in leftward(item.first):
        phrase = phrases[at]
        if phrase.group is None:
            if phrase.classes.isdisjoint({"that", "np", "prep"}):
                return False
            continue
        subject = (
            subject_of(segment, at) if "say" in phrase.classes and phrase.group.form == "finite" else None
        )
        return (
            subject is not None
            and not is_text(segment, subject.last)
            and "authority" in phrases[subject.last].classes
        )
    return False


def _made_text(segment: Segment, item: Piece) -> Piece | None:
    """The text in "the council's adoption of a resolution", "the passage by the Senate of a law"."""
    phrases = segment.phrases
    if "passing_n" not in phrases[item.head].classes:
        return None
    for at in range(item.head + 1, item.last):
        if phrases[at].kind == "np" and is_text(segment, at):
            start = complex_start(segment, at)
            return Piece(start, at + 1, at) if "of" in phrases[start - 1].classes else None
    return None


def _inanimate(classes: frozenset[str]) -> bool:
    """Whether a giver is an act, which may be a basis but nobody: "a mobilization that authorizes conscription"."""
    return "action" in classes and classes.isdisjoint(SOMEBODY)


def _is_draft(sentence: Sentence, head: Phrase) -> bool:
    """Whether a text is one that nobody has passed yet: a bill, an amendment."""
    return sentence.words.lemma(head.head) in sentence.tables.scope["nouns"]["pending"]


def _is_part(organ: Phrase) -> bool:
    """Whether who owns a draft is a committee or a person, who passes nothing: "the panel's bill", "her amendment"."""
    return organ.classes.isdisjoint({"legislature", "international_organ"}) or "regulator" in organ.classes


def _its(sentence: Sentence, segment: Segment, organ: Piece) -> bool:
    """Whether a text's owner is only "its" or "their", which is as likely the text's subject as its maker."""
    head = segment.phrases[organ.head]
    return "poss" in head.classes and sentence.lower(head.head) not in ("his", "her")


def _founding_text(sentence: Sentence, segment: Segment, item: Piece) -> Piece | None:
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


def _adopter(sentence: Sentence, segment: Segment, item: Piece) -> Piece | None:
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


def _passer(sentence: Sentence, segment: Segment, item: Piece) -> Piece | None:
    """Congress in "Congress passed legislation authorizing": the subject of the verb that made the text."""
    phrases = segment.phrases
    verb = item.first - 1
    if segment.phrase(verb).kind == "np" and "prep" in segment.phrase(verb - 1).classes:
        verb -= 2  # "signed into law a measure"
    if "pronoun" in segment.phrase(verb).classes:  # "sends him a bill"
        verb -= 1
    group = segment.phrase(verb).group
    passing = sentence.tables.scope["verbs"]["passing"]
    if group is None or sentence.words.lemma(phrases[verb].head) not in passing:
        return None
    if group.passive:
        return None
    subject = subject_of(segment, verb)
    nobody = subject is None or phrases[subject.last].classes.isdisjoint(_MAKERS)
    if nobody and group.form == "infinitive" and (main := finite_left(segment, verb)) is not None:
        subject = subject_of(segment, main)  # "used the raid as a pretext to pass a law"
    if subject is None or is_text(segment, subject.last) or phrases[subject.last].classes.isdisjoint(_MAKERS):
        return None
    return noun(segment, subject.last, verb)


def _passed_by(sentence: Sentence, segment: Segment, item: Piece, cue: int) -> Piece | None:
    """The judge in "the order authorizing the search was signed by a judge", where the text is a subject."""
    phrases = segment.phrases
    if item.head > cue or group_before(segment, item.first) is not None:
        return None
    relative = "rel" in segment.phrase(cue - 1).classes or "that" in segment.phrase(cue - 1).classes
    own = phrases[cue].group
    if own is None or (own.form == "finite" and not relative):
        return None
    verb = finite_right(segment, cue + 1)
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
