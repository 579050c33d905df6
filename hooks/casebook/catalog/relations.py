"""Relations: each as seen from both of its ends, with the parts and votes of records in events."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass
from types import MappingProxyType

from casebook.catalog.catalog import Catalog, grouped
from casebook.records.base import RELATIONS
from casebook.records.dates import Date
from casebook.records.entities import Organization
from casebook.records.events import PARTS, Event
from casebook.records.references import Ref
from casebook.records.shown import Choice


@dataclass(frozen=True, slots=True)
class Seen:
    """One relation, seen from one end: what it is, to whom, as what, when, by which sources.

    ``kind`` is the word in the file, ``label`` what readers see of it from this end, ``own``
    whether the file of this end says it.
    """

    kind: str
    label: str
    other: Ref
    role: str | None
    since: Date | None
    until: Date | None
    cite: tuple[Ref, ...]
    own: bool


Relations = Table[Ref, tuple[Seen, ...]]

How = tuple[str | None, Date | None, Date | None, tuple[Ref, ...]]
"""As what, from and until when, by which sources."""

SORTS: Table[str, Choice] = MappingProxyType({**RELATIONS.of, **PARTS.of})
"""What a relation can be, by the word in the file, in the order in which readers see them."""

BELONGING = frozenset({"branch-of", "part-of", "initiative-of"})
"""The relations by which a group belongs to an organization."""


def relations(catalog: Catalog) -> Relations:
    """All relations of each record in the order of their declarations, then of the other end."""
    order = {kind: number for number, kind in enumerate(SORTS)}
    return {
        ref: tuple(sorted(seen, key=lambda s: (order[s.kind], not s.own, s.role or "", s.other)))
        for ref, seen in grouped(_seen(catalog)).items()
    }


def _seen(catalog: Catalog) -> Iterator[tuple[Ref, Seen]]:
    for ref, stored in catalog.records.items():
        for tie in stored.record.relations:
            yield from _both(tie.kind, ref, tie.to, (tie.role, tie.since, tie.until, tie.cite))
    for event in catalog.of(Event):
        for part in event.record.participants:
            how = (part.role, event.record.date, None, part.cite)
            yield from _both(part.part, part.who, event.ref, how)


def _both(kind: str, one: Ref, other: Ref, how: How) -> Iterator[tuple[Ref, Seen]]:
    """A relation from either end."""
    choice = SORTS[kind]
    yield one, Seen(kind, choice.words, other, *how, own=True)
    yield other, Seen(kind, choice.back, one, *how, own=False)


def belonging(views: Relations) -> Table[Ref, tuple[Ref, ...]]:
    """To which organizations each one belongs."""
    found = {
        ref: tuple(seen.other for seen in relations if seen.own and seen.kind in BELONGING)
        for ref, relations in views.items()
        if ref.kind == Organization.KIND
    }
    return {ref: wholes for ref, wholes in found.items() if wholes}


def votes(catalog: Catalog) -> Table[Ref, tuple[Ref, ...]]:
    """For each voter: the events with a vote of theirs, in the order of their references."""
    events = catalog.of(Event)
    cast = ((p.who, event.ref) for event in events for p in event.record.participants if p.vote)
    return grouped(dict.fromkeys(cast))
