"""In an edition: who asks is told whether the record has changed since; else nothing is fetched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from builds import build
from casebook.editions import FOLDER, MARK
from changes.releases import released
from documents import BuiltSite
from once import once, run_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def with_an_edition(folder: Path) -> None:
    """The site of today, with one that is marked as its edition v1.0 inside."""
    made = released(folder / "project", removed=False)
    build(made, folder / "site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CASEBOOK_EDITION", "v1.0")
        inside = build(made, folder / "edition")
    assert (inside.folder / MARK).read_text("utf-8") == "v1.0\n"
    (folder / "site" / FOLDER).mkdir()
    inside.folder.rename(folder / "site" / FOLDER / "v1.0")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = run_folder(tmp_path_factory)
    return BuiltSite(once(folder / "with-an-edition", with_an_edition) / "site")


@pytest.fixture
def page(browser: Browser, host: Callable[[Path], str], site: BuiltSite) -> Page:
    return browser.new_page(base_url=host(site.folder))


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("people/ada-example", "This page has changed in 3 places since v1.0."),
        ("people/ben-sample", "We found no change to this page since v1.0."),
    ],
)
def test_who_asks_is_told(page: Page, record: str, said: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{FOLDER}/v1.0/{record}/")
    assert not any("changes.json" in url for url in asked)
    page.get_by_role("link", name="see what has changed since").click()
    page.get_by_text(said).wait_for()
    assert page.get_by_role("status").inner_text() == said


def test_where_nobody_can_tell_the_link_leads_to_all_changes(page: Page) -> None:
    page.route("**/changes.json", lambda route: route.abort())
    page.goto(f"{FOLDER}/v1.0/people/ada-example/")
    page.get_by_role("link", name="see what has changed since").click()
    page.wait_for_url("**/changes/after-v1.0/")
    assert page.locator("h1").inner_text() == "Changes: v1.0 to v1.1"


def test_the_page_of_today_is_one_click_away(page: Page) -> None:
    page.goto(f"{FOLDER}/v1.0/people/ada-example/")
    page.get_by_role("link", name="Read today's page").click()
    page.wait_for_url("**/people/ada-example/")
    assert FOLDER not in page.url
