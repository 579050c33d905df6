"""Works: what a citation tells of a page or a source, and that it tells no more than is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.catalog.casebook import Casebook
from casebook.citing.works import Imprint, date_parts, original_work, page_work
from casebook.intake import take_in
from casebook.records.dates import Date
from casebook.records.references import Ref
from casebook.records.sources import Source
from projects import ADA, EXAMPLE, PAPER, Project

IMPRINT = Imprint("The Example Casebook", "https://casebook.example/")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2021-02-12", ((2021, 2, 12),)),
        ("2021-02", ((2021, 2),)),
        ("2021", ((2021,),)),
        ("2021-02~", ((2021, 2),)),
        ("2021-02-XX", ((2021, 2),)),
        ("2020-23", ((2020,),)),
        ("202X", ()),
        ("2020-12/2021-01", ((2020, 12), (2021, 1))),
        ("2020-12/..", ()),
    ],
)
def test_a_date_is_no_finer_than_it_is_known(text: str, parts: tuple[tuple[int, ...], ...]) -> None:
    assert date_parts(Date.parse(text)) == parts


@given(st.dates())
def test_a_day_stays_that_day(day: object) -> None:
    (parts,) = date_parts(Date.parse(str(day)))
    assert "-".join(f"{part:02}" for part in (f"{parts[0]:04}", *parts[1:])) == str(day)


def test_nothing_is_dated_where_nothing_is_known() -> None:
    assert date_parts(None) == ()


def casebook(project: Project) -> Casebook:
    return project.take_in().casebook


def test_a_page_is_dated_by_its_check_and_else_by_the_newest_reading(project: Project) -> None:
    ref = Ref("people", "ada-example")
    before = casebook(project)
    found = before.updated
    record = before.catalog.records[ref].record
    assert page_work(ref, record, IMPRINT, found).issued == date_parts(
        record.checked.on if record.checked else found
    )
    project.change(ADA, "2004-02-03", "2010-04-05")
    checked = casebook(project).catalog.records[ref].record
    assert page_work(ref, checked, IMPRINT, found).issued == ((2010, 4, 5),)


def test_a_page_names_no_author_and_has_an_address_only_where_the_site_has_one() -> None:
    ref = Ref("people", "ada-example")
    record = take_in(EXAMPLE).casebook.catalog.records[ref].record
    work = page_work(ref, record, IMPRINT, None)
    assert (work.authors, work.url) == ((), "https://casebook.example/people/ada-example/")
    assert page_work(ref, record, Imprint("A Casebook"), None).url == ""


def test_the_original_of_a_source_is_cited_by_its_own_title_and_address() -> None:
    ref = Ref("sources", PAPER.rpartition("/")[2].removesuffix(".yml"))
    source = take_in(EXAMPLE).casebook.catalog.get(ref, Source)
    assert source
    work = original_work(ref, source)
    assert (work.title, work.url) == (source.title, source.url)
    assert len(work.authors) == len(source.authors)


def test_an_original_without_a_date_is_cited_with_the_day_on_which_it_was_read(
    project: Project,
) -> None:
    ref = Ref("sources", PAPER.rpartition("/")[2].removesuffix(".yml"))
    project.change(PAPER, "date: 2003-05-06\n", "")
    source = casebook(project).catalog.get(ref, Source)
    assert source
    work = original_work(ref, source)
    assert (work.issued, work.accessed) == ((), (2004, 1, 2))


def test_a_record_or_book_is_part_of_nothing(project: Project) -> None:
    ref = Ref("sources", PAPER.rpartition("/")[2].removesuffix(".yml"))
    project.change(PAPER, "medium: article", "medium: record")
    source = casebook(project).catalog.get(ref, Source)
    assert source
    work = original_work(ref, source)
    assert (work.container, work.publisher) == ("", "Example Paper")


@pytest.mark.parametrize(
    ("medium", "genre"), [("press release", "Press release"), ("video", "Video"), ("article", "")]
)
def test_what_its_type_does_not_tell_is_named(project: Project, medium: str, genre: str) -> None:
    ref = Ref("sources", PAPER.rpartition("/")[2].removesuffix(".yml"))
    project.change(PAPER, "medium: article", f"medium: {medium}")
    source = casebook(project).catalog.get(ref, Source)
    assert source
    assert original_work(ref, source).genre == genre
