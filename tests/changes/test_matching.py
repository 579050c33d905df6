"""Matching items of two lists: each is told once, whatever moved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.changes.matching import Pair, by_key, by_words

WORDS = st.lists(st.sampled_from(["a b c", "a b d", "x y", "", "a b c", "q"]), max_size=6)
Matcher = Callable[[Sequence[str], Sequence[str]], Iterable[Pair]]


@pytest.mark.parametrize("match", [by_key, by_words])
@given(before=WORDS, after=WORDS)
def test_every_item_is_in_one_pair(match: Matcher, before: list[str], after: list[str]) -> None:
    pairs = list(match(before, after))
    assert sorted(old for old, _ in pairs if old is not None) == list(range(len(before)))
    assert [new for _, new in pairs if new is not None] == list(range(len(after)))


@pytest.mark.parametrize("match", [by_key, by_words])
@given(items=WORDS)
def test_a_list_is_itself_in_any_order(match: Matcher, items: list[str]) -> None:
    pairs = list(match(items, items[::-1]))
    turned = items[::-1]
    matched = [(old, new) for old, new in pairs if old is not None and new is not None]
    assert len(matched) == len(pairs) == len(items)
    assert all(items[old] == turned[new] for old, new in matched)


@given(before=WORDS, after=WORDS)
def test_equal_texts_are_never_told_as_lost(before: list[str], after: list[str]) -> None:
    lost = [before[old] for old, new in by_words(before, after) if new is None and old is not None]
    won = [after[new] for old, new in by_words(before, after) if old is None and new is not None]
    assert not set(lost) & set(won)


def test_a_text_is_matched_with_the_one_most_like_it() -> None:
    before = ["The chapter met in a barn.", "The Alliance met in a hall."]
    after = ["The Alliance met in a large hall.", "Nobody came.", "The chapter met in a barn."]
    assert list(by_words(before, after)) == [(1, 0), (None, 1), (0, 2)]
