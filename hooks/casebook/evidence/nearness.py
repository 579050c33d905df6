"""Nearness: the known words that a quotation comes nearest to, for a message on what differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from casebook.evidence.known import Known
from casebook.evidence.words import Tokens, count


@dataclass(frozen=True, slots=True)
class Near:
    """How nearly a run stands in a paragraph: its first and last tokens do, what is between not."""

    number: int
    before: int
    """How many tokens from the beginning of the run stand there together."""
    after: int
    """How many tokens up to the end of the run stand there together."""
    instead: Tokens | None
    """What the source has in place of the others; nothing if that is not known."""


def nearest(known: Known, run: Tokens, number: int | None = None) -> Near | None:
    """Where most of ``run`` stands; paragraph ``number`` if that is as near as any; or nothing.

    For a run that does not stand anywhere as a whole.
    """
    order = sorted(known.pages, key=lambda each: each != number)
    found = [
        near
        for each in order
        for words in known.pages[each].runs
        for near in _nears(each, words, run)
    ]
    return max(found, key=lambda near: _closeness(near, run), default=None)


def _closeness(near: Near, run: Tokens) -> tuple[int, bool, int]:
    """More words that agree are nearer; then what differs should be known, and be short."""
    agreeing = count(run[: near.before]) + count(run[len(run) - near.after :])
    return agreeing, near.instead is not None, -len(near.instead or ())


def _nears(number: int, words: Tokens, run: Tokens) -> Iterator[Near]:
    """The ways in which the ends of ``run`` stand in ``words``, which are neighbors."""
    heads = _matches(words, run)
    tails = [
        (len(words) - end, length) for end, length in _matches(words[::-1], run[::-1])
    ]  # where each ends, and how many tokens before that agree
    for start, before in heads:
        middle = start + before
        rest = len(run) - before
        for end, reach in tails:
            after = min(reach, rest)
            if end - after >= middle:
                yield Near(number, before, after, words[middle : end - after])
        yield Near(number, before, 0, words[middle : middle + rest] or None)
    for end, after in tails:
        beginning = end - after
        rest = len(run) - after
        yield Near(number, 0, after, words[max(beginning - rest, 0) : beginning] or None)


def _matches(words: Sequence[str], run: Tokens) -> list[tuple[int, int]]:
    """Where the first of ``run`` stands in ``words``, and how many tokens agree from there on."""
    found = []
    for start, word in enumerate(words):
        if word == run[0]:
            same = takewhile(lambda two: two[0] == two[1], zip(words[start:], run, strict=False))
            found.append((start, sum(1 for _ in same)))
    return found
