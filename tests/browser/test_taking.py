"""What people take away: each gets it in two clicks from the foot of a page."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import rispy

from browser.places import PERSON, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page


def foot(page: Page, name: str) -> None:
    page.locator("footer").get_by_role("link", name=name, exact=True).click()
    page.wait_for_load_state()


def test_a_data_journalist_gets_a_spreadsheet(visit: Visit) -> None:
    page = visit("")
    foot(page, "Data")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="statements.csv", exact=True).click()
    text = Path(waiting.value.path()).read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert {"speaker_name", "gist", "reply_words", "originals"} <= set(rows[0])


def test_whoever_asks_in_sql_gets_a_database(visit: Visit, tmp_path: Path) -> None:
    page = visit("")
    foot(page, "Data")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="casebook.sqlite").click()
    waiting.value.save_as(tmp_path / "casebook.sqlite")
    with closing(sqlite3.connect(tmp_path / "casebook.sqlite")) as held:
        assert held.execute("SELECT count(*) FROM accusations").fetchone() > (0,)


def test_a_developer_gets_the_record_of_a_page(visit: Visit) -> None:
    page = visit(PERSON)
    address = page.locator("footer").get_by_role("link", name="Data of this page (JSON)")
    record = json.loads(page.request.get(str(address.evaluate("it => it.href"))).text())
    assert record["name"] == "Ada Example"
    everything = json.loads(page.request.get(record_list(page)).text())
    assert record in everything["records"]


def record_list(page: Page) -> str:
    """The address of all people, which the page on data leads to."""
    foot(page, "Data")
    link = page.locator("main").get_by_role("link", name="People", exact=True)
    return str(link.evaluate("it => it.href"))


def test_a_student_gets_a_reference(visit: Visit) -> None:
    page = visit(PERSON)
    page.locator("footer").get_by_role("link", name="Back to top").wait_for()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="RIS", exact=True).first.click()
    (work,) = rispy.loads(Path(waiting.value.path()).read_text("utf-8"))
    assert "Ada Example" in json.dumps(work)


def test_an_editor_gets_a_statement_with_its_reply_to_paste(visit: Visit) -> None:
    page = visit("")
    foot(page, "Statements")
    row = page.locator("tr[data-of$='#missing-minutes']")
    row.get_by_role("link", name="Quote", exact=True).click()
    page.wait_for_load_state()
    text = page.locator("#missing-minutes").get_by_label("HTML").input_value()
    assert "had kept no minutes" in text
    assert "minutes lay open in its office" in text
    assert "<blockquote cite=" in text


def test_a_page_can_be_copied_as_markdown(visit: Visit) -> None:
    page = visit(PERSON)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy this page as Markdown").click()
    page.get_by_role("button", name="Copied").first.wait_for()
    text = page.evaluate("navigator.clipboard.readText()")
    assert "# Ada Example" in text
    assert "index.md#p" in text


def test_without_scripts_the_markdown_is_a_link(visit: Visit) -> None:
    page = visit(PERSON, java_script_enabled=False)
    link = page.get_by_role("link", name="Markdown", exact=True)
    assert "# Ada Example" in page.request.get(str(link.evaluate("it => it.href"))).text()
