"""What it is said to be time for: nobody has done it yet."""

from __future__ import annotations

from typing import Final

from authz.complexes import complex_start
from authz.interpret.sentence import Sentence
from authz.phrases import Segment

__all__ = ["is_due"]

_IS: Final = frozenset({"is", "was", "'s", "\u2019s", "be"})


def is_due(sentence: Sentence, segment: Segment, verb: int) -> bool:
    """Whether an infinitive is what it is time for: "it is time (for parliament) to authorize it", "the time has come to"."""
    phrases = segment.phrases
    group = phrases[verb].group
    if group is None or group.passive:
        return False
    first = phrases[verb].start
    if group.form != "infinitive":  # "the time |has come to authorize| it"
        come = any(sentence.words.lemma(at) == "come" for at, _ in group.led)
        return come and first > 0 and sentence.lower(first - 1) == "time"
    if verb > 1 and phrases[verb - 1].kind == "np":
        start = complex_start(segment, verb - 1)
        if start < 1 or "for" not in phrases[start - 1].classes:
            return False
        first = phrases[start - 1].start
    before = [sentence.lower(at) for at in range(max(0, first - 4), first)]
    if not before:
        return False
    if before[-1] in ("come", "here", "now"):  # "the time has come to", "the time is now to"
        return "time" in before
    return before[-1] == "time" and any(word in _IS for word in before)
