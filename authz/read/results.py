"""Results that were written before, as JSON Lines, back into records."""

from __future__ import annotations

import os
from collections.abc import Iterator

from authz.errors import InputError
from authz.model import Result
from authz.read.jsonl import iter_objects
from authz.serialize import result_from_json

__all__ = ["read_results"]


def read_results(path: str | os.PathLike[str]) -> Iterator[Result]:
    """The results of a file that ``authz annotate --format jsonl`` wrote.

    Raises:
        InputError: with file:line and the path of the fault, such as ``$.statements[0].cue``.
    """
    name = os.fspath(path)
    for number, value in iter_objects(name):
        try:
            yield result_from_json(value)
        except InputError as error:
            raise InputError(error.message, file=name, place=str(number)) from None
