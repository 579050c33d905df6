"""How much happened in each year: bars that lead to the timeline, for the start page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from casebook.render.scale import start
from casebook.render.writer import Writer

STEP = 36
"""The room for a year."""

HEIGHT = 96
"""The height of the picture, in its own units, which are small enough for a phone."""

BASE = 78
"""Where the bars stand; the years are written below."""

TALL = 58
"""The height of the highest bar."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A year with the number of its moments."""

    year: int
    count: int
    x: int
    y: int
    address: str
    """Its part of the timeline, below the root."""


def year_bars(writer: Writer, *, split: bool) -> Markup:
    """The bars of all years from the first to the last; empty where nothing is dated.

    ``split`` tells whether each year has a page of its own.
    """
    timeline = writer.casebook.timeline
    counts = Counter(start(moment.date).year for moment in timeline.dated if moment.date)
    if not counts:
        return Markup()
    highest = max(counts.values())
    bars = [
        Bar(
            year,
            counts[year],
            number * STEP,
            BASE - counts[year] * TALL // highest,
            f"timeline/{year}/" if split else f"timeline/#{year}",
        )
        for number, year in enumerate(range(min(counts), max(counts) + 1))
    ]
    return writer.render(
        "years", bars=bars, width=len(bars) * STEP, height=HEIGHT, base=BASE, step=STEP
    )
