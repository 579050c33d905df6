"""Builds: the same bytes everywhere and on any day, and none where the data has a problem."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builds import QUIET, REPO_URL, SITE_URL, mkdocs
from casebook.cli import main
from projects import ADA, ALLIANCE, ROOT, RULE, Project, copy_of_site

ELSEWHEN = """
import datetime, sys, time

class Moved(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + datetime.timedelta(days=1234)

    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)

    @classmethod
    def today(cls):
        return cls.now()

moved = time.time
time.time = lambda: moved() + 1234 * 86400
datetime.datetime = Moved

from mkdocs.__main__ import cli
cli(["build", "--strict", "--quiet"])
"""
"""A build on a day more than three years from now."""


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def built(project: Project, seed: int, *command: str, **environment: str) -> dict[str, bytes]:
    """All files of a build in a process of its own."""
    settings = {"SITE_URL": SITE_URL, "REPO_URL": REPO_URL, "PYTHONHASHSEED": str(seed)}
    done = subprocess.run(
        [sys.executable, *(command or ("-m", "mkdocs", "build", "--strict", "--quiet"))],
        cwd=project.root,
        env={**os.environ, **QUIET, **settings, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return files(project.root / "site")


def same(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """All files of the real site, built in a copy of the project."""
    return built(copy_of_site(tmp_path_factory.mktemp("first"), ROOT), 1)


def test_two_builds_in_two_folders_are_the_same_byte_for_byte(
    tmp_path: Path, first: dict[str, bytes]
) -> None:
    assert len(first) > 100
    same(first, built(copy_of_site(tmp_path / "another folder", ROOT), 2))


def test_a_build_on_another_day_is_the_same(tmp_path: Path, first: dict[str, bytes]) -> None:
    same(first, built(copy_of_site(tmp_path, ROOT), 3, "-c", ELSEWHEN))


def test_a_build_that_is_told_another_day_is_the_same(
    tmp_path: Path, first: dict[str, bytes]
) -> None:
    environment = {"SOURCE_DATE_EPOCH": "86400", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    same(first, built(copy_of_site(tmp_path, ROOT), 4, **environment))


def test_the_order_and_the_times_of_files_do_not_matter(
    tmp_path: Path, first: dict[str, bytes]
) -> None:
    project = copy_of_site(tmp_path, ROOT)
    for path in sorted((project.root / "data").rglob("*.yml"), reverse=True):
        text = path.read_bytes()
        path.unlink()
        path.write_bytes(text)
        os.utime(path, (10**8, 10**8))
    same(first, built(project, 5))


def test_a_site_holds_no_path_and_no_name_of_the_machine(
    tmp_path: Path, first: dict[str, bytes]
) -> None:
    for name, content in first.items():
        assert str(tmp_path.parent).encode() not in content, name
        assert str(ROOT).encode() not in content, name


def test_a_build_with_a_problem_tells_it_like_a_check_and_leaves_the_last_site(
    own: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert mkdocs(own, "build", "--strict", "--quiet").returncode == 0
    before = files(own.root / "site")
    own.change(RULE, "form: term", "form: tern")
    own.change(ADA, "    to: organizations/example-alliance", "    to: organizations/alliance")
    done = mkdocs(own, "build", "--strict")
    assert done.returncode != 0
    assert main(["--root", str(own.root), "check"]) == 1
    told = capsys.readouterr().out
    problems = told[: told.index("2 problems in 2 files.") + 22]  # a check may say more after them
    assert problems.count("\n") == 2
    assert problems in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    same(before, files(own.root / "site"))


def test_a_build_with_a_problem_makes_no_site(own: Project) -> None:
    shutil.rmtree(own.root / "site", ignore_errors=True)
    own.change(ALLIANCE, "form: organization", "form: organisation")
    assert mkdocs(own, "build").returncode != 0
    assert not (own.root / "site").exists()


def test_a_build_says_nothing_that_is_not_needed(own: Project) -> None:
    done = mkdocs(own, "build", "--strict")
    lines = (done.stdout + done.stderr).splitlines()
    assert done.returncode == 0
    assert len(lines) <= 4, lines
    assert not any("WARNING" in line for line in lines)


def test_a_build_works_from_another_folder_too(own: Project, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(own.root / "mkdocs.yml")],
        cwd=tmp_path,
        env={**os.environ, **QUIET},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert (own.root / "site" / "people" / "ada-example" / "index.html").is_file()
