"""Relations: each tie as seen from both of its ends."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass

from casebook.catalog.catalog import Catalog
from casebook.records.dates import Date
from casebook.records.events import Event
from casebook.records.references import Ref

LABELS: Table[str, tuple[str, str]] = {
    "founder-of": ("Founded", "Founded by"),
    "officer-of": ("Held a post at", "Posts held by"),
    "adviser-of": ("Advised", "Advised by"),
    "staff-of": ("Worked for", "Staff"),
    "member-of": ("Member of", "Members"),
    "candidate-of": ("Candidate of", "Candidates"),
    "branch-of": ("Branch of", "Branches"),
    "part-of": ("Part of", "Parts"),
    "initiative-of": ("Initiative of", "Initiatives"),
    "allied-with": ("Allied with", "Allied with"),
    "colleague-of": ("Colleague of", "Colleague of"),
    "supporter-of": ("Supported", "Supported by"),
    "critic-of": ("Criticized", "Criticized by"),
    "participant-in": ("Took part in", "Participants"),
}
"""Each kind of tie in words: read from the record that holds it, and from the other one."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One tie, seen from one end: what it is, to whom, as what, when, by which sources."""

    label: str
    other: Ref
    role: str | None
    since: Date | None
    until: Date | None
    cite: tuple[Ref, ...]


Relations = Table[Ref, tuple[Tie, ...]]


def relations(catalog: Catalog) -> Relations:
    """All ties of each record, in the order of :data:`LABELS`, then of the other end."""
    found: dict[Ref, list[Tie]] = {}
    for ref, stored in catalog.records.items():
        for tie in stored.record.relations:
            there, back = LABELS[tie.kind]
            span = (tie.role, tie.since, tie.until, tie.cite)
            found.setdefault(ref, []).append(Tie(there, tie.to, *span))
            found.setdefault(tie.to, []).append(Tie(back, ref, *span))
    there, back = LABELS["participant-in"]
    for event in catalog.of(Event):
        for part in event.record.participants:
            span = (part.role, event.record.date, None, part.cite)
            found.setdefault(part.who, []).append(Tie(there, event.ref, *span))
            found.setdefault(event.ref, []).append(
                Tie(back, part.who, part.role, None, None, part.cite)
            )
    order = [label for pair in LABELS.values() for label in pair]
    return {
        ref: tuple(
            sorted(ties, key=lambda tie: (order.index(tie.label), tie.role or "", tie.other))
        )
        for ref, ties in found.items()
    }
