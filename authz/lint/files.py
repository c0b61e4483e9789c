"""Which files are linted: those that are named, and the articles of the directories that are."""

from __future__ import annotations

import glob as globbing
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from authz.errors import AuthzError
from authz.lint.config import Config
from authz.lint.globs import matches

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

__all__ = ["find_files"]


def find_files(paths: Sequence[str], config: Config) -> list[str]:
    """The files to lint, each once, sorted.

    A file that is named is linted whatever ``exclude`` says; a directory is walked.

    Raises:
        AuthzError: for a path that is not there, or a glob that nothing matches.
    """
    found: dict[str, None] = {}
    for path in paths:
        if os.path.isdir(path):
            found.update(dict.fromkeys(_walk(path, config)))
        elif os.path.exists(path):
            found[path] = None
        elif globbing.has_magic(path):
            matched = sorted(globbing.glob(path, recursive=True))
            if not matched:
                raise AuthzError("nothing matches this glob", file=path)
            for name in matched:
                found.update(dict.fromkeys(_walk(name, config) if os.path.isdir(name) else [name]))
        else:
            raise AuthzError("no such file or directory", file=path)
    return sorted(found)


def _walk(top: str, config: Config) -> Iterator[str]:
    ignored = _Ignored(top) if config.respect_gitignore else None
    exclude = (*config.exclude, *config.extend_exclude)

    def fail(error: OSError) -> None:
        raise AuthzError((error.strerror or str(error)).lower(), file=str(error.filename or top))

    for folder, folders, files in os.walk(top, onerror=fail):
        if ignored:
            ignored.enter(folder)
        folders[:] = sorted(
            name
            for name in folders
            if not _excluded(os.path.join(folder, name), exclude, config)
            and not (ignored and ignored.holds(os.path.join(folder, name), is_folder=True))
        )
        for name in files:
            path = os.path.normpath(os.path.join(folder, name))
            if not any(matches(glob, name) for glob in config.include):
                continue
            if _excluded(path, exclude, config) or (ignored and ignored.holds(path)):
                continue
            yield path


def _excluded(path: str, globs: Sequence[str], config: Config) -> bool:
    return any(matches(glob, path, config.root) for glob in globs)


class _Ignored:
    """What the ``.gitignore`` files from the repository's root down leave out."""

    def __init__(self, top: str) -> None:
        self._specs: dict[Path, GitIgnoreSpec] = {}
        here = Path(top).resolve()
        for folder in (here, *here.parents):
            self._read(folder)
            if (folder / ".git").exists():
                break

    def enter(self, folder: str) -> None:
        """Reads the directory's own file."""
        self._read(Path(folder).resolve())

    def holds(self, path: str, *, is_folder: bool = False) -> bool:
        """Whether a path is ignored; the file nearest to it decides."""
        full = Path(path).resolve()
        for folder in full.parents:
            spec = self._specs.get(folder)
            if spec is not None:
                inside = full.relative_to(folder).as_posix() + ("/" if is_folder else "")
                verdict = spec.check_file(inside).include
                if verdict is not None:
                    return verdict
        return False

    def _read(self, folder: Path) -> None:
        path = folder / ".gitignore"
        if folder not in self._specs and path.is_file():
            from pathspec import GitIgnoreSpec

            lines = path.read_text("utf-8", errors="replace").splitlines()
            self._specs[folder] = GitIgnoreSpec.from_lines(lines)
