"""Where the two states of a comparison come from: commits, tags and folders."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from casebook.changes.revisions import RevisionError, latest_release, state
from casebook.cli import main
from casebook.records.references import Ref
from changes.repositories import Repository
from projects import BEN, EXAMPLE, RULE, Project


def diff(capsys: pytest.CaptureFixture[str], root: Path, *arguments: str) -> tuple[int, str]:
    status = main(["--root", str(root), "diff", *arguments])
    out = capsys.readouterr()
    return status, out.out + out.err


def test_commits_tags_branches_and_folders_can_be_compared(
    repo: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    first = repo.commit("v1.0")
    repo.change(BEN, "  date: 1960", "  date: 1961")
    told = (
        "people/ben-sample\n  Ben Sample: “Born” changed from 1960 to 1961.\n\n"
        "1 change in 1 record; 1 of them alters what was said before.\n"
    )
    assert diff(capsys, repo.root, "v1.0", str(repo.root)) == (0, told)
    repo.commit()
    for base in ("v1.0", first, first[:12], "HEAD^", "main~1", str(EXAMPLE)):
        assert diff(capsys, repo.root, base, "main") == (0, told)


def test_what_is_not_committed_is_no_part_of_a_revision(repo: Repository) -> None:
    repo.change(BEN, "  date: 1960", "  date: 1961")
    repo.write("data/topics/tea.yml", "name: Tea\n")
    found = state(repo.root, "HEAD").intake
    assert found.problems == ()
    assert Ref("topics", "tea") not in found.casebook.catalog.records


def test_a_revision_without_seeds_can_be_read(repo: Repository) -> None:
    shutil.rmtree(repo.root / "seeds")
    repo.commit()
    assert state(repo.root, "HEAD").intake.casebook.catalog.maps == {}


def test_a_project_within_a_larger_repository_can_be_read(repo: Repository) -> None:
    for part in ("data", "seeds"):
        shutil.copytree(EXAMPLE / part, repo.root / "inner" / part)
    repo.commit()
    inner = repo.root / "inner"
    (inner / RULE).unlink()
    assert Ref("topics", "sample-rule") in state(inner, "HEAD").intake.casebook.catalog.records


@pytest.mark.parametrize("name", ["nowhere", "", "--all", "HEAD:data", "-h", "v1.0..HEAD"])
def test_what_is_no_revision_is_refused_in_words(repo: Repository, name: str) -> None:
    with pytest.raises(RevisionError, match="neither a revision of git here nor a folder"):
        state(repo.root / "data", name)


def test_without_git_it_says_what_to_install(
    repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(RevisionError, match="git is needed for this"):
        state(repo.root, "HEAD")
    with pytest.raises(RevisionError, match="git is needed for this"):
        latest_release(repo.root)


def test_outside_of_git_there_is_no_release(project: Project) -> None:
    assert latest_release(project.root) is None


def test_only_tags_of_releases_count(repo: Repository) -> None:
    for tag in ("old", "version", "v-next"):
        repo.commit(tag)
    assert latest_release(repo.root) is None
    repo.commit("v0.9")
    repo.commit("v1.0")
    repo.commit("w2")
    assert latest_release(repo.root) == "v1.0"
