"""Pages of sources: the bibliographic record, and every paragraph with all that rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Stored
from casebook.catalog.citations import Citing
from casebook.records.references import Ref
from casebook.records.sources import Paragraph, Source
from casebook.render.differences import corrections_to
from casebook.render.page import Page, Section
from casebook.render.records import closing, page, summary
from casebook.render.writer import Writer


@dataclass(frozen=True, slots=True)
class Resting:
    """What one record rests on a locator: its parts that have an address, and the rest in words."""

    ref: Ref
    parts: tuple[Citing, ...]
    nouns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """A paragraph and what rests on it."""

    locator: Ref
    paragraph: Paragraph
    places: tuple[Citing, ...]

    @property
    def resting(self) -> list[Resting]:
        """What rests on the paragraph, record by record."""
        return resting(self.places)

    @property
    def state(self) -> str:
        """cited, unused, or open where it has neither a citation nor a reason."""
        if self.places:
            return "cited"
        return "unused" if self.paragraph.unused else "open"


def source_page(stored: Stored[Source], writer: Writer) -> Page:
    """The page of a source."""
    found = coverage(stored.ref, writer.casebook)
    places = writer.casebook.citations.get(stored.ref, ())
    sections = [
        *summary(stored.record, writer),
        *_paragraphs(found, writer),
        *_whole(places, writer),
        *corrections_to(stored.ref, writer),
        *_judgements(stored.ref, writer),
        *closing(stored, writer),
    ]
    everything = [*places, *(citing for item in found for citing in item.places)]
    line = writer.render(
        "resting-line",
        places=len(everything),
        records=len({citing.ref.whole for citing in everything}),
        used=sum(1 for item in found if item.places),
        paragraphs=len(found),
        checked=stored.record.checked,
    )
    card = writer.render("source", source=stored.record)
    return page(stored, writer, sections, before=card, line=line)


def coverage(ref: Ref, casebook: Casebook) -> list[Coverage]:
    """The paragraphs of a mapped source with what rests on each; none where it has no map."""
    mapped = casebook.catalog.maps.get(ref)
    if mapped is None:
        return []
    found = []
    for paragraph in mapped.record.paragraphs:
        locator = ref.at(paragraph.label)
        found.append(Coverage(locator, paragraph, casebook.citations.get(locator, ())))
    return found


def resting(places: tuple[Citing, ...]) -> list[Resting]:
    """``places`` grouped by record, without the sensitive ones."""
    shown = [citing for citing in places if not citing.sensitive]
    found = []
    for ref, group in groupby(shown, key=lambda citing: citing.ref.whole):
        citings = list(group)
        parts = tuple(citing for citing in citings if citing.ref.part)
        nouns = tuple(dict.fromkeys(c.noun for c in citings if not c.ref.part))
        found.append(Resting(ref, parts, nouns))
    return found


def _paragraphs(found: list[Coverage], writer: Writer) -> Iterator[Section]:
    if found:
        html = writer.render("paragraphs", coverage=found)
        yield Section("paragraphs", "Paragraph by paragraph", html, indexed=False)


def _whole(places: tuple[Citing, ...], writer: Writer) -> Iterator[Section]:
    """What rests on a source that is cited as a whole, having no paragraph map."""
    if places:
        html = writer.render("resting", found=resting(places), hidden=False)
        yield Section("entries", "What rests on this source", html, indexed=False)


def _judgements(ref: Ref, writer: Writer) -> Iterator[Section]:
    found = writer.casebook.ledger.judgements.get(ref, ())
    if found:
        html = writer.render("judgements", utterances=found)
        yield Section("judgements", "Judgements of the source", html, indexed=False)
