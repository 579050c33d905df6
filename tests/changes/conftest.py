"""What the tests of changes start from."""

from __future__ import annotations

import shutil

import pytest

from changes.repositories import Repository, repository
from projects import Project


@pytest.fixture
def repo(project: Project) -> Repository:
    """The small casebook in a repository of git, committed once."""
    if not shutil.which("git"):
        pytest.skip("needs git")
    made = repository(project.root)
    made.commit()
    return made


@pytest.fixture
def published(repo: Repository) -> Repository:
    """The small casebook, published as v1.0."""
    repo.commit("v1.0")
    return repo
