"""Grammatical relations over the skeleton of a sentence, made when a construction asks for them.

Who is the subject of a verb group, what a phrase is attached to, how far a noun phrase reaches: a shallow analysis in
the tradition of partial parsing (Abney 1996), left to right, each search bounded so that the work stays linear.
"""

from __future__ import annotations

from typing import Final

from authz.adverbials import (
    agent_of,
    before_adverbial,
    by_means_of,
    inserted_after,
    letting,
    with_power,
    worked_with,
)
from authz.antecedents import (
    antecedent,
    asked,
    in_number,
    modified,
    named_as,
    office_of,
    set_off,
    text_left,
    titled,
)
from authz.clauseframes import in_order
from authz.complexes import (
    CLAUSE_MARKS,
    PREPOSITIONAL,
    REACH,
    complex_start,
    finite_left,
    finite_right,
    finite_within,
    governs,
    is_finite,
    is_noun,
    is_stated,
    joins_prepositions,
    says_that,
    takes_object,
    verb_left,
)
from authz.conjuncts import awaits_verb, coordinated, described, place_list
from authz.decisions import intending, leading, owner_of, stated, taken_by, taking_part, told_in
from authz.phrases import Segment
from authz.subjects import (
    Subject,
    after_fronted,
    after_saying,
    agreeing,
    blamed,
    clausal,
    contact,
    debated,
    decided_in,
    in_whose_effort,
    joined,
    led_from,
    opening,
    opens_clause,
    out_of_adjunct,
    out_of_relative,
    question,
    somebody,
    taken_twice,
    told_to,
)
from authz.verblists import first_joined

__all__ = ["subject_of"]

_SKIPPED: Final = frozenset({"adv", "inner", "neg", "number", "both"})
_NONFINITE: Final = ("ed", "ing", "infinitive")
_BEFORE_GERUND: Final = frozenset({"comma", "stop", "sub", "that", "colon", "whether", "adv", "say", "think"})
_CLAUSE_EDGES: Final = frozenset({"stop", "colon", "semicolon", "that"})


def _left(segment: Segment, index: int, depth: int = 0) -> Subject | None:
    """The noun phrases to the left of ``index`` that can be its subject."""
    phrases = segment.phrases
    at = index - 1
    lowest = max(-1, index - REACH)
    while at > lowest:
        phrase = phrases[at]
        classes = phrase.classes
        if not classes.isdisjoint(_SKIPPED) and not is_noun(phrase):
            at -= 1
            continue
        if is_noun(phrase):
            start = complex_start(segment, at)
            before = phrases[start - 1].classes if start > 0 else frozenset()
            opens = "clausal" in before and "number" not in classes and opens_clause(segment, start - 1)
            if "objective" in classes and "sub" in before:  # "the bill before us authorizes"
                at = start - 2
                continue
            if (start > 0 and governs(segment, start - 1) and not opens) or (
                "if" in before and not clausal(segment, start)
            ):
                at = start - 2
                continue
            if "conj" in before and (listed := place_list(segment, at)) is not None:
                at = listed - 1
                continue
            if "conj" in before and start > 1 and is_noun(phrases[start - 2]):
                member = complex_start(segment, start - 2)
                if (
                    member > 1 and "by" in phrases[member - 1].classes
                ):  # "crimes by the army and its allies are"
                    at = member - 2
                    continue
                if (whole := described(segment, at)) is not None:
                    return Subject(coordinated(segment, whole))
            members = coordinated(segment, at) if "conj" in before else ()
            if len(members) > 1:  # "targeting the nurses and their patients is"
                start = complex_start(segment, members[0])
            group = phrases[start - 1].group if start > 0 else None
            left = out_of_relative(segment, start - 1, at)
            if left is None:
                left = out_of_adjunct(segment, start - 1)
            if left is not None:
                at = left
                continue
            led = group is not None and group.form == "ing" and says_that(segment, start - 1, at, index)
            if not led and group and (len(members) < 2 or group.form == "ing") and group.form in _NONFINITE:
                # "funds used for X", "efforts to pass Y": the modified noun is further left
                earlier = modified(segment, start - 1)
                if earlier is not None and group.form == "infinitive" and takes_object(segment, earlier):
                    at = earlier  # "a rule requiring |banks| to publish their fees is"
                    continue
                if earlier is not None and depth < 3:
                    return Subject(coordinated(segment, earlier))
                edge = phrases[start - 2].classes if start > 1 else frozenset({"stop"})
                pair = "conj" in edge and start > 3
                if pair and phrases[start - 3].group is not None:  # "raising or suspending it"
                    edge = phrases[start - 4].classes
                if (
                    group.form == "ing"
                    and "say" not in phrases[start - 1].classes  # "arguing the ruling violates it"
                    and not edge.isdisjoint(_BEFORE_GERUND)  # "they say raising it is illegal"
                ):
                    return Subject((start - 1,), "gerund")  # "raising the ceiling does not authorize"
            return Subject(coordinated(segment, at))
        if phrase.group is None and classes.isdisjoint(CLAUSE_MARKS):
            at -= 1
            continue
        if "rel" in classes or (
            "that" in classes
            and at == index - 1 > 0
            and (is_noun(phrases[at - 1]) or (is_finite(phrases[at - 1]) and at > 3))
        ):
            found = None if asked(segment, at, index) else antecedent(segment, at)
            if found is not None:
                found = in_number(segment, index, found)
            return Subject((found,), "relative") if found is not None else None
        if not classes.isdisjoint({"what", "wh"}):
            return Subject((at,), "free")
        if "conj" in classes and joins_prepositions(segment, at):
            at -= 2  # "the strikes on |and around| the town"
            continue
        if "conj" in classes:
            verb = agreeing(segment, index, finite_left(segment, at))
            if verb is not None and depth < 3:
                return subject_of(segment, verb, depth + 1)
            return None
        if not classes.isdisjoint({"comma", "dash"}):
            opened = opening(segment, at)
            if opened is None and awaits_verb(segment, at):
                at -= 1  # "ruled that the sales to |Washington, D.C.|, were illegal"
                continue
            if opened is None:
                verb = agreeing(segment, index, finite_left(segment, at))
                if verb is None and at > 0 and is_noun(phrases[at - 1]):
                    return Subject(coordinated(segment, at - 1))
                return subject_of(segment, verb, depth + 1) if verb is not None and depth < 3 else None
            inserted = joined(segment, opened, at) or after_fronted(segment, opened, at)
            if inserted is not None:
                return inserted
            at = opened - 1
            continue
        if not classes.isdisjoint({"stop", "semicolon", "colon", "sub"}):
            break
        if not classes.isdisjoint(PREPOSITIONAL):
            at -= 1
            continue
        if phrase.group is not None:
            opens = at == 0 or not phrases[at - 1].classes.isdisjoint(_CLAUSE_EDGES)
            if phrase.group.form == "ing" and opens and "say" not in classes:
                return Subject((at,), "gerund")  # "Trawling in the reserve is not allowed"
            if phrase.group.form in ("ed", "ing", "infinitive"):
                at -= 1
                continue
            if phrase.group.copula and phrase.group.modals:  # "would, in any case, require"
                at -= 1
                continue
            if (left := out_of_relative(segment, at)) is not None:
                at = left
                continue
            return _relative_head(segment, at, depth)
        at -= 1
    return None


def _relative_head(segment: Segment, verb: int, depth: int) -> Subject | None:
    """What a relative clause that ends before the main verb belongs to: "the bill we are reading", "that it passed"."""
    phrases = segment.phrases
    inner = subject_of(segment, verb, depth + 1) if depth < 3 else None
    if inner is None or inner.relation in ("relative", "free"):
        return inner  # "what was going on was lawful": what was
    start = complex_start(segment, inner.phrases[0])
    if inner.relation != "direct" or start < 1 or start > verb:
        return None
    before = phrases[start - 1].classes
    gap = "np" in before and (contact(phrases[inner.phrases[0]]) or not taken_twice(segment, start - 1))
    if not before.isdisjoint({"rel", "that"}) or gap:
        found = antecedent(segment, start - 1 if not before.isdisjoint({"rel", "that"}) else start)
        return Subject((found,), "relative") if found is not None else None
    return None


def subject_of(segment: Segment, index: int, depth: int = 0) -> Subject | None:
    """The subject of the verb group at ``index``; None where no noun phrase can be found."""
    if depth:  # on the way to another: how far it may go depends on how far it has come
        return _subject_of(segment, index, depth)
    known: dict[int, Subject | None] = segment.subjects
    if index not in known:
        known[index] = _subject_of(segment, index, 0)
    return known[index]


def _subject_of(segment: Segment, index: int, depth: int) -> Subject | None:
    phrases = segment.phrases
    group = phrases[index].group
    if group is None:
        return None
    if (first := first_joined(segment, index)) is not None and depth < 3:
        return subject_of(segment, first, depth + 1)
    if group.auxiliary is not None:
        return question(segment, index) or _left(segment, group.auxiliary, depth)
    if group.form == "finite":
        if index > 0 and phrases[index].start > 0:
            return after_saying(segment, index) or in_order(segment, index, _left(segment, index, depth))
        return None
    before = index - 1
    while before >= 0 and phrases[before].kind == "inner" and phrases[before].start >= phrases[index].start:
        before -= 1
    if before == 0 and group.form == "ed" and "ordinal" in phrases[0].classes:
        before = -1  # "First approved in May, the dam was"
    if before < 0:
        return _of_next_clause(segment, index, depth)
    classes = phrases[before].classes
    if group.form == "ed":
        if depth < 3 and (shared := agent_of(segment, before)) is not None:
            return subject_of(segment, shared, depth + 1)
        if is_noun(phrases[before]):
            return Subject(coordinated(segment, before), "reduced")
        if not classes.isdisjoint({"comma", "dash"}) and depth < 3:
            # "X, authorized by Y, has": the noun phrase before the comma
            if before > 0 and is_noun(phrases[before - 1]):
                found = set_off(segment, before)
                return Subject((found,), "reduced") if found is not None else None
        if not classes.isdisjoint({"conj", "nor"}) and depth < 3:
            reach = 12 if "nor" in classes else 4
            for at in range(before - 1, max(-1, before - 12), -1):
                other = phrases[at].group
                if other is not None and (before - at < reach or is_stated(other)):
                    # "was the right course of action and authorized"
                    return subject_of(segment, at, depth + 1)
                if other is not None:
                    break
        if not classes.isdisjoint({"sub", "as"}) and depth < 3:
            verb = finite_left(segment, before)
            verb = finite_right(segment, index) if verb is None else verb
            return subject_of(segment, verb, depth + 1) if verb is not None else None
        return question(segment, index)
    if group.form in ("ing", "infinitive", "bare"):
        if group.form == "infinitive" and (named := stated(segment, before)) is not None:
            return named
        before = before_adverbial(segment, before, group.form == "infinitive")
        if group.form == "bare" and "comma" in phrases[before].classes:
            opened = opening(segment, before)  # "have harmed us and, |I believe|, violate": as "have harmed"
            if opened is not None and opened > 0 and "conj" in phrases[opened - 1].classes and depth < 3:
                verb = finite_left(segment, opened)
                return subject_of(segment, verb, depth + 1) if verb is not None else None
        classes = phrases[before].classes
        asserted = not classes.isdisjoint({"that", "whether"}) and not is_noun(phrases[before])
        if group.form == "ing" and asserted:
            return None  # "warned that allowing it would be wrong": whoever may allow it
        if group.form == "ing" and "to" in classes and before > 0 and "going" in phrases[before - 1].classes:
            return None  # "when it comes to authorizing it"
        if group.form == "infinitive" and "whether" in classes and depth < 3:
            asking = verb_left(segment, before)  # "it is for parliament |to decide| whether to approve it"
            if asking is not None and phrases[asking].group.form == "infinitive":  # type: ignore[union-attr]
                return subject_of(segment, asking, depth + 1)
        if group.form == "infinitive" and (taken := taken_by(segment, before)):
            return taken
        if is_noun(phrases[before]) and group.form == "ing":
            if "reflexive" in classes and depth < 3:
                verb = finite_left(segment, before)
                return subject_of(segment, verb, depth + 1) if verb is not None else None
            own = None if "instrument" in phrases[before].classes else _willing(segment, before, depth)
            if own is not None and depth < 3:
                return own  # "played a role authorizing it"
            found = modified(segment, index)
            nearest = group.passive and "action" in classes  # "after the loss of |the ban| being blocked"
            if found is not None and found != before and "authority" in classes:
                nearest = nearest or "instrument" not in phrases[found].classes
            if nearest or (
                group.led and somebody(segment, before)
            ):  # "the response to the Senate repealing it"
                found = before  # "a strike on soldiers trying to cross it"
            return Subject((found if found is not None else before,), "modified")
        if is_noun(phrases[before]):
            start = complex_start(segment, before)
            if group.form == "infinitive" and (meaning := intending(segment, start, before)) is not None:
                return meaning
            if (naming := named_as(segment, start)) is not None and depth < 3:
                return subject_of(segment, naming, depth + 1)  # "is the first president to authorize"
            adverbial = start > 1 and "prep" in (led := phrases[start - 1].classes) and "of" not in led
            if group.form == "infinitive" and depth < 3 and (higher := led_from(segment, start, before)):
                return subject_of(segment, higher, depth + 1)
            if depth < 3 and (working := worked_with(segment, before)) is not None:
                return subject_of(segment, working, depth + 1)
            if (doer := in_whose_effort(segment, start, before)) is not None:
                return doer
            if (holder := with_power(segment, start, before)) is not None:
                return Subject((holder,), "owner")  # "a court with the power to authorize it"
            vote = phrases[start - 2].classes if adverbial else frozenset()
            if "vote_n" in vote:  # "their vote in the fall of 2002 to authorize"
                return _willing(segment, start - 2, depth) or Subject((start - 2,), "object")
            if "vote" in vote and depth < 3:  # "voted in favour to authorize"
                return subject_of(segment, start - 2, depth + 1)
            if start and depth < 3 and by_means_of(phrases[start - 1], phrases[before]):
                return subject_of(segment, start - 1, depth + 1)
            return _willing(segment, before, depth) or Subject((office_of(segment, before),), "object")
        telling = not phrases[index].classes.isdisjoint({"say", "hold", "think"})  # no text says
        if group.form == "ing" and not telling and (text := text_left(segment, before)) is not None:
            return Subject((text,), "modified")  # "a text under Y, authorizing"
        if group.form == "infinitive" and (title := titled(segment, before)) is not None:
            return Subject((title,), "modified")  # "H.R. 12, to authorize the dredging"
        if phrases[before].group is not None and depth < 4:
            outer = subject_of(segment, before, depth + 1)
            if outer is not None and phrases[before].group.copula and outer.last < before:  # type: ignore[union-attr]
                return _willing(segment, outer.last, 4) or outer  # "our role is to authorize"
            return outer
        if "conj" in classes and depth < 4:
            for at in range(before - 1, max(-1, before - 14), -1):
                earlier = phrases[at].group
                bare = earlier is not None and earlier.form == "infinitive" and group.form == "bare"
                if bare and "comma" in phrases[before - 1].classes and is_noun(phrases[at - 1]):
                    continue  # "will enable them to grow, and |allow| us to rest": what enables
                if earlier is not None and (earlier.form == group.form or bare):
                    return subject_of(segment, at, depth + 1)
        if (
            group.form == "ing"
            and "prep" in classes
            and (noun := inserted_after(segment, before)) is not None
        ):
            return Subject(coordinated(segment, noun))
        if group.form == "ing" and (doer := taking_part(segment, before)) is not None:
            return doer
        if group.form == "ing" and (doer := decided_in(segment, before) or blamed(segment, before)):
            return doer
        if group.form == "infinitive" and "whether" in classes and (doer := debated(segment, before)):
            return doer
        if group.form == "ing" and "that" in classes:
            return None  # "he said that passing it would help": whoever passes it
        if group.form == "ing" and not classes.isdisjoint({"clausal", "sub", "of"}) and depth < 3:
            inner = told_to(segment, before)
            outer = subject_of(segment, inner, depth + 1) if inner is not None else None
            if outer is not None and outer.last < before and somebody(segment, outer.last):
                return outer  # "told the minister to wait before approving it", "to take the step of approving it"
        verb = finite_within(segment, before + 1)
        if verb is None:
            return leading(segment, before) or _of_next_clause(segment, index, depth)
        if group.form == "ing" and "comma" in classes:
            verb = letting(segment, verb)
        outer = subject_of(segment, verb, depth + 1) if depth < 4 else None
        if group.form == "ing" and "sub" in classes and depth < 3 and outer is not None:
            above = told_in(segment, outer)
            outer = subject_of(segment, above, depth + 1) if above is not None else outer
        if group.form == "ing" and "by" in classes and outer is not None and outer.relation == "relative":
            outer = _doer(segment, outer, depth)
        if outer is None or group.form != "infinitive" or "conj" not in classes or outer.relation != "direct":
            return outer
        return _willing(segment, outer.last, 4) or outer  # "our role is to watch them and to authorize them"
    return None


def _doer(segment: Segment, inner: Subject, depth: int) -> Subject:
    """Who does something by an act after a relative clause: "|Parliament| can help farmers who starve by authorizing"."""
    classes = segment.phrases[inner.last].classes
    if not classes.isdisjoint({"authority", "instrument"}) or depth > 2:
        return inner
    verb = finite_left(segment, inner.last)
    outer = subject_of(segment, verb, depth + 1) if verb is not None else None
    return outer if outer is not None else inner


def _of_next_clause(segment: Segment, index: int, depth: int) -> Subject | None:
    """The subject of the clause that a verb group leads up to, behind a comma: "Acting under it, |the council| approved"."""
    verb = finite_right(segment, index)
    found = subject_of(segment, verb, depth + 1) if verb is not None and depth < 3 else None
    group = segment.phrases[index].group
    if found is None or found.phrases[0] < index or (group is not None and group.form == "ed"):
        return found
    between = segment.phrases[index : found.phrases[0]]
    return found if any(not p.classes.isdisjoint({"comma", "dash"}) for p in between) else None


def _willing(segment: Segment, noun: int, depth: int) -> Subject | None:
    """Whose decision a noun names: its owner's, else that of the subject of the clause it stands in."""
    if "deciding" not in segment.phrases[noun].classes:
        return None
    if (owner := owner_of(segment, noun)) is not None:
        return owner
    verb = finite_left(segment, noun)
    return subject_of(segment, verb, depth + 1) if verb is not None and depth < 3 else None
