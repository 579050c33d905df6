"""Hash trees: every run of leaves can be proved, and nothing but what was put in."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.evidence.tree import ProofError, beside, climbed, grown, leaf

SIZES = st.integers(1, 70)


def leaves(size: int) -> list[bytes]:
    return [leaf(number.to_bytes(16, "big"), f"word{number}") for number in range(size)]


def head(those: list[bytes]) -> bytes:
    """The head of a tree, computed in another way: powers of two are merged from the left."""
    stack: list[tuple[int, bytes]] = []
    for each in those:
        stack.append((1, each))
        while len(stack) > 1 and stack[-2][0] == stack[-1][0]:
            (size, left), (_, right) = stack[-2:]
            stack[-2:] = [(2 * size, sha256(b"\1" + left + right).digest())]
    while len(stack) > 1:
        (size, left), (more, right) = stack[-2:]
        stack[-2:] = [(size + more, sha256(b"\1" + left + right).digest())]
    return stack[0][1]


@given(SIZES)
def test_the_head_is_the_one_that_others_would_compute(size: int) -> None:
    assert grown(leaves(size))[0, size] == head(leaves(size))


@given(st.data())
def test_each_run_leads_to_the_head(data: st.DataObject) -> None:
    size = data.draw(SIZES)
    start = data.draw(st.integers(0, size - 1))
    end = data.draw(st.integers(start + 1, size))
    nodes = grown(leaves(size))
    hashes = beside(nodes, size, (start, end))
    assert len(hashes) <= 2 * size.bit_length()
    made = climbed(size, start, leaves(size)[start:end], hashes)
    assert made[0, size] == nodes[0, size]
    assert made.items() <= nodes.items()


@given(st.data())
def test_no_other_place_and_no_other_hashes_do(data: st.DataObject) -> None:
    size = data.draw(st.integers(2, 70))
    start = data.draw(st.integers(0, size - 1))
    end = data.draw(st.integers(start + 1, size))
    nodes, those = grown(leaves(size)), leaves(size)[start:end]
    hashes = beside(nodes, size, (start, end))
    other = data.draw(st.integers(-1, size))
    if other != start:
        assert not leads(nodes[0, size], size, other, those, hashes)
    assert not leads(nodes[0, size], size, start, those, (*hashes, hashes[0] if hashes else b""))
    assert not leads(nodes[0, size], size, start, those[:-1], hashes)
    for number in range(len(hashes)):
        changed = (*hashes[:number], bytes(32), *hashes[number + 1 :])
        assert not leads(nodes[0, size], size, start, those, changed)
        assert not leads(nodes[0, size], size, start, those, hashes[:number])


def leads(
    wanted: bytes, size: int, start: int, those: list[bytes], hashes: tuple[bytes, ...]
) -> bool:
    try:
        return climbed(size, start, those, hashes)[0, size] == wanted
    except ProofError:
        return False


def test_a_leaf_is_no_node_and_no_other_leaf() -> None:
    assert leaf(bytes(16), "a") != leaf(bytes(15) + b"\1", "a")
    assert leaf(bytes(16), "a") != leaf(bytes(16), "b")
    two = leaves(2)
    assert grown(two)[0, 2] != sha256(b"\0" + two[0] + two[1]).digest()


@pytest.mark.parametrize(
    ("start", "count", "hashes", "why"),
    [
        (3, 2, 1, "The positions are not within the paragraph."),
        (0, 0, 1, "The positions are not within the paragraph."),
        (0, 2, 2, "It has 2 hashes in place of 1."),
    ],
)
def test_what_does_not_hold_is_said(start: int, count: int, hashes: int, why: str) -> None:
    with pytest.raises(ProofError, match=why):
        climbed(4, start, leaves(count), [bytes(32)] * hashes)
