"""Who may show a page within theirs: a card everybody, any other page nobody."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

CARD = "cards/chapter-letter-2003-05-02/use-of-funds/"


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Callable[[str], str]]:
    """A server of somebody else: the address of a page of theirs that frames the one given."""

    class Theirs(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            framed = self.path.partition("?")[2]
            body = f'<!doctype html><title>Theirs</title><iframe src="{framed}"></iframe>'.encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Theirs) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield lambda framed: f"http://127.0.0.1:{server.server_port}/?{framed}"
        server.shutdown()


def framed(browser: Browser, page_of_theirs: str) -> str:
    """What is seen in the frame."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(page_of_theirs)
        page.wait_for_load_state("networkidle")
        frame = page.frames[1]
        return frame.locator("body").inner_text() if "chrome-error" not in frame.url else ""


def test_a_card_may_be_framed_by_anybody(
    browser: Browser, address: str, elsewhere: Callable[[str], str]
) -> None:
    text = framed(browser, elsewhere(f"{address}{CARD}"))
    assert "Ada Example had spent the funds without a vote" in text
    assert "We found no reply to this." in text


@pytest.mark.parametrize(
    "place", ["", "statements/", "statements/chapter-letter-2003-05-02/", "data/"]
)
def test_other_pages_may_be_framed_by_nobody(
    browser: Browser, address: str, elsewhere: Callable[[str], str], place: str
) -> None:
    assert "Example" not in framed(browser, elsewhere(f"{address}{place}"))


def test_any_page_may_load_the_data_and_nothing_else(
    browser: Browser, address: str, elsewhere: Callable[[str], str]
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(elsewhere("about:blank"))
        load = "async (url) => { try { return (await fetch(url)).status } catch { return 0 } }"
        for name in ("data/statements.csv", "api/v1/index.json", "api/v1/people/ada-example.json"):
            assert page.evaluate(load, f"{address}{name}") == 200
        assert page.evaluate(load, f"{address}people/") == 0
