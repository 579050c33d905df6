"""The files that the forge reads: valid by their schemas, sound, pinned, and without rights."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from casebook.cli import COMMANDS
from casebook.pages.edit_links import FORM

from projects import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = GITHUB / "ISSUE_TEMPLATE"

INSTALL = "install it with: make test (it is in requirements-dev.txt)"


def needed(found: object, tool: str) -> None:
    """Skip where ``tool`` is missing; in CI, where it must not be, fail."""
    if not found:
        says = f"{tool} is missing: {INSTALL}"
        if os.environ.get("CI") == "true":
            pytest.fail(says)
        pytest.skip(says)


def validated(schema: str, *files: Path) -> None:
    needed(importlib.util.find_spec("check_jsonschema"), "check-jsonschema")
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_workflows_are_valid() -> None:
    validated("vendor.github-workflows", *WORKFLOWS)


def test_issue_forms_are_valid() -> None:
    validated("vendor.github-issue-forms", *(f for f in FORMS.glob("*.yml") if f.stem != "config"))
    validated("vendor.github-issue-config", FORMS / "config.yml")


def test_the_citation_is_valid() -> None:
    validated("vendor.citation-file-format", ROOT / "CITATION.cff")


def test_a_mistake_in_a_workflow_is_noticed(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text("on: push\njobs:\n  one:\n    runs_on: x\n    steps: []\n", "utf-8")
    with pytest.raises(AssertionError, match=r"runs_on|runs-on"):
        validated("vendor.github-workflows", broken)


def test_workflows_are_sound() -> None:
    """By a linter that knows injections, rights that are too wide, and what is not pinned."""
    beside = Path(sys.executable).with_name("zizmor")
    found = str(beside) if beside.exists() else shutil.which("zizmor")
    needed(found, "zizmor")
    done = subprocess.run(
        [str(found), "--offline", "--no-progress", "--persona", "pedantic", *map(str, WORKFLOWS)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_by_its_commit_and_named_by_its_version(path: Path) -> None:
    for line in re.findall(r"uses: (.*)", path.read_text("utf-8")):
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_read_and_each_job_says_what_else_it_may(path: Path) -> None:
    workflow: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 60


def test_pull_requests_from_forks_need_no_secret_and_no_right_to_write() -> None:
    for path in WORKFLOWS:
        text = path.read_text("utf-8")
        triggers = yaml.safe_load(text)[True]
        assert "pull_request_target" not in triggers
        assert "secrets." not in text
        if "pull_request" in triggers:
            assert "write" not in re.sub(r"#.*", "", text)


def test_the_fields_that_links_fill_in_are_those_of_the_form() -> None:
    form = yaml.safe_load((FORMS / FORM).read_text("utf-8"))
    ids = [field.get("id") for field in form["body"]]
    assert ids[1:5] == ["page", "file", "line", "value"]


def test_commands_that_workflows_run_exist() -> None:
    names = {command.name for command in COMMANDS}
    for path in WORKFLOWS:
        for command in re.findall(r"-m casebook ([a-z]+)", path.read_text("utf-8")):
            assert command in names, command
