"""Parquet: the command line reads and writes it as the library does, and no damaged file is a traceback."""

from __future__ import annotations

import io
import json
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from authz.annotator import Annotator
from authz.cli import cli
from authz.errors import InputFault
from authz.model import Result
from authz.read import iter_documents
from authz.read.options import ReadOptions

pa = pytest.importorskip("pyarrow", reason="the extra arrow is not installed")
pq: Any = pytest.importorskip("pyarrow.parquet", reason="the extra arrow is not installed")

RAID = "The raid was not authorized by parliament."


def file(path: Path, rows: int = 5, **columns: Any) -> str:
    texts = [RAID if n % 2 else None for n in range(rows)]
    pq.write_table(pa.table(columns or {"text": texts}), path, row_group_size=2)
    return str(path)


def run(*args: str, code: int = 0, input: bytes | None = None) -> Any:
    done = CliRunner().invoke(cli, ["annotate", *args], input=input)
    assert done.exit_code == code, done.output
    return done


def test_the_columns_can_be_chosen(tmp_path: Path) -> None:
    """Names and texts come from the columns that are named."""
    given = file(tmp_path / "in.parquet", body=[RAID, "Nothing."], key=[7, 8], text=["x", "y"])
    out = tmp_path / "out.parquet"
    run(given, "--text-column", "body", "--id-column", "key", "-f", "parquet", "-o", str(out))
    assert [(row["id"], row["authority_text"]) for row in pq.read_table(out).to_pylist()] == [
        ("7", "parliament")
    ]


def test_nested_and_flat_and_json_lines_agree(tmp_path: Path) -> None:
    """One job, three forms, the same statements; also in two processes."""
    given = file(tmp_path / "in.parquet", 700)
    lines = [json.loads(line) for line in run(given, "-f", "jsonl").stdout.splitlines()]
    assert [line["id"] for line in lines] == [f"{given}:{n}" for n in range(1, 701)]
    for extra in ((), ("-j", "2")):
        run(given, "-f", "parquet", "--nested", "-o", str(tmp_path / "nested"), *extra)
        nested = pq.read_table(tmp_path / "nested").to_pylist()
        assert [{"id": row["id"], "statements": row["statements"]} for row in nested] == lines
    run(given, "-f", "parquet", "-o", str(tmp_path / "flat"))
    flat = pq.read_table(tmp_path / "flat")
    assert flat["id"].to_pylist() == [line["id"] for line in lines for _ in line["statements"]]
    assert not list(tmp_path.glob(".*"))


def test_standard_input_and_output() -> None:
    """Both may be pipes, which cannot seek."""
    given = io.BytesIO()
    pq.write_table(pa.table({"id": ["a"], "text": [RAID]}), given)
    done = run("--from", "parquet", "-f", "parquet", "-", input=given.getvalue())
    table = pq.read_table(io.BytesIO(done.stdout_bytes))
    assert table["id"].to_pylist() == ["a"]


@pytest.mark.parametrize("nested", [False, True])
def test_an_output_without_rows_has_its_schema(tmp_path: Path, nested: bool) -> None:
    """Nothing found is no fault."""
    import authz.arrow

    given = file(tmp_path / "in.parquet", text=["Nothing."] if not nested else pa.array([], pa.string()))
    run(given, "-f", "parquet", "-o", str(tmp_path / "out"), *(["--nested"] if nested else []))
    table = pq.read_table(tmp_path / "out")
    assert table.num_rows == 0
    assert table.schema.equals(authz.arrow.NESTED if nested else authz.arrow.FLAT, check_metadata=True)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"body": ["x"]}, "no column 'text', or more than one; choose among 'body' with --text-column"),
        ({"text": [1, 2]}, "the column 'text' holds int64, not strings"),
    ],
)
def test_a_wrong_column_is_said(tmp_path: Path, columns: dict[str, Any], said: str) -> None:
    """With the file, and the columns that are there; the exit code is 2."""
    given = file(tmp_path / "in.parquet", **columns)
    done = run(given, "-f", "jsonl", code=2)
    assert done.stderr.startswith(f"authz: {given}: {said}")


@pytest.mark.parametrize("damage", ["empty", "text", "cut", "head only", "overwritten", "footer"])
def test_a_damaged_file_is_a_fault(tmp_path: Path, damage: str) -> None:
    """Whatever stands in a file of that name, it is reported, and the next file is read."""
    whole = Path(file(tmp_path / "whole.parquet", 8)).read_bytes()
    middle = len(whole) // 2
    (tmp_path / "a.parquet").write_bytes(
        {
            "empty": b"",
            "text": b"not parquet at all" * 10,
            "cut": whole[:middle],
            "head only": b"PAR1",
            "overwritten": whole[:8] + b"\xff" * 40 + whole[48:],
            "footer": whole[:-60] + b"\xff" * 40 + whole[-20:],
        }[damage]
    )
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": "b", "text": RAID}))
    items = list(iter_documents([tmp_path / "a.parquet", tmp_path / "b.jsonl"]))
    assert isinstance(items[0], InputFault)
    assert items[-1].id == "b"


def test_a_damaged_row_group_loses_no_other(tmp_path: Path) -> None:
    """The rows of the others keep their numbers."""
    texts = [f"{RAID} {n}" for n in range(6)]
    path = tmp_path / "in.parquet"
    pq.write_table(
        pa.table({"text": texts}), path, row_group_size=2, compression="none", use_dictionary=False
    )
    data = bytearray(path.read_bytes())
    at = pq.ParquetFile(path).metadata.row_group(1).column(0).data_page_offset
    data[at : at + 12] = b"\xff" * 12
    path.write_bytes(data)
    items = list(iter_documents([path], options=ReadOptions()))
    assert [item.id.rpartition(":")[2] for item in items] == ["1", "2", "3", "5", "6"]
    assert "damaged" in str(items[2].error if isinstance(items[2], InputFault) else "")


def test_the_output_goes_out_in_row_groups(annotator: Annotator, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long job's results are written as they come, in bounded memory."""
    from authz.write import parquet

    monkeypatch.setattr(parquet, "_STATEMENTS", 10)
    taken = 0

    def results() -> Any:
        nonlocal taken
        for n in range(100):
            taken += 1
            yield Result(id=str(n), statements=annotator.annotate(RAID))

    pieces = parquet.write_parquet(results())
    first = next(pieces)
    assert taken == 10
    found = pq.ParquetFile(io.BytesIO(b"".join(chain([first], pieces))))
    assert (found.num_row_groups, found.metadata.num_rows) == (10, 100)


def test_without_the_library_it_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With the command that installs it, not with a traceback."""
    given = file(tmp_path / "in.parquet")
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    done = run(given, "-f", "jsonl", code=1)
    assert "pip install 'authz[arrow]'" in str(done.exception)
