"""The relations of one record as a picture: the record in the middle, its ties to both sides.

Of simple make, for it stands on most pages: whole numbers, two columns, no library.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from casebook.catalog.relations import Tie
from casebook.records.references import Ref
from casebook.render.labelled import lines
from casebook.render.writer import Writer

FEW = 2
"""With fewer neighbours than this the list alone says it better."""

MOST = 14
"""Neighbours in a picture; of more, those with one kind of tie are drawn as one."""

WIDTH = 900
BOX = 216
"""The width of the box of a neighbour."""

MIDDLE = 180
"""The width of the box in the middle."""

HEIGHT = 24
"""The height of a box."""

PITCH = 34
"""From one box to the next below it."""

LETTERS = 36
"""Letters that have room in the box of a neighbour."""

LABEL = 24
"""Letters that have room along an edge."""


@dataclass(frozen=True, slots=True)
class Ray:
    """A neighbour, or several that are drawn as one, with the edge that leads there."""

    ref: Ref | None
    """None for several, whose box leads to the list below the picture."""
    name: str
    label: str
    title: str
    """The whole of it in words: who, what kind of tie, by which sources."""
    left: bool
    x: int
    y: int


def star(ref: Ref, ties: Sequence[Tie], writer: Writer) -> Markup:
    """The picture of the ``ties`` of ``ref``; empty where they are too few for one."""
    found = rays(ties, writer)
    if len(found) < FEW:
        return Markup()
    rows = max(sum(1 for ray in found if ray.left), sum(1 for ray in found if not ray.left))
    return writer.render(
        "star",
        rays=found,
        name=lines(writer.brief(ref), 26, 2),
        who=writer.brief(ref),
        width=WIDTH,
        box=BOX,
        middle=MIDDLE,
        tall=HEIGHT,
        height=rows * PITCH,
    )


def rays(ties: Sequence[Tie], writer: Writer) -> list[Ray]:
    """The neighbours at the other ends of ``ties``, in their order, the first half at the right."""
    found = _drawn(ties, writer)
    half = (len(found) + 1) // 2
    height = half * PITCH
    placed = []
    for number, (other, name, label, title) in enumerate(found):
        left = number >= half
        row, rows = (number - half, len(found) - half) if left else (number, half)
        y = (2 * row + 1) * height // (2 * rows) - HEIGHT // 2
        placed.append(Ray(other, name, label, title, left, 0 if left else WIDTH - BOX, y))
    return placed


def _drawn(ties: Sequence[Tie], writer: Writer) -> list[tuple[Ref | None, str, str, str]]:
    """What is drawn: neighbour, name, kind of tie, and the whole in words."""
    groups = [(label, list(found)) for label, found in groupby(ties, key=lambda tie: tie.label)]
    others = {tie.other for tie in ties}
    # The largest groups are drawn as one first, until the rest has room.
    together: set[str] = set()
    for label, found in sorted(groups, key=lambda group: (-len(group[1]), group[0])):
        if len(others) + len(together) <= MOST or len(found) < FEW:
            break
        together.add(label)
        others = {tie.other for tie in ties if tie.label not in together}
    drawn: list[tuple[Ref | None, str, str, str]] = []
    for label, found in groups:
        if label in together:
            count = len({tie.other for tie in found})
            sources = len({locator.whole for tie in found for locator in tie.cite})
            title = f"{label}: {count}, from {sources} sources, each in the list of relations"
            drawn.append((None, f"{count} {_noun(found)}", label, title))
    alone: dict[Ref, list[Tie]] = {}
    for tie in ties:
        if tie.label not in together:
            alone.setdefault(tie.other, []).append(tie)
    for other, found in alone.items():
        kinds = list(dict.fromkeys(tie.label for tie in found))
        title = f"{writer.brief(other)}: " + "; ".join(_words(tie, writer) for tie in found)
        name, label = writer.brief(other), ", ".join(kinds)
        drawn.append((other, lines(name, LETTERS, 1)[0], lines(label, LABEL, 1)[0], title))
    return drawn


def _words(tie: Tie, writer: Writer) -> str:
    """A tie with its role and its sources."""
    role = f" ({tie.role})" if tie.role else ""
    return f"{tie.label}{role}, {', '.join(writer.spoken(locator) for locator in tie.cite)}"


def _noun(ties: Sequence[Tie]) -> str:
    """What the others are: people, events, or simply others."""
    kinds = {tie.other.kind for tie in ties}
    return kinds.pop() if len(kinds) == 1 else "people and groups"
