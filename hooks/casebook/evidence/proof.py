"""Proofs: that a run of words stands at its place in a paragraph of the text that is committed."""

from __future__ import annotations

from dataclasses import dataclass, field

from casebook.evidence.commitment import Paragraph, paragraph_root
from casebook.evidence.tree import Nodes, ProofError, Span, climbed, leaf
from casebook.evidence.words import Tokens


@dataclass(frozen=True, slots=True)
class Proof:
    """That ``words`` stand in paragraph ``number`` after its first ``start`` tokens."""

    number: int
    start: int
    words: Tokens
    salts: tuple[bytes, ...]
    hashes: tuple[bytes, ...]
    """Those beside the path to the head of the tree, from left to right."""
    line: int = field(default=0, compare=False)
    """Where it stands in its file, counted from 1."""

    @property
    def span(self) -> Span:
        """The positions of the words."""
        return self.start, self.start + len(self.words)


def opened(document: bytes, paragraph: Paragraph, proof: Proof) -> Nodes:
    """The nodes of the tree of ``paragraph`` that ``proof`` opens or gives.

    :class:`ProofError` unless they lead to the root of the paragraph.
    """
    leaves = list(map(leaf, proof.salts, proof.words))
    nodes = climbed(paragraph.size, proof.start, leaves, proof.hashes)
    head = nodes[0, paragraph.size]
    if paragraph_root(document, paragraph.number, paragraph.size, head) != paragraph.root:
        raise ProofError(
            f"Its words, their positions and its hashes do not lead to the root of "
            f"p{paragraph.number}."
        )
    return nodes
