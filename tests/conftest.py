"""What all tests share: a small casebook to change, and golden files to compare with."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from projects import Project, copy_of_example


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes golden files anew instead of comparing with them."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden files anew; look at what git says has changed before keeping them",
    )


def pytest_configure() -> None:
    """No example has a deadline: a busy machine is not a mistake. Under CI, runs repeat alike."""
    settings.register_profile("casebook", deadline=None, derandomize=os.environ.get("CI") == "true")
    settings.load_profile("casebook")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the small valid casebook, for one test to change."""
    return copy_of_example(tmp_path)
