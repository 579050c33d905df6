"""References: how to cite each page, and the original of a source or statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from casebook.catalog.casebook import Casebook
from casebook.citing.pandoc import CitationError
from casebook.citing.styles import cite
from casebook.citing.works import Imprint, Work, original_work, page_work
from casebook.kept import Texts
from casebook.pages.page import Citation
from casebook.records.kinds import KINDS
from casebook.records.references import Ref
from casebook.records.sources import Source
from casebook.records.statements import Statement

KEPT = "references.json"
"""The file of the cache that has what Pandoc wrote."""


@dataclass(frozen=True)
class References:
    """The pages of all records and the originals of all sources as works, with their references."""

    pages: Mapping[Ref, Work]
    originals: Mapping[Ref, Work]
    documents: Mapping[Ref, Ref]
    """For each statement whose own document is a source: that source."""
    texts: Mapping[Work, Texts]
    """Each work in each style; empty if no reference could be made."""
    trouble: str = ""
    """Why there are no references, as a sentence."""

    def of(self, ref: Ref) -> tuple[Citation, ...]:
        """How to cite the page of ``ref``, and the original where there is one."""
        original = self.originals.get(self.documents.get(ref, ref))
        works = [("This page", self.pages[ref])]
        if original:
            works.append(("The original", original))
        return tuple(
            Citation(heading, work, tuple(self.texts.get(work, {}).items()))
            for heading, work in works
        )


def references(casebook: Casebook, imprint: Imprint, cache: Path | None = None) -> References:
    """The references of ``casebook``, published as ``imprint``.

    ``cache`` is the folder that keeps what Pandoc wrote, if there is one.
    """
    catalog = casebook.catalog
    pages = {
        ref: page_work(ref, catalog.records[ref].record, imprint, casebook.updated)
        for ref in sorted(catalog.records)
        if KINDS[ref.kind].page
    }
    originals = {s.ref: original_work(s.ref, s.record) for s in catalog.of(Source)}
    documents = {
        statement.ref: source
        for statement in catalog.of(Statement)
        if (source := _document(statement.record, casebook))
    }
    try:
        texts = cite((*pages.values(), *originals.values()), cache / KEPT if cache else None)
    except CitationError as error:
        return References(pages, originals, documents, {}, str(error))
    return References(pages, originals, documents, texts)


def _document(statement: Statement, casebook: Casebook) -> Ref | None:
    """The source that is the statement's own document: the first primary one that it cites."""
    for locator in statement.cite:
        source = casebook.catalog.get(locator, Source)
        if source and source.kind == "primary":
            return locator.whole
    return (
        statement.speaker if statement.speaker and statement.speaker.kind == Source.KIND else None
    )
