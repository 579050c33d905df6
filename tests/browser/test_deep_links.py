"""Deep links: they lead to the very words, in a browser that knows text fragments."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

import pytest

from browser.places import STATEMENT, Visit
from casebook.pages.text_fragments import deep_link

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route

FILLER = "<p>Here the paper tells of other things, at some length and without much to say.</p>" * 40

MAGENTA = """async png => {
    const image = new Image();
    image.src = 'data:image/png;base64,' + png;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const {data} = context.getImageData(0, 0, image.width, image.height);
    let count = 0;
    for (let i = 0; i < data.length; i += 4)
        if (data[i] === 255 && data[i + 1] === 0 && data[i + 2] === 255) count += 1;
    return count / (data.length / 4);
}"""
"""Which part of a picture is of the colour in which the test page marks the words led to."""


def paper(*paragraphs: str) -> str:
    """A long page with ``paragraphs`` far apart; what a text fragment finds is in magenta."""
    marked = FILLER.join(f"<p><span>{text}</span></p>" for text in paragraphs)
    return (
        "<!doctype html><html lang=en><meta charset=utf-8><title>Paper</title>"
        "<style>::target-text { background: #f0f; color: #f0f }</style>"
        f"{FILLER}{marked}{FILLER}"
    )


def answer(page: Page, url: str, html: str) -> None:
    """Let the browser get ``html`` from ``url``; no request leaves the machine."""

    def give(route: Route) -> None:
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    page.route(url, give)


def in_view(words: Locator) -> bool:
    """Whether the element is within the window."""
    return bool(
        words.evaluate(
            "it => { const {top, bottom} = it.getBoundingClientRect();"
            " return top >= 0 && bottom <= innerHeight }"
        )
    )


def marked(page: Page, words: Locator) -> bool:
    """Whether the browser marks the element as the words that the address leads to."""
    picture = base64.b64encode(words.screenshot()).decode("ascii")
    return float(page.evaluate(MAGENTA, picture)) > 0.5


SETTLED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Two frames: whatever the browser was to scroll to, it has."""

CASES: dict[str, tuple[list[str], list[str], str, str]] = {
    "a short passage": (
        ["The chair <b>said that it was late</b> and went home."],
        ["said that it was late"],
        "",
        "",
    ),
    "one word": (["They called it <b>unacceptable</b>."], ["unacceptable"], "", ""),
    "a long passage": (
        [
            "He wrote: <b>We had hoped that the members would be asked before the hall was hired, "
            "since the hall was dear and the members were few.</b> Then he left."
        ],
        [
            "We had hoped that the members would be asked before the hall was hired, "
            "since the hall was dear and the members were few."
        ],
        "",
        "",
    ),
    "several parts": (
        [
            "She said <b>the keys were lost</b> in the spring, as everybody knew.",
            "And she said <b>nobody had looked for them</b> since then.",
        ],
        ["the keys were lost", "nobody had looked for them"],
        "",
        "",
    ),
    "several parts, long ones": (
        [
            "She said <b>the keys of the hall were lost in the spring of the year in which "
            "the hall was built</b>, as everybody knew.",
            "And she said <b>nobody at all had looked for them between the spring and the day "
            "of the meeting</b> since then.",
        ],
        [
            "the keys of the hall were lost in the spring of the year in which the hall was built",
            "nobody at all had looked for them between the spring and the day of the meeting",
        ],
        "",
        "",
    ),
    "signs that mean something in an address": (
        ["It was <b>well-known, or so-so: 50% &amp; more, #1 (why?) [a/b]</b> to them."],
        ["well-known, or so-so: 50% & more, #1 (why?) [a/b]"],
        "",
        "",
    ),
    "curly quotation marks": (
        ["Then: <b>isn’t enough thought given to “step 2”</b> he wrote."],
        ["isn’t enough thought given to “step 2”"],
        "",
        "",
    ),
    "another script": (["He signed as <b>שלום עולם</b> below."], ["שלום עולם"], "", ""),
    "the second place, by the words before": (
        [
            "First he wrote <i>lack of keys</i> in May.",
            "Then she wrote <b>lack of keys</b> in June.",
        ],
        ["lack of keys"],
        "she wrote",
        "",
    ),
    "the second place, by the words after": (
        ["They wrote <i>lack of keys</i> in May.", "They wrote <b>lack of keys</b> in June."],
        ["lack of keys"],
        "",
        "in June",
    ),
    "the second place, by both": (
        [
            "They wrote <i>lack of keys</i> in May.",
            "She wrote <i>lack of keys</i> in June.",
            "They wrote <b>lack of keys</b> in June.",
        ],
        ["lack of keys"],
        "They wrote",
        "in June",
    ),
    "the second place of a long passage": (
        [
            "In May: <i>the members were told that the hall was closed and that the keys "
            "of it were lost</i>.",
            "In June: <b>the members were told that the hall was closed and that the keys "
            "of it were lost</b>.",
        ],
        ["the members were told that the hall was closed and that the keys of it were lost"],
        "In June:",
        "",
    ),
}
"""Paragraphs with the words quoted in <b>, those not meant in <i>; the passages; before; after."""


@pytest.mark.parametrize("case", CASES)
def test_the_browser_shows_and_marks_the_words(visit: Visit, address: str, case: str) -> None:
    paragraphs, passages, before, after = CASES[case]
    page = visit("about/")
    url = f"{address}paper"
    answer(page, url, paper(*paragraphs))
    page.goto(deep_link(url, passages, before=before, after=after))
    page.wait_for_function("scrollY > 0")
    assert in_view(page.locator("b").first)
    for words in page.locator("b").all():
        assert marked(page, words)
    for words in page.locator("i").all():
        assert not marked(page, words)


def test_words_that_are_not_there_lead_nowhere(visit: Visit, address: str) -> None:
    page = visit("about/")
    url = f"{address}paper"
    answer(page, url, paper("The chair <b>said that it was late</b> and went home."))
    page.goto(deep_link(url, ["said that it was early"]))
    page.evaluate(SETTLED)
    assert page.evaluate("scrollY") == 0
    assert not marked(page, page.locator("b"))


@pytest.mark.parametrize("place", ["people/ben-sample/", STATEMENT])
def test_a_quotation_leads_to_its_words_in_the_original(visit: Visit, place: str) -> None:
    page = visit(place)
    link = page.get_by_role("link", name="Read it in the original").first
    offered = page.locator("a", has_text="Read it in the original")
    menu = page.locator("details.do", has=offered).first
    menu.locator("summary").click()
    around = menu.locator("xpath=ancestor::*[.//q or .//blockquote][1]")
    quotation = around.locator("q, blockquote").first.inner_text().strip("“”")
    _lead(page, link, quotation.split(" […] "))


def _lead(page: Page, link: Locator, parts: Sequence[str]) -> None:
    """Click on ``link``, the original being a page that holds ``parts`` among other words."""
    url = str(link.get_attribute("href"))
    html = paper(*(f"Somebody told us: <b>{escape(part)}</b>, and more." for part in parts))
    answer(page, f"{url.partition('#')[0]}*", html)
    with page.expect_navigation():
        link.click()
    page.wait_for_function("scrollY > 0")
    assert in_view(page.locator("b").first)
    for words in page.locator("b").all():
        assert marked(page, words)
