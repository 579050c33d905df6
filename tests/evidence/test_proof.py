"""Proofs from prints: exactly what stands in the text is accepted, whatever the text repeats."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import assume, example, given
from hypothesis import strategies as st

from casebook.evidence.prints import Prints, prints_of
from casebook.evidence.proof import labels, mended, nearest, shared
from casebook.evidence.words import Tokens, tokens
from evidence.papers import PARAGRAPHS, SOURCE, prints

# Few words, so that everything is repeated and parts of it stand nearly everywhere.
WORDS = st.sampled_from(["not", "no", "the", "The", "vote", ",", "—"])
RUNS = st.lists(WORDS, min_size=1, max_size=12).map(tuple)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=30).map(tuple), min_size=1, max_size=3)


def of(texts: Sequence[Tokens]) -> Prints:
    return prints_of(SOURCE, [" ".join(text) for text in texts])


def stands(text: Tokens, parts: Sequence[Tokens]) -> bool:
    """Whether the parts stand in the text in order, found out by trying all places."""
    if not parts:
        return True
    first, *rest = parts
    return any(
        text[at : at + len(first)] == first and stands(text[at + len(first) :], rest)
        for at in range(len(text) - len(first) + 1)
    )


@given(TEXTS, st.data())
def test_a_true_run_of_words_is_always_accepted(texts: list[Tokens], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(texts) - 1))
    start = data.draw(st.integers(0, len(texts[number]) - 1))
    end = data.draw(st.integers(start + 1, len(texts[number])))
    assert f"p{number + 1}" in labels(of(texts), [texts[number][start:end]])


@given(TEXTS, RUNS)
@example([("the", "vote", ",", "no", "the", "no")], ("the", "vote", ",", "no", "vote"))
@example([("no", "the", "vote", ",", "not", "the", "no")], ("no", "the", "no"))
def test_what_does_not_stand_is_never_accepted(texts: list[Tokens], run: Tokens) -> None:
    expected = tuple(f"p{n}" for n, text in enumerate(texts, 1) if stands(text, [run]))
    assert labels(of(texts), [run]) == expected


@given(TEXTS, st.data())
def test_a_changed_word_is_never_accepted(texts: list[Tokens], data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(texts))
    start = data.draw(st.integers(0, len(text) - 1))
    run = list(text[start : data.draw(st.integers(start + 1, len(text)))])
    run[data.draw(st.integers(0, len(run) - 1))] = data.draw(st.sampled_from(["votes", "Not"]))
    assert labels(of(texts), [tuple(run)]) == ()


@given(TEXTS, st.lists(RUNS, min_size=2, max_size=3))
@example([("the", "vote", "no", "vote", "the", "vote")], [("no", "vote"), ("the", "vote")])
@example([("the", "vote", "no", "vote")], [("no", "vote"), ("the", "vote")])
@example([("the", "vote", "no")], [("the", "vote"), ("vote", "no")])
def test_parts_are_accepted_in_their_order_only(texts: list[Tokens], parts: list[Tokens]) -> None:
    assume(all(len(part) > 1 for part in parts))
    expected = tuple(f"p{n}" for n, text in enumerate(texts, 1) if stands(text, parts))
    assert labels(of(texts), parts) == expected
    assert set(expected) <= set(shared(of(texts), parts))


@given(TEXTS, RUNS)
def test_a_part_of_one_word_is_never_proved(texts: list[Tokens], run: Tokens) -> None:
    assert labels(of(texts), [run, ("vote",)]) == ()
    assert labels(of(texts), []) == labels(of(texts), [()]) == ()


@given(TEXTS, RUNS)
def test_the_nearest_match_is_true_and_what_is_mended_stands(
    texts: list[Tokens], run: Tokens
) -> None:
    made = of(texts)
    assume(not made.places(run))
    near = nearest(made, run)
    if near is None:
        return
    assert near.before + near.after <= len(run)
    for part in (run[: near.before], run[len(run) - near.after :]):
        assert not part or near.label in labels(made, [part])
    guess = mended(made, run, near, ["vote"])
    if guess is not None:
        after = run[len(run) - near.after :]
        assert near.label in labels(made, [(*run[: near.before], *guess, *after)])


def test_places_are_those_of_the_text() -> None:
    made = prints()
    for number, paragraph in enumerate(PARAGRAPHS, 1):
        run = tokens(paragraph)
        for start, pair in enumerate(pairwise(run)):
            assert (f"p{number}", start) in made.places(pair)
        assert (f"p{number}", 0) in made.places(run)
