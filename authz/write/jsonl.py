"""JSON Lines: one object ``{"id", "statements"}`` a document, as ``docs/schema`` describes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from authz.model import Result
from authz.serialize import dumps, result_to_json

__all__ = ["write_jsonl"]


def write_jsonl(results: Iterable[Result]) -> Iterator[bytes]:
    """A line of UTF-8 for every result, in order."""
    for result in results:
        yield dumps(result_to_json(result)) + b"\n"
