"""Days and months in a text, brought into one form, however they are written.

"February 7, 2021", "Feb. 7 2021", "7th of February, 2021", "2/7/2021", "02/07/21" and "2021-02-07"
all become "february 7 2021 20210207", and "Feb 2021", "2/2021" and "2021-02" become
"february 2021 202102". The number finds the very day; and since it begins with that of its month,
a month finds its days. Numbers with slashes are read as in the United States, month first, unless
only the other order makes a date.

``assets/search/days.js`` does the same in the browser.
"""

from __future__ import annotations

import re

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_SHORT = [name[:3] for name in _MONTHS]

_MONTH = (
    "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z0-9])\.?"
)
_DAY = "([0-9]{1,2})(?:st|nd|rd|th)?(?![a-z0-9])"
_UNTIL = f"(?: ?(?:[-\u2013]|to|and|through) ?{_DAY})?"
_YEAR = "([0-9]{4})(?![a-z0-9])"

_ISO = re.compile(
    "(?<![0-9])([0-9]{4})[-/](0[1-9]|1[0-2])(?:[-/](0[1-9]|[12][0-9]|3[01]))?(?![-/]?[0-9])"
)
_NUMERIC = re.compile(
    "(?<![0-9/.-])([0-9]{1,2})([/.-])([0-9]{1,2})\\2([0-9]{4}|[0-9]{2})(?![0-9/-])"
)
_MONTH_AND_YEAR = re.compile("(?<![0-9/.-])(0?[1-9]|1[0-2])/([0-9]{4})(?![0-9/-])")
_NAMED = re.compile(
    f"(?<![a-z0-9])(?:{_MONTH}(?:,| of)? {_YEAR}|{_MONTH} {_DAY}(?:{_UNTIL},? {_YEAR})?"
    f"|{_DAY}{_UNTIL}(?: of)? {_MONTH}(?! {_DAY},? [0-9]{{4}})(?:,? {_YEAR})?)"
)


def spelled_out(text: str) -> str:
    """``text``, which is in small letters, with each date in the form that search compares."""
    text = _ISO.sub(lambda date: _words(date[1], int(date[2]), date[3] or ""), text)
    text = _NUMERIC.sub(_american, text)
    text = _MONTH_AND_YEAR.sub(lambda date: _words(date[2], int(date[1])), text)
    return _NAMED.sub(_numbered, text)


def _words(year: str, month: int, day: str = "") -> str:
    return " ".join(filter(None, (_MONTHS[month - 1], day.lstrip("0"), year)))


def _american(date: re.Match[str]) -> str:
    """A date of three numbers; the text itself if it is none."""
    month, day, year = int(date[1]), int(date[3]), date[4]
    if month > 12:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31) or (len(year) == 2 and date[2] != "/"):
        return date[0]
    if len(year) == 2:
        year = f"{'19' if year >= '70' else '20'}{year}"
    return _words(year, month, str(day))


def _numbered(date: re.Match[str]) -> str:
    """A date with the name of a month: its words, and its numbers if the year is known."""
    # Month and year; month, day, last day, year; day, last day, month, year (and a look ahead).
    groups = date.groups("")
    name = groups[0] or groups[2] or groups[8]
    year = groups[1] or groups[5] or groups[10]
    days = [day.lstrip("0") for day in (groups[3] or groups[6], groups[4] or groups[7]) if day]
    if any(not day or int(day) > 31 for day in days):
        return date[0]
    month = _SHORT.index(name[:3]) + 1
    number = f"{year}{month:02}"
    numbers = [f"{number}{int(day):02}" for day in days] or [number]
    return " ".join([_MONTHS[month - 1], *days, *([year, *numbers] if year else [])])
