"""Broken on purpose: what the check answers, in full, is all that is needed to mend it."""

from __future__ import annotations

import re

import pytest

from contributing.mistakes import MISTAKES, Mistake, with_evidence
from projects import Project

REMEDIES = re.compile(
    r"\b(Add|Begin|Correct|Copy|Delete|Did you mean|Fill|Find|Give|Mend|Put|Rename|Say|Use|Write)\b"
)


def test_before_anything_is_broken_the_casebook_passes(project: Project) -> None:
    assert with_evidence(project).problems() == []


@pytest.mark.parametrize("mistake", [pytest.param(each, id=each.why) for each in MISTAKES])
def test_the_message_alone_is_enough(project: Project, mistake: Mistake) -> None:
    with_evidence(project).change(mistake.file, mistake.old, mistake.new)
    assert tuple(project.problems()) == mistake.told


def test_there_are_at_least_twenty_and_each_answer_says_what_to_do() -> None:
    assert len({mistake.why for mistake in MISTAKES}) >= 20
    for mistake in MISTAKES:
        assert any(told.startswith(f"{mistake.file}:") for told in mistake.told), mistake.why
        assert all(REMEDIES.search(told) for told in mistake.told), mistake.why


@pytest.mark.parametrize("mistake", [pytest.param(each, id=each.why) for each in MISTAKES])
def test_one_mistake_is_told_at_its_own_place(project: Project, mistake: Mistake) -> None:
    """The line that the message names, or the one after it, is the one that was changed."""
    before = with_evidence(project).text(mistake.file).splitlines()
    project.change(mistake.file, mistake.old, mistake.new)
    after = project.text(mistake.file).splitlines()
    changed = next(
        (n for n, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]),
        len(after),
    )
    own = [told for told in mistake.told if told.startswith(f"{mistake.file}:")]
    lines = [int(told.split(":")[1]) - 1 for told in own]
    # A field that is missing is told at the part that lacks it, which begins above.
    lacking = "is missing" in own[0] or "does not say" in own[0] or "are the words" in own[0]
    assert min(abs(line - changed) for line in lines) <= (8 if lacking else 2)
