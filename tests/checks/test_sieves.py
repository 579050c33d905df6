"""What is looked for first, and lets most texts pass, lets no text pass that has a fault."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.checks import plain_text, slips

PIECES = [
    *" ,;:!?.%()…/\\-@[]«‘’", *"aTKé7", "  ", "the", "the the", "is is ", "ab ab", "TODO",
    "lorem ipsum",
    "AB CD EF GH", "3/4/2021", "https://a.example/b", "\\n", "...", "2021.May ", "jane@a.example",
    "jane [at] a.example", "123-45-6789", "(213) 555-0100", "call 213 555 0100", "12 Elm Street",
    "P.O. Box 7", "Hauptstrasse 5",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


@pytest.mark.parametrize(
    "text",
    ["the the one", "It was was", "a b b", "(that is is)", "“X” and and", "x ,y", "TODO", "A ."],
)
def test_a_text_with_a_slip_is_looked_at(text: str) -> None:
    assert slips._SIGNS.search(text) or not any(re.search(it, text) for it, _, _ in slips._SLIPS)


@given(TEXTS)
def test_no_slip_gets_through(text: str) -> None:
    if any(re.search(slip, text) for slip, _, _ in slips._SLIPS):
        assert slips._SIGNS.search(text)


@given(TEXTS)
def test_nothing_private_gets_through(text: str) -> None:
    for sign, form in plain_text._PRIVATE.values():
        if form.search(text):
            assert sign.search(text)
            assert plain_text._PERHAPS.search(text)
