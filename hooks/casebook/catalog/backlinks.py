"""Backlinks: what links to a record, grouped by the role that it has there."""

from __future__ import annotations

from collections.abc import Mapping as Table
from functools import cache

from casebook.catalog.catalog import Catalog
from casebook.catalog.citations import is_sensitive
from casebook.catalog.ledger import Ledger, listable
from casebook.catalog.traversal import Path, names, step
from casebook.records.base import Record
from casebook.records.references import Ref
from casebook.records.shown import along
from casebook.records.statements import Statement

PROSE = "Mentioned in"
"""What a link in running text is called from the other side."""

Backlinks = Table[Ref, tuple[tuple[str, tuple[Ref, ...]], ...]]


def backlinks(catalog: Catalog, ledger: Ledger) -> Backlinks:
    """For each record: the roles it has elsewhere, and the records in which it has them.

    A role is called by the declaration of the field that holds the reference.

    Citations are not among them: the page of a source lists those paragraph by paragraph. Nor are
    sensitive entries and the narrator's judgments, which no other page lists.
    """
    found: dict[Ref, dict[str, dict[Ref, None]]] = {}
    for ref, stored in catalog.records.items():
        for path, target in stored.references:
            field = step(path)
            if field == "cite" or target.whole == ref or _hidden(ref, path, catalog, ledger):
                continue
            role = _role(type(stored.record), names(path))
            found.setdefault(target.whole, {}).setdefault(role, {})[ref] = None
    return {
        target: tuple((role, tuple(sorted(refs))) for role, refs in sorted(roles.items()))
        for target, roles in found.items()
    }


@cache
def _role(model: type[Record], fields: tuple[str, ...]) -> str:
    """What the field at the end of ``fields`` is called from the other side."""
    return along(model, fields)[-1].backlink or PROSE


def _hidden(ref: Ref, path: Path, catalog: Catalog, ledger: Ledger) -> bool:
    """Whether the reference stands in a sentence or entry that other pages may not list."""
    record = catalog.records[ref].record
    if path[0] == "entries" and isinstance(record, Statement) and isinstance(path[1], int):
        return not listable(ledger.all[ref.at(record.entries[path[1]].key)])
    return is_sensitive(record, path)
