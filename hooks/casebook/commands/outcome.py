"""Outcomes: what a command has to say, and its exit status."""

from __future__ import annotations

from typing import NamedTuple

DONE = 0
"""All is well."""

PROBLEMS = 1
"""Exit status for problems in the data, and for nothing found."""

MISUSE = 2
"""Exit status for wrong use, the same as that of argparse."""


class Outcome(NamedTuple):
    """What is printed, to the error output where the status is :data:`MISUSE`, and the status."""

    text: str
    status: int = DONE
