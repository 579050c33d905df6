"""What follows from one mistake is not told wherever it shows."""

from __future__ import annotations

import pytest

from casebook.checks import links
from projects import ADA, BULLETIN, MOVED, Project


def test_a_record_that_is_gone_is_told_once(project: Project) -> None:
    (project.root / BULLETIN).unlink()
    (told,) = [each for each in project.problems() if "places name" in each]
    assert "places name sources/example-bulletin-2003-05-02, and it is gone." in told
    assert "Restore the file data/sources/example-bulletin-2003-05-02.yml." in told
    assert not [each for each in project.problems() if "There is no record" in each]


def test_few_references_to_nothing_are_told_one_by_one(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "MANY", 1_000)
    (project.root / BULLETIN).unlink()
    assert len([each for each in project.problems() if "There is no record" in each]) > 1


@pytest.mark.parametrize("target", ["people/nobody-here", "people/ada-example"])
def test_a_tombstone_that_leads_nowhere_is_told_there_alone(project: Project, target: str) -> None:
    project.write(ADA, f"moved_to: {target}\n")
    project.write(MOVED, "removed: It was a slip.\n")
    told = project.problems()
    assert len(told) == 1, told
    assert told[0].startswith(f"{ADA}:1:11: ")


@pytest.mark.parametrize("field", ["moved_to: people/ben-sample", "removed: It was a slip."])
def test_what_is_left_of_a_record_beside_the_record_is_told_once(
    project: Project, field: str
) -> None:
    name = field.partition(":")[0]
    project.write(ADA, f"{field}\n{project.text(ADA)}")
    (told,) = [each for each in project.problems() if each.startswith(ADA)]
    assert told == (
        f"{ADA}:1:1: {name} stands alone where a record was, and here are other fields too. "
        f"Delete all others, or {name}."
    )
