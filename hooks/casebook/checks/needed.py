"""Checks of fields that say something of another field: that one is there as well."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.catalog.casebook import Casebook
from casebook.checks.check import Check
from casebook.problems import Problem


def _inferences_have_dates(casebook: Casebook) -> Iterator[Problem]:
    for stored in casebook.catalog.records.values():
        record = stored.record
        if getattr(record, "inferred", None) and not getattr(record, "date", None):
            message = "This says from what the date is inferred, and there is no date."
            remedy = "Add date:, or delete inferred."
            yield stored.problem("inferred", ("inferred",), message, remedy, key=True)


CHECKS = (
    Check("inferred", "What is inferred of a date stands with the date.", _inferences_have_dates),
)
