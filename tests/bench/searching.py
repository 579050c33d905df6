"""How long readers wait for search: `python tests/bench/searching.py` (needs Chromium).

Measures in the browser, in milliseconds, on the real record and on a made-up one of about 1,500,
with the processor slowed four times and a line like a slow 4G one, over files as a host sends them
(compressed): from the first key to the first result with nothing in the cache, from the last key to
it, and from one more key when all is there. The keys come as fast as the browser takes them.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

sys.path.extend([str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "hooks")])

import searched
from bench.casebooks import write_casebook
from browser.programs import CHROMIUM, start
from browser.searchable import write_site
from browser.server import NAME, Files
from casebook.intake import take_in
from casebook.records.entities import Person
from projects import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

RUNS = 5
RECORDS = 1_500
SLOWED = 4

SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6 * 1024 * 1024 / 8,
    "uploadThroughput": 750 * 1024 / 8,
}
"""Round trips of 150 ms and 1.6 megabits a second."""

WATCH = """window.times = {};
addEventListener('keydown', () => {
    times.last = performance.now();
    times.first ??= times.last;
    times.shown = null;
}, true);
new MutationObserver(() => {
    if (document.querySelector('.cb-search__result')) times.shown ??= performance.now();
}).observe(document, {subtree: true, childList: true});"""


class Compressed(Files):
    """Serves files compressed, over connections that are kept."""

    protocol_version = "HTTP/1.1"
    packed: dict[Path, bytes] = {}  # noqa: RUF012 - shared by the requests of a run

    def do_GET(self) -> None:  # noqa: N802 - named by the standard library
        """Send a file, or the page of a folder."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.exists():
            self.send_error(404)
            return
        if path not in self.packed:
            self.packed[path] = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(self.packed[path])))
        self.end_headers()
        self.wfile.write(self.packed[path])


def main() -> None:
    """Print a line for each case."""
    program = CHROMIUM.find()
    if program is None:
        sys.exit(CHROMIUM.missing)
    with tempfile.TemporaryDirectory(prefix="casebook-search-") as folder, sync_playwright() as it:
        browser = start(it, CHROMIUM, program)
        made = Path(folder, "made")
        write_casebook(made, RECORDS, 1)
        for name, root in (("real record", ROOT), (f"{RECORDS:,} records", made)):
            casebook = take_in(root).casebook
            served = Path(folder, f"served {root.name}")
            write_site(served / NAME, searched.documents(casebook), (), searched.KINDS)
            words = min(p.record.name.split()[-1].lower() for p in casebook.catalog.of(Person))
            server = ThreadingHTTPServer(
                ("127.0.0.1", 0), partial(Compressed, directory=str(served))
            )
            Thread(target=server.serve_forever, daemon=True).start()
            address = f"http://127.0.0.1:{server.server_port}/{NAME}/"
            runs = [waits(browser, address, words) for _ in range(RUNS)]
            server.shutdown()
            cold, last, warm = (round(median(times)) for times in zip(*runs, strict=True))
            print(f"{name}: cold {cold} ms, from the last key {last} ms, warm {warm} ms")
        browser.close()


def waits(browser: Browser, address: str, words: str) -> tuple[float, float, float]:
    """The three times in milliseconds, in a browser without a cache."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.add_init_script(WATCH)
    slow = context.new_cdp_session(page)
    slow.send("Network.enable")
    slow.send("Network.emulateNetworkConditions", SLOW_4G)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    page.goto("")
    page.wait_for_load_state("networkidle")

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


if __name__ == "__main__":
    main()
