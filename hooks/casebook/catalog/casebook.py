"""The casebook: a catalog with everything computed from it, ready for checks and pages."""

from __future__ import annotations

from collections.abc import Mapping as Table
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
from casebook.catalog.relations import Relations, belonging, relations, votes
from casebook.catalog.spellings import Spellings, spellings
from casebook.catalog.timeline import Timeline, timeline
from casebook.records.dates import Date
from casebook.records.entities import Organization
from casebook.records.references import Ref
from casebook.records.sources import Source
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
    def belonging(self) -> Table[Ref, tuple[Ref, ...]]:
        """To which organizations each one belongs."""
        return belonging(self.relations)

    @cached_property
    def votes(self) -> Table[Ref, tuple[Ref, ...]]:
        """In which events each person or organization voted."""
        return votes(self.catalog)

    @cached_property
    def spellings(self) -> Spellings:
        """How names are written."""
        return spellings(self.catalog)

    @cached_property
    def subjects(self) -> tuple[Ref, ...]:
        """The organizations that the casebook is about."""
        return tuple(s.ref for s in self.catalog.of(Organization) if s.record.subject)

    @cached_property
    def updated(self) -> Date | None:
        """The newest date on which a record was checked or a source was read, as it is written."""
        records = self.catalog.records.values()
        days = [s.record.checked.on for s in records if s.record.checked]
        days += [s.record.read.on for s in self.catalog.of(Source) if s.record.read]
        return max(days, key=lambda day: (day.earliest, day.latest), default=None)

    @cached_property
    def backlinks(self) -> Backlinks:
        """What links to each record."""
        return backlinks(self.catalog)

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
