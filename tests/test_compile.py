"""The build with compiled modules: when it is made, of what, and that a user notices nothing but the speed."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

pytest.importorskip("hatchling", reason="the build's own tests need hatchling (extra dev)")


@pytest.fixture(scope="module")
def hook() -> Any:
    """The module of the build hook."""
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def package() -> Path:
    """The checkout; where the tests stand beside an installed package there are no sources to look at."""
    if not (ROOT / "authz").is_dir():
        pytest.skip("the sources of the package are not there")
    return ROOT


def made(hook: Any, target: str = "wheel") -> Any:
    return hook.CompileHook(str(ROOT), {}, None, None, "dist", target)


@pytest.mark.parametrize("value", [None, "", "0", "no", "Off"])
def test_a_wheel_is_pure_python_unless_it_is_asked_otherwise(
    hook: Any, monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    """Without the variable nothing is needed, compiled or added."""
    monkeypatch.delenv("AUTHZ_COMPILE", raising=False)
    if value is not None:
        monkeypatch.setenv("AUTHZ_COMPILE", value)
    monkeypatch.setattr(hook, "compile_modules", lambda root, work: pytest.fail("compiled"))
    data: dict[str, Any] = {"force_include": {}, "pure_python": True, "infer_tag": False}
    for version in ("standard", "editable"):
        made(hook).initialize(version, data)
    assert made(hook).dependencies() == []
    assert data == {"force_include": {}, "pure_python": True, "infer_tag": False}


def test_what_is_compiled_goes_into_a_wheel_of_one_platform(
    hook: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The libraries are added where the modules are, and no directory is left behind."""
    monkeypatch.setenv("AUTHZ_COMPILE", "1")
    works = []

    def compiled(root: Path, work: Path) -> dict[Path, str]:
        assert root == ROOT
        works.append(work)
        return {work / "match.so": "authz/match.so"}

    monkeypatch.setattr(hook, "compile_modules", compiled)
    data: dict[str, Any] = {"force_include": {}, "pure_python": True, "infer_tag": False}
    builder = made(hook)
    builder.initialize("standard", data)
    assert data["force_include"] == {str(works[0] / "match.so"): "authz/match.so"}
    assert (data["pure_python"], data["infer_tag"]) == (False, True)
    assert any(needed.startswith("mypy") for needed in builder.dependencies())
    assert works[0].is_dir()
    builder.finalize("standard", data, "")
    assert not works[0].exists()
    made(hook, "sdist").initialize("standard", data)
    assert len(works) == 1, "a source distribution has nothing compiled"


def test_an_editable_install_is_not_compiled(hook: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says why."""
    monkeypatch.setenv("AUTHZ_COMPILE", "1")
    with pytest.raises(hook.CompileError, match="would hide every edit"):
        made(hook).initialize("editable", {"force_include": {}})


def test_a_variable_that_says_neither_is_an_error(hook: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not guessed what "maybe" means."""
    monkeypatch.setenv("AUTHZ_COMPILE", "maybe")
    with pytest.raises(hook.CompileError, match="AUTHZ_COMPILE='maybe' is neither yes nor no"):
        made(hook).dependencies()


def test_a_missing_compiler_is_named(hook: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What fails says what is needed and how to do without, and the directory is the one it was."""
    pytest.importorskip("mypyc.build", reason="mypyc is not there (extra dev)")
    pytest.importorskip("setuptools", reason="setuptools is not there")
    package = tmp_path / "authz"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "match.py").write_text("def twice(number: int) -> int:\n    return 2 * number\n")
    monkeypatch.setattr(hook, "HOT", ("match.py",))
    monkeypatch.setenv("CC", "no-such-compiler")
    before = Path.cwd()
    with pytest.raises(hook.CompileError, match="needs a C compiler"):
        hook.compile_modules(tmp_path, tmp_path / "work")
    assert Path.cwd() == before


def test_every_pattern_names_a_module(hook: Any, package: Path) -> None:
    """A module that was moved is missed."""
    for pattern in hook.HOT:
        assert list((package / "authz").glob(pattern)), pattern
    assert len(hook.hot_modules(package)) > 30


def test_no_compiled_module_has_what_compiling_changes(hook: Any, package: Path) -> None:
    """A compiled ``cached_property`` is one that keeps nothing, and a compiled class of attrs a slow one without defaults."""
    for name in hook.hot_modules(package):
        for node in ast.walk(ast.parse((package / name).read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                assert not node.decorator_list, f"{name}:{node.lineno}: a compiled class has no decorator"
            if isinstance(node, ast.ImportFrom):
                names = {item.name for item in node.names}
                assert "cached_property" not in names, f"{name}:{node.lineno}: is not cached when compiled"


def test_constants_of_compiled_modules_are_final(hook: Any, package: Path) -> None:
    """Only what is ``Final`` is not looked up by its name each time when compiled."""
    for name in hook.hot_modules(package):
        for node in ast.parse((package / name).read_text(encoding="utf-8")).body:
            targets = node.targets if isinstance(node, ast.Assign) else []
            if isinstance(node, ast.AnnAssign) and not ast.unparse(node.annotation).startswith(
                ("Final", "TypeAlias")
            ):
                targets = [node.target]
            for target in targets:
                said = ast.unparse(target)
                assert not said.isupper(), (
                    f"{name}:{node.lineno}: {said} is not Final, so it is looked up by name"
                )


def test_the_benchmarks_say_whether_the_package_is_compiled() -> None:
    """As Python says it: by what it has loaded."""
    code = "import authz.match as m; from benchmarks.material import compiled; print(m.__file__, compiled())"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    file, said = done.stdout.split()
    assert said == ("no" if file.endswith(".py") else "yes")


def test_the_level_of_optimizing(hook: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two unless the environment says another; what is none is an error that says what to do."""
    monkeypatch.delenv("AUTHZ_COMPILE_LEVEL", raising=False)
    assert hook.level() == "2"
    monkeypatch.setenv("AUTHZ_COMPILE_LEVEL", "0")
    assert hook.level() == "0"
    monkeypatch.setenv("AUTHZ_COMPILE_LEVEL", "fast")
    with pytest.raises(
        hook.CompileError, match="AUTHZ_COMPILE_LEVEL='fast' is no level: set it to 0, 1, 2 or 3"
    ):
        hook.level()
