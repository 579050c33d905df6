"""The table of statements: who said what about whom, when, and whether there was a reply.

A script lets readers narrow, sort and download it; without one it is all there, in order of time,
on one page or on one a year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from casebook.catalog.catalog import Stored
from casebook.catalog.ledger import NO_REPLY, Utterance, accuses, by_date
from casebook.open_data.dataset import STATEMENTS
from casebook.open_data.objects import all_of, reply_found
from casebook.pages.blocks import Facts, Group, Item, Line, Names, Row, Section, Table
from casebook.pages.composer import Composer
from casebook.pages.lists import (
    MOST,
    UNDATED,
    Part,
    first_day,
    heading_id,
    jumps,
    note,
    ordered,
    part_pages,
)
from casebook.pages.page import Page
from casebook.pages.text import Inline, Link, Quote, Text, joined
from casebook.records.base import Record
from casebook.records.dates import Date
from casebook.records.disputes import Dispute
from casebook.records.kinds import KINDS, quote_address
from casebook.records.statements import TYPES, Statement

KIND = KINDS[Statement.KIND]
ADDRESS = f"{KIND.name}/"
FIRST = 100
"""Rows that the first page shows where there are several."""

SPEAKERS = 60
"""Speakers that the page leads to by name, those who said most first."""

COLUMNS = ("Date", "Who", "About", "Type", "What was said", "Reply")
FILTERS = (
    ("speaker", "Who"),
    ("about", "About"),
    ("type", "Type"),
    ("reply", "Reply"),
    ("source", "Source"),
    ("dispute", "Dispute"),
    ("topic", "Topic"),
)
REPLIES = {"specific": "Reply to this", "general": "General reply", "none": "No reply found"}
"""What the table says of replies, by the word of the data."""


def statement_pages(composer: Composer) -> Iterator[Page]:
    """The page of all statements, and one for each year where there are many."""
    utterances = sorted(composer.ledger.listed, key=by_date)
    documents = ordered(KIND, composer)
    whole = Page(
        address=ADDRESS,
        title=KIND.many,
        description="Who said what about whom, when, and whether there was a reply.",
        lead=(("Who said what about whom, when, and whether there was a reply.",),),
        data=all_of(KIND.name),
        updated=composer.updated,
        wide=True,
    )
    split = len(utterances) > MOST
    table = replace(
        _table(utterances[:FIRST] if split else utterances, composer),
        file=STATEMENTS,
        filters=FILTERS,
        words=tuple(REPLIES.items()),
        total=len(utterances),
    )
    ways = Section("Ways", "By dispute, by speaker, as a file", (_ways(composer),))
    if not split:
        listed = _documents(documents, composer)
        yield replace(whole, sections=(Section("Table", "", (table,), wide=True), ways, listed))
        return
    parts = [
        Part(
            f"{ADDRESS}index/{heading_id(year)}/",
            year,
            f"Who said what, {year}.",
            len(said),
            partial(_year_sections, said, made, composer),
        )
        for year, (said, made) in _years(utterances, documents).items()
    ]
    blocks = (table, jumps(parts, "All, by year"))
    yield replace(whole, sections=(Section("Table", "", blocks, wide=True), ways))
    yield from part_pages(whole, parts)


def _year_sections(
    said: list[Utterance], documents: list[Stored[Record]], composer: Composer
) -> tuple[Section, ...]:
    table = Section("Table", "", (_table(said, composer),) if said else ())
    return table, _documents(documents, composer)


Year = tuple[list[Utterance], list[Stored[Record]]]
"""What was said in a year, and the documents of it."""


def _years(utterances: list[Utterance], documents: list[Stored[Record]]) -> dict[str, Year]:
    """All of it by year, what has no date last."""
    found: dict[str, Year] = {}
    for utterance in utterances:
        found.setdefault(_year(utterance.date), ([], []))[0].append(utterance)
    for stored in documents:
        found.setdefault(_year(getattr(stored.record, "date", None)), ([], []))[1].append(stored)
    return dict(sorted(found.items(), key=lambda pair: (pair[0] == UNDATED, pair[0])))


def _documents(documents: list[Stored[Record]], composer: Composer) -> Section:
    """The releases, tweets and articles in which it was said."""
    items = tuple(Item((composer.link(each.ref),), note(each, composer)) for each in documents)
    names = (Names((Group("", items),)),) if items else ()
    return Section("Documents", "Documents", names, quiet=True)


def _table(utterances: list[Utterance], composer: Composer) -> Table:
    lines = tuple(_line(utterance, composer) for utterance in utterances)
    return Table(COLUMNS, lines, "Statements in order of time")


def _line(utterance: Utterance, composer: Composer) -> Line:
    entry = utterance.entry
    words: tuple[Inline, ...] = composer.text(entry.gist) if entry.gist else ()
    if entry.quote and not entry.gist:
        words = (Quote(entry.quote),)
    subject = f"{entry.subject[:1].upper()}{entry.subject[1:]}"
    link = Link(composer.address(utterance.ref), subject)
    return Line(
        (
            (composer.day(utterance.date),) if utterance.date else (UNDATED,),
            composer.speaker(utterance),
            composer.named(entry.about),
            (TYPES.words(entry.type),),
            (link, ". ", *words, composer.marks(entry.cite)),
            _reply(utterance, composer),
        ),
        of=str(utterance.ref),
        taken=_taken(utterance, composer),
        aside=Link(quote_address(utterance.ref), "Quote"),
    )


def _reply(utterance: Utterance, composer: Composer) -> Text:
    """Which replies an accusation has; nothing for all else."""
    if not accuses(utterance):
        return ()
    replies = composer.ledger.replies.get(utterance.ref, ())
    if not replies:
        return (REPLIES[reply_found(replies)],)
    links = (composer.link(r.utterance.ref, REPLIES[r.answer.scope]) for r in replies)
    return joined(((link,) for link in links), ", ")


def _taken(utterance: Utterance, composer: Composer) -> Text:
    """The replies in words, for a form in which nobody sees what a link leads to."""
    if not accuses(utterance):
        return ()
    replies = composer.ledger.replies.get(utterance.ref, ())
    told: list[Text] = []
    for reply in replies:
        entry = reply.utterance.entry
        gist: Text = composer.text(entry.gist) if entry.gist else ()
        quote: Text = (" ", Quote(entry.quote)) if entry.quote else ()
        link = composer.link(reply.utterance.ref, REPLIES[reply.answer.scope])
        said = (link, ": ", *composer.speaker(reply.utterance), ": ", *gist, *quote)
        told.append((*said, composer.marks(entry.cite)))
    return joined(told, " ") if told else (NO_REPLY,)


def _ways(composer: Composer) -> Facts:
    """Links to the disputes, and to those who said something."""
    disputes = [stored.ref for stored in composer.catalog.of(Dispute)]
    said = composer.ledger.by_speaker
    speakers = sorted(said, key=lambda ref: (-len(said[ref]), ref))[:SPEAKERS]
    rows = ("Disputes", disputes), ("Speakers", speakers)
    listed = (Row(label, (composer.named(refs),)) for label, refs in rows if refs)
    return Facts((*listed, Row("To download", ((Link(STATEMENTS, "statements.csv"),),))))


def _year(date: Date | None) -> str:
    return first_day(date)[:4] if date else UNDATED
