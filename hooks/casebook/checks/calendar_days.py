"""Check of days in our own sentences: the calendar has them, on that day of the week."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from casebook.catalog.casebook import Casebook
from casebook.checks.check import Check
from casebook.checks.named_days import MONTH, MONTHS, month_number
from casebook.checks.neutrality import lasting_texts
from casebook.problems import Problem
from casebook.records.dates import DAYS

_DAY = re.compile(
    rf"(?:\b({'|'.join(DAYS)}),? )?\b({MONTH}) (\d{{1,2}})"
    r"(?:, (\d{4}))?\b(?! (?:[a-z]+s|people)\b)"
)
"""Sunday, February 7, 2021, with or without the day of the week and the year, or Feb. 7; in August
32 speakers is no day.
"""

LEAP = 2020
"""Any year with a February of 29 days: where none is named, it may have been one."""


def _days_are_in_the_calendar(casebook: Casebook) -> Iterator[Problem]:
    for stored, path, text in lasting_texts(casebook):
        for weekday, month, day, year in _DAY.findall(text):
            number = month_number(month)
            known = int(year) if year and int(year) else LEAP
            length = monthrange(known, number)[1]
            if not 1 <= int(day) <= length:
                name = MONTHS[number - 1]
                told = f"{name} has {length} days, and not {day}.", "Correct the day."
                yield stored.problem("calendar", path, *told)
                continue
            right = DAYS[date(known, number, int(day)).weekday()]
            if weekday and year and weekday != right:
                told = f"{month} {day}, {year}, was a {right}.", "Correct one of the two."
                yield stored.problem("calendar", path, *told)


CHECKS = (
    Check(
        "calendar",
        "A date in our own sentences exists and falls on the day of the week named with it.",
        _days_are_in_the_calendar,
    ),
)
