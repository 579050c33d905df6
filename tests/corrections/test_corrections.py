"""Corrections: their records, their checks, their pages and the notices on other pages."""

from __future__ import annotations

import pytest

from casebook.pages.page import Page
from casebook.pages.text import Link
from casebook.records.dates import Date
from pages.models import every, made, words
from projects import ALLIANCE, LETTER, Project

FILE = "data/corrections/2004-03-01-members.yml"
CORRECTION = """name: Members of the Alliance
description: The count of members was given under the wrong year
date: 2004-03-01
what: The page gave the count of 2002 for [[organizations/example-alliance]].
why: A line of the table was skipped. A reader noticed it.
records:
  - organizations/example-alliance
  - statements/chapter-letter-2003-05-02#use-of-funds
"""
WITHDRAWN = """withdrawn: statements/alliance-answer-2003-05-03#number-of-chairs
"""


@pytest.fixture
def corrected(uncorrected: Project) -> Project:
    """The small casebook with one correction."""
    uncorrected.write(FILE, CORRECTION)
    return uncorrected


def pages(project: Project) -> dict[str, Page]:
    """The pages of ``project`` by their addresses."""
    return {page.address: page for page in made(project).pages()}


def links(page: Page) -> set[str]:
    """What a page links to."""
    return {link.address for link in every(page, Link)}


def test_there_may_be_none(uncorrected: Project) -> None:
    assert uncorrected.problems() == []
    assert "corrections/" in pages(uncorrected)


def test_its_page_says_when_what_why_and_where(corrected: Project) -> None:
    page = pages(corrected)["corrections/2004-03-01-members/"]
    text = words(page)
    assert Date.parse("2004-03-01").display in text
    assert "The page gave the count of 2002 for" in text
    assert "A line of the table was skipped." in text
    assert {
        "organizations/example-alliance/",
        "statements/chapter-letter-2003-05-02/#use-of-funds",
    } <= links(page)


def test_the_pages_concerned_have_a_notice_and_no_others(corrected: Project) -> None:
    noticed = {address for address, page in pages(corrected).items() if page.notice}
    assert noticed == {"organizations/example-alliance/", "statements/chapter-letter-2003-05-02/"}
    page = pages(corrected)["organizations/example-alliance/"]
    assert "corrections/2004-03-01-members/" in {link.address for link in every(page.notice, Link)}


def test_the_address_of_a_part_that_is_withdrawn_leads_to_the_notice(corrected: Project) -> None:
    corrected.write(FILE, CORRECTION + WITHDRAWN)
    assert corrected.problems() == []
    page = pages(corrected)["statements/alliance-answer-2003-05-03/"]
    assert "number-of-chairs" in page.anchors
    assert "No longer here:  Number of chairs" in words(page.notice)


def test_the_list_has_the_newest_first(corrected: Project) -> None:
    for number in ("2004-02-29", "2004-04-01"):
        text = CORRECTION.replace("2004-03-01", number).replace("name: Mem", f"name: {number}, mem")
        corrected.write(f"data/corrections/{number}-other.yml", text)
    assert corrected.problems() == []
    text = words(pages(corrected)["corrections/"])
    order = [text.index(name) for name in ("2004-04-01, mem", "Members of", "2004-02-29, mem")]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            ("date: 2004-03-01", "date: 2004-03"),
            "3:7: 2004-03 is not one day. Write the day of the correction, as in 2026-11-23.",
        ),
        (
            ("date: 2004-03-01", "date: 2004-03-02"),
            "3:7: The file of this correction is not named after its date, 2004-03-02. Rename it "
            "to data/corrections/2004-03-02-members.yml, or correct the date.",
        ),
        (
            ("  - organizations/example-alliance\n", "  - organizations/example-aliance\n"),
            "7:5: There is no record organizations/example-aliance. Did you mean "
            "organizations/example-alliance?",
        ),
        (
            ("records:\n  - organizations/example-alliance\n  - statements/"
             "chapter-letter-2003-05-02#use-of-funds\n", ""),
            "1:1: This correction names no record. Add records: with what was corrected, or "
            "withdrawn: with the parts that are gone.",
        ),
        (
            ("records:\n", "withdrawn: statements/chapter-letter-2003-05-02#departure\nrecords:\n"),
            "6:12: statements/chapter-letter-2003-05-02#departure is said to be withdrawn, and it "
            "is still there. Name it under records: if it was corrected, or delete it from its "
            "record.",
        ),
        (
            ("records:\n", "withdrawn: statements/no-letter#departure\nrecords:\n"),
            "6:12: There is no record statements/no-letter. Name a part of a record that there is, "
            "or leave a tombstone in data/statements/no-letter.yml.",
        ),
        (
            ("records:\n", "withdrawn: people/ada-sample#prize\nrecords:\n"),
            "6:12: people/ada-sample has moved. Write people/ada-example#prize here.",
        ),
    ],
    ids=["month", "name", "unknown", "nothing", "still there", "of nothing", "moved"],
)  # fmt: skip
def test_a_mistake_in_a_correction_is_told(
    corrected: Project, change: tuple[str, str], told: str
) -> None:
    corrected.change(FILE, *change)
    assert corrected.problems() == [f"{FILE}:{told}"]


def test_a_record_may_lead_to_the_correction_that_withdrew_it(corrected: Project) -> None:
    corrected.write("data/topics/old-rule.yml", "moved_to: corrections/2004-03-01-members\n")
    assert corrected.problems() == []
    redirects = {each.address: each.target for each in made(corrected).redirects()}
    assert redirects["topics/old-rule/"] == "corrections/2004-03-01-members/"


def test_two_corrections_may_have_names_that_are_alike(corrected: Project) -> None:
    other = CORRECTION.replace("name: Members", "name: Member").replace("2004-03-01", "2004-03-02")
    corrected.write("data/corrections/2004-03-02-member.yml", other)
    assert corrected.problems() == []


def test_a_broken_record_makes_no_second_problem(corrected: Project) -> None:
    corrected.write(FILE, CORRECTION + "withdrawn: statements/alliance-answer-2003-05-03#x\n")
    corrected.change(LETTER, "form: statement", "form: statment")
    corrected.change(ALLIANCE, "form: organization", "form: organisation")
    assert len([told for told in corrected.problems() if told.startswith(FILE)]) == 0
