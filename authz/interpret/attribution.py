"""Whose claim it is: verbs of saying and their reach, "according to", speaker labels, quotations."""

from __future__ import annotations

from attrs import frozen

from authz.chunk import Segment
from authz.clauses import complex_end, complex_start, subject_of
from authz.interpret.sentence import Sentence
from authz.model import Mention

__all__ = ["Claim", "claims", "source_of"]

_SAYING = frozenset({"say", "think", "hold", "show"})


@frozen
class Claim:
    """Somebody says what stands at phrases ``[first, last)``; ``verb`` is the verb of saying."""

    verb: int
    first: int
    last: int
    holder: Mention


def _holder(sentence: Sentence, segment: Segment, verb: int) -> Mention | None:
    subject = subject_of(segment, verb)
    if subject is None:
        return None
    first, last = subject.phrases[0], subject.phrases[-1]
    head = segment.phrases[last]
    if head.kind != "np" or ("instrument" in head.classes and "authority" not in head.classes and "order" not in head.classes):
        return None
    begin = complex_start(segment, first)
    end = complex_end(segment, last, verb)
    for at in range(last + 1, end):  # the holder is a name, not a story
        group = segment.phrases[at].group
        if group is not None:
            end = at
            break
    return sentence.phrase_mention(segment, begin, max(end, last + 1))


def _sentence_claims(sentence: Sentence, segment: Segment) -> list[Claim]:
    phrases = segment.phrases
    count = len(phrases)
    found: list[Claim] = []
    for index, phrase in enumerate(phrases):
        classes = phrase.classes
        if phrase.kind == "word" and sentence.lower(phrase.start) == "according to" and index + 1 < count:
            head = index + 1
            while head < count and phrases[head].kind == "inner":
                head += 1
            if head < count and phrases[head].kind == "np":
                end = complex_end(segment, head, count)
                for at in range(head + 1, end):
                    if phrases[at].group is not None:
                        end = at
                        break
                found.append(Claim(index, 0, count, sentence.phrase_mention(segment, index + 1, end)))
            continue
        if "colon" in classes and 0 < index <= 6 and not any(p.group for p in phrases[:index]) and sentence.lower(phrase.start) == ":":
            if phrases[index - 1].kind == "np" and index + 2 < count:
                found.append(Claim(index, index, count, sentence.phrase_mention(segment, 0, index)))
            continue
        group = phrase.group
        if group is None or classes.isdisjoint(_SAYING) or group.copula or group.passive or group.form == "infinitive":
            continue
        holder = _holder(sentence, segment, index)
        if holder is None:
            continue
        after = phrases[index + 1].classes if index + 1 < count else frozenset({"stop"})
        final = not after.isdisjoint({"stop", "comma", "colon"}) or "in" in after
        subject = subject_of(segment, index)
        inverted = subject is None or subject.phrases[0] > index
        start = complex_start(segment, subject.phrases[0]) if subject and not inverted else index
        lead = phrases[start - 1].classes if start > 0 else frozenset()
        first, last = index, count
        if final and not lead.isdisjoint({"comma", "dash", "stop"}):
            first, last = 0, (count if "comma" in after else index)
        elif final and start == 0 and "comma" in after:
            first = index
        found.append(Claim(index, first, last, holder))
    return found


def claims(sentence: Sentence, segment: Segment) -> list[Claim]:
    """The claims of a segment, found once."""
    key = f"claims {id(segment)}"
    known: list[Claim] | None = sentence.cache.get(key)
    if known is None:
        known = sentence.cache[key] = _sentence_claims(sentence, segment)
    return known


def source_of(sentence: Sentence, segment: Segment, index: int, own: frozenset[int]) -> Mention | None:
    """The nearest holder of the claim at phrase ``index``; ``own`` are the verbs of the statement itself."""
    best: Claim | None = None
    for claim in claims(sentence, segment):
        if claim.verb in own or not claim.first <= index < claim.last:
            continue
        if best is None:
            best = claim
        elif claim.verb < index and (best.verb > index or claim.verb > best.verb):
            best = claim
        elif claim.verb > index and best.verb > index and claim.verb < best.verb:
            best = claim
    if best is None and segment.inside >= 0:
        return source_of(sentence, sentence.segments[0], segment.inside, frozenset())
    return best.holder if best else None
