"""Words: what counts when words are compared, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.evidence.words import count, normal, sentences, tokens

TEXTS = st.text(
    st.sampled_from("ab1E .,'-’“—–\u00b4\u0301\u200b\u00ad…″中é¨½\ufe58\ufe32<>@/[]")
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
        pytest.param("infil\u00adtrators", "infiltrators", id="a soft hyphen"),
        pytest.param("e\u0301lan", "élan", id="composed and combined letters"),
        pytest.param("\ufb01nd \uff12", "find 2", id="compatibility forms"),
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
        ("", []),
        (" \u200b ", []),
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
