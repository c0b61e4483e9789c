"""Finds the act that is meant, where it stands neither in the match nor as its subject."""

from __future__ import annotations

from typing import Final

from authz.clauses import subject_of
from authz.complexes import (
    after_inner,
    complex_end,
    complex_start,
    finite_right,
    group_before,
    leftward,
    names_act,
    noun_from,
)
from authz.interpret.attach import SOMEBODY
from authz.interpret.sentence import Sentence
from authz.interpret.slots import Piece, noun
from authz.phrases import Segment
from authz.subjects import Subject

__all__ = [
    "act_after",
    "act_meant",
    "act_of_permission",
    "chained",
    "deed_called",
    "doing",
    "for_which",
    "gap",
    "is_thing_subject",
    "only_is",
    "piped",
    "what_ends",
    "what_is_done",
]


def act_of_permission(segment: Segment, grant: int, limit: int) -> Piece | None:
    """The act in "authorization to widen the canal", "permission for the flight", before its verb."""
    phrases = segment.phrases
    at = after_inner(segment, grant + 1, limit)
    if at >= limit:
        return None
    group = phrases[at].group
    if group is not None:
        return Piece(at, complex_end(segment, at, limit), at) if group.form == "infinitive" else None
    if "prep" not in phrases[at].classes:
        return None
    head = noun_from(segment, at + 1, limit)
    if head is not None and "action" in phrases[head].classes:
        return Piece(at + 1, complex_end(segment, head, limit), head)
    return None


def act_after(segment: Segment, cue: int, subject: Subject) -> Piece | None:
    """The main verb after a participle between commas that is said of somebody."""
    phrases = segment.phrases
    if "comma" not in segment.phrase(cue - 1).classes:
        return None
    said_of = phrases[subject.last].classes
    if said_of.isdisjoint({"authority", "agent", "name"}):
        return None
    if "action" in said_of or ("authority" not in said_of and "object_n" in said_of):
        return None  # "these programs, authorized by Congress, were": the programs
    verb = finite_right(segment, cue)
    if verb is None or phrases[verb].group is None or phrases[verb].group.copula:  # type: ignore[union-attr]
        return None
    end = verb + 1
    while end < len(phrases) and phrases[end].classes.isdisjoint({"stop", "semicolon", "sub", "rel"}):
        end += 1
    return Piece(verb, end, verb)


def gap(segment: Segment, verb: int) -> Piece | None:
    """The antecedent that a relative clause takes as the object of its verb: "the war that Congress approved"."""
    phrases = segment.phrases
    group = phrases[verb].group
    if group is not None and group.form == "bare" and "comma" in segment.phrase(verb - 1).classes:
        return None  # "to say, okay, here they are"
    subject = subject_of(segment, verb)
    if subject is None or subject.last > verb or subject.relation == "relative":
        return None
    start = _before_saying(segment, complex_start(segment, subject.phrases[0]))
    at = start - 1
    if "what" in segment.phrase(at).classes:
        return Piece(at, verb, at)
    limit = start
    if not segment.phrase(at).classes.isdisjoint({"rel", "that"}):
        limit = at
        at -= 1
        if not segment.phrase(at).classes.isdisjoint({"for", "to"}):
            return piped(segment, verb)
        if "comma" in segment.phrase(at).classes:
            at -= 1
    return _whole_act(segment, at, limit)


def piped(segment: Segment, verb: int) -> Piece | None:
    """The act before a relative with its preposition: "|the march| for which the city issued a permit", "to which it agreed"."""
    subject = subject_of(segment, verb)
    if subject is None or subject.last > verb or subject.relation == "relative":
        return None
    at = complex_start(segment, subject.phrases[0]) - 1
    if "rel" not in segment.phrase(at).classes or segment.phrase(at - 1).classes.isdisjoint({"for", "to"}):
        return None
    limit = at - 1
    return _whole_act(
        segment, limit - 1 if "comma" not in segment.phrase(limit - 1).classes else limit - 2, limit
    )


def for_which(segment: Segment, subject: Subject, verb: int) -> Piece | None:
    """The act in "the mission |for which| the crews were authorized", where the subject is somebody."""
    classes = segment.phrases[subject.last].classes
    somebody = "action" not in classes and not classes.isdisjoint(SOMEBODY | {"subjective"})
    return piped(segment, verb) if somebody and subject.relation == "direct" else None


def _whole_act(segment: Segment, at: int, limit: int) -> Piece | None:
    """The act of the noun phrase at ``at``, with what follows it before ``limit``."""
    if segment.phrase(at).kind != "np":
        return None
    at = act_in_chain(segment, at)
    return Piece(complex_start(segment, at), limit, at)


def act_meant(sentence: Sentence, segment: Segment, item: Piece, cue: int) -> Piece:
    """What a subject stands for: what is done in a way, what something is, what a clause before "which" tells of."""
    item = what_it_is(segment, in_that_way(sentence, segment, item))
    return deed_before_which(sentence, segment, item, cue)


def what_is_done(sentence: Sentence, segment: Segment, cue: int) -> Piece | None:
    """The act that a clause without a noun names: "|What the ministry did| was illegal"; its verb heads it."""
    done: int | None = None
    for at in leftward(cue):
        phrase = segment.phrases[at]
        if done is None and phrase.group is not None:
            if sentence.lower(phrase.head) not in _DOES:
                return None
            done = at
        elif "what" in phrase.classes:
            return Piece(at, cue, done) if done is not None else None
        elif phrase.group is not None or not phrase.classes.isdisjoint({"stop", "comma", "rel", "that"}):
            return None
    return None


def chained(segment: Segment, subject: Subject, cue: int) -> Subject:
    """The act that a relative pronoun stands for, in a chain before it: "the |sale| of jets to Norland, which is illegal"."""
    if subject.relation not in ("relative", "reduced") or subject.last >= cue:
        return subject
    phrases = segment.phrases
    at = act_in_chain(segment, subject.last)
    if "action" not in phrases[at].classes or any("action" in phrases[i].classes for i in subject.phrases):
        return subject
    return subject._replace(phrases=(at,))


def act_in_chain(segment: Segment, at: int) -> int:
    """The act that a chain of noun phrases ending at ``at`` is about: "the |transfer| of men from Cuba to Ohio"."""
    phrases = segment.phrases
    chain = [at]
    for _ in range(6):
        begin = complex_start(segment, at)
        before = segment.phrase(begin - 1).classes
        if (planned := _planned(segment, begin)) is not None:
            at = planned  # "the plan to tear down the bridge, which the council approved"
        elif segment.phrase(begin - 2).kind != "np":
            break
        elif "conj" in before and _governed(segment, begin - 2) and _alike(segment, at, begin - 2):
            at = begin - 2  # "the use of gas and bullets, which the council approved"
        elif before.isdisjoint({"prep", "to"}):
            break
        else:
            at = begin - 2
        chain.append(at)
    acts = [at for at in chain if "action" in phrases[at].classes and "agent" not in phrases[at].classes]
    if acts:
        return acts[-1]
    # "the goal of the |mission| that the council approved"
    return chain[-2] if len(chain) > 1 and "goal_n" in phrases[at].classes else at


def _alike(segment: Segment, at: int, other: int) -> bool:
    """Whether of two joined nouns not the last alone names an act: "the statute and |the searches| it allows"."""
    return names_act(segment.phrases[other]) or not names_act(segment.phrases[at])


def _planned(segment: Segment, begin: int) -> int | None:
    """The plan whose infinitive the noun phrase at ``begin`` ends: "the |plan| to tear down the bridge", "to drill in the bay"."""
    phrases = segment.phrases
    verb = begin - 1
    for _ in range(2):
        if not segment.phrase(verb).classes.isdisjoint({"prep", "to"}) and segment.phrase(verb).group is None:
            verb -= 1 if segment.phrase(verb - 1).group is not None else 2
    if verb < 1 or phrases[verb].group is None or phrases[verb].group.form != "infinitive":  # type: ignore[union-attr]
        return None
    for at in range(verb - 1, max(-1, verb - 6), -1):
        if phrases[at].kind == "np" and "deciding" in phrases[at].classes:
            return at
        if phrases[at].group is not None or not phrases[at].classes.isdisjoint({"comma", "stop", "conj"}):
            break
    return None


def _governed(segment: Segment, at: int) -> bool:
    """Whether the noun phrase at ``at`` stands in a prepositional phrase after another noun."""
    begin = complex_start(segment, at)
    return (
        segment.phrase(at).kind == "np"
        and not segment.phrase(begin - 1).classes.isdisjoint({"prep", "to"})
        and segment.phrase(begin - 2).kind == "np"
    )


def doing(sentence: Sentence, segment: Segment, item: Piece) -> Piece:
    """The act with its gerund as head, where that passes for part of a noun: "broke the law by |dumping| waste"."""
    first = segment.phrases[item.first]
    gerund = first.kind == "inner" and sentence.lower(first.head).endswith("ing")
    before = segment.phrase(item.first - 1)
    if not gerund or ("by" not in before.classes and sentence.lower(before.start) not in _LEADING):
        return item
    return Piece(item.first, item.last, item.first)


_LEADING: Final = frozenset({"before", "prior to"})
"""What stands before a permission's act: "a warrant |before| tracking cell phones"."""


def _before_saying(segment: Segment, start: int) -> int:
    """Where the words begin that say what the clause at ``start`` says: "the raid that |officials say| he approved"."""
    phrases = segment.phrases
    group = phrases[start - 1].group if start > 1 else None
    if group is None or group.form != "finite" or phrases[start - 1].classes.isdisjoint({"say", "think"}):
        return start
    speaker = subject_of(segment, start - 1)
    if speaker is None or speaker.relation != "direct" or speaker.last > start - 1:
        return start
    first = complex_start(segment, speaker.phrases[0])
    return first if first > 0 and not phrases[first - 1].classes.isdisjoint({"rel", "that"}) else start


def in_that_way(sentence: Sentence, segment: Segment, item: Piece) -> Piece:
    """What is done in a way, where the way is spoken of: "they |fight| it in a way that is lawful"."""
    phrases = segment.phrases
    start = complex_start(segment, item.head)
    if "prep" not in segment.phrase(start - 1).classes:
        return item
    if sentence.words.lemma(phrases[item.head].head) not in sentence.tables.scope["nouns"]["manner"]:
        return item
    for at in leftward(start):
        group = phrases[at].group
        cited = (
            group is not None and group.form == "ed" and sentence.lower(segment.phrase(at - 1).start) == "as"
        )
        if (
            group is not None and not group.copula and not cited
        ):  # "fights it, as authorized by law, in a way"
            return Piece(at, start - 1, at)
        if not phrases[at].classes.isdisjoint({"stop", "semicolon"}):
            break
    return item


def what_it_is(segment: Segment, item: Piece) -> Piece:
    """What a free relative says that it is: "paid in |what| would be |the largest settlement| if approved"."""
    phrases = segment.phrases
    linking = segment.phrase(item.head + 1).group
    if "what" not in phrases[item.head].classes or linking is None or not linking.copula:
        return item
    head = noun_from(segment, item.head + 2)
    if head is not None and "genitive" in segment.phrase(head + 1).classes:
        head = noun_from(segment, head + 2)
    return item if head is None else noun(segment, head, len(phrases))


def what_ends(segment: Segment, item: Piece) -> Piece:
    """What will end unless it is authorized is what needs it, not the ending: "|the program| expires unless"."""
    if "expire" not in segment.phrases[item.head].classes:
        return item
    subject = subject_of(segment, item.head)
    return item if subject is None else noun(segment, subject.last, item.head)


def deed_before_which(sentence: Sentence, segment: Segment, item: Piece, cue: int) -> Piece:
    """What a clause tells of, where a relative after a comma is said of that: "held for |crossing the river|, which is illegal"."""
    phrases = segment.phrases
    comma = item.last
    if "comma" not in segment.phrase(comma).classes or cue > comma + 3:
        return item
    if sentence.lower(segment.phrase(comma + 1).start) != "which":
        return item
    relative = segment.phrase(comma + 2).group
    differs = relative is not None and relative.number == "s" and "plural" in phrases[item.head].classes
    if not differs and not phrases[item.head].classes.isdisjoint(
        {"action", "instrument", "force", "measure_n"}
    ):
        return item  # but "withheld |the grants|, which is not permitted"
    for at in leftward(item.first):
        group = phrases[at].group
        if group is not None:
            if group.copula or group.passive or group.form not in ("ing", "finite", "infinitive"):
                return item
            return Piece(at, comma, at)
        if not phrases[at].classes.isdisjoint({"comma", "stop", "semicolon", "rel", "sub"}):
            return item
    return item


def deed_called(sentence: Sentence, segment: Segment, item: Piece) -> Piece:
    """What a clause tells of, where somebody calls that something: "|entered the bay|, which Lima called illegal"."""
    comma = item.last - 1
    deed = deed_before_which(sentence, segment, Piece(item.first, comma, item.head), comma)
    return item if deed.head == item.head else deed


def only_is(segment: Segment, piece: Piece) -> bool:
    """Whether an act is no more than to be something: "to be compliant with the rules"."""
    group = segment.phrases[piece.head].group
    return group is not None and group.copula and group.form == "infinitive"


_DOES: Final = frozenset({"did", "do", "does", "done", "doing"})
_ATTEMPT: Final = frozenset({"attempt"})
"""Plans and moves: who makes them may need a permission, but so may they."""


def is_thing_subject(sentence: Sentence, segment: Segment, subject: Subject) -> bool:
    """Whether a subject is an act or a thing, not somebody: "the drug needs approval", "sending troops requires it"."""
    phrase = segment.phrases[subject.last]
    if phrase.kind == "vg":
        return True
    start = complex_start(segment, subject.last)
    if subject.relation == "direct" and group_before(segment, start) is not None:
        return False  # "whoever wants to keep a crocodile needs"
    if "pronoun" in phrase.classes:
        return sentence.lower(phrase.head) in (
            "this",
            "that",
            "these",
            "those",
            "anything",
            "something",
            "everything",
        )
    if {"action", "force", "agent"} <= phrase.classes and "authority" not in phrase.classes:
        return True  # "such operations are permitted under the decree"
    lemma = sentence.words.lemma(phrase.head)
    somebody = SOMEBODY - _ATTEMPT if "action" in phrase.classes else SOMEBODY
    if "person_n" in phrase.classes:
        return False
    if not phrase.classes.isdisjoint(somebody) and not (
        "person_class" in phrase.classes and lemma.endswith("ing")
    ):
        return False
    return "action" in phrase.classes or (
        "noun" in phrase.classes
        and not lemma.removesuffix("s").endswith(("er", "or", "ee", "ist", "ian", "man", "men"))
    )
