"""Whose claim it is: verbs and nouns of saying and their reach, "according to", speaker labels, quotations.

A claim is found once for a segment: its holder and the phrases it reaches over. What a verb of saying
takes along decides the reach. A clause ("said that ...", a quotation, "said the war was ...") is claimed
as a whole; an object ("announced the sale of ...") only as far as the object goes, and of verbs of blaming
("condemned the illegal ...") to the end of the clause; a speaker between commas or after the words holds
what stands around him. The nearest clause wins, then the nearest speaker.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

from authz.clauses import subject_of
from authz.complexes import (
    after_inner,
    complex_end,
    complex_start,
    group_before,
    is_finite,
    noun_from,
    rightward,
)
from authz.interpret.claims import Claim, claim_beside, holder_name
from authz.interpret.complements import (
    OPENING,
    clause_end,
    complement,
    is_that,
    judged_end,
    object_end,
    quote_before,
    sentence_begin,
    sentence_stop,
    stated,
)
from authz.interpret.holders import SAYING, holder_of
from authz.interpret.polarity import force_of
from authz.interpret.sentence import Sentence
from authz.model import Mention, Status
from authz.phrases import Phrase, Segment

__all__ = ["Claim", "claim_of", "claims", "held_by", "same"]

_BESIDE: Final = frozenset({"according to", "in", "to", "for", ":", "-", "–", "—"})
"""What may name a holder without a verb: "according to X", "in the view of X", "to X's mind", "X: ..."."""
_JUDGES: Final = frozenset({"court", "authority", "titled"})
"""Who rules, where what follows leaves open whether he is ruled."""
_EDGES: Final = frozenset({"comma", "dash", "stop", "semicolon", "colon"})
_AGENT_NEAR: Final = 8
"""How many phrases after a passive verb of saying its agent is looked for."""
_OWNERS: Final = frozenset({"his", "her", "its", "their", "our", "my", "your"})


_SPEAKING: Final = frozenset({"agent", "authority", "person", "people", "name", "titled"})
"""Classes of those who speak, though the word may also name an act."""


def _speaker_after(sentence: Sentence, segment: Segment, verb: int) -> int | None:
    """The noun phrase after a verb that may stand before its subject, unless a quotation begins between them."""
    if "inverting" not in segment.phrases[verb].classes or quote_before(sentence, segment, verb + 1):
        return None
    return noun_from(segment, verb + 1)


def _inverted(sentence: Sentence, segment: Segment, verb: int) -> int | None:
    """The head of the subject after its verb: "..., said the historian"."""
    phrases = segment.phrases
    group = phrases[verb].group
    if group is None or group.form != "finite" or phrases[verb].start != group.main:
        return None
    if verb and "comma" not in phrases[verb - 1].classes and not quote_before(sentence, segment, verb):
        return None
    head = _speaker_after(sentence, segment, verb)
    if head is None:
        return None
    if "action" in phrases[head].classes and phrases[head].classes.isdisjoint(_SPEAKING):
        return None  # "The group, which has sued, said the searches were illegal"
    end = complex_end(segment, head, len(phrases))
    end = next((i for i in range(head + 1, end) if phrases[i].group is not None), end)
    return None if is_finite(segment.phrase(end)) else head


def _said_by(sentence: Sentence, segment: Segment, verb: int) -> Claim | None:
    """A passive verb of saying with its agent: "has been argued by governments that", "was called illegal by"."""
    phrases = segment.phrases
    for at in rightward(segment, verb, _AGENT_NEAR):
        if "by" in phrases[at].classes:
            break
        if phrases[at].group is not None or not phrases[at].classes.isdisjoint(_EDGES):
            return None
    else:
        return None
    end = at + 1
    while segment.phrase(end).kind in ("inner", "np") or "conj" in segment.phrase(end).classes:
        end += 1
    shown = "show" in phrases[verb].classes and phrases[verb].classes.isdisjoint({"say", "think", "hold"})
    if phrases[end - 1].kind != "np" or (shown and "that" not in segment.phrase(end).classes):
        return None  # "the skill that has been shown by the rebels"
    stop = sentence_stop(segment, verb)
    if phrases[verb].group.form == "ed" and phrases[verb - 1].kind == "np":  # type: ignore[union-attr]
        stop = next(
            (i for i in range(end, stop) if is_finite(phrases[i])), stop
        )  # "the truce agreed by A was"
    return Claim(verb, verb, stop, sentence.phrase_mention(segment, at + 1, end))


def _asked_after(sentence: Sentence, segment: Segment, verb: int) -> Claim | None:
    """The claim before its speaker, ended by a mark of its own: '"Was the raid legal?" |asked| the historian.'."""
    phrases = segment.phrases
    group = phrases[verb].group
    if (
        group is None
        or verb < 2
        or "stop" not in phrases[verb - 1].classes
        or group.form not in ("ed", "finite")
    ):
        return None
    head = _speaker_after(sentence, segment, verb) if quote_before(sentence, segment, verb) else None
    if head is None:
        return None
    holder = holder_name(sentence, segment, head, head, len(phrases))
    return Claim(verb, sentence_begin(segment, verb - 1), verb, holder, inside=False)


def _ruled_at_end(sentence: Sentence, segment: Segment, index: int) -> Claim | None:
    """The claim in "..., the court ruled.", where the form of the verb leaves its voice open."""
    phrases = segment.phrases
    group = phrases[index].group
    if group is None or group.form != "ed":
        return None
    if set(sentence.words.tags[phrases[index].start : group.main]) - {"R"}:
        return None  # but "the court |unanimously| ruled"
    after = segment.phrase(index + 1).classes
    if index + 1 < len(phrases) and after.isdisjoint({"stop", "comma"}):
        judges = "hold" in phrases[index].classes and not _JUDGES.isdisjoint(phrases[index - 1].classes)
        if not judges or after.isdisjoint({"prep", "adj"}) or "by" in after:
            return None  # but "a divided court ruled |5-4|", "the judges held |in a brief order|"
    head = index - 1
    start = complex_start(segment, head)
    while "of" in segment.phrase(start - 1).classes and segment.phrase(start - 2).kind == "np":
        head = start - 2
        start = complex_start(segment, head)
    if segment.phrase(head).kind != "np" or "comma" not in segment.phrase(start - 1).classes:
        return None
    begins = sentence_begin(segment, index)
    if start <= begins + 1:
        return None
    holder = holder_name(sentence, segment, head, head, index)
    return Claim(index, begins, sentence_stop(segment, index), holder, inside=False)


def _verb_claim(sentence: Sentence, segment: Segment, index: int) -> Claim | None:
    """The claim that a verb of saying makes."""
    phrases = segment.phrases
    phrase = phrases[index]
    classes, group = phrase.classes, phrase.group
    if group is None or classes.isdisjoint(SAYING) or group.copula or group.form == "infinitive":
        return _led_claim(sentence, segment, index) if group is not None and group.led else None
    if (asked := _asked_after(sentence, segment, index)) is not None:
        return asked
    if "without" in segment.phrase(index - 1).classes:
        return None  # "flew it |without notifying| the agency"
    if "declaring" in classes and "warlike" in segment.phrase(index + 1).classes:
        return None
    if (ruled := _ruled_at_end(sentence, segment, index)) is not None:
        return ruled
    if group.passive:
        return _said_by(sentence, segment, index)
    force = force_of(sentence, group)
    denied = bool(force.negations or force.refusal)
    begins, stop = sentence_begin(segment, index), sentence_stop(segment, index)
    if (late := _inverted(sentence, segment, index)) is not None:
        holder = holder_name(sentence, segment, late, late, len(phrases))
        return Claim(index, begins if index > begins + 1 else index, stop, holder, inside=False)
    named = holder_of(sentence, segment, index)
    if named is None or (named.text.lower() in ("i", "we") and "think" not in classes):
        return None
    kind, at = complement(sentence, segment, index)
    if denied and not (kind == "clause" and phrases[at].classes.isdisjoint(OPENING - {"that"})):
        return None  # "declined to say whether", "does not explain why"; but "does not think that"
    if kind == "clause":
        if "hold" in classes and classes.isdisjoint({"say", "think"}) and not is_that(sentence, phrases[at]):
            if not phrases[at].classes.isdisjoint(OPENING):
                return None  # "is to decide whether": nobody has ruled
        reach = clause_end(segment, index)
        return Claim(index, index, _next_court(segment, index, reach) if "hold" in classes else reach, named)
    if kind in ("open", "") and "judge" in classes:
        if (end := judged_end(segment, index + 1)) is not None:
            return Claim(index, index, end, named)  # "the raid, which the envoy called |illegal|"
    if kind == "open" and "show" in classes and classes.isdisjoint({"say", "think", "hold"}):
        return None  # "In holding them, the ministry showed contempt for the law"
    if kind == "open":
        subject = subject_of(segment, index)
        start = (
            complex_start(segment, subject.phrases[0]) if subject and subject.phrases[0] < index else index
        )
        lead = segment.phrase(start - 1).classes
        if "stop" in lead:
            begins = sentence_begin(segment, start - 1)
        beside = not lead.isdisjoint({"comma", "dash"}) or quote_before(sentence, segment, start)
        colon = "colon" in segment.phrase(at).classes
        final = at >= stop
        if beside and start > begins + 1 and not colon and (final or stated(segment, begins, start)):
            last = index if final else stop
            return Claim(index, begins, last, named, inside=False)
        quoted = quote_before(sentence, segment, at + 1)
        inserted = "hold" in classes and beside and at < stop and "comma" in phrases[at].classes
        bare = ("say" in classes or inserted) and "np" not in lead  # "The raid, the court ruled, was"
        return Claim(index, index, stop, named) if colon or quoted or (bare and at < stop) else None
    if kind == "object":
        if not classes.isdisjoint({"challenge", "affirming"}):
            head = after_inner(segment, at)
            while "genitive" in segment.phrase(head + 1).classes:
                head = after_inner(segment, head + 2)  # "questioned |the king's right| to dissolve it"
            named_law = not segment.phrase(head).classes.isdisjoint({"legality", "speech_noun", "power"})
            if "power" in segment.phrase(head).classes:
                return Claim(index, index, stop, named)
            if named_law or "challenge" in classes:
                return Claim(index, index, object_end(segment, at, False), named) if named_law else None
        blaming = not classes.isdisjoint({"blame", "undoing"})
        if not blaming and "judge" in classes and (end := judged_end(segment, at)) is not None:
            return Claim(index, index, end, named)
        if blaming or (
            not classes.isdisjoint({"say", "show"}) and sentence.words.lemma(phrase.head) != "observe"
        ):
            return Claim(index, index, object_end(segment, at, blaming), named)
        return None
    if not kind and "judge" in classes and (end := judged_end(segment, at)) is not None:
        return Claim(index, index, end, named)  # "a raid that critics |call illegal|"
    if kind == "act" and "say" in classes:
        for end in range(at, stop):
            if not phrases[end].classes.isdisjoint({"comma", "sub"}):
                return Claim(index, index, end, named)
        return Claim(index, index, stop, named)
    return None


def _next_court(segment: Segment, ruling: int, end: int) -> int:
    """Where what a court rules ends before what another one does: "ruled it illegal, |but an appeals court| let it go on"."""
    phrases = segment.phrases
    for at in range(ruling + 2, end):
        if "comma" in phrases[at - 1].classes and not phrases[at].classes.isdisjoint({"conj", "sub"}):
            court = noun_from(segment, at + 1, end)
            if (
                court is not None
                and "court" in phrases[court].classes
                and is_finite(segment.phrase(court + 1))
            ):
                return at - 1
    return end


def _led_claim(sentence: Sentence, segment: Segment, index: int) -> Claim | None:
    """The claim in "claims to have authorized": the leading verb says whose it is."""
    group = segment.phrases[index].group
    assert group is not None
    if not any("professing" in classes for _, classes in group.led):
        return None
    named = holder_of(sentence, segment, index)
    return Claim(-1, index, sentence_stop(segment, index), named) if named is not None else None


def _noun_claim(sentence: Sentence, segment: Segment, index: int) -> Claim | None:
    """The claim in a noun of saying: "the minister's claim that", "the view of lawyers that"."""
    phrases = segment.phrases
    end = complex_end(segment, index, len(phrases))
    end = next((at for at in range(index + 1, end) if phrases[at].group is not None), end)
    at = end
    while not segment.phrase(at).classes.isdisjoint({"comma", "adv"}):
        at += 1
    if not is_that(sentence, segment.phrase(at)) or _goes_on_as_subject(segment.phrase(at + 1)):
        return None
    stop = sentence_stop(segment, index)
    start = complex_start(segment, index)
    if start == 1 + sentence_begin(segment, index) and "prep" in segment.phrase(start - 1).classes:
        stop = next((i for i in range(at, stop) if "comma" in phrases[i].classes), stop)
    verb = start - 1
    group = group_before(segment, start)
    if group is not None and not group.copula and not group.passive and not group.negators:
        own = any("poss" in p.classes for p in phrases[start:index]) or start == index
        if own and (named := holder_of(sentence, segment, verb)) is not None:
            return Claim(index, at, stop, named)  # "stating her opinion that", "includes a warning that"
    if (
        any("poss" in p.classes for p in phrases[start:index])
        and (writer := _writer(segment, start - 1)) is not None
    ):
        if (named := holder_of(sentence, segment, writer)) is not None:
            return Claim(index, at, stop, named)  # "the agency says in its report that"
    for owner in range(start, index):
        inner = phrases[owner]
        if inner.kind == "np" or not inner.classes.isdisjoint({"poss", "authority"}):
            return Claim(
                index,
                at,
                stop,
                sentence.phrase_mention(segment, start if inner.kind == "np" else owner, owner + 1),
            )
    if index + 1 < end and not phrases[index + 1].classes.isdisjoint({"of", "by", "from"}):
        behind = noun_from(segment, index + 2, end)
        if behind is not None:
            return Claim(index, at, stop, holder_name(sentence, segment, behind, behind, end))
    return None


def _goes_on_as_subject(verb: Phrase) -> bool:
    """Whether a verb right after "that" makes it a relative: "its maritime |claims that are| contrary to law".

    But "his belief that |recently enacted| laws allow it".
    """
    if not is_finite(verb) or verb.group is None:
        return False
    return verb.group.main == verb.start or verb.classes.isdisjoint({"past", "past_or_participle"})


def _writer(segment: Segment, at: int) -> int | None:
    """The verb of saying right before a preposition at ``at``: "|says| in its report that"."""
    phrases = segment.phrases
    group = group_before(segment, at)
    if (
        group is None
        or group.passive
        or group.form == "infinitive"
        or phrases[at].classes.isdisjoint({"prep"})
    ):
        return None
    return None if phrases[at - 1].classes.isdisjoint({"say", "show"}) else at - 1


def _sentence_claims(sentence: Sentence, segment: Segment) -> list[Claim]:
    found: list[Claim] = []
    norms = sentence.words.norms
    for index, phrase in enumerate(segment.phrases):
        classes, group = phrase.classes, phrase.group
        claim: Claim | None = None
        if group is not None:
            if group.led or not classes.isdisjoint(SAYING):
                claim = _verb_claim(sentence, segment, index)
        elif phrase.kind == "np":
            if "speech_noun" in classes:
                claim = _noun_claim(sentence, segment, index)
        elif phrase.kind == "word" and norms[phrase.start].lower() in _BESIDE:
            claim = claim_beside(sentence, segment, index)
        if claim is not None:
            found.append(claim)
    return found


def claims(sentence: Sentence, segment: Segment) -> list[Claim]:
    """The claims of a segment, found once."""
    key = f"claims {id(segment)}"
    known: list[Claim] | None = sentence.cache.get(key)
    if known is None:
        known = sentence.cache[key] = _sentence_claims(sentence, segment)
    return known


def claim_of(sentence: Sentence, segment: Segment, index: int, own: AbstractSet[int]) -> Claim | None:
    """The nearest claim that reaches phrase ``index``; ``own`` are the verbs of the statement itself."""
    reaching = [c for c in claims(sentence, segment) if c.first <= index < c.last and c.verb not in own]
    if not reaching:
        main = segment.inside
        return claim_of(sentence, sentence.segments[0], main, frozenset()) if main >= 0 else None
    inside = [c for c in reaching if c.inside]
    if not inside:
        return min(reaching, key=lambda c: (c.holder.text.lower() in _OWNERS, abs(c.verb - index)))
    best = max(inside, key=lambda c: c.verb)
    if best.holder.text.lower() in ("i", "we"):  # the speaker whom the sentence names
        best = next((c for c in reaching if not c.inside), best)
    return best


def held_by(sentence: Sentence, segment: Segment, claim: Claim | None, status: Status) -> Mention | None:
    """Who holds a claim; not who asks for it: "demanded that the senate approve it" (guidelines, hard cases)."""
    if claim is None or status is not Status.REQUESTED or claim.verb < 0:
        return claim.holder if claim is not None else None
    lemma = sentence.words.lemma(segment.phrases[claim.verb].head)
    return None if lemma in sentence.tables.scope["verbs"]["requesting"] else claim.holder


def same(holder: Mention | None, body: Mention | None) -> bool:
    """Whether who gives and who wonders are one: "the senate is considering whether to approve it"."""
    return holder is not None and body is not None and holder.start < body.end and body.start < holder.end
