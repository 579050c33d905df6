"""The command fix: makes the changes that problems ask for and that are safe without a look."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from casebook.commands.command import DONE, PROBLEMS, Command, Outcome
from casebook.commands.quote import quote
from casebook.editing.correcting import correct
from casebook.editing.files import put
from casebook.intake import take_in
from casebook.problems import Fix, Problem, count
from casebook.reading.folder import read_file
from casebook.reading.parser import parse
from casebook.records.references import Ref
from casebook.records.sources import Source

_ROUNDS = 5
"""A repair can bring to light another problem; one that never ends is none."""


def fix(root: Path) -> Outcome:
    """Make every safe change, again as long as that brings up more, and tell what is left."""
    made: list[Fix] = []
    problems = take_in(root).problems
    trimmed = _trim(root, problems)
    problems = take_in(root).problems if trimmed else problems
    for _ in range(_ROUNDS):
        done = _mend(root, problems)
        if not done:
            break
        made += done
        problems = take_in(root).problems
    lines = [f"{one.file}:{one.line}:{one.column}: {one.old} is now {one.new}." for one in made]
    lines += trimmed
    if problems:
        lines += [*map(str, problems), f"Left for you: {count(problems)}"]
    elif not lines:
        lines.append("There is nothing to fix.")
    return Outcome("\n".join(lines), PROBLEMS if problems else DONE)


def _trim(root: Path, problems: Iterable[Problem]) -> list[str]:
    """Take out the proofs that no record needs any more, and say so."""
    stale = sorted({Path(problem.file).stem for problem in problems if problem.check == "evidence"})
    return [quote(root, None, Ref(Source.KIND, slug)).text for slug in stale]


def _mend(root: Path, problems: Iterable[Problem]) -> list[Fix]:
    """Make the fixes of ``problems``, file by file; a file that would not read is left alone."""
    fixes = sorted(
        {problem.fix for problem in problems if problem.fix},
        key=lambda one: (one.file, one.line, one.column, one.old, one.new),
    )
    made: list[Fix] = []
    for file, found in groupby(fixes, key=lambda one: one.file):
        node = read_file(root, Path(file))[0]
        if node is None:
            continue
        text, done = correct((root / file).read_bytes().decode("utf-8-sig"), node, found)
        if done and parse(text.encode(), file)[0] is not None:
            put(root / file, text)
            made += done
    return made


COMMAND = Command("fix", "make the changes that are safe without a look", lambda it: fix(it.root))
