"""Watching: which entries of which table something was made of, and which of them have changed.

A page is made of a few entries of the tables of a casebook: records, replies, backlinks. A watch
notes which while the page is made, so that the next build can leave the page as it is unless one of
them has changed. To go through a table, or to ask how long it is, is to look at all of it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from functools import cached_property
from typing import Any, TypeVar

Key = tuple[str, Hashable]
"""An entry of a table: the name of the table, and the key."""

Watchable = TypeVar("Watchable")

ALL = None
"""The key that stands for a table as a whole."""

_MISSING = object()


class Watch:
    """Notes what is looked at while something is made of the tables that it was put over."""

    def __init__(self) -> None:
        self._tables: dict[str, object] = {}
        self._keys: dict[Key, Key] = {}
        self._seen: set[Key] | None = None

    def over(self, name: str, value: Watchable) -> Watchable:
        """``value`` as it is, but with every mapping and tuple in it watched.

        ``value`` is a mapping, a tuple or a dataclass of such: its fields and its cached properties
        are looked into. Anything else is compared as a whole, and all depends on it.
        """
        self._tables[name] = value
        if isinstance(value, Mapping):
            return _Mapping(self, name, value)  # type: ignore[return-value]
        if isinstance(value, tuple):
            return _Sequence(self, name, value)  # type: ignore[return-value]
        if not is_dataclass(value):
            return value
        del self._tables[name]
        copy = object.__new__(type(value))
        for attribute in _attributes(type(value)):
            part = self.over(f"{name}.{attribute}", getattr(value, attribute))
            object.__setattr__(copy, attribute, part)
        return copy

    @contextmanager
    def noting(self) -> Iterator[set[Key]]:
        """A set that fills with all that is looked at until the end of the block."""
        self._seen = set()
        try:
            yield self._seen
        finally:
            self._seen = None

    def note(self, name: str, key: Hashable) -> None:
        """Somebody looks at an entry of a table, whether or not it is there."""
        if self._seen is not None:
            entry = (name, key)
            self._seen.add(self._keys.setdefault(entry, entry))

    def changed(self, before: Watch) -> frozenset[Key] | None:
        """The entries that are no longer what they were; None if something has that all is made of.

        Of a table in which anything has changed, the whole has.
        """
        if self._tables.keys() != before._tables.keys():
            return None
        found: set[Key] = set()
        for name, new in self._tables.items():
            old = before._tables[name]
            if isinstance(new, Mapping) and isinstance(old, Mapping):
                found.update((name, key) for key in _differing(old, new))
            elif isinstance(new, tuple):
                found.update([(name, ALL)] if new != old else [])
            elif new != old:
                return None
        return frozenset(found)


class _Mapping(Mapping[Any, Any]):
    """A mapping that tells a watch what is looked at in it."""

    __slots__ = ("_name", "_table", "_watch")

    def __init__(self, watch: Watch, name: str, table: Mapping[Any, Any]) -> None:
        self._watch, self._name, self._table = watch, name, table

    def __getitem__(self, key: Any) -> Any:
        self._watch.note(self._name, key)
        return self._table[key]

    def get(self, key: Any, default: Any = None) -> Any:
        self._watch.note(self._name, key)
        return self._table.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._watch.note(self._name, key)
        return key in self._table

    def __iter__(self) -> Iterator[Any]:
        self._watch.note(self._name, ALL)
        return iter(self._table)

    def __len__(self) -> int:
        self._watch.note(self._name, ALL)
        return len(self._table)


class _Sequence(Sequence[Any]):
    """A tuple that tells a watch that it is looked at."""

    __slots__ = ("_items", "_name", "_watch")

    def __init__(self, watch: Watch, name: str, items: tuple[Any, ...]) -> None:
        self._watch, self._name, self._items = watch, name, items

    def __getitem__(self, place: Any) -> Any:
        self._watch.note(self._name, ALL)
        return self._items[place]

    def __len__(self) -> int:
        self._watch.note(self._name, ALL)
        return len(self._items)


def _attributes(model: type) -> Iterator[str]:
    """The fields of a dataclass, then its cached properties, which are made of them."""
    yield from (each.name for each in fields(model))
    for base in model.__mro__:
        yield from (n for n, value in vars(base).items() if isinstance(value, cached_property))


def _differing(old: Mapping[Any, Any], new: Mapping[Any, Any]) -> Iterator[Hashable]:
    """The keys whose entries differ, and :data:`ALL` if any does, or if their order does."""
    same = True
    for key, value in new.items():
        former = old.get(key, _MISSING)
        if former is not value and former != value:
            same = False
            yield key
    for key in old.keys() - new.keys():
        same = False
        yield key
    if not same or list(old) != list(new):
        yield ALL
