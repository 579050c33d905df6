"""The commands check and checks: what is wrong with the data, and what is looked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from pathlib import Path

from casebook.catalog.casebook import Casebook
from casebook.checks import CHECKS
from casebook.commands.command import (
    PROBLEMS,
    Command,
    Outcome,
    argument,
    format_argument,
    invocation,
)
from casebook.intake import take_in
from casebook.problems import Format, number_of, report
from casebook.records.kinds import KINDS


def check(root: Path, only: Collection[str] = (), style: Format = Format.TEXT) -> Outcome:
    """The problems that all checks find in the data below ``root``, or those named in ``only``."""
    intake = take_in(root, only)
    if intake.problems:
        lines = [report(intake.problems, style)]
        fixes = sum(problem.fix is not None for problem in intake.problems)
        if fixes and style is Format.TEXT:
            lines.append(f"To correct {fixes} of them, run: {invocation(root, 'fix')}")
        return Outcome("\n".join(lines), PROBLEMS)
    return Outcome(_tally(intake.casebook) if style is Format.TEXT else report((), style))


def _tally(casebook: Casebook) -> str:
    """What a check without problems says: how many records of each kind, how many quotations."""
    numbers = Counter(ref.kind for ref in casebook.catalog.records)
    counts = ", ".join(
        f"{numbers[name]} {(kind.one if numbers[name] == 1 else kind.many).lower()}"
        for name, kind in KINDS.items()
        if numbers[name]
    )
    proved = sum(each.proved is not None for each in casebook.quotations)
    records = number_of(numbers.total(), "record")
    return f"No problems in {records}: {counts}. {number_of(proved, 'quotation')} proved."


def checks() -> Outcome:
    """The names of all checks, each with what it guards."""
    width = max(len(each.name) for each in CHECKS)
    return Outcome("\n".join(f"{each.name:{width}}  {each.purpose}" for each in CHECKS))


COMMANDS = (
    Command(
        "check",
        "validate the data",
        lambda it: check(it.root, it.only, it.format),
        (
            argument(
                "--only",
                "run this check alone (may be repeated); 'checks' lists them",
                action="append",
                default=[],
                choices=[each.name for each in CHECKS],
                metavar="CHECK",
            ),
            format_argument(Format),
        ),
    ),
    Command("checks", "list the checks and what each guards", lambda _: checks()),
)
