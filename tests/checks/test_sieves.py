"""What is looked for first, and lets most texts pass, lets no text pass that has a fault."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from casebook.checks import plain_text, slips

PIECES = [
    *" ,;:!?.%()…/\\-@[]«‘’", *"aTKé7", "  ", "the", "The the", "ab ab", "TODO", "lorem ipsum",
    "AB CD EF GH", "3/4/2021", "https://a.example/b", "\\n", "...", "2021.May ", "jane@a.example",
    "jane [at] a.example", "123-45-6789", "(213) 555-0100", "call 213 555 0100", "12 Elm Street",
    "P.O. Box 7", "Hauptstrasse 5",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


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
