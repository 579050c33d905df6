"""The timeline: what happened, by date, as a picture and as a list that can be narrowed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from casebook.catalog.timeline import Moment
from casebook.records.disputes import Dispute
from casebook.records.references import Ref
from casebook.render.exchanges import ACTORS
from casebook.render.lanes import lanes_picture
from casebook.render.page import Page, Section
from casebook.render.series import Series, WriterAt, numbered
from casebook.render.weight import HEADING, LIST, OWN, pieces, weight, weight_of
from casebook.render.writer import Writer
from casebook.render.years import year_bars

FULL = "full"
NAMED = "named"
NAMES = "names"
"""The forms of a list of moments: with all that is known of each, without its description, and with
nothing but date and name."""

IN_FULL = "timeline/in-full/"
"""Where the words stand that have no room on the page with all moments."""

HEAD = 1_200
"""Bytes of what a page of the timeline tells programs."""

MEANS = 6_000
"""Bytes of the means to narrow a list, and of the frame of its picture."""

MARK = 300
"""Bytes of the mark of a moment in the picture."""

PARTIES = 14
"""How many parties the list can be narrowed to: those with the most moments."""

DESCRIPTION = "Events and statements in order of their dates, each with its source."

Years = Sequence[tuple[str, list[Moment]]]


@dataclass(frozen=True, slots=True)
class Choice:
    """A record to which the list can be narrowed, and how many moments it has."""

    ref: Ref
    count: int


def timeline_pages(writer_at: WriterAt) -> Iterator[Page]:
    """The timeline: all of it on one page, as far as there is room.

    Where there is none for every word, the page has dates and names, and others say the rest; where
    there is none for that either, it shows how much happened in each year, and each year has
    a page.
    """
    writer = writer_at(1)
    years = _years(writer)
    whole = _whole(years, {}, writer, FULL)
    if _fits(whole):
        yield whole
        return
    everything = [moment for _, found in years for moment in found]
    parted = pieces(everything, partial(_weigh, writer=writer_at(3)), LIST - HEADING * len(years))
    paths = numbered(IN_FULL, len(parted))
    first: dict[str, str] = {}
    for path, piece in zip(paths, parted, strict=True):
        for moment in piece:
            first.setdefault(year_of(moment), f"{path}#{year_of(moment)}")
    in_short = _whole(years, first, writer, NAMES)
    if _fits(in_short):
        yield in_short
        series = Series("Timeline in full", DESCRIPTION, IN_FULL, parted, parent="timeline/")
        yield from series.pages(writer_at, _in_full)
        return
    yield _bars(years, writer)
    for year, found in years:
        yield from _year_pages(year, found, years, writer_at)


def divided(writer: Writer) -> bool:
    """Whether each year has a page of its own."""
    years = _years(writer)
    return not _fits(_whole(years, {}, writer, FULL)) and not _fits(
        _whole(years, {year: IN_FULL for year, _ in years}, writer, NAMES)
    )


def _weigh(moment: Moment, writer: Writer) -> int:
    return weight(writer.render("moments", moments=[moment], form=FULL))


def _years(writer: Writer) -> Years:
    """All moments by year, those without a date last."""
    timeline = writer.casebook.timeline
    years = [(year, list(found)) for year, found in groupby(timeline.dated, key=year_of)]
    return [*years, *([("undated", list(timeline.undated))] if timeline.undated else [])]


def _fits(page: Page) -> bool:
    return weight(page.lead) + weight_of(page.sections) <= OWN - HEAD


def _whole(years: Years, first: Mapping[str, str], writer: Writer, form: str) -> Page:
    """The page with all moments in ``form``; ``first`` is where the words of each year begin."""
    addresses = {
        year: f"{writer.base}{first[year]}" if year in first else f"#{year}" for year, _ in years
    }
    shown = _page("timeline/", "Timeline", years, addresses, years, writer, form)
    return replace(shown, parent=None)


def _in_full(moments: Sequence[Moment], writer: Writer) -> Iterator[Section]:
    # The words of some of the moments of a page with dates and names.
    for year, found in groupby(moments, key=year_of):
        html = writer.render("moments", moments=list(found), form=FULL)
        yield Section(year, year_heading(year), html, indexed=False)


def _bars(years: Years, writer: Writer) -> Page:
    """The page that leads to those of the years."""
    addresses = {year: f"{writer.base}timeline/{year}/" for year, _ in years}
    shown = _page("timeline/", "Timeline", [], addresses, years, writer, FULL)
    return replace(shown, parent=None, lead=shown.lead + year_bars(writer, split=True))


def _year_pages(
    year: str, found: list[Moment], years: Years, writer_at: WriterAt
) -> Iterator[Page]:
    """The pages of one year, each with its picture and its list."""
    weigh = partial(_weigh, writer=writer_at(3))
    parted = pieces(found, lambda moment: MARK + weigh(moment), LIST - MEANS)
    paths = numbered(f"timeline/{year}/", len(parted))
    for number, piece in enumerate(parted):
        writer = writer_at(paths[number].count("/"))
        addresses = {each: f"{writer.base}timeline/{each}/" for each, _ in years}
        title = f"Timeline: {year_heading(year).lower()}" + (f", {number + 1}" if number else "")
        shown = _page(paths[number], title, [(year, piece)], addresses, years, writer, FULL)
        turn = writer.render("paging", paths=paths, here=number)
        yield replace(shown, lead=shown.lead + turn, parent=paths[0] if number else "timeline/")


def _page(
    path: str,
    title: str,
    shown: Years,
    addresses: Mapping[str, str],
    years: Years,
    writer: Writer,
    form: str,
) -> Page:
    """One page: its picture, the years as links, the means to narrow the list, the list."""
    moments = [moment for _, found in shown for moment in found]
    parties, disputes = choices(moments, PARTIES)
    lead = writer.render(
        "timeline",
        description=DESCRIPTION,
        years=[(year_heading(year), addresses[year], len(found)) for year, found in years],
        short=form == NAMES,
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
        sections=tuple(_section(year, found, offered, writer, form) for year, found in shown),
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
    year: str, moments: Sequence[Moment], offered: Mapping[Ref, int], writer: Writer, form: str
) -> Section:
    html = writer.render("moments", moments=moments, form=form, offered=offered)
    return Section(year, year_heading(year), html, indexed=False)


def year_heading(year: str) -> str:
    """The heading of a year of :func:`year_of`."""
    return "Date not known" if year == "undated" else year


def year_of(moment: Moment) -> str:
    """The year under which a moment stands: that of its end where its beginning is open."""
    if moment.date is None:
        return "undated"
    return str(moment.date.year or moment.date.latest.year)
