"""What can be wrong with the data, and how it is told."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum

UNMERGED = (
    "Lines of a merge that was not finished are left here.",
    "Keep one of the two versions, and delete the lines with <<<<<<<, ======= and >>>>>>>.",
)
"""What to say of what git leaves in a file, and what to do."""

_COMMANDING = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)


class Format(StrEnum):
    """How problems are printed: for people, for GitHub annotations, for tools."""

    TEXT = "text"
    GITHUB = "github"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Fix:
    """A change to the text of a file that does away with a problem and is safe without a look.

    In the value that begins at ``line`` and ``column`` of ``file``, ``new`` takes the place of
    ``old`` wherever that stands as a whole.
    """

    file: str
    line: int
    column: int
    old: str
    new: str


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in one place.

    ``file`` is relative to the project, with forward slashes; ``line`` and ``column`` count from 1.
    ``message`` says what is wrong and ``remedy`` what to do, each as one or more whole sentences;
    ``check`` is the name of the check that found it. ``fix`` is what `casebook fix` may do by
    itself; it does not count when problems are compared.
    """

    file: str
    line: int
    column: int
    message: str
    remedy: str
    check: str
    fix: Fix | None = field(default=None, compare=False)

    def __str__(self) -> str:
        text = f"{self.file}:{self.line}:{self.column}: {self.message} {self.remedy}"
        return visible(text.rstrip())


def visible(text: str) -> str:
    """``text`` on one line, with an escape for each sign by which it could command a terminal.

    Names of files are anybody's: one with a line break in it could begin a workflow command.
    """
    if text.isprintable():
        return text
    return _COMMANDING.sub(lambda sign: sign[0].encode("unicode_escape").decode(), text)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems sorted by place, each place and message once."""
    return tuple(sorted(set(problems)))


def report(problems: Sequence[Problem], style: Format = Format.TEXT) -> str:
    """All ``problems`` as one text, without a newline at its end."""
    if style is Format.JSON:
        return json.dumps([_plain(problem) for problem in problems], ensure_ascii=False, indent=2)
    if style is Format.GITHUB:
        return "\n".join(_annotation(problem) for problem in problems)
    return "\n".join([*map(str, problems), count(problems)])


def count(problems: Sequence[Problem]) -> str:
    """The closing line: how many problems, in how many files."""
    files = len({problem.file for problem in problems})
    return f"{number_of(len(problems), 'problem')} in {number_of(files, 'file')}."


def number_of(count: int, noun: str) -> str:
    """A count with its noun in the right number, as in "1 file" and "2 files"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _plain(problem: Problem) -> dict[str, object]:
    """The fields of a problem; the fix only where there is one."""
    fields = asdict(problem)
    return fields if problem.fix else {name: fields[name] for name in fields if name != "fix"}


def _annotation(problem: Problem) -> str:
    """One workflow command, escaped as GitHub's documentation of workflow commands asks."""
    place = (
        f"file={_property(visible(problem.file))},line={problem.line},col={problem.column},"
        f"title={_property(problem.check)}"
    )
    return f"::error {place}::{_data(f'{problem.message} {problem.remedy}'.rstrip())}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
