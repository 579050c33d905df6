"""The command init: another casebook, which is right from the first minute and names nobody."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from builds import QUIET
from casebook.cli import main
from casebook.records.kinds import KINDS
from documents import BuiltSite
from projects import ROOT, Project

PARTIES = re.compile(r"People.s Party|\bMPP\b|\bORLA\b|Our Revolution|Brana|Force The Vote")
"""Who this casebook is about, and no other one."""


@pytest.fixture
def begun(tmp_path: Path) -> Project:
    assert main(["init", str(tmp_path / "new")]) == 0
    return Project(tmp_path / "new")


def test_it_is_right_and_in_canonical_form(begun: Project) -> None:
    assert begun.problems() == []
    root = ["--root", str(begun.root)]
    assert main([*root, "fmt", "--check"]) == 0
    assert main([*root, "schema", "--check"]) == 0


def test_it_has_an_example_of_every_kind_that_needs_no_release(begun: Project) -> None:
    there = {path.parent.name for path in begun.root.glob("data/*/*.yml")}
    assert there == KINDS.keys() - {"corrections"}


def installed(folder: Path) -> Path:
    """What pip would install of this project, by its declarations, in ``folder``."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    for package in {path.parent for path in (ROOT / "hooks").rglob("__init__.py")}:
        name = ".".join(package.relative_to(ROOT / "hooks").parts)
        assert name.startswith(told["packages"]["find"]["include"][0].rstrip("*"))
        patterns = ["*.py", *told["package-data"].get(name, ())]
        for path in {each for pattern in patterns for each in package.glob(pattern)}:
            # As setuptools does: a name that begins with a dot is not found.
            if path.is_file() and "/." not in path.relative_to(package).as_posix():
                new = folder / path.relative_to(ROOT / "hooks")
                new.parent.mkdir(parents=True, exist_ok=True)
                new.write_bytes(path.read_bytes())
    return folder


def test_what_pip_installs_is_all_that_it_needs(tmp_path: Path) -> None:
    """In an empty folder, and without this project beside it."""
    packages = installed(tmp_path / "packages")
    environment = {**os.environ, **QUIET, "PYTHONPATH": str(packages)}
    begin = [sys.executable, "-m", "casebook", "init", "new"]
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-f", "new/mkdocs.yml"]
    for command in (begin, build):
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert "WARNING" not in done.stderr
    site = BuiltSite(tmp_path / "new" / "site")
    assert (site.folder / "people/jane-example/index.html").is_file()
    for path in site.folder.rglob("*"):
        if path.suffix in {".html", ".json", ".js", ".css", ".svg", ".xml"}:
            assert not PARTIES.search(path.read_text("utf-8")), path


def test_a_folder_with_something_in_it_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "kept.txt").write_text("Mine", "utf-8")
    assert main(["init", str(tmp_path)]) == 2
    assert "is there already. Name a new folder, or an empty one." in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]
