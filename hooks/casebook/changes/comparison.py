"""Comparison: two states of a casebook, and every difference between them, each told once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Mapping as Table
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Catalog
from casebook.catalog.traversal import Path
from casebook.changes.change import Change, Sort
from casebook.changes.matching import Pair, by_key, by_words
from casebook.changes.texts import HIDDEN, Reader, linked
from casebook.changes.views import commitments, paragraphs_used, replies
from casebook.records.base import Fact
from casebook.records.corrections import Correction
from casebook.records.prose import Prose
from casebook.records.references import Ref

KEYS: Table[str, Callable[[Any], object]] = {
    "facts": lambda fact: fact.key,
    "entries": lambda entry: entry.key,
    "points": lambda point: point.key,
    "relations": lambda tie: (tie.kind, tie.to),
    "parties": lambda party: party.who,
    "participants": lambda part: part.who,
    "answers": lambda answer: answer.to,
}
"""What makes an item of a list the same item; items of other lists are matched by their words."""

PARTS = frozenset({"facts", "entries", "points"})
"""The lists whose items have an address of their own."""

ORDERED = frozenset({"quote", "via"})
"""Lists whose order is part of what they say."""

QUIET = frozenset(
    {"aliases", "archive", "checked", "context", "dispute", "disputes", "language", "milestone"}
    | {"read", "see", "sensitive", "short", "statements", "topics", "unknown", "url", "website"}
)
"""Fields that sort, find or hide, and say nothing that would have to be corrected."""


@dataclass(frozen=True)
class _Owner:
    """What the fields that are being compared belong to."""

    ref: Ref
    title: str
    path: Path
    sensitive: bool = False

    def change(self, sort: Sort, field: str, **more: Any) -> Change:
        place = more.pop("path", (*self.path, field))
        return Change(sort, self.ref, self.title, field, path=place, **more)


def compare(before: Casebook, after: Casebook) -> tuple[Change, ...]:
    """All changes from ``before`` to ``after``, record by record, then all others.

    Records whose files could not be read in one of the two are left out: nothing is known of them.
    """
    moved = _moved(before.catalog, after.catalog)
    old, new = Reader(before, moved), Reader(after, moved)
    return (
        *_records(old, new),
        *replies(old, new),
        *paragraphs_used(old, new),
        *commitments(old, new),
    )


def _moved(before: Catalog, after: Catalog) -> dict[Ref, Ref]:
    """The records that have another address after: by the tombstones that were left."""
    return {
        ref: after.tombstones[ref].record.moved_to
        for ref in before.records
        if ref in after.tombstones
    }


def _records(old: Reader, new: Reader) -> Iterator[Change]:
    before, after = old.casebook.catalog, new.casebook.catalog
    gone = {*before.records} - {*after.records} - {*after.broken}
    heirs: set[Ref] = set()
    for ref in sorted(gone):
        name, heir = before.name(ref), old.moved.get(ref)
        if heir is None:
            yield Change(Sort.RECORD_REMOVED, ref, name, before=name, alters=True)
        elif heir in after.records and heir not in {*before.records, *before.broken, *heirs}:
            heirs.add(heir)
            yield Change(Sort.RECORD_RENAMED, heir, name, before=str(ref), after=str(heir))
            yield from _fields(
                before.records[ref].record,
                after.records[heir].record,
                _Owner(heir, after.name(heir), ()),
                old,
                new,
            )
        else:
            yield Change(Sort.RECORD_MERGED, ref, name, before=str(ref), after=str(heir))
            yield from _lost(ref, heir, old, new)
    there = {*after.records, *after.tombstones, *after.broken}
    for ref in sorted(before.tombstones.keys() - there):
        yield Change(Sort.RECORD_REMOVED, ref, str(ref), before=str(ref), alters=True)
    for ref in sorted(after.records):
        if ref in before.records:
            owner = _Owner(ref, after.name(ref), ())
            yield from _fields(
                before.records[ref].record, after.records[ref].record, owner, old, new
            )
        elif ref not in before.broken and ref not in heirs:
            name = after.name(ref)
            yield Change(Sort.RECORD_ADDED, ref, name, after=after.records[ref].record.description)


def _lost(ref: Ref, heir: Ref, old: Reader, new: Reader) -> Iterator[Change]:
    """The parts of a record that the one in its place does not have; a correction has none."""
    stored = old.casebook.catalog.records[ref]
    for key, path in stored.record.parts():
        if heir.kind != Correction.KIND and key not in new.casebook.catalog.parts(heir):
            title = old.title(ref.at(key))
            yield Change(Sort.PART_REMOVED, heir.at(key), title, str(path[0]), alters=True)


def _fields(
    before: BaseModel, after: BaseModel, owner: _Owner, old: Reader, new: Reader
) -> Iterator[Change]:
    """The changes of all fields of one model that both states have."""
    for name in type(after).model_fields:
        one, other = getattr(before, name, None), getattr(after, name)
        items = _models(one), _models(other)
        if items[0] or items[1]:
            yield from _listed(name, *items, owner, old, new)
        elif isinstance(one, BaseModel) and isinstance(other, BaseModel):
            inner = replace(owner, path=(*owner.path, name))
            loud = name not in QUIET
            for change in _fields(one, other, inner, old, new):
                yield replace(change, field=name, alters=change.alters and loud)
        elif isinstance(one, tuple) and isinstance(other, tuple) and name not in ORDERED:
            yield from _set(name, one, other, owner, old, new)
        else:
            yield from _value(name, one, other, owner, old, new)


def _value(
    name: str, one: object, other: object, owner: _Owner, old: Reader, new: Reader
) -> Iterator[Change]:
    """The change of one value, if it says something else or says it otherwise."""
    if _exact(one, old) == _exact(other, new):
        return
    said = "" if one in (None, ()) else _shown(one, name, owner, old)
    says = "" if other in (None, ()) else _shown(other, name, owner, new)
    if said == says != HIDDEN and isinstance(one, Prose) and isinstance(other, Prose):
        said, says = linked(one), linked(other)
    loud = name not in QUIET and not isinstance(other, bool)
    if not said:
        yield owner.change(Sort.VALUE_ADDED, name, after=says)
    elif not says:
        yield owner.change(Sort.VALUE_REMOVED, name, before=said, path=owner.path, alters=loud)
    else:
        same = isinstance(other, (str, tuple, Prose)) and old.core(one) == new.core(other)
        sort = Sort.VALUE_PUNCTUATED if same else Sort.VALUE_CHANGED
        yield owner.change(sort, name, before=said, after=says, alters=loud and not same)


def _set(
    name: str, one: Sequence[Any], other: Sequence[Any], owner: _Owner, old: Reader, new: Reader
) -> Iterator[Change]:
    """The change of a list of values whose order says nothing."""
    had = {old.exact(each): each for each in one}
    has = {new.exact(each): each for each in other}
    lost = [each for key, each in had.items() if key not in has]
    won = [each for key, each in has.items() if key not in had]
    if lost:
        yield owner.change(
            Sort.LIST_CHANGED,
            name,
            before=_shown(tuple(one), name, owner, old),
            after=_shown(tuple(other), name, owner, new),
            alters=name not in QUIET,
        )
    elif won:
        yield owner.change(Sort.LIST_EXTENDED, name, after=_shown(tuple(won), name, owner, new))


def _listed(
    name: str,
    before: Sequence[BaseModel],
    after: Sequence[BaseModel],
    owner: _Owner,
    old: Reader,
    new: Reader,
) -> Iterator[Change]:
    """The changes of a list of models: what came, what went, and what changed in each."""
    part = name in PARTS
    for number, place in _pairs(name, before, after, old, new):
        path = (*owner.path, name)
        if number is None and place is not None:
            item = after[place]
            if name != "answers":
                sort = Sort.PART_ADDED if part else Sort.ITEM_ADDED
                yield _item(sort, name, item, owner, new, (*path, place))
        elif place is None and number is not None:
            item = before[number]
            if name != "answers":
                sort = Sort.PART_REMOVED if part else Sort.ITEM_REMOVED
                yield _item(sort, name, item, owner, old, owner.path)
        elif number is not None and place is not None:
            one, other = before[number], after[place]
            inner = _inner(name, other, owner, new, (*path, place))
            if isinstance(one, Fact) and isinstance(other, Fact) and _turned(one, other):
                yield _difference(one, other, inner, old, new)
            else:
                yield from _fields(one, other, inner, old, new)


def _pairs(
    name: str, before: Sequence[BaseModel], after: Sequence[BaseModel], old: Reader, new: Reader
) -> Iterator[Pair]:
    key = KEYS.get(name)
    if key is None:
        return by_words([old.text(each) for each in before], [new.text(each) for each in after])
    return by_key(
        [_mapped(key(each), old) for each in before], [_mapped(key(each), new) for each in after]
    )


def _mapped(key: object, reader: Reader) -> Any:
    if isinstance(key, tuple):
        return tuple(_mapped(part, reader) for part in key)
    return reader.here(key) if isinstance(key, Ref) else key


def _inner(name: str, item: BaseModel, owner: _Owner, reader: Reader, path: Path) -> _Owner:
    """The owner of the fields of an item: the part, where it has an address, else the record."""
    hidden = owner.sensitive or bool(getattr(item, "sensitive", False))
    if name in PARTS:
        ref = owner.ref.at(_key(item))
        return _Owner(ref, _title(item, ref, reader), path, hidden)
    return _Owner(owner.ref, owner.title, path, hidden)


def _item(
    sort: Sort, name: str, item: BaseModel, owner: _Owner, reader: Reader, path: Path
) -> Change:
    gone = sort in {Sort.PART_REMOVED, Sort.ITEM_REMOVED}
    text = reader.text(item)
    said = {"before" if gone else "after": text}
    alters = gone and name not in QUIET
    if name in PARTS:
        ref = owner.ref.at(_key(item))
        return Change(sort, ref, _title(item, ref, reader), name, path=path, alters=alters, **said)
    return owner.change(sort, name, path=path, alters=alters, **said)


def _title(item: BaseModel, ref: Ref, reader: Reader) -> str:
    if getattr(item, "sensitive", False):
        return "a sensitive entry"
    if isinstance(item, Fact):
        return item.key.replace("-", " ")
    return reader.title(ref) if ref in reader.casebook.ledger.all else reader.text(item)


def _key(item: BaseModel) -> str:
    """The key of an item that has an address of its own."""
    return str(getattr(item, "key", ""))


def _turned(one: Fact, other: Fact) -> bool:
    """Whether sources differ on a fact in one of the two states only."""
    return bool(one.values) != bool(other.values)


def _difference(one: Fact, other: Fact, owner: _Owner, old: Reader, new: Reader) -> Change:
    if other.values:
        kept = [new.core(value.value) for value in other.values]
        held = one.when is None and one.value is not None and old.core(one.value) in kept
        after = "; ".join(new.text(value) for value in other.values)
        return owner.change(
            Sort.DIFFER, "values", before=old.text(one), after=after, alters=not held
        )
    before = "; ".join(old.text(value) for value in one.values)
    return owner.change(
        Sort.AGREE, "values", before=before, after=new.text(other), path=owner.path, alters=True
    )


def _models(value: object) -> tuple[BaseModel, ...]:
    """The items of a list of models; none for everything else."""
    if isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
        return value
    return ()


def _exact(value: object, reader: Reader) -> object:
    if isinstance(value, tuple):
        return tuple(_exact(each, reader) for each in value)
    if isinstance(value, BaseModel):
        return reader.core(value)
    return None if value is None else reader.exact(value)  # type: ignore[arg-type]


def _shown(value: object, name: str, owner: _Owner, reader: Reader) -> str:
    if owner.sensitive and name != "sensitive":
        return HIDDEN
    if name == "quote" and isinstance(value, tuple):
        return f"“{' […] '.join(value)}”"
    if isinstance(value, tuple) and all(isinstance(each, Ref) for each in value):
        return ", ".join(str(each) if name == "cite" else reader.text(each) for each in value)
    return reader.text(value)
