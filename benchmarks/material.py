"""The texts that the benchmarks run on, and the clock they use."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


def _texts(paths: Iterable[Path]) -> list[str]:
    return [
        json.loads(line)["text"] for path in paths for line in path.open(encoding="utf-8") if line.strip()
    ]


def own() -> list[str]:
    """The sentences of the project's own gold files."""
    return _texts(sorted((ROOT / "tests" / "gold").glob("*.jsonl")))


def dense() -> dict[str, list[str]]:
    """Sentences that hold a cue, by where they are from."""
    found = {"own gold": own()}
    shared = sorted((SHARED / "gold").glob("*.jsonl"))
    if shared:
        found["shared gold"] = _texts(shared)
    return found


def sparse() -> list[str]:
    """Documents without a single cue, about as long as news articles: about 5 MB of them."""
    from authz.annotator import Annotator

    scanner = Annotator()._scanner
    pieces = [
        paragraph
        for path in sorted((SHARED / "corpus").glob("*.jsonl"))
        for text in _texts([path])
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


def best(work: Callable[[], object], runs: int = 5) -> float:
    """The least processor time of several runs, in seconds."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)
