"""JSON: one indented array of all results, for people and for small jobs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from authz.model import Result
from authz.serialize import dumps, result_to_json

__all__ = ["write_json"]


def write_json(results: Iterable[Result]) -> Iterator[bytes]:
    """The array in UTF-8, a result at a time, so that a long job is not held in memory."""
    before = b"[\n"
    for result in results:
        yield before + dumps(result_to_json(result), indent=2)
        before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"
