"""Misfits: what does not fit in a record, without what only follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from casebook.problems import Problem
from casebook.reading.nodes import Mapping as Fields
from casebook.reading.nodes import place
from casebook.records.misnamed import field_meant
from casebook.records.shown import inner

Place = tuple[str | int, ...]

Lacking = Mapping[Place, list[str]]
"""The fields that are missing beside an unknown one, by the place of that."""


@dataclass(frozen=True, slots=True)
class StrangeItem:
    """The first of the items of a list that have the fields of another one."""

    items: Place
    number: int
    names: list[str]
    meant: str

    def holds(self, path: Place) -> bool:
        """Whether ``path`` leads to that item, or to one behind it."""
        depth = len(self.items)
        behind = len(path) > depth and path[:depth] == self.items
        number = path[depth] if behind else -1
        return isinstance(number, int) and number >= self.number

    def problem(self, node: Fields, file: str) -> Problem:
        """What to say of it, once for all of its fields."""
        mark = place(node, (*self.items, self.number))
        message = f"The item has {' and '.join(self.names)}, which no item of {self.items[-1]} has."
        remedy = f"Write {self.meant}: on a line above it, if the list is meant that has them."
        return Problem(file, mark.line, mark.column, message, remedy, "record")


def strange_items(model: type[BaseModel], details: Sequence[ErrorDetails]) -> list[StrangeItem]:
    """Items with two fields and more that belong to another list of the same record."""
    found: dict[Place, StrangeItem] = {}
    unknown: dict[Place, list[str]] = {}
    for detail in _unknown(details):
        *above, name = detail["loc"]
        unknown.setdefault(tuple(above), []).append(str(name))
    for (*items, number), names in ((at, names) for at, names in unknown.items() if at):
        if isinstance(number, int) and len(names) > 1 and tuple(items) not in found:
            meant = _other_list(model_at(model, items[:-1]), names)
            if meant and meant != items[-1]:
                found[tuple(items)] = StrangeItem(tuple(items), number, names, meant)
    return list(found.values())


def without_consequences(
    model: type[BaseModel], details: Sequence[ErrorDetails]
) -> tuple[list[ErrorDetails], Lacking]:
    """``details`` without the fields that are missing because they have another name here."""
    missing = {detail["loc"] for detail in details if detail["type"] == "missing"}
    unknown = list(_unknown(details))
    for detail in unknown:
        missing.discard(_meant(model, detail))
    lacking: dict[Place, list[str]] = {}
    for detail in unknown:
        above = detail["loc"][:-1]
        alone = sum(other["loc"][:-1] == above for other in unknown) == 1
        beside = sorted(str(loc[-1]) for loc in missing if loc[:-1] == above)
        if alone and beside and not _meant(model, detail):
            lacking[detail["loc"]] = beside
    told = {(*at[:-1], name) for at, names in lacking.items() for name in names}
    left = [d for d in details if d["type"] != "missing" or d["loc"] in missing - told]
    return left, lacking


def model_at(model: type[BaseModel], path: Iterable[str | int]) -> type[BaseModel] | None:
    """The model whose fields stand at ``path`` below ``model``."""
    owner: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, str):
            owner = inner(owner, step) if owner else None
    return owner


def _unknown(details: Sequence[ErrorDetails]) -> Iterable[ErrorDetails]:
    return (detail for detail in details if detail["type"] == "extra_forbidden")


def _meant(model: type[BaseModel], detail: ErrorDetails) -> Place:
    """Where the field would stand that an unknown one is most likely meant to be, or nowhere."""
    *above, field = detail["loc"]
    near = field_meant(str(field), model_at(model, above))
    return (*above, near) if near else ()


def _other_list(owner: type[BaseModel] | None, names: Sequence[str]) -> str:
    """The field of ``owner`` of which an item has all of ``names``."""
    for field in owner.model_fields if owner else ():
        below = inner(owner, field) if owner else None
        if below and set(names) <= below.model_fields.keys():
            return field
    return ""
