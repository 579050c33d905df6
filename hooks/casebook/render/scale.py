"""The scale of a picture of time: wider where much happened, even within each month.

A scale that is even throughout would press most of this casebook into a few points: half of what
happened falls into four months of nine years. All arithmetic is in whole numbers, so that the
picture is the same on every machine.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as day
from itertools import accumulate

from casebook.records.dates import Date

QUIET = 3
"""The share of a month in which nothing began."""

BUSY = 9
"""What each thing that began in a month adds to its share."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps days to whole places between ``left`` and ``right``, both inclusive."""

    first: tuple[int, int]
    """The year and month with which it begins."""
    shares: tuple[int, ...]
    """The width of each month, as a share of the whole."""
    left: int
    right: int

    @classmethod
    def of(cls, dates: Iterable[Date], left: int, right: int) -> Scale:
        """The scale on which ``dates``, at least one, have room; open sides are cut off."""
        known = list(dates)
        starts = [start(date) for date in known]
        ends = [end(date) for date in known]
        first, last = _number(min(starts)), _number(max(ends))
        begun = Counter(_number(each) for each in starts)
        shares = tuple(QUIET + BUSY * begun[number] for number in range(first, last + 1))
        return cls((first // 12, first % 12 + 1), shares, left, right)

    @property
    def years(self) -> tuple[int, ...]:
        """Every year on it."""
        last = self._first + len(self.shares) - 1
        return tuple(range(self.first[0], last // 12 + 1))

    @property
    def months(self) -> tuple[tuple[int, int], ...]:
        """Every year and month on it."""
        numbers = range(self._first, self._first + len(self.shares))
        return tuple((number // 12, number % 12 + 1) for number in numbers)

    def at(self, when: day) -> int:
        """The place at which a day begins; days off the scale stand at its ends."""
        number = _number(when) - self._first
        if number < 0:
            return self.left
        if number >= len(self.shares):
            return self.right
        before = sum(self.shares[:number])
        length = monthrange(when.year, when.month)[1]
        inside = self.shares[number] * (when.day - 1)
        width = self.right - self.left
        return self.left + (before * length + inside) * width // (sum(self.shares) * length)

    def span(self, date: Date) -> tuple[int, int]:
        """Where the bar of a date begins and ends: from its earliest day to past its latest."""
        latest = date.latest
        after = (
            self.right if latest == day.max else self.at(day.fromordinal(latest.toordinal() + 1))
        )
        return self.at(date.earliest), after

    @property
    def _first(self) -> int:
        return self.first[0] * 12 + self.first[1] - 1

    def edges(self) -> tuple[int, ...]:
        """Where each month begins, then where the last one ends."""
        width, whole = self.right - self.left, sum(self.shares)
        return tuple(
            self.left + sum_ * width // whole for sum_ in accumulate(self.shares, initial=0)
        )


def start(date: Date) -> day:
    """The day with which a date begins, or with which it ends where its start is open."""
    return date.latest if date.year is None else date.earliest


def end(date: Date) -> day:
    """The day with which a date ends, or with which it begins where its end is open."""
    return date.earliest if date.latest == day.max else date.latest


def _number(when: day) -> int:
    """The months since the year 0."""
    return when.year * 12 + when.month - 1
