"""Words are compared in one form: what readers type and what is written meet in it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.search.folding import LETTERS, folded


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Nick Brana", ["nick", "brana"]),
        ("Bräña", ["brana"]),
        ("Łódź", ["lodz"]),
        ("straße STRASSE", ["strasse", "strasse"]),
        ("Ærø Œuvre", ["aero", "oeuvre"]),
        ("I\u015eIK \u0131\u015f\u0131k \u0130zmir", ["isik", "isik", "izmir"]),
        ("Đorđe Þór", ["dorde", "thor"]),
        ("ΟΔΟΣ οδός", ["οδοσ", "οδοσ"]),
        ("Dore's Dore’s DORE\u00b4S", ["dore", "dore", "dore"]),
        ("O'Neill O’Neill don’t", ["oneill", "oneill", "dont"]),
        ("volunteers' “bylaws”", ["volunteers", "bylaws"]),
        ("Ocasio-Cortez", ["ocasio", "cortez"]),
        ("A.O.C. H.R. 1976", ["aoc", "hr", "1976"]),
        ("the end. A start.", ["the", "end", "a", "start"]),
        ("400,000 people, 12", ["400000", "people", "12"]),
        ("2021-02-07", ["7", "february", "2021"]),
        ("2021-13-07 12021-02-07", ["2021", "13", "07", "12021", "02", "07"]),
        ("@ProudSocialist #ForceTheVote", ["proudsocialist", "forcethevote"]),
        ("\uff26\uff35\uff2c\uff2c \ufb01ne", ["full", "fine"]),
        ("[our] … —", ["our"]),
        ("", []),
    ],
)
def test_what_makes_no_difference_is_folded(typed: str, words: list[str]) -> None:
    assert folded(typed) == words


@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_folded_by_name_is_one_that_unicode_does_not_take_apart(letter: str) -> None:
    assert unicodedata.normalize("NFKD", letter.lower()) == letter
    assert folded(letter) == folded(letter.upper()) == [LETTERS[letter]]


def test_no_latin_letter_of_european_languages_stays_as_it_is() -> None:
    """Those up to U+017F, in which all of them stand."""
    letters = [c for c in map(chr, range(0xC0, 0x180)) if unicodedata.category(c)[0] == "L"]
    assert [c for c in letters if not "".join(folded(f"a{c}a")).isascii()] == []


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    words = folded(text)
    assert all(folded(word) == [word] for word in words)
    assert all(re.fullmatch(r"[^\W_]+", word) for word in words)


@given(st.text(), st.text())
def test_what_is_divided_by_a_blank_is_folded_apart(one: str, other: str) -> None:
    assert folded(f"{one} \n {other}") == folded(one) + folded(other)
