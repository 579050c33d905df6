"""Cases in which data is broken, and what is told of it: read from YAML, tried on a project."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import projects
import yaml
from casebook.records.dates import Date
from projects import Project, called

_TOKEN = re.compile(r"\{(?:(?P<day>\d{4}-[-/\d]+)|(?P<count>\d+)|P(?P<number>\d)|(?P<file>[A-Z]+))\}")


@dataclass(frozen=True)
class Change:
    """In ``file``, ``new`` takes the place of ``old``; with nothing in it the file is new."""

    file: str
    old: str
    new: str

    def make(self, project: Project) -> None:
        """Make the change in ``project``."""
        if self.old:
            project.change(self.file, self.old, self.new)
        else:
            project.write(self.file, self.new)


@dataclass(frozen=True)
class Answer:
    """What is told, and a piece of the file with a bar before the place that it leads to."""

    file: str
    at: str
    told: str

    def read(self, project: Project) -> str:
        """The problem as people see it, with the line and the column that the place has now."""
        text = project.text(self.file)
        before, bar, after = self.at.partition("|")
        piece = before + after
        assert bar, f"There is no bar in {self.at!r}."
        assert text.count(piece) == 1, f"{piece!r} stands {text.count(piece)} times in {self.file}"
        above = text[: text.index(piece) + len(before)]
        line, column = above.count("\n") + 1, len(above) - above.rfind("\n")
        return f"{self.file}:{line}:{column}: {self.told}"


@dataclass(frozen=True)
class Case:
    """What is changed, and all that is answered."""

    why: str
    changes: tuple[Change, ...]
    answers: tuple[Answer, ...]

    def problems(self, project: Project) -> list[str]:
        """What should be told of ``project`` after the changes, which are made now."""
        for change in self.changes:
            change.make(project)
        return sorted(answer.read(project) for answer in self.answers)


def cases(path: Path) -> dict[str, list[Case]]:
    """The cases in a file of YAML, by the heading that they stand under."""
    found = yaml.safe_load(path.read_text("utf-8"))
    return {heading: [_case(*each) for each in group.items()] for heading, group in found.items()}


def _case(why: str, said: dict[str, Any]) -> Case:
    changes = tuple(
        Change(_file(each["file"]), _text(each.get("old", "")), _text(each["new"]))
        for each in said.get("changes", [said])
    )
    answers = tuple(
        Answer(_file(each["file"]), _text(each["at"]), _text(each["told"]))
        for each in said.get("answers", [said])
    )
    return Case(why, changes, answers)


def _file(name: str) -> str:
    return str(getattr(projects, name)) if name.isupper() else name


def _text(text: str) -> str:
    """``text`` with the names, days and paragraphs that stand in braces in it."""
    return _TOKEN.sub(_meant, text)


def _meant(token: re.Match[str]) -> str:
    if token["day"]:
        return Date.parse(token["day"]).display
    if token["count"]:
        return "word " * int(token["count"])
    if token["number"]:
        return f"sources/example-paper-2003-05-06#p{token['number']}"
    return called(_file(token["file"]))
