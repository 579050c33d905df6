"""What is known of a committed text: all of it with the text at hand, else what proofs open.

Quotations are looked up here, and new proofs are made of what is known: a quotation that is
shortened can be proved anew without the text, because the longer one had opened its words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from casebook.evidence.commitment import Commitment, Whole
from casebook.evidence.proof import Proof, opened
from casebook.evidence.tree import Nodes, ProofError, Span, beside
from casebook.evidence.words import Tokens

_GAP = " \0 "
"""Stands between words that are no neighbors; no token has this sign."""


@dataclass(frozen=True)
class Page:
    """What is known of one paragraph: its words and their salts by position, and its tree."""

    size: int
    words: dict[int, str] = field(default_factory=dict)
    salts: dict[int, bytes] = field(default_factory=dict)
    nodes: Nodes = field(default_factory=dict)

    @cached_property
    def runs(self) -> tuple[Tokens, ...]:
        """The stretches of neighboring words that are known, in order."""
        places = groupby(enumerate(sorted(self.words)), key=lambda pair: pair[1] - pair[0])
        return tuple(tuple(self.words[place] for _, place in run) for _, run in places)

    @cached_property
    def line(self) -> str:
        """The words that are known with a blank around each, for a quick look."""
        return f" {_GAP.join(map(' '.join, self.runs))} "

    def spans(self, parts: Sequence[Tokens]) -> tuple[Span, ...]:
        """Where ``parts`` stand, one after the other, each as early as can be; empty: nowhere."""
        spans: list[Span] = []
        end = 0
        for part in parts:
            starts = (place for place in sorted(self.words) if self._stands(part, place))
            start = next((place for place in starts if place >= end), None)
            if start is None or not part:
                return ()
            end = start + len(part)
            spans.append((start, end))
        return tuple(spans)

    def _stands(self, part: Tokens, place: int) -> bool:
        return all(self.words.get(place + n) == word for n, word in enumerate(part))


@dataclass(frozen=True)
class Known:
    """What is known of a text: its commitment, and each paragraph by its number."""

    commitment: Commitment
    pages: Mapping[int, Page]
    proofs: tuple[Proof, ...] = ()
    """What it is known from; none with the text at hand."""

    @classmethod
    def nothing(cls, commitment: Commitment) -> Known:
        """What is known of a text of which nothing is proved: how much of it there is."""
        return cls(commitment, {each.number: Page(each.size) for each in commitment.paragraphs})

    def standing(self, parts: Sequence[Tokens]) -> tuple[int, ...]:
        """The paragraphs in which all ``parts`` stand in order, in the order of the text."""
        wanted = [f" {' '.join(part)} " for part in parts]
        return tuple(
            number
            for number, page in self.pages.items()
            if all(words in page.line for words in wanted) and page.spans(parts)
        )

    def prove(self, number: int, span: Span) -> Proof:
        """The proof of the words at ``span``, all of which are known."""
        page, places = self.pages[number], range(*span)
        words = tuple(page.words[place] for place in places)
        salts = tuple(page.salts[place] for place in places)
        return Proof(number, span[0], words, salts, beside(page.nodes, page.size, span))

    @property
    def hidden(self) -> int:
        """How many tokens of the text are not known."""
        return self.commitment.size - sum(len(page.words) for page in self.pages.values())


def known_by_text(text: Whole) -> Known:
    """All that is to be known, from the text itself."""
    pages = {
        number: Page(
            len(words),
            dict(enumerate(words)),
            dict(enumerate(text.salts(number))),
            text.nodes(number),
        )
        for number, words in text.paragraphs.items()
    }
    return Known(text.commitment, pages)


def known_by_proofs(
    commitment: Commitment, proofs: Sequence[Proof]
) -> tuple[Known, Mapping[int, str]]:
    """What ``proofs`` open, and for each that does not hold its index, with a sentence on why."""
    known = Known.nothing(commitment)
    paragraphs = {each.number: each for each in commitment.paragraphs}
    faults: dict[int, str] = {}
    for index, proof in enumerate(proofs):
        page = known.pages.get(proof.number)
        if page is None:
            faults[index] = f"The commitment has no paragraph p{proof.number}."
            continue
        try:
            page.nodes.update(opened(commitment.document, paragraphs[proof.number], proof))
        except ProofError as error:
            faults[index] = str(error)
            continue
        page.words.update(enumerate(proof.words, proof.start))
        page.salts.update(enumerate(proof.salts, proof.start))
    return Known(commitment, known.pages, tuple(proofs)), faults
