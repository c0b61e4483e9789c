"""Web archives, behind the extra ``warc``: a page a document, with its URL and the date it was taken.

Of a record only what is a page in HTML that its server sent with success is read; what else the archive
holds is passed over and counted. A record that is damaged is a fault and loses no other: reading goes on
at the next place where a record can begin. Offsets point into the main text of the page.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from os import SEEK_END
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from attrs import frozen

from authz.errors import InputError, InputFault
from authz.model import Document
from authz.read.options import ReadOptions
from authz.read.pages import LONGEST_PAGE, PageReader

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

__all__ = ["read_warc"]

#: A record may hold so many bytes as they were sent; packed, a page of the greatest length has fewer.
_LONGEST_BLOCK: Final = LONGEST_PAGE + 100_000
#: So much of a longer one is read, to see whether it is a page.
_HEAD: Final = 64_000
_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
#: How a record begins, by what its file begins with.
_BEGINNINGS: Final = (
    (b"\x1f\x8b", b"\x1f\x8b\x08"),
    (b"\x28\xb5\x2f\xfd", b"\x28\xb5\x2f\xfd"),
    (b"\x04\x22\x4d\x18", b"\x04\x22\x4d\x18"),
)
_PLAIN: Final = b"WARC/1."
_STRETCH: Final = 1 << 20
#: To see that a record is longer than the archive, all that is left of it is unpacked: not too often.
_LONG_LIES: Final = 10


@frozen(kw_only=True)
class _Block:
    """What a record holds, and where it begins in the file."""

    at: int
    id: str
    url: str | None
    date: str | None
    http: bool
    kind: str
    data: bytes
    size: int


def read_warc(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Document | InputFault]:
    """The pages of a web archive, plain or packed by gzip, zstd or LZ4, in its order.

    Args:
        stream: the archive; it must be able to seek.
        name: its name; a record without an id is called ``name:`` and its place in bytes.
        options: what is passed over is counted in ``options.skipped``.

    Raises:
        InputError: when fastwarc or resiliparse is not installed.
    """
    try:
        import fastwarc.warc  # noqa: F401
        import resiliparse.extract.html2text  # noqa: F401
    except ImportError:
        raise InputError(
            "web archives need fastwarc and resiliparse",
            file=name,
            cure="install them with: pip install 'authz[warc]'",
        ) from None
    if not stream.read(1):
        yield InputFault(id=name, error=InputError("no text: the input is empty", file=name))
        return
    with ExitStack() as stack:
        idle = deque(stack.enter_context(PageReader()) for _ in range(max(1, options.helpers)))
        busy: deque[tuple[_Block, PageReader] | InputFault] = deque()
        for item in _blocks(stream, name, options):
            done: list[Document | InputFault] = []
            if isinstance(item, InputFault):
                busy.append(item)
            elif (page := _page_of(name, item, options)) is not None:
                if isinstance(page, InputFault):
                    busy.append(page)
                else:
                    if not idle:  # one is free again when the first of them is done
                        done = _finished(name, busy, idle, options, most=1)
                    helper = idle.popleft()
                    helper.send(*page)
                    busy.append((item, helper))
            yield from done or _finished(name, busy, idle, options, most=0)
        while busy:
            yield from _finished(name, busy, idle, options, most=1)


def _page_of(name: str, block: _Block, options: ReadOptions) -> tuple[bytes, str | None] | InputFault | None:
    """The page and its charset; None for what is passed over, which is counted."""
    try:
        page = _page(block)
    except InputError as error:
        return _fault(name, block, error.message)
    if isinstance(page, str):
        options.skipped[page] += 1
        return None
    return page


def _finished(
    name: str,
    busy: deque[tuple[_Block, PageReader] | InputFault],
    idle: deque[PageReader],
    options: ReadOptions,
    *,
    most: int,
) -> list[Document | InputFault]:
    """What stands first of what was begun, in order: at most so many pages, and the faults around them."""
    found: list[Document | InputFault] = []
    while busy:
        first = busy[0]
        if isinstance(first, InputFault):
            found.append(first)
        elif most == 0:
            break
        else:
            most -= 1
            block, helper = first
            try:
                text = helper.receive()
            except InputError as error:
                found.append(_fault(name, block, error.message))
            else:
                if text.strip():
                    found.append(Document(id=block.id, text=text, url=block.url, date=block.date))
                else:
                    options.skipped["no words"] += 1
            idle.append(helper)
        busy.popleft()
    return found


def _blocks(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[_Block | InputFault]:
    """What the responses hold. After what is damaged, reading goes on where a record can begin."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    beginning = _beginning(stream)
    stream_end = stream.seek(0, SEEK_END)
    wanted = (WarcRecordType.response, WarcRecordType.resource)
    start: int | None = 0
    lost = ended = found = False
    long_lies = 0
    while start is not None:
        stream.seek(start)
        at, after = start, start + 1
        try:
            for record in ArchiveIterator(_Unclosed(stream, start), parse_http=False):
                at = start + record.stream_pos
                after = at + 1
                block = _block(record, name, at, stream_end if beginning == _PLAIN else None)
                if ended and not lost:  # it looked like the end, and was none
                    yield _damaged(name, at, "records before this one cannot be read")
                lost, ended, found = False, False, True
                if beginning == _PLAIN:
                    after = at + block.size
                if record.record_type in wanted:
                    yield block
                else:
                    options.skipped["not a response"] += 1
            ended = True
        except _DAMAGE as error:
            if not lost and not ended:
                yield _damaged(name, at, _reason(error))
                lost = found = True
            long_lies += isinstance(error, _LongLieError)
            if long_lies > _LONG_LIES:
                yield _damaged(name, at, "too many records are longer than the archive; the rest is not read")
                return
        start = _find(stream, beginning, after)
    if not found:
        yield InputFault(id=name, error=InputError("not a web archive: it holds no record", file=name))


class _LongLieError(EOFError):
    """A record that says it is longer than what it would be read for, and than what is left."""


#: What fastwarc raises for what is damaged: also where it is its memory that does not suffice.
_DAMAGE: Final = (OSError, EOFError, ValueError, LookupError, TypeError, OverflowError, MemoryError)


def _damaged(name: str, at: int, reason: str) -> InputFault:
    error = InputError(f"damaged: {reason}", file=name, place=f"at or after byte {at}")
    return InputFault(id=f"{name}:{at}", error=error)


def _block(record: WarcRecord, name: str, at: int, end: int | None) -> _Block:
    """What a record holds; ``end`` is the size of an archive that is not packed."""
    headers: dict[str, str] = {key.lower(): value for key, value in record.headers.asdict().items()}
    if "content-length" not in headers:
        raise EOFError("the record has no length, or the archive ends in its head")
    size = record.content_length
    if headers["content-length"].strip() != str(size):
        raise ValueError(f"no length of a record: {headers['content-length'][:40]!r}")
    if end is not None and at + size > end:
        raise EOFError(f"the record says it has {size:,} bytes, more than are left")
    whole = size <= _LONGEST_BLOCK
    data = record.reader.read(size if whole else _HEAD)
    read = len(data)
    while not whole and read < size and (more := len(record.reader.read(min(_STRETCH, size - read)))):
        read += more
    if read < size:
        kind_of = EOFError if whole else _LongLieError
        raise kind_of(f"the record ends after {read:,} of {size:,} bytes")
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    return _Block(
        at=at,
        id=headers.get("warc-record-id", "").strip("<> ") or f"{name}:{at}",
        url=headers.get("warc-target-uri", "").strip("<> ") or None,
        date=_date(record),
        http=bool(record.is_http) or kind == "application/http",
        kind=kind,
        data=data,
        size=size,
    )


def _date(record: WarcRecord) -> str | None:
    try:
        date: datetime | None = record.record_date
        return None if date is None else date.astimezone(UTC).isoformat().replace("+00:00", "Z")
    except _DAMAGE:
        return None


def _page(block: _Block) -> tuple[bytes, str | None] | str:
    """The page and its charset, or why it is passed over.

    Raises:
        InputError: for a page that is too long or whose packing is damaged.
    """
    from fastwarc.warc import WarcRecord

    if not block.http:
        if block.kind not in _PAGES:
            return "not HTML"
        return _short(block, block.data), None
    record = WarcRecord()
    record.is_http = True
    record.set_bytes_content(block.data)
    try:
        record.parse_http(auto_decode="all")
        headers: Any = record.http_headers
        status, kind = headers.status_code, (record.http_content_type or "").lower()
        if kind not in _PAGES:
            return "not HTML"
        if status != 200:
            return "not a success"
        # one byte more than is allowed tells a page that is too long from one that is not
        return _short(block, record.reader.read(LONGEST_PAGE + 1)), record.http_charset
    except _DAMAGE as error:
        raise InputError(f"damaged: {_reason(error)}") from None


def _short(block: _Block, page: bytes) -> bytes:
    if block.size > _LONGEST_BLOCK or len(page) > LONGEST_PAGE:
        raise InputError(f"the page has more than {LONGEST_PAGE:,} bytes")
    return page


def _fault(name: str, block: _Block, message: str) -> InputFault:
    error = InputError(message, file=name, place=f"{block.at}: {block.url}" if block.url else str(block.at))
    return InputFault(id=block.id, error=error, url=block.url, date=block.date)


class _Unclosed:
    """A stream from a place on, that fastwarc may not close."""

    def __init__(self, stream: BinaryIO, start: int) -> None:
        self._stream = stream
        self._start = start
        self.read = stream.read

    def tell(self) -> int:
        return self._stream.tell() - self._start


def _beginning(stream: BinaryIO) -> bytes:
    stream.seek(0)
    head = stream.read(4)
    if head[1:] == b"\x2a\x4d\x18" and 0x50 <= head[0] <= 0x5F:  # a dictionary of zstd stands before
        return _BEGINNINGS[1][1]
    return next((one for magic, one in _BEGINNINGS if head.startswith(magic)), _PLAIN)


def _find(stream: BinaryIO, wanted: bytes, start: int) -> int | None:
    """Where the bytes next stand in the file."""
    stream.seek(start)
    before = b""
    while stretch := stream.read(_STRETCH):
        found = (before + stretch).find(wanted)
        if found >= 0:
            return start - len(before) + found
        start += len(stretch)
        before = (before + stretch)[-len(wanted) + 1 :]
    return None


def _reason(error: BaseException) -> str:
    return (str(error) or type(error).__name__).splitlines()[0].rstrip(".")
