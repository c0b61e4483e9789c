"""How far a long job is, on a terminal's standard error and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic
from typing import Final, TextIO

from authz.model import Result

__all__ = ["show_progress"]

#: A job of less than this many seconds needs no word; then a new word no oftener than that.
_PATIENCE: Final = 1.0
_INTERVAL: Final = 0.2
_CLEAR: Final = "\r\x1b[K"


def show_progress(results: Iterator[Result], stream: TextIO) -> Iterator[Result]:
    """The results as they are; if ``stream`` is a terminal, their count is shown on it."""
    if not stream.isatty():
        yield from results
        return
    documents = statements = 0
    begun = monotonic()
    due = begun + _PATIENCE
    try:
        for result in results:
            yield result
            documents += 1
            statements += len(result.statements)
            now = monotonic()
            if now >= due:
                due = now + _INTERVAL
                rate = documents / (now - begun)
                stream.write(f"{_CLEAR}{documents:,} documents, {statements:,} statements, {rate:,.0f}/s")
                stream.flush()
    finally:
        if due > begun + _PATIENCE:
            stream.write(_CLEAR)
            stream.flush()
