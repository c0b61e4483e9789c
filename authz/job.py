"""One run of ``authz annotate``: from inputs through the annotator to an output, with its faults said."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO, TextIO

from attrs import define, field

from authz.errors import InputError, InputFault, Interrupted
from authz.model import Document, Result
from authz.progress import show_progress
from authz.read import iter_documents
from authz.read.options import ReadOptions

if TYPE_CHECKING:
    from authz.annotator import Annotator

__all__ = ["Job"]


@define(eq=False, kw_only=True)
class Job:
    """What is annotated, how, and who is told of what goes wrong.

    Attributes:
        paths: as :func:`authz.read.iter_documents` takes them.
        source: the format of the input.
        form: the format of the output.
        nested: whether Parquet has a row a document.
        processes: how many to work in.
        grammars: the user's own directories of rules.
        options: the columns of Parquet, and the count of what was passed over.
        limits: those of the annotator.
        stdin: what ``"-"`` stands for.
        stderr: where progress is shown.
        complain: is given each message.
    """

    paths: Sequence[str]
    source: str
    form: str
    nested: bool
    processes: int
    grammars: Sequence[str]
    options: ReadOptions
    limits: Mapping[str, int]
    stdin: BinaryIO
    stderr: TextIO
    complain: Callable[[str], None]
    faults: int = 0
    _texts: deque[str] = field(factory=deque, init=False)

    def to_stream(self, annotator: Annotator, stream: BinaryIO, width: int | None = None) -> int:
        """Annotate all and write to a stream; returns how many documents failed."""
        for piece in self._written(self._results(annotator, self._documents()), width):
            stream.write(piece)
        stream.flush()
        return self._end()

    def to_file(self, annotator: Annotator, path: str, *, resume: bool) -> int:
        """Annotate all and write a file, all or nothing; returns how many documents failed.

        Raises:
            InputError: when the file cannot be written, or ``resume`` is asked for what is no file.
        """
        from authz.write.atomic import atomic_output
        from authz.write.resumable import Resumable, job_key

        plain = not os.path.exists(path) or os.path.isfile(path)
        if self.form == "table" or not plain:
            if resume:
                raise InputError("only a file can be gone on with", file=path)
            with atomic_output(path) as stream:
                return self.to_stream(annotator, stream)
        if self.form == "parquet":
            from authz.write.parquet import need_pyarrow

            need_pyarrow()
        with Resumable(path, job_key(self._settings()), resume=resume) as output:
            rest = output.rest(self._documents(), self._failed)
            try:
                output.write(self._results(annotator, rest))
            except KeyboardInterrupt:
                raise Interrupted(
                    "what is done is kept; give the same command with --resume to go on"
                ) from None
            output.finish(None if self.form == "jsonl" else lambda results: self._written(results, None))
        return self._end()

    def _documents(self) -> Iterator[Document | InputFault]:
        return iter_documents(self.paths, self.source, self.stdin, self.options)

    def _results(self, annotator: Annotator, documents: Iterable[Document | InputFault]) -> Iterator[Result]:
        if self.form == "table":
            documents = self._keep(documents)
        for result in show_progress(annotator.pipe(documents, self.processes), self.stderr):
            if result.error is not None:
                self._failed(result.id, result.error)
            yield result

    def _keep(self, documents: Iterable[Document | InputFault]) -> Iterator[Document | InputFault]:
        """The documents as they are; their texts wait until their results come."""
        for item in documents:
            self._texts.append("" if isinstance(item, InputFault) else item.text)
            yield item

    def _failed(self, _id: str, error: str) -> None:
        self.faults += 1
        self.complain(error)

    def _end(self) -> int:
        skipped = self.options.skipped
        if skipped:
            reasons = ", ".join(f"{count:,} {reason}" for reason, count in skipped.most_common())
            self.complain(f"{skipped.total():,} records passed over: {reasons}")
        return self.faults

    def _written(self, results: Iterator[Result], width: int | None) -> Iterator[bytes]:
        if self.form == "table":
            from authz.write.table import write_table

            return write_table(((result, self._texts.popleft()) for result in results), width)
        if self.form == "json":
            from authz.write.json import write_json

            return write_json(results)
        if self.form == "parquet":
            from authz.write.parquet import write_parquet

            return write_parquet(results, nested=self.nested)
        from authz.write.jsonl import write_jsonl

        return write_jsonl(results)

    def _settings(self) -> dict[str, object]:
        """All that decides what the results of the documents are."""
        from hashlib import sha256

        from authz import __version__
        from authz.grammar.store import grammar_directories, grammar_files

        directories = grammar_directories(list(self.grammars))
        rules = [sha256(path.read_bytes()).hexdigest() for path in grammar_files(directories)]
        return {
            "version": __version__,
            "paths": list(self.paths),
            "source": self.source,
            "columns": [self.options.text_column, self.options.id_column],
            "limits": dict(self.limits),
            "grammar": rules,
        }
