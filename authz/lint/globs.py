"""Globs as git and ruff read them: ``archive/`` or ``*.md`` anywhere, ``news/**/x.md`` from the root."""

from __future__ import annotations

import os
import re
from functools import lru_cache

__all__ = ["matches"]


def matches(glob: str, path: str, root: str = "") -> bool:
    """Whether a path is the glob's, or lies in a directory that is.

    Args:
        glob: with a slash inside, it is matched from the root; else against any part of the path.
        path: as the user named it, or absolute.
        root: the directory that the glob is relative to.
    """
    full = os.path.abspath(path)
    inside = os.path.relpath(full, root) if root else path
    if inside.startswith(".."):
        inside = full
    parts = inside.replace(os.sep, "/").strip("/").split("/")
    wanted = glob.replace(os.sep, "/").removeprefix("./").rstrip("/")
    pattern = _compiled(wanted.lstrip("/"))
    if "/" in wanted:
        return any(pattern.fullmatch("/".join(parts[: n + 1])) for n in range(len(parts)))
    return any(pattern.fullmatch(part) for part in parts)


@lru_cache(maxsize=256)
def _compiled(glob: str) -> re.Pattern[str]:
    out = []
    for piece in re.findall(r"\*\*/|/\*\*$|\*\*|\*|\?|\[!?[^\]]+\]|[^*?\[]+|\[", glob):
        match piece:
            case "**/":
                out.append("(?:[^/]+/)*")
            case "/**":
                out.append("/.*")
            case "**":
                out.append(".*")
            case "*":
                out.append("[^/]*")
            case "?":
                out.append("[^/]")
            case _ if piece.startswith("[") and len(piece) > 1:
                out.append("[" + ("^" if piece[1] == "!" else "") + piece[1:].lstrip("!"))
            case _:
                out.append(re.escape(piece))
    return re.compile("".join(out), re.DOTALL)
