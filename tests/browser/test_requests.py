"""A page asks for nothing from any other host, and its scripts run without an error."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from browser.places import PAGES, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page


@pytest.fixture
def watched(browser: Browser, address: str) -> Callable[[str], tuple[list[str], list[str]]]:
    """Opens a page and a search on it; gives all addresses asked for, and all errors."""

    def watch(place: str) -> tuple[list[str], list[str]]:
        asked: list[str] = []
        errors: list[str] = []
        with browser.new_context(base_url=address) as context:
            context.on("request", lambda request: asked.append(request.url))
            page = context.new_page()
            page.on("console", lambda message: errors.extend(_complaint(page, message)))
            page.on("pageerror", lambda error: errors.append(str(error)))
            page.goto(place)
            page.keyboard.press("/")
            page.keyboard.type("a")
            page.wait_for_load_state("networkidle")
        return asked, errors

    return watch


def _complaint(page: Page, message: ConsoleMessage) -> list[str]:
    """A warning or error, but not that an address without a page has none."""
    own = message.location["url"] == page.url and "404" in message.text
    return [message.text] if message.type in {"error", "warning"} and not own else []


@pytest.mark.parametrize("kind", PAGES)
def test_no_request_leaves_the_host_and_no_script_complains(
    watched: Callable[[str], tuple[list[str], list[str]]], kind: str
) -> None:
    asked, errors = watched(PAGES[kind])
    assert len(asked) > 5, "the page, its styles and scripts, and the search"
    assert {urlsplit(url).hostname for url in asked if not url.startswith("data:")} == {"127.0.0.1"}
    assert errors == []


def test_a_request_that_leaves_the_host_would_be_seen(browser: Browser, address: str) -> None:
    with browser.new_context(base_url=address) as context:
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.goto("about:blank")
        page.evaluate("fetch('https://elsewhere.example/font').catch(() => null)")
        assert asked[-1] == "https://elsewhere.example/font"


ATTEMPTS = {
    "a script in the page": "document.head.append(Object.assign("
    "document.createElement('script'), {textContent: 'window.caught = true'}))",
    "a script of another host": "document.head.append(Object.assign("
    "document.createElement('script'), {src: 'https://elsewhere.example/a.js'}))",
    "a style in the page": "document.head.append(Object.assign("
    "document.createElement('style'), {textContent: 'body { color: red }'}))",
    "a handler in an attribute": "document.body.setAttribute('onclick', 'window.caught = true'),"
    "document.body.click()",
    "a style in an attribute": "document.body.setAttribute('style', 'color: red')",
    "a picture of another host": "document.body.append(Object.assign(new Image(),"
    "{src: 'https://elsewhere.example/a.png'}))",
    "a request to another host": "fetch('https://elsewhere.example/').catch(() => null)",
    "a frame": "document.body.append(Object.assign("
    "document.createElement('iframe'), {src: 'https://elsewhere.example/'}))",
    "code from a text": "setTimeout('window.caught = true', 0)",
    "an address that others are read from": "document.head.append(Object.assign("
    "document.createElement('base'), {href: 'https://elsewhere.example/'}))",
}
"""What a page that was tampered with might try."""


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_the_policy_refuses(visit: Visit, attempt: str) -> None:
    page = visit("about/")
    page.evaluate(
        "void (window.refused = new Promise(done =>"
        " { document.addEventListener('securitypolicyviolation', e => done(e.disposition));"
        " setTimeout(done, 3000, 'nothing') }))"
    )
    page.evaluate(f"() => {{ {ATTEMPTS[attempt]} }}")
    assert page.evaluate("window.refused") == "enforce"
    assert page.evaluate("window.caught") is None
