"""MB a second of text without a cue, and with one cue sentence in forty, beside the bare scan."""

from __future__ import annotations

from authz.annotator import Annotator
from benchmarks.material import best, own, sparse


def main() -> None:
    """Prints the throughput of the bare scan and of the whole program, and their ratio."""
    documents = sparse()
    annotator = Annotator()
    size = sum(map(len, documents)) / 1e6
    scan = best(lambda: [annotator._scanner.hits(text) for text in documents])
    whole = best(lambda: [annotator.annotate(text) for text in documents])
    print(f"{size:.1f} MB without a cue: scan {size / scan:,.0f} MB/s, annotate {size / whole:,.0f} MB/s")
    cues = own()
    mixed = [f"{text}\n\n{cues[n % len(cues)]}" if n % 2 == 0 else text for n, text in enumerate(documents)]
    size = sum(map(len, mixed)) / 1e6
    scan = best(lambda: [annotator._scanner.hits(text) for text in mixed])
    whole = best(lambda: [annotator.annotate(text) for text in mixed], runs=3)
    print(
        f"{size:.1f} MB, a cue sentence in every second document: scan {size / scan:,.0f} MB/s, "
        f"annotate {size / whole:,.1f} MB/s, {scan / whole:.0%} of the scan"
    )


if __name__ == "__main__":
    main()
