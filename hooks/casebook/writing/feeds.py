"""Feeds: the corrections as Atom (RFC 4287)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jinja2 import Environment

from casebook.pages.composer import Composer
from casebook.records.dates import Date
from casebook.records.references import Ref

NEWEST = 50
"""Corrections in the feed; older ones stand in the list."""

FEED = "corrections/feed.xml"
"""The address of the feed below the root."""

PAGE = "corrections/"
"""The address of the page that has all corrections."""

UNDATED = date(1970, 1, 1)
"""The date of a feed over data in which nothing is dated: never the clock's."""


@dataclass(frozen=True, slots=True)
class Item:
    """A correction as the feed tells it."""

    id: str
    address: str
    name: str
    date: Date
    what: str
    why: str


def corrections_feed(composer: Composer, templates: Environment, address: str) -> str:
    """The newest corrections. ``address`` is that of the site, ending in a slash.

    Where it is not known, links are relative to the feed and ids are tag URIs (RFC 4151) with a
    name that can belong to nobody.
    """
    root = address or "../"
    newest = composer.casebook.corrections.all[:NEWEST]
    items = [
        Item(
            _id(address, stored.ref),
            f"{root}{composer.address(stored.ref)}",
            stored.record.name,
            stored.record.date,
            stored.record.what.plain(composer.brief),
            stored.record.why.plain(composer.brief),
        )
        for stored in newest
    ]
    days = [stored.record.date.latest for stored in newest]
    read = composer.updated.earliest if composer.updated else UNDATED
    return templates.get_template("feed.xml").render(
        id=f"{address}{PAGE}" if address else _tag("corrections"),
        root=root,
        address=address,
        feed=FEED,
        updated=max(days, default=read),
        items=items,
    )


def feed_targets(composer: Composer) -> list[str]:
    """The addresses below the root that the feed leads to."""
    newest = composer.casebook.corrections.all[:NEWEST]
    return [PAGE, *(composer.address(stored.ref) for stored in newest)]


def _id(address: str, ref: Ref) -> str:
    """An id that no other correction has and that this one keeps."""
    return f"{address}{PAGE}{ref.slug}/" if address else _tag(str(ref))


def _tag(name: str) -> str:
    return f"tag:casebook.invalid,2026:{name}"
