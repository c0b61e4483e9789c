"""Many documents through one annotator: in order, in bounded memory, in one process or several.

Documents travel to the workers in chunks (one by one they would cost more than they gain), and only
a few chunks are on their way at a time, so that an endless stream works. A document that fails is
reported in its :class:`~authz.model.Result` and harms no other.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from authz.errors import AuthzError, InputFault
from authz.model import Document, Result, Statement

if TYPE_CHECKING:
    from concurrent.futures import Future

__all__ = ["Annotates", "pipe"]

#: Some hundreds of documents repay the way to a worker and back (docs/architecture.md).
CHUNK_DOCUMENTS: Final = 256
#: Books are no articles: a chunk is also full at this many code points.
CHUNK_CHARACTERS: Final = 1_000_000
#: One chunk at work and one waiting keep a worker busy.
CHUNKS_A_WORKER: Final = 2

Item: TypeAlias = Document | InputFault


class Annotates(Protocol):
    """What the pipeline needs of an annotator. For several processes it must also pickle."""

    def annotate(self, text: str, id: str = "") -> tuple[Statement, ...]:
        """The statements of a text."""
        ...


def pipe(
    annotator: Annotates,
    documents: Iterable[Item],
    processes: int = 0,
    *,
    chunk_size: int = CHUNK_DOCUMENTS,
    start_method: str | None = None,
) -> Iterator[Result]:
    """The result of every document, in the order of the documents.

    Args:
        annotator: finds the statements of one text.
        documents: read only as fast as results are taken, give or take a few chunks.
        processes: how many worker processes; 0 or 1 works in this one.
        chunk_size: the most documents that travel together.
        start_method: how workers start (``fork``, ``spawn``, ``forkserver``); by default Python's.

    Yields:
        One result a document, and one with an ``error`` for a document that could not be read or
        annotated.

    Raises:
        AuthzError: when a worker process dies, which loses its documents.
    """
    if processes <= 1:
        yield from (_annotate(annotator, item) for item in documents)
        return
    chunks = _chunks(documents, max(1, chunk_size))
    first, second = next(chunks, None), next(chunks, None)
    if first is None:
        return
    if second is None:  # not worth a process
        yield from (_annotate(annotator, item) for item in first)
        return
    head: list[list[Item]] = [first, second]
    yield from _pipe_parallel(annotator, head, chunks, processes, start_method)


def _pipe_parallel(
    annotator: Annotates,
    head: list[list[Item]],
    chunks: Iterator[list[Item]],
    processes: int,
    start_method: str | None,
) -> Iterator[Result]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from itertools import chain

    executor = ProcessPoolExecutor(
        processes,
        mp_context=multiprocessing.get_context(start_method),
        initializer=_start_worker,
        initargs=(annotator,),
    )
    flying: deque[Future[list[Result]]] = deque()
    try:
        for chunk in chain(head, chunks):
            flying.append(executor.submit(_work, chunk))
            if len(flying) >= processes * CHUNKS_A_WORKER:
                yield from flying.popleft().result()
        while flying:
            yield from flying.popleft().result()
    except BrokenProcessPool:
        raise AuthzError(
            "a worker process died, and its documents with it",
            cure="run again with one process to see at which document",
        ) from None
    finally:
        executor.shutdown(cancel_futures=True)


def _chunks(documents: Iterable[Item], most: int) -> Iterator[list[Item]]:
    chunk: list[Item] = []
    characters = 0
    for item in documents:
        chunk.append(item)
        characters += len(item.text) if isinstance(item, Document) else 0
        if len(chunk) >= most or characters >= CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def _annotate(annotator: Annotates, item: Item) -> Result:
    statements: tuple[Statement, ...] = ()
    error: str | None = None
    if isinstance(item, InputFault):
        error = str(item.error)
    else:
        try:
            statements = annotator.annotate(item.text, item.id)
        except AuthzError as fault:
            error = str(fault)
        except Exception as fault:  # whatever it is, the other documents go on
            error = f"{item.id}: {type(fault).__name__}: {fault}"
    return Result(id=item.id, statements=statements, error=error, url=item.url, date=item.date)


# In a worker process the annotator is set once, before the first chunk.
_worker: list[Annotates] = []


def _start_worker(annotator: Annotates) -> None:
    import signal
    from threading import Thread

    # Ctrl-C reaches the whole group; the parent alone answers it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    _worker[:] = [annotator]


def _end_with_parent() -> None:
    """A parent that is killed says nothing to its workers, which would wait for work for ever."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(chunk: list[Item]) -> list[Result]:
    return [_annotate(_worker[0], item) for item in chunk]
