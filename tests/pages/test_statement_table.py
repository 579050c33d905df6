"""The table of statements as a page: on one page, or on one a year and nothing lost."""

from __future__ import annotations

from pathlib import Path

from bench.casebooks import write_casebook
from casebook.intake import take_in
from casebook.pages.blocks import Table
from casebook.pages.composer import Settings
from casebook.pages.page import Page
from casebook.pages.site import Site, site
from casebook.pages.statement_table import COLUMNS, FIRST, statement_pages


def tables(page: Page) -> list[Table]:
    return [block for s in page.sections for block in s.blocks if isinstance(block, Table)]


def shown(page: Page) -> list[str]:
    return [line.of for table in tables(page) for line in table.lines]


def test_few_stand_on_one_page(small_pages: Site) -> None:
    (page,) = statement_pages(small_pages.composer)
    listed = {str(u.ref) for u in small_pages.casebook.ledger.listed}
    assert set(shown(page)) == listed
    (table,) = tables(page)
    assert table.total == len(listed)
    assert all(len(line.cells) == len(COLUMNS) for line in table.lines)


def test_many_stand_on_a_page_a_year_and_none_is_lost(tmp_path: Path) -> None:
    write_casebook(tmp_path, 300, 4)
    casebook = take_in(tmp_path).casebook
    first, *years = statement_pages(site(casebook, Settings()).composer)
    listed = [str(u.ref) for u in casebook.ledger.listed]
    assert len(shown(first)) == FIRST
    assert tables(first)[0].total == len(listed)
    told = [id_ for page in years for id_ in shown(page)]
    assert sorted(told) == sorted(listed)
    assert told[:FIRST] == shown(first)
    assert all(page.address.startswith("statements/index/") for page in years)
    for page in years:
        (table,) = tables(page)
        assert not table.file, "What a script narrows is the whole, on the first page"
