"""The addresses that records name, and what a host on this machine answers for each."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from casebook.changes.wording import Style
from casebook.cli import main
from casebook.commands.links import Answer, Link, addresses, answer, ask, told
from casebook.records.references import Ref
from projects import EXAMPLE, Project


class Host(BaseHTTPRequestHandler):
    """Answers with the status that the path names."""

    def do_GET(self) -> None:
        self.send_response(int(self.path[1:]))
        if self.path == "/302":
            self.send_header("Location", "/200")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (200, (Answer.THERE, "200")),
        (302, (Answer.THERE, "200")),
        (403, (Answer.CLOSED, "403 Forbidden")),
        (404, (Answer.GONE, "404 Not Found")),
        (410, (Answer.GONE, "410 Gone")),
        (429, (Answer.CLOSED, "429 Too Many Requests")),
        (503, (Answer.CLOSED, "503 Service Unavailable")),
    ],
)
def test_a_status_is_told_in_words(host: str, status: int, expected: tuple[Answer, str]) -> None:
    assert answer(f"{host}/{status}") == expected


def test_a_host_that_is_not_there_is_silent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    found, reason = answer(f"http://127.0.0.1:{port}/")
    assert found is Answer.SILENT
    assert reason


def test_every_address_of_the_records_is_listed() -> None:
    found = list(addresses(Project(EXAMPLE).take_in().casebook.catalog))
    assert [(each.address, str(each.ref), each.field) for each in found] == [
        ("https://alliance.example/bulletin/2", "sources/example-bulletin-2003-05-02", "url"),
        (
            "https://archive.example/alliance.example/bulletin/2",
            "sources/example-bulletin-2003-05-02",
            "archive",
        ),
        (
            "https://paper.example/2003/05/06/examples-meet",
            "sources/example-paper-2003-05-06",
            "url",
        ),
        ("https://alliance.example/about", "organizations/example-alliance", "website"),
    ]


def test_listing_asks_nobody(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "create_connection", refuse)
    assert main(["--root", str(EXAMPLE), "links"]) == 0
    assert capsys.readouterr().out.count("https://") == 4


def test_each_address_is_asked_once() -> None:
    asked: list[str] = []

    def question(address: str) -> tuple[Answer, str]:
        asked.append(address)
        return Answer.THERE, "200"

    assert dict(ask(["a", "b", "a"], question, pause=0)) == dict.fromkeys(
        "ab", (Answer.THERE, "200")
    )
    assert asked == ["a", "b"]


def test_the_report_begins_with_what_is_gone() -> None:
    links = [
        Link(f"https://one.example/{name}", Ref("sources", name), "url")
        for name in ("there", "closed", "gone", "silent")
    ]
    answers = {
        links[0].address: (Answer.THERE, "200"),
        links[1].address: (Answer.CLOSED, "403 Forbidden"),
        links[2].address: (Answer.GONE, "404 Not Found"),
        links[3].address: (Answer.SILENT, "timed out"),
    }
    assert told(links, answers, Style.TEXT) == (
        "gone\n  sources/gone url: https://one.example/gone (404 Not Found)\n\n"
        "no answer\n  sources/silent url: https://one.example/silent (timed out)\n\n"
        "does not answer programs, look by hand\n"
        "  sources/closed url: https://one.example/closed (403 Forbidden)\n\n"
        "1 of 4 addresses answered."
    )
    assert "### Gone\n\n- `sources/gone` url:" in told(links, answers, Style.MARKDOWN)
