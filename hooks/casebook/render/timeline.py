"""The timeline: what happened, by date, as a picture and as a list that can be narrowed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from casebook.catalog.timeline import Moment
from casebook.records.disputes import Dispute
from casebook.records.references import Ref
from casebook.render.exchanges import ACTORS
from casebook.render.lanes import lanes_picture
from casebook.render.page import Page, Section
from casebook.render.writer import Writer

LONGEST = 100
"""Lines on one page; what is longer is split."""

PARTIES = 14
"""How many parties the list can be narrowed to: those with the most moments."""

DESCRIPTION = "Events and statements in order of their dates, each with its source."

WriterAt = Callable[[int], Writer]

Years = Sequence[tuple[str, list[Moment]]]


@dataclass(frozen=True, slots=True)
class Choice:
    """A record to which the list can be narrowed, and how many moments it has."""

    ref: Ref
    count: int


def timeline_pages(writer_at: WriterAt) -> Iterator[Page]:
    """The timeline, year by year: on one page, or on one a year where it is long."""
    timeline = writer_at(1).casebook.timeline
    years = [(year, list(found)) for year, found in groupby(timeline.dated, key=_year)]
    undated = list(timeline.undated)
    everything = [*years, ("undated", undated)] if undated else years
    if len(timeline.dated) + len(undated) <= LONGEST:
        yield _page("timeline/", "Timeline", everything, years, writer_at(1), split=False)
        return
    yield _page("timeline/", "Timeline", [], years, writer_at(1), split=True)
    for year, found in everything:
        pieces = [found[i : i + LONGEST] for i in range(0, len(found), LONGEST)]
        for number, piece in enumerate(pieces):
            path = f"timeline/{year}/" if number == 0 else f"timeline/{year}/{number + 1}/"
            title = f"Timeline: {year}" + (f", {number + 1}" if number else "")
            writer = writer_at(path.count("/"))
            yield _page(path, title, [(year, piece)], years, writer, split=True)


def _page(
    path: str, title: str, shown: Years, years: Years, writer: Writer, *, split: bool
) -> Page:
    """One page: its picture, the years as links, the means to narrow the list, the list."""
    moments = [moment for _, found in shown for moment in found]
    parties, disputes = choices(moments, PARTIES)
    lead = writer.render(
        "timeline",
        description=DESCRIPTION,
        years=[(year, len(found)) for year, found in years],
        split=split,
        picture=lanes_picture(moments, writer),
        parties=parties,
        disputes=disputes,
        total=len(moments),
    )
    offered = {choice.ref: n for n, choice in enumerate((*parties, *disputes))}
    return Page(
        path=path,
        title=title,
        description=DESCRIPTION,
        kind="Overview",
        lead=lead,
        sections=tuple(_section(year, found, offered, writer) for year, found in shown),
        parent="timeline/" if path != "timeline/" else None,
        wide=True,
    )


def choices(moments: Sequence[Moment], most: int) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """The parties and the disputes to which a list of ``moments`` can be narrowed."""
    counts = Counter(ref for moment in moments for ref in moment.touches)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    found = [Choice(ref, count) for ref, count in ranked]
    parties = [choice for choice in found if choice.ref.kind in ACTORS][:most]
    return tuple(parties), tuple(choice for choice in found if choice.ref.kind == Dispute.KIND)


def _section(
    year: str, moments: Sequence[Moment], offered: Mapping[Ref, int], writer: Writer
) -> Section:
    html = writer.render("moments", moments=moments, brief=False, offered=offered)
    heading = "Date not known" if year == "undated" else year
    return Section(year, heading, html, indexed=False)


def _year(moment: Moment) -> str:
    """The year under which a moment stands: that of its end where its beginning is open."""
    if moment.date is None:
        return "undated"
    return str(moment.date.year or moment.date.latest.year)
