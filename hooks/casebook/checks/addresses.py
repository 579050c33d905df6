"""Checks of addresses: no two pages of the site stand at one."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.catalog.casebook import Casebook
from casebook.problems import Problem
from casebook.records.addresses import direction_path, taken
from casebook.records.references import Ref


def addresses_are_free(casebook: Casebook) -> Iterator[Problem]:
    """No record has the address of a page that the site makes, or gives one to two such pages."""
    catalog = casebook.catalog
    for ref in sorted({*catalog.records, *catalog.tombstones}):
        stored = catalog.records.get(ref) or catalog.tombstones[ref]
        there = taken(ref.kind).get(ref.slug)
        if there:
            yield stored.problem(
                "addresses",
                (),
                f"The address {ref.kind}/{ref.slug}/ {there}.",
                "Give the file another name.",
            )
    told: set[tuple[Ref, Ref]] = set()
    seen: dict[str, tuple[Ref, Ref]] = {}
    for speaker, subject in sorted(_pairs(casebook)):
        other = seen.setdefault(direction_path(speaker, subject), (speaker, subject))
        # Of the one or two references in which they differ, the first is as good as any.
        mine, theirs = (speaker, other[0]) if speaker != other[0] else (subject, other[1])
        if mine != theirs and mine in catalog.records and (mine, theirs) not in told:
            told.add((mine, theirs))
            yield catalog.records[mine].problem(
                "addresses",
                (),
                f"{mine} and {theirs} would share the page {direction_path(speaker, subject)}.",
                "Give one of the files another name.",
            )


def _pairs(casebook: Casebook) -> set[tuple[Ref, Ref]]:
    """Who said something of whom."""
    return {
        (speaker, subject)
        for speaker, said in casebook.ledger.by_speaker.items()
        for utterance in said
        for subject in utterance.entry.about
    }
