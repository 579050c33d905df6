"""The publication: every file of a site, one after the other, with its path and its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from casebook.pages.page import Page
from casebook.pages.site import Redirect, Site
from casebook.problems import Problem
from casebook.search.documents import Document
from casebook.writing import reference_files, search
from casebook.writing.feeds import FEED, corrections_feed
from casebook.writing.frame import EARLY, Frame, Look
from casebook.writing.heads import Heads
from casebook.writing.html import Writer, environment
from casebook.writing.links import Links
from casebook.writing.policy import HEADERS, headers
from casebook.writing.sitemap import Place, sitemap

File = tuple[str, str]
"""A path below the root of the site, and the text of the file."""


@dataclass
class Publication:
    """Writes one site. Pages that others write are told to :meth:`written` before :meth:`rest`."""

    site: Site
    look: Look
    license: str = ""
    links: Links = field(default_factory=Links)

    def __post_init__(self) -> None:
        """Compile the templates, once for all pages."""
        self.templates = environment()
        self.frame = Frame(self.templates, self.look)
        self.heads = Heads(self.templates, self.site.composer.settings.imprint, self.license)
        self._writers: dict[int, Writer] = {}
        self._documents: list[Document] = []
        self._places: list[Place] = []

    def writer(self, depth: int) -> Writer:
        """The writer for pages that stand ``depth`` folders below the root."""
        if depth not in self._writers:
            self._writers[depth] = Writer(self.templates, "../" * depth)
        return self._writers[depth]

    def pages(self) -> Iterator[File]:
        """The pages that are made of records."""
        for page in self.site.pages():
            yield f"{page.address}index.html", self.document(page)

    def document(self, page: Page) -> str:
        """The whole document of one page, which is noted for search, sitemap and links."""
        writer = self.writer(page.depth)
        content = writer.page(page)
        self.links.wrote(page.address, writer.anchors, writer.targets)
        self._note(search.document(page))
        self._place(page)
        return self.frame.around(page, content, self.heads.head(page), writer.base)

    def written(
        self, page: Page, document: Document, targets: Iterable[str], anchors: Iterable[str]
    ) -> None:
        """Note a hand-written page, whose document others make."""
        self.links.wrote(page.address, anchors, targets)
        self._note(document)
        self._place(page)

    def _note(self, document: Document | None) -> None:
        if document:
            self._documents.append(document)

    def _place(self, page: Page) -> None:
        if page.indexable:
            self._places.append(Place(page.address, page.updated))

    def rest(self) -> Iterator[File]:
        """What follows from the pages: redirects, feeds, files, search, sitemap, headers."""
        for redirect in self.site.redirects():
            self.links.wrote(redirect.address, (), [redirect.target])
            yield f"{redirect.address}index.html", self.redirect(redirect)
        root = self.look.address
        yield FEED, corrections_feed(self.site.composer, root)
        yield from reference_files.files(self.site.references)
        yield from search.files(self._documents, self.site)
        yield "sitemap.xml", sitemap(self._places, root)
        yield (
            "robots.txt",
            f"User-agent: *\nAllow: /\n{f'Sitemap: {root}sitemap.xml' if root else ''}\n",
        )
        yield HEADERS, headers(EARLY)

    def redirect(self, redirect: Redirect) -> str:
        """A small document that leads on to the new address; query and part go with it."""
        template = self.templates.get_template("redirect.html")
        base = "../" * redirect.address.count("/")
        return template.render(target=f"{base}{redirect.target}", base=base, root=base)

    def problems(self) -> list[Problem]:
        """The links that lead nowhere, when everything has been written."""
        for link in (*self.look.tabs, *self.look.footer, *self.look.about):
            self.links.wrote("frame", (), [link.address])
        return self.links.problems(self.site.casebook.catalog)
