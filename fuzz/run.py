"""Every target for some seconds, from the seeds: ``python -m fuzz.run [--seconds N] [--corpus DIR] [NAME]...``."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from fuzz.targets import TARGETS

SEEDS = Path(__file__).parent / "seeds"
GRAMMAR = Path(__file__).parents[1] / "grammars/en/constructions"
"""Seeds of the notation's target as well."""


def main() -> int:
    """Prints a row a target; what made one fail is left in the directory, and said."""
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=20, help="for each target")
    parser.add_argument("--corpus", type=Path, help="where inputs that reach something new are kept")
    options = parser.parse_args()
    failed = 0
    with ExitStack() as stack:
        corpus = options.corpus or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        print(f"{'target':14} {'executions':>10} {'a second':>9} {'features':>9}  result", flush=True)
        for name in options.names or TARGETS:
            own = corpus / name
            own.mkdir(parents=True, exist_ok=True)
            command = [sys.executable, "-m", "fuzz.one", name, f"-max_total_time={options.seconds}"]
            command += ["-timeout=60", "-rss_limit_mb=3000", "-max_len=6000", "-print_final_stats=1"]
            command += [f"-artifact_prefix={corpus}/{name}-", str(own), str(SEEDS / name)]
            command += [str(GRAMMAR)] if name == "notation" else []
            done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
            said = done.stderr + done.stdout
            count = int((re.findall(r"number_of_executed_units: (\d+)", said) or ["0"])[-1])
            rate = int((re.findall(r"average_exec_per_sec: +(\d+)", said) or ["0"])[-1])
            features = (re.findall(r" ft: (\d+)", said) or ["0"])[-1]
            result = "ok" if done.returncode == 0 else f"failed ({done.returncode})"
            print(f"{name:14} {count:10,} {rate:9,} {features:>9}  {result}", flush=True)
            if done.returncode:
                failed += 1
                print(said[-3000:])
                for left in sorted(corpus.glob(f"{name}-*")):
                    print(f"{left}: {left.read_bytes()[:2000]!r}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
