"""A folder that is missing is one problem: what follows from it would only mislead."""

from __future__ import annotations

import shutil

import pytest

from casebook.checks.folders import MANY
from projects import Project

BACK = "Bring the folder back, as with: git checkout --"


def told(project: Project) -> list[str]:
    problems = project.take_in().problems
    assert {problem.check for problem in problems} == {"folders"}
    return [str(problem) for problem in problems]


@pytest.mark.parametrize("folder", ["seeds", "data/sources"])
def test_a_missing_folder_is_one_problem(project: Project, folder: str) -> None:
    shutil.rmtree(project.root / folder)
    (problem,) = told(project)
    assert problem.startswith(f"{folder}:1:1: Nothing is in the folder {folder}, and ")
    assert problem.endswith(f" references need it. {BACK} {folder}")


def test_a_folder_that_few_records_name_is_told_by_its_records(project: Project) -> None:
    """A record that is named in more than a few places is told once; see checks/test_links.py."""
    shutil.rmtree(project.root / "data/topics")
    problems = project.take_in(["references"]).problems
    assert 0 < len(problems) < MANY
    assert {problem.check for problem in problems} == {"references"}
    assert "places name topics/sample-rule, and it is gone." in str(problems[0])
    assert project.problems(["folders"]) == []


def test_without_data_only_that_is_told(project: Project) -> None:
    shutil.rmtree(project.root / "data")
    assert project.problems() == [
        "data:1:1: There is no folder data. Records are files such as data/people/jane-doe.yml."
    ]
