"""Traversal: every leaf of a record with the path to it, so that no check forgets a field."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel

from casebook.records.dates import Date
from casebook.records.prose import Prose
from casebook.records.references import Ref

Path = tuple[str | int, ...]
Leaf = Ref | Prose | Date | str | bool


def leaves(model: BaseModel, path: Path = ()) -> Iterator[tuple[Path, Leaf]]:
    """Each reference, prose, date and text in ``model``, with its path, in the order of fields."""
    for name in _names(type(model)):
        yield from _below(getattr(model, name), (*path, name))


def references(model: BaseModel) -> Iterator[tuple[Path, Ref]]:
    """Each reference in ``model``, those in prose included, with its path."""
    for path, leaf in leaves(model):
        if isinstance(leaf, Ref):
            yield path, leaf
        elif isinstance(leaf, Prose):
            for ref in leaf.links:
                yield path, ref


def step(path: Path) -> str:
    """The name of the field that ``path`` ends in."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _below(value: object, path: Path) -> Iterator[tuple[Path, Leaf]]:
    if isinstance(value, BaseModel):
        yield from leaves(value, path)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _below(item, (*path, number))
    elif isinstance(value, (Ref, Prose, Date, str, bool)):
        yield path, value


@cache
def _names(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(model.model_fields)
