"""Runs the examples and counterexamples that every construction carries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from authz.errors import GrammarError
from authz.grammar.source import Grammar, fault_at
from authz.grammar.tree import Construction, Example
from authz.model import Mention, Statement

__all__ = ["Runs", "example_faults"]


class Runs(Protocol):
    """What running an example needs of an annotator."""

    def annotate(self, text: str) -> tuple[Statement, ...]:
        """The statements of a text."""
        ...

    def sentences(self, text: str) -> Iterable[object]:
        """The sentences that are read at all."""
        ...


def example_faults(grammar: Grammar, runs: Runs) -> Iterator[GrammarError]:
    """What the examples of every construction show to be wrong.

    An example is found by its own construction, once, with the status that it says and with every
    marked part overlapping the part that is found. A counterexample is read, that is, it holds a cue
    stem, and its construction makes no statement of it.
    """
    for item in grammar.constructions.values():
        for example in item.examples:
            if message := _wrong(item, example, runs):
                yield fault_at(
                    grammar.sources,
                    example.place,
                    f"construction {item.name!r}: {message}",
                    ["to find it once, as marked"],
                )
        for example in item.counterexamples:
            if message := _wrongly_found(item, example, runs):
                yield fault_at(
                    grammar.sources, example.place, f"construction {item.name!r}: {message}", ["a look-alike"]
                )


def _wrong(item: Construction, example: Example, runs: Runs) -> str:
    """What is wrong with what is found in an example; empty where nothing is."""
    everything = runs.annotate(example.text)
    found = [s for s in everything if s.rule == item.name]
    if not found:
        others = ", ".join(dict.fromkeys(f"{s.rule} ({s.status})" for s in everything))
        return f"the example is not found; found instead: {others or 'nothing'}"
    cues = {s.cue.span for s in found}
    if len(cues) > 1:
        return f"the example is found {len(cues)} times"
    status = example.status or item.status
    if any(s.status != status for s in found):
        return f"the example is {status}, found as {', '.join(sorted({str(s.status) for s in found}))}"
    for slot, start, end in example.spans:
        parts = [part for s in found if (part := _slot(s, slot)) is not None]
        if not any(part.start < end and start < part.end for part in parts):
            said = " and ".join(repr(part.text) for part in parts) or "none"
            return f"the {slot} is {example.text[start:end]!r}, found: {said}"
    return ""


def _wrongly_found(item: Construction, example: Example, runs: Runs) -> str:
    if not any(True for _ in runs.sentences(example.text)):
        return "the counterexample holds no cue stem, so it tests nothing"
    for statement in runs.annotate(example.text):
        if statement.rule == item.name:
            return f"the counterexample is found: {statement.status}, cue {statement.cue.text!r}"
    return ""


def _slot(statement: Statement, slot: str) -> Mention | None:
    """The part of a statement that an example's mark names."""
    holder = statement.action if slot in ("actor", "place", "antecedent") else statement
    found = getattr(holder, slot, None)
    return found if isinstance(found, Mention) else None
