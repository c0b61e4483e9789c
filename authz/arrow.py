"""Columns in, columns out: from an Arrow batch of texts to an Arrow batch of statements (``authz[arrow]``).

    import authz.arrow, pyarrow.parquet

    table = pyarrow.parquet.read_table("articles.parquet", columns=["id", "text"])
    for batch in table.to_batches():
        rows = authz.arrow.annotate(batch)

The schemas are fixed, also for batches without rows: :data:`FLAT`, one row a statement, and :data:`NESTED`,
one row a document with its statements as a list in the form of the JSON contract. A document that could
not be annotated is one row that has only its id and ``error``. Every offset is a code point of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from authz.errors import InputError, InputFault
from authz.model import Document, Result
from authz.serialize import SCHEMA_VERSION, to_json

try:
    import pyarrow as pa
except ImportError as error:
    raise ImportError("authz.arrow needs pyarrow; install it with: pip install 'authz[arrow]'") from error

if TYPE_CHECKING:
    from authz.annotator import Annotator

__all__ = ["FLAT", "NESTED", "annotate", "annotate_reader", "documents", "to_batch"]

_OFFSET: Final = pa.int64()
_WORDS: Final = pa.string()
_MENTION: Final = (("start", _OFFSET), ("end", _OFFSET), ("text", _WORDS))
_ACTION: Final = (*_MENTION, ("head", _WORDS), ("head_start", _OFFSET), ("head_end", _OFFSET))
_CUE: Final = (*_MENTION, ("lemma", _WORDS))
_AUTHORITY: Final = (*_MENTION, ("id", _WORDS), ("type", _WORDS))
_INSTRUMENT: Final = (*_MENTION, ("id", _WORDS))
_WITHIN: Final = ("actor", "place", "antecedent")
_METADATA: Final = {"authz.schema": SCHEMA_VERSION, "authz.offsets": "code points"}

#: The columns of a statement in the flat form: name, type, and the way to it in the JSON contract.
_COLUMNS: Final[tuple[tuple[str, Any, tuple[str, ...]], ...]] = (
    ("status", _WORDS, ("status",)),
    ("modality", _WORDS, ("modality",)),
    *((f"cue_{name}", kind, ("cue", name)) for name, kind in _CUE),
    *((f"action_{name}", kind, ("action", name)) for name, kind in _ACTION),
    *((f"{part}_{name}", kind, ("action", part, name)) for part in _WITHIN for name, kind in _MENTION),
    *((f"authority_{name}", kind, ("authority", name)) for name, kind in _AUTHORITY),
    *((f"instrument_{name}", kind, ("instrument", name)) for name, kind in _INSTRUMENT),
    *((f"source_{name}", kind, ("source", name)) for name, kind in _MENTION),
    ("sentence_start", _OFFSET, ("sentence", "start")),
    ("sentence_end", _OFFSET, ("sentence", "end")),
    ("rule", _WORDS, ("rule",)),
)
_DOCUMENT: Final = (("id", _WORDS), ("url", _WORDS), ("date", _WORDS), ("error", _WORDS))

#: One row a statement.
FLAT: Final = pa.schema([*_DOCUMENT, *((name, kind) for name, kind, _ in _COLUMNS)], metadata=_METADATA)

_STATEMENT: Final = pa.struct(
    [
        ("status", _WORDS),
        ("cue", pa.struct(_CUE)),
        ("action", pa.struct([*_ACTION, *((part, pa.struct(_MENTION)) for part in _WITHIN)])),
        ("authority", pa.struct(_AUTHORITY)),
        ("instrument", pa.struct(_INSTRUMENT)),
        ("modality", _WORDS),
        ("source", pa.struct(_MENTION)),
        ("sentence", pa.struct([("start", _OFFSET), ("end", _OFFSET)])),
        ("rule", _WORDS),
    ]
)

#: One row a document; ``statements`` is a list, which is empty where there is none.
NESTED: Final = pa.schema(
    [*_DOCUMENT, ("statements", pa.list_(pa.field("element", _STATEMENT)))], metadata=_METADATA
)


def annotate(
    batch: pa.RecordBatch,
    *,
    text: str = "text",
    id: str | None = "id",
    annotator: Annotator | None = None,
    nested: bool = False,
) -> pa.RecordBatch:
    """The statements of the texts of a batch.

    Args:
        batch: a row a document. A null text is an empty one: it has no statement.
        text: the column of the texts: strings of any Arrow type, also in a dictionary.
        id: the column of the documents' names, strings or whole numbers; None takes the number of the row,
            from 0.
        annotator: the built-in grammar's by default.
        nested: whether the rows are documents (:data:`NESTED`) or statements (:data:`FLAT`).

    Raises:
        InputError: for a column that is not there or not of such a type.
    """
    return _annotated(batch, text, id, annotator or _built_in(), nested, 0)


def annotate_reader(
    batches: Iterable[pa.RecordBatch],
    *,
    text: str = "text",
    id: str | None = "id",
    annotator: Annotator | None = None,
    nested: bool = False,
) -> pa.RecordBatchReader:
    """:func:`annotate` over a stream of batches, one held at a time; a row's number counts on."""

    def stream() -> Iterator[pa.RecordBatch]:
        chosen = annotator or _built_in()
        first = 0
        for batch in batches:
            yield _annotated(batch, text, id, chosen, nested, first)
            first += batch.num_rows

    return pa.RecordBatchReader.from_batches(NESTED if nested else FLAT, stream())


def documents(
    batch: pa.RecordBatch, text: str, id: str | None, *, before: str = "", first: int = 0
) -> Iterator[Document | InputFault]:
    """A document a row, or a fault for a string that is not UTF-8.

    Args:
        batch: as :func:`annotate` takes it.
        text: the column of the texts.
        id: the column of the names; a row without one is called by ``before`` and its number.
        before: what stands before a row's number.
        first: the number of the first row.

    Raises:
        InputError: for a column that is not there or not of a type that :func:`annotate` names.
    """
    texts = _strings(batch, text)
    names = _strings(batch, id, numbers=True) if id is not None else [None] * batch.num_rows
    for number, (words, name) in enumerate(zip(texts, names, strict=True), start=first):
        shown = f"{before}{number}" if name is None else _readable(name)
        if isinstance(words, bytes):
            error = InputError(f"the column {text!r} is not UTF-8 here", file=shown)
            yield InputFault(id=shown, error=error)
        else:
            yield Document(id=shown, text=words or "")


def to_batch(results: Sequence[Result], *, nested: bool = False) -> pa.RecordBatch:
    """Results as one batch of :data:`FLAT` or :data:`NESTED`.

    Half a surrogate pair, which Arrow cannot hold, becomes U+FFFD, so that no offset moves.
    """
    if nested:
        columns: list[Sequence[Any]] = [
            *zip(*((r.id, r.url, r.date, r.error) for r in results), strict=True),
            [[to_json(s) for s in r.statements] for r in results],
        ]
        return _batch(columns if results else [[]] * len(NESTED), NESTED)
    rows = [row for result in results for row in _rows(result)]
    return _batch(list(zip(*rows, strict=True)) if rows else [[]] * len(FLAT), FLAT)


def _annotated(
    batch: pa.RecordBatch, text: str, id: str | None, annotator: Annotator, nested: bool, first: int
) -> pa.RecordBatch:
    return to_batch(list(annotator.pipe(documents(batch, text, id, first=first))), nested=nested)


def _built_in() -> Annotator:
    from authz import _default_annotator

    return _default_annotator()


def _rows(result: Result) -> Iterator[tuple[Any, ...]]:
    document = (result.id, result.url, result.date, result.error)
    if result.error is not None:
        yield (*document, *[None] * len(_COLUMNS))
    for statement in result.statements:
        value = to_json(statement)
        yield (*document, *(_follow(value, way) for _, _, way in _COLUMNS))


def _follow(value: Any, way: tuple[str, ...]) -> Any:
    for step in way:
        if value is None:
            return None
        value = value[step]
    return value


def _batch(columns: Sequence[Sequence[Any]], schema: pa.Schema) -> pa.RecordBatch:
    arrays = [_array(values, field.type) for values, field in zip(columns, schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _array(values: Sequence[Any], kind: Any) -> Any:
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array(_without_halves(list(values)), kind)


def _without_halves(value: Any) -> Any:
    """The value, where every half of a surrogate pair in a string is U+FFFD."""
    if isinstance(value, str):
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in value)
    if isinstance(value, list):
        return [_without_halves(item) for item in value]
    if isinstance(value, dict):
        return {key: _without_halves(item) for key, item in value.items()}
    return value


def _strings(batch: pa.RecordBatch, name: str, *, numbers: bool = False) -> list[str | bytes | None]:
    """The values of a column; bytes for a string that is not UTF-8."""
    if batch.schema.get_field_index(name) < 0:
        found = ", ".join(repr(other) for other in batch.schema.names) or "none"
        raise InputError(f"no column {name!r}, or more than one", cure=f"choose among {found}")
    column = batch.column(name)
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    if numbers and pa.types.is_integer(kind):
        return [None if value is None else str(value) for value in column.to_pylist()]
    tests = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view, pa.types.is_null)
    if not any(test(kind) for test in tests):
        wanted = "strings or whole numbers" if numbers else "strings"
        raise InputError(f"the column {name!r} holds {kind}, not {wanted}", cure="cast it, or choose another")
    try:
        values: list[str | bytes | None] = column.to_pylist()
    except UnicodeDecodeError:
        values = [_value(item) for item in column.cast(pa.large_binary(), safe=False).to_pylist()]
    return values


def _value(data: bytes | None) -> str | bytes | None:
    try:
        return data if data is None else data.decode()
    except UnicodeDecodeError:
        return data


def _readable(name: str | bytes) -> str:
    return name if isinstance(name, str) else name.decode("utf-8", "backslashreplace")
