"""The records that the program gives out: plain, frozen, comparable, picklable.

Every position is a half-open pair of Unicode code points into the document's own text, so that
``document.text[m.start:m.end] == m.text`` holds for every mention of every statement. This module
imports nothing of the package.
"""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

__all__ = [
    "Action",
    "Authority",
    "AuthorityType",
    "Cue",
    "Document",
    "Instrument",
    "Mention",
    "Modality",
    "Result",
    "Span",
    "Statement",
    "Status",
]


class Status(StrEnum):
    """What the text says of the legal authorization of an action (guidelines, section 2)."""

    AUTHORIZED = "authorized"
    NOT_AUTHORIZED = "not_authorized"
    DENIED = "denied"
    REVOKED = "revoked"
    REQUESTED = "requested"
    REQUIRED = "required"
    NOT_REQUIRED = "not_required"
    LAWFUL = "lawful"
    UNLAWFUL = "unlawful"
    COORDINATED = "coordinated"
    UNCOORDINATED = "uncoordinated"


class Modality(StrEnum):
    """How far the text commits itself to the statement (after FactBank's factuality values)."""

    ASSERTED = "asserted"
    FUTURE = "future"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    QUESTIONED = "questioned"


class AuthorityType(StrEnum):
    """The kind of public authority that a name stands for."""

    STATE = "state"
    GOVERNMENT = "government"
    HEAD_OF_STATE = "head_of_state"
    HEAD_OF_GOVERNMENT = "head_of_government"
    MINISTRY = "ministry"
    LEGISLATURE = "legislature"
    COURT = "court"
    REGULATOR = "regulator"
    AGENCY = "agency"
    MILITARY = "military"
    POLICE = "police"
    LOCAL = "local"
    INTERNATIONAL_ORGANIZATION = "international_organization"
    INTERNATIONAL_ORGAN = "international_organ"
    OFFICIAL = "official"


@frozen(order=True)
class Span:
    """A half-open stretch ``[start, end)`` of a document, in code points."""

    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not {self.start}:{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@frozen(kw_only=True)
class Mention:
    """A stretch of a document together with its words; ``source[start:end] == text``."""

    start: int
    end: int
    text: str

    def __attrs_post_init__(self) -> None:
        if self.end - self.start != len(self.text):
            raise ValueError(f"{self.text!r} does not fill {self.start}:{self.end}")

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@frozen(kw_only=True)
class Cue(Mention):
    """The words that carry the meaning; ``lemma`` is the dictionary form of the deciding one."""

    lemma: str


@frozen(kw_only=True)
class Action(Mention):
    """What is (not) authorized.

    ``head`` is the one word that names it, at ``head_start:head_end`` of the document.
    ``antecedent`` is what a pronoun or an ellipsis stands for, when the document leaves exactly one
    reading.
    """

    head: str
    head_start: int
    head_end: int
    actor: Mention | None = None
    place: Mention | None = None
    antecedent: Mention | None = None


@frozen(kw_only=True)
class Authority(Mention):
    """Who authorizes or not. ``id`` is a Wikidata item where the name is well known, else null."""

    id: str | None = None
    type: AuthorityType | None = None


@frozen(kw_only=True)
class Instrument(Mention):
    """The legal instrument named as basis or as violated; ``id`` is its canonical citation."""

    id: str | None = None


@frozen(kw_only=True)
class Statement:
    """One action, one authority, one status; ``rule`` names the construction that found it."""

    status: Status
    cue: Cue
    action: Action | None = None
    authority: Authority | None = None
    instrument: Instrument | None = None
    modality: Modality = Modality.ASSERTED
    source: Mention | None = None
    sentence: Span
    rule: str

    def mentions(self) -> tuple[Mention, ...]:
        """Every mention that the statement holds, in no particular order."""
        action = self.action
        inner = (action.actor, action.place, action.antecedent) if action else ()
        outer = (self.cue, action, self.authority, self.instrument, self.source)
        return tuple(m for m in (*outer, *inner) if m is not None)


@frozen(kw_only=True)
class Document:
    """A text with a name. ``id`` is the caller's own, or the path it was read from.

    ``url`` and ``date`` (ISO 8601) are those of a page of the web: where it is from, and when it was taken.
    """

    id: str
    text: str = field(repr=lambda text: repr(text if len(text) < 60 else text[:57] + "..."))
    url: str | None = None
    date: str | None = None


@frozen(kw_only=True)
class Result:
    """What became of one document: its statements, or the reason why there are none.

    ``url`` and ``date`` are the document's own.
    """

    id: str
    statements: tuple[Statement, ...] = ()
    error: str | None = None
    url: str | None = None
    date: str | None = None
