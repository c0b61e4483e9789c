"""What only seems to be an act that needs leave: things, classes of persons and acts, texts, what befalls somebody."""

from __future__ import annotations

from typing import Final

from authz.complexes import group_before, noun_from, rightward
from authz.interpret.filters.case import Case, Filter
from authz.interpret.filters.charges import is_accused, is_charged
from authz.interpret.filters.deeds import is_ability, is_by_the_way, is_office_work, lets_no_deed
from authz.interpret.filters.givers import is_organ, is_regulator
from authz.interpret.filters.persons import (
    OFFICIALS,
    breaks_as_any,
    is_anybody,
    is_class,
    is_described,
    is_entrusted,
    is_of_class,
    is_placed,
    only_came,
)
from authz.interpret.filters.texts import is_agreement, of_pieces
from authz.interpret.kinds import (
    can_break_law,
    counted,
    is_act,
    is_any_such,
    is_event,
    is_needed,
    is_no_doer,
    is_product,
    is_set,
    is_thing,
    is_unreal,
)
from authz.interpret.rhetoric import does_all, exhorts, is_duty, is_unsaid_class, only_claims
from authz.interpret.slots import Piece, is_text, supplies
from authz.model import Status

__all__ = ["FILTERS"]


def _exhorts(case: Case) -> bool:
    return exhorts(case.sentence, case.segment, case.slots)


def _only_claims(case: Case) -> bool:
    return only_claims(case.sentence, case.segment, case.slots)


def _duty(case: Case) -> bool:
    return is_duty(case.segment, case.slots)


def _best(case: Case) -> bool:
    return does_all(case.sentence, case.segment, case.slots, case.match.start)


def _bound(case: Case) -> bool:
    """Whether the law obliges: a verb of binding leads that of the act, as in "are legally obliged to act"."""
    groups = [case.phrases[a.head].group for a in case.slots.actions]
    return any("binding" in classes for group in groups if group is not None for _, classes in group.led)


def _heading(case: Case) -> bool:
    return not case.segment.asserts


def _appoints(case: Case) -> bool:
    """Whether somebody is put into an office with a permission: but "appointed an envoy in breach of the treaty"."""
    host = case.slots.host_verb
    if case.status in (Status.LAWFUL, Status.UNLAWFUL):
        return False
    return host is not None and case.lemma(host) in case.verbs("appointing")


def _social(case: Case) -> bool:
    host = case.slots.host_verb
    return host is not None and case.lemma(host) in case.verbs("social")


def _not_close(case: Case) -> bool:
    return not case.segment.phrase(case.match.start - 1).classes.isdisjoint({"comma", "conj"})


def _of_verb_before(case: Case) -> bool:
    """Whether the adverb that the match begins with ends a clause of its own: "who |cross illegally| will be sent back"."""
    before = group_before(case.segment, case.match.start)
    return before is not None and not before.copula and case.phrases[case.match.start].kind == "inner"


def _no_action(case: Case) -> bool:
    return not case.slots.actions


def _pointed_at(case: Case) -> bool:
    return any("what" in case.classes(a) for a in case.slots.actions)


def _not_needed(case: Case) -> bool:
    return not any(is_needed(case.segment, a) for a in case.slots.actions)


def _not_negated(case: Case) -> bool:
    group = case.phrases[case.slots.verb].group if case.slots.verb is not None else None
    return group is None or not group.negators


def _not_set(case: Case) -> bool:
    return not any(is_set(case.sentence, case.segment, a) for a in case.slots.actions)


def _not_unreal(case: Case) -> bool:
    verb = case.slots.verb
    said = verb is not None and is_unreal(case.segment, Piece(verb, verb + 1, verb))
    return not said and not any(is_unreal(case.segment, a) for a in case.slots.actions)


def _no_wish(case: Case) -> bool:
    """Whether the verb is not one of wishing, and none leads it: "want to see"."""
    if case.slots.verb is None:
        return True
    phrase = case.phrases[case.slots.verb]
    led = phrase.group.led if phrase.group is not None else ()
    return "wishing" not in phrase.classes and not any("wishing" in classes for _, classes in led)


def _renewed_law(case: Case) -> bool:
    """Whether only a law is renewed, which is a document: "reauthorized the Patriot Act". Laws go out of the slots."""
    slots = case.slots
    cue = case.match.parts["cue"][-1][1] - 1
    again = "authorize" in case.phrases[cue].classes and case.lemma(cue) in case.verbs("again")
    noun = slots.grant is not None and "renewing" in case.phrases[slots.grant].classes
    if not again and not (noun and slots.actions):
        return False
    slots.actions = [
        a for a in slots.actions if case.classes(a).isdisjoint({"law", "pending"}) or _is_section(case, a)
    ]
    basis = slots.instrument
    if slots.actions or basis is None or basis.head == slots.grant:
        return not slots.actions
    return case.sentence.lower(case.phrases[basis.head].head).endswith("act")


def _no_act(case: Case) -> bool:
    """Whether no act is left, and no paper is given either; what is no act goes out of the slots."""
    slots = case.slots
    public = any("authority" in case.classes(p) or is_organ(case, p) for p in slots.authorities)
    licensing = any(is_regulator(case, p) for p in slots.authorities)
    slots.actions = [a for a in slots.actions if _lets_act(case, a, public, licensing)]
    return not slots.actions and not _paper(case)


def _lets_act(case: Case, piece: Piece, public: bool, licensing: bool) -> bool:
    """Whether a piece is an act, an event for constructions of events, or a thing that a public authority gives.

    What a regulator approves by its name is a product: "the agency approved Oravan".
    """
    sentence, segment = case.sentence, case.segment
    if _named_to_office(case, piece):
        return False
    piece = of_pieces(case, counted(segment, piece))
    if is_act(sentence, segment, piece) or is_agreement(case, piece):
        return True
    if "definite" in case.flags and is_event(sentence, segment, piece) and not is_text(segment, piece.head):
        return True
    classes = case.classes(piece)
    if licensing and is_product(classes):
        return True
    return public and is_thing(classes) and "speech_noun" not in classes  # "a claim that officials rejected"


def _named_to_office(case: Case, piece: Piece) -> bool:
    """Whether somebody is approved for an office: "Dana Orrin as minister of trade", "her nomination"."""
    return case.noun(piece) in case.nouns("nominations") or any(
        "=as" in case.phrases[at].classes
        and "office" in case.segment.phrase(at + 1).classes
        and "genitive" not in case.segment.phrase(at + 2).classes
        for at in range(piece.head + 1, piece.last)
    )


def _paper(case: Case) -> bool:
    """Whether a permission is a paper, of which no more is said than that: "granted the firm a licence"."""
    if case.slots.grant is None or "licence" not in case.phrases[case.slots.grant].classes:
        return False
    after = case.segment.phrase(case.match.end)
    return after.group is None and after.classes.isdisjoint({"rel", "that"})


def _any_such(case: Case) -> bool:
    """Whether no particular act is left; acts of a kind go out of the slots."""
    sentence, segment, slots = case.sentence, case.segment, case.slots
    slots.actions = [
        a
        for a in slots.actions
        if not is_any_such(sentence, segment, a)
        and not is_unsaid_class(sentence, segment, case.match.start, a)
    ]
    return not slots.actions


def _only_text(case: Case) -> bool:
    """Whether only a text is approved, and no act; texts go out of the slots."""
    texts = [a for a in case.slots.actions if _is_document(case, of_pieces(case, a))]
    case.slots.actions = [a for a in case.slots.actions if a not in texts]
    return bool(texts) and not case.slots.actions


def _is_document(case: Case, piece: Piece) -> bool:
    classes = case.classes(piece)
    if _begins_title(case, piece):
        return True
    if "action" in classes or is_agreement(case, piece) or classes.isdisjoint({"law", "document", "section"}):
        return False
    if supplies(case.segment, piece.head) or _is_sum(case, piece):
        return False
    return not _is_section(case, piece)


def _is_sum(case: Case, piece: Piece) -> bool:
    """Whether a budget is spoken of as money: "a $9 billion budget"."""
    phrase = case.phrases[piece.head]
    return any(case.sentence.word(at)[0] in "$£€¥" for at in range(phrase.start, phrase.head))


def _begins_title(case: Case, piece: Piece) -> bool:
    """Whether a noun is the first half of a law's name: "the |Harbour Growth| and Welfare Act"."""
    at = case.phrases[piece.head].head
    after = case.segment.phrase(piece.head + 1)
    law = case.segment.phrase(piece.head + 2)
    if "and" not in after.classes or law.kind != "np" or "law" not in law.classes:
        return False
    return all(case.sentence.word(word)[:1].isupper() for word in (at, law.start, law.head))


def _is_section(case: Case, piece: Piece) -> bool:
    """Whether a piece is a section of a law, which is a power by its number: "Section 702"."""
    return case.sentence.lower(case.phrases[piece.head].head).startswith("section ")


def _lacking_after(case: Case) -> bool:
    """Whether "without permission" follows, which takes the negation: "cannot declare war without approval"."""
    phrases = case.phrases
    groups = [phrases[a.head].group for a in case.slots.actions]
    to_act = any(
        group is not None and group.form == "infinitive" for group in groups
    )  # "no power to enter it without"
    banned = case.status is Status.UNLAWFUL and (to_act or "bare_ban" in case.flags)
    if case.status is not Status.NOT_AUTHORIZED and not banned:
        return False
    if "host_only" in case.flags:
        return False
    if _lacking_before(case):
        return True
    for at in rightward(case.segment, case.match.end - 1, 3):
        if not phrases[at].classes.isdisjoint({"comma", "conj"}):
            return False
        if "without" in phrases[at].classes:
            head = noun_from(case.segment, at + 1)
            return head is not None and "permission" in phrases[head].classes
    return False


def _lacking_before(case: Case) -> bool:
    """Whether "without permission" opens the clause: "Without approval, the ministry cannot permit it"."""
    phrases = case.phrases
    if not phrases or "without" not in phrases[0].classes:
        return False
    closed = next((at for at in range(1, case.match.start) if "comma" in phrases[at].classes), 0)
    return any(p.kind == "np" and "permission" in p.classes for p in phrases[1:closed])


def _missing(case: Case) -> bool:
    """Whether a permission that a noun speaks of is said not to be there: "without |authorization to talk|"."""
    at = case.match.start - 1
    if "of" in case.segment.phrase(at).classes:
        return "absence_n" in case.segment.phrase(at - 1).classes
    return not case.segment.phrase(at).classes.isdisjoint({"without", "lack"})


def _bare_force(case: Case) -> bool:
    """Whether who would act is force, an act: "a law authorizing |force| to protect the port"."""
    actor = case.slots.actor
    if actor is None or actor.first != actor.head:
        return False
    head = case.phrases[actor.head]
    return head.start == head.head and case.sentence.lower(head.head) == "force"


def _no_force(case: Case) -> bool:
    actor = case.slots.actor
    if actor is None:
        return True
    if not case.slots.actions and "state" in case.classes(
        actor
    ):  # "Russia was invited by the Syrian government"
        return not any("government" in case.classes(p) for p in case.slots.authorities)
    return case.lemma(actor.head) not in case.nouns("armed") and "military" not in case.classes(actor)


def _nobody_named(case: Case) -> bool:
    actor = case.slots.actor
    return actor is None or case.classes(actor).isdisjoint(OFFICIALS)


def _no_event(case: Case) -> bool:
    """Whether no subject is an event, a text or a thing; what crosses a border is somebody."""
    law = case.slots.instrument
    abroad = law is not None and "realm" in case.classes(law)
    return not any(
        is_event(case.sentence, case.segment, a)
        or (law is not None and not abroad and is_no_doer(case.sentence, case.segment, a))
        for a in case.slots.actions
    )


def _anonymous(case: Case) -> bool:
    """Whether an act is to speak to the press, of which the sourcing formula says that it was not authorized."""
    slots = case.slots
    if not slots.actions or slots.authorities:
        return False
    if case.status not in (Status.NOT_AUTHORIZED, Status.UNLAWFUL):
        return False
    acting = case.phrases[slots.actions[0].head]
    if acting.group is None or "speaking" not in acting.classes or _with_official(case, slots.actions[0]):
        return False
    return "handing" not in acting.classes or _hands_news(case, slots.actions[0])


def _with_official(case: Case, piece: Piece) -> bool:
    """Whether whom somebody speaks with is an official or a state, and no reporter: "to discuss it with the envoy"."""
    if case.lemma(piece.head) not in case.verbs("conversing"):
        return False
    for at in range(piece.head + 1, piece.last):
        if "=with" in case.phrases[at].classes:
            head = noun_from(case.segment, at + 1)
            public = {"authority", "titled", "national", "state"}
            return head is not None and not case.phrases[head].classes.isdisjoint(public)
    return False


def _no_leave_to_speak(case: Case) -> bool:
    """Whether a permission that is lacking is one to speak to the press: "lacked authorization to discuss it"."""
    return case.slots.grant is not None and _anonymous(case)


def _hands_news(case: Case, piece: Piece) -> bool:
    """Whether what somebody provides, gives or shares is news: "to release the names", or is not named."""
    inside = case.phrases[piece.head + 1 : piece.last]
    objects = [p for p in inside if p.kind == "np"]
    return not objects or any("news_n" in p.classes or "pronoun" in p.classes for p in objects)


def _breaks_no_law(case: Case) -> bool:
    return not any(can_break_law(case.classes(a), case.phrases[a.head].kind) for a in case.slots.actions)


FILTERS: Final[tuple[Filter, ...]] = (
    Filter("no_exhortation", _exhorts),
    Filter("no_claim", _only_claims),
    Filter("no_claim", is_ability),
    Filter("no_duty", _duty),
    Filter("no_best", _best),
    Filter("unbound", _bound),
    Filter("no_heading", _heading),
    Filter("no_accusation", is_accused),
    Filter("no_conviction", is_charged),
    Filter("host_only", _appoints, "consent to persons"),
    Filter("no_social", _social),
    Filter("close", _not_close),
    Filter("own_adverb", _of_verb_before),
    Filter("needs_action", _no_action),
    Filter("named_act", _pointed_at),
    Filter("needs_necessity", _not_needed),
    Filter("needs_negation", _not_negated),
    Filter("needs_is_to", _not_set),
    Filter("needs_wish", _no_wish),
    Filter("needs_would", _not_unreal),
    Filter("deed", lets_no_deed),
    Filter("", is_office_work, "work of an office, no permission"),
    Filter("", is_by_the_way, "what an office deals in, no permission"),
    Filter("", _renewed_law, "a law renewed is a document"),
    Filter("act_only", _no_act),
    Filter("definite", _any_such),
    Filter("no_text", _only_text),
    Filter("class_noun", is_class),
    Filter("", _lacking_after, "it is not done without a permission"),
    Filter("host_only", is_described, "persons described as a class"),
    Filter("host_only", is_placed, "persons described as a class"),
    Filter("host_only", is_of_class, "persons described as a class"),
    Filter("presupposed", _missing, "it is said not to be there"),
    Filter("host_only", is_entrusted, "what somebody is entrusted with is his"),
    Filter("host_only", is_anybody, "persons described as a class"),
    Filter("host_only", only_came, "persons who came as a class"),
    Filter("agents_only", _no_force),
    Filter("wanted", _bare_force, "force is an act"),
    Filter("named_actor", _nobody_named),
    Filter("event_subject", breaks_as_any, "persons described as a class"),
    Filter("event_subject", _no_event),
    Filter("no_anonymity", _anonymous),
    Filter("", _no_leave_to_speak, "the sourcing formula"),
    Filter("act_subject", _breaks_no_law),
)
"""In this order: some take out of the slots what is no act, and those after them look at what is left."""
