"""Backlinks: what links to a record, grouped by the role that it has there."""

from __future__ import annotations

from collections.abc import Mapping as Table
from functools import cache

from casebook.catalog.catalog import Catalog, Stored, grouped
from casebook.catalog.citations import is_sensitive
from casebook.catalog.ledger import listable, utterances
from casebook.catalog.traversal import Path, names, step
from casebook.records.base import Record
from casebook.records.references import Ref
from casebook.records.shown import along
from casebook.records.statements import Statement

PROSE = "Mentioned in"
"""What a link in running text is called from the other side."""

Backlinks = Table[Ref, tuple[tuple[str, tuple[Ref, ...]], ...]]


def backlinks(catalog: Catalog) -> Backlinks:
    """For each record: the roles it has elsewhere, and the records in which it has them.

    A role is called by the declaration of the field that holds the reference.

    Citations are not among them: the page of a source lists those paragraph by paragraph. Nor are
    sensitive entries and the narrator's judgments, which no other page lists.
    """
    records = catalog.records.items()
    naming = grouped((each, ref) for ref, stored in records for each in stored.once(_roles))
    roles = sorted(naming.items(), key=lambda pair: pair[0][1])
    return grouped((target, (role, tuple(sorted(refs)))) for (target, role), refs in roles)


def _roles(stored: Stored[Record]) -> tuple[tuple[Ref, str], ...]:
    """The records that one links to, each with the role that it has there."""
    model = type(stored.record)
    return tuple(
        dict.fromkeys(
            (target.whole, _role(model, names(path)))
            for path, target in stored.references
            if step(path) != "cite" and target.whole != stored.ref and not _hidden(stored, path)
        )
    )


@cache
def _role(model: type[Record], fields: tuple[str, ...]) -> str:
    """What the field at the end of ``fields`` is called from the other side."""
    return along(model, fields)[-1].backlink or PROSE


def _hidden(stored: Stored[Record], path: Path) -> bool:
    """Whether the reference stands in a sentence or entry that other pages may not list."""
    if path[0] == "entries" and isinstance(path[1], int) and isinstance(stored.record, Statement):
        return not listable(stored.once(utterances)[path[1]])  # type: ignore[arg-type]
    return is_sensitive(stored.record, path)
