"""Who only seems to give: private bodies, peoples, circumstances, speakers."""

from __future__ import annotations

from typing import Final

from authz.adverbials import before_adverbial
from authz.clauses import subject_of
from authz.complexes import before_inner, complex_start, finite_left, group_before
from authz.interpret.filters.case import Case, Filter, named
from authz.interpret.filters.officials import circumstance, nobody_official, of_private_person
from authz.interpret.givers import organ_says
from authz.interpret.kinds import is_foreign, is_private
from authz.interpret.ranks import ranked
from authz.interpret.slots import Piece, is_text
from authz.model import Status
from authz.phrases import Phrase
from authz.subjects import told_to

__all__ = ["FILTERS", "LATE", "is_organ", "is_regulator"]

_GIVING: Final = frozenset({"grant", "grantor", "grantee_verb", "passing", "lifting"})
"""Verbs of acts that let others act: what follows from them is let as well."""
_REGULATORS: Final = frozenset({"regulator", "agency"})
_SPEAKERS: Final = frozenset({"we", "i", "you", "us"})


def _misled(case: Case) -> bool:
    return case.slots.misled and not case.slots.authorities and case.slots.instrument is None


def _private(case: Case) -> bool:
    """Whether nobody but private bodies gives; they go out of the slots where a public one gives too."""
    grant = case.slots.grant
    licensing = grant is not None and "licence" in case.phrases[grant].classes
    givers = case.slots.authorities
    case.slots.authorities = [
        giver
        for giver in givers
        if not (is_private(case.segment, giver) or _private_speaker(case, giver))
        or (licensing and case.lemma(giver.head) in case.nouns("licensing"))  # boards that license are public
    ]
    return not case.slots.authorities and (bool(givers) or of_private_person(case))


def _private_speaker(case: Case, giver: Piece) -> bool:
    """Whether a giver is a pronoun for a private person who speaks of himself: "the bishop said |he| would allow it"."""
    if "subjective" not in case.classes(giver):
        return False
    at = giver.first - 1
    before = case.segment.phrase(at)
    if "that" in before.classes and before.group is None:
        at -= 1
        before = case.segment.phrase(at)
    if before.group is None or "say" not in before.classes:
        return False
    speaker = subject_of(case.segment, at)
    if speaker is None or speaker.last >= at:
        return False
    start = complex_start(case.segment, speaker.last)
    return is_private(case.segment, Piece(start, speaker.last + 1, speaker.last))


def _depending(case: Case) -> bool:
    host = case.slots.host_verb
    return bool(case.slots.authorities) and host is not None and "depending" in case.phrases[host].classes


def _no_say(case: Case) -> bool:
    return any(not case.classes(p).isdisjoint({"ally_n", "membership"}) for p in case.slots.authorities)


def _own_side(case: Case) -> bool:
    """Whether who asks is one office-holder, or the speaker, at whose request others of his own side act."""
    return any(
        _speakers_own(case, p)
        or (not is_foreign(case.sentence, case.segment, p) and _one_person(case, case.phrases[p.head]))
        for p in case.slots.authorities
    )


def _speakers_own(case: Case, piece: Piece) -> bool:
    """Whether who asks belongs to the speaker: "at the request of my government"."""
    owners = [p for p in case.phrases[piece.first : piece.head] if "poss" in p.classes]
    return any(case.sentence.lower(p.head) in ("my", "our") for p in owners)


def _one_person(case: Case, phrase: Phrase) -> bool:
    if "poss" in phrase.classes and case.sentence.lower(phrase.head) in ("my", "our"):
        return True
    titled = "titled" in phrase.classes
    office = case.sentence.words.lemma(phrase.start if titled else phrase.head).lower().split(" ")[0]
    return office in case.nouns("office") or (office in case.nouns("chief") and not titled)


def _public(case: Case) -> bool:
    """Whether only a people gives; where an organ does as well, the people goes out of the slots."""
    givers = case.slots.authorities
    case.slots.authorities = [p for p in givers if case.lemma(p.head) not in case.nouns("public")]
    return bool(givers) and not case.slots.authorities


def _says_itself(case: Case) -> bool:
    """Whether its own verb says what a permission is for: "a permit that allows them to march", "to allow them"."""
    after = case.match.end
    if case.slots.grant is not None and "licence" in case.phrases[case.slots.grant].classes:
        acts = [case.phrases[a.head] for a in case.slots.actions]
        if acts and all("grantor" in act.classes and "infinitive" in act.classes for act in acts):
            return True
    if case.slots.grant is None or case.slots.actions or case.status is Status.REVOKED:
        return False
    follows = case.segment.phrase(after)
    if follows.group is not None and follows.group.form == "ing":
        return "grantor" in follows.classes  # "received a licence allowing him to"
    if "rel" not in follows.classes:
        return False
    return any("grantor" in p.classes for p in case.phrases[after + 1 : after + 3])


def _in_power(case: Case) -> bool:
    """Whether to authorize is what somebody has or lacks the power to do, of which that power is the statement."""
    verb = case.slots.verb
    group = case.phrases[verb].group if verb is not None else None
    if verb is None or group is None or group.form != "infinitive":
        return False
    if case.phrases[verb].classes.isdisjoint({"grantor", "grant"}):
        return False  # "the power to declare war"
    noun = before_inner(case.segment, verb - 1)
    if noun < 1 or case.phrases[noun].kind != "np" or "power" not in case.phrases[noun].classes:
        return False
    held = case.segment.phrase(complex_start(case.segment, noun) - 1)
    return held.group is not None and not held.classes.isdisjoint({"have", "lack"})


def _no_legislature(case: Case) -> bool:
    return not any("legislature" in case.classes(p) for p in case.slots.authorities)


def _no_court(case: Case) -> bool:
    """Whether no court or judge gives, with "Judge" as the head of a phrase or as the title before a name."""
    for giver in case.slots.authorities:
        titled = "titled" in case.classes(giver)
        head = [p for p in case.phrases[giver.first : giver.head] if p.kind == "inner"] if titled else []
        if any("court" in p.classes for p in [*head, case.phrases[giver.head]]):
            return False
    return True


def _speaker(case: Case) -> bool:
    """Whether the giver is a first or second person who does not plainly speak of a permission."""
    if case.slots.instrument is not None or _plainly_permits(case):
        return False
    return any(
        "pronoun" in case.classes(p) and case.sentence.lower(case.phrases[p.head].head) in _SPEAKERS
        for p in case.slots.authorities
    )


def _plainly_permits(case: Case) -> bool:
    """Whether a first person speaks of a permission and no resolve: "we have never permitted", not "we will not allow"."""
    slots = case.slots
    if slots.verb is None:
        return False
    group = case.phrases[slots.verb].group
    if group is None or group.modals:
        return False
    if slots.subject is not None:  # "nor can we permit"
        before = group_before(case.segment, slots.subject.phrases[0])
        if before is not None and before.modals:
            return False
    return case.lemma(slots.verb) in case.verbs("plain_permission")


def _purpose(case: Case) -> bool:
    """Whether the verb is an infinitive of purpose: "they met to allow it"."""
    verb = case.slots.verb
    if case.slots.instrument is not None or verb is None:
        return False
    group = case.phrases[verb].group
    if group is not None and group.form == "bare" and "conj" in case.segment.phrase(verb - 1).classes:
        first = told_to(case.segment, verb - 1)  # "working to clear the wreck and |allow| the port to reopen"
        if first is None:
            return False
        verb, group = first, case.phrases[first].group
    if group is None or group.form != "infinitive" or group.led or group.negators or group.perfect:
        return False  # "is thought to have allowed it"
    if ranked(case.sentence, case.segment, verb):
        return False  # "became the first state to allow it"
    before = case.lemma(verb - 1) if group_before(case.segment, verb) is not None else ""
    if any(before in case.verbs(kind) for kind in ("resolving", "refusing", "negative")):
        return False  # "declined on Friday to let them dock"
    led = case.segment.phrase(before_adverbial(case.segment, verb - 1, True) if verb else -1)
    acts = led.group is not None and case.sentence.words.lemma(led.head) in case.verbs("striving")
    if led.group is not None and led.group.form == "finite" and "catenative" in led.classes and not acts:
        return False  # "voted along party lines to let them dock", "agreed, after a lawsuit, to"
    return case.segment.phrase(verb - 1).classes.isdisjoint({"deciding", "adj", "whether"}) and not _decides(
        case
    )


def _decides(case: Case) -> bool:
    """Whether the giver is whose decision the infinitive says: "the refusal of a judge in Ohio to allow it"."""
    subject = case.slots.subject
    if subject is None or subject.relation == "owner":
        return subject is not None
    start = complex_start(case.segment, subject.phrases[0])
    linked = not case.segment.phrase(start - 1).classes.isdisjoint({"of", "by"})
    return linked and "deciding" in case.segment.phrase(start - 2).classes


def _of_permission(case: Case) -> bool:
    """Whether it is what a permission is for, of which something else is said: "a licence |to allow trucks to cross| was"."""
    verb = case.slots.verb
    group = case.phrases[verb].group if verb is not None else None
    if verb is None or group is None or group.form != "infinitive":
        return False
    classes = case.segment.phrase(verb - 1).classes
    return "permission" in classes and classes.isdisjoint({"mandate_n", "power", "law"})


def _follows(case: Case) -> bool:
    """Whether the verb is a participle of result: "the bridge fell, thus allowing them to pass".

    Not so where an organ gives something by an act of law: "granted them a status, allowing them to stay", "lifted
    the ban, allowing them to serve", nor where a court does it, whose acts are all of law.
    """
    verb = case.slots.verb
    if case.slots.instrument is not None or verb is None:
        return False
    group = case.phrases[verb].group
    if group is None or group.form != "ing" or group.negators:
        return False  # "sealed the border, not allowing them to leave"
    if any(case.sentence.words.lemma(at) in case.verbs("refusing") for at, _ in group.led):
        return False
    before = verb - 2 if "adv" in case.segment.phrase(verb - 1).classes else verb - 1
    if "comma" not in case.segment.phrase(before).classes:
        return False
    clause = finite_left(case.segment, verb)
    if clause is not None and case.slots.authorities and not _no_court(case):
        return False
    return clause is None or case.phrases[clause].classes.isdisjoint(_GIVING)


def _at_home(case: Case) -> bool:
    """Whether no authority is a foreign one; those that are not go out of the slots."""
    actor = case.slots.actor
    home = _states(case, actor) if actor is not None and actor.last <= case.match.start else frozenset()
    case.slots.authorities = [
        p
        for p in case.slots.authorities
        if (is_foreign(case.sentence, case.segment, p) or _state_says(case, p))
        and not (home and _states(case, p) == home)
        and not (
            "force" in case.classes(p) and case.classes(p).isdisjoint({"agent", "authority"})
        )  # "with Russian airstrikes"
    ]
    return not case.slots.authorities


def _state_says(case: Case, piece: Piece) -> bool:
    """Whether a pronoun stands for the state that says it: "Peru said |it| had not been told of the raid"."""
    if "impersonal" not in case.classes(piece) or not organ_says(case.segment, piece):
        return False
    saying = finite_left(case.segment, piece.first)
    subject = subject_of(case.segment, saying) if saying is not None else None
    return subject is not None and is_foreign(
        case.sentence, case.segment, Piece(subject.phrases[0], subject.last + 1, subject.last)
    )


def _states(case: Case, piece: Piece) -> frozenset[str]:
    """The states that are named in a piece: "|Turkish| officials", "the |U.S.| Coast Guard"."""
    names, words = case.sentence.tables.names, case.sentence.words
    first, last = case.sentence.phrase_words(case.segment, piece.first, piece.last)
    found = set()
    for at in range(first, last):
        norm = words.norms[at]
        entry = names.get(norm) or names.get(norm.split(" ")[0].removesuffix("'s"))
        if entry is not None and entry.type == "state" and entry.id is not None:
            found.add(entry.id)
    return frozenset(found)


def _no_domain(case: Case) -> bool:
    """Whether nobody is left in whose territory or domain it happens; who has none goes out of the slots.

    "in coordination with other countries", "has been working in close coordination with the United Nations"
    """
    slots = case.slots
    striving = bool(slots.actions) and all(
        case.lemma(a.head) in case.verbs("striving") for a in slots.actions
    )
    slots.authorities = [
        p
        for p in slots.authorities
        if not _anywhere(case, p)
        and not (striving and named(case, [p], {"international_organization", "international_organ"}))
    ]
    return not slots.authorities


def _anywhere(case: Case, piece: Piece) -> bool:
    """Whether a partner is one of many, whom no place or domain names: "regional organizations", "those countries"."""
    lemma = case.noun(piece)
    if lemma not in case.nouns("everywhere") or "name" in case.classes(piece):
        return False
    if any("national" in p.classes for p in case.phrases[piece.first : piece.head]):
        return False  # "our Jordanian partners"
    if case.sentence.lower(case.segment.phrase(piece.last).start) in ("concerned", "affected"):
        return False  # "with the states concerned"
    return lemma == "community" or "plural" in case.classes(piece)


def is_organ(case: Case, giver: Piece) -> bool:
    """Whether a giver is a pronoun for the organ that speaks: "the ministry said |it| had approved the dam"."""
    return "impersonal" in case.classes(giver) and organ_says(case.segment, giver)


def is_regulator(case: Case, giver: Piece) -> bool:
    """Whether a giver is an office that lets things be sold and used, or a pronoun for one that speaks."""
    if is_organ(case, giver):
        speaker = subject_of(case.segment, giver.head - 1) or subject_of(case.segment, giver.head - 2)
        return speaker is not None and not case.phrases[speaker.last].classes.isdisjoint(_REGULATORS)
    return not case.classes(giver).isdisjoint(_REGULATORS)


def _no_regulator(case: Case) -> bool:
    return not any(is_regulator(case, p) for p in case.slots.authorities)


def _no_owner(case: Case) -> bool:
    return not named(case, case.slots.authorities, {"authority", "poss"})


def _no_body(case: Case) -> bool:
    law = case.slots.instrument
    if law is not None and is_text(case.segment, law.head):
        return False
    if any(is_organ(case, giver) for giver in case.slots.authorities):
        return False
    return not named(case, case.slots.authorities, {"authority"})


def _obliges(case: Case) -> bool:
    """Whether a mandate is a duty, as where a law, a parliament or a government mandates: councils give missions theirs."""
    slots = case.slots
    if slots.verb is None or "mandate" not in case.phrases[slots.verb].classes:
        return False
    if slots.instrument is not None:
        return case.classes(slots.instrument).isdisjoint(_MISSION_TEXTS)
    return not slots.authorities or named(case, slots.authorities, _LAWGIVERS)


_MISSION_TEXTS: Final = frozenset({"resolution", "mandate_n"})
_LAWGIVERS: Final = {"legislature", "state", "government", "head_of_state", "titled", "pronoun", "pending"}


FILTERS: Final[tuple[Filter, ...]] = (
    Filter("", _misled, "a place or a time gives nothing"),
    Filter("", _private, "the giver is private"),
    Filter("weak", _depending, "what depends on a request is not done at it"),
    Filter("weak", _no_say, "who asks has no say"),
    Filter("weak", _own_side, "who asks is one of the same side"),
    Filter("", _public, "a people is no authority"),
    Filter("", _says_itself, "its own clause says what it authorizes"),
    Filter("", _in_power, "the power to authorize is had or lacked"),
    Filter("no_duty_given", _obliges, "what is mandated is a duty"),
    Filter("legislature", _no_legislature),
    Filter("court", _no_court),
    Filter("needs_authority", nobody_official),
    Filter("needs_authority", circumstance, "a circumstance allows nothing"),
    Filter("needs_regulator", _no_regulator),
    Filter("no_pronoun", _speaker),
    Filter("no_pronoun", _of_permission, "what a permission is for is said of the permission"),
    Filter("no_pronoun", _purpose, "what an act is for is not allowed by it"),
    Filter("no_pronoun", _follows, "what follows from an act is not allowed by it"),
)

LATE: Final[tuple[Filter, ...]] = (
    Filter("foreign", _at_home),
    Filter("domain", _no_domain),
    Filter("needs_owner", _no_owner),
    Filter("needs_body", _no_body),
)
"""What is looked at when the filters of acts are through: they take authorities out of the slots."""
