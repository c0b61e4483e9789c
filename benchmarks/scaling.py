"""One worker and two: the clock, and where the clock is shared with others, the processor time of the busiest process.

    python -m benchmarks.scaling --documents 30000

Two workers can at best take the time of the busiest process: half of what the workers took together, or what the
parent took. That bound does not depend on what else the machine does; the clock does, so the load stands beside it.
"""

from __future__ import annotations

import argparse
import os
import time
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

from authz.annotator import Annotator
from benchmarks.longrun import documents


def main() -> None:
    """Prints a row for one process, and for one and two workers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=30_000)
    count: int = parser.parse_args().documents
    annotator = Annotator()
    size = sum(len(document.text) for document in documents(count)) / 1e6
    print(
        f"{'workers':>7} {'clock s':>8} {'parent s':>9} {'workers s':>10} {'at best s':>10} {'MB/s at best':>13} {'load':>6}"
    )
    for workers in (0, 2):
        own, theirs, begun = _spent(RUSAGE_SELF), _spent(RUSAGE_CHILDREN), time.perf_counter()
        for _ in annotator.pipe(documents(count), workers):
            pass
        clock = time.perf_counter() - begun
        parent, children = _spent(RUSAGE_SELF) - own, _spent(RUSAGE_CHILDREN) - theirs
        least = max(parent, children / max(workers, 1))
        print(
            f"{workers or 'none':>7} {clock:8.1f} {parent:9.1f} {children:10.1f} {least:10.1f} {size / least:13.1f} "
            f"{os.getloadavg()[0]:6.1f}"
        )


def _spent(who: int) -> float:
    usage = getrusage(who)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
