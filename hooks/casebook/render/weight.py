"""Weight: what a page may weigh, and how what is longer is parted.

A page is to weigh less than :data:`PAGE` bytes whatever stands in the records, so that it comes
quickly over a slow line. Lists are therefore parted by what their items weigh, not by their number:
the items of one list differ by ten times.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import TypeVar

from casebook.render.page import Section

T = TypeVar("T")

PAGE = 60_000
"""Bytes of the whole file of a page."""

FRAME = 10_000
"""Of these: what stands around every page."""

OWN = PAGE - FRAME
"""What is left for what a page itself says, to readers and in its head to programs."""

HEADING = 300
"""What a section weighs beside what it says: its heading, its link, its line in the contents."""

LIST = 43_000
"""A list on a page: all that it says but its lead and a table above or below the list."""


def weight(*parts: str) -> int:
    """The bytes of pieces of a page."""
    return sum(len(part.encode()) for part in parts)


def weight_of(sections: Iterable[Section]) -> int:
    """The bytes of sections with all that belongs to them."""
    return sum(HEADING + weight(each.html, each.tools) for each in sections)


def pieces(items: Sequence[T], weigh: Callable[[T], int], room: int = LIST) -> list[list[T]]:
    """``items`` in order, parted into as few pieces of at most ``room`` bytes as can be.

    There is one piece at least; an item that is too heavy stands alone. The pieces come out about
    equally heavy, so that nobody is led to a last page with one line.
    """
    weights = [weigh(item) for item in items]
    wanted = len(_filled(weights, room))
    # The least room that needs no more pieces: a room one byte smaller needs one more.
    room = bisect_left(range(room), -wanted, key=lambda less: -len(_filled(weights, less)))
    ends = list(accumulate(_filled(weights, room)))
    starts = [0, *ends[:-1]]
    return [list(items[start:end]) for start, end in zip(starts, ends, strict=True)]


def fitting(items: Sequence[T], weigh: Callable[[T], int], room: int) -> int:
    """How many of ``items``, from the first on, have ``room`` together."""
    return bisect_right(list(accumulate(weigh(item) for item in items)), room)


def _filled(weights: Sequence[int], room: int) -> list[int]:
    """How many items each piece takes where each is filled up to ``room``."""
    counts = [0]
    held = 0
    for each in weights:
        if counts[-1] and held + each > room:
            counts.append(0)
            held = 0
        counts[-1] += 1
        held += each
    return counts
