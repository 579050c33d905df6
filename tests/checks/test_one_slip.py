"""One slip, one message: each line of the small casebook, mistyped in each of many ways.

Whatever somebody mistypes, they are told of it once, however many checks it troubles: nothing is
told of what only follows from it. Slips that are none, as a line that may be left out, are told not
at all; what has to be told is in ``failures.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from intensity import LONG
from projects import EXAMPLE, Project, copy_of_example

Lines = list[str]

_FIELD = re.compile(r"(\s*(?:- )*)([a-z_]+): (.+)")
_DATE = re.compile(r"\d{4}(?=-\d\d-\d\d)")
_REFERENCE = re.compile(r"\b(?:people|organizations|events|sources|statements|topics)/[a-z0-9-]+")
_OPENS = re.compile(r"(\s*)[a-z]+:$")
_KEY = re.compile(r"\s*(?:- )?key: ")


def value(new: str) -> Callable[[str], str]:
    """Another value for a field; keys are named elsewhere, so those stay."""

    def changed(line: str) -> str:
        field = None if _KEY.match(line) else _FIELD.fullmatch(line)
        return f"{field[1]}{field[2]}: {new}".rstrip() if field else line

    return changed


def part(pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]) -> Callable[[str], str]:
    """Something else in the place of what fits ``pattern``; not within an address."""
    return lambda line: line if "://" in line else pattern.sub(new, line, count=1)


IN_A_LINE: dict[str, Callable[[str], str]] = {
    "no value": value(""),
    "a question mark": value('"?"'),
    "a hyphen": value('"-"'),
    "a smile": value('"😀"'),
    "something to be written": value("TODO"),
    "something to be written later": value('"TODO: find out"'),
    "not available": value("N/A"),
    "words of a printer": value("Lorem ipsum dolor sit amet"),
    "an address": value("https://www.example.org/x"),
    "a list": value("[a]"),
    "an indented line": lambda line: f" {line}",
    "a tab": lambda line: f"\t{line.lstrip()}",
    "no blank behind the colon": lambda line: line.replace(": ", ":", 1),
    "a colon too many": lambda line: f"{line}: x",
    "no hyphen": lambda line: line.replace("- ", "  ", 1) if line.lstrip()[:2] == "- " else line,
    "another field": lambda line: re.sub(r"^(\s*(?:- )?)[a-z_]+:", r"\1colour:", line),
    "a field in capitals": lambda line: re.sub("[a-z_]+:", lambda it: it[0].upper(), line, count=1),
    "a century ago": part(_DATE, lambda it: f"19{it[0][2:]}"),
    "in a century": part(_DATE, lambda it: f"21{it[0][2:]}"),
    "a reference with a slip": part(_REFERENCE, lambda it: f"{it[0]}x"),
    "a file for a reference": part(_REFERENCE, lambda it: f"{it[0]}.yml"),
    "an address for a reference": part(_REFERENCE, lambda it: f"/{it[0]}/"),
    "a slug for a reference": part(_REFERENCE, lambda it: it[0].partition("/")[2]),
}
"""Slips within a line: the line as it is, and as it becomes."""


def deleted(lines: Lines, place: int) -> Lines:
    """Without a line; one that names a group of fields leaves those to the group before it."""
    group = _OPENS.match(lines[place]) and not lines[place + 1].lstrip().startswith("- ")
    return lines if group else lines[:place] + lines[place + 1 :]


def doubled(lines: Lines, place: int) -> Lines:
    """A line pasted twice."""
    return lines[: place + 1] + lines[place:]


def pasted(lines: Lines, place: int) -> Lines:
    """An item of a list pasted twice."""
    item = re.match(r"(\s*)- ", lines[place])
    if not item:
        return lines
    end = place + 1
    while end < len(lines) and lines[end].startswith(f"{item[1]}  "):
        end += 1
    return lines[:end] + lines[place:end] + lines[end:]


def slips(lines: Lines, place: int) -> Iterator[tuple[str, Lines]]:
    """Each slip in a line that changes it, with the lines of the file after it."""
    for what, change in IN_A_LINE.items():
        yield what, [*lines[:place], change(lines[place]), *lines[place + 1 :]]
    for change_all in (deleted, doubled, pasted):
        yield change_all.__name__, change_all(lines, place)


FILES = sorted(
    path.relative_to(EXAMPLE).as_posix()
    for folder in ("data", "seeds")
    for path in (EXAMPLE / folder).rglob("*.*")
)


@pytest.mark.parametrize("file", FILES)
def test_one_slip_is_told_once(tmp_path: Path, file: str) -> None:
    project: Project = copy_of_example(tmp_path)
    before = project.text(file)
    lines = before.rstrip("\n").split("\n")
    number, told = 0, []
    for place in range(len(lines)):
        for what, after in slips(lines, place):
            number += 1
            if after == lines or (number % 11 and not LONG):
                continue
            project.write(file, "\n".join([*after, ""]))
            problems = project.problems()
            told += [(what, place + 1, problems)] if len(problems) > 1 else []
    assert told == []
