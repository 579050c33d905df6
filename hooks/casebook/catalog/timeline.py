"""The timeline: events and statements in the order of their dates."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass

from casebook.catalog.catalog import Catalog, Stored, grouped
from casebook.records.dates import Date
from casebook.records.events import Event
from casebook.records.prose import Prose
from casebook.records.references import Ref
from casebook.records.statements import Statement


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the timeline: what happened, when, whom it touches, what it rests on."""

    ref: Ref
    name: str
    description: str
    date: Date | None
    inferred: Prose | None
    cite: tuple[Ref, ...]
    touches: frozenset[Ref]
    """The people, organizations, events and disputes on whose pages it belongs."""
    statements: tuple[Ref, ...]
    """The statements in which the event consisted, which have no line of their own."""


@dataclass(frozen=True)
class Timeline:
    """All moments by date, those without a date, and the part of each record.

    ``beside`` has what came before and after each dated one.
    """

    dated: tuple[Moment, ...]
    undated: tuple[Moment, ...]
    of: Table[Ref, tuple[Moment, ...]]
    beside: Table[Ref, tuple[Ref | None, Ref | None]]


def timeline(catalog: Catalog) -> Timeline:
    """The moments of ``catalog``, sorted by the earliest day that each can mean.

    A statement in which an event consisted stands with the event, and on the same pages.
    """
    events = list(catalog.of(Event))
    inside = {ref for stored in events for ref in stored.record.statements}
    statements = {stored.ref: stored for stored in catalog.of(Statement)}
    moments = [_event(stored, statements) for stored in events]
    moments += [
        _moment(ref, stored.record, _touched(stored.record))
        for ref, stored in statements.items()
        if ref not in inside
    ]
    answers = {
        ref for ref, s in statements.items() if any(entry.answers for entry in s.record.entries)
    }
    answers |= {s.ref for s in events if answers.intersection(s.record.statements)}
    known = sorted(
        ((m.date, m) for m in moments if m.date),
        key=lambda dated: _order(*dated, answers=dated[1].ref in answers),
    )
    dated = tuple(moment for _, moment in known)
    undated = tuple(m for m in moments if not m.date)
    order = [None, *(moment.ref for moment in dated), None]
    return Timeline(
        dated,
        undated,
        grouped((ref, moment) for moment in (*dated, *undated) for ref in moment.touches),
        {moment.ref: (order[n], order[n + 2]) for n, moment in enumerate(dated)},
    )


def _order(date: Date, moment: Moment, *, answers: bool) -> tuple[str, str, bool, Ref]:
    """By the earliest day, an open beginning counting from its end; then by the latest.

    On one day what answers comes after what it may answer.
    """
    earliest = date.latest if date.year is None else date.earliest
    return (earliest.isoformat(), date.latest.isoformat(), answers, moment.ref)


def _event(stored: Stored[Event], statements: Table[Ref, Stored[Statement]]) -> Moment:
    event = stored.record
    touched = {participant.who for participant in event.participants}
    touched |= {*event.disputes, *([event.part_of] if event.part_of else [])}
    for ref in event.statements:
        if ref in statements:
            touched |= _touched(statements[ref].record)
    return _moment(stored.ref, event, touched - {stored.ref}, event.statements)


def _moment(
    ref: Ref, record: Event | Statement, touched: set[Ref], statements: tuple[Ref, ...] = ()
) -> Moment:
    what = (record.name, record.description, record.date, record.inferred, record.cite)
    return Moment(ref, *what, frozenset(touched), statements)


def _touched(statement: Statement) -> set[Ref]:
    """Who spoke and who is spoken of, save in sensitive entries and the narrator's judgments."""
    touched = {statement.speaker} if statement.speaker else set()
    for entry in statement.entries:
        if not entry.sensitive and not (statement.form == "article" and entry.type == "judgment"):
            touched |= {entry.dispute.whole} if entry.dispute else set()
            touched |= set(entry.about)
    return touched
