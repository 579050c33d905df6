"""The sites that tests look at, each built once in a run, whichever process needs it first."""

from __future__ import annotations

import shutil

import pytest

from builds import REPO_URL, SITE_URL, build
from documents import BuiltSite
from hostile import hostile_project
from once import once, run_folder
from projects import ROOT, Project, copy_of_site


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The real site, as it is published: with an address and with edit links."""
    place = run_folder(tmp_path_factory) / "real"
    return BuiltSite(
        once(place, lambda to: build(Project(ROOT), to, site_url=SITE_URL, repo=REPO_URL))
    )


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project over the small casebook, to be built and not to be changed."""
    return Project(once(run_folder(tmp_path_factory) / "example", copy_of_site))


@pytest.fixture(scope="session")
def small(example: Project, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site of the small casebook, as it is at home: without an address."""
    return BuiltSite(once(run_folder(tmp_path_factory) / "small", lambda to: build(example, to)))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A site in which every text of every record is hostile."""
    folder = run_folder(tmp_path_factory)
    project = Project(once(folder / "hostile", hostile_project) / "project")
    options = {"site_url": SITE_URL, "repo": REPO_URL}
    return BuiltSite(once(folder / "hostile-site", lambda to: build(project, to, **options)))


@pytest.fixture
def own(example: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project over the small casebook, for one test to change."""
    folder = tmp_path_factory.mktemp("own") / "project"
    shutil.copytree(example.root, folder)
    return Project(folder)
