"""Where the browser is missing, tests say what to install; under CI they fail."""

from __future__ import annotations

from pathlib import Path

import pytest

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
