"""The words of web pages, found by a helper process that may be lost.

The extractor (resiliparse) is native code that takes minutes over some pages made to that end, and nothing
in a process can interrupt it. So it works in a process of its own, with a limit on time and memory for
each page: a page beyond them is an error of that page, and the next one has a new helper.
"""

from __future__ import annotations

import json
import struct
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Timer
from types import TracebackType
from typing import IO, Final, Self

from authz.errors import InputError

__all__ = ["LONGEST_PAGE", "PAGE_MEMORY", "PAGE_SECONDS", "PageReader", "serve"]

#: Bytes, unpacked. Pages of news have some hundreds of thousands.
LONGEST_PAGE: Final = 10_000_000
#: A usual page takes some milliseconds.
PAGE_SECONDS: Final = 10.0
#: Bytes of address space of the helper.
PAGE_MEMORY: Final = 2 << 30

_HEAD: Final = struct.Struct("<II")
_START: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from authz.read.pages import serve; serve()"
)


class PageReader:
    """From the bytes of a page to the words of its main text, a page at a time.

    A page is given with :meth:`send`, and its words are asked for with :meth:`receive`; in between the helper
    works, and the caller may do something else. :meth:`words` is both.

    Args:
        seconds: the most that a page may take, counted from when its words are asked for.
    """

    def __init__(self, seconds: float = PAGE_SECONDS) -> None:
        self._seconds = seconds
        self._helper: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the helper, if there is one."""
        helper, self._helper = self._helper, None
        if helper is not None:
            helper.kill()
            with suppress(OSError):
                helper.communicate()

    def words(self, page: bytes, charset: str | None) -> str:
        """The main text of a page; empty where it has none. Arguments and faults are those of the two halves."""
        self.send(page, charset)
        return self.receive()

    def send(self, page: bytes, charset: str | None) -> None:
        """Give the helper a page; the words of the one before must have been asked for.

        Args:
            page: HTML as it was sent, without any packing.
            charset: what its sender said that its encoding is; guessed where that is None or not known.

        Raises:
            InputError: for a page that is too long.
        """
        if len(page) > LONGEST_PAGE:
            raise InputError(f"the page has more than {LONGEST_PAGE:,} bytes")
        helper = self._helper = self._helper or _helper()
        assert helper.stdin is not None
        with suppress(OSError):  # receive says that it is gone
            _send(helper.stdin, (charset or "").encode(), page)

    def receive(self) -> str:
        """The main text of the page that was sent; empty where it has none.

        Raises:
            InputError: for a page that takes too long, or makes the extractor fail.
        """
        helper = self._helper
        assert helper is not None
        assert helper.stdout is not None
        late: list[bool] = []
        timer = Timer(self._seconds, _end(helper, late))
        timer.start()
        try:
            fault, text = _receive(helper.stdout)
        except (OSError, EOFError):
            self.close()
            why = f"takes more than {self._seconds:g} seconds" if late else "makes the extractor end"
            raise InputError(f"the page {why}") from None
        finally:
            timer.cancel()
        if fault:
            raise InputError(f"the page cannot be read: {fault.decode()}")
        return text.decode()


def serve() -> None:
    """The helper: pages on standard input, their words on standard output, until the input ends."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding, map_encoding_to_html5

    _limit_memory()
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    with suppress(EOFError, KeyboardInterrupt, BrokenPipeError):
        while True:
            charset, page = _receive(stdin)
            fault = words = b""
            try:
                said = map_encoding_to_html5(charset.decode(), fallback_utf8=False) if charset else None
                text = bytes_to_str(page, said or detect_encoding(page, from_html_meta=True) or "utf-8")
                found = extract_plain_text(text.replace("\0", "\ufffd"), main_content=True, alt_texts=False)
                words = found.encode("utf-8", "replace")
            except Exception as error:  # whatever it is, it is the page's
                fault = f"{type(error).__name__}: {error}"[:200].encode("utf-8", "replace")
            _send(stdout, fault, words)


def _helper() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-P", "-c", _START, json.dumps(sys.path)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def _end(helper: subprocess.Popen[bytes], late: list[bool]) -> Callable[[], None]:
    def end() -> None:
        late.append(True)
        helper.kill()

    return end


def _send(stream: IO[bytes], first: bytes, second: bytes) -> None:
    stream.write(_HEAD.pack(len(first), len(second)))
    stream.write(first)
    stream.write(second)
    stream.flush()


def _receive(stream: IO[bytes]) -> tuple[bytes, bytes]:
    first, second = _HEAD.unpack(_whole(stream, _HEAD.size))
    return _whole(stream, first), _whole(stream, second)


def _whole(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _limit_memory() -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (PAGE_MEMORY, PAGE_MEMORY))
