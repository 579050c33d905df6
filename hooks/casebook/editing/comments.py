"""Comments: where each comment of a file belongs, so that it stays there when fields move.

A comment on a line of its own belongs to the field or item below it, unless it is indented deeper
than that: then it ends the list or record above it. A comment at the end of a line belongs to what
stands on that line. Comments at the top of a file, up to a blank line, belong to the file, and so
do those at its end.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from casebook.guide.json_schema import MODELINE

_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+(#.*)")
_TRAILING = re.compile(r"(?:^|[ \t])(#.*)")


@dataclass(slots=True)
class Attached:
    """The comments of one key, value or item: on the lines above, at the end, on those below."""

    above: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Comments:
    """All comments of a file but its modeline.

    ``at`` has those of a node by the place where the node begins and whether it is meant as an
    item of a list (an item that is made of fields begins where its first key does).
    """

    top: tuple[str, ...]
    at: dict[tuple[int, bool], Attached]
    end: tuple[str, ...]

    def of(self, node: yaml.Node, *, item: bool = False) -> Attached:
        """The comments of ``node``, as an item or for itself."""
        return self.at.get((start(node), item), Attached())


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key or an item: where it begins, in which column, and within which other entry."""

    place: tuple[int, bool]
    column: int
    above: _Entry | None


def start(node: yaml.Node) -> int:
    """Where a node begins, as a number of characters from the start of the file."""
    return int(node.start_mark.index)


def comments(text: str, root: yaml.MappingNode) -> Comments:
    """The comments of ``text``, whose composed form is ``root``."""
    entries = list(_entries(root, None))
    starts = [entry.place[0] for entry in entries]
    scalars = sorted(_scalars(root), key=start)
    begins = [start(scalar) for scalar in scalars]
    top, lines = _top(_found(text, scalars), text, begins[0])
    at: dict[tuple[int, bool], Attached] = {}
    end: list[str] = []
    for place, column, alone, words in lines:
        if not alone:
            owner = scalars[bisect_right(begins, place) - 1]
            at.setdefault((start(owner), False), Attached()).beside.append(words)
            continue
        number = bisect_left(starts, place)
        below = entries[number] if number < len(entries) else None
        if below and below.column >= column:
            at.setdefault(below.place, Attached()).above.append(words)
            continue
        above: _Entry | None = entries[number - 1] if number else None
        while above and above.column > column:
            above = above.above
        if above and (below or column):
            at.setdefault(above.place, Attached()).below.append(words)
        else:
            end.append(words)
    return Comments(top, at, tuple(end))


def words(found: Comments) -> list[str]:
    """The text of every comment, sorted: what must be the same before and after."""
    attached = [
        each for some in found.at.values() for each in (*some.above, *some.beside, *some.below)
    ]
    return sorted(each for each in (*found.top, *attached, *found.end) if each)


_Line = tuple[int, int, bool, str]
"""Where a comment stands: its place, column, whether it is alone on its line, and its text."""


def _found(text: str, scalars: list[yaml.ScalarNode]) -> Iterator[_Line]:
    """Every comment of the file, in order: a ``#`` after a blank, outside of all texts."""
    offset, number = 0, 0
    for line in text.split("\n"):
        after = 0
        while number < len(scalars) and start(scalars[number]) < offset + len(line) + 1:
            scalar = scalars[number]
            if scalar.style in ("|", ">") and start(scalar) >= offset:
                header = _HEADER.match(text, start(scalar))
                if header:
                    yield header.start(1), header.start(1) - offset, False, header[1].rstrip()
            ends = _end(scalar, text)
            if ends > offset + len(line):
                after = len(line)
                break
            after = max(after, ends - offset)
            number += 1
        match = _TRAILING.search(line, after)
        if match:
            alone = not line[: match.start(1)].strip()
            yield offset + match.start(1), match.start(1), alone, match[1].rstrip()
        offset += len(line) + 1


def _end(scalar: yaml.ScalarNode, text: str) -> int:
    """Where a text ends; a block of text with the end of its last line."""
    ends = int(scalar.end_mark.index)
    if scalar.style in ("|", ">"):
        return len(text[:ends].rstrip("\n"))
    return ends


def _top(found: Iterator[_Line], text: str, first: int) -> tuple[tuple[str, ...], list[_Line]]:
    """The comments of the file itself, apart from the others; both without the modeline."""
    everything = [line for line in found if not line[3].startswith(MODELINE)]
    before = [line for line in everything if line[0] < first and line[2]]
    gaps = [n for n, line in enumerate(before) if _gap(text, line, before[n + 1 :], first)]
    count = gaps[-1] + 1 if gaps else 0
    return tuple(line[3] for line in before[:count]), everything[count:]


def _gap(text: str, line: _Line, later: list[_Line], first: int) -> bool:
    """Whether a blank line, or the sign of a document's start, follows on this comment."""
    until = later[0][0] if later else first
    between = text[line[0] : until].split("\n")[1:-1]
    return any(not each.strip() or each.startswith("---") for each in between)


def _entries(node: yaml.Node, above: _Entry | None) -> Iterator[_Entry]:
    """The keys and items below ``node`` in the order of the file."""
    if isinstance(node, yaml.MappingNode):
        for number, (key, value) in enumerate(node.value):
            entry = _Entry((start(key), False), key.start_mark.column, above)
            # The comments above an item that is made of fields are those of the item.
            if number or above is None or above.place != (start(key), True):
                yield entry
            yield from _entries(value, entry)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            entry = _Entry((start(item), True), node.start_mark.column, above)
            yield entry
            yield from _entries(item, entry)


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(key)
            yield from _scalars(value)
    else:
        for item in node.value:
            yield from _scalars(item)
