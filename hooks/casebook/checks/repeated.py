"""Check of lists: nobody has one part twice, and two equal values are no difference."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from pydantic import BaseModel

from casebook.catalog.casebook import Casebook
from casebook.catalog.traversal import Path
from casebook.checks.check import Check
from casebook.problems import Problem
from casebook.records.base import Record

Item = tuple[Path, Hashable, str]
"""Where something is listed, what it must not share with others, and how a message calls it."""


def _nothing_is_listed_twice(casebook: Casebook) -> Iterator[Problem]:
    for stored in casebook.catalog.records.values():
        seen: set[Hashable] = set()
        told = False
        for path, item, words in _items(stored.record):
            if item in seen:
                told = True
                remedy = "Keep one, with the sources of both."
                yield stored.problem("repeated", path, f"{words} stands here twice.", remedy)
            seen.add(item)
        for path in () if told else _equal_items(stored.record, ()):
            message = "This item stands here twice."
            yield stored.problem("repeated", path, message, "Delete one of the two.")


def _items(record: Record) -> Iterator[Item]:
    for number, party in enumerate(getattr(record, "parties", ())):
        yield ("parties", number, "who"), party.who, f"The party {party.who}"
    for number, its in enumerate(record.relations):
        same = (its.kind, its.to, its.role, its.since)
        yield ("relations", number, "to"), same, f"The relation {its.kind} to {its.to}"
    for number, sentence in enumerate(record.summary):
        yield ("summary", number, "text"), str(sentence.text).casefold(), "This sentence"
    for number, fact in enumerate(record.facts):
        if fact.value:
            alike = (fact.label, str(fact.value).casefold(), fact.when)
            yield ("facts", number, "value"), alike, f"The fact {fact.key}"
        for place, value in enumerate(fact.values or ()):
            said = (fact.key, str(value.value).casefold())
            words = f"The value {value.value} of {fact.key}"
            yield ("facts", number, "values", place, "value"), said, words


def _equal_items(model: BaseModel, path: Path) -> Iterator[Path]:
    """Items of lists, at any depth, that are in their list already."""
    for name, value in model:
        for number, item in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(item, BaseModel):
                if item in value[:number]:
                    yield (*path, name, number)
                yield from _equal_items(item, (*path, name, number))


CHECKS = (
    Check(
        "repeated",
        "No party, relation, sentence, fact or other item stands twice in a list.",
        _nothing_is_listed_twice,
    ),
)
