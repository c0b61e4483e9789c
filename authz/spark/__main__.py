"""``python -m authz.spark``: files in, Parquet out, on a Spark cluster.

The same file is an application for ``spark-submit``.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import click

from authz import options as shared
from authz.errors import AuthzError, InputError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["main"]

_INPUT_ERROR: Final = 2
_SUFFIXES: Final = {
    "parquet": (".parquet",),
    "jsonl": (".jsonl", ".jsonl.gz", ".jsonl.zst", ".jsonl.bz2"),
    "warc": (".warc", ".warc.gz", ".warc.zst"),
}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--output", "-o", required=True, metavar="DIR", help="Where Spark writes the Parquet files.")
@click.option(
    "--from",
    "source",
    type=click.Choice(["auto", *_SUFFIXES]),
    default="auto",
    show_default=True,
    help="What the input is; auto goes by the suffix.",
)
@shared.columns
@click.option("--nested", is_flag=True, help="Write a row a document, not a row a statement.")
@shared.grammars
@click.option(
    "--mode",
    type=click.Choice(["error", "overwrite", "append", "ignore"]),
    default="error",
    show_default=True,
    help="What to do where the output is there already.",
)
@shared.limits
def cli(
    paths: tuple[str, ...],
    output: str,
    source: str,
    text_column: str,
    id_column: str | None,
    mode: str,
    grammars: tuple[str, ...],
    **options: Any,
) -> None:
    """Annotate Parquet, JSON Lines or web archives on Spark, and write Parquet.

    A document that could not be annotated is a row with an error, and fails nothing; the exit code is then
    still 0.
    """
    from pyspark.errors import AnalysisException
    from pyspark.sql import Observation, SparkSession, functions

    format = _format(paths) if source == "auto" else source
    spark = SparkSession.builder.appName("authz").getOrCreate()
    seen = Observation("authz")
    try:
        statements = _statements(
            spark, format, list(paths), text_column, id_column, grammar=list(grammars) or None, **options
        )
        counts = [
            functions.count(functions.lit(1)).alias("rows"),
            functions.count("error").alias("failed"),
        ]
        statements.observe(seen, *counts).write.mode(mode).option("compression", "zstd").parquet(output)
    except AnalysisException as error:
        raise InputError(str(error).splitlines()[0]) from None
    found = seen.get
    click.echo(f"authz: {found['rows']:,} rows, of which {found['failed']:,} say an error", err=True)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the application and return its exit code."""
    try:
        cli.main(args=argv, prog_name="authz.spark", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return _INPUT_ERROR
    except AuthzError as error:
        click.echo(f"authz: {error}", err=True)
        return _INPUT_ERROR
    return 0


def _format(paths: Sequence[str]) -> str:
    found = {next((f for f, ends in _SUFFIXES.items() if path.lower().endswith(ends)), "") for path in paths}
    if len(found) != 1 or "" in found:
        raise click.UsageError("The suffixes do not say what the input is, or not one thing; give --from.")
    return found.pop()


def _statements(
    spark: SparkSession,
    format: str,
    paths: list[str],
    text_column: str,
    id_column: str | None,
    **options: Any,
) -> DataFrame:
    from pyspark.sql import functions

    from authz.spark import annotate, annotate_archives, annotate_json_lines

    if format == "warc":
        return annotate_archives(spark, paths, **options)
    if format == "jsonl":
        return annotate_json_lines(spark, paths, **options)
    table = spark.read.parquet(*paths)
    if id_column is None and "id" not in table.columns:
        file, row = functions.col("_metadata.file_path"), functions.col("_metadata.row_index")
        table = table.withColumn("id", functions.concat(file, functions.lit(":"), row + 1))
    return annotate(table, text_column, id_column or "id", **options)


if __name__ == "__main__":
    sys.exit(main())
