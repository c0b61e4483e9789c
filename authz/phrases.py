"""Phrases and what they say: the records that the skeleton of a sentence is made of.

They are plain classes, because they are made for every phrase, and plain classes are what a compiled build
(docs/performance.md) makes fast.
"""

from __future__ import annotations

from typing import Any, Final

__all__ = ["FORMS", "NOTHING", "VISIBLE_INNER", "Phrase", "Segment", "VerbGroup"]

FORMS: Final = ("finite", "infinitive", "ing", "ed", "bare")
VISIBLE_INNER: Final = frozenset(
    {
        "illegal", "lawful", "unauthorized", "authority", "illegally", "lawfully", "warrantlessly", "grantor", "compound", "action",
        "law_domain", "only", "poss", "necessary", "ordering", "no", "instrument", "permission", "authorizedly",
        "requesting", "force", "person_class", "licensed_act", "wholly", "law_doubted",
    }
)  # fmt: skip
"""Classes that make a word inside a phrase stand before it as a symbol of its own."""


class VerbGroup:
    """What a verb group says beside its verb; positions are words of the sentence."""

    __slots__ = (
        "auxiliary", "copula", "form", "led", "main", "modals", "negators", "number", "passive", "perfect",
    )  # fmt: skip

    def __init__(
        self,
        form: str,
        passive: bool,
        main: int,
        negators: tuple[int, ...],
        modals: frozenset[str],
        led: tuple[tuple[int, frozenset[str]], ...],
        perfect: bool,
        copula: bool,
        number: str = "",
    ) -> None:
        self.form = form
        self.passive = passive
        self.main = main
        self.negators = negators
        self.modals = modals
        self.led = led
        self.perfect = perfect
        self.copula = copula
        self.auxiliary: int | None = None
        self.number = number
        """"s" where the verb's form goes with one, "p" where with many, else nothing."""

    def moved(self, start: int) -> VerbGroup:
        """A copy whose positions count from the word at ``start``."""
        return VerbGroup(
            self.form,
            self.passive,
            start + self.main,
            tuple([start + at for at in self.negators]) if self.negators else (),
            self.modals,
            tuple([(start + at, classes) for at, classes in self.led]) if self.led else (),
            self.perfect,
            self.copula,
            self.number,
        )


class Phrase:
    """Words ``[start, end)`` of the sentence with their head; ``kind`` is np, vg, inner or word."""

    __slots__ = ("classes", "end", "group", "head", "kind", "start")

    def __init__(
        self,
        kind: str,
        start: int,
        end: int,
        head: int,
        classes: frozenset[str],
        group: VerbGroup | None = None,
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.head = head
        self.classes = classes
        self.group = group


NOTHING: Final = Phrase("nothing", -1, -1, -1, frozenset())
"""What stands before the first phrase of a segment and after the last."""


class Segment:
    """Phrases and their symbols, index for index.

    ``inside`` is the index in the main segment after which this one stands in parentheses, -1 for the main one;
    ``subjects`` what ``clauses.subject_of`` has found for a verb group, since several constructions ask for the same,
    ``frames`` how far the order of the clauses has been read (``clauseframes``).
    """

    __slots__ = ("_asserts", "_stops", "frames", "inside", "phrases", "subjects", "symbols")

    def __init__(self, phrases: list[Phrase], symbols: str, inside: int = -1) -> None:
        self.phrases = phrases
        self.symbols = symbols
        self.inside = inside
        self.subjects: dict[int, Any] = {}
        self.frames: Any = None
        self._stops: list[int] | None = None
        self._asserts: bool | None = None

    def phrase(self, index: int) -> Phrase:
        """The phrase at an index; before the first and after the last one an empty one, of no kind and no class."""
        return self.phrases[index] if 0 <= index < len(self.phrases) else NOTHING

    @property
    def stops(self) -> list[int]:
        """Where the full stops are: looked for once, since every claim asks for the nearest."""
        if self._stops is None:
            self._stops = [at for at, phrase in enumerate(self.phrases) if "stop" in phrase.classes]
        return self._stops

    @property
    def asserts(self) -> bool:
        """Whether any verb is finite, looked for once: what has none is the title of a chapter, an item of a list."""
        if self._asserts is None:
            self._asserts = any(p.group is not None and p.group.form == "finite" for p in self.phrases)
        return self._asserts
