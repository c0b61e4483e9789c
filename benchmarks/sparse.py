"""MB a second of text without a cue, with one cue sentence in forty as in general news, and with many more.

All expressions are compiled, as after some hundred megabytes, and the words of these texts have been seen.
"""

from __future__ import annotations

from authz.annotator import Annotator
from benchmarks.material import best, compiled, half, news, settle, sparse


def main() -> None:
    """Prints the throughput of the bare scan and of the whole program, and their ratio, for each text."""
    print("compiled:", compiled())
    annotator = Annotator()
    settle(annotator)
    texts = {
        "no cue": sparse(),
        "1 sentence in 40 with a cue": news(),
        "a cue in every second document": half(),
    }
    print(f"{'text':32} {'MB':>4} {'scan MB/s':>10} {'annotate MB/s':>14} {'of the scan':>12}")
    for name, found in texts.items():
        size = sum(map(len, found)) / 1e6
        scan = best(lambda t=found: [annotator._scanner.hits(text) for text in t])  # type: ignore[misc]
        whole = best(lambda t=found: [annotator.annotate(text) for text in t], runs=3)  # type: ignore[misc]
        print(f"{name:32} {size:4.1f} {size / scan:10,.0f} {size / whole:14,.1f} {scan / whole:12.0%}")


if __name__ == "__main__":
    main()
