"""Parquet, behind the extra ``arrow``: results as they come, a row group at a time.

The schemas are :data:`authz.arrow.FLAT` (one row a statement) and :data:`authz.arrow.NESTED` (one row a
document); a file without rows has its schema all the same.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any, Final

from authz.errors import AuthzError
from authz.model import Result

__all__ = ["need_pyarrow", "write_parquet"]

#: A row group is written when it has so many statements, or stands for so many documents: some megabytes.
_STATEMENTS: Final = 20_000
_DOCUMENTS: Final = 100_000


def need_pyarrow() -> None:
    """Nothing, where pyarrow is installed.

    Raises:
        AuthzError: where it is not.
    """
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        raise AuthzError(
            "Parquet needs pyarrow", cure="install it with: pip install 'authz[arrow]'"
        ) from None


def write_parquet(results: Iterable[Result], *, nested: bool = False) -> Iterator[bytes]:
    """The bytes of a Parquet file, in pieces as row groups fill."""
    need_pyarrow()
    from pyarrow.parquet import ParquetWriter

    from authz.arrow import FLAT, NESTED, to_batch

    sink = _Pieces()
    with ParquetWriter(sink, NESTED if nested else FLAT, compression="zstd") as writer:
        group: list[Result] = []
        statements = documents = 0
        for result in results:
            documents += 1
            statements += len(result.statements)
            if nested or result.statements or result.error is not None:
                group.append(result)
            if statements >= _STATEMENTS or documents >= _DOCUMENTS:
                writer.write_batch(to_batch(group, nested=nested))
                group, statements, documents = [], 0, 0
                yield sink.take()
        if group:
            writer.write_batch(to_batch(group, nested=nested))
    yield sink.take()


class _Pieces(io.RawIOBase):
    """What is written, until it is taken; it counts on, as a file does."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting = bytearray()
        self._written = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._written

    def write(self, data: Any, /) -> int:
        piece = bytes(data)
        self._waiting += piece
        self._written += len(piece)
        return len(piece)

    def take(self) -> bytes:
        """What was written since it was last asked for."""
        taken = bytes(self._waiting)
        self._waiting.clear()
        return taken

    def close(self) -> None:
        """Nothing: what waits is taken after the writer is done."""
