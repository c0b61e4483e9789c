"""Parquet, behind the extra ``arrow``: a row a document, one row group after the other.

Of the file only the two columns that are asked for are read, a few hundred rows at a time, so that its
size does not matter. A row group that is damaged is one fault and loses no other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

from authz.errors import InputError, InputFault
from authz.model import Document
from authz.read.options import ReadOptions

__all__ = ["read_parquet"]

#: As many documents as travel to a worker together, so that no more than that are held.
_ROWS: Final = 256


def read_parquet(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Document | InputFault]:
    """The documents of a Parquet file, in the order of its rows; a null text is an empty one.

    A row without a name is called ``name:row``, from 1.

    Raises:
        InputError: when pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow.parquet import ParquetFile

        from authz.arrow import documents
    except ImportError:
        raise InputError(
            "Parquet needs pyarrow", file=name, cure="install it with: pip install 'authz[arrow]'"
        ) from None
    # what pyarrow raises for a damaged file
    broken = (pa.ArrowException, OSError, ValueError)
    try:
        file = ParquetFile(stream)
        columns = _columns(file.schema_arrow.names, options)
    except InputError as error:
        yield InputFault(id=name, error=InputError(error.message, file=name, cure=error.cure))
        return
    except broken as error:
        yield InputFault(id=name, error=InputError(f"not Parquet: {_reason(error)}", file=name))
        return
    wanted = [column for column in columns if column is not None]
    first = 1
    for group in range(file.num_row_groups):
        rows = first
        try:
            for batch in file.iter_batches(_ROWS, row_groups=[group], columns=wanted, use_threads=False):
                yield from documents(batch, *columns, before=f"{name}:", first=rows)
                rows += batch.num_rows
        except InputError as error:
            yield InputFault(id=name, error=InputError(error.message, file=name, cure=error.cure))
            return
        except broken as error:
            place = f"row group {group}, from row {rows}"
            yield InputFault(
                id=f"{name}:{rows}", error=InputError(f"damaged: {_reason(error)}", file=name, place=place)
            )
        first += file.metadata.row_group(group).num_rows


def _columns(names: list[str], options: ReadOptions) -> tuple[str, str | None]:
    id = options.id_column if options.id_column is not None else "id" if "id" in names else None
    for column in (options.text_column, id):
        if column is not None and names.count(column) != 1:
            shown = ", ".join(map(repr, names)) or "none"
            raise InputError(
                f"no column {column!r}, or more than one",
                cure=f"choose among {shown} with --text-column and --id-column",
            )
    return options.text_column, id


def _reason(error: BaseException) -> str:
    return (str(error) or type(error).__name__).splitlines()[0].rstrip(".")
