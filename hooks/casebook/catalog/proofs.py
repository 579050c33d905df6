"""Proofs by quotation: what a page says of how the words beside it were proved."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass

from casebook.catalog.catalog import Catalog, grouped
from casebook.catalog.quotations import Quotation
from casebook.catalog.traversal import Path
from casebook.evidence.proof import Proof
from casebook.records.commitments import Committed
from casebook.records.references import Ref


@dataclass(frozen=True, slots=True)
class Proved:
    """One quotation, and what proves it; the last three are empty for one that is not proved."""

    quotation: Quotation
    locator: Ref | None = None
    """The paragraph that it is cited from and in which its words stand."""
    commitment: Committed | None = None
    """What binds us to the text: its root, which copy was read, by whom, and when."""
    proofs: tuple[Proof, ...] = ()
    """One for each of its parts."""


@dataclass(frozen=True)
class Proofs:
    """All quotations with what proves them."""

    all: tuple[Proved, ...]
    at: Table[tuple[Ref, Path], tuple[Proved, ...]]
    """By record and field, in the order of the text: a sentence may have several quotations."""


def proofs(catalog: Catalog, quotations: tuple[Quotation, ...]) -> Proofs:
    """What proves each of ``quotations``, which are those of ``catalog``."""
    every = tuple(next(_ways(catalog, each), Proved(each)) for each in quotations)
    at = grouped(((each.quotation.stored.ref, each.quotation.path), each) for each in every)
    return Proofs(every, at)


def _ways(catalog: Catalog, quotation: Quotation) -> Iterator[Proved]:
    """The commitments under which the words stand where they are cited from, in order."""
    locator = quotation.proved
    if locator is None:
        return
    number = int(str(locator.part)[1:])
    commitments = catalog.maps[locator.whole].record.commitments
    for known, commitment in zip(catalog.evidence[locator.whole], commitments, strict=True):
        page = known.pages.get(number)
        spans = page.spans(quotation.runs) if page else ()
        if spans:
            parts = tuple(known.prove(number, span) for span in spans)
            yield Proved(quotation, locator, commitment, parts)
