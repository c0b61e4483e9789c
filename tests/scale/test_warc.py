"""Web archives, written here by the real library: what is a page is read, whatever else is there."""

from __future__ import annotations

import gzip
import io
import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from authz.cli import cli
from authz.errors import InputError, InputFault
from authz.model import Document
from authz.read.options import ReadOptions
from authz.read.pages import LONGEST_PAGE, PageReader
from authz.read.warc import read_warc

warc: Any = pytest.importorskip("fastwarc.warc", reason="the extra warc is not installed")
streams: Any = pytest.importorskip("fastwarc.stream_io", reason="the extra warc is not installed")
pytest.importorskip("resiliparse", reason="the extra warc is not installed")

PAGE = (
    "<html><head><title>T</title><script>x='not authorized'</script></head><body><nav><a href=/>Menu</a></nav>"
    "<main><p>The raid number %d was not authorized by parliament.</p><p>A caf\u00e9 opened.</p></main></body></html>"
)
DATE = "2026-01-02T03:04:05Z"
WRITERS = {
    "plain": None,
    "gzip": streams.GzipWriter,
    "zstd": streams.ZstdWriter,
    "lz4": streams.Lz4Writer,
}


def record(
    number: int = 0,
    body: bytes | None = None,
    *,
    head: str = "Content-Type: text/html; charset=utf-8\r\n",
    status: str = "200 OK",
    type: str = "response",
    url: str | None = None,
    date: str = DATE,
) -> Any:
    made = warc.WarcRecord()
    made.init_headers(getattr(warc.WarcRecordType, type))
    made.headers["WARC-Target-URI"] = url or f"https://news.example/{number}"
    made.headers["WARC-Date"] = date
    body = (PAGE % number).encode() if body is None else body
    if type == "response":
        made.headers["Content-Type"] = "application/http; msgtype=response"
        made.is_http = True
        body = f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body
    made.set_bytes_content(body)
    return made


def archive(*records: Any, writer: Any = None) -> tuple[bytes, list[int]]:
    """The bytes, and where each record begins."""
    out, places = io.BytesIO(), []
    for one in records:
        places.append(len(out.getvalue()))
        stream = writer(out) if writer else out
        one.write(stream)
        if writer:
            stream.close()
    return out.getvalue(), places


def read(data: bytes) -> tuple[list[str], list[str], dict[str, int]]:
    """The URLs of the documents, the messages of the faults, what was passed over."""
    options = ReadOptions()
    items = list(read_warc(io.BytesIO(data), "a.warc", options))
    urls = [str(item.url) for item in items if isinstance(item, Document)]
    return urls, [str(i.error) for i in items if isinstance(i, InputFault)], dict(options.skipped)


def urls(*numbers: int) -> list[str]:
    return [f"https://news.example/{number}" for number in numbers]


@pytest.mark.parametrize("writer", WRITERS.values(), ids=WRITERS)
def test_a_page_is_a_document(writer: Any) -> None:
    """Its main text, its address and its date, however the archive is packed."""
    data, _ = archive(record(1), record(2), writer=writer)
    first, second = read_warc(io.BytesIO(data), "a.warc", ReadOptions())
    assert isinstance(first, Document)
    assert "The raid number 1 was not authorized by parliament." in first.text
    assert "A caf\u00e9 opened." in first.text
    assert "Menu" not in first.text
    assert (first.url, first.date) == ("https://news.example/1", DATE)
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", first.id)
    assert first.id != second.id


@pytest.mark.parametrize("writer", WRITERS.values(), ids=WRITERS)
def test_what_is_no_page_is_passed_over_and_counted(writer: Any) -> None:
    """Requests, pictures, errors of servers, pages without words."""
    data, _ = archive(
        record(type="warcinfo", body=b"software: test"),
        record(type="request", body=b"GET / HTTP/1.1\r\n\r\n"),
        record(1),
        record(head="Content-Type: image/png\r\n", body=b"\x89PNG" * 100),
        record(head="", body=b"x"),
        record(status="404 Not Found"),
        record(body=b"<html><body></body></html>"),
        record(type="resource", body=b"{}"),
        record(2),
        writer=writer,
    )
    assert read(data) == (
        urls(1, 2),
        [],
        {"not a response": 2, "not HTML": 3, "not a success": 1, "no words": 1},
    )


@pytest.mark.parametrize("writer", WRITERS.values(), ids=WRITERS)
@pytest.mark.parametrize("damage", ["cut", "garbage between", "bytes lost"])
def test_a_damaged_record_loses_no_other(writer: Any, damage: str) -> None:
    """It is reported once, and the records after it are read."""
    data, at = archive(*(record(n) for n in range(5)), writer=writer)
    if damage == "cut":
        data, left = data[:-20], urls(0, 1, 2, 3)
    elif damage == "garbage between":
        data, left = data[: at[2]] + b"\r\n\x00garbage \x1f" * 50 + data[at[2] :], urls(0, 1, 2, 3, 4)
    else:
        data, left = data[: at[2] + 20] + data[at[2] + 120 :], urls(0, 1, 3, 4)
    found, faults, skipped = read(data)
    assert found == left
    assert len(faults) + sum(skipped.values()) == 1  # a head without its type is no response
    assert all(fault.startswith("a.warc:at or after byte ") for fault in faults)


@pytest.mark.parametrize(
    "size", [b"10", b"99999999999999", b"-5", b"abc", b"18446744073709551616", b"900", b""]
)
def test_a_lie_about_its_length_harms_one_record(size: bytes) -> None:
    """Whatever a record says of its length, it is said to be damaged, and those after it are read.

    One that is longer than it should be may have swallowed the next, whole.
    """
    (liar, _), (rest, _) = archive(record(9)), archive(record(1), record(2), record(3))
    liar = re.sub(rb"(?<=\r\n)Content-Length: \d+", b"Content-Length: " + size, liar, count=1)
    found, faults, _ = read(liar + rest)
    assert found in (urls(1, 2, 3), urls(9, 2, 3))
    assert faults


@pytest.mark.parametrize("writer", WRITERS.values(), ids=WRITERS)
@pytest.mark.parametrize("size", [b"5000000", b"77777777777"])
def test_a_packed_lie_harms_one_record(writer: Any, size: bytes) -> None:
    """Also where the archive is packed and nothing says how long it is; many such lies end the reading."""
    plain, _ = archive(record(9))
    liar = re.sub(rb"(?<=\r\n)Content-Length: \d+", b"Content-Length: " + size, plain, count=1)

    def packed(data: bytes) -> bytes:
        out = io.BytesIO()
        stream = writer(out)
        stream.write(data)
        stream.close()
        return out.getvalue()

    liar = packed(liar) if writer else liar
    rest, _ = archive(record(1), record(2), writer=writer)
    found, faults, _ = read(liar + rest)
    assert (found, len(faults)) == (urls(1, 2), 1)
    found, faults, _ = read(liar * 100 + rest)
    assert found in ([], urls(1, 2))
    assert 1 <= len(faults) <= 2


HEADS = {
    "packing that is none": (b"zzz", "Content-Encoding: gzip\r\n"),
    "unknown packing": (b"zzz", "Content-Encoding: secret\r\n"),
    "broken chunks": (b"zzz", "Transfer-Encoding: chunked\r\n"),
    "a bomb": (gzip.compress(b"<p>a" * 10_000_000), "Content-Encoding: gzip\r\n"),
    "too long": (b"<p>a " * (LONGEST_PAGE // 5 + 1), ""),
    "an endless head": (b"", "A: " + "x" * 1_000_000 + "\r\n"),
    "deep nesting": (b"<div>" * 300_000 + b"x", ""),
    "a flood of attributes": (b"<p " + b" ".join(b"a%d=1" % n for n in range(300_000)) + b">x", ""),
}


@pytest.mark.parametrize("name", HEADS)
def test_a_hostile_page_is_a_fault_of_its_own(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In bounded time, with its address; the next page is read."""
    monkeypatch.setattr(PageReader.__init__, "__defaults__", (2.0,))
    body, head = HEADS[name]
    data, _ = archive(record(1), record(9, body, head="Content-Type: text/html\r\n" + head), record(2))
    begun = time.monotonic()
    found, faults, _ = read(data)
    assert time.monotonic() - begun < 30
    assert found == urls(1, 2)
    assert len(faults) == 1
    assert "https://news.example/9" in faults[0]


TEXTS = {
    "latin-1": ("caf\xe9 caf\xe9".encode("latin-1"), "; charset=iso-8859-1", "caf\u00e9"),
    "a charset that is none": (b"cafe", "; charset=../../etc/passwd", "cafe"),
    "a charset that is a codec": (b"cafe", "; charset=rot13", "cafe"),
    "bytes of no charset": (b"caf\xe9 \xff\xfe\x00 cafe", "; charset=utf-8", "cafe"),
    "meta": (
        b'<meta charset="windows-1251"><p>\xcc\xee\xf1\xea\xe2\xe0',
        "",
        "\u041c\u043e\u0441\u043a\u0432\u0430",
    ),
    "entities": (b"<p>" + b"&amp;&lt;" * 100_000 + b" cafe", "", "cafe"),
    "half a pair": (b"<p>&#xD800; cafe", "", "cafe"),
    "unclosed": (b'<p>cafe <a href="x <b <!-- ', "", "cafe"),
    "controls": (b"<p>cafe \x1b[31m \xe2\x80\xae", "; charset=utf-8", "cafe"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_any_charset_and_any_markup_gives_a_text(name: str) -> None:
    """What a page says of itself is a hint; its text can be written as UTF-8."""
    body, charset, wanted = TEXTS[name]
    data, _ = archive(record(body=body, head=f"Content-Type: text/html{charset}\r\n"))
    (item,) = read_warc(io.BytesIO(data), "a.warc", ReadOptions())
    assert isinstance(item, Document)
    assert wanted in item.text
    item.text.encode()


@pytest.mark.parametrize("date", ["", "yesterday", "9999-99-99T00:00:00Z", "2026-01-02"])
def test_a_date_that_is_none_is_no_fault(date: str) -> None:
    """The page is read without it."""
    data, _ = archive(record(date=date))
    (item,) = read_warc(io.BytesIO(data), "a.warc", ReadOptions())
    assert isinstance(item, Document)
    assert item.date is None or item.date.startswith("2026-01-02")


@pytest.mark.parametrize(
    "data", [b"", b"garbage", b"\x1f\x8b\x08", b"WARC/1.0", b"\x28\xb5\x2f\xfd", b"\x00" * 5000]
)
def test_what_is_no_archive_is_a_fault(data: bytes) -> None:
    """One message and no document."""
    found, faults, _ = read(data)
    assert found == []
    assert len(faults) == 1


def test_many_beginnings_cost_linear_time() -> None:
    """A file that is nothing but beginnings of records is given up in bounded time."""
    begun = time.monotonic()
    found, faults, _ = read(b"\x1f\x8b\x08" * 20_000)
    assert (found, len(faults)) == ([], 1)
    assert time.monotonic() - begun < 20


def test_a_page_reader_outlives_its_helper() -> None:
    """A helper that ends is one page's fault; the next page has a new one."""
    with PageReader() as pages:
        assert pages.words(b"<p>one", None).strip() == "one"
        assert pages._helper is not None
        pages._helper.kill()
        pages._helper.wait()
        with pytest.raises(InputError, match="makes the extractor end"):
            pages.words(b"<p>two", None)
        assert pages.words(b"<p>three", None).strip() == "three"


@pytest.mark.parametrize("suffix", ["warc", "warc.gz", "warc.zst"])
def test_the_command_line_carries_address_and_date(tmp_path: Path, suffix: str) -> None:
    """On each result and each fault; what was passed over is said."""
    writer = {"warc": None, "warc.gz": streams.GzipWriter, "warc.zst": streams.ZstdWriter}[suffix]
    data, _ = archive(
        record(1),
        record(2, status="500"),
        record(3, b"z", head=HEADS["broken chunks"][1] + "Content-Type: text/html\r\n"),
        writer=writer,
    )
    (tmp_path / f"a.{suffix}").write_bytes(data)
    done = CliRunner().invoke(cli, ["annotate", "-f", "jsonl", str(tmp_path)])
    assert done.exit_code == 2
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["url"], first["date"]) == ("https://news.example/1", DATE)
    assert first["statements"][0]["status"] == "not_authorized"
    assert (second["url"], second["date"]) == ("https://news.example/3", DATE)
    assert "error" in second
    assert "1 records passed over: 1 not a success" in done.stderr
    with open(tmp_path / f"a.{suffix}", "rb") as stream:
        piped = CliRunner().invoke(cli, ["annotate", "--from", "warc", "-f", "jsonl", "-"], input=stream)
    assert json.loads(piped.stdout.splitlines()[0]) == first


@pytest.mark.parametrize("helpers", [2, 3, 5])
def test_more_helpers_give_the_same_in_the_same_order(helpers: int) -> None:
    """Also where pages are damaged, passed over, or end their helper."""
    long = b"<p>" + b"x" * (LONGEST_PAGE + 1)
    kinds = [None, None, b"<html></html>", None, long, None, None]
    data, places = archive(*(record(n, kinds[n % 7]) for n in range(40)))
    broken = bytearray(data)
    broken[places[20] : places[20] + 4] = b"XXXX"
    found = []
    for number in (1, helpers):
        options = ReadOptions(helpers=number)
        items = list(read_warc(io.BytesIO(bytes(broken)), "a.warc", options))
        found.append(
            (
                [(type(i), i.id, getattr(i, "text", str(getattr(i, "error", "")))) for i in items],
                options.skipped,
            )
        )
    assert found[0] == found[1]
    assert len({kind for kind, _, _ in found[0][0]}) == 2
