"""The subjects of finite verbs, read from left to right with a stack of the clauses that are open.

A noun phrase without a verb waits until the clauses that were opened after it are closed: "|those| who refuse to go
and stay behind |have approved| it". Where ``clauses.py`` looks to the left from one verb, this goes through the
segment once for all of them, so that the work is linear; ``in_order`` joins the two.
"""

from __future__ import annotations

from typing import Final

from authz.antecedents import antecedent
from authz.complexes import CLAUSE_MARKS, PREPOSITIONAL, REACH, complex_start, is_finite, is_noun
from authz.conjuncts import coordinated
from authz.phrases import Phrase, Segment
from authz.subjects import Subject, opens_clause

__all__ = ["Frames", "in_order"]

_TELLING: Final = frozenset({"say", "think", "show"})
"""Verbs after which a clause stands without "that"."""
_HOLDING: Final = frozenset({"say", "think", "hold"})
_RESET: Final = frozenset({"stop", "semicolon", "colon"})
_OPENING: Final = frozenset({"sub", "whether", "wh", "what"})
_GOVERNING: Final = PREPOSITIONAL | {"of", "by", "as", "=as", "=including"}
_JOINING: Final = frozenset({"conj", "nor"})
_MARKS: Final = frozenset({"comma", "dash"})
_STARTS: Final = _RESET | _MARKS | {"that", "sub", "conj"}
_INSIDE: Final = PREPOSITIONAL | {"of", "genitive", "adv", "neg"}
_FAR: Final = 9
"""How many phrases may stand between a noun phrase and the verb right after what belongs to it."""
_NESTED: Final = 4
"""How many prepositions may stand between a verb and the noun phrase that ends its object."""

_DEEPEST: Final = 24
"""How many clauses may be open at once: the outermost is given up for more."""

WAITED: Final = 0
"""The subject had no verb yet."""
RELATIVE: Final = 1
"""It is a relative pronoun."""
NEAR: Final = 2
"""Nothing waited, so that the noun phrase before the verb is taken; the search to the left knows as much."""
ALONE: Final = 3
"""It begins a clause of its own, so that no conjunction joins it to what stands before."""


class _Frame:
    """An open clause: who waits for a verb in it, and the verb that he has got."""

    __slots__ = ("free", "mark", "pronoun", "relative", "subject", "told", "verb")

    def __init__(
        self, subject: int | None = None, pronoun: int | None = None, relative: bool = False
    ) -> None:
        self.subject = subject
        self.pronoun = pronoun
        """The relative pronoun, or "that", which opened it."""
        self.relative = relative
        """Whether the pronoun can be nothing but a relative one."""
        self.verb: int | None = None
        self.free = False
        """Whether the subject is a participle or "what", whose place a noun phrase after a comma takes."""
        self.mark = False
        """Whether a comma or a dash came after the subject."""
        self.told: int | None = None
        """What stands right after a verb of saying, where a clause may begin: "rules that |involvement| in it must end"."""


def in_order(segment: Segment, index: int, nearby: Subject | None) -> Subject | None:
    """The subject of the finite verb at ``index``: ``nearby``, or where the order of the clauses tells another, that."""
    if nearby is not None and nearby.relation == "direct" and complex_start(segment, nearby.phrases[0]) == 0:
        return nearby  # nothing stands before it that could wait
    read: Frames | None = segment.frames
    if read is None:
        read = segment.frames = Frames()
    known = read.subject(segment, index)
    if known is None or known[1] == NEAR:
        return nearby
    subject, how = known
    if how == RELATIVE:
        found = antecedent(segment, subject) if nearby is None else None
        return nearby if found is None else Subject((found,), "relative")
    members = (subject,) if how == ALONE else coordinated(segment, subject)
    if nearby is None:  # "|What| the ministry did was": for those who ask for it
        return Subject(members) if is_noun(segment.phrases[subject]) else None
    if subject in nearby.phrases or nearby.relation not in ("direct", "relative", "gerund"):
        return nearby
    if nearby.relation == "gerund" and not is_noun(segment.phrases[subject]):
        return nearby
    return Subject(members if subject in members else (subject,))


class Frames:
    """The clauses that are open where the reading of a segment has come to, which goes as far as somebody asks.

    It does not hold the segment, which holds it: both go when nobody needs them, without the garbage collector.
    """

    __slots__ = ("_before", "_come", "_found", "_stack")

    def __init__(self) -> None:
        self._come = 0
        self._before = -1  # the last phrase that is no cue word inside another
        self._stack = [_Frame()]
        self._found: dict[int, tuple[int, int]] = {}

    def subject(self, segment: Segment, index: int) -> tuple[int, int] | None:
        """For a finite verb group the last noun phrase of its subject, and how it was found."""
        if index >= self._come:
            self._read(segment, index + 1)
        return self._found.get(index)

    def _read(self, segment: Segment, end: int) -> None:
        phrases = segment.phrases
        stack, before = self._stack, self._before
        for at in range(self._come, end):
            phrase = phrases[at]
            if phrase.kind == "inner":
                continue
            classes = phrase.classes
            top = stack[-1]
            if is_noun(phrase):
                _noun(segment, stack, at)
            elif is_finite(phrase):
                _finite(segment, stack, at, before, self._found)
            elif phrase.group is not None:
                starts = before < 0 or not phrases[before].classes.isdisjoint(_STARTS)
                if phrase.group.form == "ing" and top.subject is None and top.verb is None and starts:
                    top.subject, top.free = at, True  # "|Trawling| in the reserve is"
            elif not classes.isdisjoint(_RESET):
                stack[:] = [_Frame()]
            elif "rel" in classes and before >= 0:
                stack.append(_Frame(pronoun=at, relative=True))
            elif "that" in classes:
                stack.append(_Frame(pronoun=at))
            elif "=as" not in classes and not classes.isdisjoint(_OPENING):
                if "what" in classes and top.subject is None and top.verb is None:
                    top.subject, top.free = at, True
                stack.append(_Frame())
            elif not classes.isdisjoint(_MARKS) and top.subject is not None and top.verb is None:
                top.mark = True
            if len(stack) > _DEEPEST:
                del stack[0]
            before = at
        self._come, self._before = end, before


def _noun(segment: Segment, stack: list[_Frame], at: int) -> None:
    """What a noun phrase is to the clauses that are open."""
    phrases = segment.phrases
    classes = phrases[at].classes
    if "genitive" in segment.phrase(at + 1).classes or "time_noun" in classes:
        return
    if "objective" in classes and "subjective" not in classes:
        return
    top = stack[-1]
    lead = complex_start(segment, at) - 1
    led = segment.phrase(lead).classes
    if not led.isdisjoint(_GOVERNING):
        if _opens_after(segment, top, at, lead):
            stack.append(_Frame(at))
        return
    if "of_whom" in classes or "of_whom" in segment.phrase(at - 1).classes:
        stack.append(_Frame(at))
        return
    group = segment.phrase(lead).group
    if group is not None and group.form != "finite":  # the object of an infinitive or a participle
        if not led.isdisjoint(_HOLDING) and _goes_on(phrases, at):
            stack.append(_Frame(at))  # "a letter claiming |the raids| on it will end"
        return
    if top.verb is not None:
        _after_verb(segment, stack, at, lead)
        return
    joined = not led.isdisjoint(_JOINING)
    inside = joined and _in_phrase(segment, lead - 1)
    if top.subject is None or (top.free and "comma" in led):
        if (inside and "subjective" not in classes) or (top.subject is None and _apposed(segment, at, lead)):
            return
        top.subject, top.free, top.mark = at, False, False
    elif joined:
        if not inside and (not top.mark or "comma" not in phrases[lead - 1].classes or _goes_on(phrases, at)):
            top.subject = at  # the last member of a list
    elif not led.isdisjoint(_MARKS):
        if _goes_on(phrases, at):
            top.subject = at  # "Madam Speaker, |the war| has gone on", "WASHINGTON - |the senate| voted"
    elif lead >= 0 and is_noun(phrases[lead]):
        stack.append(_Frame(at))  # "the war |Congress| authorized"


def _opens_after(segment: Segment, top: _Frame, at: int, lead: int) -> bool:
    """Whether a clause begins after a word such as "since" or "as", which may be a preposition too."""
    phrases = segment.phrases
    led = phrases[lead].classes
    if not _goes_on(phrases, at):
        return False
    if "clausal" in led and "year" not in phrases[at].classes:
        if opens_clause(segment, lead) or _two_verbs(phrases, at):
            return True
    waiting = top.verb is None and top.subject is not None
    return "=as" in led and (not waiting or "comma" in segment.phrase(lead - 1).classes)


def _after_verb(segment: Segment, stack: list[_Frame], at: int, lead: int) -> None:
    """A noun phrase in a clause that has its verb: the subject of the clause around it, or of one inside."""
    top = stack[-1]
    leading = segment.phrase(lead)
    waits = any(f.verb is None and (f.subject is None or f.free) for f in stack[:-1])
    if "comma" in leading.classes and waits:
        while len(stack) > 1 and stack[-1].verb is not None:
            stack.pop()  # "If it approves, |the council|"
        if stack[-1].subject is None or stack[-1].free:
            stack[-1].subject, stack[-1].free = at, False
    elif is_noun(leading) and leading.classes.isdisjoint({"time_noun", "objective"}):
        stack.append(_Frame(at))  # "the barrels |the president| authorized"
    elif lead == top.verb and leading.group is not None and not leading.group.passive:
        if leading.classes.isdisjoint(_HOLDING):
            return
        if _described(segment, at):
            stack.append(_Frame(at))  # "said |the blockade|, which is old, was illegal"
        else:
            top.told = at


def _in_phrase(segment: Segment, noun: int) -> bool:
    """Whether a noun phrase belongs to a preposition or is the object of an infinitive or a participle."""
    if noun < 0 or not is_noun(segment.phrases[noun]):
        return False
    holder = segment.phrase(complex_start(segment, noun) - 1)
    return not holder.classes.isdisjoint(_GOVERNING) or (holder.group is not None and not is_finite(holder))


def _apposed(segment: Segment, at: int, lead: int) -> bool:
    """Whether words after a comma say who is named before it: "To honor Ruiz, |son| of a miner, the council"."""
    named = segment.phrase(lead - 1)
    if "comma" not in segment.phrase(lead).classes or "authority" in segment.phrases[at].classes or lead < 2:
        return False
    if not is_noun(named) or named.classes.isdisjoint({"name", "titled"}):
        return False
    holder = segment.phrase(complex_start(segment, lead - 1) - 1)
    return not holder.classes.isdisjoint(_GOVERNING) or holder.group is not None


def _goes_on(phrases: list[Phrase], at: int) -> bool:
    """Whether a finite verb follows the noun phrase at ``at``, with nothing but phrases of prepositions between."""
    for index in range(at + 1, min(len(phrases), at + _FAR)):
        phrase = phrases[index]
        if phrase.group is not None:
            return is_finite(phrase)
        if not phrase.classes.isdisjoint({"rel", "wh", "of_whom"}):
            return False  # "lawyers, |some| of whom have gone, say"
        inside = phrase.kind == "inner" or not phrase.classes.isdisjoint(_INSIDE)
        if not inside and not (is_noun(phrase) and not phrases[index - 1].classes.isdisjoint(_INSIDE)):
            return False
    return False


def _described(segment: Segment, at: int) -> bool:
    """Whether "who" or "which" follows a noun phrase."""
    follows = segment.phrase(at + 1)
    if "comma" in follows.classes:
        follows = segment.phrase(at + 2)
    return "rel" in follows.classes and "=that" not in follows.classes


def _two_verbs(phrases: list[Phrase], at: int) -> bool:
    """Whether two finite verbs follow in one stretch: "the breaches since |the truce| began are"."""
    verbs = 0
    for phrase in phrases[at + 1 : at + 1 + REACH]:
        if not phrase.classes.isdisjoint(CLAUSE_MARKS):
            return False
        verbs += is_finite(phrase)
        if verbs == 2:
            return True
    return False


def _agrees(phrases: list[Phrase], subject: int, verb: int) -> bool:
    """Whether a verb's form does not speak against a plural subject."""
    group = phrases[verb].group
    if group is None or not group.number or "plural" not in phrases[subject].classes:
        return True
    return group.number == "p"


def _finite(
    segment: Segment, stack: list[_Frame], at: int, before: int, found: dict[int, tuple[int, int]]
) -> None:
    """Gives a finite verb its subject, and closes the clauses that it ends."""
    phrases = segment.phrases
    previous = segment.phrase(before)
    if "conj" in previous.classes or ("comma" in previous.classes and _of_list(phrases, stack, at)):
        _joined_verb(phrases, stack, at, found)
        return
    top = stack[-1]
    if top.pronoun is not None and top.subject is None and (top.relative or before == top.pronoun):
        top.verb, top.subject = at, top.pronoun
        found[at] = top.pronoun, RELATIVE
        return
    near = before if is_noun(previous) else None
    if top.verb is None and top.subject is not None:
        if near is not None and "subjective" in previous.classes and at > 1:
            if not phrases[near - 1].classes.isdisjoint(_MARKS):
                top.subject = near  # "the visas, the sanctions — |they| are"
        found[at] = top.subject, WAITED
        top.verb = at
        return
    head, lead = _object(segment, near)
    led = segment.phrase(lead).classes
    telling = segment.phrase(lead).group is not None and not led.isdisjoint(_TELLING)
    telling = telling and (head is None or _agrees(phrases, head, at))
    own = head if head is not None and led.isdisjoint(_GOVERNING) else None
    told = top.told if top.told is not None and _agrees(phrases, top.told, at) else None
    waiting = next((n for n in range(len(stack) - 1, -1, -1) if _waits(stack[n])), None)
    if waiting is None:
        if own is not None:
            _new_clause(stack, at, own, telling or segment.phrase(lead).group is not None)
            found[at] = own, ALONE if telling or not led.isdisjoint(_JOINING) else NEAR
        elif told is not None and not previous.classes.isdisjoint(_MARKS):
            _new_clause(stack, at, told, True)  # "said |the rule|, unlike the first, was legal and was"
            found[at] = told, ALONE
        return
    pronoun = near is not None and "subjective" in previous.classes and "objective" not in previous.classes
    anew = "conj" in led and "comma" in segment.phrase(lead - 1).classes and len(stack) > 1
    subject = own if own is not None and (telling or pronoun or anew) else told
    if subject is not None:
        _new_clause(stack, at, subject, True)
        found[at] = subject, ALONE
        return
    del stack[waiting + 1 :]
    resumed = stack[-1].subject
    if resumed is not None:
        found[at] = resumed, WAITED
        stack[-1].verb = at


def _of_list(phrases: list[Phrase], stack: list[_Frame], at: int) -> bool:
    """Whether a verb after a comma is in the middle of a list: "The bill funds schools, |authorizes| bases, and raises pay"."""
    own = phrases[at].group
    if own is None or own.negators or own.modals or any(_waits(frame) for frame in stack):
        return False
    for index in range(at + 1, min(len(phrases) - 1, at + REACH)):
        classes = phrases[index].classes
        if "conj" in classes:
            after = phrases[index + 1].group
            if after is not None and after.form == "finite":
                return after.number == own.number and not after.copula
        if is_finite(phrases[index]) and "comma" not in phrases[index - 1].classes:
            return False
        if not classes.isdisjoint(_RESET | {"rel", "sub", "that"}):
            return False
    return False


def _waits(frame: _Frame) -> bool:
    return frame.verb is None and frame.subject is not None


def _joined_verb(
    phrases: list[Phrase], stack: list[_Frame], at: int, found: dict[int, tuple[int, int]]
) -> None:
    """A verb after "and": of the nearest clause that has a verb and a subject which agrees."""
    while len(stack) > 1:
        top = stack[-1]
        if top.verb is not None and top.subject is not None and _agrees(phrases, top.subject, at):
            break
        stack.pop()
    top = stack[-1]
    if top.subject is not None:
        found[at] = top.subject, RELATIVE if top.subject == top.pronoun else WAITED
        top.verb = at


def _new_clause(stack: list[_Frame], at: int, subject: int, inner: bool) -> None:
    """Opens a clause with its subject and its verb, inside the last one or in its place."""
    frame = _Frame(subject)
    frame.verb = at
    if inner:
        stack.append(frame)
    else:
        stack[-1] = frame


def _object(segment: Segment, near: int | None) -> tuple[int | None, int]:
    """The noun phrase that ends before a verb, without what "of" adds, and what it is led by.

    After a verb of saying without any preposition: "said |the ban| on kites lacked a basis".
    """
    head, lead = near, complex_start(segment, near) - 1 if near is not None else -1
    phrases = segment.phrases
    whole, above = head, lead
    for _ in range(_NESTED):
        if whole is None or above < 1 or not is_noun(phrases[above - 1]):
            break
        of = "of" in phrases[above].classes and head == whole
        if not of and phrases[above].classes.isdisjoint(_GOVERNING):
            break
        whole = above - 1
        above = complex_start(segment, whole) - 1
        if of:
            head, lead = whole, above
    if segment.phrase(above).group is not None and not segment.phrase(above).classes.isdisjoint(_TELLING):
        return whole, above
    return head, lead
