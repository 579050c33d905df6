"""The comparison: the organizations of the casebook side by side."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Stored
from casebook.catalog.traversal import leaves
from casebook.records.addresses import COMPARISON
from casebook.records.base import Fact
from casebook.records.entities import Organization
from casebook.records.prose import Prose
from casebook.records.references import Ref
from casebook.render.page import Page, Section
from casebook.render.writer import Writer


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the comparison: a label, and what each organization has there."""

    label: str
    facts: tuple[Fact | None, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """What the records hold of one organization, in numbers."""

    ref: Ref
    words: int
    quotations: int
    statements: int
    charges_made: int
    charges_received: int
    answered: int
    """Charges received that have a reply."""


def compare_page(writer: Writer) -> Page:
    """The organizations of the casebook side by side, fact by fact, then in numbers."""
    subjects = [s for s in writer.casebook.catalog.of(Organization) if s.record.subject]
    keys: dict[str, Fact] = {f.key: f for s in subjects for f in s.record.facts}
    rows = [
        Row(writer.labels.heading(fact.key), tuple(_fact(subject, key) for subject in subjects))
        for key, fact in keys.items()
    ]
    tallies = [tally(subject, writer.casebook) for subject in subjects]
    description = "The organizations of this casebook side by side, from the same records."
    return Page(
        path=COMPARISON,
        title="The organizations compared",
        description=description,
        kind="Overview",
        lead=writer.render("line", description=description),
        sections=(
            Section(
                "facts",
                "Key facts",
                writer.render("compare", subjects=subjects, rows=rows),
                indexed=False,
            ),
            Section(
                "numbers",
                "In numbers",
                writer.render("tallies", tallies=tallies),
                indexed=False,
            ),
        ),
        parent=f"{Organization.KIND}/",
    )


def _fact(subject: Stored[Organization], key: str) -> Fact | None:
    return next((fact for fact in subject.record.facts if fact.key == key), None)


def tally(subject: Stored[Organization], casebook: Casebook) -> Tally:
    """How much the records say of an organization, and how much it says in them."""
    ledger, ref, record = casebook.ledger, subject.ref, subject.record
    own = ledger.by_speaker.get(ref, ())
    about = [u for u in ledger.about.get(ref, ()) if u.speaker != ref]
    received = [u for u in about if u.entry.type == "allegation"]
    return Tally(
        ref=ref,
        words=sum(len(str(leaf).split()) for _, leaf in leaves(record) if isinstance(leaf, Prose)),
        quotations=sum(1 for u in own if u.entry.quote),
        statements=len(own),
        charges_made=sum(1 for u in own if u.entry.type == "allegation"),
        charges_received=len(received),
        answered=sum(1 for u in received if u.ref in ledger.replies),
    )
