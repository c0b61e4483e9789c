"""Whose claim it is: verbs of saying and their reach, "according to", speaker labels, quotations."""

from __future__ import annotations

from attrs import frozen

from authz.clauses import subject_of
from authz.complexes import complex_end, complex_start
from authz.interpret.sentence import Sentence
from authz.model import Mention
from authz.phrases import Segment

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
    if head.kind != "np" or (
        "instrument" in head.classes and "authority" not in head.classes and "order" not in head.classes
    ):
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
        if (
            "colon" in classes
            and 0 < index <= 6
            and not any(p.group for p in phrases[:index])
            and sentence.lower(phrase.start) == ":"
        ):
            if (
                phrases[index - 1].kind == "np"
                and index + 2 < count
                and sentence.word(phrases[index - 1].head)[0].isupper()
            ):
                found.append(Claim(index, index, count, sentence.phrase_mention(segment, 0, index)))
            continue
        group = phrase.group
        if group is None or classes.isdisjoint(_SAYING) or group.copula or group.form == "infinitive":
            continue
        if "declaring" in classes and index + 1 < count and "warlike" in phrases[index + 1].classes:
            continue
        if group.passive:  # "it has been argued by governments that"
            if (
                index + 1 < count
                and sentence.lower(phrases[index + 1].start) == "by"
                and "think" not in classes
            ):
                end = index + 2
                while end < count and (
                    phrases[end].kind in ("inner", "np") or "conj" in phrases[end].classes
                ):
                    end += 1
                if end > index + 2 and phrases[end - 1].kind == "np":
                    found.append(
                        Claim(
                            index,
                            index,
                            _stop(segment, index),
                            sentence.phrase_mention(segment, index + 2, end),
                        )
                    )
            continue
        holder = _holder(sentence, segment, index)
        if holder is None or (holder.text.lower() in ("i", "we") and "think" not in classes):
            continue
        after = phrases[index + 1].classes if index + 1 < count else frozenset({"stop"})
        final = not after.isdisjoint({"stop", "comma", "colon"}) or (
            index + 1 < count
            and sentence.lower(phrases[index + 1].start) in ("in", "on", "at", "after", "during")
        )
        subject = subject_of(segment, index)
        start = (
            complex_start(segment, subject.phrases[0]) if subject and subject.phrases[0] < index else index
        )
        lead = phrases[start - 1].classes if start > 0 else frozenset()
        begins = _begin(segment, index)
        first, last = index, _stop(segment, index)
        trailing = not lead.isdisjoint({"comma", "dash", "stop"}) and start > begins + 1
        told = (
            "np" in after
            and not after.isdisjoint({"authority", "name", "people", "pronoun"})
            and (index + 2 >= count or not phrases[index + 2].classes.isdisjoint({"stop", "comma"}))
        )
        if trailing and (final or told) and "colon" not in after and _stated(segment, begins, start):
            first, last = begins, (last if "comma" in after else index)
        found.append(Claim(index, first, last, holder))
    return found


def _begin(segment: Segment, index: int) -> int:
    """Where the sentence that holds the phrase begins; splitters may leave two in one."""
    for at in range(index - 1, -1, -1):
        if "stop" in segment.phrases[at].classes:
            return at + 1
    return 0


def _stop(segment: Segment, index: int) -> int:
    """Where the sentence that holds the phrase ends."""
    for at in range(index + 1, len(segment.phrases)):
        if "stop" in segment.phrases[at].classes:
            return at
    return len(segment.phrases)


def _stated(segment: Segment, first: int, last: int) -> bool:
    """Whether a clause with a verb stands at ``[first, last)``: what somebody then says."""
    return any(p.group is not None and p.group.form == "finite" for p in segment.phrases[first:last])


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
        if (
            best is None
            or (claim.verb < index and (best.verb > index or claim.verb > best.verb))
            or (claim.verb > index and best.verb > index and claim.verb < best.verb)
        ):
            best = claim
    if best is not None and best.holder.text.lower() in ("i", "we"):  # the speaker whom the sentence names
        named = [
            c
            for c in claims(sentence, segment)
            if c.first <= index < c.last
            and c.holder.text.lower() not in ("i", "we", "it")
            and c.verb not in own
        ]
        labels = [c for c in named if segment.phrases[c.verb].group is None or c.verb > index]
        best = labels[0] if labels else best
    if best is None and segment.inside >= 0:
        return source_of(sentence, sentence.segments[0], segment.inside, frozenset())
    return best.holder if best else None
