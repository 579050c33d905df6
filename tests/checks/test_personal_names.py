"""Names of people that are right, however unlike each other they are."""

from __future__ import annotations

import pytest

from projects import ADA, PAPER, Project


@pytest.mark.parametrize(
    "name",
    [
        "Sammy Sample Jr.",
        "Sammy Sample, Jr.",
        "Sammy Sample III",
        "MC Sample",
        "bell sample",
        "Ludwig van Sample",
        "Sam O’Sample-Example",
        "Samuel “Sam” Sample",
        "Sample",
        "Анна Образец",
        "عادة مثال",
        "山田 太郎",
        "J. R. Sample",
        "Todo Kazuya",
        "Sen Katayama",
        "Watchman Nee",
    ],
)
def test_a_right_name_is_taken(project: Project, name: str) -> None:
    project.change(ADA, "name: Ada Example", f"name: {name}")
    assert project.problems(["persons", "stand-ins", "named"]) == []


@pytest.mark.parametrize(
    "author",
    [
        "AFL-CIO",
        "U.S. House of Representatives",
        "J. R. Sample",
        "Dr. Seuss",
        "Sen Gupta, Amit",
        "TIME Staff",
    ],
)
def test_a_right_author_is_taken(project: Project, author: str) -> None:
    project.change(
        PAPER, "publisher: Example Paper", f'publisher: Example Paper\nauthors: "{author}"'
    )
    assert project.problems(["authors"]) == []


@pytest.mark.parametrize("name", ['"?"', "N/A", "TODO", "null"])
def test_what_is_no_name_is_told_once(project: Project, name: str) -> None:
    project.change(ADA, "name: Ada Example", f"name: {name}")
    assert len(project.problems(["persons", "stand-ins", "named"])) == 1
