"""The reply ledger: every charge with its replies, and the counts of each party."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from casebook.catalog.ledger import Ledger, Utterance
from casebook.records.entities import Organization, Person
from casebook.records.references import Ref
from casebook.render.page import Page, Section
from casebook.render.series import Series
from casebook.render.weight import LIST, pieces, weight
from casebook.render.writer import Writer

LONGEST = 16
"""Parties in the table above the ledger: those with the most charges."""

PATH = "charges-and-replies/"

OUTSIDE = Ref("disputes", "outside")
"""Stands in the order of the page for charges that belong to no dispute."""


ACTORS = frozenset({Person.KIND, Organization.KIND})
"""The kinds that can make and receive a charge."""


@dataclass(frozen=True, slots=True)
class Account:
    """The charges that one party made and received, and how many of either have which reply."""

    ref: Ref
    made: int
    received: int
    specific: int
    """Charges received that a source pairs with a reply of their own."""
    general: int
    """Charges received that only a reply to the whole statement answers."""

    @property
    def unanswered(self) -> int:
        """Charges received without any recorded reply."""
        return self.received - self.specific - self.general


def accounts(ledger: Ledger) -> list[Account]:
    """The account of everybody who made or received a charge, the largest first."""
    charges = ledger.allegations
    speakers = {u.speaker for u in charges if u.speaker}
    targets = {ref for u in charges for ref in u.entry.about if ref.kind in ACTORS}
    found = []
    for ref in speakers | targets:
        received = [u for u in ledger.about.get(ref, ()) if _charge(u) and u.speaker != ref]
        specific = sum(1 for u in received if answered(u, ledger) == "specific")
        general = sum(1 for u in received if answered(u, ledger) == "general")
        made = sum(1 for u in ledger.by_speaker.get(ref, ()) if _charge(u))
        found.append(Account(ref, made, len(received), specific, general))
    return sorted(found, key=lambda account: (-account.made - account.received, account.ref))


def answered(charge: Utterance, ledger: Ledger) -> str:
    """How a charge is answered: specific, general or none; specific where both."""
    scopes = {reply.answer.scope for reply in ledger.replies.get(charge.ref, ())}
    return next((scope for scope in ("specific", "general") if scope in scopes), "none")


def exchange_pages(writer_at: Callable[[int], Writer]) -> Iterator[Page]:
    """The ledger, by dispute, split into pages where it is long."""
    ledger = writer_at(1).casebook.ledger
    charges = sorted(ledger.allegations, key=_dispute)
    table = writer_at(1).render("accounts", accounts=accounts(ledger)[:LONGEST])
    parted = pieces(charges, writer_at(2).weigh, LIST - weight(table))
    totals = {
        scope: sum(1 for u in charges if answered(u, ledger) == scope)
        for scope in ("specific", "general", "none")
    }
    series = Series(
        "Charges and replies",
        "Every charge in the records, with the replies that our sources pair with it.",
        PATH,
        parted,
    )

    def write(piece: Sequence[Utterance], writer: Writer) -> Iterator[Section]:
        if piece is parted[0]:
            yield Section("parties", "By party", table, indexed=False)
        yield from _sections(piece, writer)

    def lead(number: int, writer: Writer) -> Markup:
        return series.lead(number, writer, "exchanges", totals=totals)

    yield from series.pages(writer_at, write, lead)


def _sections(charges: Sequence[Utterance], writer: Writer) -> Iterator[Section]:
    for (outside, dispute), found in groupby(charges, key=_dispute):
        heading = "Outside the disputes" if outside else writer.name(dispute)
        html = writer.render("pairs", utterances=list(found))
        yield Section(dispute.slug, heading, html, indexed=False)


def _dispute(charge: Utterance) -> tuple[bool, Ref]:
    """By dispute, those outside of any last."""
    dispute = charge.entry.dispute
    return (dispute is None, dispute.whole if dispute else OUTSIDE)


def _charge(utterance: Utterance) -> bool:
    return utterance.entry.type == "allegation"
