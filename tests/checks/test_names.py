"""Names that look like one name are told; names that differ in what counts are not."""

from __future__ import annotations

import pytest

from projects import BEN, MEETING, Project, called

OTHERS = [
    ("Democratic Convention, August 2020", "Democratic Convention, August 2024"),
    ("Election of the Chair, January 3, 2021", "Election of the Chair, January 4, 2021"),
    ("Filing, June 3, 2020", "Filing, July 3, 2020"),
    ("Introduction of H.R. 676", "Introduction of H.R. 1384"),
    ("Congress of Examples I", "Congress of Examples II"),
    ("Filing in Maine, 2020", "Filing in Iowa, 2020"),
    ("Vote of the Chapter on the Alliance", "Vote of the Alliance on the Chapter"),
]
ALIKE = [
    ("Democratic Convention, August 2020", "Democratic Conventions, August 2020"),
    ("Introduction of H.R. 676", "Introduction of H.R. 676"),
    ("Café Meeting", "cafe meeting"),
]


def names(project: Project, one: str, other: str) -> list[str]:
    """What is told where two events have these names."""
    project.change(MEETING, f"name: {called(MEETING)}", f"name: {one}")
    text = project.text(MEETING).partition("disputes:")[0].replace(one, other)
    project.write("data/events/another.yml", text)
    return project.problems(["names"])


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_a_number_a_day_or_the_order_of_words_makes_another_name(
    project: Project, one: str, other: str
) -> None:
    assert names(project, one, other) == []


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_a_letter_makes_none(project: Project, one: str, other: str) -> None:
    assert len(names(project, one, other)) == 1


def test_records_that_refer_to_each_other_are_known_to_be_two(project: Project) -> None:
    project.change(BEN, "name: Ben Sample", "name: Ada Exampel")
    assert len(project.problems(["names"])) == 1
    project.write(BEN, project.text(BEN) + "see: people/ada-example\n")
    assert project.problems(["names"]) == []


def test_a_handle_is_another_one_by_a_letter(project: Project) -> None:
    ada = "data/people/ada-example.yml"
    project.change(ada, "description: Founder", 'aliases: "@bensampl"\ndescription: Founder')
    assert project.problems(["names"]) == []


@pytest.mark.parametrize(
    "name",
    [
        "USA Today",
        "Iraq Veterans Against the War",
        "Foreign Corrupt Practices Act",
        "Anthony Bitter",
        'Henry "Hank" Sample',
    ],
)
@pytest.mark.parametrize("text", ["{}", "Friend of {}", "Friend of [[people/ben-sample|{}]]"])
def test_what_somebody_is_called_is_nobodys_judgment(
    project: Project, name: str, text: str
) -> None:
    """In the name itself, in a heading and in a sentence, with a link and without."""
    project.change(BEN, "name: Ben Sample", f"name: '{name}'")
    place = "cite: sources/example-paper-2003-05-06#p3\nborn"
    said = text.format(name)
    head = f"description: {said}\n" if "[[" not in text else "description: Friend of many\n"
    old = next(line for line in project.text(BEN).splitlines() if line.startswith("description"))
    project.change(BEN, f"{old}\n", head)
    sentence = f"summary:\n  - text: 'This is {said}.'\n    cite: {place[6:-5]}\n"
    project.change(BEN, "born:", f"{sentence}born:")
    assert project.problems(["words", "headings", "headings-quote"]) == []


@pytest.mark.parametrize(
    "text",
    ["Reporter at USA Today", "Veteran of the Vietnam War", "Member of the Labour Party"],
)
def test_a_word_in_a_name_that_has_no_record_judges_nobody(project: Project, text: str) -> None:
    project.change(BEN, "description: ", f"description: {text}; ")
    assert project.problems(["words", "american", "headings"]) == []


@pytest.mark.parametrize("text", ["Claimed to be a reporter", "Reporter in a war", "a labour man"])
def test_a_word_that_is_no_name_is_told(project: Project, text: str) -> None:
    project.change(BEN, "description: ", f"description: {text}; ")
    assert len(project.problems(["words", "american", "headings"])) == 1
