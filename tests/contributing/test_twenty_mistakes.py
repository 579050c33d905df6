"""Broken on purpose: what the check answers, in full, is all that is needed to correct it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from answers import Case, cases
from contributing.mistakes import with_evidence
from projects import Project, copy_of_example

MISTAKES = cases(Path(__file__).with_name("mistakes.yml"))["mistakes"]
REMEDIES = re.compile(
    r"\b(Add|Begin|Correct|Copy|Delete|Did you mean|Fill|Find|Give|Put|Rename|Say|Use|Write)\b"
)


@pytest.fixture(scope="module")
def evidenced(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The casebook before anybody has broken it."""
    return with_evidence(copy_of_example(tmp_path_factory.mktemp("evidenced")))


def test_before_anything_is_broken_the_casebook_passes(evidenced: Project) -> None:
    assert evidenced.problems() == []


@pytest.mark.parametrize("mistake", [pytest.param(each, id=each.why) for each in MISTAKES])
def test_the_message_alone_is_enough(evidenced: Project, tmp_path: Path, mistake: Case) -> None:
    """All that is told is told at its own place, and says what to do."""
    project = Project(Path(shutil.copytree(evidenced.root, tmp_path / "copy")))
    told = mistake.problems(project)
    assert sorted(project.problems()) == told
    assert all(REMEDIES.search(each) for each in told)


def test_there_are_at_least_twenty() -> None:
    assert len({mistake.why for mistake in MISTAKES}) >= 20
