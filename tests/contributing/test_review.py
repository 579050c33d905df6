"""The review of a change: it is told by the engine from before it, whatever the change contains."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from changes.commitments import changed, seeds, there
from changes.repositories import Repository, repository
from projects import ROOT, copy_of_site

LIES = 'print("Nothing has changed for readers.")\nraise SystemExit(0)\n'


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A folder as the forge has it: in ``change`` the state after a change, with its history."""
    if not (shutil.which("git") and shutil.which("bash")):
        pytest.skip("needs git and bash")
    own = repository(copy_of_site(tmp_path / "change").root)
    own.commit("v1.0")
    return tmp_path


def review(workspace: Path) -> tuple[int, str, str]:
    """The steps of the job: the last status, what they print, and the summary."""
    job: dict[str, Any] = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text("utf-8"))
    summary = workspace / "summary.md"
    environment = {
        "PATH": os.environ["PATH"],
        "GITHUB_STEP_SUMMARY": str(summary),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    status, printed = 0, ""
    for step in job["jobs"]["review"]["steps"]:
        if "run" not in step:
            continue
        if "make " in step["run"]:  # the packages are those of this environment
            python = workspace / "base" / ".venv" / "bin" / "python"
            python.parent.mkdir(parents=True)
            python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
            python.chmod(0o755)
            continue
        base = {"BASE": "v1.0"} if "BASE" in step.get("env", {}) else {}
        done = subprocess.run(
            ["bash", "-e", "-c", step["run"]],
            cwd=workspace,
            env={**environment, **base},
            capture_output=True,
            text=True,
            check=False,
        )
        status, printed = done.returncode, printed + done.stdout + done.stderr
    return status, printed, summary.read_text("utf-8") if summary.exists() else ""


def test_a_change_cannot_silence_what_names_a_forged_commitment(workspace: Path) -> None:
    own = Repository(workspace / "change")
    forged = changed(("Thirty guests", "Forty guests"))
    for file, _, content in seeds(forged):
        own.write(file, content)
    for file in ("hooks/casebook/commands/diff.py", "hooks/casebook/commands/guard.py"):
        own.write(file, LIES)
    own.write("sitecustomize.py", LIES)
    own.write("hooks/sitecustomize.py", LIES)
    own.write(".gitattributes", "seeds export-ignore\nseeds/* export-ignore\n")
    own.commit()
    status, printed, summary = review(workspace)
    assert status == 1
    assert f"is now {forged.commitment.root.hex()} (" in printed
    assert "It was published in v1.0." in printed
    assert f"is now {forged.commitment.root.hex()} " in summary.replace("\\", "")
    heading, command = "## To be confirmed with the text, by a person", "casebook verify TEXT"
    assert f"{heading}\n\n- `{command} --source {there()[0]}`" in summary


def test_a_change_without_evidence_asks_nobody_for_the_text(workspace: Path) -> None:
    own = Repository(workspace / "change")
    own.change("data/people/ben-sample.yml", "  date: 1960", "  date: 1960~")
    own.commit()
    status, printed, summary = review(workspace)
    assert status == 1
    assert "was published in v1.0" in printed
    assert "What readers will see" in summary
    assert "confirmed with the text" not in summary + printed


def test_a_change_of_nothing_passes(workspace: Path) -> None:
    Repository(workspace / "change").commit()
    status, printed, summary = review(workspace)
    assert (status, printed.strip()) == (0, "")
    assert summary == "Nothing has changed for readers.\n"
