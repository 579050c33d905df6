"""Checks of maps: every paragraph of a source is used or excused, and its gist is short."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.catalog.casebook import Casebook
from casebook.checks.check import Check
from casebook.evidence.words import count, tokens
from casebook.problems import Problem

LONGEST_GIST = 15
"""Words in the gist of a paragraph (issue 3, 1)."""


def _paragraphs_are_used(casebook: Casebook) -> Iterator[Problem]:
    catalog = casebook.catalog
    for ref, stored in catalog.maps.items():
        if ref not in catalog.records or stored.record.source != ref:
            continue  # This is told, and no record can cite it.
        for number, paragraph in enumerate(stored.record.paragraphs):
            locator = ref.at(paragraph.label)
            cited = locator in casebook.citations
            path = ("paragraphs", number)
            if cited and paragraph.unused:
                first, remedy = (
                    casebook.citations[locator][0].ref,
                    "Delete unused:, or the citation.",
                )
                message = f"{paragraph.label} is said to be unused, and {first} cites it."
                yield stored.problem("coverage", (*path, "unused"), message, remedy, key=True)
            elif not cited and not paragraph.unused and not catalog.broken:
                message = f"No record cites {locator}."
                remedy = (
                    "Record what it says, or add unused: with the reason why nothing is recorded."
                )
                yield stored.problem("coverage", (*path, "label"), message, remedy)


def _gists_are_short(casebook: Casebook) -> Iterator[Problem]:
    for stored in casebook.catalog.maps.values():
        for number, paragraph in enumerate(stored.record.paragraphs):
            words = count(tokens(paragraph.gist or ""))
            if words > LONGEST_GIST:
                message = f"This gist has {words} words; {LONGEST_GIST} are allowed."
                remedy = "Say only what the paragraph is about."
                yield stored.problem("gists", ("paragraphs", number, "gist"), message, remedy)


CHECKS = (
    Check(
        "coverage",
        "Every paragraph of a mapped source is cited by a record or says why not, and never both.",
        _paragraphs_are_used,
    ),
    Check("gists", "The gist of a paragraph has at most 15 words.", _gists_are_short),
)
