"""What ``authz grammar`` does: checks the files, runs the examples, shows a page.

Each function takes the user's own grammar directories, which stand over the built-in one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from authz.errors import GrammarError
from authz.grammar.examples import example_faults
from authz.grammar.faults import compile_checked, faults_of
from authz.grammar.show import page
from authz.grammar.source import read_directories
from authz.grammar.store import grammar_directories

__all__ = ["check", "show", "test"]


def check(paths: Sequence[Path] = ()) -> list[GrammarError]:
    """Every fault in the lexicon and grammar files, by file, line and column.

    Raises InputError for a directory that is missing or holds no grammar.
    """
    directories = grammar_directories(paths)
    grammar = read_directories(directories)
    found = faults_of(grammar, examples=True)
    if not found:
        try:
            compile_checked(grammar, directories)
        except GrammarError as error:  # scan, scope, status, tagging
            found.append(error)
    return found


def test(paths: Sequence[Path] = ()) -> list[GrammarError]:  # noqa: PT028 - a command, no test of pytest's
    """The faults of ``check``; without any, those that the examples show."""
    found = check(paths)
    if not found:
        from authz.annotator import Annotator

        grammar = read_directories(grammar_directories(paths))
        found = list(example_faults(grammar, Annotator(list(paths) or None)))
    return found


def show(paths: Sequence[Path], name: str) -> str:
    """The page of a construction, rule or class.

    Raises GrammarError for an unknown name, and for a fault of the grammar.
    """
    directories = grammar_directories(paths)
    grammar = read_directories(directories)
    for fault in faults_of(grammar):
        raise fault
    return page(grammar, compile_checked(grammar, directories), name)
