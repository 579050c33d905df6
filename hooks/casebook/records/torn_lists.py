"""Torn lists: an item of several fields with a hyphen before each of them, or begun twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from casebook.problems import Problem
from casebook.reading.nodes import Listing, Mapping, Mark, Node, Scalar

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class TornList:
    """A list, or an item of one, that does not hold together."""

    path: Path
    mark: Mark
    message: str
    remedy: str

    def holds(self, path: Sequence[str | int]) -> bool:
        """Whether ``path`` leads into the list."""
        return tuple(path[: len(self.path)]) == self.path

    def problem(self, file: str) -> Problem:
        """What to say of it, once for all that is missing in its items."""
        line, column = self.mark
        return Problem(file, line, column, self.message, self.remedy, "record")


def torn_lists(node: Node, path: Path = ()) -> Iterator[TornList]:
    """All lists in ``node`` that look torn, each with its path below the record."""
    if isinstance(node, Listing):
        names = [
            item.entries[0][0]
            for item in node.items
            if isinstance(item, Mapping) and len(item.entries) == 1
        ]
        if len(node.items) > 1 and len({name.value for name in names}) == len(node.items):
            first, second = names[0].value, names[1].value
            remedy = (
                f"If {second} belongs to {first}, write a blank in place of the hyphen; a hyphen "
                "stands before the first field of an item only."
            )
            message = f"The hyphen before {second} begins a new item."
            yield TornList(path, names[1].mark, message, remedy)
        for number, (item, behind) in enumerate(pairwise(node.items)):
            if _begins_again(item, behind):
                message = "An item begins here, and begins again on the next line."
                yield TornList((*path, number), item.mark, message, "Delete one of the two lines.")
        for number, item in enumerate(node.items):
            yield from torn_lists(item, (*path, number))
    elif isinstance(node, Mapping):
        for name, value in node.entries:
            yield from torn_lists(value, (*path, name.value))


def _begins_again(item: Node, behind: Node) -> bool:
    """Whether ``item`` has one field alone, with which the item behind it begins too."""
    if not isinstance(item, Mapping) or not isinstance(behind, Mapping):
        return False
    ((name, value), *more), (other, its), *_ = item.entries, behind.entries[0]
    if more or name.value != other.value or len(behind.entries) < 2:
        return False
    both = isinstance(value, Scalar) and isinstance(its, Scalar)
    return both and value.value in ("", its.value)  # type: ignore[union-attr]
