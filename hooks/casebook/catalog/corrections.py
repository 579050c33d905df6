"""Corrections by the records that they concern, so that each page can say so."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass

from casebook.catalog.catalog import Catalog, Stored
from casebook.records.corrections import Correction
from casebook.records.references import Ref


@dataclass(frozen=True)
class Corrections:
    """All corrections, the newest first, and those of each record."""

    all: tuple[Stored[Correction], ...]
    of: Table[Ref, tuple[Stored[Correction], ...]]


def corrections(catalog: Catalog) -> Corrections:
    """The corrections in ``catalog``; those of one day in the order of their references."""
    by_name = sorted(catalog.of(Correction), key=lambda stored: stored.ref)
    found = tuple(sorted(by_name, key=lambda stored: stored.record.date.earliest, reverse=True))
    parts: dict[Ref, list[Stored[Correction]]] = {}
    for stored in found:
        for ref in stored.record.concerned:
            parts.setdefault(ref, []).append(stored)
    return Corrections(found, {ref: tuple(those) for ref, those in parts.items()})
