"""The filters of meaning that a construction's flags ask for: what looks like a statement and is none."""

from __future__ import annotations

from authz.interpret.attach import SOMEBODY
from authz.interpret.kinds import (
    can_break_law,
    is_act,
    is_any_such,
    is_cited,
    is_event,
    is_foreign,
    is_house_rule,
    is_needed,
    is_official,
    is_private,
    is_public_law,
    is_set,
    is_thing,
    is_unreal,
)
from authz.interpret.rhetoric import exhorts, is_duty, is_heading, is_unsaid_class, only_claims
from authz.interpret.sentence import Sentence
from authz.interpret.slots import Piece, Slots, is_text, organ_says
from authz.match import Match
from authz.model import Status
from authz.phrases import Phrase, Segment

__all__ = ["filtered"]


def filtered(sentence: Sentence, match: Match, slots: Slots, status: Status) -> str:
    """The flag of the construction that silences the match; empty where none does.

    May take actions that are no acts out of the slots.
    """
    flags = match.construction.flags
    segment = match.segment
    phrases = segment.phrases
    if slots.misled and not slots.authorities and slots.instrument is None:
        return "a place or a time gives nothing"
    for giver in slots.authorities:
        if is_private(segment, giver):
            return "the giver is private"
        if (
            "weak" in flags
            and slots.host_verb is not None
            and "depending" in phrases[slots.host_verb].classes
        ):
            return "what depends on a request is not done at it"
        if "weak" in flags and not phrases[giver.head].classes.isdisjoint({"ally_n", "membership"}):
            return "who asks has no say"
    if slots.grant is not None and "mandate_n" in phrases[slots.grant].classes:
        if any("people" in phrases[p.head].classes for p in slots.authorities):
            return "a mandate from voters"
    if any(
        sentence.words.lemma(phrases[p.head].head) in sentence.tables.scope["nouns"]["public"]
        for p in slots.authorities
    ):
        return "a people is no authority"
    if (
        slots.grant is not None
        and not slots.actions
        and match.end < len(phrases)
        and status is not Status.REVOKED
    ):
        if "rel" in phrases[match.end].classes and any(
            "grantor" in p.classes for p in phrases[match.end + 1 : match.end + 3]
        ):
            return "its own relative clause says what it authorizes"
    if "no_exhortation" in flags and exhorts(sentence, segment, slots):
        return "no_exhortation"
    if "no_claim" in flags and only_claims(sentence, segment, slots):
        return "no_claim"
    if "no_duty" in flags and is_duty(segment, slots):
        return "no_duty"
    if "unbound" in flags and any(
        "binding" in classes for a in slots.actions for classes in _leading(segment, a)
    ):
        return "unbound"
    if "basis" in flags and slots.host_verb is not None and _grounded(segment, slots.host_verb):
        return "basis"
    if "no_heading" in flags and is_heading(segment):
        return "no_heading"
    if "legislature" in flags and not any(
        "legislature" in phrases[p.head].classes for p in slots.authorities
    ):
        return "legislature"
    if "no_accusation" in flags and _accused(sentence, segment, match.start):
        return "no_accusation"
    if "host_only" in flags and slots.host_verb is not None:
        if (
            sentence.words.lemma(phrases[slots.host_verb].head)
            in sentence.tables.scope["verbs"]["appointing"]
        ):
            return "consent to persons"
    if "no_social" in flags and slots.host_verb is not None:
        if sentence.words.lemma(phrases[slots.host_verb].head) in sentence.tables.scope["verbs"]["social"]:
            return "no_social"
    if "close" in flags and match.start > 0 and phrases[match.start - 1].classes & {"comma", "conj"}:
        return "close"
    if "needs_action" in flags and not slots.actions:
        return "needs_action"
    if "named_act" in flags and any("what" in phrases[a.head].classes for a in slots.actions):
        return "named_act"
    if "needs_text" in flags and (
        slots.instrument is None or "scheme" in phrases[slots.instrument.head].classes
    ):
        return "needs_text"
    if "needs_necessity" in flags and not any(is_needed(segment, a) for a in slots.actions):
        return "needs_necessity"
    if "needs_is_to" in flags and not any(is_set(sentence, segment, a) for a in slots.actions):
        return "needs_is_to"
    if "needs_wish" in flags and not _wished(segment, slots):
        return "needs_wish"
    if "needs_would" in flags and not any(is_unreal(segment, a) for a in slots.actions):
        return "needs_would"
    if "needs_grant" in flags:
        if slots.grant is None:
            return "needs_grant"
        group = phrases[slots.verb].group if slots.verb is not None else None
        named = group is None or group.form != "finite"  # "the authority granted by law": of no act
        if named and not slots.actions and "power" in phrases[slots.grant].classes:
            return "needs_grant"
    if "needs_named_law" in flags:
        law = slots.instrument
        if (
            law is None
            or "name" not in phrases[law.head].classes
            or "instrument" not in phrases[law.head].classes
        ):
            return "needs_named_law"
    if "needs_authority" in flags:
        if (
            slots.instrument is None
            and not slots.nobody  # "nobody approved the deal"
            and not any(is_official(phrases[p.head].classes) for p in slots.authorities)
        ):
            return "needs_authority"
        if "deed" in flags and _circumstance(sentence, segment, slots):
            return "a circumstance allows nothing"
    if "deed" in flags and slots.actions and (slots.instrument is None or "no_exhortation" in flags):
        befalling = sentence.tables.scope["verbs"]["befalling"]
        slots.actions = [
            a for a in slots.actions if sentence.words.lemma(phrases[a.head].head) not in befalling
        ]
        if not slots.authorities and _endures(sentence, segment, slots):
            slots.actions = []
        if not slots.actions:
            return "deed"
    if "no_pronoun" in flags and slots.instrument is None:
        if not _plainly_permits(sentence, segment, slots) and any(
            "subjective" in phrases[p.head].classes and sentence.lower(phrases[p.head].head) in _SPEAKERS
            for p in slots.authorities
        ):
            return "no_pronoun"
        verb = slots.verb
        group = phrases[verb].group if verb is not None else None
        if (
            verb
            and group is not None
            and group.form == "infinitive"
            and not group.led
            and phrases[verb - 1].classes.isdisjoint({"deciding", "adj", "whether"})
        ):
            return "what an act is for is not allowed by it"
        if verb and group is not None and group.form == "ing":
            before = (
                verb - 2 if verb > 1 and "adv" in phrases[verb - 1].classes else verb - 1
            )  # ", thus allowing"
            if "comma" in phrases[before].classes:
                return "what follows from an act is not allowed by it"
    if _renewed(
        sentence, phrases[match.parts["cue"][-1][1] - 1]
    ):  # "reauthorized the Patriot Act": a document
        slots.actions = [a for a in slots.actions if phrases[a.head].classes.isdisjoint({"law", "pending"})]
        basis = slots.instrument
        named = basis is not None and sentence.lower(phrases[basis.head].head).endswith("act")
        if not slots.actions and (basis is None or named):
            return "a law renewed is a document"
    if "act_only" in flags:
        public = any(
            not phrases[p.head].classes.isdisjoint({"authority", "titled"}) for p in slots.authorities
        )
        slots.actions = [
            a
            for a in slots.actions
            if is_act(sentence, segment, a)
            or ("definite" in flags and is_event(sentence, segment, a) and not is_text(segment, a.head))
            or (
                public
                and is_thing(phrases[a.head].classes)
                and "speech_noun" not in phrases[a.head].classes  # "a claim that officials rejected"
            )
        ]
        if not slots.actions and not _paper(segment, slots, match.end):
            return "act_only"
    if "definite" in flags:
        slots.actions = [
            a
            for a in slots.actions
            if not is_any_such(sentence, segment, a)
            and not is_unsaid_class(sentence, segment, match.start, a)
        ]
        if not slots.actions:
            return "definite"
    if "no_text" in flags:
        texts = [
            a
            for a in slots.actions
            if {"law", "document", "section"} & phrases[a.head].classes
            and "action" not in phrases[a.head].classes
            and not sentence.lower(phrases[a.head].head).startswith("section ")  # a power by its number
        ]
        slots.actions = [a for a in slots.actions if a not in texts]
        if texts and not slots.actions:
            return "no_text"
    if "class_noun" in flags and any(
        "person_class" in phrases[i].classes
        for number, a in enumerate(slots.actions)
        for i in range(a.first if number else min(a.first, match.start + 1), a.head + 1)
    ):
        return "class_noun"
    if status is Status.NOT_AUTHORIZED and "host_only" not in flags and _lacking_after(segment, match.end):
        return "it is not done without a permission"
    if "host_only" in flags and slots.grant is not None and _described(segment, slots, match.end):
        return "persons described as a class"
    if (
        "host_only" in flags
        and slots.grant is not None
        and not slots.authorities
        and status is not Status.REQUIRED
        and any("movement" in phrases[a.head].classes for a in slots.actions)
        and (slots.actor is None or phrases[slots.actor.head].classes.isdisjoint(_OFFICIALS))
    ):
        return "persons who came as a class"
    if (
        "cited_law" in flags
        and slots.instrument is not None
        and not is_cited(sentence, segment, slots.instrument)
    ):
        return "cited_law"
    if "event_subject" in flags and not any(is_event(sentence, segment, a) for a in slots.actions):
        return "event_subject"
    if (
        "no_house_rule" in flags
        and slots.instrument is not None
        and is_house_rule(sentence, segment, slots.instrument)
    ):
        return "no_house_rule"
    if "public_law" in flags and (
        slots.instrument is None or not is_public_law(sentence, segment, slots.instrument)
    ):
        return "public_law"
    if "no_anonymity" in flags and slots.actions:
        acting = phrases[slots.actions[0].head]
        if (
            acting.group is not None
            and "speaking" in acting.classes
            and status is Status.NOT_AUTHORIZED
            and not slots.authorities
            and ("handing" not in acting.classes or _hands_news(segment, slots.actions[0]))
        ):
            return "no_anonymity"
    if "foreign" in flags:
        slots.authorities = [p for p in slots.authorities if is_foreign(sentence, segment, p)]
        if not slots.authorities:
            return "foreign"
    if "act_subject" in flags and not any(
        can_break_law(phrases[a.head].classes, phrases[a.head].kind) for a in slots.actions
    ):
        return "act_subject"
    if "needs_owner" in flags and not _named(segment, slots.authorities, {"authority", "poss"}):
        return "needs_owner"
    by_law = slots.instrument is not None and is_text(segment, slots.instrument.head)
    if "needs_body" in flags and not by_law and not _named(segment, slots.authorities, {"authority"}):
        return "needs_body"
    return ""


def _grounded(segment: Segment, verb: int) -> bool:
    """Whether a verb is one of authorizing, needing or having a power: its text is not the act's but its own."""
    phrase = segment.phrases[verb]
    if "grant" in phrase.classes and phrase.group is not None and phrase.group.passive:
        return True  # "the authority given by Congress under the act"
    return not phrase.classes.isdisjoint({"grantor", "need", "have", "think"})


def _endures(sentence: Sentence, segment: Segment, slots: Slots) -> bool:
    """Whether something is only let go on, which is nobody's: "the killings were allowed to continue"."""
    if slots.actor is None or not segment.phrases[slots.actor.head].classes.isdisjoint(SOMEBODY):
        return False
    enduring = sentence.tables.scope["verbs"]["enduring"]
    return all(sentence.words.lemma(segment.phrases[a.head].head) in enduring for a in slots.actions)


def _leading(segment: Segment, piece: Piece) -> list[frozenset[str]]:
    """The classes of the verbs that lead the one of a piece: "are |obliged| to act"."""
    group = segment.phrases[piece.head].group
    return [classes for _, classes in group.led] if group is not None else []


def _named(segment: Segment, pieces: list[Piece], wanted: set[str]) -> bool:
    """Whether a phrase inside the pieces has one of the classes."""
    return any(
        not phrase.classes.isdisjoint(wanted)
        for item in pieces
        for phrase in segment.phrases[item.first : item.last]
    )


def _plainly_permits(sentence: Sentence, segment: Segment, slots: Slots) -> bool:
    """Whether a first person speaks of a permission and no resolve: "we have never permitted", not "we will not allow"."""
    phrase = segment.phrases[slots.verb] if slots.verb is not None else None
    if phrase is None or phrase.group is None or phrase.group.modals:
        return False
    if slots.subject is not None and slots.subject.phrases[0] > 0:  # "nor can we permit"
        before = segment.phrases[slots.subject.phrases[0] - 1].group
        if before is not None and before.modals:
            return False
    return sentence.words.lemma(phrase.head) in sentence.tables.scope["verbs"]["plain_permission"]


def _wished(segment: Segment, slots: Slots) -> bool:
    """Whether the verb of a match is one of wishing, or one leads it: "want to see"."""
    if slots.verb is None:
        return False
    phrase = segment.phrases[slots.verb]
    led = phrase.group.led if phrase.group is not None else ()
    return "wishing" in phrase.classes or any("wishing" in classes for _, classes in led)


def _lacking_after(segment: Segment, end: int) -> bool:
    """Whether "without permission" follows, which takes the negation: "cannot declare war without approval"."""
    phrases = segment.phrases
    for at in range(end, min(end + 3, len(phrases) - 1)):
        if "without" in phrases[at].classes:
            after = at + 1
            while after < len(phrases) - 1 and (
                phrases[after].kind == "inner"
                or (phrases[after].kind == "np" and "genitive" in phrases[after + 1].classes)
                or "genitive" in phrases[after].classes
            ):
                after += 1
            return "permission" in phrases[after].classes
        if not phrases[at].classes.isdisjoint({"comma", "stop", "conj", "rel", "sub"}):
            break
    return False


def _described(segment: Segment, slots: Slots, end: int) -> bool:
    """Whether the verb of the act only describes its subject: "immigrants present without authorization may apply"."""
    phrases = segment.phrases
    if slots.authorities or slots.actor is None or end >= len(phrases):
        return False
    group = phrases[end].group
    return (
        group is not None
        and group.form == "finite"
        and not phrases[slots.actor.head].classes.isdisjoint({"person_class", "people"})
    )


def _hands_news(segment: Segment, piece: Piece) -> bool:
    """Whether what somebody provides, gives or shares is news: "to release the names", or is not named."""
    objects = [
        segment.phrases[at] for at in range(piece.head + 1, piece.last) if segment.phrases[at].kind == "np"
    ]
    return not objects or any("news_n" in p.classes or "pronoun" in p.classes for p in objects)


def _accused(sentence: Sentence, segment: Segment, start: int) -> bool:
    """Whether an act is only what somebody is accused, charged or convicted of."""
    phrases = segment.phrases
    if any(
        sentence.lower(at) == "alleged"
        for at in range(max(0, phrases[start].start - 2), phrases[start].start)
    ):
        return True
    for at in range(start - 1, max(-1, start - 12), -1):
        if (
            phrases[at].group is not None
            and sentence.words.lemma(phrases[at].head) in sentence.tables.scope["verbs"]["accusing"]
        ):
            return True
        if not phrases[at].classes.isdisjoint({"stop", "semicolon", "rel", "that", "sub"}):
            break
    return False


_OFFICIALS = frozenset({"authority", "titled", "name", "agent", "pronoun"})
_SPEAKERS = frozenset({"we", "i", "you"})


def _paper(segment: Segment, slots: Slots, end: int) -> bool:
    """Whether a permission is a paper, of which no more is said than that: "granted the firm a licence"."""
    if slots.grant is None or "licence" not in segment.phrases[slots.grant].classes:
        return False
    after = segment.phrases[end] if end < len(segment.phrases) else None
    return after is None or (after.group is None and after.classes.isdisjoint({"rel", "that"}))


def _circumstance(sentence: Sentence, segment: Segment, slots: Slots) -> bool:
    """Whether what lets somebody act is a situation: "it allowed the groups to advance", "the truce allows them"."""
    phrases = segment.phrases
    if slots.instrument is not None:
        head = phrases[slots.instrument.head]
        calm = sentence.words.lemma(head.head) in sentence.tables.scope["nouns"]["calm"]
        vague = "demonstrative" in head.classes and "pronoun" in head.classes
        return (calm or vague) and not slots.authorities
    if all("impersonal" in phrases[p.head].classes and not organ_says(segment, p) for p in slots.authorities):
        return True
    group = phrases[slots.verb].group if slots.verb else None
    return group is not None and group.form == "ing" and phrases[slots.verb - 1].kind == "np"  # type: ignore[operator]


def _renewed(sentence: Sentence, cue: Phrase) -> bool:
    """Whether a cue is of authorizing again."""
    return (
        "authorize" in cue.classes
        and sentence.words.lemma(cue.head) in sentence.tables.scope["verbs"]["again"]
    )
