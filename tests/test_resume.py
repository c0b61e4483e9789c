"""A job that is killed: nothing under the final name, and --resume goes on, nothing lost or twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from itertools import islice
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner

from authz.cli import cli
from authz.read import iter_documents
from authz.write.resumable import _digest

RAID = "The raid number {0} was not authorized by parliament. Baghdad authorized strikes in Syria."


def articles(path: Path, count: int) -> str:
    """JSON Lines; some of them are faults."""
    lines = [json.dumps({"id": str(n), "text": RAID.format(n) if n % 8 == 0 else "x"}) for n in range(count)]
    lines[5:6] = ["no JSON"]
    path.write_text("\n".join(lines))
    return str(path)


def run(*args: str, code: int = 2, input: bytes | None = None) -> str:
    done = CliRunner().invoke(cli, ["annotate", "-f", "jsonl", *args], input=input)
    assert done.exit_code == code, done.output
    return done.stderr


def parts(folder: Path) -> list[Path]:
    return sorted(folder.glob(".*.part"))


def _feed(process: subprocess.Popen[bytes], given: str) -> None:
    """Slowly, so that a kill always comes in the middle."""
    assert process.stdin is not None
    with suppress(OSError):
        for line in Path(given).read_bytes().splitlines(keepends=True):
            process.stdin.write(line)
            process.stdin.flush()
            time.sleep(0.0005)


def killed_after(done: int, given: str, *args: str, folder: Path) -> int:
    """Start a job on standard input and kill it when more results than that are kept; how many there were."""
    command = [sys.executable, "-m", "authz", "annotate", *args]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=Path(__file__).parents[1]
    )
    feeder = Thread(target=_feed, args=(process, given), daemon=True)
    feeder.start()
    try:
        end = time.monotonic() + 60
        while time.monotonic() < end and process.poll() is None:
            lines = sum(path.read_bytes().count(b"\n") for path in parts(folder))
            if lines > done:
                break
            time.sleep(0.02)
        assert process.poll() is None, "it ended before it could be killed"
    finally:
        process.kill()
        process.wait()
        feeder.join()
        assert process.stdin is not None
        with suppress(OSError):  # what the feeder could not write any more
            process.stdin.close()
    assert process.returncode == -signal.SIGKILL
    return lines


@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_killed_run_goes_on(tmp_path: Path, processes: str) -> None:
    """However often it is killed, the output is that of a run that was not, byte for byte."""
    given = articles(tmp_path / "in.jsonl", 8000)
    data = Path(given).read_bytes()
    run("-", "-o", str(tmp_path / "whole"), input=data)
    out = tmp_path / "out" / "out.jsonl"
    out.parent.mkdir()
    out.write_text("what was there before")
    settings = ("-f", "jsonl", "-", "-o", str(out), "-j", processes)
    first = killed_after(0, given, *settings, folder=out.parent)
    second = killed_after(first, given, *settings, "--resume", folder=out.parent)
    assert 0 < first < second < 8000
    assert out.read_text() == "what was there before"
    (part,) = parts(out.parent)
    with part.open("ab") as stream:  # as a kill in the middle of a write leaves it
        stream.write(b'{"id": "59')
    said = run("-", "-o", str(out), "-j", processes, "--resume", input=data)
    assert out.read_bytes() == (tmp_path / "whole").read_bytes()
    assert [path.name for path in out.parent.iterdir()] == ["out.jsonl"]
    assert said.count("broken JSON") == 1  # what failed before is said again


def left_over(tmp_path: Path, count: int, whole: int) -> tuple[str, Path]:
    """The input of so many documents, and the output whose part has so many results."""
    given, out = articles(tmp_path / "in.jsonl", count), tmp_path / "out.jsonl"
    run(given, "-o", str(out))
    lines = out.read_bytes().splitlines(keepends=True)
    out.unlink()
    from authz.job import Job  # the key is the job's own business

    keys: list[str] = []
    original = Job._settings

    def spy(self: Job) -> dict[str, object]:
        from authz.write.resumable import job_key

        settings = original(self)
        keys.append(job_key(settings))
        return settings

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Job, "_settings", spy)
        run(given, "-o", str(out))
    out.unlink()
    (tmp_path / f".out.jsonl.{keys[0]}.part").write_bytes(b"".join(lines[:whole]))
    digests = map(_digest, islice(iter_documents([given]), whole))
    (tmp_path / f".out.jsonl.{keys[0]}.sums").write_bytes(b"".join(digests))
    return given, out


def test_only_what_is_missing_is_annotated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents that have a result are passed over."""
    from authz.annotator import Annotator

    given, out = left_over(tmp_path, 20, 15)
    seen: list[str] = []
    original = Annotator.annotate

    def spy(self: Annotator, text: str, id: str = "") -> object:
        seen.append(id)
        return original(self, text, id)

    monkeypatch.setattr(Annotator, "annotate", spy)
    run(given, "-o", str(out), "--resume")
    assert seen == [str(n) for n in range(15, 20)]
    assert len(out.read_text().splitlines()) == 20


def test_another_input_is_said(tmp_path: Path) -> None:
    """A document that is not the one whose result is there ends the run, and what was done is kept."""
    given, out = left_over(tmp_path, 20, 15)
    Path(given).write_text(
        json.dumps({"id": "0", "text": RAID.format(0)}) + "\n" + json.dumps({"id": "x", "text": "x"})
    )
    done = CliRunner().invoke(cli, ["annotate", "-f", "jsonl", given, "-o", str(out), "--resume"])
    assert "stands where '1' was" in str(done.exception)
    assert not out.exists()
    assert len(parts(tmp_path)[0].read_text().splitlines()) == 15


def test_other_contents_are_said(tmp_path: Path) -> None:
    """A document of the same name that now says something else ends the run, and what was done is kept."""
    given, out = left_over(tmp_path, 20, 15)
    Path(given).write_text(Path(given).read_text().replace("number 8 ", "number 9 "))
    done = CliRunner().invoke(cli, ["annotate", "-f", "jsonl", given, "-o", str(out), "--resume"])
    assert "'8' has other contents" in str(done.exception)
    assert not out.exists()
    assert len(parts(tmp_path)[0].read_text().splitlines()) == 15


@pytest.mark.parametrize("left", [0, 7, 16 * 9, 16 * 15 + 3])
def test_a_digest_that_is_not_there_costs_its_document(tmp_path: Path, left: int) -> None:
    """However a kill leaves the two files, the output is the same."""
    given, out = left_over(tmp_path, 20, 15)
    run(given, "-o", str(tmp_path / "whole"))
    (sums,) = tmp_path.glob(".*.sums")
    sums.write_bytes((sums.read_bytes() + b"abc")[:left])
    run(given, "-o", str(out), "--resume")
    assert out.read_bytes() == (tmp_path / "whole").read_bytes()
    assert parts(tmp_path) == []


@pytest.mark.skipif(os.name != "posix", reason="interrupts as POSIX does")
def test_an_interrupted_run_says_how_to_go_on(tmp_path: Path) -> None:
    """Ctrl-C leaves what is done, and names --resume."""
    command = [sys.executable, "-m", "authz", "annotate", "-f", "jsonl", "-", "-o", str(tmp_path / "out")]
    ignored = signal.signal(signal.SIGINT, signal.default_int_handler)  # as it is in a background job
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(__file__).parents[1]
    )
    signal.signal(signal.SIGINT, ignored)
    assert process.stdin is not None
    end = time.monotonic() + 60
    while not parts(tmp_path)[:1] or not parts(tmp_path)[0].stat().st_size:
        assert time.monotonic() < end
        process.stdin.write(json.dumps({"id": "1", "text": RAID.format(1)}).encode() + b"\n")
        process.stdin.flush()
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=60)[1].decode()
    assert said == "authz: interrupted: what is done is kept; give the same command with --resume to go on\n"
    assert process.returncode == 130
    assert parts(tmp_path)[0].read_bytes().endswith(b"\n")


def test_other_settings_never_mix(tmp_path: Path) -> None:
    """--resume with other settings is an error; without it the run begins anew and clears up."""
    given, out = left_over(tmp_path, 20, 15)
    done = CliRunner().invoke(
        cli, ["annotate", "-f", "jsonl", given, "-o", str(out), "--resume", "--longest-document", "5000"]
    )
    assert "of a run with other settings" in str(done.exception)
    run(given, "-o", str(out), "--longest-document", "5000")
    assert len(out.read_text().splitlines()) == 20
    assert parts(tmp_path) == []


def test_without_resume_a_run_begins_anew(tmp_path: Path) -> None:
    """What was left of the same job is dropped."""
    given, out = left_over(tmp_path, 20, 15)
    (part,) = parts(tmp_path)
    part.write_bytes(part.read_bytes().replace(b"not_authorized", b"denied"))
    run(given, "-o", str(out))
    assert b"denied" not in out.read_bytes()


def test_with_nothing_to_go_on_with_it_begins(tmp_path: Path) -> None:
    """--resume may always be given."""
    given = articles(tmp_path / "in.jsonl", 10)
    run(given, "-o", str(tmp_path / "out"), "--resume")
    assert len((tmp_path / "out").read_text().splitlines()) == 10


@pytest.mark.parametrize("form", ["json", "parquet"])
def test_other_formats_go_on_as_well(tmp_path: Path, form: str) -> None:
    """They are made of what was kept when all is there."""
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="the extra arrow is not installed")
    given, out = left_over(tmp_path, 20, 15)
    CliRunner().invoke(cli, ["annotate", "-f", form, given, "-o", str(tmp_path / "whole")])
    CliRunner().invoke(cli, ["annotate", "-f", form, given, "-o", str(out), "--resume"])
    assert out.read_bytes() == (tmp_path / "whole").read_bytes()
    assert parts(tmp_path) == []


def test_two_runs_do_not_write_one_file(tmp_path: Path) -> None:
    """The second is told so."""
    fcntl = pytest.importorskip("fcntl")
    given, out = left_over(tmp_path, 20, 15)
    (part,) = parts(tmp_path)
    with part.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        done = CliRunner().invoke(cli, ["annotate", "-f", "jsonl", given, "-o", str(out), "--resume"])
    assert "another run is writing it" in str(done.exception)


@pytest.mark.parametrize("args", [("-f", "jsonl"), ("-f", "jsonl", "-o", "-"), ("-f", "table", "-o", "x")])
def test_resume_needs_a_file(args: tuple[str, ...], tmp_path: Path) -> None:
    """And a format that can be gone on with."""
    done = CliRunner().invoke(cli, ["annotate", *args, "--resume", articles(tmp_path / "a.jsonl", 10)])
    assert done.exit_code == 2
    assert "--resume needs --output FILE" in done.stderr


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
def test_workers_end_with_a_killed_parent(tmp_path: Path) -> None:
    """A kill leaves no process behind."""
    given = articles(tmp_path / "in.jsonl", 8000)
    killed_after(0, given, "-f", "jsonl", "-", "-o", str(tmp_path / "out.jsonl"), "-j", "2", folder=tmp_path)
    end = time.monotonic() + 20
    while time.monotonic() < end:
        left = [p for p in Path("/proc").glob("[0-9]*/cmdline") if str(tmp_path).encode() in _read(p)]
        if not left:
            return
        time.sleep(0.1)
    raise AssertionError(f"still there: {left}")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
