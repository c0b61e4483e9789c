"""A real cluster of Spark on this machine: a master and two workers, each a process of its own."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

#: Seconds; a shared machine with two cores needs a good part of a minute.
PATIENCE = 600


@frozen
class Cluster:
    """Where the master is, and a session that works there."""

    url: str
    spark: Any

    def processes(self, holding: str) -> list[int]:
        """The processes of this session's executors whose command line holds a word."""
        own = _tree(os.getpid(), "") | {
            pid for pid in _tree(0, "-app-id") if self.spark.sparkContext.applicationId in _command(pid)
        }
        below = {child for pid in own for child in _tree(pid, "")}
        return sorted(pid for pid in own | below if holding in _command(pid))


def need_spark() -> None:
    """Skips where there is no Java or no PySpark; fails where the caller of the tests says that they must run."""
    missing = []
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        missing.append("there is no Java on this machine")
    try:
        import pyspark  # noqa: F401
    except ImportError:
        missing.append("the extra spark is not installed")
    if missing and os.environ.get("AUTHZ_TEST_SPARK") == "required":
        pytest.fail(f"the tests of Spark must run: {', '.join(missing)}")
    if missing:
        pytest.skip(", ".join(missing), allow_module_level=True)


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """A master, two workers of one core, and a session; all ended with the block."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    started: list[subprocess.Popen[bytes]] = []
    try:
        url = _start(started, folder, "master", "Master", "--port", "0")
        for number in (1, 2):
            work = ("--cores", "2", "--memory", "1300m", "--work-dir", str(folder / f"work{number}"))
            _start(started, folder, f"worker{number}", "Worker", *work, url)
        builder = SparkSession.builder.master(url).appName("authz tests")
        for key, value in {
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.host": "127.0.0.1",
            "spark.cores.max": "2",  # what is left is for an application that a test submits
            "spark.executor.cores": "1",
            "spark.executor.memory": "600m",
            "spark.executorEnv.PYTHONPATH": os.environ["PYTHONPATH"],
            "spark.executorEnv.AUTHZ_CACHE_DIR": os.environ["AUTHZ_CACHE_DIR"],
            "spark.sql.files.maxPartitionBytes": "64k",
            "spark.sql.files.openCostInBytes": "1",
            "spark.sql.shuffle.partitions": "2",
            "spark.sql.warehouse.dir": str(folder / "warehouse"),
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
        }.items():
            builder = builder.config(key, value)
        spark = builder.getOrCreate()
        spark.sparkContext.setLogLevel("ERROR")
        yield Cluster(url, spark)
        spark.stop()
    finally:
        for process in started:
            process.send_signal(signal.SIGTERM)
        for process in started:
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()
            process.wait()


def spark_home() -> Path:
    import pyspark

    return Path(pyspark.__file__).parent


def _start(started: list[subprocess.Popen[bytes]], folder: Path, name: str, kind: str, *args: str) -> str:
    """A daemon that runs, by the address that it says is its own."""
    log = folder / f"{name}.log"
    command = [
        str(spark_home() / "bin" / "spark-class"),
        f"org.apache.spark.deploy.{kind.lower()}.{kind}",
        *("--host", "127.0.0.1", "--webui-port", "0"),
        *args,
    ]
    settings = os.environ | {"SPARK_DAEMON_MEMORY": "256m", "SPARK_HOME": str(spark_home())}
    with log.open("wb") as stream:
        started.append(subprocess.Popen(command, stdout=stream, stderr=stream, env=settings))
    said = r"Starting Spark master at (\S+)" if kind == "Master" else r"(Successfully registered with master)"
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and started[-1].poll() is None:
        if found := re.search(said, log.read_text(errors="replace")):
            return found.group(1)
        time.sleep(0.1)
    raise AssertionError(f"{name} did not start:\n{log.read_text(errors='replace')}")


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


def _tree(root: int, holding: str) -> set[int]:
    """All processes below one, or all whose command line holds a word."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, ValueError, IndexError):
            parents[int(entry.parent.name)] = int(entry.read_text().rpartition(")")[2].split()[1])
    if not root:
        return {pid for pid in parents if holding in _command(pid)}
    found, new = set[int](), {root}
    while new:
        new = {pid for pid, parent in parents.items() if parent in new} - found
        found |= new
    return found
