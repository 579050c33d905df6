"""Index pages: every record of a kind, split into several pages where the list is long."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date as day
from functools import partial
from itertools import groupby

from markupsafe import Markup

from casebook.catalog.catalog import Stored
from casebook.records.addresses import INDEX
from casebook.records.base import Record
from casebook.records.binding import KINDS
from casebook.records.dates import Date
from casebook.records.disputes import Topic
from casebook.records.entities import Organization, Person
from casebook.records.events import Event
from casebook.records.references import Ref
from casebook.records.sources import Source
from casebook.records.statements import Statement
from casebook.render.page import Page, Section
from casebook.render.series import Series
from casebook.render.sources import coverage
from casebook.render.weight import pieces, weight
from casebook.render.writer import Writer

TITLES = {
    "organizations": ("Organizations", "The organizations, bodies and groups in the records."),
    "people": ("People", "The people whom our sources name."),
    "events": ("Events", "What happened, as far as our sources tell it."),
    "statements": ("Statements", "Press releases, tweets and other utterances, entry by entry."),
    "disputes": ("Disputes", "What is contested, between whom, with charges and replies."),
    "topics": ("Glossary", "Terms, campaigns, offices and ideas that the records speak of."),
    "sources": ("Sources", "The documents on which everything here rests."),
    "corrections": ("Corrections", "What was corrected after it had been published."),
}
"""The title and description of each kind's index."""

HEADINGS: dict[str, str] = {
    "subject": "The organizations of this casebook",
    "organization": "Other organizations",
    "party": "Political parties",
    "body": "Bodies",
    "campaign": "Campaigns",
    "company": "Companies",
    "group": "Groups of people",
}
"""How the organizations are grouped, in this order."""

SIGNS = "Signs and digits"
"""Where names stand that begin with no letter; they come first."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of an index: the record, its date if it has one, and a count of what it holds."""

    ref: Ref
    record: Record
    date: Date | None
    note: str
    coverage: tuple[int, int] | None = None
    """Of a mapped source: how many paragraphs are cited, and how many it has."""


def index_pages(kind: str, writer_at: Callable[[int], Writer]) -> Iterator[Page]:
    """The index of ``kind``; ``writer_at`` gives the writer for a depth of the site."""
    catalog = writer_at(1).casebook.catalog
    stored = sorted(catalog.of(KINDS[kind]), key=lambda item: _order(item.record))
    parted = pieces(stored, partial(_weigh, writer=writer_at(3)))
    title, description = TITLES[kind]
    series = Series(
        title, description, f"{kind}/", parted, kind="Index", further=f"{kind}/{INDEX}/"
    )

    def lead(number: int, writer: Writer) -> Markup:
        return series.lead(number, writer, "index", total=len(stored))

    yield from series.pages(writer_at, _sections, lead)


def _sections(stored: Sequence[Stored[Record]], writer: Writer) -> Iterator[Section]:
    for heading, found in groupby(stored, key=lambda item: _heading(item.record)):
        html = writer.render("listing", items=[_item(item, writer) for item in found])
        yield Section(_id(heading), heading, html, indexed=False)


def _weigh(stored: Stored[Record], writer: Writer) -> int:
    return weight(writer.render("listing", items=[_item(stored, writer)]))


def _item(stored: Stored[Record], writer: Writer) -> Item:
    ref, record = stored.ref, stored.record
    ledger = writer.casebook.ledger
    note = ""
    if isinstance(record, (Organization, Person)):
        said, about = len(ledger.by_speaker.get(ref, ())), len(ledger.about.get(ref, ()))
        note = f"{said} said, {about} said of them" if said or about else ""
    elif isinstance(record, Statement):
        note = f"{len(record.entries)} entries"
    found = coverage(ref, writer.casebook) if isinstance(record, Source) else []
    share = (sum(1 for item in found if item.places), len(found)) if found else None
    return Item(ref, record, _date(record), note, share)


def _date(record: Record) -> Date | None:
    return record.date if isinstance(record, (Event, Statement, Source)) else None


def _first(date: Date) -> day:
    """The day by which a date is listed: its earliest, or its latest where its start is open."""
    return date.latest if date.year is None else date.earliest


def _heading(record: Record) -> str:
    """The heading under which a record is listed: form, year or first letter."""
    if isinstance(record, Organization):
        return HEADINGS["subject" if record.subject else record.form]
    if isinstance(record, (Event, Statement)):
        return str(_first(record.date).year) if record.date else "Date not known"
    if isinstance(record, Source):
        return f"{record.kind.capitalize()} sources"
    if isinstance(record, (Person, Topic)):
        first = _sort_name(record)[0].upper()
        return first if first.isalpha() else SIGNS
    return "All"


def _order(record: Record) -> tuple[int, str, str]:
    """By the order of the headings, then by date, then by name."""
    date = _date(record)
    group = (
        list(HEADINGS.values()).index(_heading(record)) if isinstance(record, Organization) else 0
    )
    if isinstance(record, (Person, Topic)):
        group = 0 if _heading(record) == SIGNS else 1
    if isinstance(record, Source):
        group = ("primary", "secondary", "tertiary").index(record.kind)
    dated = _first(date).isoformat() if date else ("9999" if _can_be_dated(record) else "")
    return group, dated, _sort_name(record)


def _can_be_dated(record: Record) -> bool:
    return isinstance(record, (Event, Statement, Source))


def _sort_name(record: Record) -> str:
    """People by their last name, all others by name without the article."""
    if isinstance(record, Person):
        return f"{record.name.rpartition(' ')[2]} {record.name}".casefold()
    return record.name.casefold().removeprefix("the ")


def _id(heading: str) -> str:
    return "-".join(heading.lower().split())
