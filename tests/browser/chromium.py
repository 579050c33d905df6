"""The browser of the tests: which program, how it is started, what to do where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Mapping as Table
from typing import NoReturn

import pytest

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
"""What the browser is called on the systems that we know, in the order of preference."""

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
"""No other host can be reached, so a request that leaves the machine fails and is seen."""

PLAYWRIGHT = "The browser tests need Playwright: pip install -r requirements-dev.txt"
BROWSER = "The browser tests need Chromium: apt install chromium (or a Google Chrome on the PATH)"
"""Which command installs what is missing."""


def find(path: str | None = None) -> str | None:
    """The browser's program on ``path``, by default that of the environment."""
    return next((found for name in PROGRAMS if (found := shutil.which(name, path=path))), None)


def missing(what: str, environment: Table[str, str]) -> NoReturn:
    """Skip the test and say ``what`` to install; under CI, where it must be there, fail it."""
    if environment.get("CI") == "true":
        pytest.fail(what)
    pytest.skip(what)
