"""What a caller may say of an input beside its format, and what a reader says back beside documents."""

from __future__ import annotations

from collections import Counter

from attrs import define, field

from authz.limits import LONGEST_DOCUMENT, most_bytes

__all__ = ["ReadOptions"]


@define(eq=False, kw_only=True)
class ReadOptions:
    """Of one run of a reader.

    Attributes:
        text_column: of Parquet, the column of the texts.
        id_column: of Parquet, the column of the names; None takes the column ``id`` where there is one,
            else the file's name and the number of the row, from 1.
        most_bytes: of a file that is one document, or of a line of JSON Lines; one of more is refused.
        helpers: of web archives, how many processes look for the words of pages at the same time.
        skipped: of web archives, how many records were passed over, by reason; the reader adds to it.
    """

    text_column: str = "text"
    id_column: str | None = None
    most_bytes: int = most_bytes(LONGEST_DOCUMENT)
    helpers: int = 1
    skipped: Counter[str] = field(factory=Counter)
