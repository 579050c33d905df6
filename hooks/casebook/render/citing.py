"""Citing: what a record page offers to those who cite it, or the original of a source.

What reference managers read stands in the link itself, as a ``data:`` address: a browser saves it
as a file. Three files beside each page took as long to create as a fifth of the whole build. Real
files there are for each kind, with all its pages, and one more with the originals of all sources.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from urllib.parse import quote

from markupsafe import Markup

from casebook.catalog.casebook import Casebook
from casebook.citing.bibtex import bibtex
from casebook.citing.csl import csl_json
from casebook.citing.ris import ris
from casebook.citing.styles import CitationError, Texts, cite_pages
from casebook.citing.works import Imprint, Work, original_work, page_work
from casebook.records.dates import Date
from casebook.records.sources import Source
from casebook.render.page import Page, Section
from casebook.render.writer import Writer


@dataclass(frozen=True, slots=True)
class Format:
    """A form of file that reference managers read: its name, ending and media type."""

    name: str
    ending: str
    media: str
    write: Callable[[Iterable[Work]], str]

    def address(self, work: Work) -> str:
        """The file on ``work`` as a ``data:`` address (RFC 2397)."""
        text = self.write([work])
        # Most are plain; quote() takes ten times as long.
        coded = text.translate(_CODES) if text.isascii() else quote(text, safe=_SAFE)
        return f"data:{self.media};charset=utf-8,{coded}"


FORMATS = (
    Format("BibTeX", "bib", "application/x-bibtex", bibtex),
    Format("RIS", "ris", "application/x-research-info-systems", ris),
    Format("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", csl_json),
)

_SAFE = "!*()-._~:@/?$,;="
"""What may stand in a URL as it is, and in HTML too, beside letters and digits."""

_CODES = MappingProxyType({sign: quote(chr(sign), safe=_SAFE) for sign in range(128)})
"""The plain signs as they stand in a URL."""

PAGES = "cite"
ORIGINALS = "originals"
"""The names of the files with all pages of a kind, and with the originals of all sources."""

BEFORE = "data"
"""The section before which that on citing stands."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Works that there are files of: what they are called, and the address and name of each."""

    works: str
    files: tuple[tuple[Format, str, str], ...]


@dataclass(frozen=True)
class Citing:
    """The record pages as works, and the originals of source pages, by the path of the page."""

    pages: Mapping[str, Work]
    originals: Mapping[str, Work]
    texts: Mapping[str, Texts]
    """The pages in each style, by the keys of the works; none where they could not be made."""
    trouble: str = ""
    """Why there are no texts, as a sentence."""

    def files(self) -> Iterator[tuple[str, str]]:
        """The files for each kind, each with its path below the root and its text."""
        for path, works in self._lists.items():
            for form in FORMATS:
                yield f"{path}.{form.ending}", form.write(works)

    def offers(self, path: str) -> list[Offer]:
        """What there are files of on the page at ``path``, be it that of a record or of a kind."""
        singles = [("this page", self.pages.get(path)), ("the original", self.originals.get(path))]
        offers = [
            Offer(words, tuple((f, f.address(work), f"{work.key}.{f.ending}") for f in FORMATS))
            for words, work in singles
            if work
        ]
        kind = path.partition("/")[0]
        for words, name in (("all these pages", PAGES), ("the originals of all", ORIGINALS)):
            if f"{path}{name}" in self._lists:
                files = [(form, f"{name}.{form.ending}") for form in FORMATS]
                saved = tuple((form, file, f"{kind}-{file}") for form, file in files)
                offers.append(Offer(words, saved))
        return offers

    @cached_property
    def _lists(self) -> dict[str, list[Work]]:
        """The works of each file, by its path without the ending."""
        lists: dict[str, list[Work]] = {}
        for name, works in ((PAGES, self.pages), (ORIGINALS, self.originals)):
            for path, work in works.items():
                lists.setdefault(f"{path.partition('/')[0]}/{name}", []).append(work)
        return lists


def citing(casebook: Casebook, imprint: Imprint) -> Citing:
    """The pages of all records of ``casebook``, and the originals of its sources, as works."""
    records = casebook.catalog.records
    dated = edition(casebook)
    paths = {ref: f"{ref.kind}/{ref.slug}/" for ref in sorted(records)}
    pages = {
        path: page_work(ref, records[ref].record, imprint, dated) for ref, path in paths.items()
    }
    originals = {
        paths[source.ref]: original_work(source.ref, source.record)
        for source in casebook.catalog.of(Source)
    }
    try:
        texts = cite_pages(list(pages.values()), imprint.address)
    except CitationError as error:
        return Citing(pages, originals, {}, str(error))
    return Citing(pages, originals, texts)


def with_section(page: Page, citing: Citing, writer: Writer) -> Page:
    """``page`` with the section on citing, if it shows a record or lists those of a kind."""
    offers = citing.offers(page.path)
    if not offers:
        return page
    work = citing.pages.get(page.path)
    links = writer.render("cite-files", offers=offers)
    if work:
        text = _text(citing, work, writer)
        section = Section("cite", "Cite this page", text, indexed=False, tools=links)
    else:
        section = Section("cite", "For reference managers", links, indexed=False)
    sections = list(page.sections)
    place = next((n for n, each in enumerate(sections) if each.id == BEFORE), len(sections))
    return replace(page, sections=(*sections[:place], section, *sections[place:]))


def _text(citing: Citing, work: Work, writer: Writer) -> Markup:
    """How to cite ``work`` in words."""
    texts = citing.texts.get(work.key, {})
    return writer.render("cite", texts=texts, url=work.url, dated=work.issued)


def edition(casebook: Casebook) -> Date | None:
    """The newest date of a check or a reading of a source, as well as it is known."""
    days = [
        stored.record.checked.on
        for stored in casebook.catalog.records.values()
        if stored.record.checked
    ]
    days += [s.record.read.on for s in casebook.catalog.of(Source) if s.record.read]
    return max(days, key=lambda day: (day.earliest, day.latest), default=None)
