"""Texts in a Spark table to statements in a Spark table (``authz[spark]``).

    import authz.spark

    statements = authz.spark.annotate(spark.read.parquet("articles"), text="body", id="key")
    statements.write.parquet("statements")

The columns are those of :mod:`authz.arrow`, in the flat or the nested form. The work is done by the Python
workers of the cluster, through ``mapInArrow``: each compiles the grammar once, and rules of the caller's own
travel to them. A document that could not be annotated is a row with its ``error``; no job fails for one.
``python -m authz.spark`` is the same as an application.
"""

from __future__ import annotations

from authz.spark.tables import annotate, annotate_archives, annotate_json_lines

__all__ = ["annotate", "annotate_archives", "annotate_json_lines"]
