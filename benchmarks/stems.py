"""What each stem costs and gives: the sentences that it alone selects, and how many of them state something.

    python -m benchmarks.stems [DOCUMENTS.jsonl ...]

Without files, the sentences are those of the shared corpus, where there is one, else our own gold.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from authz.annotator import Annotator
from authz.scan import Scanner
from authz.segment import default_segmenter, regions
from benchmarks.material import SHARED, own, texts

MOST = 60
"""How many stems are shown: those with the most sentences that state nothing."""


def selected(annotator: Annotator, documents: list[str]) -> Iterator[str]:
    """The sentences that hold a stem."""
    segmenter = default_segmenter()
    for text in documents:
        hits = annotator._scanner.hits(text)
        yield from (text[start:end] for start, end, hit in regions(text, hits, segmenter) if hit)


def main() -> None:
    """Prints the whole, then a line for each stem."""
    paths = [Path(name) for name in sys.argv[1:]] or sorted((SHARED / "corpus").glob("*.jsonl"))
    annotator = Annotator()
    stems = annotator.grammar.stems
    scanners = [Scanner([stem], annotator.grammar.idle) for stem in stems]
    alone: Counter[str] = Counter()
    gives: Counter[str] = Counter()
    sentences = stating = 0
    for sentence in selected(annotator, texts(paths) if paths else own()):
        states = bool(annotator.annotate(sentence))
        sentences, stating = sentences + 1, stating + states
        found = [stem for stem, scanner in zip(stems, scanners, strict=True) if scanner.hits(sentence)]
        if len(found) == 1:
            alone[found[0]] += 1
            gives[found[0]] += states
    print(f"{sentences:,} sentences hold a stem, {stating:,} of them state something")
    print(f"{'stem':28} {'alone':>6} {'states':>7}")
    for stem, count in sorted(alone.items(), key=lambda item: gives[item[0]] - item[1])[:MOST]:
        print(f"{stem!r:28} {count:6,} {gives[stem]:7,}")


if __name__ == "__main__":
    main()
