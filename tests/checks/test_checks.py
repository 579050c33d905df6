"""Every check: that good data passes, and that what it guards against is told in full."""

from __future__ import annotations

from pathlib import Path

import pytest

from casebook.checks import CHECKS
from casebook.intake import take_in
from checks.failures import FAILURES, NEW, Failure
from projects import EXAMPLE, ROOT, Project

NAMES = [check.name for check in CHECKS]


@pytest.mark.parametrize(
    ("name", "failure"),
    [
        pytest.param(name, failure, id=f"{name}: {failure.why}")
        for name, failures in FAILURES.items()
        for failure in failures
    ],
)
def test_a_check_tells_what_it_guards_against(
    project: Project, name: str, failure: Failure
) -> None:
    for file, old, new in failure.changes:
        if old == NEW:
            project.write(file, new)
        else:
            project.change(file, old, new)
    assert sorted(project.problems([name])) == sorted(failure.told)
    assert set(failure.told) <= set(project.problems())


@pytest.mark.parametrize("name", NAMES)
def test_the_small_casebook_passes(name: str) -> None:
    assert take_in(EXAMPLE, [name]).problems == ()


def test_the_real_data_passes() -> None:
    assert take_in(ROOT).problems == ()


def test_every_check_has_a_failing_test() -> None:
    """Here, or in the folder of what it belongs to, where its name is written out."""
    here = Path(__file__).parent
    others = [p for p in here.parent.glob("*/test_*.py") if p.parent != here]
    text = "".join(path.read_text("utf-8") for path in sorted(others))
    assert [name for name in NAMES if name not in FAILURES and f'"{name}"' not in text] == []
    assert set(FAILURES) <= set(NAMES)


def test_every_check_has_its_own_name_and_says_in_a_line_what_it_guards() -> None:
    assert len(set(NAMES)) == len(NAMES)
    for check in CHECKS:
        assert check.purpose.endswith(".")
        assert 20 < len(check.purpose) <= 110
