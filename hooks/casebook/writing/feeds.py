"""Feeds as Atom (RFC 4287): the corrections, all changes, and the changes of each record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jinja2 import Environment

from casebook.changes.history import ADDRESS, Span, Told
from casebook.pages.changes import FEED as CHANGES
from casebook.pages.changes import TITLE, feed_of
from casebook.pages.composer import Composer
from casebook.records.kinds import KINDS

NEWEST = 50
"""Entries of a feed; older ones stand on its page."""

FEED = "corrections/feed.xml"
"""The address of the feed of corrections below the root."""

UNDATED = "1970-01-01"
"""The date of a feed over data in which nothing is dated: never the clock's."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the address that it leads to is below the root; ``name`` tells it from all others
    where the site has no address of its own.
    """

    key: str
    address: str
    name: str
    day: str
    summary: str


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed: where it stands, what it is called, the page that has all of it, its entries."""

    path: str
    title: str
    page: str
    entries: tuple[Entry, ...]

    def text(self, templates: Environment, address: str, read: str) -> str:
        """The feed as Atom. ``address`` is that of the site, ending in a slash; ``read`` is the day
        of a feed without entries.

        Where the address is not known, links are relative to the feed and ids are tag URIs
        (RFC 4151) with a name that can belong to nobody.
        """
        return templates.get_template("feed.xml").render(
            feed=self,
            id=_id(address, self.page, self.page.rstrip("/")),
            root=address or "../" * self.path.count("/"),
            address=address,
            updated=max((entry.day for entry in self.entries), default=read),
            items=[(_id(address, each.address, each.key), each) for each in self.entries],
        )

    @property
    def targets(self) -> list[str]:
        """The addresses below the root that it leads to."""
        return [self.page, *(entry.address for entry in self.entries)]


def read(composer: Composer) -> str:
    """The newest day on which something was read or checked, as YYYY-MM-DD."""
    return composer.updated.earliest.isoformat() if composer.updated else UNDATED


def feeds(composer: Composer) -> Iterator[Feed]:
    """All feeds of a site."""
    yield corrections(composer)
    history = composer.history
    if not composer.followed:
        return
    newest = ((span, told) for span in history.spans for told in span.told)
    yield Feed(CHANGES, TITLE, ADDRESS, tuple(_changes(newest, composer)))
    for ref, those in history.of_page.items():
        if ref in composer.catalog.records and KINDS[ref.kind].page:
            title = f"{TITLE}: {composer.name(ref)}"
            page = composer.address(ref)
            yield Feed(feed_of(ref), title, page, tuple(_changes(those, composer)))


def corrections(composer: Composer) -> Feed:
    """The newest corrections."""
    entries = [
        Entry(
            str(stored.ref),
            composer.address(stored.ref),
            stored.record.name,
            stored.record.date.latest.isoformat(),
            f"{stored.record.what.plain(composer.brief)} {stored.record.why.plain(composer.brief)}",
        )
        for stored in composer.casebook.corrections.all[:NEWEST]
    ]
    return Feed(FEED, "Corrections", "corrections/", tuple(entries))


def _changes(those: Iterable[tuple[Span, Told]], composer: Composer) -> Iterator[Entry]:
    """The newest changes. Those since the last release have the day of the newest commit."""
    for _, (span, told) in zip(range(NEWEST), those, strict=False):
        whys = (f"Correction in the same release: {why}" for _, why in told.corrections)
        yield Entry(
            f"{span.address}{told.id}",
            span.place(told),
            told.name,
            span.until.day if span.until else composer.history.day,
            " ".join(filter(None, (told.sentence, told.replies, *whys))),
        )


def _id(address: str, place: str, key: str) -> str:
    """An id that nothing else has, and that what has it keeps."""
    return f"{address}{place}" if address else f"tag:casebook.invalid,2026:{key}"
