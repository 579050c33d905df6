"""Pages of sources: the bibliographic record, and every paragraph with all that rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casebook.catalog.catalog import Stored
from casebook.catalog.citations import Citing
from casebook.records.references import Ref
from casebook.records.sources import Paragraph, Source
from casebook.render.page import Page, Section
from casebook.render.records import closing, page, summary
from casebook.render.writer import Writer


@dataclass(frozen=True, slots=True)
class Coverage:
    """A paragraph and what rests on it."""

    locator: Ref
    paragraph: Paragraph
    places: tuple[Citing, ...]

    @property
    def state(self) -> str:
        """cited, unused, or open where it has neither a citation nor a reason."""
        if self.places:
            return "cited"
        return "unused" if self.paragraph.unused else "open"


def source_page(stored: Stored[Source], writer: Writer) -> Page:
    """The page of a source."""
    sections = [
        *summary(stored.record, writer),
        *_paragraphs(stored.ref, writer),
        *_whole(stored.ref, writer),
        *_judgements(stored.ref, writer),
        *closing(stored, writer),
    ]
    card = writer.render("source", source=stored.record)
    return page(stored, writer, sections, before=card)


def coverage(ref: Ref, writer: Writer) -> list[Coverage]:
    """The paragraphs of a mapped source with what rests on each; none where it has no map."""
    casebook = writer.casebook
    mapped = casebook.catalog.maps.get(ref)
    if mapped is None:
        return []
    found = []
    for paragraph in mapped.record.paragraphs:
        locator = ref.at(paragraph.label)
        found.append(Coverage(locator, paragraph, casebook.citations.get(locator, ())))
    return found


def _paragraphs(ref: Ref, writer: Writer) -> Iterator[Section]:
    found = coverage(ref, writer)
    if found:
        html = writer.render("paragraphs", coverage=found)
        yield Section(
            "paragraphs",
            "Paragraph by paragraph",
            html,
            title=f"{writer.brief(ref)}: paragraphs",
            indexed=False,
        )


def _whole(ref: Ref, writer: Writer) -> Iterator[Section]:
    """What rests on a source that is cited as a whole, having no paragraph map."""
    places = writer.casebook.citations.get(ref, ())
    if places:
        html = writer.render("resting", places=places)
        yield Section("entries", "What rests on this source", html, indexed=False)


def _judgements(ref: Ref, writer: Writer) -> Iterator[Section]:
    found = writer.casebook.ledger.judgements.get(ref, ())
    if found:
        html = writer.render("judgements", utterances=found)
        yield Section("judgements", "Judgements of the source", html, indexed=False)
