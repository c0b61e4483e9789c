"""`authz lint` of many articles: cold, and again from its cache of findings.

    python -m benchmarks.lint                                    # 1,000 articles of 5,000 code points, one process and two
    python -m benchmarks.lint --articles 200 --length 20000 -j 4

Each article is a Markdown file of its own: a heading, and paragraphs of general text with a cue in one sentence of
forty (``benchmarks.material.news``). The commands are run as a newsroom would, in fresh processes, with the grammar
compiled before. Their output must be the same.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from benchmarks.material import ROOT, news


def articles(count: int, length: int) -> Iterator[str]:
    """So many articles of at least so many code points, cut at the end of a paragraph."""
    paragraphs = cycle([paragraph for text in news() for paragraph in text.split("\n\n")])
    for number in range(count):
        parts = [f"# Report number {number}"]
        size = 0
        while size < length:
            parts.append(next(paragraphs).replace("\n", " "))
            size += len(parts[-1])
        yield "\n\n".join(parts) + "\n"


def timed(command: list[str], folder: Path) -> tuple[bytes, float, float]:
    """What a command prints, its seconds by the clock, and the processor seconds of its processes."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.getenv("PYTHONPATH")))),
    }
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    clock, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):  # 1: it found something
        raise SystemExit(done.stderr.decode())
    return done.stdout, clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Prints a row for each number of processes, cold and from the cache."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--length", type=int, default=5000, help="in code points")
    parser.add_argument("-j", "--processes", type=int, nargs="*", default=[1, 2])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = 0
        for number, text in enumerate(articles(options.articles, options.length)):
            (folder / f"{number:05}.md").write_text(text, encoding="utf-8")
            size += len(text)
        command = [sys.executable, "-m", "authz", "lint", "--isolated", "--format", "jsonl"]
        timed([*command, "--no-cache", "00000.md"], folder)  # the grammar is compiled, if need be
        print(f"{options.articles:,} articles, {size / 1e6:.1f} MB; load {os.getloadavg()[0]:.1f}")
        print(f"{'processes':>9} {'':10} {'clock s':>8} {'processor s':>12} {'findings':>9}")
        for processes in options.processes:
            cached = [*command, f"-j{processes}", "--cache-dir", str(folder / f".cache{processes}"), "."]
            cold = timed(cached, folder)
            again = min((timed(cached, folder) for _ in range(3)), key=lambda run: run[1])
            for what, (printed, clock, spent) in (("cold", cold), ("from cache", again)):
                print(f"{processes:9} {what:10} {clock:8.2f} {spent:12.2f} {len(printed.splitlines()):9,}")
            if cold[0] != again[0]:
                raise SystemExit("the cache gives other findings")
    print(
        f"largest peak memory of a process {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB"
    )


if __name__ == "__main__":
    main()
