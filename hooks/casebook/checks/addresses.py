"""Checks of addresses: no two pages of the site stand at one."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.catalog.casebook import Casebook
from casebook.checks.check import Check
from casebook.problems import Problem
from casebook.records.references import Ref

INDEX = "index"
"""The folder, below each kind, of the further pages of its index."""

COMPARISON = {Ref("organizations", "compare"): "is that of the comparison"}
"""The one page of another sort that stands below a kind."""


def _addresses_are_free(casebook: Casebook) -> Iterator[Problem]:
    catalog = casebook.catalog
    for ref in sorted({*catalog.records, *catalog.tombstones, *catalog.removed}):
        taken = "is kept for the pages of its index" if ref.slug == INDEX else COMPARISON.get(ref)
        if taken:
            stored = catalog.records.get(ref) or catalog.tombstones.get(ref) or catalog.removed[ref]
            yield stored.problem(
                "addresses",
                (),
                f"The address {ref.kind}/{ref.slug}/ {taken}.",
                "Give the file another name.",
            )


CHECKS = (
    Check(
        "addresses",
        "No record has the address of a page that the site makes.",
        _addresses_are_free,
        whole=True,
    ),
)
