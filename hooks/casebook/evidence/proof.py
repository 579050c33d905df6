"""Proof: whether words stand in a source, from its prints alone, and what is known where not.

A quotation is a list of parts in order, cut where words are left out. It stands in a paragraph when
each part does, word by word and mark by mark, and none begins before the one before it has ended.
The places of single tokens are not known (:mod:`casebook.evidence.prints`), so a part of a cut
quotation needs at least two: a shorter one is never taken for proved.

What cannot be proved: whether the words stood in quotation marks in the source, who said them, and
whether a cut changes what was meant. People read for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile

from casebook.evidence.prints import Place, Print, Prints, fingerprint, windows
from casebook.evidence.words import Tokens, is_word

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MARKS = (*",.;:?!—()[]/&@", '"', "...")


def labels(prints: Prints, parts: Sequence[Tokens]) -> tuple[str, ...]:
    """The paragraphs in which all ``parts`` stand in order; empty means: in none."""
    if not parts or not all(parts):
        return ()
    places = [prints.places(part) for part in parts]
    standing = [
        label
        for label in dict.fromkeys(place.label for place in places[0])
        if len(parts) == 1 or _in_order(label, parts, places)
    ]
    return tuple(standing)


def shared(prints: Prints, parts: Sequence[Tokens]) -> tuple[str, ...]:
    """The paragraphs in which all ``parts`` stand, in whatever order."""
    found = [{place.label for place in prints.places(part)} for part in parts]
    common = set.intersection(*found) if found else set()
    return tuple(each.label for each in prints.paragraphs if each.label in common)


def _in_order(label: str, parts: Sequence[Tokens], places: Sequence[Sequence[Place]]) -> bool:
    """Whether the parts have places one after the other; the earliest is always the best."""
    end = 0
    for part, found in zip(parts, places, strict=True):
        starts = [p.start for p in found if p.label == label and p.start is not None]
        start = min((start for start in starts if start >= end), default=None)
        if start is None:
            return False
        end = start + len(part)
    return True


@dataclass(frozen=True, slots=True)
class Near:
    """How nearly a run stands in a paragraph: its first and last tokens do, what is between not."""

    label: str
    before: int
    """How many tokens from the beginning of the run stand there together."""
    after: int
    """How many tokens up to the end of the run stand there together."""
    gap: int | None
    """How many tokens the source has between the two, where that is known."""


def nearest(prints: Prints, run: Tokens, label: str | None = None) -> Near | None:
    """Where most of ``run`` stands; ``label`` where that is as near as any; or nothing at all.

    For a run that does not stand anywhere as a whole.
    """
    order = sorted(prints.paragraphs, key=lambda each: each.label != label)
    found = [near for each in order if (near := _near(each, run))]
    return max(found, key=lambda near: near.before + near.after, default=None)


def mended(prints: Prints, run: Tokens, near: Near, known: Iterable[str] = ()) -> Tokens | None:
    """What the source has in place of the tokens that differ, if it can be guessed and proved.

    Tried are other spellings of a word, marks beside it, neighbours exchanged or written in one,
    the words ``known``, and between words that stand there nothing at all. Only what makes the
    whole of ``run`` stand in the source is given back.
    """
    first, last = run[: near.before], run[len(run) - near.after :]
    guesses = _guesses(run[near.before : len(run) - near.after], known)
    for guess in chain(guesses, [()] if first and last else []):
        if any(place.label == near.label for place in prints.places((*first, *guess, *last))):
            return guess
    return None


def _near(paragraph: Print, run: Tokens) -> Near | None:
    heads = list(_heads(paragraph.runs[2], _pairs(run)))
    tails = list(_heads(paragraph.runs[2][::-1], _pairs(run)[::-1]))
    before = max((length for _, length in heads), default=0)
    after = min(max((length for _, length in tails), default=0), len(run) - before)
    if len(run) > 1:
        # A single token has no place, so it counts only where no more is known of its side.
        if not before and after <= len(run) - 2:
            before = int(fingerprint(run[:1]) in paragraph.words)
        if not after and before <= len(run) - 2:
            after = int(fingerprint(run[-1:]) in paragraph.words)
    gaps = (
        paragraph.length - behind - after - start - before
        for start, length in heads
        for behind, reach in tails
        if length == before and reach >= after > 0
    )
    gap = min((gap for gap in gaps if gap >= 0), default=None)
    return Near(paragraph.label, before, after, gap) if before or after else None


def _pairs(run: Tokens) -> list[int]:
    return [fingerprint(pair) for pair in windows(run, 2)]


def _heads(text: Sequence[int], pairs: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where the first of ``pairs`` stands in ``text``, and how many tokens agree from there on."""
    for start in range(len(text)):
        same = takewhile(lambda two: two[0] == two[1], zip(text[start:], pairs, strict=False))
        if length := sum(1 for _ in same):
            yield start, length + 1


def _guesses(wrong: Tokens, known: Iterable[str]) -> Iterator[Tokens]:
    """What may have stood in place of the tokens ``wrong``, the likeliest first."""
    if len(wrong) == 1:
        yield from ((form,) for form in dict.fromkeys((*cases(wrong[0]), *_edits(wrong[0]))))
        yield from ((*wrong, mark) for mark in _MARKS)
        yield from ((mark, *wrong) for mark in _MARKS)
    if not any(map(is_word, wrong)):
        yield from ((mark,) for mark in _MARKS)
    if len(wrong) == 2:
        yield wrong[::-1]
        yield from ((form,) for form in ("-".join(wrong), "".join(wrong)))
    if len(wrong) < 2:
        yield from ((form,) for form in known)


def cases(word: str) -> tuple[str, ...]:
    """``word`` as it is, and in other letter cases."""
    return tuple(dict.fromkeys((word, word.lower(), word[:1].upper() + word[1:], word.upper())))


def _edits(word: str) -> Iterator[str]:
    """All that one slip makes of ``word``: a letter lost, added, changed, or two exchanged."""
    letters = _LETTERS + "'-"
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        yield from (head + letter + tail for letter in letters)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in letters)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
