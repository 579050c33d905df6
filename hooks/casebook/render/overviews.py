"""Pages across all records: the timeline, the comparison, who said what, and the gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Stored
from casebook.catalog.ledger import Utterance
from casebook.catalog.timeline import Moment
from casebook.catalog.traversal import leaves
from casebook.records.base import Fact, Unknown
from casebook.records.entities import Organization
from casebook.records.prose import Prose
from casebook.records.references import Ref
from casebook.records.sources import Source
from casebook.records.statements import Statement
from casebook.render.exchanges import ACTORS
from casebook.render.page import Page, Section
from casebook.render.writer import Writer

LONGEST = 150
"""Lines on one page of an overview; what is longer is split."""

WriterAt = Callable[[int], Writer]


def timeline_pages(writer_at: WriterAt) -> Iterator[Page]:
    """The timeline, year by year: on one page, or on one a year where it is long."""
    timeline = writer_at(1).casebook.timeline
    years = [(year, list(found)) for year, found in groupby(timeline.dated, key=_year)]
    lines = len(timeline.dated) + len(timeline.undated)
    if lines <= LONGEST:
        sections = [_moments(year, year, found, writer_at(1)) for year, found in years]
        if timeline.undated:
            sections.append(_moments("undated", "Date not known", timeline.undated, writer_at(1)))
        yield _timeline_page("timeline/", "Timeline", sections, years, writer_at(1), split=False)
        return
    yield _timeline_page("timeline/", "Timeline", [], years, writer_at(1), split=True)
    for year, found in [*years, ("undated", list(timeline.undated))]:
        pieces = [found[i : i + LONGEST] for i in range(0, len(found), LONGEST)]
        for number, piece in enumerate(pieces):
            path = f"timeline/{year}/" if number == 0 else f"timeline/{year}/{number + 1}/"
            writer = writer_at(path.count("/"))
            section = _moments(year, year, piece, writer)
            title = f"Timeline: {year}" + (f", {number + 1}" if number else "")
            yield _timeline_page(path, title, [section], years, writer, split=True)


def _timeline_page(
    path: str,
    title: str,
    sections: Sequence[Section],
    years: Sequence[tuple[str, list[Moment]]],
    writer: Writer,
    *,
    split: bool,
) -> Page:
    description = "Events and statements in order of their dates, each with its source."
    return Page(
        path=path,
        title=title,
        description=description,
        kind="Overview",
        lead=writer.render(
            "timeline",
            description=description,
            years=[(year, len(found)) for year, found in years],
            split=split,
        ),
        sections=tuple(sections),
        parent="timeline/" if path != "timeline/" else None,
    )


def _moments(id_: str, heading: str, moments: Sequence[Moment], writer: Writer) -> Section:
    html = writer.render("moments", moments=moments, brief=False)
    return Section(id_, heading, html, indexed=False)


def _year(moment: Moment) -> str:
    """The year under which a moment stands: that of its end where its beginning is open."""
    if moment.date is None:
        return "Date not known"
    return str(moment.date.year or moment.date.latest.year)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the comparison: a label, and what each organization has there."""

    label: str
    facts: tuple[Fact | None, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """What the records hold of one organization, in numbers."""

    ref: Ref
    words: int
    quotations: int
    statements: int
    charges_made: int
    charges_received: int
    answered: int
    """Charges received that have a reply."""


def compare_page(writer: Writer) -> Page:
    """The organizations of the casebook side by side, fact by fact, then in numbers."""
    subjects = [s for s in writer.casebook.catalog.of(Organization) if s.record.subject]
    keys: dict[str, Fact] = {f.key: f for s in subjects for f in s.record.facts}
    rows = [
        Row(writer.labels.heading(fact.key), tuple(_fact(subject, key) for subject in subjects))
        for key, fact in keys.items()
    ]
    tallies = [tally(subject, writer.casebook) for subject in subjects]
    description = "The organizations of this casebook side by side, from the same records."
    return Page(
        path="organizations/compare/",
        title="The organizations compared",
        description=description,
        kind="Overview",
        lead=writer.render("line", description=description),
        sections=(
            Section(
                "facts",
                "Key facts",
                writer.render("compare", subjects=subjects, rows=rows),
                indexed=False,
            ),
            Section(
                "numbers",
                "In numbers",
                writer.render("tallies", tallies=tallies),
                indexed=False,
            ),
        ),
        parent="organizations/",
    )


def _fact(subject: Stored[Organization], key: str) -> Fact | None:
    return next((fact for fact in subject.record.facts if fact.key == key), None)


def tally(subject: Stored[Organization], casebook: Casebook) -> Tally:
    """How much the records say of an organization, and how much it says in them."""
    ledger, ref, record = casebook.ledger, subject.ref, subject.record
    own = ledger.by_speaker.get(ref, ())
    about = [u for u in ledger.about.get(ref, ()) if u.speaker != ref]
    received = [u for u in about if u.entry.type == "allegation"]
    return Tally(
        ref=ref,
        words=sum(len(str(leaf).split()) for _, leaf in leaves(record) if isinstance(leaf, Prose)),
        quotations=sum(1 for u in own if u.entry.quote),
        statements=len(own),
        charges_made=sum(1 for u in own if u.entry.type == "allegation"),
        charges_received=len(received),
        answered=sum(1 for u in received if u.ref in ledger.replies),
    )


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker with the numbers of what they said, of whom."""

    ref: Ref
    types: tuple[tuple[str, int], ...]
    of: tuple[tuple[Ref, int], ...]


def voices_pages(writer_at: WriterAt) -> Iterator[Page]:
    """Who said what: each speaker, how much of which type, and about whom."""
    ledger = writer_at(1).casebook.ledger
    voices = [_voice(ref, said) for ref, said in ledger.by_speaker.items()]
    voices.sort(key=lambda voice: (-sum(count for _, count in voice.types), voice.ref))
    unnamed = [u for u in ledger.listed if u.speaker is None]
    pieces = [voices[i : i + LONGEST] for i in range(0, len(voices), LONGEST)] or [[]]
    paths = ["who-said-what/", *(f"who-said-what/{n}/" for n in range(2, len(pieces) + 1))]
    description = "Every speaker in the records, what they said and about whom."
    for number, piece in enumerate(pieces):
        writer = writer_at(paths[number].count("/"))
        sections = [
            Section("speakers", "Speakers", writer.render("voices", voices=piece), indexed=False)
        ]
        if unnamed and number == 0:
            html = writer.render("cards", utterances=unnamed[:LONGEST])
            sections.append(Section("unnamed", "Speakers not named", html, indexed=False))
        yield Page(
            path=paths[number],
            title="Who said what" + (f", {number + 1}" if number else ""),
            description=description,
            kind="Overview",
            lead=writer.render(
                "index", description=description, total=len(voices), paths=paths, here=number
            ),
            sections=tuple(sections),
            parent=paths[0] if number else None,
        )


def _voice(ref: Ref, said: Sequence[Utterance]) -> Voice:
    types = Counter(u.entry.type for u in said)
    others = [target for u in said for target in u.entry.about if target != ref]
    of = Counter(target for target in others if target.kind in ACTORS)
    return Voice(ref, tuple(types.most_common()), tuple(of.most_common(12)))


def gaps_pages(writer_at: WriterAt) -> Iterator[Page]:
    """What is not known: what the records say so of, and what they leave open without saying."""
    catalog = writer_at(1).casebook.catalog
    told: list[tuple[Ref, Unknown]] = [
        (ref, gap) for ref in sorted(catalog.records) for gap in catalog.records[ref].record.unknown
    ]
    undated = [s.ref for s in catalog.of(Statement) if s.record.date is None]
    no_author = [s.ref for s in catalog.of(Source) if not s.record.authors]
    no_copy = [s.ref for s in catalog.of(Source) if not s.record.archive]
    computed = [
        ("Statements without a date", undated),
        ("Sources without a named author", no_author),
        ("Sources without a known archive copy", no_copy),
    ]
    pieces = [told[i : i + LONGEST] for i in range(0, len(told), LONGEST)] or [[]]
    paths = ["gaps/", *(f"gaps/{n}/" for n in range(2, len(pieces) + 1))]
    description = "What our sources leave open, said as openly as what they tell."
    for number, piece in enumerate(pieces):
        writer = writer_at(paths[number].count("/"))
        groups = [(ref, [gap for _, gap in found]) for ref, found in groupby(piece, lambda p: p[0])]
        sections = [
            Section(
                "unknown",
                "What is not known",
                writer.render("gaps", groups=groups),
                indexed=False,
            )
        ]
        if number == 0:
            for heading, refs in computed:
                if refs:
                    html = writer.render("links", refs=refs[:LONGEST])
                    id_ = heading.lower().replace(" ", "-")
                    sections.append(Section(id_, heading, html, indexed=False))
        yield Page(
            path=paths[number],
            title="Gaps" + (f", {number + 1}" if number else ""),
            description=description,
            kind="Overview",
            lead=writer.render(
                "index", description=description, total=len(told), paths=paths, here=number
            ),
            sections=tuple(sections),
            parent=paths[0] if number else None,
        )
