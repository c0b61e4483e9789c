"""A baseline: the findings that an archive has, so that only new ones count.

A finding is known by its rule and its sentence, not by its line nor its file; so it stays known when the
article is edited around it or moved. Each is known as often as it was there.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from attrs import evolve

from authz.errors import AuthzError
from authz.lint.findings import Finding, Suppression

__all__ = ["baseline_of", "over_baseline", "read_baseline"]

VERSION: Final = 1
Key = tuple[str, str, str]


def baseline_of(findings: Iterable[Finding]) -> dict[str, Any]:
    """The findings that count, as the JSON of a baseline file; those silenced need no place in it."""
    counts: Counter[Key] = Counter()
    where: dict[Key, str] = {}
    for finding in findings:
        if finding.suppression is not Suppression.SILENCED:
            key = _key(finding)
            counts[key] += 1
            where.setdefault(key, finding.path)
    return {
        "version": VERSION,
        "findings": [
            {"rule": rule, "sentence": sentence, "words": words, "count": counts[key], "path": where[key]}
            for key in sorted(counts)
            for rule, sentence, words in [key]
        ],
    }


def read_baseline(path: str) -> Counter[Key]:
    """How often each finding of a baseline file is known.

    Raises:
        AuthzError: for a file that cannot be read or is no baseline.
    """
    try:
        value = json.loads(Path(path).read_text("utf-8"))
    except OSError as error:
        raise AuthzError((error.strerror or str(error)).lower(), file=path) from None
    except ValueError as error:
        raise AuthzError(f"no baseline: {error}", file=path) from None
    cure = "write it again with --write-baseline"
    if not isinstance(value, dict) or value.get("version") != VERSION:
        raise AuthzError(f"no baseline of version {VERSION}", file=path, cure=cure)
    try:
        return Counter(
            {
                (item["rule"], item["sentence"], item["words"]): int(item["count"])
                for item in value["findings"]
            }
        )
    except (KeyError, TypeError, ValueError) as error:
        raise AuthzError(f"no baseline: {type(error).__name__} {error}", file=path, cure=cure) from None


def over_baseline(findings: Iterable[Finding], known: Counter[Key]) -> list[Finding]:
    """The findings, those that are known marked so, as often as each is."""
    left = Counter(known)
    marked = []
    for finding in findings:
        key = _key(finding)
        if finding.counts and left[key] > 0:
            left[key] -= 1
            marked.append(evolve(finding, suppression=Suppression.BASELINE))
        else:
            marked.append(finding)
    return marked


def _key(finding: Finding) -> Key:
    return finding.code, finding.sentence, " ".join(finding.excerpt.split())
