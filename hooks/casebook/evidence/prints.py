"""Prints: the fingerprint of a source, from which quotations are proved without its text.

For each paragraph a file ``seeds/<slug>.prints`` holds truncated hashes of its runs of 1, 2, 4 and
8 tokens (:mod:`casebook.evidence.words`). The single tokens are sorted, each once; the runs stand
in the order of the text, so that a proof can ask for neighbouring runs at neighbouring places, and
a change of one word changes few lines of the file. Without the order, "of the party" would pass for
a quotation of a paragraph that has "of the left" and "the party", and nothing could tell the order
of the parts of a cut quotation.

A hash is the first 40 bits of BLAKE2b over the run, combined by exclusive or with 40 bits of
BLAKE2b over source, label and size of run. Prints under a foreign name, or with two labels changed
for each other, therefore prove nothing. The combination is undone when a file is read, so one hash
finds a run in all paragraphs of all sources.

Chance of a false proof. A word that is not in the paragraph passes with a chance of w / 2**40, w
being the number of different tokens there. An altered run has, at each place where it could stand,
at least one pair of tokens that the source does not have at that place, and every window of every
size must be there: the chance is below l / 2**40 for a paragraph of l tokens, and of the order of
l / 2**80 from four tokens on, where a pair and a window of four must both collide. For l = 74, the
longest paragraph of the first source, that is below 1 in 10**10 for one quotation, and below 1 in
100,000 for 100,000 altered quotations together. Runs are compared as normalised: what
:mod:`casebook.evidence.words` lets pass, passes.

What prints are not: they are no encryption. Whoever has the text can see that it is the one, and
with a dictionary and patience short runs can be guessed. They keep the text from being read, found
and copied here; they keep nothing secret.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple

from casebook.evidence.words import Tokens, sentences, tokens
from casebook.records.references import Ref

SIZES = (1, 2, 4, 8)
"""The lengths of run that are hashed, in tokens."""

BITS = 40
"""What is kept of each hash; the docstring of the module gives the odds that follow."""

LARGEST = 8 * 1024 * 1024
"""Bytes of a prints file at most: room for a book of 150,000 words."""


class Place(NamedTuple):
    """Where a run stands: its paragraph, and how many tokens are before it there.

    The place of a single token in its paragraph is not known and given as nothing.
    """

    label: str
    start: int | None


@dataclass(frozen=True, slots=True)
class Print:
    """The fingerprint of one paragraph, its hashes in the form that :func:`fingerprint` gives."""

    label: str
    length: int
    """How many tokens it has."""
    sentences: int
    words: frozenset[int]
    """The hashes of its single tokens."""
    runs: Mapping[int, tuple[int, ...]]
    """For each larger size the hashes of its runs, in the order of the text."""


@dataclass(frozen=True)
class Prints:
    """The fingerprint of one source, paragraph by paragraph."""

    source: Ref
    paragraphs: tuple[Print, ...]

    def __contains__(self, label: str) -> bool:
        return label in self._labels

    def paragraph(self, label: str) -> Print | None:
        """The fingerprint of the paragraph ``label``."""
        return self._labels.get(label)

    def at(self, base: int, size: int) -> Sequence[Place]:
        """Where a run of ``size`` tokens with the fingerprint ``base`` stands."""
        if size not in self._indexes:
            self._indexes[size] = self._index(size)
        return self._indexes[size].get(base, ())

    def places(self, run: Tokens) -> tuple[Place, ...]:
        """Where ``run`` stands as a whole, word by word and mark by mark; empty means nowhere."""
        found: set[Place] | None = None
        for size in reversed(SIZES):
            for offset in range(len(run) - size + 1):
                base = fingerprint(run[offset : offset + size])
                if found is None:
                    found = {_back(place, offset) for place in self.at(base, size)}
                else:
                    found = {place for place in found if self._holds(place, offset, base, size)}
                if not found:
                    return ()
        return tuple(sorted(found or (), key=lambda place: (self._order[place.label], place.start)))

    def _holds(self, place: Place, offset: int, base: int, size: int) -> bool:
        """Whether the run that ``base`` is the hash of stands ``offset`` tokens after ``place``."""
        paragraph = self._labels[place.label]
        if size == 1 or place.start is None:
            return base in paragraph.words
        start, run = place.start + offset, paragraph.runs[size]
        return 0 <= start < len(run) and run[start] == base

    @cached_property
    def _labels(self) -> dict[str, Print]:
        return {each.label: each for each in self.paragraphs}

    @cached_property
    def _order(self) -> dict[str, int]:
        return {each.label: number for number, each in enumerate(self.paragraphs)}

    @cached_property
    def _indexes(self) -> dict[int, dict[int, list[Place]]]:
        """The index of each size that was asked for; most quotations need only one."""
        return {}

    def _index(self, size: int) -> dict[int, list[Place]]:
        index: dict[int, list[Place]] = {}
        for each in self.paragraphs:
            if size == 1:
                for base in each.words:
                    index.setdefault(base, []).append(Place(each.label, None))
            else:
                for start, base in enumerate(each.runs[size]):
                    index.setdefault(base, []).append(Place(each.label, start))
        return index


def fingerprint(run: Tokens) -> int:
    """The hash of a run of tokens, :data:`BITS` long, the same in every source and paragraph."""
    text = " ".join(run).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=BITS // 8).digest(), "big")


def salt(source: Ref, label: str, size: int) -> int:
    """What hashes of runs of ``size`` in a paragraph are combined with in the file."""
    text = f"{source}#{label} {size}".encode()
    return int.from_bytes(blake2b(text, digest_size=BITS // 8).digest(), "big")


def windows(run: Tokens, size: int) -> Iterator[Tokens]:
    """Each run of ``size`` tokens in ``run``, in order."""
    for start in range(len(run) - size + 1):
        yield run[start : start + size]


def prints_of(source: Ref, paragraphs: Sequence[str]) -> Prints:
    """The fingerprint of the ``paragraphs`` of ``source``, which are p1, p2 and so on."""
    return Prints(
        source, tuple(_print(f"p{number}", text) for number, text in enumerate(paragraphs, 1))
    )


def _print(label: str, text: str) -> Print:
    run = tokens(text)
    return Print(
        label=label,
        length=len(run),
        sentences=sentences(text),
        words=frozenset(map(fingerprint, windows(run, 1))),
        runs={size: tuple(map(fingerprint, windows(run, size))) for size in SIZES[1:]},
    )


def _back(place: Place, offset: int) -> Place:
    return place if place.start is None else Place(place.label, place.start - offset)
