"""What search knows of the pages made of records: what each is, whose it is, and its parts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from math import log10

from casebook.catalog.casebook import Casebook
from casebook.catalog.ledger import Utterance
from casebook.catalog.relations import LABELS
from casebook.records.base import Record
from casebook.records.binding import KINDS as RECORDS
from casebook.records.disputes import Dispute
from casebook.records.entities import Organization, Person
from casebook.records.events import Event
from casebook.records.references import Ref
from casebook.records.statements import Statement
from casebook.render.page import Page, Section
from casebook.render.writer import Writer
from casebook.search.documents import Document, Part

_BLANKS = re.compile(r"\s+")
_SILENT = re.compile(r"<(svg|script|style|template)\b.*?</\1>|<!--.*?-->", re.DOTALL)
_INLINE = "a|abbr|b|bdi|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|time|u|wbr"
_BLOCK = re.compile(rf"<(?!/?(?:{_INLINE})\b)[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_PERMALINK = re.compile(r'<a class="(?:cb-permalink|headerlink)".*?</a>', re.DOTALL)
"""The link of a part to itself, which search has no use for."""

_CITATIONS = re.compile(r'<span class="cb-cites">.*?</span>', re.DOTALL)
"""Citation marks: nobody looks for them, and they cut a text in pieces."""

_HEADING = re.compile(r'<h([2-6]) id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)

KINDS = {
    "people": "People",
    "organizations": "Organizations",
    "events": "Events",
    "statements": "Statements",
    "disputes": "Disputes",
    "topics": "Topics",
    "sources": "Sources",
    "pages": "Other pages",
}
"""What results can be narrowed to, in the order in which readers see it."""

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
    known = kind in KINDS and page.path.count("/") > 1
    intro = " ".join(plain(section.html) for section in page.sections if section.intro)
    told = plain(page.searched)
    lead = told.removeprefix(page.description).strip()
    return Document(
        path=page.path,
        title=page.title,
        kind=kind if known else "pages",
        label=page.kind if page.file or not known else "Overview",
        description=page.description,
        text=tuple(filter(None, (lead, intro))),
        weight=page.weight * (_standing(page, ref, casebook) if ref else 1),
        parties=parties(ref, casebook) if ref else (),
        names=tuple(dict.fromkeys(page.aliases)),
        parts=tuple(_parts(page, ref, writer)),
    )


def _ref(page: Page, casebook: Casebook) -> Ref | None:
    """The record whose page, or part of a page, this is."""
    pieces = page.path.split("/")
    ref = Ref(pieces[0], pieces[1]) if len(pieces) > 2 and pieces[0] in RECORDS else None
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
        return Part(section.id, heading, text=_told(plain(section.html) if section.indexed else ""))
    name, entry = casebook.catalog.brief, utterance.entry
    speaker = name(utterance.speaker) if utterance.speaker else utterance.unnamed or ""
    quote = " […] ".join(entry.quote or ())
    # The replies that stand beside it are entries of their own, found where they were said.
    return Part(
        section.id,
        heading,
        label=entry.type.capitalize(),
        text=(entry.gist.plain(casebook.catalog.name),) if entry.gist else (),
        quote=quote,
        parties=(speaker,),
        date=utterance.date.display if utterance.date else "",
    )


def _told(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


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


def plain(markup: str) -> str:
    """The text of HTML on one line: blocks apart, the words of inline elements together."""
    text = _CITATIONS.sub("", _PERMALINK.sub("", _SILENT.sub(" ", markup)))
    text = html.unescape(_TAG.sub("", _BLOCK.sub(" ", text)))
    return _BLANKS.sub(" ", text).strip()


def written(path: str, title: str, markup: str) -> Document:
    """A hand-written page: ``markup`` is its HTML, whose headings with an id begin its parts."""
    pieces = _HEADING.split(_PERMALINK.sub("", markup))
    return Document(
        path=path,
        title=title,
        kind="pages",
        label="Page",
        text=_told(plain(re.sub(r"<h1\b.*?</h1>", "", pieces[0], flags=re.DOTALL))),
        parts=tuple(_written_parts(pieces[1:])),
    )


def _written_parts(pieces: list[str]) -> Iterator[Part]:
    """The parts of a page that was split at its headings: level, id, heading, text, and so on."""
    for id_, heading, text in zip(pieces[1::4], pieces[2::4], pieces[3::4], strict=True):
        yield Part(html.unescape(id_), plain(heading), text=_told(plain(text)))
