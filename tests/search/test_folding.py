"""Words are compared in one form: what readers type and what is written meet in it."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.search.folding import EMOJI, LETTERS, SIGNS, folded


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
        ("A.O.C. a.o.c.", ["aoc", "aoc"]),
        ("H.R. 1976 HR1976 h.r.1976 HR-1976", ["hr", "1976"] * 4),
        ("S.1129 S1129", ["s", "1129"] * 2),
        ("covid-19 COVID19 PEP8", ["covid", "19", "covid", "19", "pep", "8"]),
        ("Medicare4All #medicare4all", ["medicare", "for", "all"] * 2),
        ("m4a 527s 117th 4K", ["m4a", "527s", "117th", "4k"]),
        ("the end. A start.", ["the", "end", "a", "start"]),
        ("400,000 people, 12", ["400000", "people", "12"]),
        ("李小龙 山田太郎", list("李小龙山田太郎")),
        ("김대중 ガンダム ｶﾞ", list("김대중カンタムカ")),
        ("Ada🌹 @ada🌹🌹 👍🏽", ["ada", "🌹", "ada", "🌹", "🌹", "👍"]),
        ("@ProudSocialist #ForceTheVote", ["proudsocialist", "forcethevote"]),
        ("\uff26\uff35\uff2c\uff2c \ufb01ne", ["full", "fine"]),
        ("[our] … —", ["our"]),
        ("", []),
    ],
)
def test_what_makes_no_difference_is_folded(typed: str, words: list[str]) -> None:
    assert folded(typed) == words


DAY = ["february", "7", "2021", "20210207"]
MONTH = ["february", "2021", "202102"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        *dict.fromkeys(
            (
                "February 7, 2021",
                "February 7 2021",
                "Feb. 7, 2021",
                "feb 7 2021",
                "FEB 7TH, 2021",
                "7 February 2021",
                "7th of February, 2021",
                "07 Feb 2021",
                "2021-02-07",
                "2021/02/07",
                "2/7/2021",
                "02/07/21",
                "2-7-2021",
                "2.7.2021",
            ),
            DAY,
        ).items(),
        *dict.fromkeys(
            ("February 2021", "Feb 2021", "feb. 2021", "February of 2021", "2/2021", "2021-02"),
            MONTH,
        ).items(),
        ("Feb 7 and 7 Feb.", ["february", "7", "and", "february", "7"]),
        ("Sept. 3, 1999", ["september", "3", "1999", "19990903"]),
        ("7/24/98", ["july", "24", "1998", "19980724"]),
        ("24/7/2021", ["july", "24", "2021", "20210724"]),
        (
            "January 12–13, 2021",
            ["january", "12", "13", "2021", "20210112", "20210113"],
        ),
        (
            "6 to 8 February 2021",
            ["february", "6", "8", "2021", "20210206", "20210208"],
        ),
        ("step 2, February 7, 2021", ["step", "2", *DAY]),
        ("step 2 February 7, 2021", ["step", "2", *DAY]),
    ],
)
def test_a_date_has_one_form_however_it_is_written(typed: str, words: list[str]) -> None:
    assert folded(typed) == words
    assert folded(f"({typed})") == words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("2021-13-07 12021-02-07", ["2021", "13", "07", "12021", "02", "07"]),
        ("24/7 9/11 1/2/3", ["24", "7", "9", "11", "1", "2", "3"]),
        ("February 32, 2021", ["february", "32", "2021"]),
        ("0/7/2021 13/13/2021", ["0", "7", "2021", "13", "13", "2021"]),
        ("1.2.21", ["1", "2", "21"]),
        ("may 45 mayor 5", ["may", "45", "mayor", "5"]),
        ("marching 2021", ["marching", "2021"]),
    ],
)
def test_what_only_looks_like_a_date_stays_as_it_is(typed: str, words: list[str]) -> None:
    assert folded(typed) == words


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_every_day_is_found_however_it_is_typed_and_begins_with_its_month(day: date) -> None:
    name = f"{day:%B}".lower()
    words = [name, str(day.day), str(day.year), f"{day:%Y%m%d}"]
    for form in ("{0:%B} {0.day}, {0.year}", "{0.day} {0:%b} {0.year}", "{0:%Y-%m-%d}"):
        assert folded(form.format(day)) == words
    for form in ("{0.month}/{0.day}/{0.year}", "{0:%m/%d/%y}"):
        assert folded(form.format(day)) == words
    month = folded(f"{day:%b %Y}")[-1]
    assert words[-1].startswith(month)
    assert folded(f"{day:%Y-%m}") == [name, str(day.year), month]


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
    assert all(re.fullmatch(rf"[^\W_]+|[{SIGNS}{EMOJI}]", word) for word in words)


@given(st.text(), st.text())
def test_what_is_divided_by_a_line_is_folded_apart(one: str, other: str) -> None:
    """By a blank alone it may be a date: "February" and "2021"."""
    assert folded(f"{one} \n {other}") == folded(one) + folded(other)
