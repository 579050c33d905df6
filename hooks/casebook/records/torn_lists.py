"""Torn lists: one item of several fields, with a hyphen before each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casebook.problems import Problem
from casebook.reading.nodes import Listing, Mapping, Mark, Node

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class TornList:
    """A list of which each item has one field, and each another one."""

    path: Path
    first: str
    second: str
    mark: Mark
    """Where the second field begins."""

    def holds(self, path: Sequence[str | int]) -> bool:
        """Whether ``path`` leads into the list."""
        return tuple(path[: len(self.path)]) == self.path

    def problem(self, file: str) -> Problem:
        """What to say of it, once for all that is missing in its items."""
        message = f"The hyphen before {self.second} begins a new item."
        remedy = (
            f"If {self.second} belongs to {self.first}, write a blank in place of the hyphen; a "
            "hyphen stands before the first field of an item only."
        )
        return Problem(file, *self.mark, message, remedy, "record")


def torn_lists(node: Node, path: Path = ()) -> Iterator[TornList]:
    """All lists in ``node`` that look torn, each with its path below the record."""
    if isinstance(node, Listing):
        names = [
            item.entries[0][0]
            for item in node.items
            if isinstance(item, Mapping) and len(item.entries) == 1
        ]
        if len(node.items) > 1 and len({name.value for name in names}) == len(node.items):
            yield TornList(path, names[0].value, names[1].value, names[1].mark)
        for number, item in enumerate(node.items):
            yield from torn_lists(item, (*path, number))
    elif isinstance(node, Mapping):
        for name, value in node.entries:
            yield from torn_lists(value, (*path, name.value))
