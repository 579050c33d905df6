"""Browsers before 2024: without the newer rules of CSS a page is readable and operable."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from browser.measures import CUT, NAMELESS, OUTSIDE
from browser.places import DISPUTE, ORGANIZATION, Visit, style
from browser.survey import COLORS, axe

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

NEW = re.compile(r"light-dark\(|:has\(|:popover-open|oklch\(|color-mix\(|@starting-style|subgrid")
"""What a browser does not know that is two years old or more; such a rule is dropped."""

RULE = re.compile(r"[^{};]*\{[^{}]*\}")
DECLARATION = re.compile(r"[^{};]+;?")
BLOCK = re.compile(r"@(?:supports|layer|container|view-transition)[^{;]*\{")


def aged(css: str) -> str:
    """``css`` as an older browser reads it: what it does not know is left out."""
    while found := BLOCK.search(css):
        depth, end = 1, found.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        css = css[: found.start()] + css[end:]
    return RULE.sub(_known, css)


def _known(rule: re.Match[str]) -> str:
    selector, _, body = rule[0].partition("{")
    if NEW.search(selector):
        return ""
    kept = [d for d in DECLARATION.findall(body.rstrip("}")) if not NEW.search(d)]
    return f"{selector}{{{''.join(kept)}}}"


def test_what_is_new_is_left_out() -> None:
    css = (
        "a { color: red; color: light-dark(red, blue) } li:has(a) { margin: 0 }"
        "@supports (color: light-dark(red, blue)) { a { color: blue } } b { top: 0 }"
    )
    assert re.sub(r"\s", "", aged(css)) == "a{color:red;}b{top:0}"


@pytest.fixture
def old(visit: Visit) -> Callable[..., Page]:
    """Opens a page with the style sheets of an older browser."""

    def give(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=aged(answer.text()))

    def at(place: str, width: int) -> Page:
        page = visit("about/", width=width)
        page.route("**/*.css", give)
        page.goto(place)
        return page

    return at


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("place", ["", DISPUTE, ORGANIZATION])
def test_a_page_is_readable(old: Callable[..., Page], place: str, width: int) -> None:
    page = old(place, width)
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(CUT) == []
    assert page.evaluate(NAMELESS) == []
    assert axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert axe(page, COLORS) == []


def test_the_menu_and_what_opens_work(old: Callable[..., Page]) -> None:
    page = old(DISPUTE, 390)
    page.locator("summary", has_text="Menu").click()
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="People").click()
    page.wait_for_load_state()
    assert page.locator("h1").inner_text() == "People"
    before = style(page.locator("body"), "background-color")
    page.get_by_role("button", name="Dark colors").click()
    assert style(page.locator("body"), "background-color") != before
