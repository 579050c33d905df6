"""Access beyond the survey: with the keyboard, in what opens, and with no letter that acts."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import pytest

from browser.measures import CONTROLS
from browser.places import ORGANIZATION, PERSON, Visit
from browser.survey import COLORS, WIDTHS, axe

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PARTS = ("a[href='#content']", "header", "main", "footer")
"""The parts of a page in the order of reading."""


@pytest.fixture
def quiet(visit: Visit) -> Visit:
    """Opens a page of its own, without motion."""
    return partial(visit, reduced_motion="reduce")


def found(page: Page) -> list[str]:
    """What axe finds on the page as it stands, in light colors and in dark ones."""
    complaints = axe(page)
    page.emulate_media(color_scheme="dark")
    complaints += axe(page, COLORS)
    page.emulate_media(color_scheme="light")
    return complaints


def the_menu(page: Page) -> Locator:
    return page.locator("summary", has_text="Menu")


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_in_what_opens(quiet: Visit, width: int) -> None:
    page = quiet(ORGANIZATION, width=width)
    for summary in page.locator("main summary").all()[:2]:
        summary.click()
        assert found(page) == []
        page.keyboard.press("Escape")
    if width < 1000:
        the_menu(page).click()
        assert found(page) == []
        page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    assert found(page) == [], "search before a word"
    for words, told in (("Ada", r"\d+ results?"), ("zzzzqqqq", "[Nn]o")):
        dialog.locator("input:not([type=checkbox])").fill("")
        page.keyboard.type(words)
        dialog.get_by_role("status").filter(has_text=re.compile(told)).wait_for()
        assert found(page) == [], words


def walk(page: Page, steps: int) -> list[int]:
    """Through which parts of the page Tab leads, step by step, until it has left the last one."""
    here = "parts => parts.findIndex(part => document.activeElement.closest(part))"
    places = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        places.append(int(page.evaluate(here, list(PARTS))))
    while places[-1] != len(PARTS) - 1:
        places.pop()
    return places


@pytest.mark.parametrize("width", WIDTHS)
def test_tab_walks_through_the_parts_in_the_order_of_reading(quiet: Visit, width: int) -> None:
    page = quiet(PERSON, width=width)
    shown = page.locator(CONTROLS).locator("visible=true").count()
    places = walk(page, shown)
    assert list(dict.fromkeys(places)) == [0, 1, 2, 3]
    assert places == sorted(places)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_keys_open_the_menu_and_escape_closes_it_and_gives_the_focus_back(
    quiet: Visit, key: str
) -> None:
    page = quiet(PERSON, width=390)
    opened = page.get_by_role("navigation", name="Menu")
    assert not opened.is_visible()
    the_menu(page).focus()
    page.keyboard.press(key)
    opened.wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('nav') !== null")
    page.keyboard.press("Escape")
    opened.wait_for(state="hidden")
    assert the_menu(page).evaluate("it => it === document.activeElement")


def test_keys_open_search_and_escape_closes_it_and_gives_the_focus_back(quiet: Visit) -> None:
    page = quiet(PERSON)
    button = page.get_by_role("button", name="Search")
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    assert button.evaluate("it => it === document.activeElement")


def test_no_letter_does_anything_and_the_slash_can_be_switched_off(visit: Visit) -> None:
    page = visit(PERSON)
    before = page.content()
    for key in "abcdefghijklmnopqrstuvwxyz0123456789.,?;":
        page.keyboard.press(key)
    assert page.content() == before
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    dialog.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    page.keyboard.press("/")
    assert not page.locator("header kbd").is_visible(), "the key is not offered any more"
    assert not dialog.is_visible()
    page.reload()
    assert not page.locator("header kbd").is_visible()
    page.keyboard.press("Control+k")
    dialog.wait_for()
    assert not dialog.get_by_role("checkbox").is_checked()
    dialog.get_by_role("checkbox").check()
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    page.keyboard.press("/")
    dialog.wait_for()
