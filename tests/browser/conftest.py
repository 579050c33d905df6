"""The small and the real site in a real browser: built and served once, each page surveyed once."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from browser.made import FAULTY
from browser.places import REAL, SMALL, WIDE, Visit, real_places
from browser.programs import CHROMIUM, FIREFOX, PLAYWRIGHT, Program, missing, start
from browser.server import NAME, serving
from browser.survey import WIDTHS, Seen, read, survey, written
from documents import BuiltSite
from intensity import LONG
from once import once, run_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Playwright

VISITS = [
    (site, kind, width)
    for site, kinds in (("small", SMALL), ("real", REAL))
    for kind in kinds
    for width in WIDTHS
    if LONG or (site == "small" and kind in WIDE)
]
"""What is surveyed: the kind of a page of which site at which width. The short profile looks at the
kinds that use a wide window.
"""


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """What speaks to browsers."""
    try:
        playwright = importlib.import_module("playwright.sync_api").sync_playwright
    except ModuleNotFoundError:
        missing(PLAYWRIGHT, os.environ)
    with playwright() as driver:
        yield driver


def _started(driver: Playwright, program: Program) -> Iterator[Browser]:
    found = program.find()
    if found is None:
        missing(program.missing, os.environ)
    browser = start(driver, program, found)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def browser(driver: Playwright) -> Iterator[Browser]:
    """Debian's Chromium, or the browser that stands in its place."""
    yield from _started(driver, CHROMIUM)


@pytest.fixture(scope="session")
def firefox(driver: Playwright) -> Iterator[Browser]:
    """Debian's Firefox, or another."""
    yield from _started(driver, FIREFOX)


@pytest.fixture(scope="session")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], str]]:
    """Serves a folder as a site, each at a port of its own; gives its address."""
    served: dict[Path, str] = {}
    with ExitStack() as servers:

        def at(folder: Path) -> str:
            if folder not in served:
                above = tmp_path_factory.mktemp("served")
                (above / NAME).symlink_to(folder, target_is_directory=True)
                served[folder] = servers.enter_context(serving(above))
            return served[folder]

        yield at


@pytest.fixture(scope="session")
def address(host: Callable[[Path], str], request: pytest.FixtureRequest) -> str:
    """The address of the small site."""
    small: BuiltSite = request.getfixturevalue("small")
    return host(small.folder)


@pytest.fixture(scope="session")
def real_address(host: Callable[[Path], str], request: pytest.FixtureRequest) -> str:
    """The address of the real site, which is built with edit links."""
    real: BuiltSite = request.getfixturevalue("real")
    return host(real.folder)


@pytest.fixture
def opened(request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Opens pages of the site at an address, each in a profile of its own.

    The parameter of a test names the browser.
    """
    browser: Browser = request.getfixturevalue(getattr(request, "param", "browser"))
    contexts: list[BrowserContext] = []

    def at(address: str, place: str, width: int, height: int, **options: Any) -> Page:
        context = browser.new_context(
            base_url=address, viewport={"width": width, "height": height}, **options
        )
        contexts.append(context)
        context.set_default_timeout(30_000)
        page = context.new_page()
        page.goto(place)
        return page

    yield at
    for context in contexts:
        context.close()


@pytest.fixture
def visit(opened: Callable[..., Page], address: str) -> Visit:
    """Opens pages of the small site; the options are those of a Playwright context."""

    def at(place: str, *, width: int = 1280, height: int = 900, **options: Any) -> Page:
        return opened(address, place, width, height, **options)

    return at


@pytest.fixture
def visit_real(opened: Callable[..., Page], real_address: str) -> Visit:
    """Opens pages of the real site."""

    def at(place: str, *, width: int = 1280, height: int = 900, **options: Any) -> Page:
        return opened(real_address, place, width, height, **options)

    return at


@pytest.fixture(scope="session")
def look(
    browser: Browser,
    host: Callable[[Path], str],
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Callable[[str, str, int], Seen]:
    """The survey of a page: of which site, of which kind, at which width."""
    surveys = run_folder(tmp_path_factory) / "survey"

    def of(which: str, kind: str, width: int) -> Seen:
        site: BuiltSite = request.getfixturevalue(which)
        place = SMALL[kind] if which == "small" else real_places()[kind]

        def make(folder: Path) -> None:
            written(folder, survey(browser, host(site.folder), site.folder, place, width))

        return read(once(surveys / f"{which}-{kind.replace(' ', '-')}-{width}", make))

    return of


@pytest.fixture(scope="module", params=VISITS, ids=lambda visit: " ".join(map(str, visit)))
def seen(look: Callable[[str, str, int], Seen], request: pytest.FixtureRequest) -> Seen:
    """What was found on each page of both sites at each width."""
    which, kind, width = request.param
    return look(which, kind, width)


@pytest.fixture(scope="session")
def faulty(
    browser: Browser, host: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory
) -> Seen:
    """What the survey finds on a small page that has every fault."""

    def make(folder: Path) -> None:
        site = folder.with_name("faulty-site")
        site.mkdir(parents=True)
        (site / "index.html").write_text(FAULTY, "utf-8")
        (site / "404.html").write_text("Nothing", "utf-8")
        written(folder, survey(browser, host(site), site, "", max(WIDTHS)))

    return read(once(run_folder(tmp_path_factory) / "survey" / "faulty", make))
