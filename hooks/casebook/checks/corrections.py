"""Checks of corrections: dated by their files, and true of what they say is gone."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.catalog.casebook import Casebook
from casebook.checks.check import Check
from casebook.problems import Problem
from casebook.records.corrections import Correction
from casebook.records.references import Ref


def _corrections_are_dated(casebook: Casebook) -> Iterator[Problem]:
    catalog = casebook.catalog
    for stored in catalog.of(Correction):
        record, slug = stored.record, stored.ref.slug
        if not slug.startswith(f"{record.date}-"):
            yield stored.problem(
                "corrections",
                ("date",),
                f"The file of this correction is not named after its date, {record.date}.",
                f"Rename it to data/corrections/{record.date}-{_words(slug)}.yml, or correct the "
                "date.",
            )
        for number, text in enumerate(record.withdrawn):
            ref = Ref.parse(text)
            path = ("withdrawn", number)
            if ref.whole in catalog.tombstones:
                moved = catalog.tombstones[ref.whole].record.moved_to
                remedy = f"Write {moved}#{ref.part} here."
                yield stored.problem("corrections", path, f"{ref.whole} has moved.", remedy)
            elif ref.whole not in {*catalog.records, *catalog.removed, *catalog.broken}:
                remedy = (
                    f"Name a part of a record that there is, or leave a tombstone in {ref.file}."
                )
                yield stored.problem(
                    "corrections", path, f"There is no record {ref.whole}.", remedy
                )
            elif ref.part in catalog.parts(ref):
                yield stored.problem(
                    "corrections",
                    path,
                    f"{ref} is said to be withdrawn, and it is still there.",
                    "Name it under records: if it was corrected, or delete it from its record.",
                )


def _words(slug: str) -> str:
    """A slug without what looks like a date at its beginning."""
    rest = slug.lstrip("0123456789-")
    return rest or "what-was-corrected"


CHECKS = (
    Check(
        "corrections",
        "The name of a correction's file begins with its date, and what it says is withdrawn is "
        "gone.",
        _corrections_are_dated,
        whole=True,
    ),
)
