"""Layout: an accusation and its reply weigh the same, and what is said to differ stands apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.places import DISPUTE, ORGANIZATION, STATEMENT, Visit, style

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Page

PLACES = [DISPUTE, ORGANIZATION, STATEMENT]
"""Pages that show accusations with their replies."""

EXCHANGE = ".exchange"
SIDES = ":scope > div"
WORDS = ".said, .side-none p"
NONE = "We found no reply to this."

pages = pytest.mark.parametrize("place", PLACES)


def sides(page: Page) -> list[list[FloatRect]]:
    """The boxes of the two sides of every exchange."""
    found = [
        [box for side in exchange.locator(SIDES).all() if (box := side.bounding_box())]
        for exchange in page.locator(EXCHANGE).all()
    ]
    assert found
    assert all(len(pair) == 2 for pair in found)
    return found


@pages
def test_accusation_and_reply_stand_side_by_side_and_on_a_phone_one_below_the_other(
    visit: Visit, place: str
) -> None:
    page = visit(place, width=1280)
    for accusation, reply in sides(page):
        assert reply["x"] >= accusation["x"] + accusation["width"] - 1
        assert reply["y"] == pytest.approx(accusation["y"], abs=1)
        assert reply["width"] == pytest.approx(accusation["width"], rel=0.05)
    page.set_viewport_size({"width": 390, "height": 844})
    for accusation, reply in sides(page):
        assert reply["y"] >= accusation["y"] + accusation["height"] - 1
        assert reply["width"] >= 0.85 * accusation["width"]


@pages
def test_accusation_and_reply_are_set_in_one_size_and_are_in_no_fold(
    visit: Visit, place: str
) -> None:
    page = visit(place)
    words = page.locator(EXCHANGE).locator(WORDS).all()
    assert words
    assert all(each.is_visible() for each in words)
    assert len({style(each, "font-size") for each in words}) == 1
    assert page.locator(f":is(details, [hidden], [aria-hidden=true]) {EXCHANGE}").count() == 0


def test_that_we_found_no_reply_is_said_where_a_reply_would_stand(visit: Visit) -> None:
    page = visit(DISPUTE)
    none = page.get_by_text(NONE)
    assert none.count() == 1
    exchange = page.locator(EXCHANGE, has=none)
    assert exchange.locator(SIDES).nth(1).inner_text() == NONE


def test_for_and_against_stand_in_two_columns_and_on_a_phone_one_below_the_other(
    visit: Visit,
) -> None:
    page = visit("disputes/sample-rule/", width=1280)
    one, other = (page.get_by_role("heading", name=name, exact=True) for name in ("For", "Against"))
    first, second = one.bounding_box(), other.bounding_box()
    assert first
    assert second
    assert first["y"] == second["y"]
    page.set_viewport_size({"width": 390, "height": 844})
    first, second = one.bounding_box(), other.bounding_box()
    assert first
    assert second
    assert first["x"] == second["x"]
    assert first["y"] < second["y"]


def test_sides_can_be_told_apart_in_forced_colors(visit: Visit) -> None:
    page = visit(DISPUTE, forced_colors="active", color_scheme="dark")
    paper = style(page.locator("body"), "background-color")
    for side in page.locator(EXCHANGE).first.locator(SIDES).all():
        assert style(side, "border-left-style") != "none"
        assert style(side, "border-left-color") != paper
