"""The live server: it follows every edit, and outlives every mistake."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from builds import QUIET
from projects import RULE, Project

PATIENCE = 90
"""Seconds to wait for what should take two, on a machine that is busy."""

LINE = "Rule on the length of examples"


@dataclass
class Server:
    """A running ``mkdocs serve`` with what it has printed."""

    process: subprocess.Popen[str]
    address: str
    lines: list[str] = field(default_factory=list)

    def read(self) -> None:
        """Keep what the server prints, until it ends."""
        assert self.process.stdout
        self.lines.extend(self.process.stdout)

    @property
    def output(self) -> str:
        return "".join(self.lines)

    def page(self, path: str) -> str:
        """What the server answers for ``path``; nothing while it does not."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=20) as answer:  # noqa: S310
                return str(answer.read().decode())
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def shows(self, path: str, text: str) -> Callable[[], bool]:
        return lambda: text in self.page(path)

    def says(self, text: str) -> Callable[[], bool]:
        return lambda: text in self.output

    def until(self, comes: Callable[[], bool]) -> None:
        """Wait until ``comes`` holds; fail where the server ends or it takes too long."""
        end = time.monotonic() + PATIENCE
        while not comes():
            assert self.process.poll() is None, f"The server has ended.\n{self.output}"
            assert time.monotonic() < end, f"It does not come.\n{self.output}"
            time.sleep(0.1)


@pytest.fixture
def server(own: Project) -> Iterator[Server]:
    """A server on a free port over a project of its own."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=own.root,
        env={**os.environ, **QUIET},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    server = Server(process, f"http://127.0.0.1:{port}/")
    reader = threading.Thread(target=server.read, daemon=True)
    reader.start()
    try:
        server.until(server.shows("topics/sample-rule/", LINE))
        yield server
    finally:
        process.terminate()
        reader.join(timeout=PATIENCE)
        with process:
            process.wait(timeout=PATIENCE)


def test_the_server_follows_every_edit_and_outlives_every_mistake(
    own: Project, server: Server
) -> None:
    rule = "topics/sample-rule/"

    # A mistake is told where the server runs and in every tab, and the server lives on.
    own.change(RULE, "form: term", "form: tern")
    server.until(server.says("'tern' is not a form. Did you mean term?"))
    assert f"{RULE}:2:7: 'tern' is not a form. Did you mean term?" in server.output
    assert "1 problem in 1 file." in server.output
    server.until(server.shows(rule, "is not a form. Did you mean term?"))

    # So it is with a file that is not even YAML.
    own.change(RULE, "form: tern", "form: [tern")
    server.until(lambda: len(re.findall("1 problem in 1 file", server.output)) >= 2)
    assert LINE not in server.page(rule)

    # The next good save heals it.
    own.change(RULE, "form: [tern", "form: term")
    own.change(RULE, LINE, "Rule that was corrected")
    server.until(server.shows(rule, "Rule that was corrected"))
    server.until(server.shows("topics/", "Rule that was corrected"))
    assert "Traceback" not in server.output

    # A new record has a page, and one that is gone has none.
    own.write(
        "data/topics/other-rule.yml",
        "name: Other Matter\nform: term\ndescription: New\n"
        "cite: sources/example-paper-2003-05-06#p5\n",
    )
    server.until(server.shows("topics/other-rule/", "Other Matter"))
    (own.root / "data" / "topics" / "other-rule.yml").unlink()
    server.until(lambda: "Other Matter" not in server.page("topics/"))

    # Edits of the code show as well: of a template, of a module, of a written page, of a map.
    own.change("hooks/casebook/writing/templates/page.html", "Cited by", "Where it is cited")
    server.until(server.shows("sources/example-paper-2003-05-06/", "Where it is cited"))
    own.change("hooks/casebook/pages/records.py", '"See also"', '"Worth reading"')
    server.until(server.shows("people/ada-example/", "Worth reading"))
    own.change("docs/about/index.md", "# About this casebook", "# About these examples")
    server.until(server.shows("about/", "About these examples"))
    own.change("seeds/example-paper-2003-05-06.yml", "Founding and members", "How it began")
    server.until(server.shows("sources/example-paper-2003-05-06/", "How it began"))

    # A mistake in the code does not end it either.
    own.change("hooks/casebook/pages/records.py", '"Worth reading"', '"Worth reading')
    server.until(server.says("SyntaxError"))
    own.change("hooks/casebook/pages/records.py", '"Worth reading', '"Read on"')
    server.until(server.shows("people/ada-example/", "Read on"))
    assert server.process.poll() is None
