"""Room three, check: a plain list of small checks over the whole catalog."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from casebook.catalog.casebook import Casebook
from casebook.catalog.narrowing import narrowed
from casebook.checks import (
    addresses,
    chronology,
    corrections,
    coverage,
    evidence,
    links,
    locators,
    names,
    own_words,
    quotations,
    speech,
    words,
)
from casebook.problems import Problem, in_order
from casebook.records.references import Ref

CheckFunction = Callable[[Casebook], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Check:
    """A check that can be run alone: its name, and the function whose first line says what for."""

    name: str
    run: CheckFunction
    whole: bool = False
    """Whether it asks more than each record about itself and those that it is linked with."""

    @property
    def purpose(self) -> str:
        """What the check guards, in one line."""
        return (self.run.__doc__ or "").partition("\n")[0]


CHECKS: tuple[Check, ...] = (
    Check("references", links.references_exist),
    Check("tombstones", links.tombstones_resolve, whole=True),
    Check("keys", links.keys_are_unique),
    Check("addresses", addresses.addresses_are_free, whole=True),
    Check("maps", locators.maps_fit),
    Check("paragraphs", locators.paragraphs_exist),
    Check("replies-follow", chronology.replies_follow),
    Check("events-within", chronology.events_lie_within),
    Check("lives", chronology.lives_hold),
    Check("spans", chronology.spans_run_forward),
    Check("sources-look-back", chronology.sources_look_back),
    Check("accusations", speech.accusations_have_targets),
    Check("replies", speech.replies_answer),
    Check("repeats", speech.repeats_have_origins),
    Check("quotation-length", speech.quotations_are_short),
    Check("sensitive", speech.sensitive_entries_are_plain),
    Check("words", words.own_text_is_neutral),
    Check("headings", words.headings_are_neutral),
    Check("headings-quote", words.headings_do_not_quote),
    Check("names", names.names_differ),
    Check("symmetry", names.subjects_are_alike, whole=True),
    Check("quotations", quotations.quotations_stand),
    Check("quotation-marks", quotations.quotation_marks_are_proofs),
    Check("proofs", quotations.quotations_are_counted),
    Check("own-words", own_words.own_words_are_ours),
    Check("coverage", coverage.paragraphs_are_used),
    Check("gists", coverage.gists_are_short),
    Check("evidence", evidence.proofs_are_quotations),
    Check("hidden", evidence.enough_is_hidden),
    Check("corrections", corrections.corrections_are_dated, whole=True),
)


def check(
    casebook: Casebook, only: Collection[str] = (), among: Collection[Ref] | None = None
) -> tuple[Problem, ...]:
    """The problems that all checks find, or those named in ``only``, sorted by place.

    Checks of single records go through those ``among`` only, if these are given.
    """
    chosen = [each for each in CHECKS if not only or each.name in only]
    some = casebook if among is None else narrowed(casebook, among)
    return in_order(p for each in chosen for p in each.run(casebook if each.whole else some))
