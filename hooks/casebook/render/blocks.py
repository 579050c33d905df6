"""Blocks made of the data that a hand-written page can ask for by name."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping as Table

from markupsafe import Markup

from casebook.checks import CHECKS
from casebook.records.binding import KINDS
from casebook.records.disputes import Dispute
from casebook.records.entities import Organization
from casebook.records.events import Event
from casebook.records.references import Ref
from casebook.records.sources import Source
from casebook.render.timeline import divided
from casebook.render.writer import Writer
from casebook.render.years import year_bars

DISPUTES = 12
"""Disputes on the start page; the index has all."""

MARKER = re.compile(r"<!-- casebook: ([a-z-]+) -->")
"""Where a hand-written page asks for a block."""

SPEAKER = "speaker"
"""The role at an event that makes a person one of the speakers of the start page."""


def block(name: str, writer: Writer) -> Markup:
    """The block called ``name``; ``ValueError`` names the blocks there are."""
    if name not in BLOCKS:
        raise ValueError(f"There is no block {name}. Use one of: {', '.join(BLOCKS)}.")
    return BLOCKS[name](writer)


def _organizations(writer: Writer) -> Markup:
    ledger = writer.casebook.ledger
    cards = [
        (stored, len(ledger.by_speaker.get(stored.ref, ())), len(ledger.about.get(stored.ref, ())))
        for stored in writer.casebook.catalog.of(Organization)
        if stored.record.subject
    ]
    return writer.render("block-organizations", cards=cards)


def _speakers(writer: Writer) -> Markup:
    """The people with the role of a speaker at any event, by last name."""
    relations = writer.casebook.relations
    refs = {
        ref
        for ref, ties in relations.items()
        if ref.kind == "people" and any(tie.role == SPEAKER for tie in ties)
    }
    by_name = sorted(refs, key=lambda ref: (writer.name(ref).rpartition(" ")[2], writer.name(ref)))
    return writer.render("block-people", people=by_name)


def _disputes(writer: Writer) -> Markup:
    ledger = writer.casebook.ledger
    rows = []
    for stored in writer.casebook.catalog.of(Dispute):
        refs: list[Ref] = [
            stored.ref,
            *(stored.ref.at(point.key) for point in stored.record.points),
        ]
        charges = [
            u
            for ref in refs
            for u in ledger.by_dispute.get(ref, ())
            if u.entry.type == "allegation"
        ]
        answered = sum(1 for u in charges if u.ref in ledger.replies)
        replies = sum(
            u.entry.type == "response" for ref in refs for u in ledger.by_dispute.get(ref, ())
        )
        rows.append((stored, len(charges), answered, replies))
    return writer.render("block-disputes", rows=rows[:DISPUTES], total=len(rows))


def _numbers(writer: Writer) -> Markup:
    casebook = writer.casebook
    kinds = {kind: sum(1 for _ in casebook.catalog.of(KINDS[kind])) for kind in KINDS}
    charges = casebook.ledger.allegations
    sources = list(casebook.catalog.of(Source))
    return writer.render(
        "block-numbers",
        kinds=kinds,
        entries=sum(1 for _ in casebook.ledger.listed),
        charges=len(charges),
        answered=sum(1 for u in charges if u.ref in casebook.ledger.replies),
        sources=len(sources),
        primary=sum(1 for source in sources if source.record.kind == "primary"),
    )


def _milestones(writer: Writer) -> Markup:
    """The few events that tell what happened, by date."""
    chosen = {s.ref for s in writer.casebook.catalog.of(Event) if s.record.milestone}
    events = {s.ref: s.record for s in writer.casebook.catalog.of(Event)}
    moments = [m for m in writer.casebook.timeline.dated if m.ref in chosen]
    told = [(moment, next(iter(events[moment.ref].summary), None)) for moment in moments]
    return writer.render("block-milestones", told=told)


def _years(writer: Writer) -> Markup:
    """How much happened in each year, as bars that lead to the timeline."""
    return year_bars(writer, split=divided(writer))


def _checks(writer: Writer) -> Markup:
    return writer.render("block-checks", checks=CHECKS)


def _words(writer: Writer) -> Markup:
    return writer.render("block-words", wording=writer.casebook.wording)


BLOCKS: Table[str, Callable[[Writer], Markup]] = {
    "organizations": _organizations,
    "speakers": _speakers,
    "disputes": _disputes,
    "milestones": _milestones,
    "years": _years,
    "numbers": _numbers,
    "checks": _checks,
    "words": _words,
}
"""The blocks by name."""
