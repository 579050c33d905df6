"""Citing: what a record page offers to those who cite it, or the original of a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from casebook.catalog.casebook import Casebook
from casebook.citing.bibtex import bibtex
from casebook.citing.csl import csl_json
from casebook.citing.ris import ris
from casebook.citing.styles import CitationError, Texts, cite_pages
from casebook.citing.works import Imprint, Work, original_work, page_work
from casebook.records.dates import Date
from casebook.records.references import Ref
from casebook.records.sources import Source
from casebook.render.page import Page, Section
from casebook.render.writer import Writer

FORMATS = {"bib": ("BibTeX", bibtex), "ris": ("RIS", ris), "json": ("CSL-JSON", csl_json)}
"""The files for reference managers, by their endings."""

PAGE = "cite"
ORIGINAL = "original"
"""The names of the files that cite a page, and of those that cite what a source page is about."""

BEFORE = "data"
"""The section before which that on citing stands."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A work that there are files of: what it is called, and how they are named here and saved."""

    work: str
    name: str
    saved: str


@dataclass(frozen=True)
class Citing:
    """The record pages as works, and the originals of source pages, by the path of the page."""

    pages: Mapping[str, Work]
    originals: Mapping[str, Work]
    texts: Mapping[str, Texts]
    """The pages in each style, by the keys of the works; none where they could not be made."""
    trouble: str = ""
    """Why there are no texts, as a sentence; the files are there all the same."""

    def files(self, page: Page) -> Iterator[tuple[str, str]]:
        """The files beside ``page``, each with its path below the root and its text."""
        for name, works in ((PAGE, self.pages), (ORIGINAL, self.originals)):
            work = works.get(page.path)
            if work:
                for ending, (_, written) in FORMATS.items():
                    yield f"{page.path}{name}.{ending}", written([work])


def citing(pages: Iterable[Page], casebook: Casebook, imprint: Imprint) -> Citing:
    """Those of ``pages`` that show a record, as works."""
    records = casebook.catalog.records
    dated = edition(casebook)
    known = {f"{ref.kind}/{ref.slug}/": ref for ref in records}
    refs: dict[str, Ref] = {page.path: known[page.path] for page in pages if page.path in known}
    works = {
        path: page_work(ref, records[ref].record, imprint, dated) for path, ref in refs.items()
    }
    originals = {
        path: original_work(ref, source)
        for path, ref in refs.items()
        if (source := casebook.catalog.get(ref, Source))
    }
    try:
        return Citing(works, originals, cite_pages(list(works.values()), imprint.address))
    except CitationError as error:
        return Citing(works, originals, {}, str(error))


def with_section(page: Page, citing: Citing, writer: Writer) -> Page:
    """``page`` with the section "Cite this page", if it shows a record."""
    work = citing.pages.get(page.path)
    if work is None:
        return page
    section = Section(
        "cite",
        "Cite this page",
        writer.render("cite", texts=citing.texts.get(work.key, {}), url=work.url),
        indexed=False,
        tools=writer.render("cite-files", formats=FORMATS, offers=_offers(page, citing)),
    )
    sections = list(page.sections)
    place = next((n for n, each in enumerate(sections) if each.id == BEFORE), len(sections))
    return replace(page, sections=(*sections[:place], section, *sections[place:]))


def _offers(page: Page, citing: Citing) -> Iterator[Offer]:
    """What there are files for on ``page``."""
    yield Offer("this page", PAGE, citing.pages[page.path].key)
    original = citing.originals.get(page.path)
    if original:
        yield Offer("the original", ORIGINAL, original.key)


def edition(casebook: Casebook) -> Date | None:
    """The newest date at which a record was checked or a source was read, as well as it is known."""
    days = [
        stored.record.checked.on
        for stored in casebook.catalog.records.values()
        if stored.record.checked
    ]
    days += [s.record.read.on for s in casebook.catalog.of(Source) if s.record.read]
    return max(days, key=lambda day: (day.earliest, day.latest), default=None)
