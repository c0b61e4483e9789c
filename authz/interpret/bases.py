"""The legal basis that a clause names beside its verb."""

from __future__ import annotations

from typing import Final

from authz.clauses import subject_of
from authz.complexes import complex_start, noun_from, verb_left
from authz.interpret.slots import Piece, is_text
from authz.phrases import Segment

__all__ = ["basis_near"]

_BASES: Final = frozenset({"under", "accord", "basis_prep"})
_ENDS: Final = frozenset({"stop", "semicolon", "sub", "rel"})
_INSERTED: Final = 24
"""How many phrases lie between a subject and its verb at the most, where a basis is looked for there."""


def _basis_at(segment: Segment, at: int) -> Piece | None:
    """The text that the preposition at a phrase brings, where it is one of basis."""
    phrases = segment.phrases
    if "prep" not in phrases[at].classes:
        return None
    head = noun_from(segment, at + 1)
    if head is None:
        return None
    end = head + 1
    if "of" in segment.phrase(end).classes and not is_text(segment, head):
        inner = noun_from(segment, end + 1)  # "under terms of the deal"
        if inner is not None and is_text(segment, inner):
            return Piece(complex_start(segment, inner), inner + 1, inner)
    if not is_text(segment, head) or not phrases[head].classes.isdisjoint({"scheme", "realm", "might"}):
        return None  # "let them fly in its airspace", "let him stay in power"
    while "of" in segment.phrase(end).classes:
        follows = noun_from(segment, end + 1)
        if follows is None:
            break
        end = follows + 1
    return Piece(complex_start(segment, head), end, head)


def basis_near(segment: Segment, first: int, last: int, verb: int | None = None) -> Piece | None:
    """The legal basis that the clause names: a text in a phrase such as "under the Charter", near the match.

    Between the subject of ``verb`` and it as well: "the Congress, by Public Law 1, has authorized".
    """
    phrases = segment.phrases
    for at in range(first, min(len(phrases), last + 4)):
        classes = phrases[at].classes
        if at >= last and not classes.isdisjoint(_ENDS):
            break
        if (
            not classes.isdisjoint(_BASES)
            and not _of_another(segment, at, first)
            and (found := _basis_at(segment, at)) is not None
        ):
            return found
    start = first
    while start > 0 and "stop" not in phrases[start - 1].classes and first - start < 16:
        start -= 1
    group = phrases[start].group
    if start < first and group is not None and group.form == "ing" and group.main == phrases[start].start:
        start += 1  # "|Acting| under Chapter VII of the Charter, the Council authorized"
    if start < first and not phrases[start].classes.isdisjoint(_BASES):  # "Under terms of the deal, ..."
        return _basis_at(segment, start)
    return _inserted_basis(segment, first, verb) if verb is not None else None


def _of_another(segment: Segment, at: int, first: int) -> bool:
    """Whether a basis belongs to a participle inside the act: "use the powers |granted to them by the act|"."""
    phrases = segment.phrases
    if "=in" in phrases[at].classes:  # "the penalties |described in section 2|"
        told = phrases[at - 1].group if at - 1 > first else None
        return told is not None and told.form == "ed" and "setting_out" in phrases[at - 1].classes
    if "by" not in phrases[at].classes:
        return False
    before = verb_left(segment, at)
    group = phrases[before].group if before is not None and before > first else None
    return group is not None and group.form == "ed"


def _inserted_basis(segment: Segment, first: int, verb: int) -> Piece | None:
    """The basis that stands right after the subject: "the Congress, by Public Law 1, has set a week and authorized"."""
    phrases = segment.phrases
    subject = subject_of(segment, verb)
    if subject is None or not 0 < first - subject.last <= _INSERTED:
        return None
    at = subject.last + 1
    if "comma" in phrases[at].classes:
        at += 1
    if not phrases[at].classes.isdisjoint(_BASES):
        return _basis_at(segment, at)
    return None
