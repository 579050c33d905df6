"""Citations: what each paragraph of each source supports."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass
from functools import cache

from casebook.catalog.catalog import Catalog, Stored, grouped
from casebook.catalog.traversal import Path
from casebook.records.base import Record
from casebook.records.references import Ref
from casebook.records.shown import shown


@dataclass(frozen=True, slots=True)
class Citing:
    """One place in a record that cites a locator."""

    ref: Ref
    """The record, or its part where the place has a key of its own."""
    noun: str
    sensitive: bool


Citations = Table[Ref, tuple[Citing, ...]]


def citations(catalog: Catalog) -> Citations:
    """For each locator the places that cite it, in the order of references and fields."""
    records = (catalog.records[ref] for ref in sorted(catalog.records))
    return grouped(dict.fromkeys(each for stored in records for each in stored.once(_citing)))


def _citing(stored: Stored[Record]) -> list[tuple[Ref, Citing]]:
    return list(_cited(stored))


def _cited(stored: Stored[Record]) -> Iterator[tuple[Ref, Citing]]:
    record = stored.record
    keys = {path[:-1]: key for key, path in record.parts()}
    for path, locator in stored.cited:
        key = keys.get(path[:2])
        ref = stored.ref.at(key) if key else stored.ref
        noun = _noun(type(record), str(path[0]))
        yield locator, Citing(ref, noun, is_sensitive(record, path))


@cache
def _noun(model: type[Record], field: str) -> str:
    """What a source supports at the field of a record, where its page says so."""
    return shown(model)[field].cited


def is_sensitive(record: Record, path: Path) -> bool:
    """Whether what stands at ``path`` belongs to a sensitive sentence or entry of ``record``."""
    if len(path) < 2 or not isinstance(path[1], int):
        return False
    return getattr(getattr(record, str(path[0]))[path[1]], "sensitive", False) is True
