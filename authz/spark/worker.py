"""What the Python workers of a cluster run: batches of rows to batches of statements.

Spark sends these functions by their names and :class:`Settings` by value, so that a worker needs the
package, but none of the driver's files. All that is written here is a function of a task's own rows: a task
that is run again, after its worker was lost, gives the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

import pyarrow as pa
from attrs import frozen

from authz.annotator import Annotator
from authz.arrow import documents, to_batch
from authz.errors import InputError, InputFault
from authz.grammar.store import grammar_files
from authz.limits import LONGEST_DOCUMENT, LONGEST_SENTENCE
from authz.model import Document
from authz.read.jsonl import read_line
from authz.read.options import ReadOptions

if TYPE_CHECKING:
    from pyarrow import RecordBatch

__all__ = ["Settings", "annotated_archives", "annotated_lines", "annotated_rows", "annotator_of"]

#: So many documents are held with their results; Spark's own batches may have ten thousand.
_ROWS: Final = 256


@frozen(kw_only=True)
class Settings:
    """What a worker must know, as plain data.

    Attributes:
        rules: of each directory of the caller's own rules its files, by their paths in it.
        nested: whether a row is a document or a statement.
        longest_document: of the annotator, in code points.
        longest_sentence: of the annotator, in code points.
    """

    rules: tuple[tuple[tuple[str, bytes], ...], ...] = ()
    nested: bool = False
    longest_document: int = LONGEST_DOCUMENT
    longest_sentence: int = LONGEST_SENTENCE

    @staticmethod
    def files(directory: Path) -> tuple[tuple[str, bytes], ...]:
        """The rules of a directory, as :attr:`rules` holds them."""
        return tuple(
            (path.relative_to(directory).as_posix(), path.read_bytes()) for path in grammar_files([directory])
        )


# The annotator of a worker process, made for its first task and kept for the next ones.
_kept: dict[Settings, Annotator] = {}


def annotator_of(settings: Settings) -> Annotator:
    """The annotator of this process for the settings; made once, however many tasks it works on."""
    found = _kept.get(settings)
    if found is None:
        with TemporaryDirectory(prefix="authz-") as folder:
            directories = [Path(folder, str(number)) for number in range(len(settings.rules))]
            for directory, files in zip(directories, settings.rules, strict=True):
                for name, content in files:
                    path = directory / name
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(content)
            found = Annotator(
                directories or None,
                longest_document=settings.longest_document,
                longest_sentence=settings.longest_sentence,
            )
        _kept.clear()  # a worker serves one job after another, not many at a time
        _kept[settings] = found
    return found


def annotated_rows(settings: Settings, batches: Iterable[RecordBatch]) -> Iterator[RecordBatch]:
    """Statements of rows with an ``id`` and a ``text``."""
    before, row = _place(), 1
    for batch in batches:
        yield from _results(settings, documents(batch, "text", "id", before=before, first=row))
        row += batch.num_rows


def annotated_lines(settings: Settings, batches: Iterable[RecordBatch]) -> Iterator[RecordBatch]:
    """Statements of JSON Lines: rows with a line as ``value`` and the name of its ``file``."""
    for batch in batches:
        yield from _results(settings, _lines(batch))


def annotated_archives(
    settings: Settings, paths: Sequence[str], batches: Iterable[RecordBatch]
) -> Iterator[RecordBatch]:
    """Statements of web archives; a row holds, as ``id``, the number of an archive's path."""
    for batch in batches:
        for number in batch.column("id").to_pylist():
            yield from _results(settings, _pages(paths[number]))


def _results(settings: Settings, items: Iterable[Document | InputFault]) -> Iterator[RecordBatch]:
    results = annotator_of(settings).pipe(items)
    while piece := list(islice(results, _ROWS)):
        yield to_batch(piece, nested=settings.nested)


def _place() -> str:
    """What a row without a name is called by, before its number in the partition."""
    from pyspark import TaskContext

    context = TaskContext.get()
    return f"partition {context.partitionId() if context else 0}, row "


def _lines(batch: RecordBatch) -> Iterator[Document | InputFault]:
    # as bytes: what is not UTF-8 is a fault of its line
    lines = batch.column("value").cast(pa.large_binary(), safe=False).to_pylist()
    for line, file in zip(lines, batch.column("file").to_pylist(), strict=True):
        if line is not None and (item := read_line(line, file)) is not None:
            yield item


def _pages(path: str) -> Iterator[Document | InputFault]:
    from authz.read.warc import read_warc

    try:
        with _opened(path) as stream:
            yield from read_warc(stream, path, ReadOptions())
    except (OSError, pa.ArrowException) as error:
        reason = (getattr(error, "strerror", None) or str(error) or "cannot be read").lower()
        yield InputFault(id=path, error=InputError(reason, file=path))
    except InputError as error:  # an extra is missing there
        yield InputFault(id=path, error=error)


def _opened(path: str) -> BinaryIO:
    """A file, by a path or an address of one of the file systems that pyarrow knows, to read and to seek in."""
    scheme, separator, rest = path.partition(":")
    if separator and scheme == "file":
        return open("/" + rest.lstrip("/"), "rb")
    if "://" not in path:
        return open(path, "rb")
    from pyarrow.fs import FileSystem

    address = path if scheme not in {"s3a", "s3n"} else f"s3:{rest}"
    system, place = FileSystem.from_uri(address)
    stream: Any = system.open_input_file(place)
    return cast(BinaryIO, stream)
