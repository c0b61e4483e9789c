"""The act that a permission is for, where another clause of the sentence names it.

"If he wants to strike, he should seek approval"; "anyone who plans a march must obtain a permit"; "he deferred the
strikes and said that he would seek approval"; "they crossed the river, but had no permission". All of it is said of one
act, so the two clauses must share their subject, by a pronoun or by leaving it out, or the other one must be there for
the act alone.
"""

from __future__ import annotations

from typing import Final

from authz.clauses import subject_of
from authz.complexes import (
    complex_end,
    complex_start,
    finite_left,
    is_noun,
    leftward,
    noun_from,
    verb_phrase_end,
)
from authz.interpret.sentence import Sentence
from authz.interpret.slots import Piece
from authz.phrases import Segment
from authz.subjects import Subject

__all__ = ["act_elsewhere"]

_REACH: Final = 24
"""How many phrases off another clause may begin."""
_ENDS: Final = frozenset({"stop", "semicolon", "colon", "comma", "dash", "sub", "rel", "that"})


def act_elsewhere(sentence: Sentence, segment: Segment, verb: int) -> Piece | None:
    """The act of another clause that the permission which ``verb`` gets, needs or lacks is for."""
    subject = subject_of(segment, verb)
    return (
        _wanted_by_subject(sentence, segment, subject, verb)
        or _fronted(sentence, segment, subject, verb)
        or _earlier(segment, subject, verb)
        or _despite(sentence, segment, subject, verb)
        or _tried(sentence, segment, subject, verb)
    )


def _rest(segment: Segment, verb: int) -> Piece:
    """A verb with what belongs to it, up to the next clause."""
    return Piece(verb, verb_phrase_end(segment, verb), verb)


def _meant(sentence: Sentence, segment: Segment, verb: int) -> Piece | None:
    """What somebody wants or plans at ``verb``: "wants |to march|", "plans |a blockade|"."""
    phrases = segment.phrases
    group = phrases[verb].group
    willing = sentence.tables.scope["verbs"]["willing"]
    if group is None or group.copula:
        return None
    if any(sentence.words.lemma(at) in willing for at, _ in group.led):
        return _rest(segment, verb)
    if sentence.words.lemma(phrases[verb].head) not in willing:
        return None
    at = noun_from(segment, verb + 1)
    if at is not None and "action" in phrases[at].classes:
        return Piece(verb + 1, complex_end(segment, at, len(phrases)), at)
    return None


def _wanted_by_subject(
    sentence: Sentence, segment: Segment, subject: Subject | None, verb: int
) -> Piece | None:
    """ "Anyone who plans a march must obtain a permit": what a relative clause says of the subject."""
    phrases = segment.phrases
    if subject is None or subject.last >= verb:
        return None
    at = subject.last + 1
    if not phrases[at].classes.isdisjoint({"rel", "that"}):
        return _meant(sentence, segment, at + 1)
    group = phrases[at].group if at < verb else None
    if group is None or group.form != "ing" or group.passive:
        return None
    meant = _meant(sentence, segment, at)  # "airlines seeking to fly over the park must obtain a permit"
    if meant is None and not group.led and _needed(segment, verb) and _any(sentence, segment, subject):
        meant = _rest(segment, at)  # "ships entering the strait must obtain a permit"
    return meant


def _needed(segment: Segment, verb: int) -> bool:
    """Whether a verb says that a permission is needed: "requires", "must obtain"."""
    group = segment.phrases[verb].group
    return "need" in segment.phrases[verb].classes or (group is not None and "necessary" in group.modals)


def _any(sentence: Sentence, segment: Segment, subject: Subject) -> bool:
    """Whether a subject is everybody of a kind: "ships", "any ship", "those", "anyone"."""
    phrase = segment.phrases[subject.last]
    if not phrase.classes.isdisjoint({"indefinite", "demonstrative"}):
        return True
    first = segment.phrases[complex_start(segment, subject.last)].start
    bare = "plural" in phrase.classes and sentence.words.tags[first] not in "DQ"
    return bare or sentence.lower(first) in ("any", "every", "each", "all", "no")


def _fronted(sentence: Sentence, segment: Segment, subject: Subject | None, verb: int) -> Piece | None:
    """The act of a condition before the subject: "if he wants to strike, he should seek"."""
    phrases = segment.phrases
    if subject is None or subject.last >= verb:
        return None
    start = complex_start(segment, subject.phrases[0])
    first = next((at for at in leftward(start) if sentence.lower(phrases[at].start) == "if"), None)
    if first is None or "comma" not in segment.phrase(start - 1).classes:
        return None
    for at in range(first, start):
        found = phrases[at].group
        if found is not None:
            real = found.form == "finite" and not found.passive and not found.negators
            return _meant(sentence, segment, at) if real else None
    return None


def _earlier(segment: Segment, subject: Subject | None, verb: int) -> Piece | None:
    """The act of force or the operation that an earlier clause names, where a pronoun or nothing is the subject."""
    phrases = segment.phrases
    if subject is None or (subject.last < verb and not _takes_up(segment, subject, verb)):
        return None
    if "indefinite" in phrases[subject.last].classes or "revoke" in phrases[verb].classes:
        return None  # "others advise getting it", "until we repeal the authorization"
    start = complex_start(segment, subject.phrases[0]) if "pronoun" in phrases[subject.last].classes else verb
    outer = finite_left(segment, start)
    while outer is not None and start - outer < _REACH and "say" in phrases[outer].classes:
        start, outer = outer, finite_left(segment, outer)
    if outer is None:
        return None
    for at in range(start - 1, outer, -1):
        if "stop" in phrases[at].classes:
            return None
        if is_noun(phrases[at]) and "force" in phrases[at].classes and "agent" not in phrases[at].classes:
            return Piece(complex_start(segment, at), complex_end(segment, at, start), at)
    return None


_DESPITE: Final = frozenset({"but", "although", "though", "even though", "yet"})


def _despite(sentence: Sentence, segment: Segment, subject: Subject | None, verb: int) -> Piece | None:
    """What somebody does without the permission that another clause says he lacks: "|crossed the river|, but had none"."""
    phrases = segment.phrases
    if subject is None or not _lacks(sentence, segment, verb):
        return None
    start = verb
    if subject.last >= verb or not _takes_up(segment, subject, verb):
        return None
    if sentence.lower(segment.phrase(verb - 1).start) not in _DESPITE:  # "but |they| had none"
        start = complex_start(segment, subject.phrases[0])
    if sentence.lower(segment.phrase(start - 1).start) not in _DESPITE:
        return None
    main = finite_left(segment, start)
    group = phrases[main].group if main is not None else None
    if main is None or group is None or group.copula or group.passive:
        return None
    return _rest(segment, main)


_TRYING: Final = ("willing", "asked", "possible", "future")
"""The lists of verbs that lead to what somebody would do."""


def _tried(sentence: Sentence, segment: Segment, subject: Subject | None, verb: int) -> Piece | None:
    """What somebody wanted to do before the permission was refused: "offered |to enter|, but permission was denied"."""
    phrases = segment.phrases
    if subject is None or subject.last >= verb:
        return None
    start = verb
    if "permission" in phrases[subject.last].classes:
        start = complex_start(segment, subject.last)
    elif not _takes_up(segment, subject, verb):
        return None
    before = segment.phrase(start - 1)
    if "but" not in before.classes and sentence.lower(before.start) not in _DESPITE:
        if "pronoun" not in phrases[subject.last].classes:
            return None
        start = complex_start(segment, subject.last)  # "asked to land, but |they| were refused permission"
        if "but" not in segment.phrase(start - 1).classes:
            return None
    main = finite_left(segment, start)
    group = phrases[main].group if main is not None else None
    if main is None or group is None or group.passive or group.negators:
        return None
    if not group.led:
        after = segment.phrase(main + 1).group
        if after is None or after.form != "infinitive" or not _wants(sentence, phrases[main].head):
            return None
        return _rest(segment, main + 1)
    return _rest(segment, main) if any(_wants(sentence, at) for at, _ in group.led) else None


def _wants(sentence: Sentence, word: int) -> bool:
    """Whether a verb leads to what somebody would do: "offered to", "asked to", "applied to"."""
    verbs = sentence.tables.scope["verbs"]
    return any(sentence.words.lemma(word) in verbs[name] for name in _TRYING)


def _lacks(sentence: Sentence, segment: Segment, verb: int) -> bool:
    """Whether a verb says that a permission is not there: "lacks", "did not get", "had no"."""
    phrases = segment.phrases
    group = phrases[verb].group
    if "lack" in phrases[verb].classes or (group is not None and group.negators):
        return True
    at = noun_from(segment, verb + 1)
    return at is not None and sentence.lower(phrases[at].start) == "no"


def _takes_up(segment: Segment, subject: Subject, verb: int) -> bool:
    """Whether a subject is a pronoun or stands in an earlier clause, whose verb the permission's is joined to."""
    if "pronoun" in segment.phrases[subject.last].classes:
        return True
    between = finite_left(segment, verb)
    return between is not None and between > subject.last
