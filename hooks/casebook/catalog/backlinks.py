"""Backlinks: what links to a record, grouped by the role that it has there."""

from __future__ import annotations

from collections.abc import Mapping as Table

from casebook.catalog.catalog import Catalog
from casebook.catalog.citations import is_sensitive
from casebook.catalog.ledger import Ledger, listable
from casebook.catalog.traversal import Path, step
from casebook.records.references import Ref
from casebook.records.statements import Statement

ROLES: Table[str, str] = {
    "speaker": "Speaker in",
    "about": "Spoken of in",
    "via": "Passed on statements in",
    "mentions": "Named or tagged in",
    "who": "Took part in",
    "parties": "Party to",
    "part_of": "Includes",
    "disputes": "Events and statements of the dispute",
    "dispute": "Events and statements of the dispute",
    "statements": "Words of",
    "topics": "Topic of",
    "to": "Tied to",
    "answers": "Answered in",
    "reported_by": "Only source of",
    "source": "Mapped by",
    "see": "See also in",
    "records": "Corrected in",
    "prose": "Mentioned in",
}
"""How each field that holds a reference is called from the other side, in the order of the page."""

Backlinks = Table[Ref, tuple[tuple[str, tuple[Ref, ...]], ...]]


def backlinks(catalog: Catalog, ledger: Ledger) -> Backlinks:
    """For each record: the roles it has elsewhere, and the records in which it has them.

    Citations are not among them: the page of a source lists those paragraph by paragraph. Nor are
    sensitive entries and the narrator's judgements, which no other page lists.
    """
    found: dict[Ref, dict[str, dict[Ref, None]]] = {}
    for ref, stored in catalog.records.items():
        for path, target in stored.references:
            field = step(path)
            if field == "cite" or target.whole == ref or _hidden(ref, path, catalog, ledger):
                continue
            role = ROLES[_role(path, field)]
            found.setdefault(target.whole, {}).setdefault(role, {})[ref] = None
    order = list(ROLES.values())
    return {
        target: tuple((role, tuple(sorted(roles[role]))) for role in sorted(roles, key=order.index))
        for target, roles in found.items()
    }


def _role(path: Path, field: str) -> str:
    if path[0] == "parties" and field == "who":
        return "parties"
    if "answers" in path:
        return "answers"
    return field if field in ROLES else "prose"


def _hidden(ref: Ref, path: Path, catalog: Catalog, ledger: Ledger) -> bool:
    """Whether the reference stands in a sentence or entry that other pages may not list."""
    record = catalog.records[ref].record
    if path[0] == "entries" and isinstance(record, Statement) and isinstance(path[1], int):
        return not listable(ledger.all[ref.at(record.entries[path[1]].key)])
    return is_sensitive(record, path)
