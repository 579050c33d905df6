"""Where a program or a file is missing, tests say what to install; under CI they fail."""

from __future__ import annotations

from pathlib import Path

import pytest

import packages
from browser import chromium


@pytest.mark.parametrize("name", chromium.PROGRAMS)
def test_each_known_program_is_found(tmp_path: Path, name: str) -> None:
    assert chromium.find(str(tmp_path)) is None
    program = tmp_path / name
    program.touch(mode=0o755)
    assert chromium.find(str(tmp_path)) == str(program)


@pytest.mark.parametrize("environment", [{}, {"CI": "false"}])
def test_a_missing_browser_skips_the_test_with_the_command_that_installs_it(
    environment: dict[str, str],
) -> None:
    with pytest.raises(pytest.skip.Exception, match="apt install chromium"):
        chromium.missing(chromium.BROWSER, environment)


def test_a_missing_playwright_names_the_lock_file() -> None:
    with pytest.raises(pytest.skip.Exception, match=r"pip install -r requirements-dev\.txt"):
        chromium.missing(chromium.PLAYWRIGHT, {})


def test_under_ci_a_missing_browser_is_a_failure() -> None:
    with pytest.raises(pytest.fail.Exception, match="apt install chromium"):
        chromium.missing(chromium.BROWSER, {"CI": "true"})


def test_a_file_of_a_package_is_taken_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "axe.js").touch()
    assert packages.file(tmp_path / "axe.js", {"CI": "true"}) == tmp_path / "axe.js"


def test_a_missing_file_of_a_package_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(pytest.skip.Exception, match="npm ci --ignore-scripts"):
        packages.file(tmp_path / "axe.js", {})
    with pytest.raises(pytest.fail.Exception, match="npm ci --ignore-scripts"):
        packages.file(tmp_path / "axe.js", {"CI": "true"})


def test_a_missing_java_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(pytest.skip.Exception, match="apt install default-jre-headless"):
        packages.java({"PATH": str(tmp_path)})
    with pytest.raises(pytest.fail.Exception, match="apt install default-jre-headless"):
        packages.java({"PATH": str(tmp_path), "CI": "true"})
    program = tmp_path / "java"
    program.touch(mode=0o755)
    assert packages.java({"PATH": str(tmp_path)}) == str(program)
