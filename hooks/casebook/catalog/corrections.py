"""Corrections by the records that they concern, so that each page can say so."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass

from casebook.catalog.catalog import Catalog, Stored, grouped
from casebook.records.corrections import Correction
from casebook.records.references import Ref


@dataclass(frozen=True)
class Corrections:
    """All corrections, the newest first, and those of each record."""

    all: tuple[Stored[Correction], ...]
    of: Table[Ref, tuple[Stored[Correction], ...]]


def corrections(catalog: Catalog) -> Corrections:
    """The corrections in ``catalog``; those of one day in the order of their references."""
    by_name = catalog.of(Correction)
    found = tuple(sorted(by_name, key=lambda stored: stored.record.date.earliest, reverse=True))
    return Corrections(found, grouped((ref, s) for s in found for ref in s.record.concerned))
