"""Linting many files: in one process or several, with a cache, always with the same answer."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from attrs import frozen

from authz.errors import AuthzError, InputFault
from authz.lint.cache import Cache
from authz.lint.config import Config
from authz.lint.engine import lint_article
from authz.lint.findings import Finding
from authz.lint.sidecar import SUFFIX, read_sidecar
from authz.read.articles import read_articles

if TYPE_CHECKING:
    from concurrent.futures import Future

    from authz.annotator import Annotator

__all__ = ["Outcome", "lint_bytes", "lint_files", "make_annotator"]

#: Files that travel to a worker together: one by one costs more than it gains.
_CHUNK: Final = 16


@frozen(kw_only=True)
class Outcome:
    """What became of one file: its findings, and why something of it could not be read."""

    path: str
    findings: tuple[Finding, ...] = ()
    faults: tuple[str, ...] = ()


def lint_files(
    paths: Sequence[str],
    config: Config,
    *,
    processes: int = 1,
    cache: str | None = None,
    on_done: Callable[[Outcome], None] | None = None,
) -> list[Outcome]:
    """The outcome of every file, in the order of their names.

    Args:
        paths: the files.
        config: what is in force.
        processes: how many to work in.
        cache: a directory to keep findings in, ``""`` for the usual one, None for none.
        on_done: told of each file as it is done, in any order.
    """
    store = Cache(cache, config) if cache is not None else None
    outcomes: dict[str, Outcome] = {}
    todo: list[tuple[str, str | None]] = []
    for path in paths:
        key, kept = _kept(path, store)
        if kept is not None:
            outcomes[path] = kept
            if on_done:
                on_done(kept)
        else:
            todo.append((path, key))
    keys = dict(todo)
    for outcome in _work(list(keys), config, processes):
        key = keys[outcome.path]
        if store is not None and key is not None:
            store.put(key, outcome.findings, outcome.faults)
        outcomes[outcome.path] = outcome
        if on_done:
            on_done(outcome)
    return [outcomes[path] for path in sorted(outcomes)]


def lint_bytes(
    data: bytes,
    name: str,
    config: Config,
    annotator: Callable[[], Annotator],
    *,
    format: str = "auto",
) -> Outcome:
    """The outcome of the bytes of a file; its articles are read, annotated and linted."""
    findings: list[Finding] = []
    faults: list[str] = []
    try:
        sidecar = read_sidecar(name)
        for article in read_articles(data, name, format, config.marker):
            if isinstance(article, InputFault):
                faults.append(str(article.error))
                continue
            statements = annotator().annotate(article.text, article.path)
            findings += lint_article(article, statements, config, sidecar)
    except AuthzError as error:
        faults.append(str(error))
    return Outcome(path=name, findings=tuple(findings), faults=tuple(faults))


def _kept(path: str, store: Cache | None) -> tuple[str | None, Outcome | None]:
    if store is None:
        return None, None
    try:
        data = _read(path)
        beside = _read(path + SUFFIX) if os.path.isfile(path + SUFFIX) else b""
    except OSError:
        return None, None
    key = store.key(path, "auto", data, beside)
    known = store.get(key)
    if known is None:
        return key, None
    return key, Outcome(path=path, findings=tuple(known[0]), faults=tuple(known[1]))


def _work(paths: list[str], config: Config, processes: int) -> Iterator[Outcome]:
    worker = _Worker(config)
    if processes <= 1 or len(paths) <= _CHUNK:
        yield from (worker.lint(path) for path in paths)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    worker.annotator()  # made once; a worker that is forked has it already
    chunks = [paths[n : n + _CHUNK] for n in range(0, len(paths), _CHUNK)]
    with ProcessPoolExecutor(processes, initializer=_start, initargs=(worker,)) as executor:
        flying: list[Future[list[Outcome]]] = [executor.submit(_lint_chunk, chunk) for chunk in chunks]
        try:
            for future in flying:
                yield from future.result()
        except BrokenProcessPool:
            raise AuthzError("a worker process died", cure="run again with -j 1") from None
        finally:
            executor.shutdown(cancel_futures=True)


class _Worker:
    """Lints files with one annotator, which is made when it is first needed."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._annotator: Annotator | None = None

    def annotator(self) -> Annotator:
        if self._annotator is None:
            self._annotator = make_annotator(self._config)
        return self._annotator

    def lint(self, path: str) -> Outcome:
        try:
            data = _read(path)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            return Outcome(path=path, faults=(f"{path}: {reason}",))
        return lint_bytes(data, path, self._config, self.annotator)


_worker: list[_Worker] = []  # set once in a worker process, before its first chunk


def _start(worker: _Worker) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the group; the parent answers it
    _worker[:] = [worker]


def _lint_chunk(paths: Iterable[str]) -> list[Outcome]:
    return [_worker[0].lint(path) for path in paths]


def make_annotator(config: Config) -> Annotator:
    """The annotator of a configuration; its grammar directories are relative to where it stands."""
    from authz.annotator import Annotator

    return Annotator(grammar=[os.path.join(config.root, d) for d in config.grammar] or None)


def _read(path: str) -> bytes:
    with open(path, "rb") as stream:
        return stream.read()
