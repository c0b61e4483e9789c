"""The commands of the linter: ``lint``, ``rule``, ``config`` and ``server``.

Exit codes of ``lint``: 0 clean, 1 findings at or above ``--fail-on`` (with ``--diff``: something to change),
2 usage, configuration or input error. As in :mod:`authz.cli`, each command imports what it needs when it runs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from authz import __version__, options
from authz.errors import AuthzError

if TYPE_CHECKING:
    from authz.lint.config import Config
    from authz.lint.findings import Finding
    from authz.lint.run import Outcome
    from authz.write.findings import Report

__all__ = ["COMMANDS"]

_STDIN: Final = "-"
_FORMATS: Final = "full concise json jsonl sarif github gitlab junit checkstyle rdjson".split()
_SEVERITIES: Final = ("info", "warning", "error")
_CODE_FINDINGS: Final = 1
_CODE_ERROR: Final = 2

_config_options = [
    click.option(
        "--config", "config_file", metavar="FILE", help="The settings to use, instead of the nearest."
    ),
    click.option("--isolated", is_flag=True, help="Use no file of settings."),
    click.option(
        "--select", multiple=True, metavar="RULES", help="Run these rules only: codes, names, AZ1, ALL."
    ),
    click.option("--extend-select", multiple=True, metavar="RULES", help="Run these rules as well."),
    click.option("--ignore", multiple=True, metavar="RULES", help="Do not run these rules."),
    click.option("--preview/--no-preview", default=None, help="Run preview rules as well."),
    click.option("--spelling", type=click.Choice(["ize", "ise"]), help="The house's spelling."),
    click.option(
        "--fail-on", type=click.Choice(_SEVERITIES), help="The least severity that makes the exit code 1."
    ),
    click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out these files of a directory."),
    click.option("--grammar", multiple=True, metavar="DIR", help="Words and rules of your own."),
]


def _with_config(command: Any) -> Any:
    for option in reversed(_config_options):
        command = option(command)
    return command


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH|GLOB|-]...")
@_with_config
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(_FORMATS),
    default="full",
    show_default=True,
    help="How to print the findings.",
)
@click.option(
    "--output",
    "-o",
    "outputs",
    multiple=True,
    metavar="FORMAT:FILE",
    help="Write the findings to a file as well. May be given again.",
)
@click.option(
    "--from",
    "source",
    type=click.Choice(["auto", "text", "markdown", "html", "jsonl", "docx"]),
    default="auto",
    show_default=True,
    help="What standard input is.",
)
@click.option("--stdin-filename", metavar="NAME", help="The name of what comes on standard input.")
@click.option("--baseline", metavar="FILE", help="Findings that are known and do not count.")
@click.option("--write-baseline", metavar="FILE", help="Write the findings there are as a baseline.")
@click.option("--fix", is_flag=True, help="Put right what can be put right safely.")
@click.option(
    "--diff", is_flag=True, help="Show what --fix would change, and change nothing; exit code 1 if anything."
)
@click.option(
    "--comment", is_flag=True, help="Write the findings into Word documents as comments, to NAME.az.docx."
)
@click.option("--statistics", is_flag=True, help="Count the findings by rule instead of showing them.")
@options.processes
@click.option("--no-cache", is_flag=True, help="Neither read nor write the cache.")
@click.option("--cache-dir", metavar="DIR", help="Where the cache is.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Whether to use colour.",
)
@click.pass_context
def lint(ctx: click.Context, /, paths: tuple[str, ...], **given: Any) -> None:  # fmt: skip
    """Find claims about authorization that are unsourced, unclear, contradictory or wrong in law.

    Without PATH, the articles of the working directory. Exit code: 0 clean, 1 findings (with --diff: something
    to change), 2 error.
    """
    from authz.lint.baseline import over_baseline, read_baseline

    config = _config(given)
    outputs = [_output(text) for text in given["outputs"]]
    outcomes, sources = _outcomes(paths or (".",), config, given)
    findings = [f for outcome in outcomes for f in outcome.findings]
    faults = [fault for outcome in outcomes for fault in outcome.faults]
    baseline = given["baseline"] or (os.path.join(config.root, config.baseline) if config.baseline else "")
    if baseline and not given["write_baseline"]:
        findings = over_baseline(findings, read_baseline(baseline))
    fixed: set[int] = set()
    if given["write_baseline"]:
        _write_baseline(given["write_baseline"], findings)
    elif given["fix"] or given["diff"]:
        fixed = _fix(findings, sources, write=not given["diff"], stdin=given["stdin_filename"])
        if not given["diff"]:
            findings = [f for f in findings if id(f) not in fixed]
    if given["comment"]:
        _comment(findings)
    report = _report(findings, outcomes, faults, sources, given["color"])
    if not given["write_baseline"] and not given["diff"]:
        _print(report, given)
    for form, path in outputs:
        _write(form, path, report)
    for fault in faults:
        _complain(fault)
    if given["diff"] and not faults and not given["write_baseline"]:
        ctx.exit(_CODE_FINDINGS if fixed else 0)
    ctx.exit(_exit_code(findings, faults, config, quiet=bool(given["write_baseline"])))


@click.command()
@click.argument("key", required=False, metavar="[CODE|NAME]")
@click.option("--all", "every", is_flag=True, help="List every rule.")
def rule(key: str | None, every: bool) -> None:
    """Print a rule's page, by its code or its name."""
    from authz.lint.pages import catalogue, markdown_page
    from authz.lint.registry import find

    if every == (key is not None):
        raise click.UsageError("Give a rule's code or name, or --all.")
    _say(catalogue() if key is None else markdown_page(find(key)))


@click.command()
@_with_config
@click.argument("path", required=False, metavar="[FILE]")
def config(path: str | None, **given: Any) -> None:
    """Show what settings are in force, and where each is from; for FILE also which rules run."""
    from authz.lint.config import settings_of

    settings = _config(given)
    rows = [(key, _shown(value), origin) for key, value, origin in settings_of(settings)]
    widths = [max(len(row[n]) for row in rows) for n in (0, 1)]
    lines = [f"# settings: {settings.path or 'none found'}"]
    lines += [f"{k.ljust(widths[0])} = {v.ljust(min(widths[1], 60))}  # {o}" for k, v, o in rows]
    if path:
        lines.append(f"# rules for {path}: {', '.join(sorted(settings.codes_for(path)))}")
    _say("\n".join(lines))


@click.command()
def server() -> None:
    """Run the language server for editors, over standard input and output (extra: lsp)."""
    try:
        from authz.lsp import serve
    except ImportError:
        raise AuthzError("the language server needs pygls", cure="install authz[lsp]") from None
    serve()


COMMANDS: Final = (lint, rule, config, server)


def _config(given: dict[str, Any]) -> Config:
    from authz.lint.config import load_config, override
    from authz.lint.findings import Severity

    file = given["config_file"]
    if file and given["isolated"]:
        raise click.UsageError("--config and --isolated exclude each other.")
    loaded = load_config(Path(file) if file else None, isolated=given["isolated"])
    grammar = [os.path.abspath(d) for d in given["grammar"]]
    for directory in grammar:
        if not os.path.isdir(directory):
            raise AuthzError("no such directory of rules", file=directory)
    return override(
        loaded,
        "command line",
        select=_split(given["select"]),
        extend_select=(*loaded.extend_select, *more) if (more := _split(given["extend_select"])) else None,
        ignore=(*loaded.ignore, *less) if (less := _split(given["ignore"])) else None,
        preview=given["preview"],
        spelling=given["spelling"],
        fail_on=Severity(given["fail_on"]) if given["fail_on"] else None,
        extend_exclude=(*loaded.extend_exclude, *given["exclude"]) if given["exclude"] else None,
        grammar=(*loaded.grammar, *grammar) if grammar else None,
    )


def _outcomes(
    paths: Sequence[str], config: Config, given: dict[str, Any]
) -> tuple[list[Outcome], dict[str, bytes]]:
    """What became of each file, and the bytes that came on standard input."""
    from authz.lint.files import find_files
    from authz.lint.run import lint_bytes, lint_files, make_annotator

    outcomes: list[Outcome] = []
    sources: dict[str, bytes] = {}
    named = [path for path in paths if path != _STDIN]
    if len(named) < len(paths):
        name = given["stdin_filename"] or "<stdin>"
        sources[name] = sys.stdin.buffer.read()
        annotator = make_annotator(config)
        outcomes.append(lint_bytes(sources[name], name, config, lambda: annotator, format=given["source"]))
    if named:
        cache = None if given["no_cache"] or given["fix"] or given["diff"] else given["cache_dir"] or ""
        files = find_files(named, config)
        if not files:
            raise AuthzError(
                "no articles here", file=" ".join(named), cure=f"articles are {', '.join(config.include)}"
            )
        outcomes += lint_files(files, config, processes=given["processes"], cache=cache)
    return outcomes, sources


def _report(
    findings: Sequence[Finding],
    outcomes: Iterable[Outcome],
    faults: Sequence[str],
    sources: dict[str, bytes],
    color: str,
) -> Report:
    from authz.lint.sources import source_of
    from authz.write.findings import Report

    terminal = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return Report(
        findings=findings,
        files=[outcome.path for outcome in outcomes],
        faults=faults,
        sources=lambda path: source_of(path, sources.get(path)),
        colour=color == "always" or (color == "auto" and terminal),
        version=__version__,
    )


def _print(report: Report, given: dict[str, Any]) -> None:
    from authz.lint.pages import statistics
    from authz.write.findings import write_findings

    if given["statistics"]:
        _say(statistics(report.counted))
    else:
        sys.stdout.buffer.write(write_findings(given["form"], report))
        sys.stdout.flush()


def _fix(
    findings: Sequence[Finding], sources: dict[str, bytes], *, write: bool, stdin: str | None
) -> set[int]:
    """Makes or shows the edits; the ids of the findings that they put right."""
    from authz.lint.fixes import apply_edits, difference, fixes_of
    from authz.lint.sources import encode_like, source_of
    from authz.write.atomic import atomic_output

    done: set[int] = set()
    for path in sorted({f.path for f in findings if f.fix and f.counts}):
        if path.lower().endswith((".docx", ".jsonl")):
            continue
        own = [f for f in findings if f.path == path]
        before = source_of(path, sources.get(path))
        edits = fixes_of(own)
        kept = {id(edit) for edit in edits}
        done.update(id(f) for f in own if f.counts and f.fix and all(id(e) in kept for e in f.fix.edits))
        after = apply_edits(before, edits)
        if not write:
            _say("".join(difference(stdin or path, before, after)))
        elif path in sources:
            sys.stdout.buffer.write(encode_like(after, sources[path]))
        else:
            data = encode_like(after, Path(path).read_bytes())
            with atomic_output(path) as stream:
                stream.write(data)
    if done:
        what = "fixed" if write else "would fix"
        click.echo(f"authz: {what} {len(done)} finding{'s' * (len(done) != 1)}", err=True)
    return done


def _comment(findings: Sequence[Finding]) -> None:
    from authz.model import Span
    from authz.read.docx import write_comments
    from authz.write.atomic import atomic_output

    for path in sorted({f.path for f in findings if f.counts and f.path.lower().endswith(".docx")}):
        own = [f for f in findings if f.path == path and f.counts]
        notes = [(Span(f.place.start, f.place.end), f"{f.code} {f.name}: {f.message}") for f in own]
        data = write_comments(Path(path).read_bytes(), path, notes)
        with atomic_output(path[: -len(".docx")] + ".az.docx") as stream:
            stream.write(data)


def _write_baseline(path: str, findings: Sequence[Finding]) -> None:
    import json

    from authz.lint.baseline import baseline_of
    from authz.write.atomic import atomic_output

    value = baseline_of(findings)
    with atomic_output(path) as stream:
        stream.write((json.dumps(value, indent=1) + "\n").encode())
    count = sum(item["count"] for item in value["findings"])
    click.echo(f"authz: wrote {count} finding{'s' * (count != 1)} to {path}", err=True)


def _write(form: str, path: str, report: Report) -> None:
    from attrs import evolve

    from authz.write.atomic import atomic_output
    from authz.write.findings import write_findings

    with atomic_output(path) as stream:
        stream.write(write_findings(form, evolve(report, colour=False)))


def _output(text: str) -> tuple[str, str]:
    form, colon, path = text.partition(":")
    if not colon or form not in _FORMATS or not path:
        raise click.UsageError(f"--output is FORMAT:FILE, with one of {', '.join(_FORMATS)}; not {text!r}")
    return form, path


def _exit_code(findings: Iterable[Finding], faults: Sequence[str], config: Config, *, quiet: bool) -> int:
    if faults:
        return _CODE_ERROR
    if quiet:
        return 0
    return _CODE_FINDINGS if any(f.counts and f.severity.rank >= config.fail_on.rank for f in findings) else 0


def _split(values: Sequence[str]) -> tuple[str, ...] | None:
    """Rules by commas or by several options."""
    found = tuple(part.strip() for value in values for part in value.split(",") if part.strip())
    return found or None


def _shown(value: object) -> str:
    import json

    if isinstance(value, tuple) and value and not isinstance(value[0], str):
        return json.dumps([item.glob for item in value])
    if isinstance(value, dict):
        return json.dumps({k: str(v) for k, v in value.items()})
    return json.dumps(list(value) if isinstance(value, tuple) else value)


def _say(text: str) -> None:
    sys.stdout.buffer.write((text.rstrip("\n") + "\n").encode("utf-8", "backslashreplace"))
    sys.stdout.flush()


def _complain(message: str) -> None:
    from authz.write.table import clean

    click.echo("authz: " + "\n".join(clean(line) for line in message.split("\n")), err=True)
