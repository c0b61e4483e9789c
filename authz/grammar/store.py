"""Finds grammar directories, reads and checks them, and keeps what they compile to between runs.

The cache is JSON, some of it compressed, and text, written to a temporary name and renamed; it holds no code, so nobody can make the
program run anything by writing to it. Its key is the content of every grammar file and of
every module of the compiler, so that a changed grammar is always compiled anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import zlib
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

from authz.errors import GrammarError, InputError
from authz.grammar.compiled import CompiledGrammar

__all__ = ["built_in", "cache_directory", "grammar_directories", "grammar_files", "load_grammar"]

_COMPILER = (
    "lexicon.py",
    "inflection.py",
    "entries.py",
    "lines.py",
    "tagging.py",
    "tokens.py",
    "vocabulary.py",
    "wordtable.py",
    "phrases.py",
    "chunk.py",
    "grammar",
)
"""The modules that decide what the same grammar files compile to; a change in one is a new key."""
_SUFFIXES = {".toml", ".grammar", ".txt"}


def built_in(language: str = "en") -> Path:
    """The directory of the grammar that ships with the package: in a wheel, or beside a checkout."""
    here = Path(__file__).resolve().parents[1]
    for parent in (here, here.parent):
        candidate = parent / "grammars" / language
        if (candidate / "lexicon").is_dir():
            return candidate
    raise GrammarError(
        f"the grammar for {language!r} is not installed", path=str(here / "grammars" / language)
    )


def grammar_directories(extra: str | Path | Sequence[str | Path] | None = None) -> tuple[Path, ...]:
    """The built-in directory, then the user's own, which add to it or override it."""
    extras = [] if extra is None else [extra] if isinstance(extra, (str, Path)) else list(extra)
    found = [built_in()]
    for path in map(Path, extras):
        if not path.is_dir():
            raise InputError(
                "no such grammar directory",
                file=str(path),
                cure="name a directory with lexicon/ or constructions/",
            )
        if not grammar_files([path]):
            raise InputError(
                "holds no grammar file",
                file=str(path),
                cure="put *.toml into lexicon/, *.grammar into constructions/ or phrases/",
            )
        found.append(path)
    return tuple(found)


def grammar_files(directories: Iterable[Path]) -> list[Path]:
    """Every file that a grammar is made of, in the order in which it is read."""
    files: list[Path] = []
    for directory in directories:
        for folder in (directory, directory / "lexicon", directory / "phrases", directory / "constructions"):
            if folder.is_dir():
                files += sorted(p for p in folder.iterdir() if p.suffix in _SUFFIXES and p.is_file())
    return files


def cache_directory() -> Path:
    """Where compiled grammars are kept: the platform's directory for files that can be made again."""
    root = os.environ.get("AUTHZ_CACHE_DIR")
    if root:
        return Path(root)
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    if not base and sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    return (Path(base) if base else Path.home() / ".cache") / "authz"


def _fingerprint(directories: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    digest.update(repr(sys.version_info[:2]).encode())
    package = Path(__file__).parents[1]
    for name in _COMPILER:
        path = package / name
        for source in sorted(path.glob("*.py")) if path.is_dir() else [path]:
            digest.update(source.read_bytes())
    for number, directory in enumerate(directories):
        for path in grammar_files([directory]):
            content = path.read_bytes()
            digest.update(f"\n{number} {path.relative_to(directory).as_posix()} {len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()[:40]


def load_grammar(
    extra: str | Path | Sequence[str | Path] | None = None, *, cache: bool = True
) -> CompiledGrammar:
    """The compiled grammar, from the cache where nothing has changed.

    Raises GrammarError for a fault in a grammar file, InputError for a missing directory.
    """
    directories = grammar_directories(extra)
    target = cache_directory() / f"grammar-{_fingerprint(directories)}.txt" if cache else None
    if target is not None:
        try:
            return _from_bytes(target.read_bytes())
        except FileNotFoundError:
            pass
        except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
            import logging

            message = "the kept grammar %s is damaged (%s) and is made anew"
            logging.getLogger("authz").warning(message, target, type(error).__name__)
    compiled = compile_directories(directories)
    if target is not None:
        _write(target, _to_bytes(compiled))
    return compiled


def _to_bytes(grammar: CompiledGrammar) -> bytes:
    """A checksum of the rest, a line of JSON, the large tables of text, and what is compressed, one after the other.

    Words in JSON would have to be unescaped one by one, which takes longer than all the rest.
    """
    data = grammar.to_data()
    texts = {name: text.encode("utf-8", "surrogatepass") for name, text in data["texts"].items()}
    packed = data["packed"]
    data["texts"] = {name: len(text) for name, text in texts.items()}
    data["packed"] = {name: list(map(len, pieces)) for name, pieces in packed.items()}
    rest = b"".join([*texts.values(), *chain.from_iterable(packed.values())])
    content = json.dumps(data, separators=(",", ":")).encode() + b"\n" + rest
    return b"%d\n%s" % (zlib.crc32(content), content)


def _from_bytes(content: bytes) -> CompiledGrammar:
    """The grammar of ``_to_bytes``. Raises ValueError, and what ``from_data`` raises, for anything else."""
    begin = content.index(b"\n") + 1
    if int(content[:begin]) != zlib.crc32(memoryview(content)[begin:]):
        raise ValueError("the checksum is another")
    at = content.index(b"\n", begin) + 1
    data = json.loads(content[begin:at])

    def piece(length: int) -> bytes:
        nonlocal at
        at += length
        return content[at - length : at]

    for name, length in data["texts"].items():  # one by one: a text without odd letters takes a byte a letter
        data["texts"][name] = piece(length).decode("utf-8", "surrogatepass")
    for name, lengths in data["packed"].items():
        data["packed"][name] = list(map(piece, lengths))
    return CompiledGrammar.from_data(data)


def compile_directories(directories: Sequence[Path]) -> CompiledGrammar:
    """Reads, checks and compiles, without the cache."""
    from authz.grammar.faults import checked_grammar

    return checked_grammar(directories)


def _write(target: Path, content: bytes) -> None:
    """Keeps the compiled grammar; a cache that cannot be written costs time, not the result."""
    import tempfile

    with contextlib.suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".grammar-", suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.replace(name, target)
        except OSError:
            os.unlink(name)
