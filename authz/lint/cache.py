"""Findings that were found before: a file for each article, named by everything that decides them.

The name is a hash of the article's bytes and name, the configuration, the program and the grammar, so
nothing is ever out of date, and a file's time says nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Final

from authz.lint.config import Config
from authz.lint.findings import Edit, Finding, Fix, Related, Severity, Suppression
from authz.model import Span
from authz.read.article import Place

__all__ = ["Cache", "finding_from_json", "finding_to_json"]

_DIRECTORY: Final = ".authz_cache"
_VERSION: Final = "1"


class Cache:
    """A directory of findings; what cannot be read or written there is found again."""

    def __init__(self, directory: str, config: Config) -> None:
        self._directory = Path(directory or os.path.join(config.root or ".", _DIRECTORY))
        self._stamp = hashlib.sha256(
            "\0".join((_VERSION, config.digest(), _program(), _grammar(config.grammar))).encode()
        ).digest()

    def key(self, path: str, format: str, data: bytes, sidecar: bytes) -> str:
        """The name of an article's findings."""
        digest = hashlib.sha256(self._stamp)
        for part in (path.encode("utf-8", "surrogateescape"), format.encode(), sidecar, data):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
        return digest.hexdigest()

    def get(self, key: str) -> tuple[list[Finding], list[str]] | None:
        """The findings and faults of that name, or None."""
        try:
            value = json.loads(self._path(key).read_bytes())
            return [finding_from_json(item) for item in value["findings"]], list(value["faults"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, findings: Iterable[Finding], faults: Sequence[str]) -> None:
        """Keeps the findings under that name."""
        path = self._path(key)
        value = {"findings": [finding_to_json(f) for f in findings], "faults": list(faults)}
        passing = path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            marker = self._directory / ".gitignore"
            if not marker.exists():
                marker.write_text("*\n")
            passing.write_bytes(json.dumps(value).encode())
            os.replace(passing, path)

    def _path(self, key: str) -> Path:
        return self._directory / key[:2] / key[2:]


def finding_to_json(finding: Finding) -> dict[str, Any]:
    """A finding as JSON; every key is always there."""
    place = finding.place
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "path": finding.path,
        "place": _place_to_json(place),
        "excerpt": finding.excerpt,
        "sentence": finding.sentence,
        "occurrence": finding.occurrence,
        "fingerprint": finding.fingerprint,
        "related": [{"place": _place_to_json(r.place), "message": r.message} for r in finding.related],
        "fix": {
            "title": finding.fix.title,
            "edits": [{"start": e.span.start, "end": e.span.end, "text": e.text} for e in finding.fix.edits],
        }
        if finding.fix
        else None,
        "suppression": finding.suppression.value if finding.suppression else None,
        "reason": finding.reason,
    }


def finding_from_json(value: dict[str, Any]) -> Finding:
    """A finding back from :func:`finding_to_json`."""
    fix = value["fix"]
    return Finding(
        code=value["code"],
        name=value["name"],
        severity=Severity(value["severity"]),
        message=value["message"],
        path=value["path"],
        place=_place(value["place"]),
        excerpt=value["excerpt"],
        sentence=value["sentence"],
        occurrence=value["occurrence"],
        related=tuple(Related(place=_place(r["place"]), message=r["message"]) for r in value["related"]),
        fix=Fix(
            title=fix["title"],
            edits=tuple(Edit(span=Span(e["start"], e["end"]), text=e["text"]) for e in fix["edits"]),
        )
        if fix
        else None,
        suppression=Suppression(value["suppression"]) if value["suppression"] else None,
        reason=value["reason"],
    )


def _place_to_json(place: Place) -> dict[str, int]:
    return {
        "start": place.start,
        "end": place.end,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def _place(value: dict[str, int]) -> Place:
    return Place(**value)


@cache
def _program() -> str:
    """A hash of the program itself, its grammar and its tables."""
    import authz

    package = Path(authz.__file__).parent
    grammars = package / "grammars"
    roots = [package, grammars if grammars.is_dir() else package.parent / "grammars"]
    return _hash_of(sorted({p for root in roots for p in root.rglob("*") if _is_source(p)}))


def _grammar(directories: Sequence[str]) -> str:
    return _hash_of(sorted(p for d in directories for p in Path(d).rglob("*") if p.is_file()))


def _is_source(path: Path) -> bool:
    return path.suffix in {".py", ".toml", ".grammar", ".txt"}


def _hash_of(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        data = path.read_bytes()
        digest.update(f"{path.name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()
