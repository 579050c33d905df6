"""The command stale: records that no person has checked for a year, or ever."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from casebook.commands.outcome import Outcome
from casebook.intake import take_in

TERM = timedelta(days=365)
"""How long a check by a person holds."""


def stale(root: Path, today: date) -> Outcome:
    """List the records whose last check lies more than a year before ``today``, or is missing.

    The report is no failure: the status is 0 whatever it lists.
    """
    records = take_in(root).casebook.catalog.records
    never = [stored.file for stored in records.values() if stored.record.checked is None]
    late = sorted(
        (stored.record.checked.on.latest, stored.file)
        for stored in records.values()
        if stored.record.checked and stored.record.checked.on.latest < today - TERM
    )
    lines = [f"{file}: last checked {day.isoformat()}." for day, file in late]
    lines += [f"{file}: not yet checked by a person." for file in sorted(never)]
    fresh = len(records) - len(lines)
    lines.append(
        f"{fresh} of {len(records)} records were checked by a person in the year before "
        f"{today.isoformat()}."
    )
    return Outcome("\n".join(lines))
