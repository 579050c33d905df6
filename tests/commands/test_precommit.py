"""The hooks for git: the project's own commands, for the files that they read."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from projects import ADA, MAP, ROOT

CONFIG: dict[str, Any] = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
HOOKS: list[dict[str, Any]] = [hook for repo in CONFIG["repos"] for hook in repo["hooks"]]


def test_the_hooks_come_from_the_project_and_need_no_network() -> None:
    assert [repo["repo"] for repo in CONFIG["repos"]] == ["local"]
    for hook in HOOKS:
        assert hook["language"] == "system"
        assert "additional_dependencies" not in hook


def test_each_hook_calls_a_target_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for hook in HOOKS:
        make, target = hook["entry"].split()
        assert make == "make"
        assert re.search(rf"^{target}: .*\n\t@.* -m casebook {target} ", makefile, re.MULTILINE)
        assert hook["pass_filenames"] is False


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
@pytest.mark.parametrize(
    ("file", "runs"), [(ADA, True), (MAP, True), ("docs/index.md", False), ("README.md", False)]
)
def test_a_hook_runs_for_records_and_maps(hook: dict[str, Any], file: str, runs: bool) -> None:
    assert bool(re.search(hook["files"], file)) is runs


def test_the_schemas_are_no_records_to_the_formatter() -> None:
    (hook,) = (hook for hook in HOOKS if hook["id"] == "casebook-fmt")
    assert not re.search(hook["files"], "data/.schema/people.json")
