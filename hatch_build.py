"""Compiles the modules that annotation spends its time in, where the environment asks for it.

``AUTHZ_COMPILE=1 pip install .`` makes a wheel for one platform and one Python, whose hot modules mypyc has turned
into C; without the variable the wheel is pure Python, and neither mypyc nor a C compiler is needed. The sources are in
both, and both give the same output.
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VARIABLE = "AUTHZ_COMPILE"
_ON = ("1", "yes", "on", "true")
_OFF = ("", "0", "no", "off", "false")
REQUIRED = ("mypy[mypyc]~=2.4", "setuptools>=70", "attrs>=25.1")
"""What such a build needs beside hatchling; attrs says of what types the fields of ``authz.model`` are."""
HOT = (
    "adverbials.py",
    "antecedents.py",
    "boundaries.py",
    "chunk.py",
    "clauseframes.py",
    "clauses.py",
    "clauseverbs.py",
    "complexes.py",
    "conjuncts.py",
    "decisions.py",
    "entries.py",
    "grammar/alphabet.py",
    "grammar/expression.py",
    "grammar/walker.py",
    "hostedacts.py",
    "hosts.py",
    "insertions.py",
    "interpret/**/[!_]*.py",
    "lookahead.py",
    "match.py",
    "page.py",
    "participles.py",
    "phrases.py",
    "subjects.py",
    "tagging.py",
    "tokens.py",
    "verbalnouns.py",
    "verblists.py",
    "vocabulary.py",
    "wordtable.py",
)
"""The modules of ``authz/`` that are compiled, as patterns.

What takes arguments from users is not among them, since compiled code refuses a wrong type before the checks of the
package can say what is wrong. Records are plain classes in them: attrs would be slow, and a ``cached_property`` would
be a property that keeps nothing.
"""


class CompileError(Exception):
    """The modules cannot be compiled; the message says what to do."""


def wanted() -> bool:
    """Whether the environment asks for compiled modules."""
    value = os.environ.get(VARIABLE, "").strip().lower()
    if value not in (*_ON, *_OFF):
        raise CompileError(f"{VARIABLE}={value!r} is neither yes nor no: set it to 1, or unset it")
    return value in _ON


def level() -> str:
    """How far the C compiler optimizes: ``AUTHZ_COMPILE_LEVEL``, 0 (soon done, for tests) to 3, else 2."""
    value = os.environ.get(f"{VARIABLE}_LEVEL", "2")
    if value not in ("0", "1", "2", "3"):
        raise CompileError(f"{VARIABLE}_LEVEL={value!r} is no level: set it to 0, 1, 2 or 3, or unset it")
    return value


def hot_modules(root: Path) -> list[str]:
    """The files that are compiled, relative to the root of the project."""
    found = {path for pattern in HOT for path in (root / "authz").glob(pattern)}
    return sorted(path.relative_to(root).as_posix() for path in found)


def compile_modules(root: Path, work: Path) -> dict[Path, str]:
    """Compiles the hot modules in the directory ``work``: each library, with its place in a wheel.

    mypyc finds the names of modules from the directory that it runs in, so that is ``root`` for a while.
    """
    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext
    from setuptools.errors import BaseError, CCompilerError

    libraries = work / "libraries"
    before = Path.cwd()
    os.chdir(root)
    try:
        extensions = mypycify(
            [
                "--config-file=",
                "--ignore-missing-imports",
                "--follow-imports=silent",
                f"--cache-dir={work / 'cache'}",
                *hot_modules(root),
            ],
            opt_level=level(),
            debug_level="0",
            target_dir=str(work / "c"),
            group_name="authz",
        )
        build = build_ext(Distribution({"name": "authz", "ext_modules": extensions}))
        build.build_lib, build.build_temp = str(libraries), str(work / "objects")
        build.ensure_finalized()
        build.run()
    except (BaseError, CCompilerError) as error:
        raise CompileError(
            f"{error}. {VARIABLE} needs a C compiler and the headers of Python; without it the package is pure Python"
        ) from error
    finally:
        os.chdir(before)
    return {path: path.relative_to(libraries).as_posix() for path in libraries.rglob("*") if path.is_file()}


class CompileHook(BuildHookInterface[Any]):
    """What hatchling calls when it builds."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What has to be installed for the build."""
        return list(REQUIRED) if wanted() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds the compiled modules to the wheel, when they are asked for."""
        if self.target_name != "wheel" or not wanted():
            return
        if version == "editable":
            raise CompileError(
                f"an editable install cannot have {VARIABLE}: what is compiled would hide every edit"
            )
        self._work = TemporaryDirectory(prefix="authz-compile-")
        for library, place in compile_modules(Path(self.root), Path(self._work.name)).items():
            build_data["force_include"][str(library)] = place
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Removes what was compiled: the wheel has it."""
        if hasattr(self, "_work"):
            self._work.cleanup()
