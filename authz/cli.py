"""The command line: arguments in, calls out.

Exit codes: 0 done, 2 usage or input error, 130 interrupted, 141 the reader of the output went away.
Each command imports what it needs when it runs, so that ``authz --help`` is quick.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from authz import __version__, options
from authz.cli_lint import COMMANDS as LINT_COMMANDS
from authz.errors import AuthzError, InputError, InputFault, Interrupted
from authz.limits import LONGEST_DOCUMENT, LONGEST_SENTENCE, most_bytes

if TYPE_CHECKING:
    from authz.annotator import Annotator

__all__ = ["cli", "main"]

_INPUT_ERROR: Final = 2
_INTERRUPTED: Final = 130  # 128 + SIGINT, as shells count
_PIPE_CLOSED: Final = 141  # 128 + SIGPIPE
_GARBAGE: Final = 20_000
"""After how many new objects garbage is collected: what is loaded stays, and annotation leaves no cycles, so that
Python's own 700 are a fortieth of a cold start."""


class _Commands(click.Group):
    """Commands whose reader may go away, as ``| head`` does; click would call that a failure."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            value = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # what is still buffered has nowhere to go when Python flushes it at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(_PIPE_CLOSED)
        return value


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="authz")
def cli() -> None:
    """Find what news text says of legal authorization: who authorized what, and who did not."""


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...|-")
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(["table", "json", "jsonl", "parquet"]),
    default="table",
    show_default=True,
    help="How to write the statements.",
)
@click.option(
    "--from",
    "source",
    type=click.Choice(["auto", "text", "markdown", "html", "jsonl", "parquet", "warc"]),
    default="auto",
    show_default=True,
    help="What the input is; auto goes by the suffix.",
)
@options.columns
@click.option("--nested", is_flag=True, help="Write Parquet with a row a document, not a row a statement.")
@options.grammars
@click.option("--output", "-o", metavar="FILE", help="Write here, all or nothing.")
@click.option("--resume", is_flag=True, help="Go on where an earlier run with this --output was killed.")
@options.processes
@options.limits
@click.pass_context
def annotate(
    ctx: click.Context,
    paths: tuple[str, ...],
    form: str,
    source: str,
    grammars: tuple[str, ...],
    output: str | None,
    resume: bool,
    processes: int,
    text_column: str,
    id_column: str | None,
    nested: bool,
    longest_document: int,
    longest_sentence: int,
) -> None:
    """Annotate files, directories of articles, or standard input (-).

    A bad document is reported and does not stop the others; the exit code is then 2.
    """
    from authz.job import Job
    from authz.read.options import ReadOptions

    to_file = output not in {None, "-"}
    if resume and (not to_file or form == "table"):
        raise click.UsageError("--resume needs --output FILE, and another --format than table.")
    if form == "parquet" and not to_file and sys.stdout.isatty():
        raise click.UsageError("Parquet is not for a terminal; give --output FILE.")
    limits = {"longest_document": longest_document, "longest_sentence": longest_sentence}
    annotator = _annotator(grammars, **limits)
    job = Job(
        paths=paths,
        source=source,
        form=form,
        nested=nested,
        processes=processes,
        grammars=grammars,
        options=ReadOptions(
            text_column=text_column,
            id_column=id_column,
            most_bytes=most_bytes(longest_document),
            helpers=processes,
        ),
        limits=limits,
        stdin=sys.stdin.buffer,
        stderr=sys.stderr,
        complain=_complain,
    )
    if to_file:
        faults = job.to_file(annotator, str(output), resume=resume)
    else:
        faults = job.to_stream(annotator, sys.stdout.buffer, _terminal_width())
    if faults:
        ctx.exit(_INPUT_ERROR)


@cli.command()
@click.argument("path", required=False, metavar="[FILE|-]")
@click.option("--text", "-t", help="The text itself, in place of a file.")
@options.grammars
def explain(path: str | None, text: str | None, grammars: tuple[str, ...]) -> None:
    """Show how the statements of a text come about, and what nearly matched."""
    if (path is None) == (text is None):
        raise click.UsageError("Give either a file or --text.")
    from authz.explain import explain as derivation
    from authz.read import iter_documents

    if text is None:
        for item in iter_documents([str(path)], "auto", sys.stdin.buffer):
            if isinstance(item, InputFault):
                raise item.error
            _say(derivation(_annotator(grammars), item.text))
    else:
        _say(derivation(_annotator(grammars), text))


@cli.group()
def grammar() -> None:
    """Check, test and show the rules."""


@grammar.command()
@options.grammars
def check(grammars: tuple[str, ...]) -> None:
    """Read every lexicon and grammar file and report the faults, as file:line:column."""
    from authz.grammar.check import check as faults_of

    _fail_on(faults_of(_existing(grammars)), "no faults")


@grammar.command()
@options.grammars
def test(grammars: tuple[str, ...]) -> None:
    """Run every construction's own examples and counterexamples."""
    from authz.grammar.check import test as faults_of

    _fail_on(faults_of(_existing(grammars)), "every example is as its construction says")


@grammar.command()
@click.argument("name")
@options.grammars
def show(name: str, grammars: tuple[str, ...]) -> None:
    """Show a construction or rule: its meaning, pattern, examples and what it compiles to."""
    from authz.grammar.check import show as page_of

    _say(page_of(_existing(grammars), name))


@cli.command(name="eval")
@click.argument("gold", nargs=-1, required=True, metavar="GOLD.jsonl...")
@click.option("--errors", type=click.IntRange(min=0), default=0, help="Show so many sentences with mistakes.")
@options.grammars
def evaluate_command(gold: tuple[str, ...], errors: int, grammars: tuple[str, ...]) -> None:
    """Score the annotator on gold sentences."""
    from itertools import islice

    from authz.evaluate import evaluate, judge
    from authz.read.gold import read_gold
    from authz.write.report import mistake_lines, score_tables

    annotator = _annotator(grammars)
    judged = [judge(s, annotator.annotate(s.text, s.id)) for s in read_gold(gold)]
    for one in islice((j for j in judged if j.mistakes), errors):
        _say("\n".join(mistake_lines(one)) + "\n")
    _say("\n".join(score_tables(evaluate(judged))))


@cli.command()
@click.argument("old", metavar="OLD.jsonl")
@click.argument("new", metavar="NEW.jsonl")
def diff(old: str, new: str) -> None:
    """Show which statements two runs disagree on, and count them by construction."""
    from authz.compare import compare
    from authz.read.results import read_results
    from authz.write.report import change_lines

    for line in change_lines(compare(read_results(old), read_results(new))):
        _say(line)


for command in LINT_COMMANDS:
    cli.add_command(command)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; no fault ends in a traceback."""
    gc.set_threshold(_GARBAGE, *gc.get_threshold()[1:])
    try:
        code = cli.main(args=argv, prog_name="authz", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return _INPUT_ERROR
    except (click.Abort, KeyboardInterrupt):
        click.echo("authz: interrupted", err=True)
        return _INTERRUPTED
    except Interrupted as error:
        _complain(f"interrupted: {error}")
        return _INTERRUPTED
    except AuthzError as error:
        _complain(str(error))
        return _INPUT_ERROR
    return code if isinstance(code, int) else 0


def _annotator(
    grammars: Sequence[str],
    longest_document: int = LONGEST_DOCUMENT,
    longest_sentence: int = LONGEST_SENTENCE,
) -> Annotator:
    from authz.annotator import Annotator

    return Annotator(
        grammar=_existing(grammars) or None,
        longest_document=longest_document,
        longest_sentence=longest_sentence,
    )


def _existing(grammars: Sequence[str]) -> list[Path]:
    for name in grammars:
        if not os.path.isdir(name):
            raise InputError("no such directory of rules", file=name)
    return [Path(name) for name in grammars]


def _terminal_width() -> int | None:
    """The columns to fill, or None where the output is no terminal and nothing is shortened."""
    if not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size

    return get_terminal_size().columns


def _say(text: str) -> None:
    """Text on standard output that no terminal obeys, in UTF-8 whatever the locale, with one line end."""
    from authz.write.table import harmless

    sys.stdout.buffer.write((harmless(text).rstrip("\n") + "\n").encode())


def _fail_on(faults: Iterable[object], praise: str) -> None:
    """Say each fault and leave with an input error; without one, say that all is well."""
    shown = [str(fault) for fault in faults]
    for fault in shown:
        _complain(fault)
    if shown:
        raise click.exceptions.Exit(_INPUT_ERROR)
    _say(praise)


def _complain(message: str) -> None:
    from authz.write.table import clean

    lines = message.split("\n")
    click.echo("authz: " + "\n".join(clean(line) for line in lines), err=True)
