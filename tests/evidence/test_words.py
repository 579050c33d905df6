"""Words: what counts when words are compared, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.evidence.words import cleaned, count, is_word, normal, sentences, tokens

TEXTS = st.text(
    st.sampled_from("ab1E .,'-’“—–\u00b4\u0301\u200b\u00ad\u200d\u20e0…″中é¨½\ufe58\ufe32<>@/[]")
    | st.characters(),
    max_size=30,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "the People’s Party", "the People's Party", id="curly and straight apostrophe"
        ),
        pytest.param("said “no”", 'said "no"', id="curly and straight quotation marks"),
        pytest.param("said “no”", "said ‘no’", id="double and single quotation marks"),
        pytest.param("style – including", "style — including", id="dashes of two widths"),
        pytest.param("style – including", "style - including", id="a dash and a hyphen as a dash"),
        pytest.param("people—not", "people -- not", id="a dash with and without blanks"),
        pytest.param("top-down", "top\u2011down", id="a hyphen that does not break"),
        pytest.param("2020–21", "2020-21", id="a dash between digits"),
        pytest.param("and so on…", "and so on . . .", id="an ellipsis of one sign and of three"),
        pytest.param("two\u00a0words\n here", "two words here", id="white space"),
        pytest.param("e\u0301lan", "élan", id="composed and combined letters"),
    ],
)
def test_these_are_the_same(one: str, other: str) -> None:
    assert tokens(one) == tokens(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Lack of rules", "lack of rules", id="letter case"),
        pytest.param("tear down,", "tear down", id="a comma"),
        pytest.param("tear down.", "tear down!", id="which mark"),
        pytest.param("re-elected", "re elected", id="a hyphen"),
        pytest.param("people—not", "people-not", id="a dash and a hyphen within words"),
        pytest.param("its", "it's", id="an apostrophe"),
        pytest.param("[our] purpose", "our purpose", id="brackets"),
        pytest.param("w/ this", "w this", id="a slash"),
        pytest.param("organize", "organise", id="spelling"),
        pytest.param("resume", "résumé", id="accents"),
        pytest.param("1,200", "1200", id="a comma in a number"),
        pytest.param("\ufb01nd", "find", id="a ligature"),
        pytest.param("\uff36ote", "Vote", id="a full-width letter"),
        pytest.param("\U0001d42fote", "vote", id="a bold letter"),
        pytest.param("vot\u1d49", "vote", id="a superscript letter"),
        pytest.param("v\u24dete", "vote", id="a circled letter"),
        pytest.param("v\u043ete", "vote", id="a Cyrillic letter"),
        pytest.param("vo\u200dte", "vote", id="a joiner within a word"),
        pytest.param("vote\u20e0", "vote", id="a mark over a letter"),
        pytest.param("infil\u00adtrators", "infiltrators", id="a soft hyphen"),
        pytest.param("funds\uff0c and", "funds, and", id="a comma of another script"),
        pytest.param("5\u2032", "5'", id="a prime"),
        pytest.param("x\u00b2", "x2", id="a superscript digit"),
    ],
)
def test_these_differ(one: str, other: str) -> None:
    assert tokens(one) != tokens(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“don’t,” he said", ['"', "don't", ",", '"', "he", "said"]),
        (
            "non-elected, 400,000 [our] w/ 3rd",
            ["non-elected", ",", "400,000", "[", "our", "]", "w", "/", "3rd"],
        ),
        (
            "the Dem NOs are > margin. @ list",
            ["the", "Dem", "NOs", "are", ">", "margin", ".", "@", "list"],
        ),
        ("Sanders’ 2020 bid", ["Sanders", '"', "2020", "bid"]),
        ("人民😀👍🏽", ["人", "民", "😀", "👍", "🏽"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("\u0645\u06cc\u200c\u062e", ["\u0645\u06cc\u200c\u062e"]),
        ("👩\u200d💻 ♥\ufe0fx", ["👩\u200d💻", "♥\ufe0f", "x"]),
        ("vote\u20e0, no", ["vote\u20e0", ",", "no"]),
        ("", []),
    ],
)
def test_a_text_is_cut_into_words_and_marks(text: str, expected: list[str]) -> None:
    assert list(tokens(text)) == expected


@given(TEXTS)
def test_a_second_normalisation_changes_nothing(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@given(TEXTS)
def test_tokens_set_with_blanks_are_cut_the_same_again(text: str) -> None:
    run = tokens(text)
    assert tokens(" ".join(run)) == run


@given(TEXTS)
def test_no_character_of_the_normal_form_is_lost(text: str) -> None:
    assert "".join(tokens(text)) == normal(text).replace(" ", "")


def test_words_are_counted_without_marks() -> None:
    assert count(tokens("Then what? 3 votes – @ most.")) == 5


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("One. Two? “Three!” Four", 4),
        ("Dr. Example met Rep. Sample and J. Doe.", 1),
        ("It rained… and stopped.", 2),
        ("He said: “It rained.” Then it stopped.", 2),
        ("A heading", 1),
        ("", 1),
    ],
)
def test_sentences_are_counted(text: str, number: int) -> None:
    assert sentences(text) == number


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("infil\u00adtrators", "infiltrators"),
        ("\ufeffA \u200bB\u2060", "A B"),
        ("a\u2800b\u3164", "a b"),
        ("\u200d \ufe0f a\u200d", "a\u200d"),
        ("\u200e\u034f\ufe0f", ""),
        ("a\x07\tb\x0cc", "a b c"),
    ],
)
def test_what_nobody_sees_is_taken_out_of_a_text(text: str, seen: str) -> None:
    assert cleaned(text) == seen


@given(TEXTS)
def test_a_second_cleaning_changes_nothing_and_what_is_left_has_tokens(text: str) -> None:
    once = cleaned(text)
    assert cleaned(once) == once
    assert bool(once) is bool(tokens(once))


def test_a_mark_alone_is_no_word() -> None:
    assert [is_word(token) for token in ("a", "1", ",", "\u0301", "\u20e0")] == [
        True, True, False, False, False,
    ]  # fmt: skip
