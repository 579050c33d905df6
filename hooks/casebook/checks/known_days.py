"""Checks of days by themselves: nothing is dated to a time that nobody can know of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casebook.catalog.casebook import Casebook
from casebook.catalog.traversal import Path
from casebook.checks.check import Check
from casebook.problems import Problem
from casebook.records.corrections import Correction
from casebook.records.dates import Date
from casebook.records.events import Event
from casebook.records.references import Ref
from casebook.records.sources import Source

EARLIEST = 1500
"""The first year that a dispute of today can reach back to: earlier ones are slips."""

LONGEST = 100
"""Years between the two sides of a date at most: of longer ones, one side is a slip."""

MONTHS = 62
"""Days of an event that is dated to a month, or to two."""

APART = 20
"""Years between two readings that are no slip: more than anybody keeps a casebook untouched."""

FIRST_READ = 1970
"""The first year in which somebody can have read or reviewed something: a rule of thumb."""

IN_WORDS = "tell it in words, in a sentence or a value"
"""What to do with a year that is right all the same."""


def _days_can_be_known(casebook: Casebook) -> Iterator[Problem]:
    """A slip in a year would stretch every timeline: 2921 for 2021."""
    last = _last_read(casebook)
    for stored in casebook.catalog.records.values():
        for path, leaf in stored.leaves:
            if isinstance(leaf, Date) and (told := _unknowable(leaf, path, stored.ref, last)):
                yield stored.problem("days", path, *told)


def _unknowable(when: Date, path: Path, ref: Ref, last: date) -> tuple[str, str] | None:
    """Why nobody can know of a day, and what to do; ``last`` is that of the newest reading.

    Terms end later than our sources, and corrections come later: neither by many years. ``on`` is a
    day on which we read or reviewed something.
    """
    ours = path[-1] == "on"
    if ours and when.latest.year < FIRST_READ:
        return f"{when.display} is long before anybody can have read it.", "Correct the year."
    if when.latest.year < EARLIEST:
        return f"{when} lies before {EARLIEST}.", f"Correct the year, or {IN_WORDS}."
    if ours:
        return None
    span = when.latest.year - when.earliest.year
    if not when.is_open and span > LONGEST:
        return f"{when} spans {span} years.", f"Correct one of the two, or {IN_WORDS}."
    later = path[-1] == "until" or ref.kind == Correction.KIND
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
    catalog, last_read = casebook.catalog, _last_read(casebook)
    for stored in catalog.of(Event):
        when = stored.record.date
        cited = [catalog.get(locator, Source) for locator in stored.record.cite]
        published = [source.date for source in cited if source and source.date]
        short = when and (when.latest - when.earliest).days < MONTHS
        known = when and when.earliest <= last_read
        if when and short and known and published and len(published) == len(cited):
            last = max(published, key=lambda date: date.latest)
            if all(date.before(when) for date in published):
                message = (
                    f"All that is cited was published before {when.display}, by {last.display}."
                )
                remedy = "Correct the date, or cite a later source."
                yield stored.problem("foreseen", ("date",), message, remedy)


def _last_read(casebook: Casebook) -> date:
    """The last day on which a source was read: nothing later can be known."""
    read = [
        stored.record.read.on.latest
        for stored in casebook.catalog.of(Source)
        if stored.record.read and not _is_read_too_soon(stored.record)
    ]
    return max(read, default=date.max)


def _is_read_too_soon(source: Source) -> bool:
    return bool(source.read and source.date and source.read.on.before(source.date))


def _readings_lie_together(casebook: Casebook) -> Iterator[Problem]:
    """A slip in the year of a reading would let every later date pass, or none."""
    for source in casebook.catalog.of(Source):
        if source.record.read and source.record.date and _is_read_too_soon(source.record):
            yield source.problem(
                "readings",
                ("read", "on"),
                f"{source.record.read.on.display} lies before the date of the source, "
                f"{source.record.date.display}.",
                "Correct the one that is wrong.",
            )
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
        "No source was read before its date, or long after all others; nor was a record reviewed.",
        _readings_lie_together,
        whole=True,
    ),
    Check("days", "No date is later than our sources, or centuries too early.", _days_can_be_known),
    Check("open-ends", "A birth, a death, an end or a beginning has two sides.", _days_are_bounded),
    Check("foreseen", "No event is later than all that is cited for it.", _sources_have_seen),
)
