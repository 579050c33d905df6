"""Fates: what became of each address: still there, renamed, merged, removed with a reason, gone."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.catalog.catalog import Catalog
from casebook.changes.change import Change, Sort
from casebook.changes.texts import Reader
from casebook.records.references import Ref


def moved(before: Catalog, after: Catalog) -> dict[Ref, Ref]:
    """The records that have another address after.

    Most leave a tombstone. One that is gone without a trace has moved if a new record of its kind
    has its name or its description.
    """
    led = {
        ref: after.tombstones[ref].record.moved_to
        for ref in before.records
        if ref in after.tombstones
    }
    free = sorted(after.records.keys() - known(before) - {*led.values()})
    for ref in sorted(before.records.keys() - known(after)):
        one = before.records[ref].record
        for heir in free:
            two = after.records[heir].record
            same = one.name == two.name or one.description == two.description
            if same and heir.kind == ref.kind:
                led[ref] = heir
                free.remove(heir)
                break
    return led


def known(catalog: Catalog) -> set[Ref]:
    """All addresses of a state at which something is, or should be."""
    return {*catalog.records, *catalog.tombstones, *catalog.removed, *catalog.broken}


def fates(old: Reader, new: Reader) -> Iterator[tuple[Change | None, Ref, Ref | None]]:
    """What became of each address of either state: the change, if there is one to tell.

    With it come the address, and the one at which its record is now, to be compared field by field.
    """
    before, after = old.casebook.catalog, new.casebook.catalog
    heirs: set[Ref] = set()
    for ref in sorted(before.records):
        name, heir = before.name(ref), old.moved.get(ref)
        if ref in after.records:
            yield None, ref, ref
        elif ref in after.removed:
            why = new.text(after.removed[ref].record.removed)
            yield Change(Sort.RECORD_REMOVED, ref, name, after=why, alters=True), ref, None
        elif heir is None:
            if ref not in after.broken:
                yield Change(Sort.RECORD_GONE, ref, name, alters=True), ref, None
        elif heir in after.records and heir not in known(before) | heirs:
            heirs.add(heir)
            traced = ref in after.tombstones
            sort = Sort.RECORD_RENAMED if traced else Sort.RECORD_UPROOTED
            one, two = str(ref), str(heir)
            yield Change(sort, heir, name, before=one, after=two, alters=not traced), ref, heir
        else:
            yield Change(Sort.RECORD_MERGED, ref, name, before=str(ref), after=str(heir)), ref, heir
    for ref in sorted(before.tombstones.keys() & after.tombstones.keys()):
        was, now = (each.tombstones[ref].record.moved_to for each in (before, after))
        if old.here(was) != now:
            said = (old.title(was), new.title(now))
            yield Change(Sort.POINTER_CHANGED, ref, str(ref), "", "", *said), ref, None
    for ref in sorted({*before.tombstones, *before.removed} - known(after)):
        lead = before.tombstones.get(ref)
        name = f"The pointer to {old.title(lead.record.moved_to)}" if lead else "The reason"
        yield Change(Sort.RECORD_GONE, ref, name, alters=True), ref, None
    for ref in sorted(after.records.keys() - before.records.keys() - before.broken - heirs):
        record = after.records[ref].record
        yield Change(Sort.RECORD_ADDED, ref, record.name, after=record.description), ref, None
