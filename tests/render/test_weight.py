"""Parting by weight: nothing is lost, no piece is too heavy, and none is needlessly light."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from casebook.render.layout import Movable, moved, sections
from casebook.render.page import Page, Section
from casebook.render.series import numbered
from casebook.render.weight import HEADING, fitting, pieces, weight, weight_of

WEIGHTS = st.lists(st.integers(1, 300), max_size=40)


def itself(number: int) -> int:
    return number


@given(WEIGHTS, st.integers(1, 400))
def test_the_pieces_hold_all_items_in_order_and_none_is_too_heavy(
    weights: list[int], room: int
) -> None:
    found = pieces(weights, itself, room)
    assert [each for piece in found for each in piece] == weights
    assert all(sum(piece) <= room or len(piece) == 1 for piece in found)
    assert all(found) or not weights


@given(WEIGHTS, st.integers(1, 400))
def test_no_fewer_pieces_would_do(weights: list[int], room: int) -> None:
    number, held = 1, 0
    for each in weights:
        if held and held + each > room:
            number, held = number + 1, 0
        held += each
    assert len(pieces(weights, itself, room)) <= number


def test_pieces_are_about_equally_heavy() -> None:
    assert [len(piece) for piece in pieces([1] * 41, itself, 40)] == [21, 20]


def test_an_empty_list_is_one_empty_piece() -> None:
    assert pieces([], itself, 10) == [[]]


@given(WEIGHTS, st.integers(0, 2000))
def test_as_many_fit_as_have_room_together(weights: list[int], room: int) -> None:
    number = fitting(weights, itself, room)
    assert sum(weights[:number]) <= room
    assert number == len(weights) or sum(weights[: number + 1]) > room


def test_weight_is_in_bytes_not_in_letters() -> None:
    assert weight("¶", "a") == 3
    assert weight_of([Section("a", "A", Markup("é"), tools=Markup("b"))]) == HEADING + 3


def block(name: str, full: int, short: int) -> Movable:
    """What can move, of so many bytes, and leaves so many."""

    def nothing() -> Iterator[Page]:
        return iter(())

    def section(size: int) -> tuple[Section, ...]:
        return (Section(name, name, escape("x" * size)),)

    return Movable(name, section(full), lambda: section(short), nothing)


def test_what_has_room_stays_where_it_is() -> None:
    assert moved([block("a", 100, 10), block("b", 200, 10)], 2 * HEADING + 300) == frozenset()


def test_the_heaviest_goes_first_and_no_more_than_needed() -> None:
    blocks = [block("a", 100, 10), block("b", 200, 10), block("c", 150, 10)]
    assert moved(blocks, 3 * HEADING + 449) == {"b"}
    assert moved(blocks, 3 * HEADING + 259) == {"b", "c"}
    assert moved(blocks, 0) == {"a", "b", "c"}


def test_what_would_not_grow_lighter_stays() -> None:
    assert moved([block("a", 100, 100), block("b", 50, 80)], 0) == frozenset()


def test_where_something_has_moved_its_short_form_stands() -> None:
    fixed = Section("z", "Z", Markup("x"))
    found = list(sections([block("a", 100, 10), fixed, block("b", 20, 10)], frozenset({"a"})))
    assert [(each.id, len(each.html)) for each in found] == [("a", 10), ("z", 1), ("b", 20)]


def test_the_pages_of_a_list_are_numbered_from_the_second_on() -> None:
    assert numbered("a/", 3) == ["a/", "a/2/", "a/3/"]
    assert numbered("a/", 1) == ["a/"]
