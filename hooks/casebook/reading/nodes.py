"""The nodes of a YAML document: strings, lists and mappings, each with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Mark(NamedTuple):
    """A place in a file; ``line`` and ``column`` count from 1."""

    line: int
    column: int


# Nobody changes a node. They are not frozen because a frozen one takes three times as long to make,
# and a casebook has tens of thousands.
@dataclass(slots=True)
class Scalar:
    """A string as it was typed: YAML's own types (booleans, numbers, dates) are never guessed."""

    value: str
    mark: Mark


@dataclass(slots=True)
class Listing:
    """A YAML sequence."""

    items: tuple[Node, ...]
    mark: Mark


@dataclass(slots=True)
class Mapping:
    """A YAML mapping, in the order of the file; keys are unique strings."""

    entries: tuple[tuple[Scalar, Node], ...]
    mark: Mark

    def get(self, key: str) -> Node | None:
        """The value at ``key``, if it is there."""
        return next((value for name, value in self.entries if name.value == key), None)

    def key(self, key: str) -> Scalar | None:
        """The node of the key itself, for messages about the field rather than its value."""
        return next((name for name, _ in self.entries if name.value == key), None)


Node = Scalar | Listing | Mapping


def place(node: Node, path: Sequence[str | int], *, key: bool = False) -> Mark:
    """The mark of the node at ``path`` below ``node``, or of its nearest ancestor that exists.

    With ``key`` the last step names a field whose key is meant, not its value.
    """
    for depth, step in enumerate(path):
        last = depth == len(path) - 1
        inner: Node | None = None
        if isinstance(node, Mapping) and isinstance(step, str):
            inner = node.key(step) if key and last else node.get(step)
        elif isinstance(node, Listing) and isinstance(step, int) and step < len(node.items):
            inner = node.items[step]
        if inner is None:
            break
        node = inner
    return node.mark
