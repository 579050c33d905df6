"""Differences: the facts on which sources differ, and which source is at odds with another."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass

from casebook.catalog.catalog import Catalog, grouped
from casebook.records.base import Fact
from casebook.records.references import Ref


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact of a record on which sources differ."""

    ref: Ref
    fact: Fact

    @property
    def sources(self) -> frozenset[Ref]:
        """The sources whose values stand side by side."""
        return frozenset(ref.whole for value in self.fact.values for ref in value.cite)


@dataclass(frozen=True)
class Differences:
    """All differences in the order of records and facts, and those that touch each source."""

    all: tuple[Difference, ...]
    of: Table[Ref, tuple[Difference, ...]]


def differences(catalog: Catalog) -> Differences:
    """The differences in ``catalog``: computed from facts with several values, never typed."""
    found = tuple(
        Difference(ref, fact)
        for ref in sorted(catalog.records)
        for fact in catalog.records[ref].record.facts
        if fact.values
    )
    return Differences(found, grouped((source, each) for each in found for source in each.sources))
