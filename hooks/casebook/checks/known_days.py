"""Checks of days by themselves: nothing is dated to a time that nobody can know of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Stored
from casebook.catalog.traversal import Path
from casebook.checks.check import Check
from casebook.checks.named_days import settled
from casebook.problems import Problem
from casebook.records.base import Record
from casebook.records.corrections import Correction
from casebook.records.dates import Date
from casebook.records.entities import Person
from casebook.records.events import Event
from casebook.records.sources import Source

EARLIEST = 1500
"""The first year that a dispute of today can reach back to: earlier ones are slips, unless the
record says the year twice.
"""

LONGEST = 100
"""Years between the two sides of a date at most: of longer ones, one side is a slip."""

MONTHS = 62
"""Days of an event that is dated to a month, or to two."""

APART = 20
"""Years between two readings that are no slip: more than anybody keeps a casebook untouched."""

FIRST_READ = 1970
"""The first year in which somebody can have read or reviewed something: a rule of thumb."""

_PLANNED = re.compile(r"\b(?:announce|called for|expect|plan|propos|schedul|to be held|upcoming)")
"""What a sentence has that tells of an event to come."""


def _days_can_be_known(casebook: Casebook) -> Iterator[Problem]:
    """A slip in a year would stretch every timeline: 2921 for 2021."""
    last = last_read(casebook)
    for stored in casebook.catalog.records.values():
        for path, leaf in stored.leaves:
            slip = path == ("date",) and not settled(stored)
            if isinstance(leaf, Date) and not slip:
                told = unknowable(leaf, path, stored, last)
                yield from (stored.problem("days", path, *each) for each in [told] if each)


def unknowable(
    when: Date, path: Path, stored: Stored[Record], last: date
) -> tuple[str, str] | None:
    """Why nobody can know of a day, and what to do; ``last`` is that of the newest reading.

    Terms end later than our sources, and corrections come later: neither by many years. ``on`` is a
    day on which we read or reviewed something.
    """
    ours = path[-1] == "on"
    if ours and when.latest.year < FIRST_READ:
        return f"{when.display} is long before anybody can have read it.", "Correct the year."
    if when.latest.year < EARLIEST and not _is_said_again(when, stored):
        remedy = "Correct the year; if it is right, say it in a sentence too."
        return f"{when} lies before {EARLIEST}.", remedy
    if ours:
        return None
    span = when.latest.year - when.earliest.year
    if not when.is_open and span > LONGEST:
        remedy = "Correct one of the two, or tell it in words, in a sentence or a value."
        return f"{when} spans {span} years.", remedy
    later = path[-1] == "until" or stored.ref.kind == Correction.KIND or _is_planned(stored)
    end = last.replace(month=12, day=31)
    if later and last.year < date.max.year - APART:
        end = end.replace(year=end.year + APART)
    elif when.earliest > last:
        message = f"{when.display} lies after the day on which a source was last read."
        return message, "Correct the year, or say of the source that tells it when it was read."
    if not when.text.endswith(("/", "..")) and "X" not in when.text and when.latest > end:
        years = f" by more than {APART} years" if later else ""
        message = f"{when} ends in a year after that in which a source was last read{years}."
        return message, "Correct the year."
    return None


def _is_said_again(when: Date, stored: Stored[Record]) -> bool:
    """Whether the record says a year twice, in its name or in a sentence, or an end of a life has
    another one in its time: nobody slips so.
    """
    record = stored.record
    if isinstance(record, Person) and record.born and record.died:
        years = [end.date.latest.year for end in (record.born, record.died)]
        if max(years) < EARLIEST and 0 < years[1] - years[0] <= LONGEST:
            return True
    year = re.compile(rf"(?<!\d){when.latest.year}(?!\d)")
    texts = (str(leaf) for _, leaf in stored.leaves if not isinstance(leaf, Date))
    return any(map(year.search, texts))


def _is_planned(stored: Stored[Record]) -> bool:
    """Whether an event is told as a plan: by a word for it, or by who was to come."""
    record = stored.record
    if not isinstance(record, Event):
        return False
    texts = [record.description, *(str(sentence.text) for sentence in record.summary)]
    expected = {participant.part for participant in record.participants} & {"announced", "invited"}
    return bool(expected) or any(map(_PLANNED.search, texts))


def _days_are_bounded(casebook: Casebook) -> Iterator[Problem]:
    for stored in casebook.catalog.records.values():
        for path, leaf in stored.leaves:
            single = path[-1] in ("since", "until") or path in (("born", "date"), ("died", "date"))
            if isinstance(leaf, Date) and single and leaf.is_open:
                message = "One day is meant here, which has no open end."
                remedy = "Write the year, or two between which it lies, as in 1950/1952, or leave "
                yield stored.problem("open-ends", path, message, f"{remedy}the field out.")


def _sources_have_seen(casebook: Casebook) -> Iterator[Problem]:
    """What is dated to a day or a month was not told before; a span of years may be a plan."""
    catalog, read = casebook.catalog, last_read(casebook)
    for stored in catalog.of(Event):
        when = None if _is_planned(stored) else settled(stored)
        cited = [catalog.records.get(locator.whole) for locator in stored.record.cite]
        published = [day for source in cited if source and (day := settled(source))]
        short = when and (when.latest - when.earliest).days < MONTHS
        known = when and when.earliest <= read
        if when and short and known and published and len(published) == len(cited):
            last = max(published, key=lambda date: date.latest)
            if all(date.before(when) for date in published):
                message = (
                    f"All that is cited was published before {when.display}, by {last.display}."
                )
                remedy = "Correct the date, cite a later source, or say that it was planned."
                yield stored.problem("foreseen", ("date",), message, remedy)


def last_read(casebook: Casebook) -> date:
    """The last day on which a source was read: nothing later can be known."""
    read = [
        stored.record.read.on.latest
        for stored in casebook.catalog.of(Source)
        if stored.record.read and not _is_read_too_soon(stored)
    ]
    return max(read, default=date.max)


def _is_read_too_soon(source: Stored[Source]) -> bool:
    read, published = source.record.read, settled(source)
    return bool(read and published and read.on.before(published))


def _readings_lie_together(casebook: Casebook) -> Iterator[Problem]:
    """A slip in the year of a reading would let every later date pass, or none."""
    last = last_read(casebook)
    for source in casebook.catalog.of(Source):
        reading, published = source.record.read, source.record.date
        # A date that lies after all that was read is told as such.
        late = published and published.earliest > last
        if reading and published and not late and _is_read_too_soon(source):
            when = f"the date of the source, {published.display}"
            told = f"{reading.on.display} lies before {when}.", "Correct the one that is wrong."
            yield source.problem("readings", ("read", "on"), *told)
    read = [
        (stored, path, leaf)
        for stored in casebook.catalog.records.values()
        for path, leaf in stored.leaves
        if isinstance(leaf, Date) and path[-1] == "on" and leaf.latest.year >= FIRST_READ
    ]
    years = sorted(leaf.latest.year for _, _, leaf in read)
    for stored, path, leaf in read:
        before = [year for year in years if year < leaf.latest.year]
        # Where most were read late, an early one is no measure of them.
        slips = len(years) - len(before) <= len(before)
        if slips and leaf.latest.year - before[-1] > APART:
            message = f"{leaf.display} lies {leaf.latest.year - before[-1]} years after all others."
            yield stored.problem("readings", path, message, "Correct the year.")


CHECKS = (
    Check(
        "readings",
        "No source was read, and no record reviewed, before its date or long after all others.",
        _readings_lie_together,
        whole=True,
    ),
    Check("days", "No date is later than our sources, or centuries too early.", _days_can_be_known),
    Check(
        "open-ends",
        "A birth, a death, a beginning or an end has no date that is open on one side.",
        _days_are_bounded,
    ),
    Check(
        "foreseen", "No event is later than every source that is cited for it.", _sources_have_seen
    ),
)
