"""Edges: each tie between two records once, for the picture of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casebook.catalog.catalog import Catalog
from casebook.catalog.relations import LABELS
from casebook.records.disputes import Dispute
from casebook.records.events import Event
from casebook.records.references import Ref

PARTY = "Party to"
COURSE = "In the course of"


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """One tie, read from ``one`` to ``other``: what it is, as what, by which sources."""

    one: Ref
    other: Ref
    label: str
    role: str
    cite: tuple[Ref, ...]

    @property
    def words(self) -> str:
        """The kind of tie, with the role where there is one."""
        return f"{self.label} ({self.role})" if self.role else self.label


def edges(catalog: Catalog) -> tuple[Edge, ...]:
    """All ties of ``catalog`` between records that it has, sorted.

    A dispute is tied to its parties, and to the events that belong to its course.
    """
    return tuple(
        sorted(
            edge
            for edge in _edges(catalog)
            if edge.one in catalog.records and edge.other in catalog.records
        )
    )


def _edges(catalog: Catalog) -> Iterator[Edge]:
    for ref, stored in catalog.records.items():
        for tie in stored.record.relations:
            yield Edge(ref, tie.to, LABELS[tie.kind][0], tie.role or "", tie.cite)
    for event in catalog.of(Event):
        for part in event.record.participants:
            label = LABELS["participant-in"][0]
            yield Edge(part.who, event.ref, label, part.role, part.cite)
        for dispute in event.record.disputes:
            yield Edge(event.ref, dispute, COURSE, "", event.record.cite)
    for stored_dispute in catalog.of(Dispute):
        for party in stored_dispute.record.parties:
            yield Edge(party.who, stored_dispute.ref, PARTY, "", party.cite)
