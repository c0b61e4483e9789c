"""Options of the command line that several commands have, each in the same words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

import click

from authz.limits import LONGEST_DOCUMENT, LONGEST_SENTENCE

__all__ = ["columns", "grammars", "limits", "processes"]

_Command = TypeVar("_Command", bound=Callable[..., Any])

_text_column: Final = click.option(
    "--text-column",
    metavar="NAME",
    default="text",
    show_default=True,
    help="Of Parquet: the column of the texts.",
)
_id_column: Final = click.option(
    "--id-column",
    metavar="NAME",
    help='Of Parquet: the column of the documents\' names; "id" if there is one, else file and row.',
)
_longest_document: Final = click.option(
    "--longest-document",
    type=click.IntRange(min=1),
    default=LONGEST_DOCUMENT,
    show_default=True,
    help="Refuse a document of more code points.",
)
_longest_sentence: Final = click.option(
    "--longest-sentence",
    type=click.IntRange(min=1),
    default=LONGEST_SENTENCE,
    show_default=True,
    help="Read a sentence of more code points in pieces.",
)

grammars: Final = click.option(
    "--grammar",
    "grammars",
    multiple=True,
    metavar="DIR",
    help="A directory of your own rules, over the built-in ones. May be given again.",
)
processes: Final = click.option(
    "--processes",
    "-j",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="How many processes to work in.",
)


def columns(command: _Command) -> _Command:
    """The columns of Parquet: ``text_column`` and ``id_column``."""
    return _text_column(_id_column(command))


def limits(command: _Command) -> _Command:
    """How much is taken on: ``longest_document`` and ``longest_sentence``."""
    return _longest_document(_longest_sentence(command))
