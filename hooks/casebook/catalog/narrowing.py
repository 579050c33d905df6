"""Narrowing: after a change, the records that a check of single records has to look at again.

A check of that sort asks a record about itself and about the records that it names or is named by.
So nothing new can be wrong but in what has changed, and in what is one reference away from it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Catalog
from casebook.records.references import Ref

OWN = frozenset({"quotations"})
"""The views of which a narrowed casebook has its own: they list what its records hold."""


def touched(before: Catalog, now: Catalog) -> frozenset[Ref] | None:
    """The records to look at again; None for all, as names stand in texts that link to nothing."""
    if before.names != now.names or before.broken or now.broken:
        return None
    pairs = [(getattr(before, each.name), getattr(now, each.name)) for each in fields(Catalog)]
    changed = {ref for old, new in pairs for ref in _differing(old, new)}
    near = set(changed)
    for catalog in (before, now):
        for ref in changed & catalog.records.keys():
            near |= catalog.records[ref].named
        near |= {ref for ref, s in catalog.records.items() if not changed.isdisjoint(s.named)}
    return frozenset(near)


def narrowed(casebook: Casebook, among: Collection[Ref]) -> Casebook:
    """``casebook`` with only the records and maps ``among`` to go through; all can be looked up."""
    whole = casebook.catalog
    catalog = replace(whole, records=_Among(whole.records, among), maps=_Among(whole.maps, among))
    vars(catalog).update(
        {name: getattr(whole, name) for name in ("names", "_parts", "_paragraphs")}
    )
    narrow = Casebook(catalog, casebook.wording)
    shared = (n for n, v in vars(Casebook).items() if isinstance(v, cached_property))
    vars(narrow).update({name: getattr(casebook, name) for name in shared if name not in OWN})
    return narrow


def _differing(old: object, new: object) -> Iterator[Ref]:
    """The keys of the entries that differ, if these are tables."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from (r for r in old.keys() | new.keys() if old.get(r) is not new.get(r))


@dataclass(frozen=True, slots=True)
class _Among(Mapping[Ref, Any]):
    """A table that can be asked for every entry, and goes through some of them only."""

    table: Mapping[Ref, Any]
    among: Collection[Ref]

    def __getitem__(self, ref: Ref) -> Any:
        return self.table[ref]

    def __contains__(self, ref: object) -> bool:
        return ref in self.table

    def __iter__(self) -> Iterator[Ref]:
        return (ref for ref in sorted(self.among) if ref in self.table)

    def __len__(self) -> int:
        return sum(1 for _ in self)
