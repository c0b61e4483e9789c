"""Who holds a claim: the subject of a verb of saying, past party labels, relative clauses and what he adds."""

from __future__ import annotations

from typing import Final

from authz.clauses import subject_of
from authz.complexes import complex_start
from authz.interpret.claims import holder_name, is_text_only, past_acts
from authz.interpret.sentence import Sentence
from authz.model import Mention
from authz.phrases import Phrase, Segment
from authz.subjects import Subject

__all__ = ["SAYING", "holder_of"]

SAYING: Final = frozenset({"say", "think", "hold", "show", "blame", "inquire", "undoing"})
"""Classes of verbs that make a claim."""
_PERSONS: Final = frozenset(
    {"authority", "person", "people", "office", "titled", "person_n", "person_class", "agent", "name"}
)
"""Who may be "who"."""
_NAMELESS: Final = frozenset({"the", "a", "an", "something", "anything", "everything", "nothing"})
_PARTIES: Final = frozenset({"R-", "D-", "I-"})


def _party_label(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a noun phrase is the party and state of the one named before it: "R-Wis."."""
    word = sentence.word(phrase.head)
    return word[:2] in _PARTIES and word[2:3].isupper()


def holder_of(sentence: Sentence, segment: Segment, verb: int) -> Mention | None:
    """Who is the subject of a verb of saying, when that can hold a claim."""
    phrases = segment.phrases
    outer = past_acts(segment, verb)
    subject = _who_adds(segment, verb) or subject_of(segment, verb if outer is None else outer)
    if subject is None:
        return None
    first, last = subject.phrases[0], subject.phrases[-1]
    while _party_label(sentence, phrases[last]) and "comma" in segment.phrase(last - 1).classes:
        first = last = last - 2
    if (told := _who(sentence, segment, verb, last)) is not None:
        first = last = told
    head = phrases[last]
    if (
        head.kind != "np"
        or is_text_only(head)
        or not head.classes.isdisjoint({"nobody", "demonstrative", "existential"})
    ):
        return None
    if sentence.lower(head.head) in _NAMELESS:
        return None  # "but the -- that is to say, the council"
    showing = "show" in phrases[verb].classes and "say" not in phrases[verb].classes
    if "event_n" in head.classes or (
        showing and head.classes.isdisjoint({"report_n", "authority", "person", "people", "name", "pronoun"})
    ):
        return None
    return holder_name(sentence, segment, first, last, verb if last < verb else len(phrases))


def _who_adds(segment: Segment, verb: int) -> Subject | None:
    """Whose participle follows what he said: "|the mayor| said that the police left, adding that"."""
    phrases = segment.phrases
    group = phrases[verb].group
    if group is None or group.form != "ing" or "comma" not in segment.phrase(verb - 1).classes:
        return None
    subject = subject_of(segment, verb)
    if subject is None:
        return None
    before = complex_start(segment, subject.phrases[0]) - 1
    that = "sub" in segment.phrase(before).classes and "that" in segment.phrase(before).classes
    said = before - 1 if that else before
    speaks = segment.phrase(said).group
    if speaks is None or speaks.form != "finite" or speaks.passive or speaks.copula:
        return None
    if not that and phrases[said].classes.isdisjoint(SAYING):
        return None
    return _who_adds(segment, said) or subject_of(segment, said)


def _who(sentence: Sentence, segment: Segment, verb: int, subject: int) -> int | None:
    """The person right before "who", where the noun that leads the phrase is none: "an order for |the tenants|, who said"."""
    phrases = segment.phrases
    at = verb - 1
    if "rel" not in segment.phrase(at).classes or sentence.lower(phrases[at].start) != "who":
        return None
    at -= 1 + ("comma" in segment.phrase(at - 1).classes)
    leads = not phrases[subject].classes.isdisjoint(_PERSONS)
    if at <= subject or leads or phrases[at].kind != "np" or phrases[at].classes.isdisjoint(_PERSONS):
        return None
    return at
