"""The command stale: records that no person has reviewed for a year, or ever."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date, timedelta
from pathlib import Path

from casebook.commands.command import Command, Outcome
from casebook.intake import read_in

TERM = timedelta(days=365)
"""How long a review holds."""


def stale(root: Path, today: date) -> Outcome:
    """List the records whose last review lies more than a year before ``today``, or is missing.

    The report is no failure: the status is 0 whatever it lists.
    """
    records = read_in(root).casebook.catalog.records
    never = [stored.file for stored in records.values() if stored.record.checked is None]
    late = sorted(
        (stored.record.checked.on.latest, stored.file)
        for stored in records.values()
        if stored.record.checked and stored.record.checked.on.latest < today - TERM
    )
    lines = [f"{file}: last reviewed {day.isoformat()}." for day, file in late]
    lines += [f"{file}: not yet reviewed." for file in sorted(never)]
    fresh = len(records) - len(lines)
    lines.append(f"Reviewed in the year before {today.isoformat()}: {fresh} of {len(records)}.")
    return Outcome("\n".join(lines))


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--on",
        type=date.fromisoformat,
        default=date.today(),
        metavar="DATE",
        help="the day to count from, as in 2026-11-23 (default: today)",
    )


COMMAND = Command(
    "stale",
    "list records not reviewed by a person for a year",
    lambda it: stale(it.root, it.on),
    (_arguments,),
)
