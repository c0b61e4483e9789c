"""Writes tests/frozen/: what the annotator makes of every sentence of our own. Run: python -m scripts.make_frozen.

A change of the program or of the grammar shows there, in all fields, and so does one that nobody meant; the
scores of the gold sentences see but some of it. The difference is read before it is committed (`git diff
tests/frozen`); a change that no rule of the guidelines asks for is a fault.

Of each sentence come its statements, one a line, and below, indented, each match with the steps of its status and
how it ended. A mention is written as its words, ``@`` and the offset of the first; absent fields are left out.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from authz.annotator import Annotator
from authz.grammar.source import read_directories
from authz.grammar.store import built_in
from authz.interpret.assemble import statements_of
from authz.model import Mention, Statement

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tests" / "frozen"


def gold() -> Iterator[tuple[str, str]]:
    """Names and texts of the gold sentences."""
    for path in sorted((ROOT / "tests" / "gold").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            yield item["id"], item["text"]


def examples() -> Iterator[tuple[str, str]]:
    """Names and texts of the examples and counterexamples of the constructions."""
    for name, construction in read_directories([built_in()]).constructions.items():
        for number, example in enumerate(construction.examples, 1):
            yield f"{name} {number}", example.text
        for number, example in enumerate(construction.counterexamples, 1):
            yield f"{name} not {number}", example.text


def more() -> Iterator[tuple[str, str]]:
    """Sentences that reach what those do not; a text is its own name."""
    for line in (FOLDER / "sentences.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line, line.replace("\\n", "\n")


def bounds() -> Iterator[tuple[str, str]]:
    """A clause that could turn what comes after it, an end of the clause, and what it must or must not turn."""
    parts = tomllib.loads((FOLDER / "bounds.toml").read_text(encoding="utf-8"))
    for words in product(parts["before"], parts["bound"], parts["after"]):
        text = "".join(words)
        yield text, text


SOURCES = {"gold": gold, "examples": examples, "more": more, "bounds": bounds}


def frozen(annotator: Annotator, name: str, text: str) -> list[str]:
    """The lines of one text; none where nothing matches."""
    lines = [_statement(statement) for statement in annotator.annotate(text)]
    for sentence in annotator.sentences(text):
        for match in annotator.matches(sentence):
            notes: list[str] = []
            made = len(list(statements_of(sentence, match, notes)))
            lines.append(
                f"    {match.construction.name} {match.start}:{match.end} {made}: {'; '.join(_short(notes))}"
            )
    return [name, *lines] if lines else []


def written(annotator: Annotator, source: str) -> str:
    """The whole file of a source."""
    lines = [line for name, text in SOURCES[source]() for line in frozen(annotator, name, text)]
    return "".join(f"{line}\n" for line in lines)


def _statement(statement: Statement) -> str:
    cue, action, body, basis = statement.cue, statement.action, statement.authority, statement.instrument
    parts = [f"  {statement.status} {statement.modality}", f"{_at(cue)} {cue.lemma}"]
    if action is not None:
        parts.append(f"action {_at(action)} > {action.head}@{action.head_start}")
        parts += _named(actor=action.actor, place=action.place, antecedent=action.antecedent)
    if body is not None:
        parts.append(f"authority {_at(body)} {body.id or ''} {body.type or ''}".rstrip())
    if basis is not None:
        parts.append(f"instrument {_at(basis)} {basis.id or ''}".rstrip())
    parts += _named(source=statement.source)
    parts.append(f"{statement.sentence.start}:{statement.sentence.end} {statement.rule}")
    return " | ".join(parts)


def _short(notes: list[str]) -> list[str]:
    """The steps; of the first only the status, because it is always the construction's own."""
    return [note.removesuffix(": the construction's own") for note in notes]


def _named(**mentions: Mention | None) -> list[str]:
    return [f"{name} {_at(mention)}" for name, mention in mentions.items() if mention is not None]


def _at(mention: Mention) -> str:
    words = mention.text.replace("\n", "\\n")
    return f"{words}@{mention.start}"


def main() -> None:
    annotator = Annotator()
    for source in SOURCES:
        text = written(annotator, source)
        (FOLDER / f"{source}.txt").write_text(text, encoding="utf-8")
        print(f"{source}.txt: {text.count(chr(10)):,} lines")


if __name__ == "__main__":
    main()
