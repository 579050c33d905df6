"""Checks of fields beside each other: what one needs is there, and none has another's value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.catalog.casebook import Casebook
from casebook.catalog.traversal import step
from casebook.checks.check import Check
from casebook.problems import Problem
from casebook.records.kinds import KINDS


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


_OTHER = re.compile(
    r"(?P<day>\d{4}-\d\d(?:-\d\d)?[~?%]?)|(?P<web>(?:https?://|www\.)\S+)"
    rf"|(?P<ref>(?:{'|'.join(KINDS)})/[a-z0-9-]+)"
)
"""What is a date, an address or a reference, and no text."""

_ANYTHING = ("archive", "key", "title", "url", "website")
"""Fields that may hold an address, or are called as somebody likes."""


def _words_are_words(casebook: Casebook) -> Iterator[Problem]:
    for stored in casebook.catalog.records.values():
        for path, leaf in stored.texts:
            other = _OTHER.fullmatch(str(leaf))
            if other and step(path) not in _ANYTHING:
                what = "a date" if other["day"] else "an address" if other["web"] else "a reference"
                message = f"{leaf} is {what}, and stands where words belong."
                remedy = "Say it in words."
                yield stored.problem("misplaced", path, message, remedy)


CHECKS = (
    Check("reasons", "Why sources differ is said where they do.", _reasons_have_values),
    Check(
        "misplaced", "No date, address or reference stands where words belong.", _words_are_words
    ),
    Check("inferred", "What is inferred of a date stands with the date.", _inferences_have_dates),
)
