"""Proving: a casebook with the text of a source at hand, and the proofs that its records need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Catalog
from casebook.checks.evidence import too_little_hidden
from casebook.evidence.commitment import FEWEST, Derive, derived
from casebook.evidence.fitting import Fit, MisfitError, fitted
from casebook.evidence.known import Known, known_by_text
from casebook.evidence.proof import Proof
from casebook.evidence.proofs_file import written
from casebook.evidence.source_text import SourceText
from casebook.records.references import Ref


@dataclass(frozen=True)
class AtHand:
    """A casebook in which all words of a text are known, and how the text fits."""

    casebook: Casebook
    fits: tuple[Fit | None, ...]
    """For each commitment of the source: the document, if the text is the one committed to."""
    misfits: tuple[str, ...]
    """For each commitment that does not fit a sentence on why."""

    @property
    def fit(self) -> Fit | None:
        """The document under the first commitment that fits."""
        return next(filter(None, self.fits), None)


def at_hand(casebook: Casebook, source: Ref, text: SourceText, derive: Derive = derived) -> AtHand:
    """``casebook`` with ``text`` in the place of what is proved of ``source``, where it fits."""
    known: list[Known] = []
    fits: list[Fit | None] = []
    misfits: list[str] = []
    for each in committed(casebook.catalog, source):
        try:
            fit = fitted(text, each, derive)
        except MisfitError as misfit:
            known.append(each)
            fits.append(None)
            misfits.append(str(misfit))
        else:
            known.append(known_by_text(fit.text))
            fits.append(fit)
    return AtHand(knowing(casebook, source, known), tuple(fits), tuple(misfits))


def committed(catalog: Catalog, source: Ref) -> tuple[Known, ...]:
    """What is known of each text of ``source``: nothing, if its proofs are damaged."""
    stored = catalog.maps.get(source)
    nothing = (
        tuple(Known.nothing(each.sealed) for each in stored.record.commitments) if stored else ()
    )
    return catalog.evidence.get(source, nothing)


def knowing(casebook: Casebook, source: Ref, known: Sequence[Known]) -> Casebook:
    """``casebook`` in which this is what is known of ``source``."""
    catalog = casebook.catalog
    evidence = {**catalog.evidence, source: tuple(known)}
    unproved = catalog.unproved - {source}
    return Casebook(replace(catalog, evidence=evidence, unproved=unproved), casebook.wording)


@dataclass(frozen=True)
class Proving:
    """The proofs that the records need of a source: a file, and what is to be said of it."""

    text: str
    added: int
    dropped: int
    refusal: str = ""
    """Why it may not be written, if it may not."""


def proving(casebook: Casebook, source: Ref, before: Sequence[Known]) -> Proving:
    """The file of proofs of all that is quoted of ``source``, so far as its words are known.

    ``before`` is what was known from the file as it is.
    """
    knowns = casebook.catalog.evidence[source]
    needed = {known.commitment.document: set[Proof]() for known in knowns}
    for proved in casebook.proofs.all:
        if proved.locator and proved.locator.whole == source and proved.commitment:
            needed[bytes.fromhex(proved.commitment.document)].update(proved.proofs)
    had = {(each.commitment.document, proof) for each in before for proof in each.proofs}
    have = {(document, proof) for document, proofs in needed.items() for proof in proofs}
    return Proving(
        written((each.commitment, needed[each.commitment.document]) for each in knowns),
        len(have - had),
        len(had - have),
        next(_refusals(source, knowns, needed), ""),
    )


def _refusals(
    source: Ref, knowns: Sequence[Known], needed: dict[bytes, set[Proof]]
) -> Iterator[str]:
    for known in knowns:
        proofs = needed[known.commitment.document]
        opened = {(each.number, place) for each in proofs for place in range(*each.span)}
        hidden = known.commitment.size - len(opened)
        if 0 < hidden < FEWEST:
            yield f"{too_little_hidden(source, hidden)} Quote less of it, or all of it."
