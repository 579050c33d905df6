"""A change of data alone breaks no test: those that read the real record pass over a grown one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from casebook.catalog.casebook import Casebook
from casebook.commands.command import DONE
from casebook.commands.mv import mv
from casebook.editing.canonical import canonical
from casebook.records.statements import Statement
from intensity import LONG
from projects import EXAMPLE, ROOT, Project

ROOMS = ("checks", "citing", "corrections", "evidence", "pages", "schema", "site", "writing")
"""The folders of tests in which the real record is read; what browsers show of it is not."""

READING = re.compile(r"\bROOT\b|\breal\b|\breal_pages\b")
"""What a test names that reads the real record."""

ELSEWHERE = {"test_builds.py", "test_rebuilds.py", "test_html.py", "test_last_good_site.py"}
"""Tests of building, which take long and to which it is all one what the record says."""

SOURCES = 200
SOURCE = """\
name: Grown Gazette, issue {number}
short: Gazette {number}
description: A made-up article
title: What happened in week {number}
publisher: Grown Gazette
date: {year}-{month:02}-{day:02}
url: https://gazette.example/{number}
medium: article
kind: secondary
voice: press
standing: specialist
language: en
read:
  how: the page as it stands
  on: 2026-11
"""


def readers() -> list[str]:
    """The files of tests that read the real record."""
    return [
        path.relative_to(ROOT).as_posix()
        for room in ROOMS
        for path in sorted((ROOT / "tests" / room).rglob("test_*.py"))
        if path.name not in ELSEWHERE and READING.search(path.read_text("utf-8"))
    ]


def copy_of_project(folder: Path) -> Project:
    """All that is committed, or may be, in ``folder``, committed there too."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name, follow_symlinks=False)
    if (ROOT / "node_modules").is_dir():
        (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return Project(folder)


def grow(project: Project) -> None:
    """Add a record of each kind and many sources, rename three, and delete an entry."""
    for part in ("data", "seeds"):
        shutil.copytree(EXAMPLE / part, project.root / part, dirs_exist_ok=True)
    for path in sorted((EXAMPLE / "data").rglob("*.yml")):
        file = path.relative_to(EXAMPLE).as_posix()
        # Two casebooks in one: places in a list are taken, and what it is about stays as it was.
        text = re.sub(r"(?m)^order: ", "order: 9", project.text(file))
        project.write(file, re.sub(r"(?m)^subject: true\n", "", text))
    for number in range(SOURCES):
        file = f"data/sources/grown-gazette-{number}.yml"
        text = SOURCE.format(
            number=number, year=2001 + number // 100, month=number % 12 + 1, day=number % 28 + 1
        )
        project.write(file, canonical(text.encode(), "sources", file))
    casebook = project.take_in().casebook
    for kind in ("people", "events", "sources"):
        old = next(ref for ref in sorted(casebook.catalog.records) if ref.kind == kind)
        assert mv(project.root, str(old), f"{old}-renamed").status == DONE
    delete_an_entry(project, casebook)


def delete_an_entry(project: Project, casebook: Casebook) -> None:
    """Take away an entry without a quotation, to which nothing leads."""
    texts = "".join(path.read_text("utf-8") for path in (project.root / "data").rglob("*.yml"))
    for ref, stored in sorted(casebook.catalog.records.items()):
        if isinstance(stored.record, Statement) and len(stored.record.entries) > 1:
            last = stored.record.entries[-1]
            text = project.text(stored.file)
            entry = re.search(rf"(?m)^  - key: {last.key}\n(?:    .*\n)+", text)
            assert entry
            if f"{ref}#{last.key}" in texts or "quote:" in entry[0] or "“" in entry[0]:
                continue
            project.write(stored.file, text.replace(entry[0], ""))
            return
    pytest.fail("No entry can go")


@pytest.mark.skipif(not LONG, reason="minutes: in the long profile only")
def test_the_tests_that_read_the_real_record_pass_over_a_grown_one(tmp_path: Path) -> None:
    assert len(readers()) > 10
    project = copy_of_project(tmp_path / "grown")
    grow(project)
    assert project.problems() == []
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *readers()],
        cwd=project.root,
        env={key: value for key, value in os.environ.items() if not key.startswith("PYTEST")}
        | {"CI": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr
