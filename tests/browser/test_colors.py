"""Light and dark: the system's choice without a script, the reader's own with one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import pytest

from browser.measures import SHIFTED
from browser.places import DISPUTE, ORGANIZATION, Visit, style

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
SHIFT = 0.01
OTHER: dict[Scheme, Scheme] = {"light": "dark", "dark": "light"}


def brightness(color: str) -> float:
    """From 0, black, to 255, white."""
    red, green, blue = map(float, re.findall(r"[\d.]+", color)[:3])
    return 0.299 * red + 0.587 * green + 0.114 * blue


def shown(page: Page) -> Scheme:
    """Which colors the page has once what was asked for is painted; ink and paper agree."""
    page.wait_for_timeout(100)
    body = page.locator("body")
    paper = brightness(style(body, "background-color"))
    ink = brightness(style(body.locator("h1"), "color"))
    assert abs(paper - ink) > 150
    return "light" if paper > ink else "dark"


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_colors_follow_the_system(visit: Visit, scheme: Scheme, scripts: bool) -> None:
    page = visit(DISPUTE, color_scheme=scheme, java_script_enabled=scripts)
    assert shown(page) == scheme


def the_button(page: Page) -> Locator:
    return page.get_by_role("button", name="Dark colors")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_button_tells_and_turns_the_colors_and_the_choice_holds(
    visit: Visit, scheme: Scheme
) -> None:
    page = visit("about/", color_scheme=scheme)
    button = the_button(page)
    assert button.get_attribute("aria-pressed") == str(scheme == "dark").lower()
    button.press("Enter")
    assert shown(page) == OTHER[scheme]
    assert button.get_attribute("aria-pressed") == str(scheme == "light").lower()
    button.press("Space")
    assert shown(page) == scheme
    button.click()
    page.goto(ORGANIZATION)
    assert shown(page) == OTHER[scheme]
    assert float(page.evaluate(SHIFTED)) <= SHIFT, "the page does not change while it is opened"


def test_whoever_goes_back_to_the_colors_of_the_system_follows_it_again(visit: Visit) -> None:
    page = visit("about/", color_scheme="light")
    the_button(page).click()
    the_button(page).click()
    page.emulate_media(color_scheme="dark")
    assert shown(page) == "dark"
    assert the_button(page).get_attribute("aria-pressed") == "true"


def test_a_word_that_is_no_choice_is_none(visit: Visit) -> None:
    page = visit("about/", color_scheme="dark")
    page.evaluate("localStorage.setItem('casebook.scheme', 'plaid')")
    page.reload()
    assert shown(page) == "dark"


def test_where_nothing_may_be_kept_the_button_still_works(visit: Visit) -> None:
    page = visit("about/", color_scheme="light")
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused') }})"
    )
    page.reload()
    the_button(page).click()
    assert shown(page) == "dark"


def test_paper_is_light(visit: Visit) -> None:
    page = visit(DISPUTE, color_scheme="dark")
    page.emulate_media(media="print")
    assert shown(page) == "light"
