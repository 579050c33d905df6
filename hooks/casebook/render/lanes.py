"""The timeline as a picture: a lane for each subject and each dispute, a mark for each moment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from casebook.catalog.timeline import Moment
from casebook.records.dates import Date
from casebook.records.disputes import Dispute
from casebook.records.entities import Organization
from casebook.records.references import Ref
from casebook.render.scale import Scale
from casebook.render.writer import Writer

WIDTH = 1000
"""The width of the picture, in its own units."""

NAMES = 200
"""The room for the names of the lanes, at the left."""

ROW = 20
"""The height of a row of marks, and the least width of what leads on from one: more than is drawn,
for a finger needs 24 pixels, which this is where the picture has the whole width of the page."""

SIZE = 10
"""The height of a mark, and the least width of one."""

TOP = 30
"""The room for years and months, at the top."""

PAD = 3
"""The room above and below the rows of a lane."""

UNYEARED = re.compile(r",? [0-9]{4}( to [0-9]{4})?$")
"""The years at the end of the name of a dispute, which the scale shows."""

YEAR_ROOM = 30
"""The least width at which a year is written in full."""

MONTH_ROOM = 26
"""The least width at which a month has a name of its own."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
"""Not from the module calendar, whose names follow the locale."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One shape of a mark, and the room around it that leads on as well."""

    x: int
    y: int
    width: int
    left: int
    right: int

    @property
    def room(self) -> str:
        """The outline of the room, as SVG draws it."""
        top = self.y - (ROW - SIZE) // 2
        return f"M{self.left} {top}H{self.right}V{top + ROW}H{self.left}z"


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment in the picture: one link, with a shape in each lane that it belongs to."""

    ref: Ref
    name: str
    vague: bool
    """Whether the date is not one known day."""
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """A band across the picture: what belongs to one record, or to none of the others."""

    ref: Ref | None
    name: str
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A line where a year or a month begins, and its name where there is room for it."""

    x: int
    name: str
    year: bool
    middle: int
    """Where the name stands: the middle of the year or month."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Lanes, ticks and marks, ready to be drawn."""

    height: int
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...]


def lanes_picture(moments: Sequence[Moment], writer: Writer) -> Markup:
    """The picture of ``moments``; empty where none of them is dated."""
    dated = [(moment.date, moment) for moment in moments if moment.date]
    if not dated:
        return Markup()
    drawn = picture(dated, lane_refs(writer), writer)
    return writer.render("lanes", picture=drawn, width=WIDTH, names=NAMES, size=SIZE)


def lane_refs(writer: Writer) -> list[Ref]:
    """The records that have a lane: the subjects of the casebook, then its disputes."""
    catalog = writer.casebook.catalog
    subjects = [s.ref for s in catalog.of(Organization) if s.record.subject]
    return [*subjects, *(s.ref for s in catalog.of(Dispute))]


def picture(dated: Sequence[tuple[Date, Moment]], refs: Sequence[Ref], writer: Writer) -> Picture:
    """Where everything stands; a moment has a bar in the lane of each of ``refs`` it touches."""
    scale = Scale.of((date for date, _ in dated), NAMES, WIDTH - 4)
    lanes: list[Lane] = []
    bars: dict[Ref, list[Bar]] = {moment.ref: [] for _, moment in dated}
    y = TOP
    for ref in [*refs, None]:
        members = [
            (moment.ref, *_extent(date, scale))
            for date, moment in dated
            if (ref in moment.touches if ref else not moment.touches & set(refs))
        ]
        if not members:
            continue
        rooms = [_room(left, right) for _, left, right in members]
        rows = packed(rooms)
        for (member, left, right), room, row in zip(members, rooms, rows, strict=True):
            top = y + PAD + row * ROW + (ROW - SIZE) // 2
            bars[member].append(Bar(left, top, right - left, *room))
        height = 2 * PAD + (max(rows) + 1) * ROW
        name = UNYEARED.sub("", writer.brief(ref)) if ref else "Neither"
        lanes.append(Lane(ref, name, y, height))
        y += height
    marks = tuple(
        Mark(moment.ref, _name(date, moment), not date.precise, tuple(bars[moment.ref]))
        for date, moment in dated
    )
    return Picture(y, tuple(lanes), tuple(_ticks(scale)), marks)


def packed(spans: Iterable[tuple[int, int]]) -> list[int]:
    """A row for each span, so that no two in a row touch; the lowest row that is free."""
    ends: list[int] = []
    rows = []
    for left, right in spans:
        row = next((n for n, taken in enumerate(ends) if taken < left), len(ends))
        if row == len(ends):
            ends.append(right)
        else:
            ends[row] = right
        rows.append(row)
    return rows


def _extent(date: Date, scale: Scale) -> tuple[int, int]:
    """The bar of a date, wide enough to be hit and within the frame."""
    left, right = scale.span(date)
    left = min(left, scale.right - SIZE)
    return left, max(right, left + SIZE)


def _room(left: int, right: int) -> tuple[int, int]:
    """The width that leads on from a bar: its own, or :data:`ROW` around the middle of it."""
    more = max(ROW - (right - left), 0)
    left = min(max(left - more // 2, NAMES), WIDTH - ROW)
    return left, max(right, left + ROW)


def _name(date: Date, moment: Moment) -> str:
    """The name of a moment with its date, unless the name says it already."""
    return moment.name if date.display in moment.name else f"{date.display}: {moment.name}"


def _ticks(scale: Scale) -> list[Tick]:
    edges = scale.edges()
    months = scale.months
    ticks = []
    for year in scale.years:
        inside = [number for number, (of, _) in enumerate(months) if of == year]
        left, right = edges[inside[0]], edges[inside[-1] + 1]
        name = str(year) if right - left >= YEAR_ROOM else f"’{year % 100:02}"
        ticks.append(Tick(left, name, True, (left + right) // 2))
    for number, (_, month) in enumerate(months):
        left, right = edges[number], edges[number + 1]
        if right - left >= MONTH_ROOM:
            ticks.append(Tick(left, MONTHS[month - 1], False, (left + right) // 2))
    return ticks
