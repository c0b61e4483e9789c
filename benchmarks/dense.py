"""Sentences a second with full structure, every sentence with a cue; first pass and warm."""

from __future__ import annotations

import time

from authz.annotator import Annotator
from benchmarks.material import best, dense


def main() -> None:
    """Prints one row for each set of sentences."""
    print(f"{'text':12} {'sentences':>9} {'mean length':>11} {'first pass/s':>12} {'warm/s':>8}")
    for name, sentences in dense().items():
        annotator = Annotator()
        start = time.process_time()
        for sentence in sentences:
            annotator.annotate(sentence)
        first = time.process_time() - start
        warm = best(lambda a=annotator, s=sentences: [a.annotate(text) for text in s])  # type: ignore[misc]
        length = sum(map(len, sentences)) / len(sentences)
        count = len(sentences)
        print(f"{name:12} {count:9} {length:11.0f} {count / first:12,.0f} {count / warm:8,.0f}")


if __name__ == "__main__":
    main()
