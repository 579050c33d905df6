"""Consequences: one slip is told once, however many checks it troubles."""

from __future__ import annotations

from collections.abc import Mapping

from casebook.problems import Problem

WHOLE = ("named", "stand-ins", "misplaced", "bare", "persons", "markup", "twice", "days")
"""Checks that tell of a value as a whole: nothing else is told of it then."""

FOLLOWING: Mapping[str, tuple[str, ...]] = {
    "references": ("coverage", "evidence", "sides"),
    "paragraphs": ("coverage", "evidence"),
    "once": ("repeated",),
    "keys": ("repeated", "symmetry"),
}
"""Checks that find what follows elsewhere from what the first one tells, if it tells something."""


def told_once(found: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The problems that are left of ``found``; the others are told if they outlast these."""
    whole = {_place(problem): problem.check for problem in found if problem.check in WHOLE}
    checks = {problem.check for problem in found}
    later = {name for check in checks for name in FOLLOWING.get(check, ())}
    return tuple(
        problem
        for problem in found
        if problem.check not in later and whole.get(_place(problem), problem.check) == problem.check
    )


def _place(problem: Problem) -> tuple[str, int, int]:
    return problem.file, problem.line, problem.column
