"""Checks: a plain list of small checks over the whole catalog.

In comes a casebook, out go problems, each with its file, line and column, what is wrong and what to
do. A module declares its checks at its end; the functions know the catalog and nothing after it.
"""

from __future__ import annotations

from collections.abc import Collection

from casebook.catalog.casebook import Casebook
from casebook.catalog.narrowing import narrowed
from casebook.checks import (
    absences,
    addresses,
    attribution,
    calendar_days,
    chronology,
    corrections,
    coverage,
    evidence,
    folders,
    known_days,
    life_years,
    likeness,
    links,
    locators,
    named_days,
    needed,
    neutrality,
    order,
    own_words,
    participation,
    personal_names,
    plain_text,
    quotations,
    relations,
    repeated,
    slips,
    speech,
    symmetry,
)
from casebook.checks.check import Check
from casebook.checks.consequences import told_once
from casebook.problems import Problem, in_order
from casebook.records.references import Ref

CHECKS: tuple[Check, ...] = (
    *folders.CHECKS,
    *links.CHECKS,
    *addresses.CHECKS,
    *locators.CHECKS,
    *chronology.CHECKS,
    *life_years.CHECKS,
    *known_days.CHECKS,
    *named_days.CHECKS,
    *needed.CHECKS,
    *participation.CHECKS,
    *relations.CHECKS,
    *speech.CHECKS,
    *attribution.CHECKS,
    *repeated.CHECKS,
    *absences.CHECKS,
    *order.CHECKS,
    *plain_text.CHECKS,
    *neutrality.CHECKS,
    *slips.CHECKS,
    *calendar_days.CHECKS,
    *likeness.CHECKS,
    *personal_names.CHECKS,
    *symmetry.CHECKS,
    *quotations.CHECKS,
    *own_words.CHECKS,
    *coverage.CHECKS,
    *evidence.CHECKS,
    *corrections.CHECKS,
)
"""All checks, in the order in which pages list them."""


def check(
    casebook: Casebook, only: Collection[str] = (), among: Collection[Ref] | None = None
) -> tuple[Problem, ...]:
    """The problems that all checks find, or those named in ``only``, sorted by place.

    Checks of single records go through those ``among`` only, if these are given. Where there is no
    record at all, or a folder is missing, nothing else is told: the rest would follow from it.
    """
    if not casebook.catalog.records:
        return ()
    chosen = [each for each in CHECKS if not only or each.name in only]
    if missing := [p for each in folders.CHECKS if each in chosen for p in each.run(casebook)]:
        return in_order(missing)
    some = casebook if among is None else narrowed(casebook, among)
    found = in_order(p for each in chosen for p in each.run(casebook if each.whole else some))
    return told_once(found)
