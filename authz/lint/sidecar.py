"""Silencings for texts that cannot hold comments: ``NAME.authz.toml`` beside the article NAME."""

from __future__ import annotations

import os
import re
from typing import Any, Final

from authz.errors import AuthzError, nearest_names
from authz.late import late
from authz.lint.registry import ALL, resolve
from authz.lint.silencing import Silencing
from authz.model import Span

__all__ = ["SUFFIX", "read_sidecar"]

SUFFIX: Final = ".authz.toml"
_KEYS: Final = frozenset({"rules", "line", "text", "fingerprint", "reason"})
_HEAD: Final = late(r"^[ \t]*\[\[[ \t]*silence[ \t]*\]\]", re.MULTILINE)
_LAST_LINE: Final = 2**31


def read_sidecar(path: str) -> list[Silencing]:
    """The silencings for an article, from the file beside it; none when there is no such file.

    Raises:
        AuthzError: for a file that is not TOML, a key or a rule that is not known.
    """
    name = path + SUFFIX
    if not os.path.isfile(name):
        return []
    import tomllib

    try:
        with open(name, "rb") as stream:
            data = stream.read()
        text = data.decode("utf-8")
        value = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise AuthzError(f"no silencings: {error}", file=name) from None
    entries = value.get("silence", [])
    if set(value) - {"silence"} or not isinstance(entries, list):
        raise AuthzError("only [[silence]] tables can stand here", file=name)
    lines = [text.count("\n", 0, m.start()) + 1 for m in _HEAD.finditer(text)]
    lines += [1] * (len(entries) - len(lines))
    return [_silencing(entry, name, line) for entry, line in zip(entries, lines, strict=False)]


def _silencing(entry: dict[str, Any], name: str, at: int) -> Silencing:
    for key in entry:
        if key not in _KEYS:
            near = nearest_names(key, _KEYS)
            cure = (
                f"did you mean {' or '.join(near)}?" if near else f"the keys are {', '.join(sorted(_KEYS))}"
            )
            raise AuthzError(f"no key {key!r}", file=name, place=str(at), cure=cure)
    rules, line, text = entry.get("rules"), entry.get("line"), entry.get("text", "")
    if not isinstance(rules, list) or not rules or not all(isinstance(rule, str) for rule in rules):
        raise AuthzError("rules is not a list of codes or names", file=name, place=str(at))
    if line is not None and (not isinstance(line, int) or line < 1):
        raise AuthzError("line is not a number from 1 on", file=name, place=str(at))
    try:
        codes = None if any(r.upper() == ALL for r in rules) else resolve(rules, exact=True)
    except AuthzError as error:
        raise AuthzError(error.message, file=name, place=str(at), cure=error.cure) from None
    return Silencing(
        place=Span(0, 0),
        first=line or 1,
        last=line or _LAST_LINE,
        codes=codes,
        words=str(text),
        fingerprint=str(entry.get("fingerprint", "")),
        reason=str(entry.get("reason", "")),
        written="silence",
        file=name,
        file_line=at,
    )
