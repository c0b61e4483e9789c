"""The cost of one sentence against its length, from 10 to 5,000 words: it must stay linear."""

from __future__ import annotations

from authz.annotator import Annotator
from benchmarks.material import best

CLAUSE = "the council said that the minister had not authorized the raid on the harbour and "


def main() -> None:
    """Prints words, milliseconds and microseconds a word."""
    annotator = Annotator()
    annotator.annotate(CLAUSE)
    for words in (10, 30, 100, 300, 1000, 3000, 5000):
        text = (CLAUSE * (words // 14 + 1)).strip() + " left."
        count = len(text.split())
        seconds = best(lambda t=text: annotator.annotate(t), runs=3)  # type: ignore[misc]
        print(f"{count:6} words {1000 * seconds:9.2f} ms {1e6 * seconds / count:7.1f} us a word")


if __name__ == "__main__":
    main()
