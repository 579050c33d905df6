"""Pages of records: the sections of every kind, in the order that the design gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup

from casebook.catalog.catalog import Stored
from casebook.catalog.ledger import Utterance
from casebook.records.base import Record, Sentence
from casebook.records.disputes import Topic
from casebook.records.entities import Organization
from casebook.records.events import Event
from casebook.records.references import Ref
from casebook.render import layout, parts
from casebook.render.backlinks import backlink_list
from casebook.render.evidence import cited, evidence
from casebook.render.layout import Block
from casebook.render.page import Page, Section
from casebook.render.pointers import page_pointers, pointer_pages
from casebook.render.series import WriterAt
from casebook.render.ties import moments_block, relations_block, timeline_heading
from casebook.render.weight import OWN, weight
from casebook.render.writer import Writer

NOUNS = {
    "organizations": "Organization",
    "people": "Person",
    "events": "Event",
    "statements": "Statement",
    "disputes": "Dispute",
    "topics": "Topic",
    "sources": "Source",
    "corrections": "Correction",
}
"""What a record of each kind is called above its title."""

WEIGHTS = {
    "organizations": 1.3,
    "people": 1.8,
    "topics": 1.4,
    "disputes": 1.3,
    "events": 1.0,
    "sources": 0.7,
    "statements": 1.3,
    "corrections": 0.5,
}
"""How far search prefers the page of a kind: names before mentions, what is cited last."""

SUBJECT_WEIGHT = 3.0
"""That of the organizations which the casebook is about, whose short names stand in many titles."""


OTHERWISE = 5_500
"""What else a page weighs about: its head and how to cite it, with one source."""

CITED = 130
"""What a source or a participant adds to its head."""


def record_pages(stored: Stored[Record], writer_at: WriterAt) -> Iterator[Page]:
    """The page of a person, organization, event or topic, and those of what is too long for it."""
    writer = writer_at(2)
    bare = _bare(stored, writer)
    blocks = list(_blocks(stored, writer, writer_at))
    gone = _gone(stored, bare, blocks, writer)
    if _is_subject(stored.record):
        # The organizations that the casebook is about are laid out alike ("Editorial standard").
        for other in writer.casebook.catalog.of(Organization):
            if other.record.subject and other.ref != stored.ref:
                theirs = list(_blocks(other, writer, writer_at))
                gone |= _gone(other, _bare(other, writer), theirs, writer)
    yield replace(bare, sections=tuple(layout.sections(blocks, gone)))
    yield from layout.pages(blocks, gone)
    yield from pointer_pages(stored, writer_at)


def _bare(stored: Stored[Record], writer: Writer) -> Page:
    """The page without its sections."""
    record = stored.record
    before = writer.render("event", event=record) if isinstance(record, Event) else None
    return page(stored, writer, (), _shown(stored, writer), before=before)


def _gone(
    stored: Stored[Record], bare: Page, blocks: Iterable[Block], writer: Writer
) -> frozenset[str]:
    """What stands on pages of its own."""
    room = OWN - weight(bare.lead) - linked_weight(stored.record)
    return parts.long_parts(stored, writer) | layout.moved(blocks, room)


def _blocks(stored: Stored[Record], writer: Writer, writer_at: WriterAt) -> Iterator[Block]:
    """What the page of a person, organization, event or topic consists of, in order."""
    yield from summary(stored.record, writer)
    yield from moments_block(stored.ref, timeline_heading(stored.ref), writer, writer_at)
    yield from relations_block(stored.ref, writer, writer_at)
    yield from parts.blocks(stored, writer, writer_at)
    yield from closing(stored, writer, _shown(stored, writer))


def linked_weight(record: Record) -> int:
    """About what the head of a page and its section on citing will weigh."""
    sources = {ref.whole for ref in cited(record)}
    others = len(record.participants) if isinstance(record, Event) else 0
    return OTHERWISE + CITED * (len(sources) + others)


def _is_subject(record: Record) -> bool:
    return isinstance(record, Organization) and record.subject


def _shown(stored: Stored[Record], writer: Writer) -> list[Utterance]:
    """The utterances that the page repeats, or that the pages below it do."""
    own = writer.casebook.ledger.by_speaker.get(stored.ref, ())
    return [*own, *parts.concerning(writer.casebook, stored.ref)]


def page(
    stored: Stored[Record],
    writer: Writer,
    sections: Iterable[Section],
    shown: Iterable[Utterance] = (),
    *,
    before: Markup | None = None,
    line: Markup | None = None,
) -> Page:
    """A page of ``stored`` with its head; ``shown`` are the utterances that the page repeats.

    ``line`` replaces the line of evidence on pages whose evidence is of another kind.
    """
    record = stored.record
    if line is None:
        weight = evidence(writer.casebook, record, shown)
        line = writer.render("evidence", evidence=weight)
    lead = writer.render("lead", record=record, evidence=line) + (before or Markup())
    notice = _notice(stored.ref, writer)
    return Page(
        path=f"{stored.ref.kind}/{stored.ref.slug}/",
        title=record.name,
        description=record.description,
        kind=noun(record),
        lead=notice + lead,
        sections=tuple(sections),
        file=stored.file,
        parent=f"{stored.ref.kind}/",
        weight=_search_weight(record),
        updated=record.checked.on.latest if record.checked else None,
        aliases=tuple(filter(None, (record.short, *record.aliases))),
        searched=lead.replace(line, ""),
    )


def _notice(ref: Ref, writer: Writer) -> Markup:
    """What was corrected in a record after it had been published; nothing where nothing was."""
    found = writer.casebook.corrections.of.get(ref, ())
    if not found:
        return Markup()
    gone = {
        stored.ref: [
            former for text in stored.record.withdrawn if (former := Ref.parse(text)).whole == ref
        ]
        for stored in found
    }
    return writer.render("notice", corrections=found, gone=gone)


def _search_weight(record: Record) -> float:
    if _is_subject(record):
        return SUBJECT_WEIGHT
    return WEIGHTS[record.KIND]


def noun(record: Record) -> str:
    """What the record is, in a word: its form where it has one that says more than its kind."""
    if isinstance(record, (Organization, Topic)):
        return record.form.capitalize()
    return NOUNS[record.KIND]


def summary(record: Record, writer: Writer) -> Iterator[Section]:
    """What a reader should know first."""
    yield from told("summary", "Summary", record.summary, writer, intro=True)


def told(
    id_: str, heading: str, sentences: Sequence[Sentence], writer: Writer, *, intro: bool = False
) -> Iterator[Section]:
    """Cited sentences; the sensitive ones among them stand apart, where search does not look."""
    plain = [sentence for sentence in sentences if not sentence.sensitive]
    if plain:
        html = writer.render("summary", sentences=plain)
        yield Section(id_, heading, html, intro=intro)
    sensitive = [sentence for sentence in sentences if sentence.sensitive]
    if sensitive:
        html = writer.render("summary", sentences=sensitive)
        yield Section(f"{id_}-also", "Also", html, indexed=False)


def closing(
    stored: Stored[Record],
    writer: Writer,
    shown: Iterable[Utterance] = (),
    elsewhere: Iterable[Utterance] = (),
) -> Iterator[Section]:
    """What ends every page: differences, gaps, see also, sources, backlinks, the data itself.

    ``elsewhere`` are the entries of the record that another page shows.
    """
    record, ref = stored.record, stored.ref
    differing = [fact for fact in record.facts if fact.values]
    if differing:
        yield Section(
            "differences", "Where sources differ", writer.render("differences", facts=differing)
        )
    if record.unknown:
        yield Section(
            "unknown",
            "What is not known",
            writer.render("unknown", gaps=record.unknown),
            indexed=False,
        )
    if record.see:
        yield Section(
            "see-also", "See also", writer.render("links", refs=record.see), indexed=False
        )
    used = sources_used([*cited(record), *(ref for u in shown for ref in u.entry.cite)])
    if used:
        yield Section(
            "sources", "Sources of this page", writer.render("sources", sources=used), indexed=False
        )
    links = backlink_list(ref, writer)
    if links:
        yield Section("backlinks", "What links here", links, indexed=False)
    yield Section(
        "data",
        "Data of this page",
        writer.render("data", ref=ref, file=stored.file),
        indexed=False,
        tools=page_pointers(stored, writer, elsewhere),
    )


def sources_used(locators: Iterable[Ref]) -> list[tuple[Ref, list[Ref]]]:
    """Each source among ``locators`` with its paragraphs in the order of the document."""
    found: dict[Ref, set[Ref]] = {}
    for locator in locators:
        found.setdefault(locator.whole, set()).add(locator)
    return [(ref, sorted(found[ref], key=paragraph_order)) for ref in sorted(found)]


def paragraph_order(locator: Ref) -> tuple[Ref, int]:
    """Paragraphs by number: p2 before p10."""
    return locator.whole, int(locator.part[1:]) if locator.part else 0
