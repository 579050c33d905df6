"""What is known of a text: exactly what it says is found in it, whatever it repeats."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from casebook.evidence.known import Known, known_by_proofs
from casebook.evidence.nearness import nearest
from casebook.evidence.words import Tokens, tokens
from evidence.papers import PARAGRAPHS, knowing_words

# Few words, so that everything is repeated and parts of it stand nearly everywhere.
WORDS = st.sampled_from(["not", "no", "the", "The", "vote", ",", "—"])
RUNS = st.lists(WORDS, min_size=1, max_size=12).map(tuple)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=30).map(tuple), min_size=1, max_size=3).map(
    tuple
)


def stands(text: Sequence[str | None], parts: Sequence[Tokens]) -> bool:
    """Whether the parts stand in the text in order, found out by trying all places."""
    if not parts:
        return True
    first, *rest = parts
    return any(
        tuple(text[at : at + len(first)]) == first and stands(text[at + len(first) :], rest)
        for at in range(len(text) - len(first) + 1)
    )


@given(TEXTS, st.lists(RUNS, min_size=1, max_size=3))
@example((("the", "vote", "no", "vote", "the", "vote"),), [("no", "vote"), ("the", "vote")])
@example((("the", "vote", "no", "vote"),), [("no", "vote"), ("the", "vote")])
@example((("the", "vote", "no"),), [("the", "vote"), ("vote", "no")])
@example((("vote",),), [("vote",), ("vote",)])
def test_parts_stand_in_their_order_only(texts: tuple[Tokens, ...], parts: list[Tokens]) -> None:
    expected = tuple(n for n, text in enumerate(texts, 1) if stands(text, parts))
    assert knowing_words(texts).standing(parts) == expected


@st.composite
def partly(draw: st.DrawFn) -> tuple[Known, Known, list[list[str | None]]]:
    """A text, what some proofs open of it, and its words, those that stay hidden as nothing."""
    texts = draw(TEXTS)
    whole = knowing_words(texts)
    opened: list[list[str | None]] = [[None] * len(text) for text in texts]
    proofs = []
    for _ in range(draw(st.integers(0, 4))):
        number = draw(st.integers(1, len(texts)))
        start = draw(st.integers(0, len(texts[number - 1]) - 1))
        end = draw(st.integers(start + 1, len(texts[number - 1])))
        proofs.append(whole.prove(number, (start, end)))
        opened[number - 1][start:end] = texts[number - 1][start:end]
    known, faults = known_by_proofs(whole.commitment, proofs)
    assert not faults
    return whole, known, opened


@given(partly(), st.lists(RUNS, min_size=1, max_size=2))
def test_what_is_not_opened_does_not_stand(
    made: tuple[Known, Known, list[list[str | None]]], parts: list[Tokens]
) -> None:
    _, known, opened = made
    expected = tuple(n for n, text in enumerate(opened, 1) if stands(text, parts))
    assert known.standing(parts) == expected
    assert known.hidden == sum(text.count(None) for text in opened)


@given(partly(), st.data())
def test_every_run_that_is_opened_is_proved_without_the_text_as_with_it(
    made: tuple[Known, Known, list[list[str | None]]], data: st.DataObject
) -> None:
    whole, known, opened = made
    places = [
        (number, place)
        for number, text in enumerate(opened, 1)
        for place, word in enumerate(text)
        if word is not None
    ]
    assume(places)
    number, start = data.draw(st.sampled_from(places))
    end = start + 1
    while end < len(opened[number - 1]) and opened[number - 1][end] and data.draw(st.booleans()):
        end += 1
    assert known.prove(number, (start, end)) == whole.prove(number, (start, end))


@given(TEXTS, RUNS)
def test_the_nearest_words_are_true(texts: tuple[Tokens, ...], run: Tokens) -> None:
    known = knowing_words(texts)
    assume(not known.standing([run]))
    near = nearest(known, run)
    if near is None:
        assert not {run[0], run[-1]} & {word for text in texts for word in text}
        return
    assert near.before + near.after <= len(run)
    corrected = (*run[: near.before], *(near.instead or ()), *run[len(run) - near.after :])
    if near.instead is not None:
        assert near.number in known.standing([corrected])


def test_empty_parts_stand_nowhere() -> None:
    known = knowing_words((("vote",),))
    assert known.standing([]) == known.standing([()]) == known.standing([("vote",), ()]) == ()


def test_places_are_those_of_the_text() -> None:
    runs = tuple(map(tokens, PARAGRAPHS))
    known = knowing_words(runs)
    for number, run in enumerate(runs, 1):
        assert known.pages[number].spans([run]) == ((0, len(run)),)
        for start, pair in enumerate(pairwise(run)):
            (span,) = known.pages[number].spans([pair])
            assert span[0] <= start


@pytest.mark.parametrize("gap", [1, 2])
def test_words_on_both_sides_of_a_gap_are_no_neighbors(gap: int) -> None:
    text = (("a", "b", *["x"] * gap, "c", "d"),)
    whole = knowing_words(text)
    spans = [(0, 2), (2 + gap, 4 + gap)]
    known, _ = known_by_proofs(whole.commitment, [whole.prove(1, span) for span in spans])
    assert known.standing([("b", "c")]) == ()
    assert known.standing([("a", "b"), ("c", "d")]) == (1,)
    assert known.pages[1].runs == (("a", "b"), ("c", "d"))
