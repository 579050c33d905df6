"""Check of relations: people belong to organizations, and only bodies have branches."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.catalog.casebook import Casebook
from casebook.catalog.relations import BELONGING
from casebook.checks.check import Check
from casebook.problems import Problem
from casebook.records.base import RELATIONS
from casebook.records.entities import Organization, Person
from casebook.records.references import Ref


def _ends_fit(casebook: Casebook) -> Iterator[Problem]:
    for ref, stored in casebook.catalog.records.items():
        for number, relation in enumerate(stored.record.relations):
            kind, to = relation.kind, relation.to
            told = None
            if to.whole not in casebook.catalog.records:
                continue  # This is told of any reference.
            if kind in BELONGING and ref.kind == Person.KIND:
                told = f"A person is no {kind.partition('-')[0]} of anything.", "Write member-of."
            elif RELATIONS.of[kind].belongs and to.kind != Organization.KIND:
                told = f"{kind} leads to an organization, and {to} is none.", _instead(to)
            elif kind == "colleague-of" and to.kind != Person.KIND:
                told = f"{kind} leads to a person, and {to} is none.", "Name the person."
            if told and to != ref:  # That a record names itself is told of any reference.
                yield stored.problem("relations", ("relations", number, "kind"), *told)


def _instead(to: Ref) -> str:
    """What to do where a relation of members and staff leads to no organization."""
    other = "colleague-of" if to.kind == Person.KIND else "supporter-of"
    return f"Name the organization, such as an office or a campaign, or write {other}."


CHECKS = (
    Check(
        "relations",
        "What somebody founded, led or joined is an organization.",
        _ends_fit,
    ),
)
