"""Matching: which item of a list before is which item after, so that each change is told once."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

Pair = tuple[int | None, int | None]
"""The places of an item before and after; None where it is not there."""

_ALIKE = 0.5
"""Two texts with this share of words in common are one text that was changed."""


def by_key(before: Sequence[Hashable], after: Sequence[Hashable]) -> Iterator[Pair]:
    """Pairs of places with equal keys, in the order after; then what is gone."""
    old: dict[Hashable, list[int]] = {}
    for number, key in enumerate(before):
        old.setdefault(key, []).append(number)
    for number, key in enumerate(after):
        waiting = old.get(key)
        yield (waiting.pop(0) if waiting else None), number
    for number in sorted(number for waiting in old.values() for number in waiting):
        yield number, None


def by_words(before: Sequence[str], after: Sequence[str]) -> Iterator[Pair]:
    """Pairs of equal texts wherever they stand, then of the most alike; then additions and losses.

    The pairs come in the order after, what is gone last.
    """
    equal = by_key(before, after)
    pairs = {new: old for old, new in equal if old is not None and new is not None}
    taken = set(pairs.values())
    left = [number for number in range(len(before)) if number not in taken]
    free = [number for number in range(len(after)) if number not in pairs]
    scores = sorted(
        ((_likeness(before[old], after[new]), -old, -new) for old in left for new in free),
        reverse=True,
    )
    for score, old, new in scores:
        if score >= _ALIKE and -new not in pairs and -old not in taken:
            pairs[-new] = -old
            taken.add(-old)
    for number in range(len(after)):
        yield pairs.get(number), number
    yield from ((number, None) for number in range(len(before)) if number not in taken)


def _likeness(one: str, other: str) -> float:
    """The share of words that two texts have in common and in order, from 0 to 1."""
    return SequenceMatcher(None, one.casefold().split(), other.casefold().split()).ratio()
