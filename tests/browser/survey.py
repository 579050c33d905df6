"""The survey: each kind of page is opened once at each width, and what tests ask is written down.

What is found is kept in a file for the run, so that any number of tests, in any number of
processes, looks at one load of the page.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict
from urllib.parse import urlsplit

import packages
from browser.measures import (
    CUT,
    FOCUS,
    HASTY,
    LEVELS,
    NAMELESS,
    OUTSIDE,
    PAPER,
    SHIFTED,
    SPACED,
    TARGETS,
)
from browser.server import NAME

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Response

WIDTHS = (1280, 390)

NARROWER = {1280: (1024, 960), 390: (768, 640, 412, 320)}
"""The widths between, at which a page that was opened at one of :data:`WIDTHS` is tried too."""

SHEETS = {1280: ("Letter", 680, 934), 390: ("A4", 658, 1000)}
"""On which paper a page is printed, and the room for the text on it in CSS pixels."""

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLORS = ["color-contrast", "link-in-text-block"]
SIZES = ["target-size"]
"""The rules of axe: all, those whose answer depends on light and dark, and on the width."""

AXE = """async only => {
    const {violations} = await axe.run(document, {
        runOnly: only, resultTypes: ['violations'], preload: false,
    });
    return violations.flatMap(rule => rule.nodes.map(
        node => `${rule.id} at ${node.target.join(' ')}: ${node.failureSummary}`));
}"""

TEXT = """() => {
    const main = document.querySelector('main').cloneNode(true);
    document.querySelector('main').after(main);
    for (const it of main.querySelectorAll('form, button')) it.remove();
    const text = main.innerText;
    main.remove();
    return text.split(/\\s+/).filter(Boolean);
}"""
"""The words that are seen in the main part, without what only works with a script."""

PACKED = frozenset([".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"])
"""The kinds of files that hosts of static files send compressed."""


class Answer(TypedDict):
    """What came back on one request: from which host, which status, how many bytes on the way."""

    host: str
    path: str
    status: int
    size: int


class Seen(TypedDict):
    """What was found on a page; lists hold complaints in words."""

    heading: str
    levels: list[int]
    height: int
    words: list[str]
    answers: list[Answer]
    console: list[str]
    shift: float
    outside: dict[str, list[str]]
    cut: list[str]
    cut_when_spaced: list[str]
    targets: list[str]
    nameless: list[str]
    focus: list[str]
    axe: list[str]
    hasty: list[str]
    off_paper: list[str]
    sheets: list[int]


@cache
def packed_size(file: Path) -> int:
    """How many bytes a host sends for ``file``; brotli would send fewer than gzip."""
    content = file.read_bytes()
    return len(gzip.compress(content, 9)) if file.suffix in PACKED else len(content)


def survey(browser: Browser, address: str, folder: Path, place: str, width: int) -> Seen:
    """Open ``place`` of the site in ``folder``, which is served at ``address``, and look at it."""
    with browser.new_context(
        base_url=address, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    ) as context:
        context.set_default_timeout(60_000)
        answers: list[Answer] = []
        console: list[str] = []
        context.on("response", lambda response: answers.append(_answer(response, folder)))
        context.on("requestfailed", lambda request: answers.append(_lost(request.url)))
        page = context.new_page()
        page.on("console", lambda message: console.extend(_complaint(page, message)))
        page.on("pageerror", lambda error: console.append(str(error)))
        page.goto(place)
        shift = float(page.evaluate(SHIFTED))
        first_view = list(answers)
        outside = {str(width): page.evaluate(OUTSIDE)}
        seen = Seen(
            heading=page.locator("h1").first.inner_text(),
            levels=page.evaluate(LEVELS),
            height=page.evaluate("document.documentElement.scrollHeight"),
            words=page.evaluate(TEXT),
            answers=first_view,
            console=console,
            shift=shift,
            outside=outside,
            cut=page.evaluate(CUT),
            cut_when_spaced=[],
            targets=page.evaluate(TARGETS),
            nameless=page.evaluate(NAMELESS),
            focus=[],
            axe=axe(page),
            hasty=page.evaluate(HASTY),
            off_paper=[],
            sheets=[],
        )
        page.keyboard.press("Tab")
        seen["focus"] = page.evaluate(FOCUS)
        if width == max(WIDTHS):
            page.emulate_media(color_scheme="dark")
            seen["axe"] += axe(page, COLORS)
            seen["focus"] += page.evaluate(FOCUS)
            page.emulate_media(color_scheme="light")
        for narrower in NARROWER[width]:
            page.set_viewport_size({"width": narrower, "height": 900})
            # What has the focus may stand below the header, which would be taken to hide it.
            page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
            outside[str(narrower)] = page.evaluate(OUTSIDE)
            seen["axe"] += axe(page, SIZES)
        page.evaluate(SPACED)
        seen["cut_when_spaced"] = page.evaluate(CUT) + page.evaluate(OUTSIDE)
        page.evaluate("document.adoptedStyleSheets = []")
        _print(page, width, seen)
    return seen


def _print(page: Page, width: int, seen: Seen) -> None:
    paper, room, height = SHEETS[width]
    page.emulate_media(media="print")
    page.set_viewport_size({"width": room, "height": height})
    seen["off_paper"] = page.evaluate(PAPER)
    printed = sheets(page.pdf(format=paper))
    seen["sheets"] = [len(re.findall(rb"T[jJ]\b", sheet)) for sheet in printed]


def axe(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe finds on the page as it stands: by ``rules``, or by all of them."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(packages.file(packages.AXE).read_text("utf-8"))
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    found: list[str] = page.evaluate(AXE, only)
    return found


def sheets(pdf: bytes) -> list[bytes]:
    """What is drawn on each page of a PDF, as Chromium writes it: no objects within streams."""
    objects = dict(re.findall(rb"(?m)^(\d+) 0 obj\s(.*?)\nendobj", pdf, re.DOTALL))
    drawn = []
    for text in objects.values():
        if re.search(rb"/Type /Page\b", text):
            found = re.search(rb"/Contents (\d+) 0 R", text)
            assert found
            head, _, stream = objects[found[1]].partition(b"stream\n")
            packed = b"/FlateDecode" in head
            drawn.append(zlib.decompressobj().decompress(stream) if packed else stream)
    return drawn


def _answer(response: Response, folder: Path) -> Answer:
    address = urlsplit(response.url)
    path = address.path.removeprefix(f"/{NAME}/")
    file = folder / path / "index.html" if path == "" or path.endswith("/") else folder / path
    size = packed_size(file if file.is_file() else folder / "404.html")
    return Answer(host=address.hostname or "", path=path, status=response.status, size=size)


def _lost(url: str) -> Answer:
    """A request that no host answered."""
    address = urlsplit(url)
    return Answer(host=address.hostname or "", path=address.path, status=0, size=0)


def _complaint(page: Page, message: ConsoleMessage) -> list[str]:
    """A warning or error, but not that an address without a page has none."""
    own = message.location["url"] == page.url and "404" in message.text
    return [message.text] if message.type in {"error", "warning"} and not own else []


def written(folder: Path, seen: Seen) -> None:
    """Keep ``seen`` in ``folder``."""
    folder.mkdir(parents=True)
    (folder / "seen.json").write_text(json.dumps(seen), "utf-8")


def read(folder: Path) -> Seen:
    """What was kept in ``folder``."""
    seen: Seen = json.loads((folder / "seen.json").read_text("utf-8"))
    return seen
