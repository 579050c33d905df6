"""Layout: charge and reply weigh the same, and nothing scrolls sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.places import CHARGES, DISPUTE, PAGES, STATEMENT, Visit, style

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Page

CHARGED = "people/alexandria-ocasio-cortez/"
WITH_CHARGES = ["charges-and-replies/", f"{DISPUTE}points/", CHARGES, CHARGED, STATEMENT]
"""Pages that show charges with their replies."""

SIDES = """pairs => pairs.map(pair => [...pair.querySelectorAll(':scope > .cb-pair__side')].map(
    side => {
        const {x, y, width, height} = side.getBoundingClientRect();
        return {x, y, width, height};
    }))"""

SIZES = """(pairs, selector) => pairs.map(pair => [...pair.querySelectorAll('.cb-pair__side')].map(
    side => [...new Set([...side.querySelectorAll(selector)].map(
        text => getComputedStyle(text).fontSize))]))"""

OUTSIDE = """() => {
    const scrolls = it => /auto|scroll/.test(getComputedStyle(it).overflowX);
    const hidden = it => getComputedStyle(it).clipPath !== 'none';
    const inside = (it, test) => it && it !== document.body
        && (test(it) || inside(it.parentElement, test));
    return [...document.querySelectorAll('.md-content *')]
        .filter(it => it.getBoundingClientRect().right > innerWidth + 1)
        .filter(it => !inside(it.parentElement, scrolls) && !inside(it, hidden))
        .map(it => `${it.tagName}.${it.className}: ${it.textContent.slice(0, 60)}`);
}"""
"""The elements that reach over the right edge, save in boxes that scroll by themselves."""


def sides(page: Page) -> list[list[FloatRect]]:
    """The boxes of the two sides of every pair of charge and reply."""
    found: list[list[FloatRect]] = page.eval_on_selector_all(".cb-pair", SIDES)
    assert found
    assert all(len(pair) == 2 for pair in found)
    return found


@pytest.mark.parametrize("place", WITH_CHARGES)
def test_on_a_wide_screen_charge_and_reply_have_one_width_and_one_height(
    visit: Visit, place: str
) -> None:
    for charge, reply in sides(visit(place, width=1280)):
        assert reply["x"] > charge["x"]
        assert reply["y"] == pytest.approx(charge["y"], abs=1)
        assert reply["width"] == pytest.approx(charge["width"], abs=1)
        assert reply["height"] == pytest.approx(charge["height"], abs=1)


@pytest.mark.parametrize("place", WITH_CHARGES)
def test_on_a_phone_they_stand_one_below_the_other(visit: Visit, place: str) -> None:
    for charge, reply in sides(visit(place, width=390, height=844)):
        assert reply["x"] == pytest.approx(charge["x"], abs=1)
        assert reply["width"] == pytest.approx(charge["width"], abs=1)
        assert reply["y"] >= charge["y"] + charge["height"] - 1


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("place", WITH_CHARGES)
def test_charge_and_reply_are_set_in_one_size(visit: Visit, place: str, width: int) -> None:
    page = visit(place, width=width)
    assert page.locator(".cb-pair .cb-gist").count() > 0
    for selector in (".cb-gist", ".cb-quote p"):
        for charge, reply in page.eval_on_selector_all(".cb-pair", SIZES, selector):
            assert len({*charge, *reply}) <= 1


@pytest.mark.parametrize("place", WITH_CHARGES)
def test_charge_and_reply_are_in_no_fold(visit: Visit, place: str) -> None:
    page = visit(place)
    folded = ":is(details, [hidden], [aria-hidden=true], .tabbed-set) .cb-pair"
    assert page.locator(".cb-pair").count() > 0
    assert page.locator(folded).count() == 0
    assert page.locator(".cb-pair :is(details, [hidden], [aria-hidden=true])").count() == 0
    for side in page.locator(".cb-pair__side").all():
        assert side.is_visible()


def test_that_no_reply_is_recorded_is_said_in_the_size_of_the_charge(visit: Visit) -> None:
    page = visit("charges-and-replies/")
    none = page.locator(".cb-noreply")
    assert none.count() > 0
    charge = page.locator(".cb-pair:has(.cb-noreply) .cb-gist").first
    assert none.first.inner_text() == "No reply is recorded in our sources."
    assert {style(each, "font-size") for each in none.all()} == {style(charge, "font-size")}


@pytest.mark.parametrize("kind", PAGES)
def test_nothing_scrolls_sideways(visit: Visit, kind: str) -> None:
    page = visit(PAGES[kind], width=390, height=844)
    for width in (390, 320, 640, 768, 960, 1024, 1240):
        page.set_viewport_size({"width": width, "height": 844})
        excess = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(excess) <= 0, f"at {width} pixels"
        assert page.evaluate(OUTSIDE) == [], f"at {width} pixels"


def test_what_reaches_over_the_edge_would_be_seen(visit: Visit) -> None:
    page = visit("about/", width=390)
    page.evaluate("document.querySelector('.md-content p').style.width = '600px'")
    assert page.evaluate(OUTSIDE) != []
