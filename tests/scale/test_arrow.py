"""Columns: the schema is fixed, the rows are those of the library, and the recipes of the manual run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from authz.annotator import Annotator
from authz.errors import InputError
from authz.model import Result
from authz.serialize import to_json
from tests.laws import assert_span_law

pa = pytest.importorskip("pyarrow", reason="the extra arrow is not installed")
arrow: Any = pytest.importorskip("authz.arrow", reason="the extra arrow is not installed")

RAID = "The raid was not authorized by parliament. Baghdad authorized strikes in Syria."
TEXTS = [RAID, None, "Nothing here.", "Über \U0001f3f4.\n\nThe strikes were authorized by Congress."]


def batch(**columns: Any) -> Any:
    return pa.record_batch(columns or {"id": ["a", "b", "c", "d"], "text": TEXTS})


def test_a_row_a_statement(annotator: Annotator) -> None:
    """The flat rows hold what the JSON contract does, by the library's own offsets."""
    rows = arrow.annotate(batch(), annotator=annotator).to_pylist()
    wanted = [s for text in TEXTS if text for s in annotator.annotate(text)]
    assert [row["id"] for row in rows] == ["a", "a", "d"]
    for row, statement in zip(rows, wanted, strict=True):
        value = to_json(statement)
        assert (row["status"], row["rule"]) == (value["status"], value["rule"])
        for part in ("cue", "action", "authority", "instrument", "source"):
            for key, found in (value[part] or {}).items():
                if not isinstance(found, dict) and key not in ("actor", "place", "antecedent"):
                    assert row[f"{part}_{key}"] == found
        text = TEXTS["abcd".index(row["id"])]
        assert text
        for name in arrow.FLAT.names:
            if name.endswith("_text") and row[name] is not None:
                start, end = (row[name.replace("_text", f"_{edge}")] for edge in ("start", "end"))
                assert text[start:end] == row[name]


def test_a_row_a_document(annotator: Annotator) -> None:
    """The nested rows are the JSON contract, every document one, in order."""
    rows = arrow.annotate(batch(), annotator=annotator, nested=True).to_pylist()
    assert [row["id"] for row in rows] == ["a", "b", "c", "d"]
    for row, text in zip(rows, TEXTS, strict=True):
        found = annotator.annotate(text or "")
        assert_span_law(text or "", found)
        assert row["statements"] == [to_json(s) for s in found]


@pytest.mark.parametrize("nested", [False, True])
def test_the_schema_is_fixed(annotator: Annotator, nested: bool) -> None:
    """Whatever comes in, also nothing, the schema is the documented one."""
    schema = arrow.NESTED if nested else arrow.FLAT
    nulls = batch(id=pa.array([None, None], pa.string()), text=pa.nulls(2))
    for given in (batch(), batch().slice(0, 0), batch().slice(1, 1), nulls):
        found = arrow.annotate(given, annotator=annotator, nested=nested)
        assert found.schema.equals(schema, check_metadata=True)
        found.validate(full=True)
    assert schema.metadata[b"authz.offsets"] == b"code points"


def test_the_schema_is_documented(root: Path) -> None:
    """Every column of the flat form stands in docs/scale.md, and no other."""
    page = (root / "docs" / "scale.md").read_text()
    table = page.partition("<!-- columns -->")[2].partition("<!-- end -->")[0]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == arrow.FLAT.names


@pytest.mark.parametrize(
    "kind",
    [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())],
    ids=str,
)
def test_strings_of_any_type(annotator: Annotator, kind: Any) -> None:
    """However Arrow keeps the texts, the statements are the same; without names rows have numbers."""
    found = arrow.annotate(
        batch(words=pa.array(TEXTS).cast(kind)), text="words", id=None, annotator=annotator
    )
    assert found["id"].to_pylist() == ["0", "0", "3"]
    numbers = arrow.annotate(
        batch(key=pa.array([5, 6, 7, None]), text=TEXTS), id="key", annotator=annotator, nested=True
    )
    assert numbers["id"].to_pylist() == ["5", "6", "7", "3"]


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"body": ["x"]}, "no column 'text', or more than one; choose among 'body'"),
        ({"text": [1]}, "the column 'text' holds int64, not strings; cast it"),
        ({"text": ["x"], "id": [1.5]}, "the column 'id' holds double, not strings or whole numbers"),
    ],
)
def test_a_wrong_column_is_said(columns: dict[str, Any], said: str, annotator: Annotator) -> None:
    """With the columns that are there."""
    with pytest.raises(InputError, match=re.escape(said)):
        arrow.annotate(batch(**columns), annotator=annotator)


def test_a_bad_document_is_a_row_with_an_error() -> None:
    """A text that is not UTF-8 or too long fails alone."""
    data = pa.array([RAID.encode(), b"\xff\xfe", b"x" * 200], pa.binary())
    texts = pa.Array.from_buffers(pa.string(), 3, data.buffers())
    given = batch(id=["a", "b", "c"], text=texts)
    rows = arrow.annotate(given, annotator=Annotator(longest_document=100)).to_pylist()
    assert [(row["id"], row["status"] is None) for row in rows] == [
        ("a", False),
        ("a", False),
        ("b", True),
        ("c", True),
    ]
    assert rows[2]["error"] == "b: the column 'text' is not UTF-8 here"
    assert rows[3]["error"].startswith("c: the document has 200 code points, more than the limit of 100")


def test_a_stream_of_batches_counts_on(annotator: Annotator) -> None:
    """A reader gives a reader; rows without names are numbered over all batches."""
    table = pa.table({"text": TEXTS * 3})
    reader = arrow.annotate_reader(
        table.to_batches(max_chunksize=5), id=None, annotator=annotator, nested=True
    )
    assert isinstance(reader, pa.RecordBatchReader)
    assert reader.read_all()["id"].to_pylist() == [str(n) for n in range(12)]


def test_half_a_surrogate_pair_moves_no_offset(annotator: Annotator) -> None:
    """Arrow cannot hold one: it becomes U+FFFD, of the same length."""
    text = "\ud800\n\nThe raid was not authorized by parliament."
    result = Result(id="\ud800", statements=annotator.annotate(text))
    assert result.statements
    for nested in (False, True):
        (row,) = arrow.to_batch([result], nested=nested).to_pylist()
        assert row["id"] == "\ufffd"
    (row,) = arrow.to_batch([result]).to_pylist()
    shown = re.sub("[\ud800-\udfff]", "\ufffd", text)
    assert shown[row["action_start"] : row["action_end"]] == row["action_text"]


RECIPES = re.findall(
    r"<!-- recipe: (\w+) -->\n```python\n(.*?)```",
    (Path(__file__).parents[2] / "docs" / "scale.md").read_text(),
    re.DOTALL,
)


def test_every_engine_has_a_recipe() -> None:
    """The manual shows each engine that it names."""
    assert [name for name, _ in RECIPES] == ["pyarrow", "polars", "duckdb", "pandas"]


@pytest.mark.parametrize(("engine", "code"), RECIPES, ids=[name for name, _ in RECIPES])
def test_the_recipes_run(engine: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As they stand in the manual, on a file of articles, with the same statements."""
    pytest.importorskip(engine, reason=f"{engine} is not installed")
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"id": ["a", "b", "c", "d"], "text": TEXTS}), tmp_path / "articles.parquet")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, f"docs/scale.md:{engine}", "exec"), {})
    rows = pq.read_table(tmp_path / "statements.parquet").to_pylist()
    assert [(row["id"], row["status"], row["cue_start"]) for row in rows] == [
        ("a", "not_authorized", 13),
        ("a", "authorized", 51),
        ("d", "authorized", 26),
    ]
