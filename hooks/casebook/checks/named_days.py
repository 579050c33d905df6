"""Check of days: a record's date is that of its own name, address and sentences."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Stored
from casebook.catalog.traversal import Path, step
from casebook.checks.check import Check
from casebook.problems import Problem
from casebook.records.base import Record
from casebook.records.corrections import Correction
from casebook.records.dates import Date
from casebook.records.kinds import KINDS
from casebook.records.loose_dates import NAMES
from casebook.records.prose import Prose
from casebook.records.references import Ref

MONTHS = [name for number, name in NAMES.items() if int(number) < 13]
MONTH = "|".join([*MONTHS, *(f"{name[:3]}t?\\." for name in MONTHS if name != "May")])
"""The months as sentences have them, also as newspapers shorten them: Feb., Sept."""

_DAYS = r"(?P<{0}>\d{{1,2}})(?: ?(?:–|-|and|to) ?(?P<{0}_last>\d{{1,2}}))?"
_NAMED = re.compile(
    rf"(?P<called>(?:[’'][sS]?|\b[A-Z][\w.]*) )?\b(?:{_DAYS.format('before')} )?"
    rf"(?P<month>{MONTH})(?: {_DAYS.format('after')})?,? (?P<year>\d{{4}})\b"
)
"""May 2, 2003; May 1–2, 2003; May 2003; and the day before the month, as others write it. With a
name before it and without a day it is part of that: the Women's March 2017.
"""

_YEAR = re.compile(
    rf"(?:^|, ?|^\w+ of |\b(?:{MONTH}) )(?P<year>\d{{4}})(?:[–-](?P<end>\d{{2}}|\d{{4}}))?$"
)
"""2021, 2020–21 or 2020–2021 at the end of a name. Behind words it may be what the record is
about: a petition for the ballot of 2024, the anniversary of a march of 1963.
"""

_SLUG = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<after>\d{2}))?(?!\d)")

ADDRESS = "address"


class Span(NamedTuple):
    """The first and the last of the days that are named, and how."""

    first: date
    last: date
    words: str

    def meets(self, first: date, last: date) -> bool:
        """Whether one of the days lies between ``first`` and ``last``."""
        return self.first <= last and self.last >= first


class _Said(NamedTuple):
    """The days that the name and the address say, where they are others than the date, and which
    of the two agree with it.
    """

    others: dict[str, list[Span]]
    agreeing: list[str]


def settled(stored: Stored[Record]) -> Date | None:
    """The date of a record, if it is not likely a slip: one is told here, and nowhere else."""
    when = getattr(stored.record, "date", None)
    said = stored.once(_said)
    return when if isinstance(when, Date) and not (said.others and not said.agreeing) else None


def month_number(name: str) -> int:
    """The number of the month called ``name``, short or not."""
    return next(number for number, each in enumerate(MONTHS, 1) if each[:3] == name[:3])


def _dates_agree(casebook: Casebook) -> Iterator[Problem]:
    """Other days may stand in a text; what the name or the address calls the record may not."""
    for ref in sorted(casebook.catalog.records):
        stored = casebook.catalog.records[ref]
        when, said = getattr(stored.record, "date", None), stored.once(_said)
        if isinstance(when, Date) and said.others and ref.kind != Correction.KIND:
            yield _contradiction(stored, when, said)


def _contradiction(stored: Stored[Record], when: Date, said: _Said) -> Problem:
    """The one problem of a record that is said to be of several days, at what is likely wrong."""
    ref, moves = stored.ref, ADDRESS in said.others
    stale = [span for spans in said.others.values() for span in spans]
    texts = [step(path) for path in _where(stored, stale)]
    places = list(dict.fromkeys([*said.others, *texts]))
    there = f"The {_joined(places)} say{'s' if len(places) == 1 else ''} {stale[-1].words}, but"
    right = Ref(ref.kind, _SLUG.sub(when.text.partition("/")[0], ref.slug, count=1))
    move = f"rename the record: casebook mv {ref} {right}"
    if said.agreeing:
        message = f"{there} the date and the {said.agreeing[0]} say {when.display}."
        remedy = f"{move[0].upper()}{move[1:]}" if moves else f"Correct the {_joined(places)}."
        return stored.problem("dates", ("date",) if moves else ("name",), message, remedy)
    others = [f"correct the {_joined([p for p in places if p != ADDRESS])}"] * (places != [ADDRESS])
    remedy = f"Correct the date; or, if it is right, {' and '.join([*others, *[move] * moves])}"
    remedy = remedy if moves else f"{remedy}."
    return stored.problem("dates", ("date",), f"{there} the date is {when.display}.", remedy)


def _said(stored: Stored[Record]) -> _Said:
    ref, when = stored.ref, getattr(stored.record, "date", None)
    if not isinstance(when, Date) or when.approximate:
        return _Said({}, [])
    # Names of what others made may be of any day, and never outvote an address by their year.
    name = stored.record.name
    days = list(_spans(_NAMED, name))
    said = {"name": days or list(_spans(_YEAR, name)), ADDRESS: list(_spans(_SLUG, ref.slug))}
    agreeing = [
        place
        for place, spans in said.items()
        if any(span.meets(when.earliest, when.latest) for span in spans)
    ]
    free = ["name"] if KINDS[ref.kind].proper and days else []
    others = {p: spans for p, spans in said.items() if spans and p not in [*agreeing, *free]}
    return _Said(others, agreeing)


def _where(stored: Stored[Record], days: list[Span]) -> Iterator[Path]:
    """Where one of ``days`` stands in our own sentences and lines."""
    for path, leaf in stored.leaves:
        if isinstance(leaf, Prose) or stored.declared(path).heading:
            named = _spans(_NAMED, str(leaf))
            if any(span.meets(day.first, day.last) for span in named for day in days):
                yield path


def _joined(words: list[str]) -> str:
    *most, last = ["", *words]
    return f"{', '.join(most[1:])} and {last}" if most[1:] else last


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return (span for match in pattern.finditer(text) if (span := _span(match)))


def _span(match: re.Match[str]) -> Span | None:
    """The days that are named; nothing if no calendar has them."""
    found = match.groupdict()
    year, name = int(found["year"]), found.get("month")
    words = match[0].removeprefix(found.get("called") or "")
    if not year or (found.get("called") and not (found["before"] or found["after"])):
        return None
    if name is None:
        end = found["end"] or found["year"]
        last = int(f"{found['year'][: 4 - len(end)]}{end}")
        return (
            Span(
                date(year, 1, 1),
                date(last, 12, 31),
                match[0][match.start("year") - match.start() :],
            )
            if last
            else None
        )
    month = int(name) if name.isdigit() else month_number(name)
    if not 1 <= month <= 12:
        return None
    length = monthrange(year, month)[1]
    start = found.get("after") or found.get("before") or "1"
    end = found.get("after_last") or found.get("before_last") or found.get("after")
    end = end or found.get("before") or str(length)
    if not 1 <= int(start) <= int(end) <= length:
        return None
    words = Date.parse(words).display if name.isdigit() else words
    return Span(date(year, month, int(start)), date(year, month, int(end)), words)


CHECKS = (
    Check(
        "dates",
        "A record's date is one of those that its name, description and address give.",
        _dates_agree,
    ),
)
