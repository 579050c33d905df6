"""Lists: every page that lists records or what they say, each as data; long ones are split.

A list is split where a reader would, under its own headings (letters, years), and only past
:data:`MOST` lines: then its page leads to one page a heading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from casebook.catalog.catalog import Stored
from casebook.open_data.objects import all_of
from casebook.pages.blocks import Block, Group, Item, Jumps, Names, Prose, Section
from casebook.pages.composer import Composer
from casebook.pages.page import Page
from casebook.pages.sayings import counted
from casebook.pages.sorting import letter, place
from casebook.pages.text import Link, Text, joined
from casebook.records.base import Record
from casebook.records.dates import Date
from casebook.records.entities import Organization
from casebook.records.kinds import Kind
from casebook.records.shown import choices
from casebook.records.sources import Source
from casebook.records.statements import Statement

MOST = 200
"""Lines up to which a list is one page."""

UNDATED = "Date not known"
ALL = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list, and the heading that it stands under."""

    heading: str
    item: Item


@dataclass(frozen=True, slots=True)
class List:
    """A page that lists things: where it stands, what it is called, its lines in order."""

    address: str
    title: str
    description: str
    lines: Callable[[Composer], Iterable[Listed]]
    footer: bool = True
    """Whether the footer leads to it; else a tab of the header or another page does."""
    lead: Callable[[Composer], tuple[Block, ...]] | None = None
    data: str = ""
    """The address of the same records as JSON."""


def list_pages(listed: List, composer: Composer) -> Iterator[Page]:
    """The page of a list, and one for each heading where it is long."""
    lines = list(listed.lines(composer))
    groups = [
        Group(heading, tuple(line.item for line in run), heading_id(heading))
        for heading, run in groupby(lines, key=lambda line: line.heading)
    ]
    whole = Page(
        address=listed.address,
        title=listed.title,
        description=listed.description,
        lead=((listed.description,),),
        data=listed.data,
        updated=composer.updated,
    )
    first = listed.lead(composer) if listed.lead else ()
    if len(lines) <= MOST or len(groups) == 1:
        yield replace(whole, sections=tuple(_sections(groups, first)))
        return
    parts = [
        Part(
            f"{listed.address}index/{group.id}/",
            group.heading,
            f"{listed.title}, {group.heading}: {counted(len(group.items), 'line')}.",
            len(group.items),
            partial(_part_sections, group),
        )
        for group in groups
    ]
    yield replace(whole, sections=(Section("List", "", (*first, jumps(parts))),))
    yield from part_pages(whole, parts)


@dataclass(frozen=True, slots=True)
class Part:
    """A page of a list that is too long for one: a letter or a year, and how many lines it has."""

    address: str
    heading: str
    description: str
    count: int
    sections: Callable[[], tuple[Section, ...]]


def jumps(parts: Iterable[Part], heading: str = "") -> Jumps:
    """The links to the pages of a list."""
    return Jumps(heading, tuple((Link(p.address, p.heading), f"{p.count:,}") for p in parts))


def part_pages(whole: Page, parts: Sequence[Part]) -> Iterator[Page]:
    """The pages of the list ``whole``, each with the way to the ones beside it."""
    for place_, part in enumerate(parts):
        before = parts[place_ - 1] if place_ else None
        after = parts[place_ + 1] if place_ + 1 < len(parts) else None
        yield replace(
            whole,
            address=part.address,
            title=f"{whole.title}: {part.heading}",
            description=part.description,
            lead=(),
            sections=part.sections(),
            trail=(Link(whole.address, whole.title),),
            before=Link(before.address, before.heading) if before else None,
            after=Link(after.address, after.heading) if after else None,
        )


def _part_sections(group: Group) -> tuple[Section, ...]:
    return tuple(_sections([replace(group, heading="", id="")], ()))


def _sections(groups: Sequence[Group], first: tuple[Block, ...]) -> Iterator[Section]:
    if len(groups) > 3:
        links = tuple((Link(f"#{g.id}", g.heading), f"{len(g.items):,}") for g in groups)
        first = (*first, Jumps("", links))
    if first:
        yield Section("List", "", first)
    for group in groups:
        names = Names((replace(group, heading="", id=""),))
        yield Section(group.id, group.heading, (names,), quiet=True)


def heading_id(heading: str) -> str:
    """The anchor of a heading; letters that are not of the Latin alphabet by their number."""
    if not heading:
        return ""
    if heading.isascii() and heading[0].isalnum():
        return "".join(c if c.isalnum() else "-" for c in heading).capitalize()
    return f"Letter-{ord(heading[0])}"


def index(kind: Kind) -> List:
    """The list of all records of a kind."""
    return List(
        f"{kind.name}/",
        kind.many,
        kind.about,
        lambda composer: (_line(stored, kind, composer) for stored in ordered(kind, composer)),
        footer=kind.place == "footer",
        lead=_compared if kind.model is Organization else None,
        data=all_of(kind.name),
    )


def _compared(composer: Composer) -> tuple[Block, ...]:
    """The way to the organizations that the casebook is about, side by side."""
    if len(composer.subjects) < 2:
        return ()
    link = Link(
        f"{Organization.KIND}/{COMPARED}/",
        "Compare the organizations of this casebook line by line",
    )
    return (Prose(((link,),), note=True),)


COMPARED = "compare"
"""The address of the comparison below that of its kind: no record of it can be called so."""


def ordered(kind: Kind, composer: Composer) -> list[Stored[Record]]:
    """The records of a kind in the order that its declaration asks for; those that are grouped by a
    word that they chose, in the order of the words.
    """
    chosen = choices(kind.model).get(kind.group)
    headings = [choice.group for choice in chosen.of.values()] if chosen else []

    def key(stored: Stored[Record]) -> tuple[object, ...]:
        heading = _heading(stored, kind)
        rank = headings.index(heading) if heading in headings else -1
        return (rank, *_key(stored, kind))

    return sorted(composer.catalog.of(kind.model), key=key)


def _key(stored: Stored[Record], kind: Kind) -> tuple[object, ...]:
    """What a record is sorted by: its date, its place, or its name."""
    record = stored.record
    by_name = place(record.name, stored.ref, getattr(record, "sort", None))
    if kind.order == "order":
        order = getattr(record, "order", None)
        return (int(order) if order else 1000, by_name)
    when = getattr(record, "date", None)
    if kind.order == "date":
        return (first_day(when), by_name)
    if kind.order == "newest":
        return (-when.earliest.toordinal() if when else 0, by_name)
    return (letter(by_name) == "0–9", by_name)


def first_day(when: Date | None) -> str:
    """The day by which a date is listed: its earliest, or its latest where its start is open."""
    if when is None:
        return "9999"
    return (when.latest if when.year is None else when.earliest).isoformat()


def _heading(stored: Stored[Record], kind: Kind) -> str:
    """The heading that a record stands under: letter, year, or the group of a word it chose."""
    record = stored.record
    if kind.group == "letter":
        return letter(place(record.name, stored.ref, getattr(record, "sort", None)))
    if kind.group == "year":
        when = getattr(record, "date", None)
        return first_day(when)[:4] if when else UNDATED
    if kind.group:
        if getattr(record, "subject", False):
            return SUBJECTS
        return choices(kind.model)[kind.group].of[getattr(record, kind.group)].group
    return ALL


SUBJECTS = "The organizations of this casebook"


def _line(stored: Stored[Record], kind: Kind, composer: Composer) -> Listed:
    return Listed(
        _heading(stored, kind), Item((composer.link(stored.ref),), note(stored, composer))
    )


def note(stored: Stored[Record], composer: Composer) -> Text:
    """What a line says of a record: when, and what it is."""
    record = stored.record
    parts: list[Text] = []
    when = getattr(record, "date", None)
    if when:
        parts.append((composer.day(when),))
    if isinstance(record, Statement) and record.speaker:
        parts.append((composer.short(record.speaker),))
    if isinstance(record, Source):
        parts.append((f"{record.publisher}, {record.kind}",))
    elif not isinstance(record, Statement):
        parts.append((record.description,))
    return joined(parts, " · ")
