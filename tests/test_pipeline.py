"""The pipeline: in order, in bounded memory, the same in one process and in several."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count, islice

import pytest

from authz.errors import AuthzError, InputError, InputFault
from authz.model import Document, Result, Statement
from authz.pipeline import pipe
from tests.stub import StubAnnotator

ITEMS: list[Document | InputFault] = [
    Document(id="a", text="The raid was authorized by parliament."),
    InputFault(id="b", error=InputError("no text", file="b")),
    Document(id="c", text="boom"),
    Document(id="d", text="Nothing."),
    Document(id="e", text="Strikes were not authorized."),
]


def shown(results: Iterator[Result]) -> list[tuple[str, int, str | None]]:
    return [(result.id, len(result.statements), result.error) for result in results]


WANTED = [("a", 1, None), ("b", 0, "b: no text"), ("c", 0, "c: ValueError: boom in c"), ("d", 0, None)]
WANTED.append(("e", 1, None))


@pytest.mark.parametrize("processes", [0, 1])
def test_a_bad_document_loses_no_other(processes: int) -> None:
    """Each document has its result, in order, with an error in place of statements where it fails."""
    assert shown(pipe(StubAnnotator(), ITEMS, processes)) == WANTED


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_several_processes_give_the_same(method: str) -> None:
    """However workers start, the results are those of one process."""
    assert shown(pipe(StubAnnotator(), ITEMS, 2, chunk_size=1, start_method=method)) == WANTED


def test_an_endless_stream_is_read_only_as_needed() -> None:
    """Documents on their way are a few chunks, never all."""
    read = 0

    def endless() -> Iterator[Document]:
        nonlocal read
        for number in count():
            read += 1
            yield Document(id=str(number), text="The raid was authorized.")

    results = pipe(StubAnnotator(), endless(), 2, chunk_size=5)
    assert [result.id for result in islice(results, 12)] == [str(n) for n in range(12)]
    results.close()  # type: ignore[attr-defined]
    assert read <= 12 + 5 * 2 * 2 + 5


def test_few_documents_need_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """What fits in one chunk is done here: a worker would cost more than it gains."""
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", None)
    assert shown(pipe(StubAnnotator(), ITEMS, 8)) == WANTED
    assert list(pipe(StubAnnotator(), [], 8)) == []


class DyingAnnotator:
    """Ends its process, as a fault in native code or a lack of memory does."""

    def annotate(self, text: str, id: str = "") -> tuple[Statement, ...]:
        os._exit(len(text + id) and 1)


def test_a_worker_that_dies_is_said() -> None:
    """Lost documents are an error, never silence."""
    with pytest.raises(AuthzError, match="a worker process died"):
        list(pipe(DyingAnnotator(), ITEMS, 2, chunk_size=1))
