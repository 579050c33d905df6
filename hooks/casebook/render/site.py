"""The site: all pages of a casebook, and the redirects from addresses that records have left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from markupsafe import Markup

from casebook.catalog.casebook import Casebook
from casebook.citing.works import Imprint
from casebook.memory import uncollected
from casebook.records.binding import KINDS
from casebook.records.corrections import Correction
from casebook.records.disputes import Dispute, Topic
from casebook.records.entities import Organization, Person
from casebook.records.events import Event
from casebook.records.sources import Source
from casebook.records.statements import Statement
from casebook.render.alphabet import alphabet_pages
from casebook.render.backlinks import backlink_pages
from casebook.render.blocks import block
from casebook.render.citing import citing, with_section
from casebook.render.comparison import compare_page
from casebook.render.corrections import FEED, correction_index, correction_page, feed
from casebook.render.differences import difference_pages
from casebook.render.disputes import dispute_pages
from casebook.render.exchanges import exchange_pages
from casebook.render.forge import Forge
from casebook.render.gaps import gaps_pages
from casebook.render.guide import guide_pages
from casebook.render.heads import Heads
from casebook.render.indexes import index_pages
from casebook.render.network import network_pages
from casebook.render.page import Page
from casebook.render.records import record_pages
from casebook.render.search import KINDS as FILTERS
from casebook.render.search import documents
from casebook.render.sources import source_pages
from casebook.render.stages import stages_page
from casebook.render.statements import placed, statement_pages
from casebook.render.timeline import timeline_pages
from casebook.render.voices import voices_pages
from casebook.render.writer import Writer, environment
from casebook.search import index
from casebook.search.documents import Document


@dataclass(frozen=True)
class Redirect:
    """An address that a record has left, and the one it has now; both below the root."""

    path: str
    target: str


@dataclass(frozen=True)
class Site:
    """Everything that is rendered from a casebook."""

    pages: tuple[Page, ...]
    redirects: tuple[Redirect, ...]
    updated: date | None
    """The newest date that the data names for a check or a reading of a source."""
    writer_at: Callable[[int], Writer]
    heads: Heads

    @property
    def address(self) -> str:
        """The address of the published site, ending in a slash; empty where it is not known."""
        return self.heads.imprint.address

    def html(self, page: Page) -> str:
        """The HTML of a page, from its heading to its last section."""
        return str(self.writer_at(page.depth).render("page", page=page))

    def head(self, page: Page) -> str:
        """What the head of a page tells programs, as HTML."""
        return str(self.heads.of_record(page, self.writer_at(page.depth)))

    def files(self) -> Iterator[tuple[str, str]]:
        """Files for reference managers, each with its path below the root and its text."""
        return self.heads.citing.files()

    def search(self, written: Iterable[Document]) -> Iterator[tuple[str, str]]:
        """The files of the search index, as :meth:`files`; it knows the ``written`` pages too."""
        return index.files([*documents(self.pages, self.writer_at(0)), *written], FILTERS)

    def block(self, name: str, depth: int) -> Markup:
        """A block for a hand-written page that stands ``depth`` folders below the root."""
        return block(name, self.writer_at(depth))

    def feed(self) -> str:
        """The corrections as an Atom feed, to stand at :data:`FEED`."""
        return feed(self.writer_at(FEED.count("/")), self.address, self.updated)

    def redirect_html(self, redirect: Redirect) -> str:
        """A whole small document that leads on to the new address, without JavaScript."""
        writer = self.writer_at(redirect.path.count("/"))
        return str(writer.render("redirect", target=f"{writer.base}{redirect.target}"))


@uncollected()
def site(
    casebook: Casebook, forge: Forge | None = None, address: str = "", name: str = "Casebook"
) -> Site:
    """All pages of ``casebook``, in the order of kinds and references.

    ``forge`` is where its files can be edited; ``address`` is that of the published site, which
    ends in a slash; ``name`` is what the site is called.
    """
    imprint = Imprint(name, address)
    templates = environment()
    ahead = Writer(casebook, templates, "../../")
    places = {
        ref: number
        for statement in casebook.catalog.of(Statement)
        for ref, number in placed(statement, ahead).items()
    }
    writer_at = cache(lambda depth: Writer(casebook, templates, "../" * depth, forge, places))
    newest = last_update(casebook)
    works = citing(casebook, imprint)
    pages = [
        with_section(replace(page, updated=page.updated or newest), works, writer_at(page.depth))
        for page in _pages(casebook, writer_at)
    ]
    redirects = [
        Redirect(f"{ref.kind}/{ref.slug}/", f"{target.kind}/{target.slug}/")
        for ref, stored in sorted(casebook.catalog.tombstones.items())
        for target in [stored.record.moved_to]
    ]
    return Site(tuple(pages), tuple(redirects), newest, writer_at, Heads(casebook, imprint, works))


def _pages(casebook: Casebook, writer_at: Callable[[int], Writer]) -> Iterator[Page]:
    catalog, writer = casebook.catalog, writer_at(2)
    for kind in KINDS:
        if kind != Correction.KIND:
            yield from index_pages(kind, writer_at)
    yield from correction_index(writer_at)
    for model in (Organization, Person, Event, Topic):
        for stored in catalog.of(model):
            yield from record_pages(stored, writer_at)
    for statement in catalog.of(Statement):
        yield from statement_pages(statement, writer_at)
    for dispute in catalog.of(Dispute):
        yield from dispute_pages(dispute, writer_at)
        yield from stages_page(dispute, writer_at(3))
    for source in catalog.of(Source):
        yield from source_pages(source, writer_at)
    for correction in catalog.of(Correction):
        yield correction_page(correction, writer)
    yield from backlink_pages(writer_at)
    yield from timeline_pages(writer_at)
    yield from alphabet_pages(writer_at)
    yield from network_pages(writer_at)
    yield compare_page(writer)
    yield from voices_pages(writer_at)
    yield from gaps_pages(writer_at)
    yield from exchange_pages(writer_at)
    yield from guide_pages(writer_at)
    yield from difference_pages(writer_at)


def last_update(casebook: Casebook) -> date | None:
    """The newest day on which a record was checked or a source was read."""
    days = [
        stored.record.checked.on.latest
        for stored in casebook.catalog.records.values()
        if stored.record.checked
    ]
    days += [
        stored.record.read.on.earliest
        for stored in casebook.catalog.of(Source)
        if stored.record.read
    ]
    return max(days, default=None)
