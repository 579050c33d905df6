"""Check of order: where records are listed by a number of their own, no two have the same."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.catalog.casebook import Casebook
from casebook.checks.check import Check
from casebook.problems import Problem
from casebook.records.kinds import KINDS
from casebook.records.references import Ref


def _places_are_unique(casebook: Casebook) -> Iterator[Problem]:
    catalog = casebook.catalog
    for kind in KINDS.values():
        seen: dict[str, Ref] = {}
        for stored in catalog.of(kind.model) if kind.order == "order" else ():
            place = getattr(stored.record, kind.order)
            if place in seen:
                known, new = catalog.by_age(seen[place], stored.ref)
                told = (
                    f"The place {place} is taken by {known}.",
                    "Give one of the two another number.",
                )
                yield catalog.records[new].problem("order", (kind.order,), *told)
            elif place:
                seen[place] = stored.ref


CHECKS = (
    Check(
        "order",
        "No two disputes, and no two answers, have the same place in their list.",
        _places_are_unique,
        whole=True,
    ),
)
