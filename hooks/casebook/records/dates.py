"""Dates as the records write them: EDTF, level 0 and the useful part of level 1.

The form is that of ISO 8601-2:2019 and of the Extended Date/Time Format of the Library of Congress
(https://www.loc.gov/standards/datetime/), without times of day and for the years 0001 to 9999.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

# Not from the module calendar, whose names follow the locale.
_MONTHS = "January February March April May June July August September October November December"
_SEASONS = "spring summer autumn winter"
_NAMES: Mapping[str, str] = MappingProxyType(
    {f"{number:02}": name for number, name in enumerate(_MONTHS.split(), 1)}
    | {f"{number}": name for number, name in enumerate(_SEASONS.split(), 21)}
)

_OPEN = ("..", "")
_FORM = "Write year, month and day, as in 2021-02-07, or what is known of them: 2021-02, 2021."
_SHAPE = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?[?~%]?")
_POINT = (
    r"(?:[0-9]{3}X|[0-9]{2}XX|[0-9]{4}(?:-(?:XX(?:-XX)?|2[1-4]"
    r"|(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]|XX))?))?)[?~%]?"
)
PATTERN = rf"^(?:{_POINT}(?:/(?:{_POINT}|\.\.)?)?|(?:\.\.)?/{_POINT})$"
"""The syntax for JSON Schema: all that ``Date.parse`` takes, and what only the calendar refuses."""

# What people write instead of EDTF, in lower case and with single blanks.
_NO_DATE = ("", "n.d", "nd", "n/a", "none", "null", "unknown", "no date", "undated", "tbd")
_ENDLESS = ("", "..", "present", "now", "today", "ongoing")
_FAR_YEAR = re.compile(r"y?-[0-9]{4}.*|y?[0-9]{5}(-.*)?|y[0-9].*|.*[0-9] ?b\.?c\.?(e\.?)?")
_TIME = re.compile(
    r"((?<=[0-9])t[0-9]{2}(:?[0-9]{2})*|[ ,]*(at )?[0-9]{1,2}(:[0-9]{2})+)"
    r"(\.[0-9]+)?( ?[ap]\.?m\b\.?)?( ?(z|utc|gmt|[ecmp][sd]?t)\b|[+-][0-9]{2}:?[0-9]{2})?"
)
_LEAD = re.compile(
    r"((?:c(?:irca|a)?\.?|about|around|approx(?:imately|\.)?|~) ?)?((?:perhaps|probably|\?) ?)?"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?"
)
_NAMED = re.compile(
    r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?: of)?[ -])?(?P<name>[a-z]+)[.,]?"
    r"(?(day)|(?: (?P<later>[0-9]{1,2})(?:st|nd|rd|th)?,?)?)[ -](?P<year>[0-9]{4})"
)
_YEAR_FIRST = re.compile(r"([0-9]{4})[-./ ]([0-9]{1,2})(?:[-./ ]([0-9]{1,2}))?")
_COMPACT = re.compile("([0-9]{4})([0-9]{2})([0-9]{2})")
_YEAR_LAST = re.compile(r"(?:([0-9]{1,2})[-./ ])?([0-9]{1,2})[-./ ]([0-9]{4})")
_DECADE = re.compile("(?:the )?([0-9]{2})([0-9])0'?s")
_SINCE = re.compile("(?:since|from) (.+)()")
_INTERVAL = re.compile(
    r"(?:(?:from|between) )?(.*?) ?(?:/|–|—|--| - |\b(?:to|until|till|through|and)\b"
    r"|(?<=[0-9])-(?=[12][0-9]{3}$|[0-9]{1,2} [a-z]|present|now)) ?(.*)"
)


class DateError(ValueError):
    """A text that is no date: ``message`` says what is wrong, ``remedy`` what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

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
        """The date that ``text`` writes in EDTF; ``DateError``, a ``ValueError``, where it is none.

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
        sides = set(self.text.split("/"))
        return len(sides) == 1 and re.fullmatch("[0-9-]{10}", sides.pop()) is not None

    @property
    def year(self) -> int | None:
        """The year to list it under, that of ``earliest``; ``None`` where the start is open."""
        return None if self.text.startswith(("/", "..")) else self.earliest.year

    @property
    def machine(self) -> str | None:
        """The value for ``datetime`` of HTML's ``<time>``; ``None`` where HTML has no form for it.

        HTML knows a year, a month and a day. "Some day in April 1985" becomes its month, which is
        true; a qualified date becomes nothing, since HTML cannot say "about".
        """
        text = self.text.replace("-XX", "")
        return text if re.fullmatch(r"[0-9]{4}(-(0[0-9]|1[0-2])(-[0-9]{2})?)?", text) else None

    @property
    def display(self) -> str:
        """The date in plain English, such as "about February 2021" or "since May 2020"."""
        start, slash, end = self.text.partition("/")
        if not slash or start == end:
            return _words(start).removeprefix("the ")
        if start in _OPEN:
            return f"until {_words(end)}" + ("" if start else ", start not known")
        if end in _OPEN:
            return f"since {_words(start)}" if end else f"from {_words(start)}, end not known"
        first, last = _words(start).split(), _words(end).split()
        # "7 to 9 February 2021": what both sides share is said once, if nothing else qualifies it.
        if start.count("-") == end.count("-") and not re.search("[?~%X]", self.text):
            while len(first) > 1 and first[-1] == last[len(first) - len(last) - 1]:
                first.pop()
        return " to ".join(" ".join(side).removeprefix("the ") for side in (first, last))

    def before(self, other: Date) -> bool:
        """Whether this is certainly before ``other``: it ended before ``other`` can have begun."""
        return self.latest < other.earliest

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        # The schema of a string inside lets the model's own setting strip the blanks around it.
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
            "description": (
                "A date in EDTF form: year, year-month or year-month-day. At its end ~ means "
                "about, ? perhaps, % both; X stands for a digit not known; A/B is an interval, "
                "with .. for an open side."
            ),
        }


def _bounds(text: str) -> tuple[date, date] | None:
    """First and last day of a date or interval; ``None`` where ``text`` has the form of neither."""
    start, slash, end = text.partition("/")
    if not slash:
        return _span(text)
    if start in _OPEN and end in _OPEN:
        return None
    first = (date.min, date.min) if start in _OPEN else _span(start)
    last = (date.max, date.max) if end in _OPEN else _span(end)
    if first is None or last is None:
        return None
    if last[1] < first[0]:
        raise DateError(
            f"The interval '{text}' ends before it starts.",
            f"Put the earlier date first, as in {end}/{start}, or correct the wrong one.",
        )
    return first[0], last[1]


def _span(point: str) -> tuple[date, date] | None:
    """First and last day of one date; ``None`` where ``point`` has not the form of one."""
    match = _SHAPE.fullmatch(point)
    if match is None:
        return None
    years, month, day = match.groups()
    first, last = int(years.replace("X", "0")), int(years.replace("X", "9"))
    if last == 0:
        raise _far_year(point)
    if month and ("X" in years or (month == "XX" and day not in (None, "XX"))):
        raise DateError(
            f"'{point}' leaves out a digit before one that is known.",
            "Write only what comes before the X, or X to its end, as in 20XX or 2021-XX-XX.",
        )
    if month is None or month == "XX":
        return date(max(first, 1), 1, 1), date(last, 12, 31)
    if month not in _NAMES or (day and int(month) > 12):
        raise _no_month(point, years, month, day)
    if month == "24":
        # A year has winter at both its ends, and the standard does not say which is meant.
        return date(first, 1, 1), date(first, 12, 31)
    if int(month) > 20:
        # The months that meteorologists count, north of the equator: spring is March to May.
        start = 3 * (int(month) - 20)
        return date(first, start, 1), date(first, start + 2, monthrange(first, start + 2)[1])
    length = monthrange(first, int(month))[1]
    if day is None or day == "XX":
        return date(first, int(month), 1), date(first, int(month), length)
    if not 1 <= int(day) <= length:
        raise DateError(
            f"'{point}' is not a day of the calendar: {_NAMES[month]} {years} has {length} days.",
            f"Correct the day, or write {years}-{month} if only the month is known.",
        )
    return (known := date(first, int(month), int(day))), known


def _words(point: str) -> str:
    """One date in English, fit to stand after "since": "the 2010s", "some day in April 1985"."""
    plain = point.rstrip("?~%")
    mark = point[len(plain) :]
    years, month, day = [*plain.split("-"), "", ""][:3]
    first, last = max(int(years.replace("X", "0")), 1), int(years.replace("X", "9"))
    era = "" if last > 999 else " CE"  # a year of few digits would look like a day or a slip
    some = "some day in " if day == "XX" else "some month in " if month == "XX" else ""
    if first == last:
        named = f"{day.lstrip('0')} {_NAMES.get(month, '')} {first}{era}".replace("XX", "").strip()
    elif years[3] == "X" != years[2] and years[2] != "0" and not era:
        named = f"the {first}s"
    else:  # "the 2000s" may mean ten years or a hundred
        some, named = "some year between ", f"{first} and {last}{era}"
    about = "about " if mark in ("~", "%") else ""
    return f"{'perhaps ' if mark in ('?', '%') else ''}{some}{about}{named}"


def _far_year(point: str) -> DateError:
    return DateError(
        f"{point!r} is not in the years 0001 to 9999, the only ones that a date here can have.",
        "Write the year with four digits, or tell the date in the text instead.",
    )


def _no_month(point: str, years: str, month: str, day: str | None) -> DateError:
    if month in _NAMES:
        message = f"'{point}' gives a day to a season: {month} stands for {_NAMES[month]}."
    else:
        message = f"'{point}' has no month: {month} is neither 01 to 12 nor a season, 21 to 24."
    if day and day in _NAMES and int(day) < 13 and 1 <= int(month) <= 31:
        return DateError(message, f"If the month is {_NAMES[day]}, write {years}-{day}-{month}.")
    return DateError(message, _FORM)


def _explain(text: str) -> DateError:
    """What is wrong with a text that has not the form of a date, with the right form if it shows.

    Raises instead what the calendar has against that form.
    """
    said = repr(text if len(text) <= 40 else f"{text[:37]}...")
    plain = " ".join(text.lower().split())
    if plain.strip(".?-/") in _NO_DATE:
        wrong = f"{said} is not a date." if text else "The date is empty."
        return DateError(wrong, "Delete the field: a date that is absent is shown as not known.")
    if len(text) > 80:
        return DateError(f"{said} is too long for a date.", _FORM)
    if _FAR_YEAR.fullmatch(plain):
        return _far_year(text)
    untimed = _TIME.sub("", plain)
    meant = [found for found in _meant(untimed) if _bounds(found)]
    if len(meant) == 2:
        one, two = (f"{found} for {Date.parse(found).display}" for found in meant)
        return DateError(f"{said} can be read in two ways.", f"Write {one}, or {two}.")
    right = "".join(meant)
    # A full stop right after the two dots of an open end would read as a third.
    remedy = f"Write it as {repr(right) if right.endswith('.') else right}." if right else _FORM
    if untimed != plain:
        return DateError(f"{said} has a time of day, and a date here ends with the day.", remedy)
    if not meant and not re.search("[0-9]{2}([0-9]{2}|[0-9]x|xx)", plain):
        return DateError(f"{said} has no year of four digits.", _FORM)
    return DateError(f"{said} is not a date in EDTF form.", remedy)


def _meant(plain: str) -> list[str]:
    """The EDTF texts that a loosely written date may stand for: none, one or two."""
    if points := _meant_point(plain):
        return points
    plain = re.sub("^([0-9]{2})([0-9]{2})[/–-]([0-9]{2})$", r"\1\2/\1\3", plain)  # 2020/21
    match = _INTERVAL.fullmatch(plain) or _SINCE.fullmatch(plain)
    if match is None:
        return []
    start, end = match.groups()
    ends = [".."] if end in _ENDLESS else _meant_point(end)
    # "May to July 2020", "7 to 9 February 2021": the first side borrows from the second.
    borrowed = ("", end[end.find(" ") :], end[-5:])
    starts = next((found for more in borrowed if (found := _meant_point(start + more))), [])
    if start in _ENDLESS:
        starts = [".."]
    return [f"{starts[0]}/{ends[0]}"] if len(starts) == len(ends) == 1 else []


def _meant_point(plain: str) -> list[str]:
    """As ``_meant``, for a date that is no interval."""
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", plain)
    core = plain.rstrip(" ?~%")
    marks = plain[len(core) :]
    if lead := _LEAD.match(core):
        core = core[lead.end() :]
        marks += "~" * bool(lead[1]) + "?" * bool(lead[2])
    mark = "%" if {"~", "?"} <= set(marks) else marks.strip()[-1:]
    if match := _NAMED.fullmatch(core):
        found = [_join(match["year"], _month(match["name"]), match["day"] or match["later"])]
    elif match := _YEAR_FIRST.fullmatch(core) or _COMPACT.fullmatch(core):
        found = [_join(*match.groups()) if int(match[2]) < 13 else ""]
    elif match := _YEAR_LAST.fullmatch(core):
        one, two, year = match.groups()
        orders = [(two, one), (one, two)] if one else [(two, None)]
        found = sorted({_join(year, *order) for order in orders if int(order[0]) < 13})
    elif match := _DECADE.fullmatch(core):
        found = [f"{match[1]}{match[2]}X"] + [f"{match[1]}XX"] * (match[2] == "0")
    else:
        found = [core.upper()]
    return [point + mark for point in found if _SHAPE.fullmatch(point)]


def _month(name: str) -> str:
    """``02`` for "february", "feb" or "febuary", ``21`` for "spring"; empty for other words."""
    known = {word.lower(): number for number, word in _NAMES.items()} | {"fall": "23"}
    short = [word for word in known if len(name) > 2 and word.startswith(name)]
    return known.get((short or get_close_matches(name, known, 1, 0.8) or [""])[0], "")


def _join(year: str, month: str, day: str | None) -> str:
    return f"{year}-{month:0>2}" + (f"-{day:0>2}" if day else "") if month else ""
