"""What a cold start costs: bare Python, the import, and `authz annotate` of one article; peak memory."""

from __future__ import annotations

import os
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
    """Prints the least wall time and the largest peak memory of several runs.

    The first, which may compile the grammar and fill the cache, is not counted. Byte code is kept in a
    directory of its own, as an installed package has it: where the environment forbids Python to write any,
    every run would compile the sources.
    """
    with tempfile.TemporaryDirectory() as kept:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": kept}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for name, command in CASES.items():
            runs = [measure(command, environment) for _ in range(6)][1:]
            seconds, memory = min(s for s, _ in runs), max(m for _, m in runs)
            print(f"{name:16} {1000 * seconds:6.0f} ms {memory:6.1f} MB")


def measure(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """The wall time of a command in seconds, and its peak memory in megabytes."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):  # a linter exits with 1 when it finds something
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}")
    return seconds, used.ru_maxrss / 1024


if __name__ == "__main__":
    main()
