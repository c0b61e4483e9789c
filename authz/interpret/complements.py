"""What a verb of saying takes along, and how far that reaches."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final

from authz.clauses import subject_of
from authz.complexes import REACH, after_inner, complex_end, complex_start, is_finite, rightward
from authz.interpret.sentence import Sentence
from authz.phrases import Phrase, Segment

__all__ = [
    "OPENING",
    "clause_end",
    "complement",
    "is_that",
    "judged_end",
    "object_end",
    "quote_before",
    "sentence_begin",
    "sentence_stop",
    "stated",
]

_ENDS: Final = frozenset({"stop", "semicolon"})
_EDGES: Final = frozenset({"comma", "dash", "stop", "semicolon", "colon"})
OPENING: Final = frozenset({"that", "whether", "if", "wh", "what", "how"})
"""Classes of the words that open a clause after a verb of saying."""
_QUOTES: Final = frozenset('"“”‘„«»')


def quote_before(sentence: Sentence, segment: Segment, at: int) -> bool:
    """Whether a quotation mark stands between the phrase at ``at`` and the words before it."""
    start = segment.phrase(at).start
    if start < 1:
        return False
    words = sentence.words
    return not _QUOTES.isdisjoint(sentence.text[words.ends[start - 1] : words.starts[start]])


def sentence_begin(segment: Segment, index: int) -> int:
    """Where the sentence that holds the phrase begins; splitters may leave two in one."""
    stops = segment.stops
    before = bisect_left(stops, index)
    return stops[before - 1] + 1 if before else 0


def sentence_stop(segment: Segment, index: int) -> int:
    """Where the sentence that holds the phrase ends."""
    stops = segment.stops
    after = bisect_right(stops, index)
    return stops[after] if after < len(stops) else len(segment.phrases)


def stated(segment: Segment, first: int, last: int) -> bool:
    """Whether a clause with a verb stands at ``[first, last)``: what somebody then says."""
    return any(p.group is not None for p in segment.phrases[first:last])


def is_that(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase is the word "that", whatever part of speech it was given."""
    return "that" in phrase.classes or sentence.lower(phrase.start) == "that"


def clause_end(segment: Segment, verb: int) -> int:
    """Where a clause of saying ends that opens the sentence ("when it says that ..., the court must")."""
    phrases = segment.phrases
    stop = sentence_stop(segment, verb)
    subject = subject_of(segment, verb)
    start = verb
    if subject is not None and subject.phrases[0] < verb:
        start = complex_start(segment, subject.phrases[0])
    opener = phrases[start - 1].classes if start > 0 else frozenset()
    if "sub" not in opener or (
        start > 2 and phrases[start - 2].classes.isdisjoint({"stop", "comma", "conj"})
    ):
        return stop
    for at in range(verb + 1, stop):
        if "comma" in phrases[at].classes:
            return at
    return stop


def _clausal(segment: Segment, start: int) -> bool:
    """Whether the noun phrase that begins at ``start`` is the subject of a clause: "said |the vote to go| had been"."""
    for at in rightward(segment, start - 1, 14):
        phrase = segment.phrases[at]
        if phrase.group is not None and phrase.group.form == "finite":
            subject = subject_of(segment, at)
            first = complex_start(segment, subject.phrases[0]) if subject is not None else start
            if first < start and any("conj" in p.classes for p in segment.phrases[start:at]):
                return False  # "condemned |the raid| and sent observers": whoever condemned it
            # "told |reporters| before the cabinet met"
            return not (start < first - 1 < at and "clausal" in segment.phrases[first - 1].classes)
        if not phrase.classes.isdisjoint({*_EDGES, "rel", "sub"}):
            return False
    return False


def complement(sentence: Sentence, segment: Segment, verb: int) -> tuple[str, int]:
    """What a verb of saying takes along: "clause", "object", "act", "open" or "", and where that begins."""
    phrases = segment.phrases
    count = len(phrases)
    at = verb + 1
    teller = "telling" in phrases[verb].classes
    for _ in range(6):
        if quote_before(sentence, segment, at) and "comma" not in phrases[at].classes:
            return "clause", at
        head = after_inner(segment, at)
        if head >= count:
            return "open", count
        classes = phrases[head].classes
        if is_that(sentence, phrases[head]):
            relative = head > verb + 1 and "rel" in phrases[head].classes and _verb_at(segment, head + 1)
            return ("open" if relative else "clause"), head  # "told CNN in an interview |that aired|"
        if phrases[head].kind == "word" and "genitive" in segment.phrase(head + 1).classes:
            head = after_inner(segment, head + 2)  # "called Sunday's raid illegal"
        if segment.phrase(head).kind == "np":
            if _clausal(segment, head):
                return "clause", at
            if not teller:
                return ("" if _in_that_way(sentence, segment, head + 1) else "object"), at
            teller = False
            at = _past(segment, head)
            if segment.phrase(at).kind == "np" and quote_before(sentence, segment, at):
                at = _past(segment, after_inner(segment, at))  # told NBC's "Meet the Press" that
            continue
        if not classes.isdisjoint(OPENING):
            return "clause", head
        if "comma" in classes and at > verb + 1 and is_that(sentence, segment.phrase(head + 1)):
            return "clause", head + 1  # "has said in the case of Lopez, |that|"
        if not classes.isdisjoint(_EDGES):
            return "open", head
        if not classes.isdisjoint({"prep", "to", "conj"}):
            inner = after_inner(segment, head + 1)
            if segment.phrase(inner).kind == "np":
                if "clausal" in classes and _clausal(segment, inner):
                    return "open", head  # "told reporters |before the cabinet met|"
                at = _past(segment, inner)
                continue
            if "to" in classes and inner < count and "ing" in phrases[inner].classes:
                return "act", inner  # "admitted to approving it"
            return "", head
        group = segment.phrase(head).group
        if group is None:
            return "", head
        return ("clause" if group.form == "finite" else "act"), head
    return "", at


def _in_that_way(sentence: Sentence, segment: Segment, that: int) -> bool:
    """Whether "that" only points at a way, and opens no clause: "described it |that way|, because the raid was illegal"."""
    noun = segment.phrase(that + 1)
    return (
        noun.kind == "np"
        and is_that(sentence, segment.phrase(that))
        and sentence.noun(noun) in ("way", "time", "day", "moment")
        and not _verb_at(segment, that + 2)
    )


def _verb_at(segment: Segment, at: int) -> bool:
    """Whether the first phrase from ``at`` on is a finite verb, adverbs aside."""
    return is_finite(segment.phrase(after_inner(segment, at)))


def _past(segment: Segment, head: int) -> int:
    """The end of a noun phrase with what belongs to it, short of an infinitive or a participle in -ing."""
    phrases = segment.phrases
    end = complex_end(segment, head, len(phrases))
    for at in range(head + 1, end):
        group = phrases[at].group
        if group is not None and group.form != "ed":
            return at
        if "clausal" in phrases[at].classes and _clausal(segment, after_inner(segment, at + 1)):
            return at
    return end


def object_end(segment: Segment, start: int, blaming: bool) -> int:
    """How far the object of a verb of saying is claimed: to its first verb; of blaming, to the clause's end."""
    phrases = segment.phrases
    for at in rightward(segment, start - 1):
        phrase = phrases[at]
        if not phrase.classes.isdisjoint(_ENDS):
            return at
        if blaming and "conj" in phrase.classes and _verb_at(segment, at + 1):
            return at  # "condemned the raid and |authorized| sanctions"
        if blaming:
            continue
        if phrase.group is not None:
            return at
    return min(len(phrases), start + REACH)


def judged_end(segment: Segment, start: int) -> int | None:
    """Where the legal name ends that a ruling gives its object: "found the ban |unlawful|"."""
    phrases = segment.phrases
    relative = False
    for at in rightward(segment, start - 1):
        classes = phrases[at].classes
        if not classes.isdisjoint({"illegal", "lawful", "illegally"}):
            if phrases[at].kind == "word" or "illegally" in classes:
                return at + 1
            if any(
                "judged_as" in p.classes for p in phrases[start:at]
            ):  # "upheld it |as a lawful use| of power"
                return at + 1
        group = phrases[at].group
        if group is not None and group.copula and group.form == "infinitive":
            continue  # "ruled the search |to be| unlawful"
        if "rel" in classes and not relative and at > start:
            relative = True
            continue  # "declared the law |that capped| the awards unconstitutional"
        if group is not None and (group.form == "ed" or (relative and "rel" in phrases[at - 1].classes)):
            continue  # "found the duties |imposed| in May unlawful"
        if group is not None or not classes.isdisjoint(_ENDS):
            return None
    return None
