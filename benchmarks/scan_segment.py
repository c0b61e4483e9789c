"""The scan alone, the scan with segmentation around hits, and all of it, over one text, as ratios of the scan."""

from __future__ import annotations

from authz.annotator import Annotator
from authz.scan import fold
from authz.segment import default_segmenter, regions
from benchmarks.material import best, half


def main() -> None:
    """Prints MB a second for each reading, and its share of the bare scan's speed."""
    texts = half()
    annotator = Annotator()
    segmenter = default_segmenter()
    hits = annotator._scanner.hits
    size = sum(map(len, texts)) / 1e6
    readings = {
        "lower case": lambda: [fold(text) for text in texts],
        "scan": lambda: [hits(text) for text in texts],
        "scan, segment": lambda: [
            list(regions(text, found, segmenter)) for text in texts if (found := hits(text))
        ],
        "annotate": lambda: [annotator.annotate(text) for text in texts],
    }
    seconds = {name: best(work, runs=3) for name, work in readings.items()}
    print(f"{size:.1f} MB, a cue sentence in every second document")
    for name, spent in seconds.items():
        print(f"{name:14} {size / spent:8,.0f} MB/s {seconds['scan'] / spent:8.0%} of the scan")


if __name__ == "__main__":
    main()
