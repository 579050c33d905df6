"""The browsers of the tests: which programs, how they start, what to do where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Mapping as Table
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright


@dataclass(frozen=True)
class Program:
    """A browser that a system has; none is downloaded."""

    names: tuple[str, ...]
    """What it is called on the systems that we know, in the order of preference."""

    missing: str
    """Which command installs it."""

    arguments: tuple[str, ...] = ()

    def find(self, path: str | None = None) -> str | None:
        """Where it is on ``path``, by default that of the environment."""
        return next(
            (found for name in self.names if (found := shutil.which(name, path=path))), None
        )


CHROMIUM = Program(
    ("chromium", "chromium-browser", "google-chrome"),
    "The browser tests need Chromium: apt install chromium (or a Google Chrome on the PATH)",
    (
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        # No other host can be reached, so a request that leaves the machine fails and is seen.
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    ),
)

FIREFOX = Program(
    ("firefox-esr", "firefox"),
    "Some browser tests need Firefox: apt install firefox-esr (or a Firefox on the PATH)",
)

PLAYWRIGHT = "The browser tests need Playwright: pip install -r requirements-dev.txt"


def start(driver: Playwright, program: Program, found: str) -> Browser:
    """The browser ``found`` as a process that tests can speak to."""
    if program is CHROMIUM:
        return driver.chromium.launch(executable_path=found, args=list(program.arguments))
    # The channel is that of a Firefox as its makers ship it, which is spoken to by WebDriver BiDi.
    return driver.firefox.launch(executable_path=found, channel="moz-firefox")


def missing(what: str, environment: Table[str, str]) -> NoReturn:
    """Skip the test and say ``what`` to install; under CI, where it must be there, fail it."""
    if environment.get("CI") == "true":
        pytest.fail(what)
    pytest.skip(what)
