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
            message = f"The file of this correction is not named after its date, {record.date}."
            right = f"data/corrections/{record.date}-{_words(slug)}.yml"
            remedy = f"Rename it to {right}, or correct the date."
            yield stored.problem("corrections", ("date",), message, remedy)
        for number, text in enumerate(record.withdrawn):
            ref = Ref.parse(text)
            if ref.whole in catalog.tombstones:
                moved = catalog.tombstones[ref.whole].record.moved_to
                message, remedy = f"{ref.whole} has moved.", f"Write {moved}#{ref.part} here."
            elif ref.whole not in {*catalog.records, *catalog.removed, *catalog.broken}:
                message = f"There is no record {ref.whole}."
                remedy = (
                    f"Name a part of a record that there is, or leave a tombstone in {ref.file}."
                )
            elif ref.part in catalog.parts(ref):
                message = f"{ref} is said to be withdrawn, and it is still there."
                remedy = "Name it under records: if it was corrected, or delete it from its record."
            else:
                continue
            yield stored.problem("corrections", ("withdrawn", number), message, remedy)


def _words(slug: str) -> str:
    """A slug without what looks like a date at its beginning."""
    return slug.lstrip("0123456789-") or "what-was-corrected"


CHECKS = (
    Check(
        "corrections",
        "The name of a correction's file begins with its date, and what it says is withdrawn is "
        "gone.",
        _corrections_are_dated,
        whole=True,
    ),
)
