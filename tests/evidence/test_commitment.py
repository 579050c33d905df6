"""Commitments: the bytes that the method page describes, and what changes them."""

from __future__ import annotations

import hashlib
import hmac
import re

import pytest

from casebook.evidence.commitment import (
    FEWEST,
    ROUNDS,
    SALT,
    SCHEME,
    Commitment,
    Whole,
    secret,
    slow_key,
)
from casebook.evidence.known import Known, known_by_text
from casebook.evidence.tree import grown, leaf
from casebook.evidence.words import Tokens, tokens
from evidence.papers import DOCUMENT, PARAGRAPHS, paper
from projects import ROOT

TAG = b"casebook-evidence-1"
TEXTS = tuple(map(tokens, PARAGRAPHS))


def of(texts: tuple[Tokens, ...], document: bytes = DOCUMENT) -> Commitment:
    """The commitment to ``texts`` under a key that takes no time."""
    key = hashlib.sha256(secret(texts)).digest()
    return Whole(document, key, dict(enumerate(texts, 1))).commitment


def number(value: int) -> bytes:
    return value.to_bytes(4, "big")


def test_the_formulas_are_those_of_the_method_page() -> None:
    """Each is written out here once more, from the page."""
    text = b"".join(
        number(len(line)) + line for line in (" ".join(each).encode() for each in TEXTS)
    )
    key = hashlib.pbkdf2_hmac("sha256", text, DOCUMENT, 600_000)
    assert paper().key == key == slow_key(TEXTS, DOCUMENT)
    roots = []
    for place, run in enumerate(TEXTS, 1):
        of_paragraph = hmac.new(key, number(place), "sha256").digest()
        salts = [
            hmac.new(of_paragraph, number(n), "sha256").digest()[:16]
            for n in range(1, len(run) + 1)
        ]
        assert paper().salts(place) == tuple(salts)
        head = grown(list(map(leaf, salts, run)))[0, len(run)]
        made = b"\2" + TAG + DOCUMENT + number(place) + number(len(run)) + head
        roots.append(hashlib.sha256(made).digest())
    assert [each.root for each in paper().commitment.paragraphs] == roots
    listed = [number(n) + number(len(TEXTS[n - 1])) + root for n, root in enumerate(roots, 1)]
    made = b"\3" + TAG + DOCUMENT + number(len(roots)) + b"".join(listed)
    assert paper().commitment.root == hashlib.sha256(made).digest()


def test_the_method_page_has_the_numbers_of_the_code() -> None:
    page = (ROOT / "docs/about/evidence/index.md").read_text("utf-8")
    assert f"`{SCHEME}`" in page
    assert f"{ROUNDS:,} rounds" in page
    assert f"first {SALT} bytes" in page
    assert f"At least {FEWEST} tokens stay hidden" in page
    assert re.search(r"`document` is 16 random bytes", page)


def changed(*, paragraph: int, to: str) -> tuple[Tokens, ...]:
    return tuple(tokens(to) if n == paragraph else run for n, run in enumerate(TEXTS))


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(changed(paragraph=5, to="It was, all told, a dull evening."), id="words"),
        pytest.param((*TEXTS[:5], TEXTS[6], TEXTS[5]), id="order"),
        pytest.param(TEXTS[:6], id="a paragraph less"),
        pytest.param((*TEXTS[:5], (*TEXTS[5], TEXTS[6][0]), TEXTS[6][1:]), id="a word moved"),
    ],
)
def test_every_change_of_the_text_changes_every_root(texts: tuple[Tokens, ...]) -> None:
    one, other = of(TEXTS), of(texts)
    assert one.root != other.root
    assert not {each.root for each in one.paragraphs} & {each.root for each in other.paragraphs}


def test_the_document_is_part_of_every_hash() -> None:
    one, other = of(TEXTS), of(TEXTS, bytes(16))
    assert not {each.root for each in one.paragraphs} & {each.root for each in other.paragraphs}


def test_what_does_not_count_changes_nothing() -> None:
    typed = tuple(
        tokens(each.replace("“", '"').replace("–", "—").replace(" ", "\u00a0"))
        for each in PARAGRAPHS
    )
    assert secret(typed) == secret(TEXTS)


def test_no_two_texts_have_one_secret() -> None:
    assert secret((("a", "b"),)) != secret((("a",), ("b",)))
    assert secret((("a b",),)) == secret((("a", "b"),))  # no token has a blank in it


def test_nothing_is_known_of_a_text_at_first_and_all_of_it_with_the_text() -> None:
    nothing = Known.nothing(paper().commitment)
    assert nothing.hidden == paper().commitment.size == sum(map(len, TEXTS))
    assert nothing.standing([("the",)]) == ()
    assert known_by_text(paper()).hidden == 0


def test_salts_are_all_different() -> None:
    salts = [salt for place in paper().paragraphs for salt in paper().salts(place)]
    assert len(set(salts)) == len(salts) == paper().commitment.size
    assert {len(salt) for salt in salts} == {SALT}
