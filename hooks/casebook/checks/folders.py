"""Check of folders: one that is missing is one problem, and not one for each reference into it.

The remedies of those many problems would take away the citations, one after the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from casebook.catalog.casebook import Casebook
from casebook.checks.check import Check
from casebook.problems import Problem
from casebook.records.sources import Source

MANY = 20
"""So many references into a folder without any file are told as one problem."""


def _folders_are_there(casebook: Casebook) -> Iterator[Problem]:
    catalog = casebook.catalog
    there = {ref.kind for ref in (*catalog.records, *catalog.tombstones, *catalog.removed)}
    there |= {ref.kind for ref in catalog.broken}
    named = [ref for stored in catalog.records.values() for _, ref in stored.references]
    into = {
        f"data/{kind}": number
        for kind, number in Counter(ref.kind for ref in named).items()
        if kind not in there
    }
    if not catalog.maps and not catalog.torn:
        into["seeds"] = sum(ref.kind == Source.KIND and ref.part is not None for ref in named)
    for folder, number in into.items():
        if number >= MANY:
            message = f"Nothing is in the folder {folder}, and {number:,} references need it."
            remedy = f"Bring the folder back, as with: git checkout -- {folder}"
            yield Problem(folder, 1, 1, message, remedy, "folders")


CHECKS = (
    Check(
        "folders",
        "No folder is missing to which many references lead.",
        _folders_are_there,
        whole=True,
    ),
)
