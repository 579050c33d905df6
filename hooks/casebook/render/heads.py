"""Heads: what a page tells programs that preview links, manage references or crawl."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from casebook.catalog.casebook import Casebook
from casebook.citing.works import DateParts, Imprint, Work
from casebook.records.references import Ref
from casebook.records.statements import Statement
from casebook.render.citing import Citing
from casebook.render.graphs import script
from casebook.render.linked import Linker
from casebook.render.page import Page
from casebook.render.writer import Writer

_CARRIED = re.compile(rf"{Statement.KIND}/([a-z0-9-]+)/([0-9]+)/")
"""The address of a page that carries on that of a statement."""

CARD = "assets/card.png"
"""The picture in previews of links, below the root; 1200 by 630 pixels."""


@dataclass(frozen=True)
class Heads:
    """Writes the heads of the pages of ``casebook``."""

    casebook: Casebook
    imprint: Imprint
    citing: Citing

    def of_record(self, page: Page, writer: Writer) -> Markup:
        """The head of a page that shows a record, or of any other one that the records make."""
        work = self.citing.pages.get(page.path)
        linker = Linker(self.casebook, self.imprint, writer.base, writer.places)
        if work is None:
            head = self.of_text(page.title, page.description, page.path, writer)
            carried = _CARRIED.fullmatch(page.path)
            if not carried:
                return head
            ref, number = Ref(Statement.KIND, carried[1]), int(carried[2])
            return head + script(linker.carried_on(page, ref, number))
        ref = Ref.parse(page.path.rstrip("/"))
        original = self.citing.originals.get(page.path)
        graph = linker.page(page, ref, self._sources.get(ref, ()), original)
        return self._head(page.title, page.description, page.path, writer, work) + script(graph)

    def of_text(self, title: str, description: str, path: str, writer: Writer) -> Markup:
        """The head of a page that shows no record; ``path`` is its address below the root."""
        return self._head(title, description, path, writer)

    def of_start(self, description: str, license_: str, writer: Writer) -> Markup:
        """The head of the start page; ``license_`` is the address of the licence of the data."""
        graph = Linker(self.casebook, self.imprint, writer.base).start(description, license_)
        return self._head(self.imprint.name, description, "", writer) + script(graph)

    def _head(
        self, title: str, description: str, path: str, writer: Writer, work: Work | None = None
    ) -> Markup:
        return writer.render(
            "head",
            title=title,
            description=description,
            site=self.imprint.name,
            address=f"{self.imprint.address}{path}" if self.imprint.address else "",
            card=f"{self.imprint.address}{CARD}" if self.imprint.address else "",
            start=not path,
            work=work,
            published=_published(work.issued) if work else "",
        )

    @cached_property
    def _sources(self) -> Mapping[Ref, tuple[Ref, ...]]:
        """The sources that each record cites, but for what is sensitive in it."""
        found: dict[Ref, dict[Ref, None]] = {}
        for locator, places in self.casebook.citations.items():
            for citing in places:
                if not citing.sensitive:
                    found.setdefault(citing.ref.whole, {})[locator.whole] = None
        return {ref: tuple(sorted(sources)) for ref, sources in found.items()}


def _published(issued: tuple[DateParts, ...]) -> str:
    """A date as Highwire's tags have it: with slashes, as far as it is known."""
    return "/".join(f"{part:02}" for part in issued[0]) if issued else ""
