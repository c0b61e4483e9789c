"""What the verb that a modifier belongs to makes of its status: "cannot act without consent" requires it."""

from __future__ import annotations

from typing import Final

from authz.clauses import subject_of
from authz.complexes import PHRASE_ENDS, before_inner, complex_start, group_before, leftward, verb_left
from authz.interpret.governing import inherited
from authz.interpret.polarity import Force, force_of, fronted, negated_noun, turn
from authz.interpret.sentence import Sentence
from authz.interpret.slots import Slots, is_text
from authz.model import Modality, Status
from authz.phrases import Phrase, Segment

__all__ = ["hosted", "says_only"]

_NEAR: Final = 6
"""How many phrases may stand between "legal" and what it is legal to do: "legal |for residents| to carry"."""


def says_only(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether "only" stands inside a verb group: "may only be sold"."""
    return any(sentence.lower(word) == "only" for word in range(phrase.start, phrase.head))


def hosted(
    sentence: Sentence, segment: Segment, slots: Slots, status: Status, negations: int
) -> tuple[Status, int, Force, str]:
    """What the verb that a modifier belongs to makes of it, and why.

    "cannot act without consent" requires it, "never acts without consent" has it, "may act without
    further approval" does not require it.
    """
    phrases = segment.phrases
    verb = slots.host_verb
    assert verb is not None
    group = phrases[verb].group
    assert group is not None
    force = force_of(sentence, group)
    host = f"the host is {sentence.word(phrases[verb].head)!r}, {_said(force)}"
    if "shall" in group.modals and force.modality is Modality.FUTURE:
        force = force._replace(modality=Modality.ASSERTED)  # an order, not a forecast
    front = fronted(sentence, segment, verb)
    outer = force.negations + inherited(sentence, segment, verb) + front.negations
    subject = subject_of(segment, verb)
    if subject is not None and subject.last < verb and negated_noun(sentence, segment, subject.phrases[0]):
        outer += 1
    if status is Status.NOT_AUTHORIZED:
        denied = _empowered(segment, verb)
        if denied is not None:
            status = Status.REQUIRED if denied else Status.NOT_REQUIRED
            return status, 0, Force(), f"{status}: {host}, and a power to do it is spoken of"
        keeping = _kept_from(sentence, segment, verb)
        kept = "forbidding" in phrases[verb].classes or keeping is not None
        if (
            outer
            or kept
            or _impossible(sentence, segment, verb)
            or _limited(sentence, segment, verb)
            or _not_let(segment, verb)
        ):
            if "never" in _negator_words(sentence, segment, verb) and not group.modals:
                return status, negations + 1, Force(), f"{host}, never done without it"
            would = keeping is not None and "conditional" in phrases[keeping].group.modals  # type: ignore[union-attr]
            barred = Force(modality=Modality.CONDITIONAL) if would else Force()
            return Status.REQUIRED, negations, barred, f"required: {host}, not done without it"
        if (
            slots.grant is not None
            and not group.perfect
            and (_may(sentence, segment, verb) or _let_by_law(segment, verb) or _lawful(segment, verb))
        ):
            return Status.NOT_REQUIRED, negations, Force(), f"not_required: {host}, and may do without it"
        if (
            slots.grant is not None
            and "possible" in group.modals
            and _further(sentence, phrases[slots.grant].start, phrases[slots.grant].head)
        ):
            return (
                Status.NOT_REQUIRED,
                negations,
                Force(),
                f"not_required: {host}, and may do without more of it",
            )
        return status, negations, force, host
    if outer and status is Status.COORDINATED:  # "are not doing so in coordination with"
        return status, negations + outer, force, host
    alone = says_only(sentence, phrases[verb]) or _only_in(sentence, phrases[verb], slots)
    only = status is Status.AUTHORIZED and "possible" in group.modals and alone
    if only or (outer and force.modality is Modality.POSSIBLE):
        return (
            turn(sentence, Status.AUTHORIZED, "necessity"),
            negations,
            Force(),
            f"required: {host}, only with it",
        )
    return status, negations, force, host


def _only_in(sentence: Sentence, verb: Phrase, slots: Slots) -> bool:
    """Whether "only" begins a list of what a modifier is one of: "used |only| in self-defence or with its consent"."""
    after = verb.head + 1
    return slots.grant is not None and after < len(sentence.words) and sentence.lower(after) == "only"


def _may(sentence: Sentence, segment: Segment, verb: int) -> bool:
    """Whether somebody may or can do it: "may be flown without a permit"; what he could or might do is open."""
    group = segment.phrases[verb].group
    return (
        group is not None
        and "possible" in group.modals
        and any(
            sentence.lower(word) in ("may", "can") for word in range(segment.phrases[verb].start, group.main)
        )
    )


def _let_by_law(segment: Segment, verb: int) -> bool:
    """Whether a law lets somebody do it: "the act allows them to search phones without a warrant"."""
    at = verb_left(segment, verb, PHRASE_ENDS)
    outer = segment.phrases[at].group if at is not None else None
    if at is None or outer is None or outer.passive or outer.negators:
        return False
    giver = subject_of(segment, at)
    classes = segment.phrases[at].classes
    if giver is None or classes.isdisjoint({"allow", "authorize"}):
        return False
    if is_text(segment, giver.last):
        return True
    standing = not classes.isdisjoint({"present", "base"}) and outer.form == "finite" and not outer.modals
    return standing and "allow" in classes and "authority" in segment.phrases[giver.last].classes


def _not_let(segment: Segment, verb: int) -> bool:
    """Whether somebody is not let do it: "the law does not allow agents to enter without consent"."""
    at = verb_left(segment, verb, PHRASE_ENDS)
    group = segment.phrases[at].group if at is not None else None
    infinitive = segment.phrases[verb].group
    if at is None or group is None or infinitive is None or infinitive.form not in ("infinitive", "bare"):
        return False
    return bool(group.negators) and not segment.phrases[at].classes.isdisjoint({"allow", "authorize"})


def _lawful(segment: Segment, verb: int) -> bool:
    """Whether it is lawful to do it: "made it legal for them to carry it without a permit", "it is legal to"."""
    group = segment.phrases[verb].group
    if group is None or group.form != "infinitive":
        return False
    for at in range(verb - 1, max(-1, verb - _NEAR), -1):
        phrase = segment.phrases[at]
        if "lawful" in phrase.classes and phrase.kind != "np":
            before = segment.phrase(at - 1)
            it = "=it" in before.classes or (before.group is not None and before.group.copula)
            return it and (before.group is None or not before.group.negators)
        if phrase.group is not None or not phrase.classes.isdisjoint(PHRASE_ENDS):
            return False
    return False


def _kept_from(sentence: Sentence, segment: Segment, verb: int) -> int | None:
    """The verb that keeps somebody from the act: "|bars| troops from engaging in it without"."""
    phrases = segment.phrases
    if "from" not in segment.phrase(verb - 1).classes or (at := verb_left(segment, verb)) is None:
        return None
    keeps = sentence.words.lemma(phrases[at].head) in sentence.tables.scope["verbs"]["keeping"]
    return at if keeps else None


def _limited(sentence: Sentence, segment: Segment, verb: int) -> bool:
    """Whether an infinitive is what a limit is set to: "limits the power of the king |to act|", "a limit on funds |to act|"."""
    phrases = segment.phrases
    group = phrases[verb].group
    if group is None or group.form != "infinitive":
        return False
    verbs, nouns = sentence.tables.scope["verbs"], sentence.tables.scope["nouns"]
    for at in leftward(verb):
        phrase = phrases[at]
        if phrase.group is not None:
            lemma = sentence.words.lemma(phrase.head)
            limits = lemma in verbs["limiting"] or lemma in verbs["keeping"] or "forbidding" in phrase.classes
            if limits and not phrase.group.passive and not phrase.group.negators:
                return phrases[at + 1].kind in ("np", "inner")
            if phrase.group.form not in ("infinitive", "ing"):
                return False
        elif phrase.kind == "np" and sentence.noun(phrase) in nouns["limit"]:
            return sentence.lower(phrases[at + 1].start) in ("on", "to")
        elif not phrase.classes.isdisjoint(PHRASE_ENDS):
            return False
    return False


def _impossible(sentence: Sentence, segment: Segment, verb: int) -> bool:
    """Whether an infinitive is what cannot be: "it is impossible |to deploy| it without", "is not allowed |to hold| it"."""
    phrases = segment.phrases
    group = phrases[verb].group
    at = before_inner(segment, verb - 1)
    if group is None or group.form != "infinitive" or at < 1:
        return False
    if phrases[at].kind == "np" and "for" in phrases[complex_start(segment, at) - 1].classes:
        at = complex_start(segment, at) - 2  # "for the army to enter it"
    outer = phrases[at].group
    if outer is not None:
        if outer.passive and "forbidding" in phrases[at].classes:
            return not outer.negators
        return outer.passive and bool(outer.negators) and "allow" in phrases[at].classes
    copula = group_before(segment, at)
    if copula is None or not copula.copula:
        return False
    word = sentence.lower(phrases[at].head)
    asking = sentence.tables.scope["asking"]
    return word in (asking["allowed"] if copula.negators else asking["ruled_out"])


def _empowered(segment: Segment, verb: int) -> bool | None:
    """For "has the (no) power to act": whether the power is denied; None where no power is spoken of."""
    phrases = segment.phrases
    group = phrases[verb].group
    if group is None or group.form != "infinitive" or "power" not in segment.phrase(verb - 1).classes:
        return None
    at = verb_left(segment, verb)
    outer = phrases[at].group if at is not None else None
    if at is None or outer is None:
        return None
    return (
        bool(outer.negators)
        or "lack" in phrases[at].classes
        or any("no" in phrase.classes for phrase in phrases[at:verb])
    )


def _further(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a permission is one more than there is already."""
    return any(
        sentence.lower(word) in sentence.tables.scope["nouns"]["further"] for word in range(first, last)
    )


def _said(force: Force) -> str:
    """What a force does, in words."""
    parts = [
        f"negated {force.negations} times" if force.negations > 1 else "negated" if force.negations else ""
    ]
    parts += ["refused" if force.refusal else "", "necessary" if force.necessity else "", str(force.modality)]
    return ", ".join(part for part in parts if part)


def _negator_words(sentence: Sentence, segment: Segment, verb: int) -> set[str]:
    group = segment.phrases[verb].group
    return {sentence.lower(w) for w in group.negators} if group else set()
