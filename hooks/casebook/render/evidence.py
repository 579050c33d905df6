"""The evidence line: what a page rests on, in numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from casebook.catalog.casebook import Casebook
from casebook.catalog.ledger import Utterance
from casebook.catalog.traversal import Path, leaves
from casebook.records.base import Checked, Record
from casebook.records.dates import Date
from casebook.records.references import Ref
from casebook.records.sources import Source


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the statements of a page rest on, and how many charges on it lack a reply."""

    statements: int
    sources: int
    primary: int
    """Of the sources: how many are primary."""
    on_primary: int
    """Of the statements: how many have a primary source."""
    on_press: int
    """Of the statements: how many have the press and nothing else."""
    on_party: int
    """Of the statements: how many have nothing but sources of parties to the dispute."""
    on_one: int
    """Of the statements: how many have one source alone."""
    unanswered: int
    known: Date | None
    """State of knowledge: when the newest of its sources was read."""
    checked: Checked | None

    @property
    def sentence(self) -> str:
        """The numbers of sources and charges in words."""
        primary = f"{self.primary or 'none'} of them primary" if self.sources else "none cited"
        sources = _number(self.sources, "source")
        words = [f"{_number(self.statements, 'cited statement')} from {sources}, {primary}"]
        if self.unanswered:
            words.append(f"{_number(self.unanswered, 'charge')} without a recorded reply")
        return "; ".join(words) + "."

    @property
    def footing(self) -> str:
        """What the statements rest on, in words: primary sources, the press, one side."""
        return (
            f"{self.on_primary or 'None'} with a primary source, {self.on_press or 'none'} on the "
            f"press alone, {self.on_party or 'none'} on the word of a party alone; "
            f"{self.on_one or 'none'} on one source alone."
        )


def evidence(casebook: Casebook, record: Record, utterances: Iterable[Utterance] = ()) -> Evidence:
    """The evidence of the page of ``record``, which shows ``utterances`` of other records too."""
    shown = {u.ref: u for u in utterances}.values()
    claims = [*_claims(record), *(u.entry.cite for u in shown)]
    found = {ref.whole: None for cite in claims for ref in cite}
    sources = {ref: casebook.catalog.get(ref, Source) for ref in found}
    footings = [[s for ref in {r.whole for r in cite} if (s := sources[ref])] for cite in claims]
    charges = [u for u in shown if u.entry.type == "allegation"]
    return Evidence(
        statements=len(claims),
        sources=len(sources),
        primary=sum(1 for source in sources.values() if source and source.kind == "primary"),
        on_primary=sum(1 for each in footings if any(s.kind == "primary" for s in each)),
        on_press=sum(1 for each in footings if all(s.voice == "press" for s in each)),
        on_party=sum(1 for each in footings if all(s.voice == "party" for s in each)),
        on_one=sum(1 for each in footings if len(each) == 1),
        unanswered=sum(1 for u in charges if u.ref not in casebook.ledger.replies),
        known=max(
            (s.read.on for s in sources.values() if s and s.read),
            key=lambda day: day.latest,
            default=None,
        ),
        checked=record.checked,
    )


def cited(record: Record) -> list[Ref]:
    """Every locator that ``record`` itself cites, in the order of its fields."""
    return [ref for cite in _claims(record) for ref in cite]


def _claims(record: Record) -> list[tuple[Ref, ...]]:
    """For each thing in the record that carries a citation: what it cites."""
    claims: dict[Path, list[Ref]] = {}
    for path, leaf in leaves(record):
        if isinstance(leaf, Ref) and "cite" in path:
            claims.setdefault(path[: path.index("cite")], []).append(leaf)
    return [tuple(cite) for cite in claims.values()]


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"
