"""Paper: all columns, no empty page, charge beside reply, and every mark has its address."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from browser.places import CHARGES, DISPUTE, PAGES, RECORDS, Visit, style

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAPERS = {"A4": (658, 1000), "Letter": (680, 934)}
"""Kinds of paper, with the room for the text on them in CSS pixels."""

OVER = """() => [...document.querySelectorAll('body *')]
    .filter(it => it.checkVisibility() && [...it.getClientRects()].some(
        box => box.right > innerWidth + 1 || box.left < -1))
    .map(it => `${it.tagName}.${it.getAttribute('class')}: ${it.textContent.slice(0, 50)}`)"""
"""The elements that reach over the edge of the paper."""

NAMES = """() => [...document.querySelectorAll('.md-content a.cb-cite')]
    .filter(mark => !mark.closest('.cb-timeline, .cb-ties'))
    .map(mark => mark.textContent.replace(/ ?¶\\d+$/, '')).filter(Boolean)"""
"""The names of sources in the marks of a page, save where it tells what other records say."""


@pytest.fixture(scope="module")
def printed(browser: Browser, address: str) -> Iterator[Page]:
    """A page as it is laid out for paper, for a reader who has chosen dark colours."""
    with browser.new_context(base_url=address, color_scheme="dark") as context:
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.emulate_media(media="print")
        yield page


def sheets(pdf: bytes) -> list[bytes]:
    """What is drawn on each page of a PDF, as Chromium writes it: no objects within streams."""
    objects = dict(re.findall(rb"(?m)^(\d+) 0 obj\s(.*?)\nendobj", pdf, re.DOTALL))
    drawn = []
    for text in objects.values():
        if re.search(rb"/Type /Page\b", text):
            found = re.search(rb"/Contents (\d+) 0 R", text)
            assert found
            stream = objects[found[1]].partition(b"stream\n")[2]
            drawn.append(zlib.decompressobj().decompress(stream))
    return drawn


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("kind", PAGES)
def test_no_sheet_is_empty_and_no_column_is_lost(printed: Page, kind: str, paper: str) -> None:
    width, height = PAPERS[paper]
    printed.set_viewport_size({"width": width, "height": height})
    printed.goto(PAGES[kind])
    assert printed.evaluate(OVER) == []
    drawn = sheets(printed.pdf(format=paper))
    assert drawn
    words = [len(re.findall(rb"T[jJ]\b", sheet)) for sheet in drawn]
    assert all(count > 8 for count in words), words


def test_an_empty_sheet_and_a_lost_column_would_be_seen(printed: Page) -> None:
    printed.set_viewport_size({"width": 658, "height": 1000})
    printed.goto("about/")
    printed.evaluate(
        "() => { const it = document.createElement('div'); document.body.append(it);"
        " it.style.breakBefore = 'page'; it.style.height = '1px'; it.style.width = '700px' }"
    )
    assert len(printed.evaluate(OVER)) == 1
    assert not re.findall(rb"T[jJ]\b", sheets(printed.pdf(format="A4"))[-1])


@pytest.mark.parametrize("place", [CHARGES, "charges-and-replies/"])
def test_charge_and_reply_stand_beside_each_other_on_one_sheet(printed: Page, place: str) -> None:
    printed.set_viewport_size({"width": 658, "height": 1000})
    printed.goto(place)
    pairs = printed.locator(".cb-pair")
    assert pairs.count() > 3
    for pair in pairs.all():
        charge, reply = (side.bounding_box() for side in pair.locator(".cb-pair__side").all())
        assert charge
        assert reply
        assert (charge["y"], charge["width"]) == pytest.approx((reply["y"], reply["width"]), abs=1)
        assert style(pair, "break-inside") == "avoid"


@pytest.mark.parametrize("place", RECORDS.values(), ids=RECORDS)
def test_every_mark_of_a_record_leads_to_an_address(printed: Page, place: str) -> None:
    printed.goto(place)
    sources = printed.locator(".cb-sources > li")
    shown = {}
    for source in sources.all():
        mark, address = source.get_attribute("data-mark"), source.get_attribute("data-url")
        before, after = (
            source.evaluate(f"it => getComputedStyle(it, '::{which}').content")
            for which in ("before", "after")
        )
        assert before == f'"{mark}: "'
        assert after == f'" {address}"'
        shown[mark] = address
    # The marks of a source on its own page name itself, and its address stands at the top.
    own = {"TMS"} if place == RECORDS["a source"] else set()
    assert set(printed.evaluate(NAMES)) - own <= set(shown)
    assert all(str(address).startswith("http") for address in shown.values())


def test_the_page_of_a_source_has_its_address_in_words(printed: Page) -> None:
    printed.goto(RECORDS["a source"])
    links = printed.locator(".cb-byline a[href^=http]").all()
    assert links
    assert all(link.inner_text() == link.get_attribute("href") for link in links)


@pytest.mark.parametrize("place", ["", DISPUTE, "timeline/"])
def test_paper_says_where_it_is_from_and_of_when(printed: Page, address: str, place: str) -> None:
    printed.goto(place)
    foot = printed.locator(".cb-paper").inner_text()
    assert f"{address}{place}" in foot
    assert re.search(r"State of knowledge: \d{4}-\d\d\.", foot)
    assert f"{address}sources/" in foot
    printed.emulate_media(media="screen")
    assert not printed.locator(".cb-paper").is_visible()
    printed.emulate_media(media="print")


def test_what_only_a_screen_can_do_is_not_printed(visit: Visit) -> None:
    for place in (DISPUTE, "timeline/", RECORDS["a source"]):
        page = visit(place)
        page.emulate_media(media="print")
        for selector in (
            "button",
            "select",
            "input",
            ".md-header",
            ".md-tabs",
            ".cb-toc",
            ".headerlink",
            ".cb-permalink",
            ".cb-pointer",
            ".md-content__button",
        ):
            found = page.locator(selector).all()
            assert not any(each.is_visible() for each in found), (place, selector)
