"""Days that are right, however they look beside the readings."""

from __future__ import annotations

from projects import CORRECTION, MEETING, Project

CHECKS = ["days", "readings", "dates"]


def test_a_correction_may_come_years_after_the_last_reading(project: Project) -> None:
    project.change(CORRECTION, "date: 2004-03-01", "date: 2007-01-15")
    assert project.problems(CHECKS) == []


def test_what_is_called_by_a_year_is_not_dated_by_it(project: Project) -> None:
    project.change(MEETING, "name: Meeting of May 1 and 2, 2003", "name: Launch of Project 2025")
    assert project.problems(CHECKS) == []


def test_an_old_review_does_not_blame_the_readings(project: Project) -> None:
    ada = "data/people/ada-example.yml"
    project.change(ada, "  on: 2004-02-03", "  on: 1026-02-03")
    (problem,) = project.problems(CHECKS)
    assert problem.startswith(ada)
