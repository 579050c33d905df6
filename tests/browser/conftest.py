"""The real site in a real browser: built, served and opened once for all tests in this folder."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from browser import chromium
from browser.places import Visit
from browser.server import NAME, serving
from builds import REPO_URL, build
from projects import ROOT, Project

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or the browser that stands in its place; nothing is downloaded."""
    program = chromium.find()
    if program is None:
        chromium.missing(chromium.BROWSER, os.environ)
    try:
        playwright = importlib.import_module("playwright.sync_api").sync_playwright
    except ModuleNotFoundError:
        chromium.missing(chromium.PLAYWRIGHT, os.environ)
    with playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=list(chromium.ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real site, built with an address of its own and with edit buttons."""
    assert browser.is_connected(), "the site is built only where there is a browser to show it"
    folder = tmp_path_factory.mktemp("served")
    with serving(folder) as found:
        build(Project(ROOT), folder / NAME, site_url=found, repo=REPO_URL)
        yield found


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Opens pages of the site; the options are those of a Playwright context."""
    contexts: list[BrowserContext] = []

    def opened(place: str, *, width: int = 1280, height: int = 900, **options: Any) -> Page:
        context = browser.new_context(
            base_url=address, viewport={"width": width, "height": height}, **options
        )
        contexts.append(context)
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.goto(place)
        return page

    yield opened
    for context in contexts:
        context.close()
