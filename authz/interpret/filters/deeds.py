"""What somebody lets happen, or is able to, that is no deed of anybody's: what befalls, what drifts, what one manages."""

from __future__ import annotations

from typing import Final

from authz.complexes import noun_from
from authz.interpret.attach import SOMEBODY
from authz.interpret.filters.case import Case
from authz.interpret.slots import Piece

__all__ = ["is_ability", "is_by_the_way", "is_office_work", "lets_no_deed"]

_OFFICES: Final = frozenset(
    {"legislature", "head_of_state", "titled", "court", "regulator", "agency", "government"}
)


def lets_no_deed(case: Case) -> bool:
    """Whether nothing is left to be let happen but what befalls somebody; such acts go out of the slots."""
    slots = case.slots
    if not slots.actions:
        return False
    slots.actions = [
        a
        for a in slots.actions
        if case.lemma(a.head) not in case.verbs("managing") and not _comes_up_to(case, a)
    ]
    if "modal_cue" in case.flags:  # "under the law they can face ten years"
        slots.actions = [a for a in slots.actions if case.lemma(a.head) not in case.verbs("undergoing")]
    cue = case.match.parts["cue"][0][0]
    if "letting" in case.phrases[cue].classes:  # "it lets doctors know"
        slots.actions = [a for a in slots.actions if case.lemma(a.head) not in case.verbs("befalling")]
    if slots.instrument is not None and "no_exhortation" not in case.flags:
        classes = case.classes(slots.instrument)
        if "scheme" in classes and classes.isdisjoint(
            {"law", "resolution"}
        ):  # "a programme that let them become rich"
            slots.actions = [a for a in slots.actions if not _befalls(case, a)]
        return not slots.actions
    if _drifts(case):
        return True
    slots.actions = [a for a in slots.actions if not _befalls(case, a)]
    if not slots.authorities and (_endures(case) or _debated(case)):
        slots.actions = []
    return not slots.actions


def _comes_up_to(case: Case, piece: Piece) -> bool:
    """Whether somebody does what is expected of him, of which a law is only a help: "meet its obligations"."""
    aim = noun_from(case.segment, piece.head + 1)
    if aim is None:
        return False
    verb, noun = case.lemma(piece.head), case.lemma(aim)
    meets = verb in case.verbs("meeting") and noun in case.nouns("aims")
    return meets or (verb in case.verbs("bettering") and noun in case.nouns("own_good"))


def _gains(case: Case) -> bool:
    """Whether a speaker only tells what a text will make possible: "a law that will allow us to invest"."""
    actor, verb = case.slots.actor, case.slots.verb
    if actor is None or verb is None or case.sentence.lower(case.phrases[actor.head].head) != "us":
        return False
    if any("pronoun" not in case.classes(giver) for giver in case.slots.authorities):
        return False
    group = case.phrases[verb].group
    return group is not None and bool(group.modals) and not group.negators


def _drifts(case: Case) -> bool:
    """Whether amounts or things are let change, which nobody acts in: "allowed the debt to rise"."""
    actor = case.slots.actor
    if actor is None or not case.classes(actor).isdisjoint(SOMEBODY):
        return False
    return all(case.lemma(a.head) in case.verbs("drifting") for a in case.slots.actions)


def _befalls(case: Case, piece: Piece) -> bool:
    """Whether an act is what befalls somebody, or a noun that something is not to befall: "the talks to be derailed"."""
    verbs = case.verbs("befalling")
    if case.lemma(piece.head) in verbs:
        return True
    after = piece.head + 1
    while after < piece.last and case.phrases[after].group is None:
        after += 1
    group = case.phrases[after].group if after < piece.last else None
    if group is None or group.form != "infinitive":
        return False
    return case.lemma(after) in verbs or (not group.passive and case.lemma(after) in case.verbs("drifting"))


def _endures(case: Case) -> bool:
    """Whether something is only let go on, which is nobody's: "the killings were allowed to continue"."""
    actor = case.slots.actor
    if actor is None or not case.classes(actor).isdisjoint(SOMEBODY):
        return False
    return all(case.lemma(a.head) in case.verbs("enduring") for a in case.slots.actions)


def _debated(case: Case) -> bool:
    """Whether a bill is let go its way through a chamber: "the bill was not permitted to proceed"."""
    actor = case.slots.actor or case.slots.instrument
    if actor is None or case.classes(actor).isdisjoint({"pending", "document"}):
        return False
    return all(case.lemma(a.head) in case.verbs("proceeding") for a in case.slots.actions)


def is_office_work(case: Case) -> bool:
    """Whether the participle only says what sort of work of an office it is: "the permitting process"."""
    cue = case.match.parts["cue"][-1]
    at = cue[1] - 1
    group = case.phrases[at].group
    if group is None or group.form != "ing" or case.lemma(at) not in case.verbs("office"):
        return False
    before = case.segment.phrase(at - 1)
    if not before.classes.isdisjoint({"for", "of"}) and case.lemma(at - 2) in case.nouns("procedural"):
        return True  # "the system for licensing transactions"
    work = noun_from(case.segment, at + 1)
    if work is None or case.lemma(work) not in case.nouns("procedural"):
        return False
    return _bare(case, Piece(at + 1, work + 1, work))


def is_by_the_way(case: Case) -> bool:
    """Whether a permission of no one act is only what an office deals in: "must not discriminate when issuing visas"."""
    first, grant = case.match.start, case.slots.grant
    group = case.phrases[first].group
    if group is None or grant is None:
        return False
    if group.form == "infinitive" and "court_paper" in case.segment.phrase(first - 1).classes:
        return True  # "refused a court order to issue licences": a duty
    if group.form != "ing" or case.slots.actions:
        return False
    if case.sentence.lower(case.segment.phrase(first - 1).start) not in ("when", "while"):
        return False
    return "plural" in case.phrases[grant].classes and _bare(case, Piece(first + 1, grant + 1, grant))


def _bare(case: Case, piece: Piece) -> bool:
    """Whether no article and no owner stands before a noun."""
    inside = case.phrases[piece.first : piece.head + 1]
    return not any(
        case.sentence.words.tags[p.start] in "DQ" or "genitive" in p.classes or "poss" in p.classes
        for p in inside
    )


def is_ability(case: Case) -> bool:
    """Whether a power is no right but what somebody can bring about: "Russia has the power to end the war"."""
    slots = case.slots
    if slots.grant is None or not slots.actions:
        return False
    grant = case.phrases[slots.grant]
    if any(case.sentence.lower(at) == "moral" for at in range(grant.start, grant.head)):
        return True  # "has the moral authority to speak for them"
    if case.lemma(slots.grant) != "power":
        return False
    if slots.actor is not None and not case.classes(slots.actor).isdisjoint(_OFFICES):
        return False
    return all(case.lemma(a.head) in case.verbs("changing") for a in slots.actions)
