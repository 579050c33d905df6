"""A small server for a built site, as a host of static files would serve it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from builds import SITE_URL

NAME = urlsplit(SITE_URL).path.strip("/")
"""The site stands in a folder of its host, as on most forges; its 404 page names that folder."""


class Files(SimpleHTTPRequestHandler):
    """Serves files without a word, and the site's own page where there is no file."""

    def end_headers(self) -> None:
        """Send what the file of headers says of this address too."""
        for name, value in _headers(Path(self.directory, NAME), self.path):
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the 404 page of the site."""
        page = Path(self.directory, NAME, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file, unless the browser has stopped listening."""
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


def _headers(site: Path, path: str) -> Iterator[tuple[str, str]]:
    """The headers of an address below the server, by the rules of the site: a path, or the begin of
    one before a star, and below it what holds there.
    """
    address = f"/{urlsplit(path).path.removeprefix(f'/{NAME}').lstrip('/')}"
    file = site / "_headers"
    applies = False
    for line in file.read_text("utf-8").splitlines() if file.exists() else ():
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            if applies:
                yield name, value
        else:
            begin, star, _ = line.partition("*")
            applies = address.startswith(begin) if star else address == line


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve ``folder`` at a free port of 127.0.0.1; gives the address of the site in it."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Files, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{NAME}/"
        server.shutdown()
