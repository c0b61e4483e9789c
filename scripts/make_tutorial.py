"""Writes docs/tutorial/README.md: runs what page.md says, in a copy of the newsroom, and shows the output.

Run: python -m scripts.make_tutorial
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "docs" / "tutorial"
BLOCK = re.compile(r"```console\n((?:\$ .*\n)+)```", re.MULTILINE)


def page(folder: Path = FOLDER) -> str:
    """The page with the output of every command; an exit code that is not 0 is shown."""
    with tempfile.TemporaryDirectory() as place:
        room = Path(place) / "newsroom"
        shutil.copytree(folder / "newsroom", room)
        programs = Path(place) / "bin"
        programs.mkdir()
        program = programs / "authz"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m authz "$@"\n')
        program.chmod(0o755)
        root = str(Path(__file__).parents[1])
        env = {
            "PATH": f"{programs}:{os.environ['PATH']}",
            "PYTHONPATH": root,
            "HOME": place,
            "LC_ALL": "C.UTF-8",
        }
        return BLOCK.sub(lambda m: _run(m[1], room, env), (folder / "page.md").read_text("utf-8"))


def _run(commands: str, room: Path, env: dict[str, str]) -> str:
    lines = []
    for line in commands.splitlines():
        done = subprocess.run(
            ["bash", "-c", line.removeprefix("$ ")],
            cwd=room,
            env=env,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        lines += [line, *done.stdout.rstrip("\n").splitlines()]
        if done.returncode:
            lines.append(f"(exit code {done.returncode})")
    return "```console\n" + "\n".join(lines) + "\n```"


def main() -> None:
    (FOLDER / "README.md").write_text(page(), "utf-8")
    print(f"wrote {FOLDER / 'README.md'}")


if __name__ == "__main__":
    main()
