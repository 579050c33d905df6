"""Problems: their order, their text, and their escaping where a machine reads them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.problems import Format, Problem, count, in_order, report, visible

NUMBERS = st.integers(1, 10**6)
PROBLEMS = st.builds(Problem, st.text(), NUMBERS, NUMBERS, st.text(), st.text(), st.text())


def test_a_problem_reads_as_place_message_and_remedy() -> None:
    problem = Problem("data/people/a.yml", 7, 9, "This is wrong.", "Do that.", "keys")
    assert str(problem) == "data/people/a.yml:7:9: This is wrong. Do that."


def test_a_problem_without_a_remedy_ends_with_its_message() -> None:
    assert str(Problem("a", 1, 1, "This is wrong.", "", "keys")) == "a:1:1: This is wrong."


@given(st.lists(PROBLEMS))
def test_problems_are_sorted_by_place_and_told_once(problems: list[Problem]) -> None:
    found = in_order([*problems, *problems])
    assert set(found) == set(problems)
    assert len(found) == len(set(problems))
    places = [(problem.file, problem.line, problem.column) for problem in found]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ([], "0 problems in 0 files."),
        (["a"], "1 problem in 1 file."),
        (["a", "a"], "2 problems in 1 file."),
        (["a", "b", "a"], "3 problems in 2 files."),
    ],
)
def test_the_closing_line_counts_problems_and_files(files: list[str], told: str) -> None:
    assert count([Problem(file, 1, 1, "m", "r", "c") for file in files]) == told


def test_an_annotation_escapes_what_would_end_it() -> None:
    problem = Problem(
        "a,b:c%d\ne.yml", 2, 3, "50% is\nwrong, so: there.", "Correct\r\nit.", "x:y,z"
    )
    assert report([problem], Format.GITHUB) == (
        "::error file=a%2Cb%3Ac%25d\\ne.yml,line=2,col=3,title=x%3Ay%2Cz"
        "::50%25 is%0Awrong, so: there. Correct%0D%0Ait."
    )


@given(PROBLEMS)
def test_an_annotation_is_one_line_that_can_be_read_back(problem: Problem) -> None:
    line = report([problem], Format.GITHUB)
    assert "\n" not in line
    assert "\r" not in line
    _, properties, data = line.split("::", 2)
    found = dict(pair.split("=", 1) for pair in properties.removeprefix("error ").split(","))
    assert unescaped(found["file"]) == visible(problem.file)
    assert unescaped(found["title"]) == problem.check
    assert (int(found["line"]), int(found["col"])) == (problem.line, problem.column)
    assert unescaped(data) == f"{problem.message} {problem.remedy}".rstrip()


def unescaped(text: str) -> str:
    """``text`` as GitHub reads it: the percent sign last, or what it makes would be read again."""
    for code, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, sign)
    return text


@given(st.lists(PROBLEMS))
def test_json_gives_every_field_back(problems: list[Problem]) -> None:
    read = json.loads(report(problems, Format.JSON))
    assert [Problem(**each) for each in read] == problems
