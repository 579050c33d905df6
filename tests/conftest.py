"""What all tests share: a small casebook to change, and golden files to compare with."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from intensity import LONG
from projects import Project, copy_of_example

pytest_plugins = ["modelled", "sites"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes golden files anew instead of comparing with them."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden files anew; look at what git says has changed before keeping them",
    )


def pytest_configure() -> None:
    """Few examples at home, many under CI, where runs repeat alike; none has a deadline, for a busy
    machine is not a mistake.
    """
    settings.register_profile("short", deadline=None, max_examples=25)
    settings.register_profile("long", deadline=None, max_examples=200, derandomize=True)
    settings.load_profile("long" if LONG else "short")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the small valid casebook, for one test to change."""
    return copy_of_example(tmp_path)
