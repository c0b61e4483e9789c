"""What a cold start costs: bare Python, the import, and `authz annotate` of one article; peak memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time

from benchmarks.material import ROOT

ARTICLE = str(ROOT / "docs" / "sample" / "article.txt")
CASES = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "import authz": [sys.executable, "-c", "import authz"],
    "authz annotate": [sys.executable, "-m", "authz", "annotate", ARTICLE],
    "authz lint": [sys.executable, "-m", "authz", "lint", "--isolated", "--no-cache", ARTICLE],
}


def main() -> None:
    """Prints the least wall time of several runs; the first, which may fill the cache, is not counted.

    Byte code is kept in a directory of its own, as an installed package has it: where the environment
    forbids Python to write any, every run would compile the sources.
    """
    with tempfile.TemporaryDirectory() as kept:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": kept}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        measure(environment)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"largest peak memory of these processes {peak:.0f} MB")


def measure(environment: dict[str, str]) -> None:
    """Prints a line for each case."""
    for name, command in CASES.items():
        times = []
        for _ in range(6):
            start = time.perf_counter()
            done = subprocess.run(
                command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env=environment
            )
            times.append(time.perf_counter() - start)
            if done.returncode not in (0, 1):  # a linter exits with 1 when it finds something
                raise SystemExit(f"{' '.join(command)}: exit code {done.returncode}")
        print(f"{name:16} {1000 * min(times[1:]):6.0f} ms")


if __name__ == "__main__":
    main()
