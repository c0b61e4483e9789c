"""The composite GitHub Action: that it can be read, and that its steps do what they say when a runner runs them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

NEWSROOM = "docs/tutorial/newsroom"


@pytest.fixture
def action(root: Path) -> dict[str, Any]:
    """The action as a runner reads it."""
    parsed: dict[str, Any] = yaml.safe_load((root / "action.yml").read_text("utf-8"))
    return parsed


def test_the_action_is_composite_and_documents_its_inputs(action: dict[str, Any]) -> None:
    """Every input has a description and a default, every step of its own names its shell."""
    assert action["runs"]["using"] == "composite"
    assert all(i["description"] and "default" in i for i in action["inputs"].values())
    assert all("uses" in step or step["shell"] == "bash" for step in action["runs"]["steps"])


def test_the_hooks_can_be_read(root: Path) -> None:
    """Each hook calls the linter."""
    hooks = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {hook["id"] for hook in hooks} == {"authz-lint", "authz-lint-fix"}
    assert all(hook["entry"].startswith("authz lint") for hook in hooks)


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash to run the steps of the action with")
@pytest.mark.parametrize(("args", "code"), [("", 1), ("--select AZ401", 0)])
def test_the_steps_lint_and_pass_the_code_on(
    action: dict[str, Any], root: Path, tmp_path: Path, args: str, code: int
) -> None:
    """The lint step writes SARIF and annotations and does not fail; the last step ends with its code."""
    steps = {step["name"]: step for step in action["runs"]["steps"] if "run" in step}
    sarif, output = tmp_path / "authz.sarif", tmp_path / "output"
    inputs = {"AUTHZ_PATHS": NEWSROOM, "AUTHZ_ARGS": args, "AUTHZ_SARIF": str(sarif)}
    assert set(steps["Lint"]["env"]) == set(inputs)
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    here = {
        **os.environ,
        **inputs,
        "PATH": path,
        "GITHUB_OUTPUT": str(output),
        "AUTHZ_CACHE_DIR": str(tmp_path),
    }
    done = _run(steps["Lint"]["run"], root, here)
    assert done.returncode == 0
    assert ("::error" in done.stdout or "::warning" in done.stdout) == bool(code)
    assert bool(json.loads(sarif.read_text("utf-8"))["runs"][0]["results"]) == bool(code)
    assert output.read_text("utf-8") == f"code={code}\n"
    assert _run(steps["Result"]["run"], root, {**here, "CODE": str(code)}).returncode == code


def _run(script: str, root: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    # as a runner does: bash --noprofile --norc -e -o pipefail
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
    return subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False)
