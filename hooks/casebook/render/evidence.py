"""The evidence line: what a page rests on, in numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from casebook.catalog.casebook import Casebook
from casebook.catalog.ledger import Utterance
from casebook.catalog.traversal import leaves
from casebook.records.base import Checked, Record
from casebook.records.references import Ref
from casebook.records.sources import Source


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many statements a page shows, from which sources, and how many charges lack a reply."""

    statements: int
    sources: int
    primary: int
    unanswered: int
    checked: Checked | None

    @property
    def sentence(self) -> str:
        """The numbers in words."""
        primary = f"{self.primary or 'none'} of them primary" if self.sources else "none cited"
        sources = _number(self.sources, "source")
        words = [f"{_number(self.statements, 'cited statement')} from {sources}, {primary}"]
        if self.unanswered:
            words.append(f"{_number(self.unanswered, 'charge')} without a recorded reply")
        return "; ".join(words) + "."


def evidence(casebook: Casebook, record: Record, utterances: Iterable[Utterance] = ()) -> Evidence:
    """The evidence of the page of ``record``, which shows ``utterances`` of other records too."""
    shown = {u.ref: u for u in utterances}.values()
    locators = [*cited(record), *(locator for u in shown for locator in u.entry.cite)]
    sources = {locator.whole for locator in locators}
    kinds = [casebook.catalog.get(ref, Source) for ref in sources]
    charges = [u for u in shown if u.entry.type == "allegation"]
    return Evidence(
        statements=_claims(record) + len(shown),
        sources=len(sources),
        primary=sum(1 for source in kinds if source and source.kind == "primary"),
        unanswered=sum(1 for u in charges if u.ref not in casebook.ledger.replies),
        checked=record.checked,
    )


def cited(record: Record) -> list[Ref]:
    """Every locator that ``record`` itself cites, in the order of its fields."""
    return [leaf for path, leaf in leaves(record) if isinstance(leaf, Ref) and "cite" in path]


def _claims(record: Record) -> int:
    """How many things in the record carry a citation of their own."""
    return len({path[: path.index("cite")] for path, _ in leaves(record) if "cite" in path})


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"
