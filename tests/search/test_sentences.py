"""A paragraph is divided where its sentences end, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.search.sentences import sentences


@pytest.mark.parametrize(
    "paragraph",
    [
        ["One came.", "Two went."],
        ["Did she?", "She did!", "12 saw it."],
        ["It has no end"],
        ["Rep. Example introduced H.R. 1976 with Sen. Sample.", "It failed."],
        ["A. B. Example, Jr. spoke for the U.S. Congress on Feb. 7, 2021.", "Nobody replied."],
        ["He wrote: “Come. Go. Stay.”", "They stayed."],
        ["They “left.”", "“We stay”, she wrote."],
        ["It cost 4.50 dollars, i.e. more than before."],
        ["(It was late.)", "They left."],
    ],
    ids=lambda pieces: pieces[0][:20],
)
def test_a_paragraph_is_divided_into_its_sentences(paragraph: list[str]) -> None:
    assert list(sentences(" ".join(paragraph))) == paragraph


def test_what_is_empty_has_no_sentence() -> None:
    assert list(sentences("")) == []


@given(st.text("aB .!?“”\"'(1", max_size=40))
def test_nothing_is_lost_and_nothing_is_added(paragraph: str) -> None:
    assert " ".join(sentences(paragraph)) == paragraph
