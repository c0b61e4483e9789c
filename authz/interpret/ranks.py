"""Who is the first, or the only one, to do something: what the infinitive after it says is done."""

from __future__ import annotations

from authz.complexes import complex_start
from authz.interpret.sentence import Sentence
from authz.phrases import Segment

__all__ = ["ranked"]


def ranked(sentence: Sentence, segment: Segment, verb: int) -> bool:
    """Whether an infinitive says what somebody is first in doing: "is the first state |to allow| it"."""
    phrases = segment.phrases
    if verb < 2 or phrases[verb - 1].kind != "np":
        return False
    start = complex_start(segment, verb - 1)
    ranks = sentence.tables.scope["nouns"]["ranking"]
    words = range(phrases[start].start, phrases[verb - 1].head)
    return any(sentence.lower(word) in ranks for word in words)
