"""Ties and moments of a record: on its page, or on pages of their own where they are too long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby

from casebook.catalog.relations import LABELS, Tie
from casebook.catalog.timeline import Moment
from casebook.records.events import Event
from casebook.records.references import Ref
from casebook.render import parts
from casebook.render.layout import Block, Carried, Movable
from casebook.render.page import Section
from casebook.render.series import WriterAt
from casebook.render.star import star
from casebook.render.timeline import FULL, NAMED, year_heading, year_of
from casebook.render.weight import weight
from casebook.render.writer import Writer

TOOK_PART, PARTICIPANTS = LABELS["participant-in"]

TOLD = {TOOK_PART: parts.FEW}
"""Of events that somebody took part in, more than this many are told by the timeline alone."""


def timeline_heading(ref: Ref) -> str:
    """What the part of the timeline is called on the page of ``ref``."""
    return "Parts of this event" if ref.kind == Event.KIND else "Timeline"


def moments_block(
    ref: Ref, heading: str, writer: Writer, writer_at: WriterAt, *, brief: int = parts.FEW
) -> Iterator[Block]:
    """The part of the timeline that belongs to ``ref``; with more than ``brief``, in short."""
    moments = writer.casebook.timeline.of.get(ref, ())
    if not moments:
        return

    def write(found: list[Moment], there: Writer) -> Iterator[Section]:
        for year, of_year in groupby(found, key=year_of):
            html = there.render("moments", moments=list(of_year), form=FULL)
            yield Section(year, year_heading(year), html, indexed=False)

    name = writer.brief(ref)
    carried = Carried(
        ref,
        "timeline",
        f"{name}: timeline",
        f"Events and statements in which {name} has a part, by date.",
        moments,
        lambda moment: weight(writer.render("moments", moments=[moment], form=FULL)),
        write,
    )
    form = NAMED if len(moments) > brief else FULL
    html = writer.render("moments", moments=moments, form=form)

    def short() -> tuple[Section, ...]:
        years = [
            (year, f"{path}#{year}", len(list(found)))
            for path, items in carried.parted()
            for year, found in groupby(items, key=year_of)
        ]
        counts = writer.render("moments-moved", years=years, total=len(moments), path=carried.path)
        return (Section("timeline", heading, counts, indexed=False),)

    full = (Section("timeline", heading, html, indexed=False),)
    yield Movable("timeline", full, short, partial(carried.pages, writer_at))


def relations_block(ref: Ref, writer: Writer, writer_at: WriterAt) -> Iterator[Block]:
    """The ties of ``ref`` as a picture and as a list; of too many the picture and the counts."""
    ties = writer.casebook.relations.get(ref, ())
    if not ties:
        return

    def groups(found: Iterable[Tie]) -> list[tuple[str, list[Tie]]]:
        return [(label, list(of_label)) for label, of_label in groupby(found, key=_heading)]

    def write(found: list[Tie], there: Writer) -> Iterator[Section]:
        html = there.render("relations", groups=groups(found), told={})
        yield Section("relations", "Relations", html, indexed=False)

    name = writer.brief(ref)
    carried = Carried(
        ref,
        "relations",
        f"{name}: relations",
        f"The people, organizations and events to which {name} is tied, each tie with its sources.",
        ties,
        lambda tie: weight(writer.render("relations", groups=[("", [tie])], told={})),
        write,
    )
    picture = star(ref, ties, writer)
    listed = writer.render("relations", groups=groups(ties), told=TOLD)

    def short() -> tuple[Section, ...]:
        kinds = [(label, len({tie.other for tie in found})) for label, found in groups(ties)]
        counts = writer.render("relations-moved", kinds=kinds, path=carried.path)
        return (Section("relations", "Relations", picture + counts, indexed=False),)

    full = (Section("relations", "Relations", picture + listed, indexed=False),)
    yield Movable("relations", full, short, partial(carried.pages, writer_at))


def _heading(tie: Tie) -> str:
    """The kind of tie; the participants of an event are told apart by their role."""
    return f"{tie.label}: {tie.role}" if tie.label == PARTICIPANTS and tie.role else tie.label
