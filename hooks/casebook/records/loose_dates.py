"""What people write instead of an EDTF date, and the EDTF that it may stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType

# Not from the module calendar, whose names follow the locale.
_MONTHS = "January February March April May June July August September October November December"
NAMES: Mapping[str, str] = MappingProxyType(
    dict(zip((f"{number:02}" for number in range(1, 13)), _MONTHS.split(), strict=True))
    | {"21": "spring", "22": "summer", "23": "fall", "24": "winter"}
)
"""The months and seasons by what stands for them in EDTF."""

TIME = re.compile(
    r"(?:t|[ ,]*(?:at )?)[0-9]{1,2}:[0-9]{2}[^ /]*(?: ?[ap]\.?m\b\.?)?(?: (?:utc|[ecmp][sd]t)\b)?"
)
"""A time of day, in lower case, which EDTF has and the dates of records have not."""

_ENDLESS = ("", "..", "present", "now", "today", "ongoing")
_WORDS = (
    (re.compile(r"[\u2010-\u2015\u2212]"), "-"),
    (re.compile(r"\b(?:about|around|circa|ca?|approx(?:imately)?)\b\.?"), "~"),
    (re.compile(r"\b(?:perhaps|probably|possibly|maybe)\b"), "?"),
    (re.compile(r"\b(?:sun|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)?\b"), ""),
    (re.compile(r"\b(?:the|of|in|on|early|mid|late|beginning|start|middle|end)\b"), ""),
    (re.compile(r"(?<=[0-9])(?:st|nd|rd|th)\b"), ""),
    (re.compile(r"^([0-9]{4})([0-9]{2})([0-9]{2})$"), r"\1-\2-\3"),
)
_RIGHT = re.compile("[0-9]{2}(?:[0-9]{2}|[0-9]x|xx)(?:-(?:[0-9]{2}|xx)){0,2}")
_DECADE = re.compile("([0-9]{2})([0-9])0['’]?s")
_MONTH_AND_DAY = re.compile("([a-z]+)[.]? [0-9]+$")
_SEPARATOR = re.compile(r" ?(?:/|--?|–|—|\.{2,}|…|\b(?:to|until|till|through|and|or)\b) ?")
BEFORE_OUR_ERA = re.compile(r"-[0-9]|.*[0-9] ?b\.? ?c(?:\.? ?e)?\b")
"""A year with a minus, or behind which stands BC."""
_DAY = re.compile("[0-9]{4}-[0-9]{2}-(?=[0-9]{2}$)")


_QUARTER = re.compile("([0-9]{4})[- ]?q([1-4])|q([1-4])[ ,/-]*([0-9]{4})")
_MONTHS_OR_DAY = re.compile("([0-9]{4})-([0-9]{2})/([0-9]{2})")


def guesses(plain: str) -> list[str]:
    """The EDTF texts that a loosely written date may stand for: none, one or two.

    ``plain`` is in lower case, with single spaces and without a time of day. Not every text that
    comes back is a date of the calendar.
    """
    if BEFORE_OUR_ERA.match(plain):
        return []
    if quarter := _QUARTER.fullmatch(plain):
        year, last = quarter[1] or quarter[4], 3 * int(quarter[2] or quarter[3])
        return [f"{year}-{last - 2:02}/{year}-{last:02}"]
    if (months := _MONTHS_OR_DAY.fullmatch(plain)) and months[2] < months[3] < "13":
        return [f"{months[1]}-{months[2]}/{months[1]}-{months[3]}", "-".join(months.groups())]
    if points := _points(plain):
        return points
    plain = re.sub("^([0-9]{2})([0-9]{2})[/–-]([0-9]{2})$", r"\1\2/\1\3", plain)  # 2020/21
    since = re.match("(?:since|from|between|after) ", plain)
    plain = plain[since.end() :] if since else plain
    for separator in _SEPARATOR.finditer(plain):
        start, end = plain[: separator.start()], plain[separator.end() :]
        # "February 7–12, 2021": the end borrows the month. "7 to 9 February", "May–July 2020":
        # the start borrows the month, or the year.
        # "2021-02-07/12": the end borrows the month too.
        named = _MONTH_AND_DAY.search(start) if end[:1].isdigit() else None
        day = _DAY.match(start) if len(end) == 2 else None
        borrowed = f"{named[1]} {end}" if named else f"{day[0]}{end}" if day else end
        ends = [".."] if end in _ENDLESS else _points(borrowed)
        wholes = (start, start + end[end.find(" ") :], start + end[-5:])
        starts = [".."] if start in _ENDLESS else next(filter(None, map(_points, wholes)), [])
        if len(starts) == len(ends) == 1:
            return [f"{starts[0]}/{ends[0]}"]
    before = re.match("(?:before|until|till|by) ", plain)
    if before:
        return [f"../{point}" for point in _points(plain[before.end() :])]
    return [f"{point}/.." for point in _points(plain)] if since else []


def _points(plain: str) -> list[str]:
    """As `guesses`, for a date that is no interval."""
    for said, meaning in _WORDS:
        plain = said.sub(meaning, plain)
    signs = {"~", "?"} if "%" in plain else {"~", "?"} & {*plain}
    mark = "%" if len(signs) == 2 else "".join(signs)
    core = re.sub("[?~%()]", "", plain).strip(" -,.")
    if _RIGHT.fullmatch(core):
        return [core.upper() + mark]
    if decade := _DECADE.fullmatch(core):
        century = [f"{decade[1]}XX{mark}"] if decade[2] == "0" else []
        return [f"{decade[1]}{decade[2]}X{mark}", *century]
    parts = re.split("[ ,./-]+", core)
    numbers = [part for part in parts if re.fullmatch("[0-9]{1,4}", part)]
    names = [_month(part) for part in parts if part not in numbers]
    if len(parts) > 3 or len(names) > 1 or not all(names) or not numbers:
        return []
    if len(numbers[0]) == 4:
        year, *others = numbers
        orders = [[*names, *others]]
    else:  # as Americans write it, then as others do
        *others, year = numbers
        orders = [[*names, *others], [*names, *reversed(others)]]
    if len(year) != 4 or max(map(len, others), default=0) > 2:
        return []
    # Only a name makes a season of a number above 12.
    orders = [order for order in orders if names or not order or int(order[0]) < 13]
    dates = ("-".join([year, *(f"{part:0>2}" for part in order)]) for order in orders)
    return [f"{each}{mark}" for each in dict.fromkeys(dates)]


def _month(name: str) -> str:
    """``02`` for "february", "feb" or "febuary", ``21`` for "spring"; empty for other words."""
    known = {word.lower(): number for number, word in NAMES.items()} | {"autumn": "23"}
    short = [word for word in known if len(name) > 2 and word.startswith(name)]
    return known.get((short or get_close_matches(name, known, 1, 0.8) or [""])[0], "")
