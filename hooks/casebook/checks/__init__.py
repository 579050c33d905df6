"""Room three, check: a plain list of small checks over the whole catalog."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from casebook.catalog.casebook import Casebook
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

CheckFunction = Callable[[Casebook], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Check:
    """A check that can be run alone: its name, and the function whose first line says what for."""

    name: str
    run: CheckFunction

    @property
    def purpose(self) -> str:
        """What the check guards, in one line."""
        return (self.run.__doc__ or "").partition("\n")[0]


CHECKS: tuple[Check, ...] = (
    Check("references", links.references_exist),
    Check("tombstones", links.tombstones_resolve),
    Check("keys", links.keys_are_unique),
    Check("addresses", addresses.addresses_are_free),
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
    Check("symmetry", names.subjects_are_alike),
    Check("quotations", quotations.quotations_stand),
    Check("quotation-marks", quotations.quotation_marks_are_proofs),
    Check("proofs", quotations.quotations_are_counted),
    Check("own-words", own_words.own_words_are_ours),
    Check("coverage", coverage.paragraphs_are_used),
    Check("gists", coverage.gists_are_short),
    Check("evidence", evidence.proofs_are_quotations),
    Check("hidden", evidence.enough_is_hidden),
    Check("corrections", corrections.corrections_are_dated),
)


def check(casebook: Casebook, only: Collection[str] = ()) -> tuple[Problem, ...]:
    """The problems that all checks find, or those named in ``only``, sorted by place."""
    chosen = [each for each in CHECKS if not only or each.name in only]
    return in_order(problem for each in chosen for problem in each.run(casebook))
