"""The configuration: what is in force for a file, and where each setting is from.

The nearest of ``authz.toml``, ``.authz.toml`` and a ``pyproject.toml`` with ``[tool.authz]``, from the
working directory upward, is used; only one. A key or a rule that is not known is an error.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from attrs import Factory, asdict, evolve, fields, frozen

from authz.errors import AuthzError, nearest_names
from authz.lint.findings import Severity
from authz.lint.globs import matches
from authz.lint.registry import META, named, resolve, stable
from authz.read.plain import DEFAULT_MARKER

__all__ = ["CONFIG_NAMES", "Config", "PerFile", "find_config", "load_config", "parse_config"]

CONFIG_NAMES: Final = ("authz.toml", ".authz.toml", "pyproject.toml")
SPELLINGS: Final = ("", "ize", "ise")


@frozen(kw_only=True)
class PerFile:
    """Settings for the files that a glob matches, over the others."""

    glob: str
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = Factory(dict)


@frozen(kw_only=True)
class Config:
    """Every setting; what a file of settings leaves out has the value it has here.

    Attributes:
        select: the rules that run: codes, names, beginnings of codes, ``ALL``; None for all stable ones.
        extend_select: rules that run as well.
        ignore: rules that do not run.
        preview: whether preview rules run when their group is selected.
        severity: by code or name.
        fail_on: the least severity that makes the exit code 1.
        include: the files of a directory that are articles.
        exclude: files and directories that are left out of a directory.
        extend_exclude: more of them.
        respect_gitignore: whether what git ignores is left out as well.
        grammar: directories of rules and words of your own.
        spelling: ``ize`` or ``ise``, the house's spelling; empty for whichever prevails in an article.
        marker: the word that begins a silencing.
        baseline: a file of findings that are known.
        attribution_window: how many sentences before a claim may name its source.
        per_file: settings by glob.
        path: the file of settings, empty for none.
        root: the directory that globs and paths are relative to.
        set_by: where each setting that is not a default is from.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    severity: Mapping[str, Severity] = Factory(dict)
    fail_on: Severity = Severity.WARNING
    include: tuple[str, ...] = (
        "*.md",
        "*.markdown",
        "*.html",
        "*.htm",
        "*.txt",
        "*.text",
        "*.jsonl",
        "*.docx",
    )
    exclude: tuple[str, ...] = (".git", ".venv", "node_modules", "__pycache__", ".authz_cache")
    extend_exclude: tuple[str, ...] = ()
    respect_gitignore: bool = True
    grammar: tuple[str, ...] = ()
    spelling: str = ""
    marker: str = DEFAULT_MARKER
    baseline: str = ""
    attribution_window: int = 1
    per_file: tuple[PerFile, ...] = ()
    path: str = ""
    root: str = ""
    set_by: Mapping[str, str] = Factory(dict)

    def codes_for(self, path: str) -> frozenset[str]:
        """The codes of the rules that run on a file."""
        select, extend, ignore = self.select, list(self.extend_select), list(self.ignore)
        for per in self.per_files(path):
            select = per.select if per.select is not None else select
            extend += per.extend_select
            ignore += per.ignore
        wanted = resolve(select) if select is not None else stable()
        wanted |= resolve(extend)
        if not self.preview:
            wanted &= stable() | named([*(select or ()), *extend])
        return wanted - resolve(ignore)

    def severity_of(self, code: str, name: str, default: Severity, path: str) -> Severity:
        """The severity of a rule's findings in a file."""
        for table in (*(per.severity for per in reversed(self.per_files(path))), self.severity):
            for key in (code, name):
                if key in table:
                    return table[key]
        return default

    def per_files(self, path: str) -> list[PerFile]:
        """The settings by glob that a file has, the later over the earlier."""
        return [per for per in self.per_file if matches(per.glob, path, self.root)]

    def digest(self) -> str:
        """A name for what decides the findings of a file, for the cache."""
        value = asdict(self)
        for name in ("path", "set_by", "fail_on", "baseline", "include", "exclude", "extend_exclude"):
            del value[name]
        return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def find_config(start: Path) -> Path | None:
    """The nearest file of settings, from a directory upward."""
    for folder in (start, *start.parents):
        for name in CONFIG_NAMES:
            path = folder / name
            if path.is_file() and (name != "pyproject.toml" or "authz" in _load(path).get("tool", {})):
                return path
    return None


def load_config(path: Path | None = None, *, start: Path | None = None, isolated: bool = False) -> Config:
    """The configuration of a file, or of the nearest one; with ``isolated`` the defaults.

    Raises:
        AuthzError: for a file that cannot be read, a key or a rule that is not known, a value of
            another type.
    """
    here = (start or Path.cwd()).resolve()
    if isolated:
        return Config(root=str(here))
    found = path or find_config(here)
    if found is None:
        return Config(root=str(here))
    value = _load(found)
    if found.name == "pyproject.toml":
        value = value.get("tool", {}).get("authz", {})
    return parse_config(value, file=_shown(found), root=str(found.resolve().parent))


def parse_config(value: Mapping[str, Any], *, file: str = "", root: str = "") -> Config:
    """A configuration from the keys of a file.

    Raises:
        AuthzError: as :func:`load_config` does.
    """
    settings = {key: _setting(key, item, _READERS, file, key) for key, item in value.items()}
    named_ = {key.replace("-", "_"): item for key, item in settings.items()}
    config = Config(**named_, path=file, root=root, set_by=dict.fromkeys(settings, file))
    _check_rules(config, file)
    return config


def override(config: Config, origin: str, **settings: Any) -> Config:
    """The configuration with some settings of the command line; what is None stays."""
    given = {key: item for key, item in settings.items() if item is not None}
    marks = {**config.set_by, **{key.replace("_", "-"): origin for key in given}}
    changed = evolve(config, **given, set_by=marks)
    _check_rules(changed, origin)
    return changed


def _setting(key: str, item: object, readers: Mapping[str, Callable[[Any], Any]], file: str, at: str) -> Any:
    if key not in readers:
        near = nearest_names(key, readers)
        cure = f"did you mean {' or '.join(near)}?" if near else f"the keys are {', '.join(sorted(readers))}"
        raise AuthzError(f"no setting {at!r}", file=file, cure=cure)
    try:
        return readers[key](item)
    except (TypeError, ValueError) as error:
        raise AuthzError(f"{at}: {error}", file=file) from None
    except AuthzError as error:
        raise AuthzError(f"{at}: {error.message}", file=file, cure=error.cure) from None


def _check_rules(config: Config, file: str) -> None:
    """Every rule that the configuration names is one."""
    lists = [
        ("select", config.select or ()),
        ("extend-select", config.extend_select),
        ("ignore", config.ignore),
    ]
    for per in config.per_file:
        lists += [("select", per.select or ()), ("extend-select", per.extend_select), ("ignore", per.ignore)]
    for key, selectors in lists:
        try:
            resolve(selectors)
        except AuthzError as error:
            raise AuthzError(f"{key}: {error.message}", file=file, cure=error.cure) from None
    for table in (config.severity, *(per.severity for per in config.per_file)):
        try:
            resolve(table, exact=True)
        except AuthzError as error:
            raise AuthzError(f"severity: {error.message}", file=file, cure=error.cure) from None


def _load(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        with path.open("rb") as stream:
            return tomllib.load(stream)
    except OSError as error:
        raise AuthzError((error.strerror or str(error)).lower(), file=_shown(path)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AuthzError(f"not TOML: {error}", file=_shown(path)) from None


def _shown(path: Path) -> str:
    return os.path.relpath(path) if path.is_absolute() else str(path)


# ---- readers of values


def _strings(value: object) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise TypeError("not a list of strings")
    items = tuple(value)
    if not all(isinstance(item, str) for item in items):
        raise TypeError("not a list of strings")
    return items


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a string")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("not true or false")
    return value


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise TypeError("not a whole number from 0 on")
    return value


def _one_of(value: object, known: Iterable[str]) -> str:
    choices = [word for word in known if word]
    if value not in choices:
        raise ValueError(f"not {' or '.join(choices)}")
    return str(value)


def _severity(value: object) -> Severity:
    return Severity(_one_of(value, list(Severity)))


def _severities(value: object) -> dict[str, Severity]:
    if not isinstance(value, dict):
        raise TypeError("not a table of rules and severities")
    return {key: _severity(item) for key, item in value.items()}


def _marker(value: object) -> str:
    marker = _string(value).strip()
    if not marker or any(sign in marker for sign in "{}<>\n"):
        raise ValueError("not a word without brackets")
    return marker


def _per_files(value: object) -> tuple[PerFile, ...]:
    if not isinstance(value, dict):
        raise TypeError('not a table of globs, such as [per-file."opinion/**"]')
    made = []
    for glob, table in value.items():
        if not isinstance(table, dict):
            raise TypeError(f"{glob!r} is not a table")
        settings = {
            key.replace("-", "_"): _setting(key, item, _PER_FILE_READERS, "", f"{glob!r}.{key}")
            for key, item in table.items()
        }
        made.append(PerFile(glob=glob, **settings))
    return tuple(made)


_PER_FILE_READERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "select": _strings,
    "extend-select": _strings,
    "ignore": _strings,
    "severity": _severities,
}
_READERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    **_PER_FILE_READERS,
    "preview": _flag,
    "fail-on": _severity,
    "include": _strings,
    "exclude": _strings,
    "extend-exclude": _strings,
    "respect-gitignore": _flag,
    "grammar": _strings,
    "spelling": lambda value: _one_of(value, SPELLINGS),
    "marker": _marker,
    "baseline": _string,
    "attribution-window": _count,
    "per-file": _per_files,
}


def settings_of(config: Config) -> list[tuple[str, Any, str]]:
    """Every setting with its value and where it is from."""
    rows = []
    for attribute in fields(Config):
        key = attribute.name.replace("_", "-")
        if attribute.name not in {"path", "root", "set_by"}:
            rows.append((key, getattr(config, attribute.name), config.set_by.get(key, "default")))
    return rows


def meta_codes(codes: Iterable[str]) -> frozenset[str]:
    """Those of some rules that are about silencings."""
    return META & frozenset(codes)
