"""Hash trees: one hash over many tokens, and proofs that some of them stand in their places.

A span is a pair of positions, counted from 0: its first one and the one after its last. A span of
several leaves has two halves, the first of them as large as the largest power of two below its
size; so the tree follows from the number of leaves alone. `Nodes` holds the hashes of the spans
that are known: all of them with the text at hand, with a proof those that it opens or gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

Span = tuple[int, int]
Nodes = dict[Span, bytes]

_LEAF, _NODE = b"\x00", b"\x01"


class ProofError(ValueError):
    """A proof that does not hold; the words say why."""


def leaf(salt: bytes, token: str) -> bytes:
    """The hash of one token. Salts have one length, so that salt and token cannot run together."""
    return sha256(_LEAF + salt + token.encode()).digest()


def grown(leaves: Sequence[bytes]) -> Nodes:
    """All nodes of the tree over ``leaves``, of which there is at least one."""
    nodes = {(place, place + 1): each for place, each in enumerate(leaves)}
    _fill(nodes, (0, len(leaves)))
    return nodes


def beside(nodes: Mapping[Span, bytes], size: int, opened: Span) -> tuple[bytes, ...]:
    """The hashes that lead from the leaves of ``opened`` to the head of a tree of ``size`` leaves.

    They are those of the largest spans outside, from left to right. KeyError if one is not known.
    """
    return tuple(nodes[span] for span in _outside((0, size), opened))


def climbed(size: int, start: int, leaves: Sequence[bytes], hashes: Sequence[bytes]) -> Nodes:
    """The nodes that ``leaves``, which stand from ``start`` on, make with the hashes beside them.

    The head is that of the span from 0 to ``size``. :class:`ProofError` unless the leaves lie
    within it, and the hashes are as many as are needed.
    """
    opened = (start, start + len(leaves))
    if not leaves or start < 0 or opened[1] > size:
        raise ProofError("The positions are not within the paragraph.")
    outside = tuple(_outside((0, size), opened))
    if len(outside) != len(hashes):
        raise ProofError(f"It has {len(hashes)} hashes in place of {len(outside)}.")
    nodes = dict(zip(outside, hashes, strict=True))
    nodes |= {(start + place, start + place + 1): each for place, each in enumerate(leaves)}
    _fill(nodes, (0, size))
    return nodes


def _fill(nodes: Nodes, span: Span) -> bytes:
    """The hash of ``span``, which is put among ``nodes`` with those of the spans in it."""
    if span not in nodes:
        left, right = _halves(span)
        nodes[span] = sha256(_NODE + _fill(nodes, left) + _fill(nodes, right)).digest()
    return nodes[span]


def _outside(span: Span, opened: Span) -> Iterator[Span]:
    if span[1] <= opened[0] or opened[1] <= span[0]:
        yield span
    elif span[1] - span[0] > 1:
        for half in _halves(span):
            yield from _outside(half, opened)


def _halves(span: Span) -> tuple[Span, Span]:
    start, end = span
    middle = start + (1 << (end - start - 1).bit_length() - 1)
    return (start, middle), (middle, end)
