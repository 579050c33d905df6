"""Every check: that good data passes, and that what it guards against is told in full."""

from __future__ import annotations

from pathlib import Path

import pytest

from answers import Case, cases
from casebook.checks import CHECKS
from casebook.intake import take_in
from projects import EXAMPLE, ROOT, Project

HERE = Path(__file__).parent
NAMES = [check.name for check in CHECKS]
FAILURES = cases(HERE / "failures.yml")


@pytest.mark.parametrize(
    ("name", "case"),
    [
        pytest.param(name, case, id=f"{name}: {case.why}")
        for name, group in FAILURES.items()
        for case in group
    ],
)
def test_a_check_tells_what_it_guards_against(project: Project, name: str, case: Case) -> None:
    told = case.problems(project)
    assert sorted(project.problems([name])) == told


def test_the_small_casebook_passes() -> None:
    casebook = take_in(EXAMPLE).casebook
    assert [check.name for check in CHECKS if list(check.run(casebook))] == []


def test_the_real_data_passes() -> None:
    assert take_in(ROOT).problems == ()


def test_every_check_has_a_failing_test() -> None:
    """Here, or in the folder of what it belongs to, where its name is written out."""
    others = [path for path in HERE.parent.glob("*/test_*.py") if path.parent != HERE]
    text = "".join(path.read_text("utf-8") for path in sorted(others))
    assert [name for name in NAMES if name not in FAILURES and f'"{name}"' not in text] == []
    assert set(FAILURES) <= set(NAMES)


def test_every_check_has_its_own_name_and_says_in_a_line_what_it_guards() -> None:
    assert len(set(NAMES)) == len(NAMES)
    for check in CHECKS:
        assert check.purpose.endswith(".")
        assert 20 < len(check.purpose) <= 110
