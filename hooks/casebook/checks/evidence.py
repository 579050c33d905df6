"""Checks of evidence: proofs give away what is quoted and no more, and enough stays hidden."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.catalog.casebook import Casebook
from casebook.checks.check import Check
from casebook.evidence.commitment import FEWEST
from casebook.evidence.words import Tokens, joined
from casebook.problems import Problem
from casebook.records.references import Ref


def _proofs_are_quotations(casebook: Casebook) -> Iterator[Problem]:
    catalog = casebook.catalog
    if catalog.broken:
        return  # What is quoted there is not known.
    quoted: set[tuple[Ref, Tokens]] = set()
    unproved: set[Ref] = set()
    elsewhere: set[Tokens] = set()
    for quotation in casebook.quotations:
        if quotation.proved:
            quoted.update((quotation.proved, run) for run in quotation.runs)
        else:
            unproved.update(ref.whole for ref in quotation.cite)
            elsewhere.update(quotation.runs)
    for source, texts in catalog.evidence.items():
        if source in unproved or source not in catalog.records:
            continue  # It is told at the quotation, which may be a change of this one, or the map.
        stale = [
            proof
            for known in texts
            for proof in known.proofs
            if proof.words not in elsewhere
            and (source.at(f"p{proof.number}"), proof.words) not in quoted
        ]
        for proof in stale[:1]:
            others = f", nor {len(stale) - 1} other proved words" if len(stale) > 1 else ""
            yield Problem(
                f"seeds/{source.slug}.proofs",
                proof.line,
                1,
                f"No record quotes “{joined(proof.words)}” from {source}#p{proof.number}{others}.",
                "Take it out, for which the text is not needed: casebook fix.",
                "evidence",
            )


def _enough_is_hidden(casebook: Casebook) -> Iterator[Problem]:
    catalog = casebook.catalog
    for source, texts in catalog.evidence.items():
        for number, known in enumerate(texts):
            if 0 < known.hidden < FEWEST:
                path = ("commitments", number, "document")
                told = too_little_hidden(source, known.hidden), "Quote less of it, or all of it."
                yield catalog.maps[source].problem("hidden", path, *told)


def too_little_hidden(source: Ref, hidden: int) -> str:
    """What to say of a source of which nearly everything is quoted."""
    return (
        f"Only {hidden} words and marks of {source} would stay hidden, so few that they can be "
        f"guessed and the guess confirmed; {FEWEST} are needed."
    )


CHECKS = (
    Check(
        "evidence",
        "The words of every proof are quoted: nothing else of a source is given away.",
        _proofs_are_quotations,
        whole=True,
    ),
    Check(
        "hidden",
        "A source is quoted in full, or so that the rest of it cannot be guessed.",
        _enough_is_hidden,
    ),
)
