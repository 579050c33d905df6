"""Corrections: their list, their feed, the page of each, and the notice on the pages concerned."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from casebook.catalog.catalog import Stored
from casebook.records.addresses import INDEX
from casebook.records.corrections import Correction
from casebook.records.references import Ref
from casebook.render.page import Page, Section
from casebook.render.records import closing, page
from casebook.render.series import Series
from casebook.render.weight import pieces, weight
from casebook.render.writer import Writer

NEWEST = 50
"""Corrections in the feed; older ones stand in the list."""

FEED = "corrections/feed.xml"
"""The address of the feed below the root."""

UNDATED = date(1970, 1, 1)
"""The date of a feed over data in which nothing is dated: never the clock's."""


@dataclass(frozen=True, slots=True)
class Item:
    """A correction in the feed: its id, which stays, its address, and what it says."""

    id: str
    address: str
    correction: Correction


def correction_page(stored: Stored[Correction], writer: Writer) -> Page:
    """The page of a correction: when, what, why, and in which records."""
    card = writer.render("correction", correction=stored.record)
    return page(stored, writer, closing(stored, writer), before=card, line=Markup())


def correction_index(writer_at: Callable[[int], Writer]) -> Iterator[Page]:
    """The list of all corrections, the newest first, split where it is long."""
    found = writer_at(1).casebook.corrections.all
    ahead = writer_at(3)
    parted = pieces(found, lambda each: weight(ahead.render("corrections", corrections=[each])))
    series = Series(
        "Corrections",
        "What was corrected after it had been published: when, what, why and where.",
        "corrections/",
        parted,
        kind="Index",
        further=f"corrections/{INDEX}/",
    )

    def write(piece: Sequence[Stored[Correction]], writer: Writer) -> Iterator[Section]:
        html = writer.render("corrections", corrections=piece)
        yield Section("corrections", "The newest first", html, indexed=False)

    def lead(number: int, writer: Writer) -> Markup:
        index = series.lead(number, writer, "index", total=len(found))
        return index + writer.render("feed-link", feed=FEED)

    yield from series.pages(writer_at, write, lead)


def feed(writer: Writer, address: str, updated: date | None) -> str:
    """The corrections as an Atom feed (RFC 4287), a document of its own.

    ``address`` is that of the site, ending in a slash. Where it is not known, links are relative to
    the feed and ids are tag URIs (RFC 4151) with a name that can belong to nobody.
    """
    root = address or "../"
    items = [
        Item(_id(address, stored.ref), f"{root}corrections/{stored.ref.slug}/", stored.record)
        for stored in writer.casebook.corrections.all[:NEWEST]
    ]
    newest = max((item.correction.date.latest for item in items), default=updated or UNDATED)
    return str(
        writer.render(
            "feed.xml",
            id=f"{address}corrections/" if address else _tag("corrections"),
            root=root,
            address=address,
            feed=FEED,
            updated=newest,
            items=items,
        )
    )


def _id(address: str, ref: Ref) -> str:
    """An id that no other correction has and that this one keeps."""
    return f"{address}corrections/{ref.slug}/" if address else _tag(str(ref))


def _tag(name: str) -> str:
    return f"tag:casebook.invalid,2026:{name}"
