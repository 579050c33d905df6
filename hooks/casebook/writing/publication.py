"""The publication: every file of a site, one after the other, with its path and its text.

It is made unit by unit: the page of a record, the pages of a list, a feed. One that knows the
publication before it makes only those units again of which something has changed that they were
made of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass, field
from functools import partial

from jinja2 import Environment

from casebook.catalog.watching import Key, Watch
from casebook.open_data.dataset import FOLDER, names
from casebook.open_data.package import Terms
from casebook.pages.cards import cards
from casebook.pages.composer import Composer
from casebook.pages.data import FIELDS, data
from casebook.pages.page import Page
from casebook.pages.site import Site, Source
from casebook.problems import Problem
from casebook.records.kinds import CARDS, KINDS, address, quote_address
from casebook.records.references import Ref
from casebook.records.statements import Statement
from casebook.search.documents import Document
from casebook.writing import reference_files, search
from casebook.writing.cards import CardWriter
from casebook.writing.export import markdown_file
from casebook.writing.feeds import feeds, read
from casebook.writing.frame import EARLY, Frame, Look
from casebook.writing.heads import Heads
from casebook.writing.html import Writer, environment
from casebook.writing.links import Linked, dead_links, linked
from casebook.writing.llms import LLMS, llms
from casebook.writing.markdown import FILE, MarkdownWriter
from casebook.writing.pictures import drawable, picture_of, pictures
from casebook.writing.policy import HEADERS, headers
from casebook.writing.sitemap import ROBOTS, SITEMAP, Place, robots, sitemap

File = tuple[str, str | None]
"""A path below the root of the site, and the text of the file; None if it stays as it was."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is to be known of a page or file: its links, its words, its place in the sitemap."""

    path: str
    linked: Linked
    document: Document | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class _Unit:
    """What one unit came to, and what it was made of."""

    seen: frozenset[Key]
    written: tuple[Written, ...]


Made = Iterator[tuple[Written, str]]


@dataclass
class Publication:
    """Writes one site; what others write of it they tell by :meth:`add`.

    With a ``watch`` over all that the site is made of, it can be the one ``before`` the next.
    """

    site: Site
    look: Look
    license: str = ""
    watch: Watch | None = None
    before: Publication | None = None
    templates: Environment = field(default_factory=environment)
    _units: dict[str, _Unit] = field(default_factory=dict)
    _others: list[Written] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Make what all pages share, and find out what has changed."""
        self.frame = Frame(self.templates, self.look)
        imprint = self.site.composer.settings.imprint
        # A host asks for a picture by its full address.
        self._painted = bool(self.look.folder and imprint.address)
        self.heads = Heads(self.templates, imprint, self.license, pictures=self._painted)
        self._card_writer = CardWriter(self.templates, imprint, Terms(self.license))
        self._writers: dict[int, Writer] = {}
        self._markdown_writers: dict[int, MarkdownWriter] = {}
        self._known, self._changed = self._compared()
        self.before = None

    def _compared(self) -> tuple[dict[str, _Unit], frozenset[Key]]:
        """The units that may stay as they are, and the entries of tables that have changed."""
        before, watch = self.before, self.watch
        if before is None or before.watch is None or watch is None:
            return {}, frozenset()
        # Links are equal only to themselves; as tuples they are what they say.
        same = astuple(before.look) == astuple(self.look)
        same = same and before.site.composer.settings == self.site.composer.settings
        changed = watch.changed(before.watch) if same else None
        return ({}, frozenset()) if changed is None else (before._units, changed)

    def writer(self, depth: int) -> Writer:
        """The writer for pages that stand ``depth`` folders below the root."""
        if depth not in self._writers:
            self._writers[depth] = Writer(self.templates, "../" * depth)
        return self._writers[depth]

    def markdown_writer(self, depth: int) -> MarkdownWriter:
        """The same for Markdown."""
        if depth not in self._markdown_writers:
            self._markdown_writers[depth] = MarkdownWriter(depth)
        return self._markdown_writers[depth]

    def add(self, *written: Written) -> None:
        """Note pages and files that others write."""
        self._others += written

    def files(self) -> Iterator[File]:
        """All files but those of :meth:`add` and of the index, which is made of all pages."""
        self._announce()
        for source in self.site.sources():
            yield from self._unit(source.name, partial(self._pages, source))
        for stored in self.site.casebook.catalog.of(Statement):
            yield from self._unit(f"{CARDS}/{stored.ref}", partial(self._cards, stored.ref))
        yield from self._unit("redirects", self._redirects)
        yield from self._unit("feeds", self._feeds)
        yield from self._unit("references", self._reference_files)
        places = [each.place for each in self.written() if each.place]
        for path, text in (
            (SITEMAP, sitemap(places, self.look.address)),
            (ROBOTS, robots(self.look.address)),
            (HEADERS, headers(EARLY, (each.path for each in self.written()))),
        ):
            self.add(Written(path, linked(path)))
            yield path, text
        self._writers.clear()
        self._markdown_writers.clear()
        self._known = {}

    def _pictured(self) -> Iterator[tuple[str, str]]:
        """The pictures of pages: the path of each, and the title that it shows."""
        for ref, stored in self.site.casebook.catalog.records.items():
            if KINDS[ref.kind].pictured and drawable(stored.record.name):
                yield picture_of(address(ref)), stored.record.name

    def _announce(self) -> None:
        """Say which files of data and pictures there will be, so that pages may lead to them."""
        for path, _ in self._pictured() if self._painted else ():
            self.add(Written(path, linked(path)))
        for path in names(self.site.casebook):
            self.add(Written(path, linked(path)))
        for page in (FOLDER, FIELDS):
            known = Place(page, self.site.composer.updated)
            self.add(Written(f"{page}index.html", linked(page), None, known))

    def late(self) -> Iterator[tuple[str, str | bytes]]:
        """What no page is made of: the data with the pages that tell of them, the list of all
        pages, and the index.
        """
        yield from self._data()
        settings = self.site.composer.settings
        documents = [each.document for each in self.written() if each.document]
        self.add(Written(LLMS, linked(LLMS)))
        yield LLMS, llms(settings.imprint, settings.description, documents)
        yield from self._pictures()
        yield from self._index()

    def _pictures(self) -> Iterator[tuple[str, bytes]]:
        """What previews of links show, for the pages that have a picture of their own."""
        settings = self.site.composer.settings
        if self._painted and self.look.folder:
            titles = dict(self._pictured())
            yield from pictures(titles, self.look.folder, settings.imprint.name, settings.cache)

    def _data(self) -> Iterator[tuple[str, str | bytes]]:
        """The files for others to take away, and the pages on them, which tell their sizes."""
        for each in data(self.site.composer):
            if isinstance(each, Page):
                for written, text in (self._page(each), self._markdown(each)):
                    self.add(written)
                    yield written.path, text
            else:
                self.add(Written(each[0], linked(each[0])))
                yield each

    def _index(self) -> Iterator[tuple[str, str]]:
        """The files of the index, by which readers search."""
        documents = (each.document for each in self.written() if each.document)
        return search.files(documents, self.site)

    def written(self) -> Iterator[Written]:
        """All that has been written so far, and all that others have added."""
        for unit in self._units.values():
            yield from unit.written
        yield from self._others

    def problems(self) -> list[Problem]:
        """The links that lead nowhere, when everything has been written."""
        return dead_links((each.linked for each in self.written()), self.site.casebook.catalog)

    def _unit(self, name: str, make: Callable[[Composer], Made]) -> Iterator[File]:
        """The files of a unit; without their texts if it is as it was."""
        known = self._known.get(name)
        if known and self._changed.isdisjoint(known.seen):
            self._units[name] = known
            yield from ((each.path, None) for each in known.written)
            return
        written: list[Written] = []
        if self.watch is None:
            for each, text in make(self.site.composer):
                written.append(each)
                yield each.path, text
            self._units[name] = _Unit(frozenset(), tuple(written))
            return
        with self.watch.noting() as seen:
            for each, text in make(self.site.composer.anew()):
                written.append(each)
                yield each.path, text
        for writer in self._writers.values():
            writer.forget()
        self._markdown_writers.clear()
        self._units[name] = _Unit(frozenset(seen), tuple(written))

    def _pages(self, source: Source, composer: Composer) -> Made:
        for page in source.make(composer):
            yield self._page(page)
            yield self._markdown(page)

    def _markdown(self, page: Page) -> tuple[Written, str]:
        """The same page as Markdown, beside it."""
        path = f"{page.address}{FILE}"
        return Written(path, linked(path)), markdown_file(page, self.markdown_writer(page.depth))

    def _page(self, page: Page) -> tuple[Written, str]:
        """A page in its frame."""
        writer = self.writer(page.depth)
        content = writer.page(page)
        document = search.document(page)
        anchors, targets = tuple(writer.anchors), writer.targets
        targets.update(f"#{part.id}" for part in (document.parts if document else ()))
        targets.update(self.heads.targets(page))
        text = self.frame.around(page, content, self.heads.head(page), writer.base)
        links = linked(page.address, anchors, sorted(targets))
        return Written(f"{page.address}index.html", links, document, place(page)), text

    def _cards(self, statement: Ref, composer: Composer) -> Made:
        """The statements of a record, each with its replies, as pages that others may frame."""
        made = tuple(cards(statement, composer))
        for card in made:
            writer = self.writer(card.address.count("/"))
            text = self._card_writer.page(card, writer)
            links = linked(card.address, (), sorted(writer.targets))
            yield Written(f"{card.address}index.html", links), text
        if made:
            at = quote_address(statement)
            writer = self.writer(at.count("/"))
            text = self._card_writer.quotes(composer.link(statement), made, writer)
            links = linked(at, tuple(writer.anchors), sorted(writer.targets))
            yield Written(f"{at}index.html", links), text

    def _redirects(self, _: Composer) -> Made:
        """Small documents that lead on to new addresses; query and part go with them."""
        template = self.templates.get_template("redirect.html")
        for redirect in self.site.redirects():
            base = "../" * redirect.address.count("/")
            text = template.render(target=f"{base}{redirect.target}", base=base, root=base)
            links = linked(redirect.address, (), [redirect.target])
            yield Written(f"{redirect.address}index.html", links), text

    def _feeds(self, composer: Composer) -> Made:
        for feed in feeds(composer):
            text = feed.text(self.templates, self.look.address, read(composer))
            yield Written(feed.path, linked(feed.path, (), feed.targets)), text

    def _reference_files(self, _: Composer) -> Made:
        for path, text in reference_files.files(self.site.references):
            yield Written(path, linked(path)), text


def place(page: Page) -> Place | None:
    """The place of a page in the sitemap, if it may stand there."""
    return Place(page.address, page.updated) if page.indexable else None
