"""What a relative clause, a participle or an infinitive is said of: the noun phrase before it."""

from __future__ import annotations

from typing import Final

from authz.complexes import (
    PREPOSITIONAL,
    REACH,
    after_inner,
    before_inner,
    complex_start,
    is_finite,
    is_noun,
    noun_before_preposition,
)
from authz.phrases import Segment

__all__ = [
    "antecedent",
    "asked",
    "in_number",
    "modified",
    "named_as",
    "office_of",
    "set_off",
    "text_left",
    "titled",
    "whole_text",
]


_RUNNING_ON: Final = PREPOSITIONAL | {"conj"}
_PERSONS: Final = frozenset({"people", "person", "person_n", "objective"})
"""Of whom nobody says "which"."""


def modified(segment: Segment, verb: int) -> int | None:
    """The noun phrase that a participle or an infinitive modifies, when one stands right before it."""
    phrases = segment.phrases
    at = before_inner(segment, verb - 1)
    led, group = phrases[verb].group, phrases[at].group if at >= 0 else None
    if led is not None and led.form == "infinitive" and group is not None and group.form == "ed":
        at = before_inner(segment, at - 1)  # "|a law| written to curb it authorizes"
    for _ in range(6):
        if at > 0 and is_noun(phrases[at - 1]) and (other := phrases[at].group) and other.form == "ed":
            at -= 1  # "|steps| taken on the data requiring an inquiry"
        if at < 0 or not is_noun(phrases[at]):
            return _clause_head(segment, at)
        start = complex_start(segment, at)
        if start > 1 and not phrases[start - 1].classes.isdisjoint(PREPOSITIONAL):
            text = "resolution" in phrases[at].classes - phrases[start - 2].classes
            if text and "grantor" in phrases[verb].classes and "of" not in phrases[start - 1].classes:
                return at  # "issues in |a resolution| authorizing a force"
            at = start - 2
            continue
        if start > 3 and "conj" in phrases[start - 1].classes and "authority" in phrases[at].classes:
            member = complex_start(segment, start - 2)  # "an agreement between A and B committing forces"
            if (
                is_noun(phrases[start - 2])
                and member > 1
                and "authority" in phrases[start - 2].classes
                and "prep" in phrases[member - 1].classes
                and "agreeing_n" in phrases[member - 2].classes
            ):
                return member - 2
        return at
    return None


_UNMADE: Final = frozenset(
    {
        *("time_noun", "month", "year", "state", "seat", "local", "name", "authority", "person", "person_n"),
        *("people", "pronoun", "number", "titled", "event_n", "indefinite", "agent"),
    }
)
"""What only says when, where or who before a participle behind a comma: "began in May, approved by"."""


def set_off(segment: Segment, comma: int) -> int | None:
    """What a participle after a comma is said of: "will lead in |a mechanism|, authorized by the Council"."""
    found = modified(segment, comma)
    if found is None and segment.phrases[comma - 1].classes.isdisjoint(_UNMADE):
        return comma - 1
    return found


def asked(segment: Segment, pronoun: int, verb: int) -> bool:
    """Whether a pronoun before its verb asks rather than relates: "the fight over |who| can authorize it"."""
    before = segment.phrase(pronoun - 1)
    return (
        pronoun == verb - 1
        and not is_noun(before)
        and not before.classes.isdisjoint({"over", "about", "=about", "=over"})
    )


def _clause_head(segment: Segment, verb: int) -> int | None:
    """What a relative clause that ends with a verb is said of: "|the programs| that we have in place, authorized"."""
    if verb < 2 or not is_finite(segment.phrases[verb]):
        return None
    for at in range(verb - 1, max(0, verb - 4), -1):
        if not segment.phrases[at].classes.isdisjoint({"rel", "that"}):
            return antecedent(segment, at)
        if segment.phrases[at].kind == "word" and segment.phrases[at].classes.isdisjoint(PREPOSITIONAL):
            return None
    return None


def antecedent(segment: Segment, at: int) -> int | None:
    """The noun phrase that a relative pronoun at ``at`` stands for."""
    phrases = segment.phrases
    index = at - 1
    comma = index >= 0 and "comma" in phrases[index].classes
    while index >= 0 and not phrases[index].classes.isdisjoint({"comma", "prep", "dash"}):
        index -= 1
    if comma and index > 0 and "adv" in phrases[index].classes and is_noun(phrases[index - 1]):
        index -= 1  # "signed a week |later|, which"
    if index > 1 and "existential" in phrases[index].classes:
        index = before_inner(segment, index - 1)  # "there are |members| out there who say"
        while index > 0 and not phrases[index].classes.isdisjoint(PREPOSITIONAL):
            index -= 1
    if index > 2 and "in_force_n" in phrases[index].classes:
        before = before_inner(segment, index - 1)  # "a law |in place|, on the books that"
        if not phrases[before].classes.isdisjoint(PREPOSITIONAL):
            index = before - 1
    if index > 2 and is_finite(phrases[index]) and (stacked := _clause_head(segment, index)) is not None:
        return stacked  # "the bill that she wrote |that allows| it"
    if (text := _brought_in(segment, index)) is not None:
        return text
    if index < 0 or not is_noun(phrases[index]):
        return None
    if comma and "of_things" in phrases[at].classes and not phrases[index].classes.isdisjoint(_PERSONS):
        return None  # "shelled the rebels, which allowed": what was done
    if (text := _text_with_purpose(segment, index, at)) is not None:
        return text
    if comma and (text := _described_text(segment, index)) is not None:
        return text
    if index > 3 and "rel" in phrases[index - 3].classes and "prep" in phrases[index - 1].classes:
        linking = phrases[index - 2].group
        if linking is not None and linking.copula and not comma:
            return antecedent(segment, index - 3)  # "structures that are in place that have been approved"
    # "a resolution of the Council that", "part of the plan that": the head, unless it only counts
    for _ in range(4):
        start = complex_start(segment, index)
        if start > 1 and "of" in phrases[start - 1].classes and is_noun(phrases[start - 2]):
            head = phrases[start - 2]
            if not head.classes.isdisjoint({"number", "indefinite", "legality"}):
                return index  # "the legality of the search, which": the search
            if "instrument" in phrases[index].classes and head.classes.isdisjoint(
                {"instrument", "authority"}
            ):
                return index  # "the adoption of the resolution, which renewed it": the resolution
            if _said_of_last(segment, at, index, start - 2):
                return index
            index = start - 2
            continue
        if (
            start > 1
            and not phrases[start - 1].classes.isdisjoint({"together", "prep"})
            and "by" not in phrases[start - 1].classes
            and "authority" in phrases[index].classes
            and "agreeing_n" in phrases[start - 2].classes
        ):
            index = start - 2  # "an agreement with the army which allowed them": the agreement
            continue
        placed = (
            start > 1
            and not phrases[index].classes.isdisjoint({"state", "seat", "local"})
            and "instrument" not in phrases[start - 2].classes
        )
        if (
            placed
            and is_noun(phrases[start - 2])
            and not phrases[start - 1].classes.isdisjoint(PREPOSITIONAL)
        ):
            index = start - 2  # "the war in Iraq that": the war
            continue
        named = not phrases[index].classes.isdisjoint({"name", "resolution", "section"})
        if (
            comma
            and start > 1
            and not phrases[start - 1].classes.isdisjoint(PREPOSITIONAL)
            and not named
            and "law" not in phrases[index].classes
            and is_noun(phrases[start - 2])
            and not _said_of_last(segment, at, index, start - 2)
            and "authority" not in phrases[index].classes & phrases[start - 2].classes
        ):
            index = start - 2  # but "speaks for the ministry on the |committee|, which approved it"
            continue
        break
    return index


_TIMES: Final = frozenset({"adv", "time_noun", "month", "year", "number"})


def _brought_in(segment: Segment, index: int) -> int | None:
    """The text in "|a rule| was issued in May that lets": the relative clause waits for the end of the verb."""
    phrases, last = segment.phrases, index
    for _ in range(4):
        if index < 2 or phrases[index].classes.isdisjoint(_TIMES | PREPOSITIONAL):
            break
        index -= 1
    start = complex_start(segment, index) if index > 0 and is_noun(phrases[index]) else 0
    if start > 1 and "by" in phrases[start - 1].classes and index < last:
        index = start - 2  # "|a rule| was issued by the council last year that"
    group = phrases[index].group if index > 0 else None
    if group is None or group.form != "finite" or not group.passive:
        return None
    at = before_inner(segment, index - 1)
    if at < 0 or not is_noun(phrases[at]):
        return None
    at = whole_text(segment, at)
    return at if "instrument" in phrases[at].classes else None


_SPOKEN_OF: Final = frozenset({"action", "instrument", "permission", "attempt"})
"""What a relative clause of this field is said of, rather than of what belongs to it."""


def _said_of_last(segment: Segment, relative: int, last: int, head: int) -> bool:
    """Whether a relative clause is said of the last noun: "a group of |rebels| who were", "evidence of |fraud| that"."""
    phrases = segment.phrases
    verb = after_inner(segment, relative + 1)
    group = phrases[verb].group if verb < len(phrases) else None
    plural = ["plural" in phrases[at].classes for at in (last, head)]
    if group is not None and group.number and plural[0] != plural[1]:
        return plural[0] == (group.number == "p")
    if "authority" in phrases[last].classes:
        return False
    return phrases[head].classes.isdisjoint(_SPOKEN_OF)


def _described_text(segment: Segment, index: int) -> int | None:
    """The text in "a resolution, signed by the king, |which allows| it", not what the participle after it ends with."""
    phrases = segment.phrases
    for at in range(index, max(1, index - 8), -1):
        group = phrases[at].group
        if group is not None:
            before = at - 2 if "comma" in phrases[at - 1].classes else at - 1
            said = group.form == "ed" and "passing" in phrases[at].classes and is_noun(phrases[before])
            return before if said and "instrument" in phrases[before].classes else None
        if not phrases[at].classes.isdisjoint({"comma", "rel", "that", "conj"}):
            return None
    return None


def _text_with_purpose(segment: Segment, index: int, relative: int) -> int | None:
    """The text in "an authorization to use force |that allows| the troops": what gives is no object of its purpose."""
    phrases = segment.phrases
    verb = after_inner(segment, relative + 1)
    if verb >= len(phrases) or phrases[verb].classes.isdisjoint({"grantor", "covering", "expire"}):
        return None
    if not phrases[index].classes.isdisjoint({"instrument", "permission"}):
        return None
    for at in range(index - 1, max(0, index - 8), -1):
        group = phrases[at].group
        if group is None:
            if phrases[at].kind == "word" and phrases[at].classes.isdisjoint(_RUNNING_ON):
                return None
            continue
        before = phrases[at - 1]
        named = is_noun(before) and not before.classes.isdisjoint({"instrument", "permission"})
        by_somebody = (
            group.form == "ed" and "by" in phrases[at + 1].classes
        )  # "a bill sponsored by A and B that"
        return at - 1 if (group.form == "infinitive" or by_somebody) and named else None
    return None


def in_number(segment: Segment, verb: int, found: int) -> int:
    """The antecedent that agrees with a plural verb, where the nearest does not: "|guns| kept in a depot that were"."""
    phrases = segment.phrases
    group = phrases[verb].group
    nearest = phrases[found].classes
    if group is None or group.number != "p" or not nearest.isdisjoint({"plural", "number", "pronoun"}):
        return found
    at = complex_start(segment, found) - 1
    if at < 2 or phrases[at].classes.isdisjoint(PREPOSITIONAL):
        return found
    at -= 1
    if (describing := phrases[at].group) is not None and describing.form == "ed":
        at -= 1
    return at if is_noun(phrases[at]) and "plural" in phrases[at].classes else found


def titled(segment: Segment, comma: int) -> int | None:
    """The bill whose long title ends with an infinitive after ``comma``: "|the Ports Act|, to amend title 4, to"."""
    phrases = segment.phrases
    at = comma
    found: int | None = None
    crossed = True
    for _ in range(4):
        if at < 1 or "comma" not in phrases[at].classes:
            break
        if is_noun(phrases[at - 1]) and not phrases[at - 1].classes.isdisjoint({"pending", "law"}):
            start = complex_start(segment, at - 1)
            before = phrases[start - 1].group if start > 0 else None
            if crossed and (before is None or before.form != "infinitive"):
                found, crossed = at - 1, False
        left = at - 1
        while left > max(0, at - REACH) and "comma" not in phrases[left].classes:
            if phrases[left].group is not None:
                break
            left -= 1
        group = phrases[left].group
        if group is None and "comma" in phrases[left].classes:
            at = left  # "title 10, |United States Code|, to"
            continue
        if group is None or group.form != "infinitive":
            break
        at, crossed = left - 1, True
    return found


def named_as(segment: Segment, start: int) -> int | None:
    """The verb of "|is| the first president to authorize it", "|became| the ninth state in the union to": who is named so."""
    phrases = segment.phrases
    for _ in range(3):
        verb = phrases[start - 1] if start > 0 else None
        if verb is not None and verb.group is not None:
            return start - 1 if verb.group.copula or "linking" in verb.classes else None
        if (
            start < 2
            or verb is None
            or verb.classes.isdisjoint({"of", "=in"})
            or not is_noun(phrases[start - 2])
        ):
            return None
        if phrases[start - 2].classes.isdisjoint({"number", "authority", "name", "person"}):
            return None
        start = complex_start(segment, start - 2)
    return None


def whole_text(segment: Segment, index: int) -> int:
    """The text that a noun phrase belongs to: "a |resolution| under Chapter VII of the Charter, authorizing"."""
    for _ in range(3):
        whole = noun_before_preposition(segment, index)
        if whole is None or "instrument" not in segment.phrases[whole].classes:
            break
        index = whole
    return index


def office_of(segment: Segment, index: int) -> int:
    """The office in "the Secretary of |the Navy|", where ``index`` is what it is of; else ``index``."""
    phrases = segment.phrases
    start = complex_start(segment, index)
    if start < 2 or "of" not in phrases[start - 1].classes or phrases[start - 2].kind != "np":
        return index
    office = phrases[start - 2].classes
    return start - 2 if "official" in office and "authority" in office else index


_UNDONE: Final = frozenset(
    {"block", "halting", "lifting", "undoing", "revoke", "reject", "veto", "prohibiting"}
)
"""What a court does to an order so that what it forbade may go on: "stayed the order, allowing it"."""


def text_left(segment: Segment, comma: int) -> int | None:
    """The text before a comma that lets somebody act, no undone one: "issued |an order| under Article 5, allowing it"."""
    if comma < 1 or "comma" not in segment.phrases[comma].classes:
        return None
    text = segment.phrases[comma - 1]
    if not is_noun(text) or "instrument" not in text.classes:
        return None
    verb = segment.phrase(complex_start(segment, comma - 1) - 1)
    kept = verb.group is None or verb.group.passive or verb.classes.isdisjoint(_UNDONE)
    return whole_text(segment, comma - 1) if kept else None
