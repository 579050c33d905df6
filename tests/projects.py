"""Projects on disk for tests to change: copies of the small casebook in ``tests/example``."""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from casebook.intake import Intake, take_in

ROOT = Path(__file__).resolve().parents[1]
"""The project itself."""

EXAMPLE = ROOT / "tests" / "example"
"""A small valid casebook with every kind of record; all names in it are made up."""

ALLIANCE = "data/organizations/example-alliance.yml"
CHAPTER = "data/organizations/example-chapter.yml"
ADA = "data/people/ada-example.yml"
BEN = "data/people/ben-sample.yml"
MOVED = "data/people/ada-sample.yml"
MEETING = "data/events/example-meeting-2003-05-01.yml"
DEPARTURE = "data/events/departure-2003-05-02.yml"
LETTER = "data/statements/chapter-letter-2003-05-02.yml"
ANSWER = "data/statements/alliance-answer-2003-05-03.yml"
REPORT = "data/statements/example-paper-article-2003-05-06.yml"
DISPUTE = "data/disputes/alliance-and-chapter.yml"
RULE = "data/topics/sample-rule.yml"
CORRECTION = "data/corrections/2004-03-01-date-of-the-departure.yml"
PAPER = "data/sources/example-paper-2003-05-06.yml"
BULLETIN = "data/sources/example-bulletin-2003-05-02.yml"
MAP = "seeds/example-paper-2003-05-06.yml"


def called(file: str) -> str:
    """The name of the record in ``file`` of the small casebook."""
    text = (EXAMPLE / file).read_text("utf-8")
    return str(re.findall("^name: (.*)$", text, re.MULTILINE)[0])


@dataclass(frozen=True)
class Project:
    """A folder with ``data`` and ``seeds`` that a test may change."""

    root: Path

    def text(self, file: str) -> str:
        """What ``file``, relative to the project, holds."""
        return (self.root / file).read_text("utf-8")

    def write(self, file: str, text: str) -> None:
        """Put ``text`` into ``file``, whether or not there is one."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def change(self, file: str, old: str, new: str) -> None:
        """Put ``new`` in the place of ``old``, which stands exactly once in ``file``."""
        text = self.text(file)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new))

    def take_in(self, only: Collection[str] = ()) -> Intake:
        """What the engine makes of the folder as it stands."""
        return take_in(self.root, only)

    def problems(self, only: Collection[str] = ()) -> list[str]:
        """The problems of the folder as it stands, as people see them."""
        return [str(problem) for problem in self.take_in(only).problems]


def copy_of_example(folder: Path) -> Project:
    """The small casebook, copied into ``folder``."""
    for part in ("data", "seeds"):
        shutil.copytree(EXAMPLE / part, folder / part)
    return Project(folder)


def copy_of_site(folder: Path, records: Path = EXAMPLE) -> Project:
    """A whole project in ``folder``: this one's code and settings over other records and pages."""
    copy_of_code(folder)
    for part in ("data", "seeds", "docs"):
        shutil.copytree(records / part, folder / part, dirs_exist_ok=True)
    return Project(folder)


def copy_of_code(folder: Path) -> None:
    """The code and the settings of this project, with the picture they name, in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    bytecode = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "hooks", folder / "hooks", ignore=bytecode)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "docs" / "assets").mkdir(parents=True)
    shutil.copy(ROOT / "docs" / "assets" / "card.png", folder / "docs" / "assets")


def write_docs(folder: Path) -> None:
    """The pages of the small casebook in ``folder``, without what names a record of it."""
    shutil.copytree(EXAMPLE / "docs", folder, dirs_exist_ok=True)
    for page in folder.rglob("*.md"):
        lines = page.read_text("utf-8").splitlines()
        kept = [line for line in lines if not NAMING.search(line)]
        page.write_text("\n".join([*kept, ""]), "utf-8")


NAMING = re.compile(r"\b[a-z]+/[a-z0-9]+(-[a-z0-9]+)+")
"""A reference, or the address of a record."""
