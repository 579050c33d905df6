"""Checks of fields beside each other: what one needs is there, and none has another's value."""

from __future__ import annotations

import re
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


def _reasons_have_values(casebook: Casebook) -> Iterator[Problem]:
    for stored in casebook.catalog.records.values():
        for number, fact in enumerate(stored.record.facts):
            if fact.why and not fact.values:
                message = "This says why sources differ, and there is one value."
                remedy = "Delete why, or give the values that differ, in place of value."
                yield stored.problem("reasons", ("facts", number, "why"), message, remedy, key=True)


_WORDS = ("place", "publisher", "role", "speaker", "subject", "unnamed", "vote")
"""Fields for a name or a word or two, which are neither a day nor an address."""

_OTHER = re.compile(r"(?P<day>\d{4}-\d\d(?:-\d\d)?[~?%]?)|(?:https?://|www\.)\S+")


def _words_are_words(casebook: Casebook) -> Iterator[Problem]:
    for stored in casebook.catalog.records.values():
        for path, leaf in stored.texts:
            other = _OTHER.fullmatch(leaf) if isinstance(leaf, str) else None
            if other and path[-1] in _WORDS:
                message = f"{leaf} is {'a date' if other['day'] else 'an address'}."
                remedy = f"Write the {path[-1]} in words."
                yield stored.problem("misplaced", path, message, remedy)


CHECKS = (
    Check("reasons", "Why sources differ is said where they do.", _reasons_have_values),
    Check("misplaced", "Where a name or words belong is no date and no address.", _words_are_words),
    Check("inferred", "What is inferred of a date stands with the date.", _inferences_have_dates),
)
