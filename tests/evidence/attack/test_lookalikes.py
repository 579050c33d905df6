"""Signs that look like others: on every code point of Unicode, what is folded is what is listed."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter

import pytest

from casebook.evidence.words import normal, tokens
from intensity import LONG

FOLDED = re.compile("[\u2018-\u201b\u2039\u203a\u00b4`'\u2010\u2011-]|\\s")
"""Apostrophes, hyphens and blanks: within a word, or after it, they may take each other's place."""

DOUBLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2e42\u300c\u300d\u300e\u300f\u301d\u301e\u301f"
DOTS = frozenset({"\u2026"})


def signs() -> list[str]:
    """Every code point but surrogates; without CI those that are letters, marks or hard to see."""
    every = (chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    if LONG:
        return list(every)
    kinds = {"Cf", "Mn", "Mc", "Me", "Pd", "Pi", "Pf", "Po", "Ps", "Pe", "Zs", "Lm", "Sk"}
    return [
        sign
        for sign in every
        if unicodedata.category(sign) in kinds
        or unicodedata.decomposition(sign)
        or (ord(sign) < 0x2000 and sign.isalpha())
    ]


SIGNS = signs()


def test_no_sign_takes_the_place_of_a_letter() -> None:
    """Cyrillic, Greek, bold, full-width, circled, superscript letters among them."""
    wanted = tokens("vote")
    canonical = {sign for sign in SIGNS if unicodedata.normalize("NFC", sign) == "o"}
    passing = [sign for sign in SIGNS if sign != "o" and tokens(f"v{sign}te") == wanted]
    assert set(passing) == canonical - {"o"} == set()


@pytest.mark.parametrize(("before", "after"), [("vo", "te"), ("vote", ""), ("", "vote")])
def test_no_sign_is_put_in_but_blanks_around_a_word(before: str, after: str) -> None:
    """Joiners, marks, blanks of no width and accents among them."""
    wanted = tokens("vote")
    passing = [sign for sign in SIGNS if tokens(f"{before}{sign}{after}") == wanted]
    assert all(sign.isspace() and not (before and after) for sign in passing)


@pytest.mark.parametrize("mark", [",", ".", ";", ":", "?", "!", "(", "]", "/", "@", ">"])
def test_no_sign_takes_the_place_of_a_mark(mark: str) -> None:
    """A comma of another script is another mark."""
    wanted = tokens(f"a vote{mark} and")
    same = {sign for sign in SIGNS if unicodedata.normalize("NFC", sign) == mark}
    passing = {sign for sign in SIGNS if tokens(f"a vote{sign} and") == wanted}
    assert passing == same


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("don{}t", {"'"}),
        ("said {}no", {'"', "'"}),
        ("well{}known", {"-"}),
        ("people {} not", {"-"}),
        ("so{} and", {"\u2026"}),
    ],
)
def test_what_is_folded_is_of_one_kind(text: str, kinds: set[str]) -> None:
    """Quotation marks, hyphens, dashes and the ellipsis, and of these only the listed ones."""
    listed = {
        "'": "\u2018\u2019\u201a\u201b\u2039\u203a\u00b4`",
        '"': DOUBLE,
        "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\u2e3b",
        "\u2026": "",
    }
    every = {sign for kind in kinds for sign in (kind, *listed[kind])}
    found: Counter[tuple[str, ...]] = Counter()
    for kind in kinds:
        wanted = tokens(text.format(kind))
        passing = {sign for sign in SIGNS if tokens(text.format(sign)) == wanted}
        canonical = {s for s in SIGNS if unicodedata.normalize("NFC", s) in every}
        assert passing <= every | canonical
        found[wanted] += len(passing)
    assert all(found.values())


def test_the_normal_form_is_that_of_nfc_but_for_what_is_listed() -> None:
    """No other sign is changed or lost, wherever it stands alone between letters."""
    for sign in SIGNS:
        if FOLDED.match(sign) or sign in DOTS or sign in '"\u00a8\u00af':
            continue
        text = unicodedata.normalize("NFC", f"a{sign}b")
        if any(mark in text for mark in "\u2012\u2013\u2014\u2015\u2212\u2e3a\u2e3b"):
            continue
        if unicodedata.normalize("NFC", sign) != sign:
            continue
        assert normal(f"a{sign}b") == (text if sign not in DOUBLE else 'a"b'), hex(ord(sign))
