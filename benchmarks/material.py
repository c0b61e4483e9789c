"""The texts that the benchmarks run on, and the clock they use."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from authz.annotator import Annotator

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


def texts(paths: Iterable[Path]) -> list[str]:
    return [
        json.loads(line)["text"] for path in paths for line in path.open(encoding="utf-8") if line.strip()
    ]


def own() -> list[str]:
    """The sentences of the project's own gold files."""
    return texts(sorted((ROOT / "tests" / "gold").glob("*.jsonl")))


def dense() -> dict[str, list[str]]:
    """Sentences that hold a cue, by where they are from."""
    found = {"own gold": own()}
    shared = sorted((SHARED / "gold").glob("*.jsonl"))
    if shared:
        found["shared gold"] = texts(shared)
    return found


def sparse() -> list[str]:
    """Documents without a single cue, about as long as news articles: about 5 MB of them."""
    from authz.annotator import Annotator

    scanner = Annotator()._scanner
    pieces = [
        paragraph
        for path in sorted((SHARED / "corpus").glob("*.jsonl"))
        for text in texts([path])
        for paragraph in text.split("\n\n")
        if len(paragraph) > 200 and not scanner.hits(paragraph)
    ]
    pieces = pieces or ["The river rose by a hand's breadth overnight, and the ferry stayed at its pier."]
    documents: list[str] = []
    size = at = 0
    while size < 5_000_000:
        document = "\n\n".join(pieces[(at + i) % len(pieces)] for i in range(6))
        at += 6
        size += len(document)
        documents.append(document)
    return documents


def half() -> list[str]:
    """The sparse documents, every second one with a sentence of our own gold as its last paragraph."""
    cues = own()
    return [f"{text}\n\n{cues[n % len(cues)]}" if n % 2 == 0 else text for n, text in enumerate(sparse())]


def news() -> list[str]:
    """The sparse documents with a cue in one sentence of forty, as general news has it.

    The sentences with a cue are our own; they end a paragraph, which then has to be split to find them.
    """
    from authz.annotator import Annotator

    scanner = Annotator()._scanner
    cues = cycle([text for text in own() if scanner.hits(text)])
    documents = []
    seen = 0
    for text in sparse():
        paragraphs = text.split("\n\n")
        for at, paragraph in enumerate(paragraphs):
            seen += 1 + len(_END.findall(paragraph))
            if seen >= 39:
                paragraphs[at] = f"{paragraph} {next(cues)}"
                seen -= 39
        documents.append("\n\n".join(paragraphs))
    return documents


_END = re.compile(r"[.!?][\"'\u201d]?\s+[A-Z]")
"""Where a sentence ends inside a paragraph, near enough to count them."""


def compiled() -> str:
    """Whether the hot modules of the package are compiled, yes or no."""
    from authz import match

    return "no" if match.__file__.endswith(".py") else "yes"


def settle(annotator: Annotator) -> None:
    """Compiles every expression of an annotator's grammar, as a very long run has done in the end."""
    for finder in annotator._matcher._finders:
        finder.compile()


def best(work: Callable[[], object], runs: int = 5) -> float:
    """The least processor time of several runs, in seconds."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)
