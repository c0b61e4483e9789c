"""Spark's tables: what is checked on the driver, and the plan of the work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from authz.errors import InputError
from authz.grammar.store import grammar_directories, load_grammar
from authz.limits import LONGEST_DOCUMENT, LONGEST_SENTENCE, check_limit

try:
    from pyspark.sql import functions
    from pyspark.sql.pandas.types import from_arrow_schema
    from pyspark.sql.types import IntegralType, StringType

    from authz.arrow import FLAT, NESTED
    from authz.spark.worker import Settings, annotated_archives, annotated_lines, annotated_rows
except ImportError as error:
    raise ImportError("authz.spark needs PySpark 4; install it with: pip install 'authz[spark]'") from error

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["annotate", "annotate_archives", "annotate_json_lines"]

Grammar = str | Path | Sequence[str | Path] | None


def annotate(
    df: DataFrame,
    text: str = "text",
    id: str = "id",
    *,
    grammar: Grammar = None,
    nested: bool = False,
    longest_document: int = LONGEST_DOCUMENT,
    longest_sentence: int = LONGEST_SENTENCE,
) -> DataFrame:
    """The statements of the texts of a table.

    Args:
        df: a row a document; only the two columns go to the workers. A null text is an empty one.
        text: the column of the texts, which holds strings.
        id: the column of the documents' names, strings or whole numbers; a document whose name is null is
            called by its partition and its row there, which the next run may divide in another way.
        grammar: directories of rules over the built-in ones, as :class:`authz.Annotator` takes them. They are
            read here, now, and travel to the workers.
        nested: whether the rows are documents (:data:`authz.arrow.NESTED`) or statements
            (:data:`authz.arrow.FLAT`).
        longest_document: in code points; a longer one is a row with an error.
        longest_sentence: in code points; a longer one is read in pieces.

    Raises:
        InputError: for a column that is not there, twice there or not of such a type, and for a directory
            without rules.
        GrammarError: for a fault in the rules.
    """
    settings = _settings(grammar, nested, longest_document, longest_sentence)
    columns = (_column(df, text, numbers=False).alias("text"), _column(df, id, numbers=True).alias("id"))
    return _mapped(df.select(*columns), partial(annotated_rows, settings), nested=nested)


def annotate_json_lines(
    spark: SparkSession,
    paths: str | Sequence[str],
    *,
    grammar: Grammar = None,
    nested: bool = False,
    longest_document: int = LONGEST_DOCUMENT,
    longest_sentence: int = LONGEST_SENTENCE,
) -> DataFrame:
    """The statements of JSON Lines, ``{"id", "text"}`` a line; arguments as of :func:`annotate`.

    A line that is no such thing is a row with an error. A line without an id is called by its file and the
    first digits of its SHA-256, because nobody knows the number of a line in a file that is read in parts.
    """
    settings = _settings(grammar, nested, longest_document, longest_sentence)
    lines = spark.read.text([paths] if isinstance(paths, str) else list(paths), lineSep="\n")
    columns = (functions.col("value"), functions.col("_metadata.file_path").alias("file"))
    return _mapped(lines.select(*columns), partial(annotated_lines, settings), nested=nested)


def annotate_archives(
    spark: SparkSession,
    paths: str | Sequence[str],
    *,
    grammar: Grammar = None,
    nested: bool = False,
    longest_document: int = LONGEST_DOCUMENT,
    longest_sentence: int = LONGEST_SENTENCE,
) -> DataFrame:
    """The statements of the pages of web archives; arguments as of :func:`annotate`.

    Each archive is one task, which reads it as a stream, so that the memory of a worker does not grow with
    it. The workers must be able to open the paths themselves: on a file system that all of them share, or
    an address that pyarrow knows (``s3://``, ``hdfs://``, ``gs://``).
    """
    settings = _settings(grammar, nested, longest_document, longest_sentence)
    wanted = [paths] if isinstance(paths, str) else list(paths)
    listed = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(wanted)
    found = tuple(sorted(row["path"] for row in listed.select("path").collect()))
    numbers = spark.range(0, len(found), 1, max(1, len(found)))
    return _mapped(numbers, partial(annotated_archives, settings, found), nested=nested)


def _settings(grammar: Grammar, nested: bool, longest_document: int, longest_sentence: int) -> Settings:
    load_grammar(grammar)  # its faults are said here, not by some worker
    return Settings(
        rules=tuple(Settings.files(directory) for directory in grammar_directories(grammar)[1:]),
        nested=nested,
        longest_document=check_limit(longest_document, "longest_document"),
        longest_sentence=check_limit(longest_sentence, "longest_sentence"),
    )


def _mapped(df: DataFrame, work: Callable[..., Any], *, nested: bool) -> DataFrame:
    return df.mapInArrow(work, from_arrow_schema(NESTED if nested else FLAT))


def _column(df: DataFrame, name: str, *, numbers: bool) -> Any:
    """A column that there is once, of a type that can be read.

    Raises:
        InputError: for one that is not.
    """
    if df.columns.count(name) != 1:
        found = ", ".join(map(repr, df.columns)) or "none"
        raise InputError(f"no column {name!r}, or more than one", cure=f"choose among {found}")
    kind = df.schema[name].dataType
    if not isinstance(kind, StringType | IntegralType if numbers else StringType):
        wanted = "strings or whole numbers" if numbers else "strings"
        shown = kind.simpleString()
        raise InputError(
            f"the column {name!r} holds {shown}, not {wanted}", cure="cast it, or choose another"
        )
    return functions.col("`" + name.replace("`", "``") + "`")
