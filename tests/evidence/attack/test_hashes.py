"""Hashes: what truncated ones would allow, and that nothing here is truncated or extended."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from itertools import count
from random import Random

import pytest

from casebook.evidence.known import known_by_proofs, known_by_text
from casebook.evidence.proof import Proof
from casebook.evidence.tree import ProofError, climbed, leaf
from casebook.intake import take_in
from evidence.papers import paper
from projects import ROOT

Hash = Callable[[bytes, str], bytes]


def collision(hashed: Hash, most: int) -> tuple[bytes, bytes] | None:
    """Two salts under which one word and another have one hash, as whoever picks salts may seek."""
    random = Random(1)  # noqa: S311 - drawn to be drawn again
    seen: dict[bytes, bytes] = {}
    for _ in range(most):
        salt = random.randbytes(16)
        seen[hashed(salt, "not")] = salt
        other = random.randbytes(16)
        if (value := hashed(other, "now")) in seen:
            return seen[value], other
    return None


def test_truncated_hashes_could_be_opened_in_two_ways() -> None:
    """With n bits it takes about 2 to the power of n/2 tries: here 32 bits, 2^16."""
    found = collision(lambda salt, word: leaf(salt, word)[:4], 1 << 18)
    assert found is not None
    assert leaf(found[0], "not")[:4] == leaf(found[1], "now")[:4]
    assert leaf(found[0], "not") != leaf(found[1], "now")


def test_whole_hashes_are_not_opened_in_two_ways_in_as_many_tries() -> None:
    assert collision(leaf, 1 << 18) is None


def test_nothing_that_is_published_is_truncated() -> None:
    for texts in take_in(ROOT).casebook.catalog.evidence.values():
        for known in texts:
            roots = [each.root for each in known.commitment.paragraphs]
            hashes = [value for proof in known.proofs for value in proof.hashes]
            assert {len(each) for each in (*roots, *hashes, known.commitment.root)} == {32}
            assert {len(salt) for proof in known.proofs for salt in proof.salts} == {16}


# ------------------------------------------------------------------------------------- extension

_K = [
    int(abs(((prime ** (1 / 3)) % 1) * 2**32))
    for prime in (n for n in range(2, 312) if all(n % d for d in range(2, int(n**0.5) + 1)))
]


def extended(digest: bytes, length: int, suffix: bytes) -> tuple[bytes, bytes]:
    """The hash of an unknown message with ``digest`` and ``length``, its padding and ``suffix``."""
    padding = b"\x80" + bytes((55 - length) % 64) + struct.pack(">Q", length * 8)
    total = length + len(padding) + len(suffix)
    data = suffix + b"\x80" + bytes((55 - total) % 64) + struct.pack(">Q", total * 8)
    state = list(struct.unpack(">8I", digest))
    for place in range(0, len(data), 64):
        state = _compressed(state, data[place : place + 64])
    return struct.pack(">8I", *state), padding


def _compressed(state: list[int], block: bytes) -> list[int]:
    def turned(value: int, by: int) -> int:
        return (value >> by | value << 32 - by) & 0xFFFFFFFF

    w = list(struct.unpack(">16I", block))
    for n in range(16, 64):
        small = turned(w[n - 15], 7) ^ turned(w[n - 15], 18) ^ w[n - 15] >> 3
        large = turned(w[n - 2], 17) ^ turned(w[n - 2], 19) ^ w[n - 2] >> 10
        w.append(w[n - 16] + small + w[n - 7] + large & 0xFFFFFFFF)
    a, b, c, d, e, f, g, h = state
    for n in range(64):
        one = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + (e & f ^ ~e & g) + _K[n] + w[n]
        two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + (a & b ^ a & c ^ b & c)
        h, g, f, e, d, c, b, a = g, f, e, d + one & 0xFFFFFFFF, c, b, a, one + two & 0xFFFFFFFF
    return [x + y & 0xFFFFFFFF for x, y in zip(state, (a, b, c, d, e, f, g, h), strict=True)]


def test_sha256_is_extended_as_everybody_can() -> None:
    """The tool works: the hash of a longer message is made without the message."""
    message = b"\0" + bytes(16) + b"not"
    digest, padding = extended(sha256(message).digest(), len(message), b" now")
    assert digest == sha256(message + padding + b" now").digest()


def test_an_extended_hash_of_a_hidden_word_proves_nothing() -> None:
    """It is no hash of the tree; and to open it takes the salt, which nobody has."""
    whole = known_by_text(paper())
    proof = whole.prove(4, (5, 8))
    known, faults = known_by_proofs(whole.commitment, [proof])
    assert not faults
    given = set(known.pages[4].nodes.values())
    hidden = {value for span, value in whole.pages[4].nodes.items() if span[1] - span[0] == 1}
    for value in given & hidden:
        for length in range(17 + 1, 17 + 12):
            digest, _ = extended(value, length, b"s")
            assert digest not in {*whole.pages[4].nodes.values()}
            for place in range(len(proof.hashes)):
                forged = (*proof.hashes[:place], digest, *proof.hashes[place + 1 :])
                assert known_by_proofs(whole.commitment, [replace(proof, hashes=forged)])[1]


def test_a_quotation_is_not_extended_by_a_word() -> None:
    """The hash of the next word is given; no salt that is known opens it, whatever the word."""
    whole = known_by_text(paper())
    words = sorted({word for run in paper().paragraphs.values() for word in run})
    salts = [salt for number in paper().paragraphs for salt in paper().salts(number)]
    proof = whole.prove(4, (5, 8))
    for word in words:
        for salt in (proof.salts[-1], *salts[::7]):
            if salt == paper().salts(4)[8]:
                continue
            longer = Proof(4, 5, (*proof.words, word), (*proof.salts, salt), proof.hashes[1:])
            assert known_by_proofs(whole.commitment, [longer])[1]


@pytest.mark.parametrize("number", range(2, 9))
def test_a_node_is_not_passed_off_as_a_leaf(number: int) -> None:
    """A tree over fewer leaves, of which one is a node of the true one, does not lead anywhere."""
    leaves = [leaf(place.to_bytes(16, "big"), f"w{place}") for place in range(number)]
    true = climbed(number, 0, leaves, ())[0, number]
    for size in count(1):
        if size == number:
            break
        try:
            assert climbed(size, 0, leaves[:size], ())[0, size] != true
        except ProofError:
            continue
