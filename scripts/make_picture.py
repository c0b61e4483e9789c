"""Writes docs/lint.svg: the real output of ``authz lint`` on an article, as a terminal shows it.

Run: python -m scripts.make_picture
"""

from __future__ import annotations

import re
import subprocess
import sys
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
ARTICLE = "news/02-strikes.md"
COLOURS = {"31": "#e5534b", "33": "#c69026", "36": "#39c5cf", "34": "#539bf5"}
WIDTH, LINE, LEFT, TOP, CHAR = 940, 19, 20, 52, 8.05
COLUMNS = 112


def picture() -> str:
    """The SVG: a text element a line, a tspan a colour."""
    command = [sys.executable, "-m", "authz", "lint", "--no-cache", "--color", "always", ARTICLE]
    folder = ROOT / "docs" / "tutorial" / "newsroom"
    done = subprocess.run(
        command, cwd=folder, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    lines = [f"$ authz lint {ARTICLE}"]
    for line in done.stdout.rstrip("\n").split("\n"):
        lines += _wrapped(line)
    height = TOP + LINE * len(lines) + 14
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" role="img" aria-label="authz lint in a terminal">',
        f'<rect width="{WIDTH}" height="{height}" rx="8" fill="#1c2128"/>',
        *(f'<circle cx="{22 + 20 * n}" cy="20" r="6" fill="{c}"/>' for n, c in enumerate(_LIGHTS)),
        '<g font-family="ui-monospace,Menlo,Consolas,monospace" font-size="13.4" fill="#adbac7">',
    ]
    for n, line in enumerate(lines):
        out.append(f'<text x="{LEFT}" y="{TOP + n * LINE}" xml:space="preserve">{_spans(line)}</text>')
    return "\n".join([*out, "</g>", "</svg>", ""])


_LIGHTS = ("#e5534b", "#c69026", "#57ab5a")


def _wrapped(line: str) -> list[str]:
    """A long message goes on in the next line, under its beginning."""
    if len(re.sub(r"\x1b\[[0-9;]*m", "", line)) <= COLUMNS or "|" in line:
        return [line]
    cut = line.rfind(" ", 0, COLUMNS + 22)
    return [line[:cut], "    " + line[cut + 1 :]]


def _spans(line: str) -> str:
    out, style = [], ""
    for piece in re.split(r"(\x1b\[[0-9;]*m)", line):
        if piece.startswith("\x1b["):
            codes = piece[2:-1].split(";")
            colour = next((COLOURS[c] for c in codes if c in COLOURS), "")
            bold = ' font-weight="bold"' if "1" in codes else ""
            style = (f' fill="{colour}"' if colour else "") + bold
        elif piece:
            words = escape(piece)
            out.append(f"<tspan{style}>{words}</tspan>" if style else words)
    return "".join(out)


def main() -> None:
    path = ROOT / "docs" / "lint.svg"
    path.write_text(picture(), "utf-8")
    print(f"wrote {path}")


if __name__ == "__main__":
    main()
