"""Checks of symmetry: organizations that are compared are laid out alike."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.catalog.casebook import Casebook
from casebook.checks.check import Check
from casebook.problems import Problem
from casebook.records.entities import Organization


def _subjects_are_alike(casebook: Casebook) -> Iterator[Problem]:
    subjects = [s for s in casebook.catalog.of(Organization) if s.record.subject]
    for stored in subjects[1:]:
        first = subjects[0]
        ours = [fact.key for fact in stored.record.facts]
        theirs = [fact.key for fact in first.record.facts]
        if ours == theirs:
            continue
        missing = [key for key in theirs if key not in ours]
        extra = [key for key in ours if key not in theirs]
        what = (
            f"lacks the facts {', '.join(missing)}"
            if missing
            else f"has the facts {', '.join(extra)} that {first.ref} lacks"
            if extra
            else f"has its facts in another order than {first.ref}"
        )
        message = f"{stored.ref} {what}; the organizations compared are laid out alike."
        remedy = f"Give both the same facts in the same order: {', '.join(theirs)}."
        yield stored.problem("symmetry", ("facts",), message, remedy, key=True)


CHECKS = (
    Check(
        "symmetry",
        "The organizations that the casebook is about have the same key facts in the same order.",
        _subjects_are_alike,
        whole=True,
    ),
)
