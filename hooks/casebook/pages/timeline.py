"""The timeline: every event and statement, by year, with the parties it can be narrowed to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from casebook.catalog.timeline import Moment as Happened
from casebook.pages.blocks import Jumps, Moments, Section, Year
from casebook.pages.composer import Composer
from casebook.pages.lists import MOST, UNDATED, Part, heading_id, jumps, part_pages
from casebook.pages.moments import moment, tag, year
from casebook.pages.page import Page
from casebook.pages.text import Link
from casebook.records.disputes import Dispute
from casebook.records.fields import ACTORS
from casebook.records.references import Ref

ADDRESS = "timeline/"
TITLE = "Timeline"
DESCRIPTION = "Events and statements in order of their dates, each with its source."

PARTIES = 14
"""How many parties the list can be narrowed to: those with the most moments."""


def timeline_pages(composer: Composer) -> Iterator[Page]:
    """The timeline; past :data:`MOST` moments a page a year, and one that leads to them."""
    timeline = composer.casebook.timeline
    years = [(heading, list(run)) for heading, run in groupby(timeline.dated, key=year)]
    if timeline.undated:
        years.append((UNDATED, list(timeline.undated)))
    whole = Page(
        ADDRESS, TITLE, DESCRIPTION, lead=((DESCRIPTION,),), updated=composer.updated, wide=True
    )
    if sum(len(run) for _, run in years) <= MOST:
        links = tuple((Link(f"#{heading_id(h)}", h), f"{len(run):,}") for h, run in years)
        section = Section("Years", "", (Jumps("", links), _block(years, composer)))
        yield replace(whole, sections=(section,))
        return
    parts = [
        Part(
            f"{ADDRESS}{heading_id(heading).lower()}/",
            heading,
            f"What happened in {heading}, in order." if run[0].date else DESCRIPTION,
            len(run),
            partial(_year_sections, run, composer),
        )
        for heading, run in years
    ]
    yield replace(whole, sections=(Section("Years", "", (jumps(parts),)),))
    yield from part_pages(whole, parts)


def _year_sections(run: Sequence[Happened], composer: Composer) -> tuple[Section, ...]:
    return (Section("Year", "", (_block([("", run)], composer),)),)


def _block(years: Sequence[tuple[str, Sequence[Happened]]], composer: Composer) -> Moments:
    everything = [happened for _, run in years for happened in run]
    offered = _offered(everything)
    made = tuple(
        Year(
            heading_id(heading),
            heading,
            tuple(moment(happened, composer, keys=offered) for happened in run),
        )
        for heading, run in years
    )
    parties = [ref for ref in offered if ref.kind in ACTORS]
    disputes = [ref for ref in offered if ref.kind == Dispute.KIND]
    filters = tuple(
        (label, tuple(tag(ref, composer) for ref in refs))
        for label, refs in (("Dispute", disputes), ("Party", parties))
        if refs
    )
    return Moments(made, filters)


def _offered(everything: Sequence[Happened]) -> list[Ref]:
    """The parties and disputes to which a list can be narrowed, those with most moments first."""
    counts = Counter(ref for happened in everything for ref in happened.touches)
    ranked = [ref for ref, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]
    parties = [ref for ref in ranked if ref.kind in ACTORS][:PARTIES]
    return [*parties, *(ref for ref in ranked if ref.kind == Dispute.KIND)]
