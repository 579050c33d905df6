"""Traversal: every leaf of a record with the path to it, so that no check forgets a field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from pydantic import BaseModel

from casebook.records.dates import Date
from casebook.records.prose import Prose
from casebook.records.references import Ref

Path = tuple[str | int, ...]
Leaf = Ref | Prose | Date | str | bool
LEAVES = (str, Ref, Prose, Date, bool)
Found = tuple[Path, Leaf]


def leaves(model: BaseModel, path: Path = ()) -> list[Found]:
    """Each reference, prose, date and text in ``model``, with its path, in the order of fields."""
    found: list[Found] = []
    _gather(model, path, found)
    return found


def references(model: BaseModel) -> Iterator[tuple[Path, Ref]]:
    """Each reference in ``model``, those in prose included, with its path."""
    return linked(leaves(model))


def linked(found: Iterable[Found]) -> Iterator[tuple[Path, Ref]]:
    """Each reference among leaves, those in prose included, with its path."""
    for path, leaf in found:
        if isinstance(leaf, Ref):
            yield path, leaf
        elif isinstance(leaf, Prose):
            for ref in leaf.links:
                yield path, ref


def step(path: Path) -> str:
    """The name of the field that ``path`` ends in."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")


@cache
def names(path: Path) -> tuple[str, ...]:
    """The names of the fields on ``path``, without the numbers of items."""
    return tuple(part for part in path if isinstance(part, str))


def _gather(value: BaseModel | tuple[object, ...], path: Path, found: list[Found]) -> None:
    """Add the leaves in ``value`` to ``found``. Every check walks all records, hence the care."""
    parts: Iterable[tuple[str | int, object]]
    if isinstance(value, tuple):
        parts = enumerate(value)
    else:
        parts = ((name, getattr(value, name)) for name in _fields(type(value)))
    for key, part in parts:
        if isinstance(part, LEAVES):
            found.append(((*path, key), part))
        elif part and isinstance(part, (tuple, BaseModel)):
            _gather(part, (*path, key), found)


@cache
def _fields(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(model.model_fields)
