"""What all tests share: a small casebook to change, and golden files to compare with."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import settings

from intensity import LEFT_OUT, LONG, is_left_out
from projects import Project, copy_of_example

pytest_plugins = ["modelled", "sites"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes golden files anew instead of comparing with them."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden files anew; look at what git says has changed before keeping them",
    )


WHOLE = "CASEBOOK_TESTS_WHOLE"
"""The variable by which processes that share the tests know that all of them are run."""


def pytest_configure(config: pytest.Config) -> None:
    """Few examples at home, many under CI, where runs repeat alike; none has a deadline, for a busy
    machine is not a mistake.
    """
    if "PYTEST_XDIST_WORKER" not in os.environ:
        named = config.args_source is pytest.Config.ArgsSource.ARGS or config.option.keyword
        os.environ[WHOLE] = "" if named else "yes"
    settings.register_profile("short", deadline=None, max_examples=15)
    settings.register_profile("long", deadline=None, max_examples=200, derandomize=True)
    settings.load_profile("long" if LONG else "short")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Do not even read a file of which all tests are left to the long profile."""
    short = not LONG and os.environ.get(WHOLE)
    return True if short and is_left_out(collection_path.as_posix()) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the longest tests to the long profile, where all are run."""
    if not os.environ.get(WHOLE):
        return
    if LONG:
        nodes = [item.nodeid for item in items]
        stale = [each for each in LEFT_OUT if not any(re.search(each, node) for node in nodes)]
        if stale:
            told = f"No test fits {', '.join(stale)} (tests/intensity.py)."
            raise pytest.UsageError(told)
        return
    left_out = [item for item in items if is_left_out(item.nodeid)]
    items[:] = [item for item in items if item not in set(left_out)]
    config.hook.pytest_deselected(items=left_out)


def pytest_report_header() -> str:
    """Say which profile runs."""
    return "profile: long" if LONG else "profile: short (CI=true runs the longest tests too)"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the small valid casebook, for one test to change."""
    return copy_of_example(tmp_path)
