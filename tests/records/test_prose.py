"""Prose: text with links to records, in which nothing else is markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from casebook.records.prose import LONGEST, Link, Prose
from casebook.records.references import Ref
from projects import LETTER, Project

WORD = st.text("abz09", min_size=1, max_size=4)
SLUGS = st.lists(WORD, min_size=1, max_size=3).map("-".join)
REFS = st.tuples(SLUGS, SLUGS, st.none() | SLUGS).map(lambda each: Ref(*each))
WORDS = st.text("abc <>&*`_{}éא.", min_size=1).map(str.split).map(" ".join).filter(bool)
LINKS = st.builds(Link, REFS, st.none() | WORDS)
TEXT = WORDS.map(lambda words: f" {words} ")
PIECES = st.lists(st.tuples(TEXT, LINKS), max_size=4)


def spelled(link: Link) -> str:
    """``link`` as it is typed."""
    return f"[[{link.ref}|{link.words}]]" if link.words else f"[[{link.ref}]]"


@given(PIECES, TEXT)
def test_text_and_links_come_back_in_their_order(pieces: list[tuple[str, Link]], end: str) -> None:
    text = "".join(words + spelled(link) for words, link in pieces) + end
    prose = Prose.parse(text)
    typed = "".join(part if isinstance(part, str) else spelled(part) for part in prose.parts)
    assert typed == " ".join(text.split())
    assert [part for part in prose.parts if isinstance(part, Link)] == [link for _, link in pieces]
    assert prose.links == tuple(link.ref for _, link in pieces)
    assert Prose.parse(typed) == prose


@given(PIECES, TEXT)
def test_plain_text_has_names_for_links_without_words(
    pieces: list[tuple[str, Link]], end: str
) -> None:
    prose = Prose.parse("".join(words + spelled(link) for words, link in pieces) + end)
    plain = prose.plain(lambda ref: f"<{ref.slug}>")
    expected = "".join(words + (link.words or f"<{link.ref.slug}>") for words, link in pieces) + end
    assert plain.split() == expected.split()


@given(st.text() | st.text("ab/-#|[] \n", max_size=30))
def test_any_text_is_prose_or_is_refused_in_words(text: str) -> None:
    try:
        prose = Prose.parse(text)
    except ValueError as error:
        assert re.search(r"\. (Write|Did you mean) ", str(error))
    else:
        assert "".join(part for part in prose.parts if isinstance(part, str)).count("[[") == 0


@given(st.text("a \t\n", min_size=1))
def test_white_space_is_folded(text: str) -> None:
    assert str(Prose.parse(text)) == " ".join(text.split())


def test_what_looks_like_markup_elsewhere_is_text() -> None:
    text = "<b>*a* [x](y) [1] {{ 7*7 }} `code` &amp; | # -- https://paper.example"
    assert Prose.parse(text).parts == (text,)


@pytest.mark.parametrize("length", [1, LONGEST])
def test_prose_may_be_as_long_as_it_says(length: int) -> None:
    assert str(TypeAdapter(Prose).validate_python("x" * length)) == "x" * length


@pytest.mark.parametrize("length", [0, LONGEST + 1])
def test_prose_may_not_be_empty_or_longer(length: int) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Prose).validate_python("x" * length)


def test_editors_are_told_the_length() -> None:
    assert TypeAdapter(Prose).json_schema() == {
        "type": "string",
        "minLength": 1,
        "maxLength": LONGEST,
    }


CLOSED = "A link is not closed or not opened. Write it as [[kind/slug]] or [[kind/slug|words]]."
LACKS = "The link {} lacks brackets. Write [[people/ada-example]]."
ADVICE = (
    "Write kind/slug or kind/slug#part, in small letters, digits and single hyphens, as in "
    "people/jane-doe or sources/some-paper#p4."
)


@pytest.mark.parametrize(
    ("gist", "told"),
    [
        ("See [[people/ada-example.", LACKS.format("[[people/ada-example")),
        ("See [[people/ada-example].", LACKS.format("[[people/ada-example]")),
        ("See [people/ada-example].", LACKS.format("[people/ada-example]")),
        ("See [[ people/ada-example.", CLOSED),
        ("See people/ada-example]].", CLOSED),
        ("See [[people/ada-example]]] [[.", CLOSED),
        (
            "See [[people/ada-example|Ada|Example]].",
            "The link [[people/ada-example|Ada|Example]] has two bars. Write "
            "[[people/ada-example|Ada Example]].",
        ),
        (
            "See [[people/ada-example|]].",
            "The link [[people/ada-example|]] has no words after the bar. Write "
            "[[people/ada-example]] or add the words.",
        ),
        (
            "See [[Ada Example]].",
            "The link [[Ada Example]] does not say which record it leads to. Write "
            "[[kind/slug|Ada Example]], as in [[people/jane-doe|Jane Doe]].",
        ),
        ("See [[people/Ada Exämple]].", f"'people/Ada Exämple' is not a reference. {ADVICE}"),
        (
            "See [[People/Ada-Example]].",
            "'People/Ada-Example' is not a reference. Did you mean people/ada-example?",
        ),
        ("See [[]].", f"'' is not a reference. {ADVICE}"),
        ("See [[people/ada-exmple]].", "There is no record people/ada-exmple. Did you mean "
         "people/ada-example?"),
        ("See [[topic/sample-rule]].", "There is no record topic/sample-rule. Did you mean "
         "topics/sample-rule?"),
        (
            "See [[organizations/example-alliance#fonded]].",
            "The record organizations/example-alliance has no part fonded. Did you mean "
            "organizations/example-alliance#founded?",
        ),
    ],
)  # fmt: skip
def test_a_link_that_leads_nowhere_is_told(project: Project, gist: str, told: str) -> None:
    old = "The chapter wrote that Ada Example had spent the funds without a vote."
    project.change(LETTER, old, f"The chapter wrote so. {gist}")
    assert project.problems() == [f"{LETTER}:25:11: {told}"]
