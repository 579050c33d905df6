"""Hiding: nobody reads more of a source than what is quoted.

The attacker of :mod:`evidence.attack.attacker` gets the files of a commit: those of this project,
and those of a made-up text of which all but single words are quoted. Each attack is also let loose
on a construction with a weakness, and must break it: else it would say nothing that it fails here.
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from hashlib import sha256
from random import Random

import pytest

from casebook.evidence.commitment import FEWEST, Whole, secret, whole
from casebook.evidence.words import Tokens
from casebook.intake import take_in
from evidence.attack.attacker import (
    SECONDS,
    WORDS,
    Files,
    all_but,
    dictionary,
    files_of,
    guesses,
    made_up,
    public_salt,
    right,
    word_list,
)
from intensity import LONG
from projects import ROOT

ATTACKS = 2
"""Among which the time is shared."""


def real() -> Files:
    """The files of the source of data/ that is quoted most."""
    evidence = take_in(ROOT).casebook.catalog.evidence.values()
    known = max((each for listed in evidence for each in listed), key=lambda it: len(it.proofs))
    return Files(known.commitment, known.proofs)


def nearly_quoted() -> tuple[Files, tuple[Tokens, ...]]:
    """A made-up text of 2,000 words of the list, quoted to 95 % with gaps of one word."""
    random = Random(7)  # noqa: S311 - drawn to be drawn again
    texts = made_up(random, 40, 50)
    return files_of(whole(texts, bytes(16)), all_but(random, texts, 100)), texts


def test_a_dictionary_finds_nothing_behind_the_hashes_of_the_real_source() -> None:
    files = real()
    assert len(files.targets) > 20
    assert dictionary(files, word_list()) == {}


def test_a_dictionary_finds_nothing_between_quotations() -> None:
    """Though every hidden word is in it."""
    files, texts = nearly_quoted()
    assert {texts[n - 1][place] for n, place in files.targets.values()} <= {*word_list()}
    assert files.known.hidden == len(files.targets) == 100
    assert dictionary(files, word_list()[: WORDS if LONG else 500]) == {}


class Placed(Whole):
    """The weakness: a salt follows from its place, which everybody knows."""

    def salts(self, number: int) -> tuple[bytes, ...]:
        places = range(len(self.paragraphs[number]))
        return tuple(public_salt(self.document, number, place) for place in places)


def test_the_dictionary_would_find_words_under_salts_that_are_no_secret() -> None:
    random = Random(7)  # noqa: S311 - drawn to be drawn again
    texts = made_up(random, 1, 50)
    text = Placed(bytes(16), b"", dict(enumerate(texts, 1)))
    files = files_of(text, all_but(random, texts, 10))
    found = dictionary(files, word_list())
    assert found == {(1, place): texts[0][place] for _, place in files.targets.values()}
    assert len(found) == 10


@pytest.mark.parametrize("name", ["the real source", "a made-up text quoted to 95 %"])
def test_no_guess_at_the_hidden_words_is_right(name: str) -> None:
    files = real() if name == "the real source" else nearly_quoted()[0]
    made, found = guesses(files, word_list(), SECONDS / ATTACKS)
    print(f"{name}: {made} guesses, {files.known.hidden} hidden")  # noqa: T201 - the figure
    assert made > 0
    assert found == {}


def test_a_single_gap_would_be_guessed_and_is_refused() -> None:
    """Whence the least number of hidden tokens, below which a check refuses a source."""
    texts = (tuple(word_list()[10:40]),)
    files = files_of(whole(texts, bytes(16)), [(1, 0, 12), (1, 13, 30)])
    words = [*word_list()[:2], texts[0][12], *word_list()[2:4]]
    assert guesses(files, words, 60)[1] == {(1, 12): texts[0][12]}
    assert 0 < files.known.hidden < FEWEST


def test_a_key_for_each_paragraph_would_give_single_gaps_away() -> None:
    """Whence one key for the whole text: here a paragraph has its own, and one gap."""
    texts = made_up(Random(7), 1, 30)  # noqa: S311 - drawn to be drawn again

    def key_of(paragraphs: list[Tokens], document: bytes) -> bytes:
        return sha256(document + secret(paragraphs)).digest()

    text = Whole(bytes(16), key_of(list(texts), bytes(16)), dict(enumerate(texts, 1)))
    files = files_of(text, [(1, 0, 12), (1, 13, 30)])
    found = [word for word in word_list() if right(files, {(1, 12): word}, key_of)]  # type: ignore[arg-type]
    assert found == [texts[0][12]]


def test_what_is_published_of_a_text_does_not_depend_on_its_hidden_words() -> None:
    """With the salts of a random key, files of two texts differ in nothing that a test can see.

    Every hash of a hidden word is new under another key, and no two hidden words share one.
    """
    random = Random(7)  # noqa: S311 - drawn to be drawn again
    texts = made_up(random, 4, 50)
    spans = all_but(random, texts, 40)
    keys = [secrets.token_bytes(32) for _ in range(2)]
    one, other = (files_of(Whole(bytes(16), key, dict(enumerate(texts, 1))), spans) for key in keys)
    assert not {*one.targets} & {*other.targets}
    assert len(one.targets) == len(other.targets) == 40
    assert replace(one, proofs=()).known.hidden == 200
