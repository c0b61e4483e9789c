"""What a caller may say of an input beside its format, and what a reader says back beside documents."""

from __future__ import annotations

from collections import Counter

from attrs import define, field

__all__ = ["ReadOptions"]


@define(kw_only=True)
class ReadOptions:
    """Of one run of a reader.

    Attributes:
        text_column: of Parquet, the column of the texts.
        id_column: of Parquet, the column of the names; None takes the column ``id`` where there is one,
            else the file's name and the number of the row, from 1.
        skipped: of web archives, how many records were passed over, by reason; the reader adds to it.
    """

    text_column: str = "text"
    id_column: str | None = None
    skipped: Counter[str] = field(factory=Counter)
