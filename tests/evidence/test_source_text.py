"""The text of a source: what a paragraph is, and which lines of a saved page are paragraphs."""

from __future__ import annotations

import re
import sys
import unicodedata
from pathlib import Path

import pytest

from casebook.evidence.fitting import MisfitError, fitted
from casebook.evidence.known import Known, known_by_proofs, known_by_text
from casebook.evidence.source_text import SourceText, UnreadableError, source_text
from casebook.evidence.words import cleaned, tokens
from casebook.reading.characters import fault
from evidence.papers import PARAGRAPHS, TEXT, paper
from intensity import LONG

SIGNS = [
    chr(code)
    for code in range(sys.maxunicode + 1)
    if not 0xD800 <= code < 0xE000 and (LONG or code >> 16 in {0, 1, 14})
]
"""Every code point in the long run, else those of the planes that have more than ideographs."""
PREPENDED = re.compile("[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd]")
"""Format characters that are seen."""

UNSEEN = (
    "\u200b", "\ufeff", "\u2060", "\u00ad", "\u200e", "\u200d", "\ufe0f", "\u034f", "\u2800",
    "\u3164", "\u115f", "\u061c", "\U000e0041", "\U000e0100", "\u00a0", "\x07",
)  # fmt: skip


def read(folder: Path, text: str) -> SourceText:
    path = folder / "text.txt"
    path.write_bytes(text.encode())
    return source_text(path)


# ---------------------------------------------------------------------------- what a paragraph is


@pytest.mark.parametrize("sign", UNSEEN, ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_line_with_nothing_visible_is_no_paragraph(tmp_path: Path, sign: str) -> None:
    text = read(tmp_path, f"{sign}\nTitle\n{sign}\nOne{sign} two.\n {sign}{sign} \n\nThree.\n")
    assert text.lines[0] == "Title"
    assert len(text.paragraphs) == 2
    assert text.runs[2] == ("Three", ".")


def test_every_line_that_counts_has_a_visible_sign() -> None:
    """On each code point: it is a paragraph with a token that is seen, or it is none.

    Of format characters only those are seen that Unicode calls prepended concatenation marks.
    """
    for sign in SIGNS:
        line = cleaned(sign)
        assert bool(line) is bool(tokens(line)), hex(ord(sign))
        unseen = unicodedata.category(sign) in {"Cc", "Cf", "Zs", "Zl", "Zp"}
        assert not (line and unseen) or PREPENDED.match(sign), hex(ord(sign))


def test_no_text_has_a_sign_that_no_record_may_hold() -> None:
    """Else there would be words that cannot be quoted; U+FFFD is refused in a text as well.

    Signs of private use, and those without a meaning yet, are seen, and are nobody's words.
    """
    left = [sign for sign in SIGNS if sign in cleaned(sign) and fault(ord(sign))]
    assert not [
        hex(ord(sign))
        for sign in left
        if sign != "\ufffd"
        and unicodedata.category(sign) not in {"Co", "Cn"}
        and not PREPENDED.match(sign)
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_on_any_system(tmp_path: Path, end: str) -> None:
    assert read(tmp_path, TEXT.replace("\n", end)).runs == read(tmp_path, TEXT).runs


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "has no paragraphs."),
        (b"Only a title\n", "has no paragraphs."),
        ("Title\n\u200b\n".encode(), "has no paragraphs."),
        (b"A title\n\xff\xfe\n", "is not written in UTF-8."),
        (b"A title\nA\0B\n", "is no text."),
        ("A title\n\nA \ufffd sign\n".encode(), "has lost a sign in line 3 (U+FFFD)."),
        (b"x" * (8 * 1024 * 1024 + 1), "has more than 8 MiB"),
    ],
    ids=["empty", "one line", "nothing visible", "not UTF-8", "binary", "a lost sign", "too large"],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, content: bytes, expected: str) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(content)
    with pytest.raises(UnreadableError) as told:
        source_text(path)
    assert expected in str(told.value)


def test_roles_are_guessed_by_the_form(tmp_path: Path) -> None:
    text = read(tmp_path, "T\nT\nPhoto: Jane\nA heading\nA sentence.\n")
    assert [text.role(n) for n in range(1, 5)] == ["title", "credit", "heading", "body"]


# ------------------------------------------------------------------ which lines are paragraphs


NOTHING = Known.nothing(paper().commitment)


def page(*lines: str) -> SourceText:
    return SourceText(lines)


def test_a_text_fits_its_own_commitment(tmp_path: Path) -> None:
    fit = fitted(read(tmp_path, TEXT), NOTHING)
    assert fit.text == paper()
    assert list(fit.lines) == [1, 2, 3, 4, 5, 6, 7]
    assert fit.lines[6] == PARAGRAPHS[5]


def test_lines_of_a_saved_page_that_do_not_belong_are_skipped() -> None:
    lines = [
        "Menu", "Home News Sport About us", "Examples meet, and part", "By nobody", PARAGRAPHS[0],
        "Share this", *PARAGRAPHS[1:3], "Advertisement", *PARAGRAPHS[3:6], "Read also: hats",
        PARAGRAPHS[6], "© 2003", "Imprint",
    ]  # fmt: skip
    assert fitted(page(*lines), NOTHING).text == paper()


def test_lines_of_the_same_length_are_told_apart_by_the_root() -> None:
    """And by the words that are quoted, which are known."""
    other = "We were, all told, a dull people in a dull town."
    assert len(tokens(other)) == len(tokens(PARAGRAPHS[5]))
    lines = ("Title", *PARAGRAPHS[:5], other, *PARAGRAPHS[5:])
    assert fitted(page(*lines), NOTHING).text == paper()
    whole = known_by_text(paper())
    known, _ = known_by_proofs(whole.commitment, [whole.prove(6, (0, 3))])
    assert fitted(page("Title", *[other] * 20, *lines), known).text == paper()


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        pytest.param(
            [*PARAGRAPHS[:4], "Another line altogether.", *PARAGRAPHS[5:]],
            "The paragraphs above p5 fit. p5 should have 48 words and marks, and no line below "
            "them does.",
            id="a paragraph changed",
        ),
        pytest.param(
            ["Nothing of it"],
            "p1 should have 5 words and marks, and no line does.",
            id="another text",
        ),
        pytest.param(
            [each.replace("no minutes", "few minutes") for each in PARAGRAPHS],
            "Every paragraph has its number of words and marks, and yet a word, a letter or a mark "
            "differs somewhere.",
            id="a word changed",
        ),
    ],
)
def test_why_a_text_does_not_fit_is_told(lines: list[str], why: str) -> None:
    with pytest.raises(MisfitError) as told:
        fitted(page("Title", *lines), NOTHING)
    assert str(told.value) == why


def test_quoted_words_help_to_tell_what_is_missing() -> None:
    whole = known_by_text(paper())
    known, _ = known_by_proofs(whole.commitment, [whole.prove(5, (0, 5))])
    with pytest.raises(MisfitError, match="and hold “The Alliance's answer came on”, and no line"):
        fitted(page("Title", *PARAGRAPHS[:4], *PARAGRAPHS[5:]), known)


def test_a_page_of_many_like_lines_is_given_up_in_time() -> None:
    """Nearly every choice of lines fits by its lengths; only a few are compared with the root."""
    lines = [PARAGRAPHS[0]] * 30 + [each.upper() for each in PARAGRAPHS[1:]] * 30
    with pytest.raises(MisfitError):
        fitted(page("Title", *lines), NOTHING)
