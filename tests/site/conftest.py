"""The sites that tests look at, each built once in a run."""

from __future__ import annotations

import shutil

import pytest

from builds import REPO_URL, SITE_URL, build
from documents import BuiltSite
from hostile import hostile_project
from projects import ROOT, Project, copy_of_site


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The real site, as it is published: with an address and with edit buttons."""
    folder = tmp_path_factory.mktemp("real") / "site"
    return build(Project(ROOT), folder, site_url=SITE_URL, repo=REPO_URL)


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project over the small casebook, to be built and not to be changed."""
    return copy_of_site(tmp_path_factory.mktemp("example"))


@pytest.fixture(scope="session")
def small(example: Project, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site of the small casebook, as it is at home: without an address."""
    return build(example, tmp_path_factory.mktemp("small") / "site")


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A site in which every text of every record is hostile."""
    folder = tmp_path_factory.mktemp("hostile")
    project = hostile_project(folder)
    assert project.problems() == []
    return build(project, folder / "site", site_url=SITE_URL, repo=REPO_URL)


@pytest.fixture
def own(example: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project over the small casebook, for one test to change."""
    folder = tmp_path_factory.mktemp("own") / "project"
    shutil.copytree(example.root, folder)
    return Project(folder)
