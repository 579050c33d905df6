"""What search knows of the pages made of records: what each is, whose it is, and its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import log10

from casebook.catalog.casebook import Casebook
from casebook.catalog.ledger import Utterance
from casebook.catalog.relations import LABELS
from casebook.records.base import Record
from casebook.records.binding import KINDS
from casebook.records.disputes import Dispute
from casebook.records.entities import Organization, Person
from casebook.records.events import Event
from casebook.records.references import Ref
from casebook.records.statements import Statement
from casebook.render.page import Page, Section
from casebook.render.writer import Writer
from casebook.search import index
from casebook.search.documents import Document, Part, plain

SILENT = frozenset(
    {"also", "backlinks", "cite", "data", "see-also", "sources", "summary-also", "top"}
)
"""Sections whose headings say nothing that anybody would look for."""

TIES = frozenset(
    LABELS[kind][0]
    for kind in ("founder-of", "officer-of", "adviser-of", "staff-of", "member-of", "candidate-of")
)
"""The ties that make a person one of an organization."""

BRANCHES = frozenset(LABELS[kind][0] for kind in ("branch-of", "part-of", "initiative-of"))
"""The ties that make an organization one of another."""

OF_A_RECORD = 0.8
"""How far a page is preferred that only shows a part of a record at more length."""

MOST = 2
"""How many parties a result names."""


def documents(pages: Iterable[Page], writer: Writer) -> Iterator[Document]:
    """``pages`` in the form that the index is made of; any ``writer`` for them will do."""
    for page in pages:
        yield document(page, writer)


def document(page: Page, writer: Writer) -> Document:
    """A page with all its parts; what is sensitive has no text here, and no heading that tells."""
    casebook = writer.casebook
    ref = _ref(page, casebook)
    kind = page.path.split("/")[0]
    known = kind in index.KINDS and page.path.count("/") > 1
    intro = " ".join(plain(section.html) for section in page.sections if section.intro)
    told = plain(page.searched)
    lead = told if told.startswith(page.description) else f"{page.description} {told}"
    return Document(
        path=page.path,
        title=page.title,
        kind=kind if known else "pages",
        label=page.kind if page.file or not known else "Overview",
        text=f"{lead} {intro}".strip(),
        weight=page.weight * (_standing(page, ref, casebook) if ref else 1),
        parties=parties(ref, casebook) if ref else (),
        names=tuple(dict.fromkeys(page.aliases)),
        parts=tuple(_parts(page, ref, writer)),
    )


def _ref(page: Page, casebook: Casebook) -> Ref | None:
    """The record whose page, or part of a page, this is."""
    pieces = page.path.split("/")
    ref = Ref(pieces[0], pieces[1]) if len(pieces) > 2 and pieces[0] in KINDS else None
    return ref if ref in casebook.catalog.records else None


def _standing(page: Page, ref: Ref, casebook: Casebook) -> float:
    """How far a record is preferred for the number of records that link to it: 1, 1.3, 1.6 ...

    Of ten names with one word in common, most readers look for the one that is spoken of most.
    """
    if not page.file:
        return OF_A_RECORD
    return 1 + 0.3 * log10(1 + len(casebook.backlinks.get(ref, ())))


def _parts(page: Page, ref: Ref | None, writer: Writer) -> Iterator[Part]:
    for section in page.sections:
        if section.intro or section.id in SILENT:
            continue
        utterance = writer.casebook.ledger.all.get(ref.at(section.id)) if ref else None
        # What has moved to a page of its own keeps a line here, and is found there.
        if utterance is None or writer.address(utterance.ref) == f"{page.path}#{section.id}":
            yield _part(section, utterance, writer.casebook)


def _part(section: Section, utterance: Utterance | None, casebook: Casebook) -> Part:
    """A section; one that repeats what another page says is found by its heading alone."""
    heading = section.title or section.heading
    if utterance is None or not section.indexed:
        return Part(section.id, heading, plain(section.html) if section.indexed else "")
    name, entry = casebook.catalog.brief, utterance.entry
    speaker = name(utterance.speaker) if utterance.speaker else utterance.unnamed or ""
    quote = " […] ".join(entry.quote or ())
    # The replies that stand beside it are entries of their own, found where they were said.
    told = [
        entry.gist.plain(casebook.catalog.name) if entry.gist else "",
        f"“{quote}”" if quote else "",
        f"About {', '.join(map(name, entry.about))}." if entry.about else "",
        utterance.date.display if utterance.date else "",
    ]
    return Part(
        section.id,
        heading,
        " ".join(filter(None, told)),
        label=entry.type.capitalize(),
        parties=(speaker,),
        quote=quote,
    )


def parties(ref: Ref, casebook: Casebook) -> tuple[str, ...]:
    """Whose a record is, by short names: who said it, who is in dispute, to whom a person belongs.

    Of several, those come first that the casebook is about.
    """
    record = casebook.catalog.records[ref].record
    found = list(dict.fromkeys(other for other in _parties(ref, record, casebook) if other != ref))
    found.sort(key=lambda other: not _is_subject(other, casebook))
    names = [casebook.catalog.brief(other) for other in found[:MOST]]
    if isinstance(record, Statement) and record.unnamed:
        names = [record.unnamed]
    return tuple(names)


def _parties(ref: Ref, record: Record, casebook: Casebook) -> Iterator[Ref]:
    if isinstance(record, Statement) and record.speaker:
        yield record.speaker
    elif isinstance(record, Dispute):
        yield from (party.who for party in record.parties)
    elif isinstance(record, Event):
        whos = [each.who for each in record.participants if each.who.kind == Organization.KIND]
        yield from (who for who in whos if _is_subject(who, casebook))
    elif isinstance(record, (Person, Organization)):
        wanted = TIES if isinstance(record, Person) else BRANCHES
        ties = casebook.relations.get(ref, ())
        yield from (tie.other for tie in ties if tie.label in wanted)


def _is_subject(ref: Ref, casebook: Casebook) -> bool:
    found = casebook.catalog.get(ref, Organization)
    return found is not None and found.subject
