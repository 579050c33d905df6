"""Votes: in which events each person or organization voted."""

from __future__ import annotations

from collections.abc import Mapping as Table

from casebook.catalog.catalog import Catalog
from casebook.records.events import Event
from casebook.records.references import Ref

Votes = Table[Ref, tuple[Ref, ...]]


def votes(catalog: Catalog) -> Votes:
    """For each voter: the events with a vote of theirs, in the order of their references."""
    found: dict[Ref, dict[Ref, None]] = {}
    for event in catalog.of(Event):
        for participant in event.record.participants:
            if participant.vote:
                found.setdefault(participant.who, {})[event.ref] = None
    return {voter: tuple(events) for voter, events in found.items()}
