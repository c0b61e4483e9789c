"""Shows how the statements of a text come about, and what nearly matched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from attrs import frozen

from authz.grammar.terms import FLAGS
from authz.grammar.trace import Failure, furthest_failure
from authz.interpret.assemble import statements_of
from authz.interpret.sentence import Sentence
from authz.interpret.whole import whole
from authz.match import Match
from authz.model import Statement
from authz.phrases import Phrase, Segment

if TYPE_CHECKING:
    from authz.annotator import Annotator

__all__ = ["explain"]

_NEAR: Final = 5
"""How many constructions that nearly matched are shown, the nearest first."""
_EXPECTED: Final = 4
"""How many of the elements that could have stood there are named."""


@frozen(kw_only=True)
class _Try:
    """A match with what it would state and how its status came about."""

    match: Match
    statements: tuple[Statement, ...]
    notes: tuple[str, ...]


def explain(annotator: Annotator, text: str) -> str:
    """The derivation of every statement of ``text``, sentence by sentence, for people to read.

    Shown for each sentence that holds a cue stem: the words with tag and classes, the skeleton of
    phrases, every construction that matched with its parts as a tree, whether it was chosen and why not,
    the steps of its status, and for constructions that nearly matched the first element that failed.
    """
    lines: list[str] = []
    for sentence in annotator.sentences(text):
        lines += _sentence(annotator, sentence)
    return "\n".join(lines) + "\n" if lines else "no cue stem occurs, so no sentence is read\n"


def _sentence(annotator: Annotator, sentence: Sentence) -> Iterator[str]:
    yield f"sentence {sentence.start}:{sentence.end}  {_plain(sentence.text[sentence.start : sentence.end])}"
    yield "  words"
    yield from _words(annotator, sentence)
    for number, segment in enumerate(sentence.segments):
        yield "  phrases" if number == 0 else f"  phrases in parentheses {number}"
        yield from _phrases(sentence, segment)
    tries = []
    for match in annotator.matches(sentence):
        notes: list[str] = []
        statements = tuple(statements_of(sentence, match, notes))
        tries.append(_Try(match=match, statements=statements, notes=tuple(notes)))
    chosen = {_key(statement) for statement in whole(sentence, [(t.match, t.statements) for t in tries])}
    yield "  constructions" if tries else "  no construction matches"
    for one in tries:
        yield from _construction(sentence, one, tries, chosen)
    near = _near(annotator, sentence, {t.match.construction.name for t in tries})
    if near:
        yield "  nearly"
        yield from near
    yield ""


def _words(annotator: Annotator, sentence: Sentence) -> Iterator[str]:
    words = sentence.words
    width = min(24, max(len(norm) for norm in words.norms))
    for at, norm in enumerate(words.norms):
        classes = " ".join(sorted(annotator.grammar.words.classes(words.symbols[at])))
        yield f"    {at:3} {_plain(norm):{width}} {words.tags[at]} {words.lemma(at):{width}} {classes}"


def _phrases(sentence: Sentence, segment: Segment) -> Iterator[str]:
    for at, phrase in enumerate(segment.phrases):
        text = _text(sentence, segment, at, at + 1)
        head = "" if phrase.end - phrase.start == 1 else f" (head {_plain(sentence.word(phrase.head))!r})"
        yield f"    {at:3} {phrase.kind:5} {text!r}{head}: {' '.join(sorted(phrase.classes - {phrase.kind}))}"


def _construction(
    sentence: Sentence, one: _Try, tries: Sequence[_Try], chosen: set[tuple[str, int]]
) -> Iterator[str]:
    match = one.match
    yield f"    {match.construction.name}: {_fate(one, tries, chosen)}"
    yield from _tree(sentence, match)
    if one.notes:
        yield "      status"
        yield from (f"        {note}" for note in one.notes)
    for statement in one.statements:
        if _key(statement) in chosen:
            yield f"      statement {_summary(statement)}"


def _fate(one: _Try, tries: Sequence[_Try], chosen: set[tuple[str, int]]) -> str:
    """What became of a match, and why."""
    if any(_key(statement) in chosen for statement in one.statements):
        return "chosen"
    if not one.statements:
        flag = one.notes[-1].removeprefix("silenced: ") if one.notes else ""
        return (
            f"silenced by its flag {flag}: {FLAGS[flag]}"
            if flag in FLAGS
            else f"silenced, {flag or 'no part'}"
        )
    cue = _cue(one.match)
    for other in tries:
        winner = other.match
        if winner.segment is not one.match.segment or cue.isdisjoint(_cue(winner)):
            continue
        if any(_key(statement) in chosen for statement in other.statements):
            return f"gave way to {winner.construction.name}, which {_advantage(winner, one.match)}"
    return "says what another construction says"


def _advantage(winner: Match, loser: Match) -> str:
    if len(_cue(winner)) > len(_cue(loser)):
        return "has more cue phrases"
    if winner.end - winner.start > loser.end - loser.start:
        return "is longer"
    return "stands earlier"


def _key(statement: Statement) -> tuple[str, int]:
    """What a statement is known by, whatever was added to it since its match made it."""
    return statement.rule, statement.cue.start


def _cue(match: Match) -> frozenset[int]:
    return frozenset(at for first, last in match.parts["cue"] for at in range(first, last))


def _tree(sentence: Sentence, match: Match) -> Iterator[str]:
    """The parts of the parse, each under the part that holds it."""
    yield f"      {match.start}:{match.end} {_text(sentence, match.segment, match.start, match.end)!r}"
    parts = [
        (first, -last, name != "grant", name) for name, spans in match.parts.items() for first, last in spans
    ]
    open_ends: list[int] = []
    for first, minus, _, name in sorted(parts):
        while open_ends and open_ends[-1] <= first:
            open_ends.pop()
        indent = "  " * len(open_ends)
        yield f"        {indent}{name} {first}:{-minus} {_text(sentence, match.segment, first, -minus)!r}"
        open_ends.append(-minus)


def _near(annotator: Annotator, sentence: Sentence, matched: set[str]) -> list[str]:
    """The constructions whose cue is there and whose pattern fails after it, the nearest first."""
    grammar = annotator.grammar
    found: list[tuple[Failure, str, Segment]] = []
    for segment in sentence.segments:
        for item in grammar.constructions:
            if item.name in matched:
                continue
            failure = furthest_failure(
                item.pattern, grammar.rules, grammar.phrases, segment.symbols, item.first
            )
            if failure is not None and failure.cued:
                found.append((failure, item.name, segment))
    found.sort(key=lambda near: (near[0].start - near[0].at, near[1]))
    lines = []
    for failure, name, segment in found[:_NEAR]:
        phrases = segment.phrases
        there = _described(sentence, segment, phrases[failure.at]) if failure.at < len(phrases) else "the end"
        expected = list(dict.fromkeys(failure.expected))
        wanted = " or ".join(expected[:_EXPECTED]) + (" or ..." if len(expected) > _EXPECTED else "")
        after = _text(sentence, segment, failure.start, failure.at)
        lines.append(f"    {name}: after {after!r} expected {wanted}, found {there}")
    return lines


def _described(sentence: Sentence, segment: Segment, phrase: Phrase) -> str:
    at = segment.phrases.index(phrase)
    return f"{_text(sentence, segment, at, at + 1)!r} ({' '.join(sorted(phrase.classes))})"


def _summary(statement: Statement) -> str:
    parts = [str(statement.status), f"cue {statement.cue.text!r}"]
    if statement.action is not None:
        parts.append(f"action {statement.action.text!r} (head {statement.action.head!r})")
        inner = (
            ("actor", statement.action.actor),
            ("antecedent", statement.action.antecedent),
            ("place", statement.action.place),
        )
        parts += [f"{name} {mention.text!r}" for name, mention in inner if mention is not None]
    if statement.authority is not None:
        identity = f" ({statement.authority.id})" if statement.authority.id else ""
        parts.append(f"authority {statement.authority.text!r}{identity}")
    if statement.instrument is not None:
        identity = f" ({statement.instrument.id})" if statement.instrument.id else ""
        parts.append(f"instrument {statement.instrument.text!r}{identity}")
    parts.append(str(statement.modality))
    if statement.source is not None:
        parts.append(f"source {statement.source.text!r}")
    return _plain(", ".join(parts))


def _text(sentence: Sentence, segment: Segment, first: int, last: int) -> str:
    """The words that phrases ``[first, last)`` cover, as the text has them."""
    if first >= last:
        return ""
    a, b = sentence.phrase_words(segment, first, last)
    return _plain(sentence.text[sentence.words.starts[a] : sentence.words.ends[b - 1]])


def _plain(text: str) -> str:
    """On one line, without what could move a terminal's cursor."""
    return "".join(char if char.isprintable() else " " for char in text)
