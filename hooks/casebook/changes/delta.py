"""Delta: two states of a casebook, and every difference between them, each told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from casebook.catalog.casebook import Casebook
from casebook.catalog.traversal import Path
from casebook.changes.change import Change, Sort
from casebook.changes.fates import fates, moved
from casebook.changes.matching import Pair, by_key, by_words
from casebook.changes.texts import HIDDEN, Reader, linked
from casebook.changes.views import commitments, paragraphs_opened, paragraphs_used, replies
from casebook.guide.descriptions import Described, described
from casebook.records.base import Fact, Record, Value
from casebook.records.prose import Prose
from casebook.records.references import Ref
from casebook.records.statements import Answer


def compare(before: Casebook, after: Casebook) -> tuple[Change, ...]:
    """All changes from ``before`` to ``after``, record by record, then all others.

    Records whose files could not be read in one of the two are left out: nothing is known of them.
    """
    led = moved(before.catalog, after.catalog)
    old, new = Reader(before, led), Reader(after, led)
    return (
        *_Comparison(old, new).all(),
        *replies(old, new),
        *paragraphs_used(old, new),
        *paragraphs_opened(old, new),
        *commitments(old, new),
    )


@dataclass(frozen=True)
class _Place:
    """Where two values are compared: in which record or part, and in which field of it.

    ``label`` is what readers call the field, ``quiet`` that nothing in it would have to be
    corrected, ``sensitive`` that what it says is not repeated.
    """

    ref: Ref
    title: str
    path: Path = ()
    label: str = ""
    quiet: bool = False
    sensitive: bool = False

    def at(self, field: Described, *, first: bool) -> _Place:
        """The place of a field; the ``first`` one of a part is called as the part itself is."""
        label = field.shown.label
        if self.label:
            label = self.label if first else f"{self.label}, {label[0].lower()}{label[1:]}"
        quiet = self.quiet or field.shown.quiet
        return replace(self, path=(*self.path, field.name), label=label, quiet=quiet)

    def change(self, sort: Sort, field: Described, **more: Any) -> Change:
        """A change of ``field``, which stands here; what is gone has its place above."""
        path = self.path if more.get("after") else self.path[:-1]
        said = {"label": self.label, "path": path, "quoted": field.shape.is_text, **more}
        return Change(sort, self.ref, self.title, field.name, **said)


class _Comparison:
    """Two states, and what differs between them."""

    def __init__(self, old: Reader, new: Reader) -> None:
        self.old, self.new = old, new

    def all(self) -> Iterator[Change]:
        """The changes of all records."""
        before, after = self.old.casebook.catalog.records, self.new.casebook.catalog.records
        for change, was, now in fates(self.old, self.new):
            if change:
                yield change
            if now and was in before and now in after:
                one, other = before[was].record, after[now].record
                place = _Place(now, other.name)
                if one is other and not self.old.moved:
                    continue  # Both were read from the same bytes.
                merged = change and change.sort is Sort.RECORD_MERGED
                yield from (self._lost if merged else self._fields)(one, other, place)

    def _lost(self, one: Record, other: Record, place: _Place) -> Iterator[Change]:
        """The parts of a record that the one in its place does not have."""
        kept = {key for key, _ in other.parts()}
        for field in described(type(one)):
            for item in getattr(one, field.name) if field.addressed else ():
                if item.key not in kept:
                    yield self._item(Sort.ITEM_REMOVED, field, item, place, self.old)

    def _fields(self, one: BaseModel, other: BaseModel, owner: _Place) -> Iterator[Change]:
        """The changes of all fields of a record or a part."""
        for number, field in enumerate(described(type(other))):
            was, now = getattr(one, field.name), getattr(other, field.name)
            place = owner.at(field, first=number == 0)
            if field.shape.is_parts:
                yield from self._items(field, was, now, place)
            elif isinstance(was, BaseModel) and isinstance(now, BaseModel):
                yield from self._fields(was, now, place)
            elif was and now and field.shape.listed and not field.shown.ordered:
                yield from self._list(field, was, now, place)
            else:
                yield from self._value(field, was, now, place)

    def _value(self, field: Described, was: Any, now: Any, place: _Place) -> Iterator[Change]:
        """The change of one value, if it says something else or says it otherwise."""
        if _exact(was, self.old) == _exact(now, self.new):
            return
        said, says = _said(field, was, place, self.old), _said(field, now, place, self.new)
        if said == says != HIDDEN and isinstance(was, Prose) and isinstance(now, Prose):
            said, says = linked(was), linked(now)
        alters = bool(said) and not place.quiet and not isinstance(now, bool)
        sort = Sort.VALUE_CHANGED
        if not said:
            sort = Sort.VALUE_ADDED
        elif not says:
            sort = Sort.VALUE_REMOVED
        elif field.shape.is_text and self.old.core(was) == self.new.core(now):
            sort, alters = Sort.VALUE_PUNCTUATED, False
        yield place.change(sort, field, before=said, after=says, alters=alters)

    def _list(
        self, field: Described, was: tuple[Any, ...], now: tuple[Any, ...], place: _Place
    ) -> Iterator[Change]:
        """The change of a list of values whose order says nothing."""
        had = {self.old.exact(each) for each in was}
        has = {self.new.exact(each) for each in now}
        if had - has:
            said, says = _said(field, was, place, self.old), _said(field, now, place, self.new)
            alters = not place.quiet
            yield place.change(Sort.LIST_CHANGED, field, before=said, after=says, alters=alters)
        elif has - had:
            won = tuple(each for each in now if self.new.exact(each) not in had)
            yield place.change(Sort.LIST_EXTENDED, field, after=_said(field, won, place, self.new))

    def _items(
        self,
        field: Described,
        before: Sequence[BaseModel],
        after: Sequence[BaseModel],
        place: _Place,
    ) -> Iterator[Change]:
        """The changes of a list of parts: which came, which went, and what changed in each."""
        for was, now in self._pairs(field, before, after):
            if was is not None and now is not None:
                one, other = before[was], after[now]
                inner = self._within(field, other, replace(place, path=(*place.path, now)))
                if isinstance(one, Fact) and isinstance(other, Fact):
                    yield from self._fact(one, other, inner)
                else:
                    yield from self._fields(one, other, inner)
            elif field.shape.model is Answer:
                continue  # It is told at what is answered: see `replies`.
            elif now is not None:
                here = replace(place, path=(*place.path, now))
                yield self._item(Sort.ITEM_ADDED, field, after[now], here, self.new)
            elif was is not None:
                yield self._item(Sort.ITEM_REMOVED, field, before[was], place, self.old)

    def _pairs(
        self, field: Described, before: Sequence[BaseModel], after: Sequence[BaseModel]
    ) -> Iterable[Pair]:
        old, new = self.old, self.new
        if field.shown.key:
            had = [old.key(field, each) for each in before]
            return by_key(had, [new.key(field, each) for each in after])
        return by_words([old.text(each) for each in before], [new.text(each) for each in after])

    def _within(self, field: Described, item: BaseModel, place: _Place) -> _Place:
        """The place of the fields of an item."""
        ref, hidden = _address(field, item, place), getattr(item, "sensitive", False)
        name = self.new.name(field, item, ref)
        title = place.title
        if name:
            title = f"{name} ({title})" if field.addressed else f"{title} ({name})"
        hidden = place.sensitive or hidden
        return replace(place, ref=ref, title=title, label="", sensitive=hidden)

    def _item(
        self, sort: Sort, field: Described, item: BaseModel, place: _Place, reader: Reader
    ) -> Change:
        """An item that came or went."""
        ref = _address(field, item, place)
        gone = sort is Sort.ITEM_REMOVED
        said = {"before" if gone else "after": reader.item(field, item, ref)}
        alters = gone and not place.quiet
        return replace(place, ref=ref).change(sort, field, label=field.noun, alters=alters, **said)

    def _fact(self, one: Fact, other: Fact, place: _Place) -> Iterator[Change]:
        """The changes of a fact; that sources differ on it, or no longer do, is one change."""
        if bool(one.values) == bool(other.values):
            yield from self._fields(one, other, place)
            return
        field = next(each for each in described(Fact) if each.shape.model is Value)
        if other.values:
            kept = [self.new.core(value.value) for value in other.values]
            held = one.when is None and one.value is not None and self.old.core(one.value) in kept
            sort, was, now = Sort.DIFFER, _single(one, self.old), _versions(other, self.new)
        else:
            held = False
            sort, was, now = Sort.AGREE, _versions(one, self.old), _single(other, self.new)
        yield place.change(sort, field, before=was, after=now, alters=not held)


def _address(field: Described, item: Any, place: _Place) -> Ref:
    """The address of an item: its own, or that of what it is a part of."""
    return place.ref.at(item.key) if field.addressed else place.ref


def _single(fact: Fact, reader: Reader) -> str:
    """What all sources say."""
    return ", ".join(reader.text(each) for each in (fact.value, fact.when) if each)


def _versions(fact: Fact, reader: Reader) -> str:
    """What each source says, with its citation."""
    return "; ".join(f"{reader.text(v.value)} ({reader.text(v.cite)})" for v in fact.values)


def _exact(value: object, reader: Reader) -> object:
    if isinstance(value, tuple) and not isinstance(value, Ref):
        return tuple(_exact(each, reader) for each in value)
    if isinstance(value, BaseModel):
        return reader.core(value)
    return None if value is None else reader.exact(value)  # type: ignore[arg-type]


def _said(field: Described, value: object, place: _Place, reader: Reader) -> str:
    """What a value says, unless it may not be repeated."""
    said = reader.value(field, value)
    return HIDDEN if said and place.sensitive and not isinstance(value, bool) else said
