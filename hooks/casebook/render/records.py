"""Pages of records: the sections of every kind, in the order that the design gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from markupsafe import Markup

from casebook.catalog.catalog import Stored
from casebook.catalog.ledger import Utterance
from casebook.catalog.relations import LABELS, Tie
from casebook.records.base import Record, Sentence
from casebook.records.disputes import Topic
from casebook.records.entities import Organization
from casebook.records.events import Event
from casebook.records.references import Ref
from casebook.render import parts
from casebook.render.backlinks import backlink_list
from casebook.render.evidence import cited, evidence
from casebook.render.page import Page, Section
from casebook.render.pointers import page_pointers
from casebook.render.star import star
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


TOOK_PART, PARTICIPANTS = LABELS["participant-in"]

TOLD = {TOOK_PART: parts.FEW}
"""Of events that somebody took part in, more than this many are told by the timeline alone."""


def record_pages(stored: Stored[Record], writer_at: Callable[[int], Writer]) -> Iterator[Page]:
    """The page of a person, organization, event or topic, and those of its long parts."""
    yield record_page(stored, writer_at(2))
    yield from parts.pages(stored, writer_at)


def record_page(stored: Stored[Record], writer: Writer) -> Page:
    """The page of a person, organization, event or topic."""
    casebook, ref, record = writer.casebook, stored.ref, stored.record
    own = casebook.ledger.by_speaker.get(ref, ())
    shown = [*own, *parts.concerning(casebook, ref)]
    sections = [
        *summary(record, writer),
        *_moments(ref, writer),
        *_relations(ref, writer),
        *parts.sections(stored, writer),
        *closing(stored, writer, shown),
    ]
    before = writer.render("event", event=record) if isinstance(record, Event) else None
    return page(stored, writer, sections, shown, before=before)


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
    if isinstance(record, Organization) and record.subject:
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


def _moments(ref: Ref, writer: Writer) -> Iterator[Section]:
    moments = writer.casebook.timeline.of.get(ref, ())
    if moments:
        heading = "Parts of this event" if ref.kind == Event.KIND else "Timeline"
        html = writer.render("moments", moments=moments, brief=len(moments) > parts.FEW)
        yield Section("timeline", heading, html, indexed=False)


def _relations(ref: Ref, writer: Writer) -> Iterator[Section]:
    ties = writer.casebook.relations.get(ref, ())
    if ties:
        groups = [(label, list(found)) for label, found in groupby(ties, key=_heading)]
        html = star(ref, ties, writer) + writer.render("relations", groups=groups, told=TOLD)
        yield Section("relations", "Relations", html, indexed=False)


def _heading(tie: Tie) -> str:
    """The kind of tie; the participants of an event are told apart by their role."""
    return f"{tie.label}: {tie.role}" if tie.label == PARTICIPANTS and tie.role else tie.label
