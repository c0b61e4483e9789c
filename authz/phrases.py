"""Phrases and what they say: the records that the skeleton of a sentence is made of."""

from __future__ import annotations

from typing import Any

from attrs import Factory, define, field

__all__ = ["FORMS", "VISIBLE_INNER", "Phrase", "Segment", "VerbGroup"]

FORMS = ("finite", "infinitive", "ing", "ed", "bare")
VISIBLE_INNER = frozenset(
    {
        "illegal", "lawful", "unauthorized", "authority", "illegally", "lawfully", "grantor", "compound", "action",
        "law_domain", "only", "poss", "necessary", "ordering", "no", "instrument", "permission", "authorizedly",
        "requesting", "force", "person_class",
    }
)  # fmt: skip
"""Classes that make a word inside a phrase stand before it as a symbol of its own."""


@define(eq=False, kw_only=True)
class VerbGroup:
    """What a verb group says beside its verb; positions are words of the sentence."""

    form: str
    passive: bool
    main: int
    negators: tuple[int, ...]
    modals: frozenset[str]
    led: tuple[tuple[int, frozenset[str]], ...]
    perfect: bool
    copula: bool
    auxiliary: int | None = None
    number: str = ""
    """"s" where the verb's form goes with one, "p" where with many, else nothing."""


@define(eq=False)
class Phrase:
    """Words ``[start, end)`` of the sentence with their head; ``kind`` is np, vg, inner or word."""

    kind: str
    start: int
    end: int
    head: int
    classes: frozenset[str]
    group: VerbGroup | None = None


@define(eq=False)
class Segment:
    """Phrases and their symbols, index for index."""

    phrases: list[Phrase]
    symbols: str
    inside: int = -1
    """The index in the main segment after which this one stands in parentheses; -1 for the main one."""
    subjects: dict[int, Any] = Factory(dict)
    """What ``clauses.subject_of`` has found for a verb group: several constructions ask for the same."""
    _stops: list[int] | None = field(default=None, init=False, repr=False)

    @property
    def stops(self) -> list[int]:
        """Where the full stops are: looked for once, since every claim asks for the nearest."""
        if self._stops is None:
            self._stops = [at for at, phrase in enumerate(self.phrases) if "stop" in phrase.classes]
        return self._stops
