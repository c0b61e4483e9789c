"""What somebody denies or dismisses: the clause of another verb, reports that something was so."""

from __future__ import annotations

from collections.abc import Sequence

from authz.interpret.sentence import Sentence
from authz.phrases import Phrase, Segment, VerbGroup

__all__ = ["affirms", "claimed", "denies"]


def denies(sentence: Sentence, segment: Segment, at: int, verb: int) -> bool:
    """Whether a verb denies the clause of another: "denied that it had", "dismissed reports that it had"."""
    phrases = segment.phrases
    verbs, lemma = sentence.tables.scope["verbs"], sentence.words.lemma(phrases[at].head)
    if lemma in verbs["denying"] and "that" in phrases[at + 1].classes:
        return True
    if lemma not in verbs["denying"] and lemma not in verbs["dismissing"]:
        return False
    nouns = [i for i in range(at + 1, min(at + 6, verb)) if phrases[i].kind == "np"]
    claim = next((i for i in nouns if "genitive" not in phrases[i + 1].classes), verb)
    return claim + 1 < verb and claimed(sentence, segment, claim + 1)


def claimed(sentence: Sentence, segment: Segment, at: int) -> bool:
    """Whether the word at ``at`` opens the clause that a claim consists of: "reports |that| they had"."""
    phrases = segment.phrases
    if (
        at < 1
        or phrases[at].classes.isdisjoint({"that", "rel"})
        or sentence.lower(phrases[at].start) != "that"
    ):
        return False
    return sentence.words.lemma(phrases[at - 1].head) in sentence.tables.scope["nouns"]["claim"]


def affirms(before: Sequence[Phrase], group: VerbGroup) -> bool:
    """Whether a verb is said of its subject and not negated: no "did not deny", no "neither confirm nor deny"."""
    return not group.negators and not group.passive and not any("nor" in p.classes for p in before)
