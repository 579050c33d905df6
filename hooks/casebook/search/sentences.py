"""Sentences: a paragraph divided so that a result can show one of them whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?…][”’\"')\]]* (?=[“‘\"'(\[]?[A-Z0-9])")
"""Where a sentence may end: a point, a blank, and a capital or a number after it."""

_ABBREVIATED = re.compile(
    r"(?:^|[\s(“‘\"'\[])"
    r"(?:[A-Za-z]|(?:[A-Za-z]\.)+[A-Za-z]|Mr|Mrs|Ms|Dr|St|Jr|Sr|Rep|Reps|Sen|Sens|Gov|Gen|Prof|Rev"
    r"|No|Nos|vs|Inc|Co|Corp|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\.$"
)
"""A point after one of these ends no sentence; nor does one after an initial."""


def sentences(paragraph: str) -> Iterator[str]:
    """The sentences of ``paragraph`` in their order; words in curly marks stay in one piece."""
    start = 0
    for end in _END.finditer(paragraph):
        sentence = paragraph[start : end.end() - 1]
        if sentence.count("“") > sentence.count("”"):
            continue
        if _ABBREVIATED.search(paragraph[start : end.start() + 1]):
            continue
        yield sentence
        start = end.end()
    if start < len(paragraph):
        yield paragraph[start:]
