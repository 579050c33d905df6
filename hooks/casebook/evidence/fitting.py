"""Fitting: which lines of a file are the paragraphs that a commitment was made of.

A saved page has lines that do not belong to the document. They are skipped: the number of tokens of
each paragraph is known, and so are the words that are quoted from it. Whether the right lines were
taken, the root tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from casebook.evidence.commitment import Derive, Whole, derived, whole
from casebook.evidence.known import Known, Page
from casebook.evidence.source_text import SourceText
from casebook.evidence.words import Tokens, joined

_LOOKED_AT = 500
_TRIED = 8
"""Choices that are compared with the root, the least scattered first; each takes a while."""

_SHOWN = 8


class MisfitError(Exception):
    """Why a text is not the one that a commitment was made of, in a sentence."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A document that was found in a file: its tokens and its lines, by paragraph."""

    text: Whole
    lines: Mapping[int, str]


def fitted(text: SourceText, known: Known, derive: Derive = derived) -> Fit:
    """The document in ``text``, as the commitment of ``known`` has it; else `MisfitError`."""
    numbers = tuple(known.pages)
    below_title = tuple(range(1, len(text.lines)))
    choices = sorted(islice(_choices(text.runs, known), _LOOKED_AT), key=_scattered)
    if below_title in choices:
        choices.insert(0, below_title)
    for choice in choices[:_TRIED]:
        paragraphs = [text.runs[line] for line in choice]
        found = whole(paragraphs, known.commitment.document, numbers, derive)
        if found.commitment == known.commitment:
            lines = (text.lines[line] for line in choice)
            return Fit(found, dict(zip(numbers, lines, strict=True)))
    raise MisfitError(_why(text.runs, known))


def _choices(lines: Sequence[Tokens], known: Known) -> Iterator[tuple[int, ...]]:
    """The choices of lines, in order, that could be the paragraphs by what is known of these."""
    pages = list(known.pages.values())
    latest: list[int] = []
    after = len(lines)
    for page in reversed(pages):
        after = next((n for n in reversed(range(after)) if _could_be(lines[n], page)), -1)
        if after < 0:
            return
        latest.append(after)
    latest.reverse()
    # Depth first, without recursion: a document may have thousands of paragraphs.
    chosen: list[int] = []
    line = 0
    while True:
        depth = len(chosen)
        if depth == len(pages):
            yield tuple(chosen)
        else:
            fits = range(line, latest[depth] + 1)
            line = next((n for n in fits if _could_be(lines[n], pages[depth])), -1)
            if line >= 0:
                chosen.append(line)
                line += 1
                continue
        if not chosen:
            return
        line = chosen.pop() + 1


def _could_be(line: Tokens, page: Page) -> bool:
    return len(line) == page.size and all(line[n] == word for n, word in page.words.items())


def _scattered(choice: Sequence[int]) -> int:
    """How many lines were skipped between the first and the last one."""
    return sum(after - before - 1 for before, after in pairwise(choice))


def _why(lines: Sequence[Tokens], known: Known) -> str:
    """Which paragraph has no line; every one is looked for below the one before it."""
    line = 0
    for number, page in known.pages.items():
        at = next((n for n in range(line, len(lines)) if _could_be(lines[n], page)), None)
        if at is None:
            words = next((joined(run[:_SHOWN]) for run in page.runs), "")
            holding = f" and hold “{words}”" if words else ""
            above = f"The paragraphs above p{number} fit. " if line else ""
            return (
                f"{above}p{number} should have {page.size} words and marks{holding}, and no line "
                f"{'below them ' if line else ''}does."
            )
        line = at + 1
    return (
        "Every paragraph has its number of words and marks, and yet a word, a letter or a mark "
        "differs somewhere."
    )
