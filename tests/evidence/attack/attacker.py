"""An attacker who has the files of a commit, a list of words, and time.

What is in the files is all that is used: commitments, proofs, and what follows from them. The word
list is derived from the words of this project and filled up with made-up ones, the commonest first.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import islice, product
from multiprocessing import get_context
from random import Random
from time import monotonic
from typing import Any, TypeVar

from casebook.evidence.commitment import SALT, Commitment, Whole, slow_key
from casebook.evidence.known import Known, known_by_proofs, known_by_text
from casebook.evidence.proof import Proof
from casebook.evidence.words import Tokens, is_word, tokens
from intensity import LONG
from projects import ROOT

CORES = 2
SECONDS = float(os.environ.get("ATTACK_SECONDS", "120" if LONG else "2"))
"""How long the guesses of all attacks together may take, on as many cores."""

WORDS = 50_000 if LONG else 2_000
"""How many words the list has."""

Given = TypeVar("Given")
Place = tuple[int, int]
"""A paragraph, and a position in it from 0."""


@cache
def word_list(number: int = WORDS) -> tuple[str, ...]:
    """The commonest words: those of this project's data and pages by their number, then others."""
    counts: Counter[str] = Counter()
    for folder in ("data", "docs"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".yml", ".md"}:
                counts.update(filter(is_word, tokens(path.read_text("utf-8"))))
    ours = [word for word, _ in sorted(counts.items(), key=lambda each: (-each[1], each[0]))]
    syllables = [one + two for one in "bdfgklmnprstvz" for two in "aeiou"]
    made_up = map("".join, product(syllables, repeat=3))
    return tuple(islice(dict.fromkeys([*ours, *made_up]), number))


@dataclass(frozen=True)
class Files:
    """What the files of a commit hold of one text."""

    commitment: Commitment
    proofs: tuple[Proof, ...]

    @property
    def known(self) -> Known:
        """The words that are quoted, and the hashes that are given or follow."""
        return known_by_proofs(self.commitment, self.proofs)[0]

    @property
    def targets(self) -> dict[bytes, Place]:
        """The hashes of single tokens that are given and not opened: the next words."""
        return {
            value: (number, span[0])
            for number, page in self.known.pages.items()
            for span, value in page.nodes.items()
            if span[1] - span[0] == 1 and span[0] not in page.words
        }

    @property
    def salts(self) -> tuple[bytes, ...]:
        """All salts that are given."""
        return tuple(salt for proof in self.proofs for salt in proof.salts)


def files_of(text: Whole, quoted: Iterable[tuple[int, int, int]]) -> Files:
    """The files of a commit to ``text`` with proofs of spans: paragraph, first, one after last."""
    known = known_by_text(text)
    proofs = tuple(known.prove(number, (start, end)) for number, start, end in quoted)
    return Files(text.commitment, proofs)


# ---------------------------------------------------------------------------------- made-up texts


def made_up(random: Random, paragraphs: int, length: int) -> tuple[Tokens, ...]:
    """A text of words of the list, the commonest most often."""
    words = word_list()
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    return tuple(tuple(random.choices(words, weights, k=length)) for _ in range(paragraphs))


def all_but(random: Random, texts: Sequence[Tokens], gaps: int) -> list[tuple[int, int, int]]:
    """Spans of all words of ``texts`` but ``gaps`` single ones, no two of them neighbors."""
    places = [(n, place) for n, text in enumerate(texts, 1) for place in range(1, len(text) - 1, 2)]
    hidden = sorted(random.sample(places, gaps))
    spans = []
    for number, text in enumerate(texts, 1):
        ends = [place for n, place in hidden if n == number]
        starts = [0, *(place + 1 for place in ends)]
        spans += [(number, *span) for span in zip(starts, [*ends, len(text)], strict=True)]
    return spans


# --------------------------------------------------------------------------------------- attacks


def guessable(files: Files) -> list[bytes]:
    """Salts that a careless construction would have taken, and all that are published."""
    document, root = files.commitment.document, files.commitment.root
    named = [b"", bytes(SALT), document, root, root[:SALT]]
    placed = [public_salt(document, number, place) for number in range(1, 5) for place in range(64)]
    chained = [sha256(salt).digest()[:SALT] for salt in files.salts[:64]]
    return [*named, *files.salts, *chained, *placed]


def public_salt(document: bytes, number: int, place: int) -> bytes:
    """The salt of a careless construction, in which it follows from what everybody knows."""
    return sha256(document + number.to_bytes(4, "big") + place.to_bytes(4, "big")).digest()[:SALT]


def dictionary(files: Files, words: Sequence[str]) -> dict[Place, str]:
    """The words that are found behind given hashes, each word tried with each guessable salt."""
    salts = guessable(files)
    shares = [salts[n::CORES] for n in range(CORES)]
    found: dict[Place, str] = {}
    for each in _shared(_dictionary, [(files.targets, words, share) for share in shares]):
        found |= each
    return found


def _dictionary(
    targets: dict[bytes, Place], words: Sequence[str], salts: Sequence[bytes]
) -> dict[Place, str]:
    found = {}
    encoded = [word.encode() for word in words]
    for salt in salts:
        begun = sha256(b"\0" + salt)
        for word in encoded:
            digest = begun.copy()
            digest.update(word)
            place = targets.get(digest.digest())
            if place:
                found[place] = word.decode()
    return found


KeyOf = Callable[[Sequence[Tokens], bytes], bytes]


def guesses(files: Files, words: Sequence[str], seconds: float) -> tuple[int, dict[Place, str]]:
    """How many guesses at all hidden words were made in time, and the words, if one was right."""
    made = 0
    found: dict[Place, str] = {}
    for number, each in _shared(
        _guesses, [(files, words, seconds, share) for share in range(CORES)]
    ):
        made += number
        found |= each
    return made, found


def _guesses(
    files: Files, words: Sequence[str], seconds: float, share: int
) -> tuple[int, dict[Place, str]]:
    end = monotonic() + seconds
    made = 0
    for guess in _fillings(files, words, share):
        if right(files, guess):
            return made + 1, dict(guess)
        made += 1
        if monotonic() > end:
            break
    return made, {}


def _fillings(files: Files, words: Sequence[str], share: int) -> Iterator[dict[Place, str]]:
    """Guesses: each single word in turn if one is hidden, else draws, common words most often."""
    hidden = [
        (number, place)
        for number, page in files.known.pages.items()
        for place in range(page.size)
        if place not in page.words
    ]
    if len(hidden) == 1:
        yield from ({hidden[0]: word} for word in words[share::CORES])
        return
    random = Random(share)  # noqa: S311 - drawn to be drawn again
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    while True:
        yield dict(zip(hidden, random.choices(words, weights, k=len(hidden)), strict=True))


def right(files: Files, guess: dict[Place, str], key_of: KeyOf = slow_key) -> bool:
    """Whether ``guess`` is right: then the salts that follow from it are those of the proofs."""
    pages = files.known.pages
    texts = {
        number: tuple(page.words.get(place) or guess[number, place] for place in range(page.size))
        for number, page in pages.items()
    }
    key = key_of(list(texts.values()), files.commitment.document)
    proof = files.proofs[0]
    salts = Whole(files.commitment.document, key, texts).salts(proof.number)
    return salts[proof.start] == proof.salts[0]


def _shared(work: Callable[..., Given], shares: Sequence[tuple[Any, ...]]) -> list[Given]:
    """What ``work`` gives for each share, on as many cores."""
    with ProcessPoolExecutor(CORES, mp_context=get_context("spawn")) as pool:
        return [future.result() for future in [pool.submit(work, *share) for share in shares]]
