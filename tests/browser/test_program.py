"""Where a program or a file is missing, tests say what to install; under CI they fail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import packages
from browser.programs import CHROMIUM, FIREFOX, PLAYWRIGHT, Program, missing

PROGRAMS = [(program, name) for program in (CHROMIUM, FIREFOX) for name in program.names]


@pytest.mark.parametrize(("program", "name"), PROGRAMS)
def test_each_known_program_is_found(tmp_path: Path, program: Program, name: str) -> None:
    assert program.find(str(tmp_path)) is None
    file = tmp_path / name
    file.touch(mode=0o755)
    assert program.find(str(tmp_path)) == str(file)


@pytest.mark.parametrize("environment", [{}, {"CI": "false"}])
@pytest.mark.parametrize(
    ("what", "command"),
    [
        (CHROMIUM.missing, "apt install chromium"),
        (FIREFOX.missing, "apt install firefox-esr"),
        (PLAYWRIGHT, r"pip install -r requirements-dev\.txt"),
    ],
)
def test_what_is_missing_skips_the_test_with_the_command_that_installs_it(
    what: str, command: str, environment: dict[str, str]
) -> None:
    with pytest.raises(pytest.skip.Exception, match=command):
        missing(what, environment)
    with pytest.raises(pytest.fail.Exception, match=command):
        missing(what, {"CI": "true"})


def test_a_file_of_a_package_is_taken_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "axe.js").touch()
    assert packages.file(tmp_path / "axe.js", {"CI": "true"}) == tmp_path / "axe.js"


def test_a_missing_file_of_a_package_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(pytest.skip.Exception, match="npm ci --ignore-scripts"):
        packages.file(tmp_path / "axe.js", {})
    with pytest.raises(pytest.fail.Exception, match="npm ci --ignore-scripts"):
        packages.file(tmp_path / "axe.js", {"CI": "true"})


@pytest.mark.parametrize(
    ("find", "program", "package"),
    [
        (packages.java, "java", "default-jre-headless"),
        (packages.office, "soffice", "libreoffice-calc-nogui"),
    ],
)
def test_a_missing_program_names_the_command(
    tmp_path: Path, find: Callable[[dict[str, str]], str], program: str, package: str
) -> None:
    with pytest.raises(pytest.skip.Exception, match=f"apt install {package}"):
        find({"PATH": str(tmp_path)})
    with pytest.raises(pytest.fail.Exception, match=f"apt install {package}"):
        find({"PATH": str(tmp_path), "CI": "true"})
    there = tmp_path / program
    there.touch(mode=0o755)
    assert find({"PATH": str(tmp_path)}) == str(there)
