"""Dates as the records write them: EDTF, level 0 and the useful part of level 1.

The form is that of ISO 8601-2:2019 and of the Extended Date/Time Format of the Library of Congress
(https://www.loc.gov/standards/datetime/), without times of day and for the years 0001 to 9999.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any
from unicodedata import normalize

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from casebook.records.loose_dates import BEFORE_OUR_ERA, NAMES, TIME, guesses

_OPEN = ("..", "")
_FORM = "Write year, month and day, as in 2021-02-07, or what is known of them: 2021-02, 2021."
_SHAPE = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?[?~%]?")
_POINT = (
    r"(?:[0-9]{3}X|[0-9]{2}XX|[0-9]{4}(?:-(?:XX(?:-XX)?|2[1-4]"
    r"|(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]|XX))?))?)[?~%]?"
)
PATTERN = rf"^(?:{_POINT}(?:/(?:{_POINT}|\.\.)?)?|(?:\.\.)?/{_POINT})$"
"""The syntax for JSON Schema: all that ``Date.parse`` takes, and what only the calendar refuses."""

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The days of the week, which do not follow the locale."""

_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b")
_NO_DATE = (
    *("", "n.d", "nd", "n/a", "none", "null", "unknown", "no date", "undated", "tbd"),
    *("current", "now", "ongoing", "present", "today"),
)
_LEVEL_2 = re.compile(
    r"[\[{].+[\]}]|[0-9]{4}s[0-9]+|[?~%]?[0-9x]{4}[?~%]?(-[?~%]?[0-9x]{2}[?~%]?){0,2}"
)


class DateError(ValueError):
    """A text that is no date: ``message`` says what is wrong, ``remedy`` what to do.

    ``meant`` is the date in EDTF that it stands for, where that is beyond doubt.
    """

    def __init__(self, message: str, remedy: str, meant: str = "") -> None:
        super().__init__(message, remedy, meant)
        self.message, self.remedy, self.meant = message, remedy, meant

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"


@dataclass(frozen=True, slots=True, order=True)
class Date:
    """A date or an interval, known as well as the record knows it; made by ``Date.parse``.

    ``earliest`` and ``latest`` bound it, both inclusive. An open or unknown side reaches to
    ``date.min`` or ``date.max``; a qualifier (``?``, ``~``, ``%``) widens nothing.
    Dates sort by these bounds, then by ``text``.
    """

    earliest: date
    latest: date
    text: str

    @classmethod
    def parse(cls, text: str) -> Date:
        """The date that ``text`` writes in EDTF; ``DateError``, a ``ValueError``, if it is none.

        Every date has one form only, so ``text`` comes back unchanged from ``str()``.
        """
        bounds = _bounds(text)
        if bounds is None:
            raise _explain(text)
        return cls(*bounds, text)

    def __str__(self) -> str:
        return self.text

    @property
    def approximate(self) -> bool:
        """Whether the date, or a side of the interval, is marked ``~`` or ``%``."""
        return "~" in self.text or "%" in self.text

    @property
    def uncertain(self) -> bool:
        """Whether the date, or a side of the interval, is marked ``?`` or ``%``."""
        return "?" in self.text or "%" in self.text

    @property
    def precise(self) -> bool:
        """Whether this is one known day: neither a longer time nor qualified nor half open."""
        return re.fullmatch(r"([0-9-]{10})(/\1)?", self.text) is not None

    @property
    def year(self) -> int | None:
        """The year to list it under, that of ``earliest``; ``None`` if the start is open."""
        return None if self.text.startswith(("/", "..")) else self.earliest.year

    @property
    def is_open(self) -> bool:
        """Whether a side of the interval is open or not known."""
        return self.text.startswith(("/", "..")) or self.text.endswith(("/", ".."))

    @property
    def machine(self) -> str | None:
        """The value for ``datetime`` of HTML's ``<time>``; ``None`` if HTML has no form for it.

        HTML knows a year, a month and a day. "Some day in April 1985" becomes its month, which is
        true; a qualified date becomes nothing, since HTML cannot say "about".
        """
        text = self.text.replace("-XX", "")
        return text if re.fullmatch(r"[0-9]{4}(-(0[0-9]|1[0-2])(-[0-9]{2})?)?", text) else None

    @property
    def display(self) -> str:
        """The date in American English, such as "about February 2021" or "January 12–13, 2021"."""
        start, slash, end = self.text.partition("/")
        if not slash or start == end:
            return _words(start).removeprefix("the ")
        if start in _OPEN:
            return f"until {_words(end)}" + ("" if start else ", start not known")
        if end in _OPEN:
            return f"since {_words(start)}" if end else f"from {_words(start)}, end not known"
        first, last = (_words(side).removeprefix("the ") for side in (start, end))
        if len(start) != len(end) or re.search("[?~%X]", self.text):
            return f"{first} – {last}"
        # What both sides share is said once: "May–July 2020", "August 30 – September 2, 2020".
        if start[:4] == end[:4]:
            first = re.sub(",? [0-9]+$", "", first)
        if start[:7] == end[:7]:
            return f"{first}–{last.partition(' ')[2]}"
        return f"{first} – {last}" if " " in first else f"{first}–{last}"

    def before(self, other: Date) -> bool:
        """Whether this is certainly before ``other``: it ended before ``other`` can have begun."""
        return self.latest < other.earliest

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        # The schema of a string inside lets the model's own setting strip the spaces around it.
        return core_schema.no_info_wrap_validator_function(
            lambda value, text: value if isinstance(value, cls) else cls.parse(text(value)),
            core_schema.str_schema(strict=True),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {
            "type": "string",
            "pattern": PATTERN,
            "examples": ["2021-02-07", "2020-05", "2021-02~", "2020-12/2021-01", "2020-05/.."],
            "description": "A date in EDTF form: year, year-month or year-month-day. At its end ~ "
            "means about, ? perhaps, % both; X stands for a digit not known; A/B is an interval, "
            "with .. for an open side.",
        }


def _bounds(text: str) -> tuple[date, date] | None:
    """First and last day of a date or interval; ``None`` if ``text`` has the form of neither."""
    start, slash, end = text.partition("/")
    if not slash:
        return _span(text)
    if start in _OPEN and end in _OPEN:
        return None
    first = (date.min, date.min) if start in _OPEN else _span(start)
    last = (date.max, date.max) if end in _OPEN else _span(end)
    if first is None or last is None:
        return None
    # Of winter only the year is known, but beside another season it comes last.
    seasons = start[:4] == end[:4] and "20" < end[5:7] < start[5:7] < "25"
    if last[1] < first[0] or seasons:
        raise DateError(
            f"The interval '{text}' ends before it starts.",
            f"Put the earlier date first, as in {end}/{start}, or correct the wrong one.",
        )
    return first[0], last[1]


def _span(point: str) -> tuple[date, date] | None:
    """First and last day of one date; ``None`` if ``point`` has not the form of one."""
    match = _SHAPE.fullmatch(point)
    if match is None:
        return None
    years, month, day = match.groups()
    first, last = int(years.replace("X", "0")), int(years.replace("X", "9"))
    if last == 0:
        raise DateError(f"'{point}' is before the year 0001.", "Tell the date in the text instead.")
    if month and ("X" in years or (month == "XX" and day not in (None, "XX"))):
        raise DateError(
            f"'{point}' leaves out a digit before one that is known.",
            "Write only what comes before the X, or X to its end, as in 20XX or 2021-XX-XX.",
        )
    if month not in (None, "XX") and (month not in NAMES or (day and month > "12")):
        raise _no_month(point, years, month, day)
    if month in (None, "XX", "24"):
        # A year has winter at both its ends, and the standard does not say which is meant.
        return date(max(first, 1), 1, 1), date(last, 12, 31)
    # The seasons that meteorologists count, north of the equator: spring is March to May.
    start, end = (int(month),) * 2 if month < "13" else (3 * int(month) - 60, 3 * int(month) - 58)
    length = monthrange(first, end)[1]
    if day in (None, "XX"):
        return date(first, start, 1), date(first, end, length)
    if not 1 <= int(day) <= length:
        raise DateError(
            f"'{point}' is not a day of the calendar: {NAMES[month]} {years} has {length} days.",
            f"Correct the day, or write {years}-{month} if only the month is known.",
        )
    return (known := date(first, start, int(day))), known


def _words(point: str) -> str:
    """One date in English, fit to stand after "since": "the 2010s", "some day in April 1985"."""
    plain = point.rstrip("?~%")
    mark = point[len(plain) :]
    years, month, day = [*plain.split("-"), "", ""][:3]
    first, last = max(int(years.replace("X", "0")), 1), int(years.replace("X", "9"))
    some = "some day in " if day == "XX" else "some month in " if month == "XX" else ""
    if first == last:
        number = f" {int(day)}," if day.isdigit() else ""
        named = f"{NAMES.get(month, '')}{number} {first}".lstrip()
    elif years[3] == "X" != years[2] and years[2] != "0":
        named = f"the {first}s"
    else:  # "the 2000s" may mean ten years or a hundred
        some, named = "some year between ", f"{first} and {last}"
    about = "about " if mark in ("~", "%") else ""
    return f"{'perhaps ' if mark in ('?', '%') else ''}{some}{about}{named}"


def _no_month(point: str, years: str, month: str, day: str | None) -> DateError:
    message = f"'{point}' has no month: {month} is neither 01 to 12 nor a season, 21 to 24."
    if month in NAMES:
        message = f"'{point}' gives a day to a season: {month} stands for {NAMES[month]}."
    if day and day in NAMES and int(day) < 13 and 1 <= int(month) <= 31:
        return DateError(message, f"If the month is {NAMES[day]}, write {years}-{day}-{month}.")
    return DateError(message, _FORM)


def _explain(text: str) -> DateError:
    """What is wrong with a text that has not the form of a date, with the right form if it shows.

    Raises instead what the calendar has against that form.
    """
    said = repr(text if len(text) <= 40 else f"{text[:37]}...")
    plain = " ".join(normalize("NFKC", text).lower().split())
    if plain.strip(".?-/") in _NO_DATE:
        wrong = f"{said} is not a date." if text else "The date is empty."
        return DateError(wrong, "Delete the field: a date that is absent is shown as not known.")
    if BEFORE_OUR_ERA.match(plain):
        return DateError(f"{said} is before the year 0001.", "Tell the date in the text instead.")
    if len(text) > 80:
        return DateError(f"{said} is too long for a date.", _FORM)
    untimed = TIME.sub("", plain)
    meant = [each for each in guesses(untimed) if _bounds(each)]
    weekday = _WEEKDAY.search(plain)
    if (
        weekday
        and len(meant) == 1
        and "/" not in meant[0]
        and (when := Date.parse(meant[0])).precise
    ):
        right = DAYS[when.earliest.weekday()]
        if not right.lower().startswith(weekday[1]):
            remedy = "Correct the day of the week or that of the month."
            return DateError(f"{when.display} was a {right}.", remedy)
    if len(meant) == 2:
        one, two = (f"{each} for {Date.parse(each).display}" for each in meant)
        return DateError(f"{said} can be read in two ways.", f"Write {one}, or {two}.")
    # A period right after the two dots of an open end would read as a third.
    right = "".join(repr(each) if each.endswith(".") else each for each in meant)
    remedy = f"Write it as {right}." if right else _FORM
    if untimed != plain:
        return DateError(f"{said} has a time of day, and a date here ends with the day.", remedy)
    if _LEVEL_2.fullmatch(plain) and not _SHAPE.fullmatch(plain.upper()):
        return DateError(f"{said} is EDTF of level 2, and a date here is of level 0 or 1.", remedy)
    if not meant and not re.search("[0-9]{2}([0-9]{2}|[0-9]x|xx)", plain):
        return DateError(f"{said} has no year of four digits.", _FORM)
    return DateError(f"{said} is not a date in EDTF form.", remedy, *meant)
