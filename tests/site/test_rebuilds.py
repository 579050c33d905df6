"""Rebuilds of the live server: the same bytes as a build from nothing, in memory that stays."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from builds import QUIET
from casebook.cli import main
from intensity import LONG
from projects import RULE, Project

EDITS = 60 if LONG else 6
SAVES = 100 if LONG else 25

SEED = 20200830


class Served:
    """A process that builds ``project`` again whenever it is asked to."""

    def __init__(self, project: Project, site: Path, command: str) -> None:
        self.site = site
        self.process = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("served.py"), project.root, site, command],
            env={**os.environ, **QUIET},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def build(self) -> dict[str, Any]:
        """Build, and say how it went."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return dict(json.loads(self.process.stdout.readline()))

    def files(self) -> dict[str, bytes]:
        """All files of the site."""
        found = sorted(path for path in self.site.rglob("*") if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def served(own: Project, tmp_path: Path) -> Iterator[Callable[[str], Served]]:
    started: list[Served] = []

    def serve(command: str) -> Served:
        started.append(Served(own, tmp_path / command, command))
        return started[-1]

    yield serve
    for each in started:
        with each.process:
            each.process.kill()


class Editor:
    """Somebody who edits the files of a project at random, and not always well."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.random = Random(SEED)  # noqa: S311 - drawn to be drawn again
        parts = [*project.root.glob("data/*/*.yml"), *project.root.glob("docs/**/*.md")]
        self.first = {path: path.read_text("utf-8") for path in sorted(parts)}

    def edit(self) -> str:
        """Change something, and say what."""
        ways = (
            self.reword,
            self.reword,
            self.cut,
            self.drop,
            self.correct,
            self.correct,
            self.rename,
        )
        way = self.random.choice(ways)
        way()
        return way.__name__

    def reword(self) -> None:
        """A word is said twice in a text."""
        path, lines = self.lines()
        texts = [n for n, line in enumerate(lines) if ": " in line and "/" not in line]
        if texts:
            number = self.random.choice(texts)
            lines[number] += f" {lines[number].split()[-1].strip('”.')}"
        path.write_text("\n".join(lines), "utf-8")

    def cut(self) -> None:
        """A line goes."""
        path, lines = self.lines()
        del lines[self.random.randrange(len(lines))]
        path.write_text("\n".join(lines), "utf-8")

    def drop(self) -> None:
        """A file goes."""
        self.random.choice(self.there()).unlink()

    def correct(self) -> None:
        """All files become again what they were at first, but one that does not."""
        kept = self.random.choice(list(self.first))
        for path, text in self.first.items():
            if path != kept:
                path.write_text(text, "utf-8")
        for path in self.project.root.glob("data/*/*-renamed.yml"):
            path.unlink()

    def rename(self) -> None:
        """A record gets another name, where nothing is wrong with the others."""
        path = self.random.choice([each for each in self.there() if each.suffix == ".yml"])
        old = f"{path.parent.name}/{path.stem}"
        main(["--root", str(self.project.root), "mv", old, f"{old}-renamed"])

    def there(self) -> list[Path]:
        """The files that there are."""
        return [path for path in self.first if path.exists()]

    def lines(self) -> tuple[Path, list[str]]:
        """A file, and its lines."""
        path = self.random.choice(self.there())
        return path, path.read_text("utf-8").split("\n")


def test_a_rebuild_has_the_bytes_of_a_build_from_nothing(
    own: Project, served: Callable[[str], Served]
) -> None:
    """After edits that are right, edits that are wrong, and what corrects them."""
    editor = Editor(own)
    again, anew = served("serve"), served("build")
    good = []
    for number in range(EDITS):
        way = editor.edit() if number else "nothing"
        went = [each.build()["good"] for each in (again, anew)]
        assert went[0] == went[1], f"Edit {number}, {way}"
        good.append(went[0])
        if went[0]:
            one, other = again.files(), anew.files()
            assert one.keys() == other.keys(), f"Edit {number}, {way}"
            assert [name for name in one if one[name] != other[name]] == [], f"Edit {number}, {way}"
    assert sum(good) > EDITS / 5
    assert not all(good)


def test_the_server_holds_its_memory(own: Project, served: Callable[[str], Served]) -> None:
    """After a hundred saves it is within a fifth of what it was after five."""
    serve = served("serve")
    text = own.text(RULE)
    held = []
    for number in range(SAVES):
        own.write(RULE, text.replace("Rule on", f"Rule {number} on"))
        went = serve.build()
        assert went["good"]
        held.append(went["held"])
    assert held[-1] < held[4] * 1.2, held
