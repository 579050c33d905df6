"""Text fragments: as the draft writes them, and read back by the draft's own steps."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.pages.text_fragments import ENDS, WHOLE, deep_link, directive, encode

EXPLICIT = re.compile(r"(?:[a-zA-Z0-9!$'()*+./:;=?@_~]|%[0-9A-F]{2})*")
"""The draft's TextDirectiveExplicitChar and PercentEncodedChar ("Fragment directive grammar")."""

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
WORDS = st.lists(
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8),
    min_size=1,
    max_size=3 * WHOLE,
)


class Parsed(NamedTuple):
    """What a browser understands of a text directive."""

    prefix: str | None
    start: str
    end: str | None
    suffix: str | None


def parse(text: str) -> Parsed:
    """The steps of the draft's "parse a text directive", for what stands behind ``text=``."""
    tokens = text.split(",")
    assert 1 <= len(tokens) <= 4
    assert all(tokens)
    prefix = unquote(tokens.pop(0)[:-1]) if tokens[0].endswith("-") else None
    suffix = unquote(tokens.pop()[1:]) if tokens[-1].startswith("-") else None
    assert len(tokens) in {1, 2}
    return Parsed(prefix, unquote(tokens[0]), unquote(tokens[1]) if tokens[1:] else None, suffix)


def test_the_parser_of_this_test_reads_the_examples_of_the_draft() -> None:
    assert parse("an%20example%20text%20fragment") == (None, "an example text fragment", None, None)
    assert parse("an%20example,text%20fragment") == (None, "an example", "text fragment", None)
    assert parse("this%20is-,an%20example,-text%20fragment") == (
        "this is",
        "an example",
        None,
        "text fragment",
    )
    assert parse("prefix-,foo,bar") == ("prefix", "foo", "bar", None)


def test_a_short_passage_is_named_whole() -> None:
    assert directive("an example text fragment") == "an%20example%20text%20fragment"


def test_a_longer_one_is_named_by_its_ends() -> None:
    words = [f"w{number}" for number in range(WHOLE + 1)]
    found = directive(" ".join(words))
    assert found == f"{'%20'.join(words[:ENDS])},{'%20'.join(words[-ENDS:])}"
    assert directive(" ".join(words[:WHOLE])) == "%20".join(words[:WHOLE])


def test_words_before_and_after_are_a_prefix_and_a_suffix() -> None:
    around = directive("an example", before="this is", after="text fragment")
    assert around == "this%20is-,an%20example,-text%20fragment"
    assert directive("an example", before="this is") == "this%20is-,an%20example"
    assert directive("an example", after="text fragment") == "an%20example,-text%20fragment"


def test_other_scripts_are_encoded_as_utf_8_in_the_order_of_reading() -> None:
    assert directive("مِصر", before="البحرين") == (
        "%D8%A7%D9%84%D8%A8%D8%AD%D8%B1%D9%8A%D9%86-,%D9%85%D9%90%D8%B5%D8%B1"
    )


@pytest.mark.parametrize(
    ("sign", "code"),
    list(
        zip("-,&%# <’", ["%2D", "%2C", "%26", "%25", "%23", "%20", "%3C", "%E2%80%99"], strict=True)
    ),
)
def test_a_sign_with_a_meaning_is_encoded(sign: str, code: str) -> None:
    assert encode(f"a{sign}b") == f"a{code}b"


@pytest.mark.parametrize(
    ("url", "passages", "address"),
    [
        ("https://a.example", ["foo"], "https://a.example#:~:text=foo"),
        ("https://a.example/#test", ["foo"], "https://a.example/#test:~:text=foo"),
        ("https://a.example/?b=c", ["foo", "bar"], "https://a.example/?b=c#:~:text=foo&text=bar"),
    ],
)
def test_directives_follow_the_fragment_of_the_address(
    url: str, passages: list[str], address: str
) -> None:
    assert deep_link(url, passages) == address


def test_words_around_stand_with_the_first_and_the_last_passage() -> None:
    assert deep_link("u", ["a", "b", "c"], before="x", after="y") == (
        "u#:~:text=x-,a&text=b&text=c,-y"
    )


@given(TEXT)
def test_what_is_encoded_can_be_read_back_and_holds_no_sign_of_the_syntax(text: str) -> None:
    encoded = encode(text)
    assert unquote(encoded, errors="strict") == text
    assert EXPLICIT.fullmatch(encoded)
    assert not set("-,&") & set(encoded)


@given(WORDS, TEXT.filter(bool), TEXT.filter(bool))
def test_a_browser_reads_what_was_meant(words: list[str], before: str, after: str) -> None:
    parsed = parse(directive(" ".join(words), before=before, after=after))
    assert (parsed.prefix, parsed.suffix) == (before, after)
    if len(words) <= WHOLE:
        assert (parsed.start, parsed.end) == (" ".join(words), None)
    else:
        assert parsed.start.split(" ") == words[:ENDS]
        assert parsed.end is not None
        assert parsed.end.split(" ") == words[-ENDS:]


@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=4))
def test_every_passage_has_a_directive_of_its_own(passages: list[str]) -> None:
    fragment = deep_link("https://a.example/page", passages).partition("#:~:")[2]
    directives = fragment.split("&")
    assert len(directives) == len(passages)
    assert all(each.startswith("text=") for each in directives)
    for each, passage in zip(directives, passages, strict=True):
        assert passage.startswith(parse(each.removeprefix("text=")).start)


def test_a_passage_whose_end_stands_in_it_before_is_named_to_its_very_end() -> None:
    passage = "one two three four five six two three four five and at last two three four five"
    assert directive(passage) == "one%20two%20three%20four%20five,last%20two%20three%20four%20five"
    again = "a b c d e f g h i j k l c d e f g"
    assert directive(again) == "a%20b%20c%20d%20e,l%20c%20d%20e%20f%20g"
