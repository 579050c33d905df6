"""The table of statements: narrowed, sorted, shared by its address, taken away as it is shown."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from browser.places import Visit
from casebook.catalog.ledger import Utterance, accuses, by_date
from casebook.intake import take_in
from documents import BuiltSite
from projects import EXAMPLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route

CHAPTER = "organizations/example-chapter"
MANY = 10_000
DRAWN = 50
"""Rows that a browser draws at a time, however many there are."""


def said(fits: Callable[[Utterance], bool] = lambda _: True) -> list[str]:
    """The ids of the statements that fit, in order of time."""
    return [
        str(u.ref) for u in sorted(take_in(EXAMPLE).casebook.ledger.listed, key=by_date) if fits(u)
    ]


def rows(page: Page) -> list[str]:
    """The ids of what the table shows."""
    found: list[str] = page.locator("main tbody tr:visible").evaluate_all(
        "rows => rows.map(row => row.dataset.of)"
    )
    return found


def ready(page: Page) -> Page:
    page.get_by_role("button", name="Show all").wait_for()
    return page


def by_chapter(utterance: Utterance) -> bool:
    return str(utterance.speaker) == CHAPTER


def test_a_choice_narrows_the_table_and_stays_in_the_address(visit: Visit) -> None:
    page = ready(visit("statements/"))
    assert rows(page) == said()
    page.get_by_label("Who", exact=True).select_option(CHAPTER)
    assert rows(page) == said(by_chapter)
    assert parse_qs(urlsplit(page.url).query) == {"speaker": [CHAPTER]}
    told = f"Showing {len(said(by_chapter))} of {len(said())}"
    assert page.get_by_role("status").inner_text() == told
    page.get_by_label("Type", exact=True).select_option("accusation")
    page.get_by_label("Reply", exact=True).select_option("none")
    assert rows(page) == ["statements/chapter-letter-2003-05-02#use-of-funds"]
    page.get_by_role("button", name="Show all").click()
    assert rows(page) == said()
    assert urlsplit(page.url).query == ""


def test_each_choice_tells_how_many_it_leaves(visit: Visit) -> None:
    page = ready(visit("statements/?type=accusation"))
    listed = take_in(EXAMPLE).casebook.ledger.listed
    speakers = Counter(str(u.speaker) for u in listed if accuses(u))
    options = page.get_by_label("Who", exact=True).locator("option")
    told = {option.get_attribute("value"): option.inner_text() for option in options.all()}
    assert told.pop("") == "all"
    assert {id_: int(words.rpartition("(")[2][:-1]) for id_, words in told.items()} == speakers


def test_an_address_that_was_shared_shows_the_same(visit: Visit) -> None:
    page = ready(visit(f"statements/?speaker={CHAPTER}&topic=topics/sample-rule&sort=-date"))
    assert rows(page) == ["statements/chapter-letter-2003-05-02#missing-minutes"]
    assert page.get_by_label("Who", exact=True).input_value() == CHAPTER
    page.goto("statements/?speaker=people/nobody")
    assert rows(ready(page)) == []
    assert page.get_by_label("Who", exact=True).input_value() == "people/nobody"


def test_a_column_sorts_one_way_and_then_the_other(visit: Visit) -> None:
    page = ready(visit("statements/"))
    head = page.get_by_role("columnheader", name="Who")
    head.get_by_role("button").press("Enter")
    speakers = page.locator("main tbody tr td:nth-child(2)")
    first = speakers.all_inner_texts()
    assert head.get_attribute("aria-sort") == "ascending"
    assert sorted(rows(page)) == sorted(said())
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert speakers.all_inner_texts() != first
    assert parse_qs(urlsplit(page.url).query) == {"sort": ["-speaker"]}
    page.get_by_role("columnheader", name="Date").get_by_role("button").click()
    assert rows(page) == said()
    assert urlsplit(page.url).query == ""


def test_on_a_phone_it_can_be_sorted_too(visit: Visit) -> None:
    page = ready(visit("statements/", width=390, height=844))
    page.get_by_label("Sort").select_option("-date")
    assert rows(page)[0] != said()[0]
    assert sorted(rows(page)) == sorted(said())
    assert parse_qs(urlsplit(page.url).query) == {"sort": ["-date"]}


def test_what_is_shown_can_be_taken_away_with_its_replies(visit: Visit, small: BuiltSite) -> None:
    page = ready(visit("statements/?type=accusation"))
    shown = rows(page)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download what is shown").click()
    assert waiting.value.suggested_filename == "statements.csv"
    assert Path(waiting.value.path()).read_bytes().startswith(b"\xef\xbb\xbf")
    text = Path(waiting.value.path()).read_text("utf-8-sig")
    taken = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["id"] for row in taken] == shown
    assert all(row["reply_words"] for row in taken)
    whole = (small.folder / "data/statements.csv").read_text("utf-8-sig")
    every = {row["id"]: row for row in csv.DictReader(io.StringIO(whole, newline=""))}
    assert taken == [every[row["id"]] for row in taken]


def test_of_many_only_a_few_are_drawn_and_all_are_narrowed(visit: Visit, small: BuiltSite) -> None:
    head, *lines = (small.folder / "data/statements.csv").read_bytes().splitlines(keepends=True)
    count = len(lines)
    more = [
        line.replace(b"statements/", f"statements/{number}-".encode(), 1)
        for number in range(MANY // count)
        for line in lines
    ]

    def many(route: Route) -> None:
        route.fulfill(body=b"".join([head, *more]), content_type="text/csv")

    page = visit("about/")
    page.route("**/data/statements.csv", many)
    page.goto("statements/")
    ready(page)
    assert len(rows(page)) == DRAWN
    told = page.get_by_role("status").inner_text()
    assert told == f"Showing {DRAWN} of {len(more)}"
    page.get_by_role("button", name=f"Show {DRAWN} more").click()
    assert len(rows(page)) == 2 * DRAWN
    page.get_by_label("Who", exact=True).select_option(CHAPTER)
    left = len(said(by_chapter)) * (MANY // count)
    told = page.get_by_role("status").inner_text()
    assert told == f"Showing {DRAWN} of {left} that fit, of {len(more)} in all"
    page.locator("main tbody tr").nth(DRAWN - 1).wait_for()
    assert len(rows(page)) == DRAWN, "those that follow too, and none twice"
    first = page.locator("main tbody tr").first
    assert "Sampletown Chapter" in first.inner_text()
    assert "¶" in first.inner_text()


def test_without_scripts_all_is_there_and_nothing_that_would_not_work(visit: Visit) -> None:
    page = visit("statements/", java_script_enabled=False)
    assert rows(page) == said()
    assert page.locator("main select:visible").count() == 0
    assert page.locator("main thead button").count() == 0


def test_where_the_file_does_not_come_the_table_stays(visit: Visit) -> None:
    page = visit("about/")
    page.route("**/data/statements.csv", lambda route: route.abort())
    page.goto("statements/")
    page.locator("form.filters").wait_for(state="detached")
    assert rows(page) == said()
