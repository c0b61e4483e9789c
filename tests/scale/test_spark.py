"""Spark on a real cluster: the rows of a single process, whatever is in the documents and whoever dies."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner

from authz.cli import cli
from authz.errors import GrammarError, InputError
from tests.scale.cluster import PATIENCE, Cluster, cluster, need_spark, spark_home

need_spark()

import pyarrow as pa  # noqa: E402
import pyarrow.parquet as pq  # noqa: E402

import authz.arrow  # noqa: E402
import authz.spark  # noqa: E402
from authz.spark.__main__ import main  # noqa: E402
from authz.spark.worker import Settings, annotator_of  # noqa: E402

# what py4j and Spark leave open is theirs
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]

RAID = "The raid number {0} was not authorized by parliament. Baghdad authorized strikes in Syria."
RULES = {
    "scan.toml": 'stems = ["hallmark"]',
    "lexicon/words.toml": """
[[family]]
class = "hallmark"
pos = "verb"
doc = "To stamp as tested."
words = ["hallmark"]
""",
    "constructions/hallmark.grammar": """
construction hallmarked-by {
  meaning "A thing is hallmarked by an office."
  status  authorized
  role    action from subject
  pattern cue:vg.hallmark.passive "by" authority:bodies ;
  example "[action: The ring] was [cue: not hallmarked] by [authority: the ministry]." => not_authorized
  counterexample "The hallmark of a good ring is its weight."
}
""",
}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("PYSPARK_PYTHON", "PYSPARK_DRIVER_PYTHON", "PYTHONPATH", "SPARK_LOCAL_IP"):
            patch.setenv(name, os.environ.get(name, ""))
        with cluster(tmp_path_factory.mktemp("spark")) as made:
            yield made


def in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))


def of(df: Any) -> list[dict[str, Any]]:
    return in_order([row.asDict(recursive=True) for row in df.collect()])


def articles(path: Path, count: int, *, groups: int = 100) -> Any:
    """A file of documents, some with statements, some without; and the table that it holds."""
    texts = [RAID.format(n) if n % 3 else f"Nothing of the kind {n}." for n in range(count)]
    table = pa.table({"key": pa.array(range(count), pa.int32()), "body": texts, "more": ["x"] * count})
    pq.write_table(table, path, row_group_size=groups)
    return table


def single(table: Any, **settings: Any) -> list[dict[str, Any]]:
    """The rows of one process, without Spark."""
    batches = authz.arrow.annotate_reader(table.to_batches(), text="body", id="key", **settings)
    return in_order(batches.read_all().to_pylist())


@pytest.mark.parametrize("nested", [False, True])
def test_the_rows_are_those_of_one_process(here: Cluster, tmp_path: Path, nested: bool) -> None:
    """Row by row, whatever workers they were made by."""
    table = articles(tmp_path / "in.parquet", 2000)
    df = here.spark.read.parquet(str(tmp_path / "in.parquet"))
    assert df.rdd.getNumPartitions() > 1
    found = authz.spark.annotate(df, "body", "key", nested=nested)
    assert found.columns == (authz.arrow.NESTED if nested else authz.arrow.FLAT).names
    assert of(found) == single(table, nested=nested)


def test_a_bad_document_fails_no_job(here: Cluster) -> None:
    """It is a row with an error; the others have their statements."""
    rows = [(1, RAID.encode()), (2, b"\xff\xfe"), (3, b"x" * 300), (4, None), (None, RAID.encode())]
    df = here.spark.createDataFrame(rows, "id long, bytes binary").selectExpr(
        "id", "cast(bytes as string) text"
    )
    found = of(authz.spark.annotate(df, nested=True, longest_document=200))
    errors = {row["id"]: row["error"] for row in found}
    counts = {row["id"]: len(row["statements"]) for row in found}
    (unnamed,) = set(errors) - {"1", "2", "3", "4"}
    assert unnamed.startswith("partition ")
    assert "not UTF-8" in errors.pop("2")
    assert "more than the limit of 200" in errors.pop("3")
    assert set(errors.values()) == {None}
    assert counts == {"1": 2, "2": 0, "3": 0, "4": 0, unnamed: 2}


def test_rules_travel_to_the_workers(here: Cluster, tmp_path: Path) -> None:
    """A caller's own rules are theirs as well, though their directory is gone when they begin."""
    for name, content in RULES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    df = here.spark.createDataFrame(
        [("a", "The ring was hallmarked by the ministry.")], "id string, text string"
    )
    statements = authz.spark.annotate(df, grammar=[tmp_path])
    shutil.rmtree(tmp_path)
    assert [(row["status"], row["rule"]) for row in of(statements)] == [("authorized", "hallmarked-by")]
    assert of(authz.spark.annotate(df)) == []


def test_a_worker_makes_its_annotator_once() -> None:
    """For equal settings it is the same."""
    first = annotator_of(Settings(nested=True))
    assert annotator_of(Settings(nested=True)) is first
    assert annotator_of(Settings(longest_sentence=99)) is not first


def test_faults_are_said_on_the_driver(here: Cluster, tmp_path: Path) -> None:
    """A column, rules, limits: before anything runs."""
    df = here.spark.createDataFrame([(1.5, RAID)], "id double, text string")
    with pytest.raises(InputError, match="no column 'body'"):
        authz.spark.annotate(df, "body")
    with pytest.raises(InputError, match="'id' holds double"):
        authz.spark.annotate(df)
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "x.toml").write_text("[")
    with pytest.raises(GrammarError):
        authz.spark.annotate(df, "text", "text", grammar=tmp_path)


@pytest.mark.parametrize("victim", ["CoarseGrainedExecutorBackend", "pyspark.daemon"])
def test_a_killed_worker_loses_nothing(here: Cluster, tmp_path: Path, victim: str) -> None:
    """Its tasks are done again elsewhere: no row is lost, and none is there twice."""
    table = articles(tmp_path / "in.parquet", 12_000)
    df = here.spark.read.parquet(str(tmp_path / "in.parquet")).repartition(24)
    failures: list[BaseException] = []

    def work() -> None:
        try:
            authz.spark.annotate(df, "body", "key").write.parquet(str(tmp_path / "out"))
        except BaseException as error:
            failures.append(error)

    job = Thread(target=work)
    job.start()
    tracker = here.spark.sparkContext.statusTracker()
    end = time.monotonic() + PATIENCE
    killed = False
    while job.is_alive() and time.monotonic() < end and not killed:
        for stage in map(tracker.getStageInfo, tracker.getActiveStageIds()):
            if stage and stage.numTasks == 24 and 2 <= stage.numCompletedTasks < 20:
                os.kill(here.processes(victim)[0], signal.SIGKILL)
                killed = True
        time.sleep(0.02)
    job.join()
    assert killed, "it ended before anything could be killed"
    assert not failures
    assert in_order(pq.read_table(tmp_path / "out").to_pylist()) == single(table)


def single_run(given: str, folder: Path, *args: str) -> list[dict[str, Any]]:
    """The rows that ``authz annotate`` writes."""
    out = folder / "single.parquet"
    CliRunner().invoke(cli, ["annotate", given, "-f", "parquet", "-o", str(out), *args])
    return in_order(pq.read_table(out).to_pylist())


def test_it_is_an_application(here: Cluster, tmp_path: Path) -> None:
    """``spark-submit`` runs it on a cluster; its rows are those of the command line."""
    articles(tmp_path / "in.parquet", 500)
    given, out = str(tmp_path / "in.parquet"), str(tmp_path / "out")
    program = str(Path(authz.spark.__file__).with_name("__main__.py"))
    command = [
        str(spark_home() / "bin" / "spark-submit"),
        "--master",
        here.url,
        "--conf",
        "spark.ui.enabled=false",
        "--executor-cores",
        "1",
    ]
    command += ["--conf", f"spark.executorEnv.AUTHZ_CACHE_DIR={os.environ['AUTHZ_CACHE_DIR']}"]
    command += ["--executor-memory", "600m", program, given, "-o", out, "--text-column", "body"]
    here.spark.sparkContext.setLogLevel("OFF")
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    said = [line for line in done.stdout.splitlines() if line.startswith("authz: ")]
    assert said == ["authz: 666 rows, of which 0 say an error"]
    assert in_order(pq.read_table(out).to_pylist()) == [
        row | {"id": f"file:{row['id']}"} for row in single_run(given, tmp_path, "--text-column", "body")
    ]


def run(*args: str, code: int = 0) -> list[dict[str, Any]]:
    """The rows that the application writes, in this session."""
    out = next(one for option, one in pairwise(args) if option == "-o")
    assert main(list(args)) == code
    return in_order(pq.read_table(out).to_pylist()) if code == 0 else []


def test_json_lines_give_the_rows_of_the_command_line(here: Cluster, tmp_path: Path) -> None:
    """Lines that are no documents are rows with an error, and called by their file."""
    del here
    lines = [json.dumps({"id": str(n), "text": RAID.format(n)}).encode() for n in range(500)]
    given = tmp_path / "in.jsonl"
    given.write_bytes(
        b"\n".join([*lines, b"", b"no JSON", b'{"id": "x", "text": "\xff"}', b'{"text": "y"}\r'])
    )
    found = run(str(given), "-o", str(tmp_path / "out"))
    wanted = single_run(str(given), tmp_path)
    assert [row for row in found if row["error"] is None] == [row for row in wanted if row["error"] is None]
    errors = sorted(row["error"].rpartition(": ")[2] for row in found if row["error"])
    assert errors == sorted(row["error"].rpartition(": ")[2] for row in wanted if row["error"])
    assert len(errors) == 2
    assert all(row["id"].startswith(f"file:{given}:") for row in found if row["error"])


def test_archives_give_the_rows_of_the_command_line(here: Cluster, tmp_path: Path) -> None:
    """An archive is a task; one that is damaged is a row with an error."""
    pytest.importorskip("fastwarc", reason="the extra warc is not installed")
    from fastwarc.stream_io import GzipWriter

    from tests.scale.test_warc import archive, record

    folder = tmp_path / "in folder"
    folder.mkdir()
    for number in range(3):
        data, _ = archive(*(record(number * 10 + n) for n in range(5)), writer=GzipWriter)
        (folder / f"{number}.warc.gz").write_bytes(data)
    (folder / "3.warc.gz").write_bytes(b"no archive")
    found = run(str(folder), "--from", "warc", "-o", str(tmp_path / "out"))
    wanted = [row for row in single_run(str(folder), tmp_path, "--from", "warc") if row["error"] is None]
    assert len(wanted) == 15
    assert [row for row in found if row["error"] is None] == wanted
    (damaged,) = (row for row in found if row["error"] is not None)
    assert "3.warc.gz" in damaged["error"]
    (here.spark.range(1)).count()  # and the session goes on


def test_faults_of_use_are_said(here: Cluster, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In one line, with the exit code of such faults; what is there already is left alone."""
    del here
    articles(tmp_path / "in.parquet", 5)
    given, out = str(tmp_path / "in.parquet"), str(tmp_path / "out")
    (tmp_path / "out").mkdir()
    run(given, "-o", out, "--text-column", "body", code=2)
    assert "out already exists" in capsys.readouterr().err
    run(given, "-o", out, "--text-column", "none", code=2)
    assert "no column 'none', or more than one; choose among" in capsys.readouterr().err
    run(str(tmp_path / "none.parquet"), "-o", out, code=2)
    assert "does not exist" in capsys.readouterr().err
    run(str(tmp_path), "-o", out, code=2)
    assert "give --from" in capsys.readouterr().err
