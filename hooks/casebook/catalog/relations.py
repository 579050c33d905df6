"""Relations: each as seen from both of its ends, with the parts that records have in events."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass
from types import MappingProxyType

from casebook.catalog.catalog import Catalog
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

BELONGING = frozenset({"branch-of", "part-of", "initiative-of"})
"""The relations by which a group belongs to an organization."""

SORTS: Table[str, Choice] = MappingProxyType({**RELATIONS.of, **PARTS.of})
"""What a relation can be, by the word in the file, in the order in which readers see them."""


def relations(catalog: Catalog) -> Relations:
    """All relations of each record in the order of their declarations, then of the other end."""
    views: dict[Ref, list[Seen]] = {}

    def add(kind: str, one: Ref, other: Ref, words: tuple[str, str], *rest: object) -> None:
        there, back = words
        views.setdefault(one, []).append(Seen(kind, there, other, *rest, own=True))  # type: ignore[arg-type, misc]
        views.setdefault(other, []).append(Seen(kind, back, one, *rest, own=False))  # type: ignore[arg-type, misc]

    for ref, stored in catalog.records.items():
        for tie in stored.record.relations:
            choice = RELATIONS.of[tie.kind]
            span = (tie.role, tie.since, tie.until, tie.cite)
            add(tie.kind, ref, tie.to, (choice.words, choice.back), *span)
    for event in catalog.of(Event):
        for part in event.record.participants:
            choice = PARTS.of[part.part]
            span = (part.role, event.record.date, None, part.cite)
            add(part.part, part.who, event.ref, (choice.words, choice.back), *span)
    order = {kind: number for number, kind in enumerate(SORTS)}
    return {
        ref: tuple(sorted(seen, key=lambda s: (order[s.kind], not s.own, s.role or "", s.other)))
        for ref, seen in views.items()
    }


def belonging(views: Relations) -> Table[Ref, tuple[Ref, ...]]:
    """To which organizations each one belongs."""
    found = {
        ref: tuple(seen.other for seen in relations if seen.own and seen.kind in BELONGING)
        for ref, relations in views.items()
        if ref.kind == Organization.KIND
    }
    return {ref: wholes for ref, wholes in found.items() if wholes}
