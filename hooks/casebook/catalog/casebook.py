"""The casebook: a catalog with everything computed from it, ready for checks and pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from casebook.catalog.backlinks import Backlinks, backlinks
from casebook.catalog.catalog import Catalog
from casebook.catalog.citations import Citations, citations
from casebook.catalog.corrections import Corrections, corrections
from casebook.catalog.differences import Differences, differences
from casebook.catalog.ledger import Ledger, ledger
from casebook.catalog.proofs import Proofs, proofs
from casebook.catalog.quotations import Quotation, quotations
from casebook.catalog.relations import Relations, relations
from casebook.catalog.timeline import Timeline, timeline
from casebook.records.wording import Wording


@dataclass(frozen=True)
class Casebook:
    """A catalog, the words to avoid in it, and its views; each view is computed at most once."""

    catalog: Catalog
    wording: Wording

    @cached_property
    def ledger(self) -> Ledger:
        """Who said what, and what answers it."""
        return ledger(self.catalog)

    @cached_property
    def timeline(self) -> Timeline:
        """What happened, by date."""
        return timeline(self.catalog)

    @cached_property
    def relations(self) -> Relations:
        """Which ties each record has, from both ends."""
        return relations(self.catalog)

    @cached_property
    def backlinks(self) -> Backlinks:
        """What links to each record."""
        return backlinks(self.catalog, self.ledger)

    @cached_property
    def citations(self) -> Citations:
        """What rests on each paragraph."""
        return citations(self.catalog)

    @cached_property
    def differences(self) -> Differences:
        """Where sources differ."""
        return differences(self.catalog)

    @cached_property
    def corrections(self) -> Corrections:
        """What was corrected after it had been published."""
        return corrections(self.catalog)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """All words of others, and where they stand in the sources."""
        return quotations(self.catalog)

    @cached_property
    def proofs(self) -> Proofs:
        """What proves each quotation."""
        return proofs(self.catalog, self.quotations)
