"""A long job's output: whole under its name, or not there, and what is done is kept for another try.

While a job runs its results stand as JSON Lines in a hidden file beside the output,
``.NAME.KEY.part``, where the key stands for the settings of the job. When all are there they become the
output. A job that is killed leaves that file and nothing under the final name; the same job with
``--resume`` drops a last line that is not whole, passes over the documents that have a result and goes on.
Beside it, in ``.NAME.KEY.sums``, stands a digest of each of these documents: a document that has another id
or other contents than in the earlier run ends the run, because the input is another.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from time import monotonic, sleep
from types import TracebackType
from typing import IO, Any, Final, Self

from authz.errors import AuthzError, InputError, InputFault
from authz.model import Document, Result
from authz.serialize import dumps, result_to_json

__all__ = ["Resumable", "job_key"]

#: Seconds of work that a kill may cost.
_INTERVAL: Final = 1.0
#: Seconds that the workers of a killed run may take to end.
_PATIENCE: Final = 3.0
#: Bytes of the digest of a document.
_DIGEST: Final = 16


def job_key(settings: Mapping[str, object]) -> str:
    """A short name for the settings of a job, the same for the same settings."""
    return hashlib.sha256(json.dumps(settings, sort_keys=True, default=str).encode()).hexdigest()[:16]


class Resumable:
    """The results of one job on their way to a file.

    Args:
        path: the output; a link is followed, so that the file it leads to is replaced.
        key: stands for the settings of the job (:func:`job_key`).
        resume: whether to go on with what an earlier run of the same job left, or to begin anew.

    Raises:
        InputError: when the output cannot be written, another run is writing it, or what was left is of
            a job with other settings.
    """

    def __init__(self, path: str, key: str, *, resume: bool) -> None:
        self._shown = path
        self._target = os.path.realpath(path)
        folder, name = os.path.split(self._target)
        self.part = os.path.join(folder, f".{name}.{key}.part")
        self.sums = os.path.join(folder, f".{name}.{key}.sums")
        others = _parts(folder, name) - {self.part}
        if resume and others and not os.path.exists(self.part):
            raise InputError(
                "what was left of it is of a run with other settings",
                file=path,
                cure="give the same settings, or leave out --resume to begin anew",
            )
        self._stream = _locked(self.part, path)
        try:
            self._sums = _opened(self.sums, path)
        except BaseException:
            self._stream.close()
            raise
        if not resume:
            self._stream.truncate(0)
            self._sums.truncate(0)
            for other in others:
                _remove(other)
                _remove(other.removesuffix(".part") + ".sums")
        self._digests: deque[bytes] = deque()
        self._done = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._done:
            with suppress(OSError):
                self._stream.flush()
                self._sums.flush()
                if not os.fstat(self._stream.fileno()).st_size:
                    os.unlink(self.sums)
                    os.unlink(self.part)
        self._sums.close()
        self._stream.close()

    def rest(
        self, documents: Iterable[Document | InputFault], faults: Callable[[str, str], None]
    ) -> Iterator[Document | InputFault]:
        """The documents that have no result yet.

        Args:
            documents: all of them, in the order of the earlier run.
            faults: is told the id and the error of each document that failed in the earlier run.

        Raises:
            InputError: when the documents are not those of the earlier run.
        """
        stream = iter(documents)
        whole = count = 0
        with open(self.part, "rb") as earlier, open(self.sums, "rb") as sums:
            for line in earlier:
                value, digest = _result(line), sums.read(_DIGEST)
                if value is None or len(digest) < _DIGEST:
                    break
                item = next(stream, None)
                if item is None or item.id != value["id"]:
                    found = "nothing" if item is None else repr(item.id)
                    raise self._another(f"{found} stands where {value['id']!r} was")
                if _digest(item) != digest:
                    raise self._another(f"{item.id!r} has other contents")
                if "error" in value:
                    faults(str(value["id"]), str(value["error"]))
                whole += len(line)
                count += 1
        for kept, size in ((self._stream, whole), (self._sums, count * _DIGEST)):
            kept.truncate(size)
            kept.seek(size)
        for item in stream:
            self._digests.append(_digest(item))
            yield item

    def _another(self, why: str) -> InputError:
        return InputError(
            f"the input is not that of the earlier run: {why}",
            file=self._shown,
            cure="give the same input, or leave out --resume to begin anew",
        )

    def write(self, results: Iterable[Result]) -> None:
        """Keep results as they come, in the order of :meth:`rest`; a kill costs at most the last second's."""
        due = monotonic() + _INTERVAL
        try:
            for result in results:
                self._sums.write(self._digests.popleft())
                self._stream.write(dumps(result_to_json(result)) + b"\n")
                if monotonic() >= due:
                    self._sums.flush()
                    self._stream.flush()
                    due = monotonic() + _INTERVAL
            self._sums.flush()
            self._stream.flush()
        except OSError as error:
            raise _unwritable(error, self._shown) from None

    def finish(self, convert: Callable[[Iterator[Result]], Iterator[bytes]] | None = None) -> None:
        """Make the output of what is kept.

        Args:
            convert: from the results to the bytes of another format; without it the output is JSON Lines.
        """
        if convert is not None:
            from authz.read.results import read_results
            from authz.write.atomic import atomic_output

            with atomic_output(self._target) as stream:
                for piece in convert(read_results(self.part)):
                    stream.write(piece)
            self._done = True
            _remove(self.sums)
            _remove(self.part)
            return
        try:
            os.fsync(self._stream.fileno())
            os.replace(self.part, self._target)
        except OSError as error:
            raise _unwritable(error, self._shown) from None
        self._done = True
        _remove(self.sums)


def _result(line: bytes) -> dict[str, Any] | None:
    """What a line holds, or None where it was not written to its end."""
    if not line.endswith(b"\n"):
        return None
    try:
        value = json.loads(line)
    except ValueError:
        return None
    return value if isinstance(value, dict) and "id" in value else None


def _digest(item: Document | InputFault) -> bytes:
    """What tells a document, or what was wrong with it, from another."""
    said = [str(item.error)] if isinstance(item, InputFault) else [item.text, item.url or "", item.date or ""]
    digest = hashlib.blake2b(digest_size=_DIGEST)
    for part in said:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.digest()


def _parts(folder: str, name: str) -> set[str]:
    """What runs of this output have left."""
    pattern = re.compile(rf"\.{re.escape(name)}\.[0-9a-f]{{16}}\.part")
    try:
        return {os.path.join(folder, other) for other in os.listdir(folder) if pattern.fullmatch(other)}
    except OSError:
        return set()


def _locked(part: str, shown: str) -> IO[bytes]:
    """The file, for this process alone until it is closed."""
    stream = _opened(part, shown)
    if not _lock(stream) or not _same(stream, part):
        stream.close()
        raise InputError("another run is writing it", file=shown, cure="wait for it to end")
    return stream


def _opened(path: str, shown: str) -> IO[bytes]:
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        return os.fdopen(os.open(path, flags, 0o666), "r+b")
    except OSError as error:
        raise _unwritable(error, shown) from None


def _lock(stream: IO[bytes]) -> bool:
    try:
        import fcntl
    except ImportError:  # no such locks there
        return True
    end = monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if monotonic() >= end:
                return False
            sleep(0.05)
        else:
            return True


def _same(stream: IO[bytes], path: str) -> bool:
    """Whether the name still stands for the file: another run may have finished in between."""
    try:
        return os.path.samestat(os.fstat(stream.fileno()), os.stat(path))
    except OSError:
        return False


def _remove(path: str) -> None:
    with suppress(OSError, AuthzError):
        os.unlink(path)


def _unwritable(error: OSError, shown: str) -> InputError:
    reason = (error.strerror or str(error)).lower()
    return InputError(f"cannot be written: {reason}", file=shown)
