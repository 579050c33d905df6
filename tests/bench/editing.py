"""How long readers wait for the editor: `python tests/bench/editing.py` (needs Chromium).

Measures in the browser, in milliseconds, on the real record, with nothing in the cache and files as
a host sends them: from the opening of the page to the first verdict, and from a key to the verdict
on what it wrote.
"""

from __future__ import annotations

import sys
import tempfile
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

sys.path.extend([str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "hooks")])

from bench.searching import Compressed
from browser.programs import CHROMIUM, start
from browser.server import NAME
from builds import build
from casebook.editor.runtime import Runtime
from casebook.intake import take_in
from casebook.reading.nodes import place
from casebook.records.entities import Person
from packages import EDITOR
from projects import ROOT, Project

if TYPE_CHECKING:
    from playwright.sync_api import Browser

RUNS = 5
KEYS = 5

WATCH = """window.times = {};
addEventListener('input', () => { times.key = performance.now(); times.judged = null; }, true);
new MutationObserver(() => {
    const state = document.querySelector('.editor .state')?.textContent ?? '';
    if (!/problem/i.test(state)) return;
    times.first ??= performance.now();
    if (/Checking/.test(state)) times.judged ??= performance.now();
}).observe(document, {subtree: true, childList: true, characterData: true});"""


def main() -> None:
    """Print both times."""
    program = CHROMIUM.find()
    if program is None or Runtime.of(ROOT) is None:
        sys.exit(CHROMIUM.missing if program is None else EDITOR)
    with tempfile.TemporaryDirectory(prefix="casebook-editor-") as folder, sync_playwright() as it:
        build(Project(ROOT), Path(folder) / NAME)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressed, directory=folder))
        Thread(target=server.serve_forever, daemon=True).start()
        browser = start(it, CHROMIUM, program)
        address = f"http://127.0.0.1:{server.server_port}/{NAME}/correct/?{_longest()}"
        waits(browser, address)  # The files are packed now.
        runs = [waits(browser, address) for _ in range(RUNS)]
        browser.close()
        server.shutdown()
    first, after = (round(median(times)) for times in zip(*runs, strict=True))
    print(f"real record: first verdict {first} ms, after a key {after} ms")


def _longest() -> str:
    """The query that opens the longest person at a fact."""
    people = take_in(ROOT).casebook.catalog.of(Person)
    stored = max((each for each in people if each.record.facts), key=lambda it: len(it.leaves))
    return f"file={stored.file}&at={place(stored.node, ('facts', 0, 'value')).line}"


def waits(browser: Browser, address: str) -> tuple[float, float]:
    """The time to the first verdict, and the median of those after a key."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(address)
    page.locator(".problems[aria-busy=false]").wait_for(state="attached", timeout=120_000)
    first = float(page.evaluate("times.first"))
    field = page.locator("[data-path='facts.0.value'] textarea, [data-path='facts.0.value'] input")
    field.first.focus()
    after = []
    for _ in range(KEYS):
        page.keyboard.type("s")
        page.locator(".problems[aria-busy=false]").wait_for(state="attached", timeout=120_000)
        times = page.evaluate("times")
        after.append(times["judged"] - times["key"])
    context.close()
    return first, median(after)


if __name__ == "__main__":
    main()
