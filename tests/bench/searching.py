"""How long readers wait for search: `python tests/bench/searching.py` (needs Chromium).

Measures in the browser, in milliseconds, on the real site and on a made-up one of about 2,000 pages
with the processor slowed four times: from the first key to the first result with nothing in the
cache, from the last key to it, and from one more key when all is there. The keys come as fast as
the browser takes them.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

sys.path.extend([str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "hooks")])

from bench.casebooks import write_casebook
from browser import chromium
from browser.server import NAME, serving
from builds import build
from casebook.intake import take_in
from casebook.records.entities import Person
from projects import ROOT, Project

if TYPE_CHECKING:
    from playwright.sync_api import Browser

RUNS = 7
RECORDS = 1_500
"""As many as make about 2,000 pages."""

CASES = (("real site", 1), ("2,000 pages, processor slowed 4 times", 4))

WATCH = """window.times = {};
addEventListener('keydown', () => {
    times.last = performance.now();
    times.first ??= times.last;
    times.shown = null;
}, true);
new MutationObserver(() => {
    if (document.querySelector('.cb-search__result')) times.shown ??= performance.now();
}).observe(document, {subtree: true, childList: true});"""


def main() -> None:
    """Print a line for each case."""
    program = chromium.find()
    if program is None:
        sys.exit(chromium.BROWSER)
    with tempfile.TemporaryDirectory(prefix="casebook-search-") as folder, sync_playwright() as it:
        browser = it.chromium.launch(executable_path=program, args=list(chromium.ARGUMENTS))
        for (name, rate), project in zip(CASES, _projects(Path(folder)), strict=True):
            served = Path(folder) / f"served-{rate}"
            with serving(served) as address:
                build(project, served / NAME, site_url=address)
                words = _surname(project)
                runs = [waits(browser, address, words, rate) for _ in range(RUNS)]
            cold, last, warm = (round(median(times)) for times in zip(*runs, strict=True))
            print(f"{name}: cold {cold} ms, from the last key {last} ms, warm {warm} ms")
        browser.close()


def waits(browser: Browser, address: str, words: str, rate: int) -> tuple[float, float, float]:
    """The three times in milliseconds, in a browser without a cache slowed ``rate`` times."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.add_init_script(WATCH)
    if rate > 1:
        slow = context.new_cdp_session(page)
        slow.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    page.goto("people/")

    def times() -> Any:
        for _ in range(400):
            if page.evaluate("times.shown"):
                break
            page.wait_for_timeout(25)
        return page.evaluate("times")

    page.keyboard.press("/")
    page.keyboard.type(words)
    cold = times()
    warm = []
    for _ in range(3):
        page.keyboard.press("Backspace")
        page.wait_for_timeout(500)
        page.keyboard.type(words[-1])
        again = times()
        warm.append(again["shown"] - again["last"])
    context.close()
    return cold["shown"] - cold["first"], cold["shown"] - cold["last"], median(warm)


def _projects(folder: Path) -> tuple[Project, Project]:
    made = folder / "made"
    for part in ("docs", "hooks"):
        shutil.copytree(ROOT / part, made / part)
    shutil.copy(ROOT / "mkdocs.yml", made)
    write_casebook(made, RECORDS, 1)
    return Project(ROOT), Project(made)


def _surname(project: Project) -> str:
    """The last name of one of the people, whose page is what is looked for."""
    people = take_in(project.root).casebook.catalog.of(Person)
    return min(person.record.name.split()[-1].lower() for person in people)


if __name__ == "__main__":
    main()
