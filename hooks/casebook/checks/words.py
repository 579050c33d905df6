"""Checks of words: neutral verbs, neutral headings, dates that stay true."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Stored
from casebook.catalog.traversal import step
from casebook.problems import Problem
from casebook.records.prose import Prose

HEADINGS = frozenset({"name", "short", "description", "subject", "role"})
"""Fields of plain text that become titles, headings and lines of lists."""

OWN_LINES = HEADINGS | {"unnamed", "how"}
"""Fields of plain text that hold our own words, beside all prose."""

TITLES_OF_OTHERS = frozenset({"sources"})
"""Kinds whose name is the title of somebody else's work and stays as it is."""


def own_text_is_neutral(casebook: Casebook) -> Iterator[Problem]:
    """Our own sentences use neutral verbs, and dates instead of "recently"."""
    for stored in casebook.catalog.records.values():
        for path, leaf in stored.leaves:
            own = isinstance(leaf, Prose) or (isinstance(leaf, str) and step(path) in OWN_LINES)
            if own and not _is_title(stored, str(path[0])):
                for word, remedy in casebook.wording.in_text(str(leaf)):
                    message = f"The word {word} judges, or goes out of date."
                    yield stored.problem("words", path, message, remedy)


def headings_are_neutral(casebook: Casebook) -> Iterator[Problem]:
    """Names, descriptions and subjects say who, what and when, without a charge or loaded word."""
    for stored in casebook.catalog.records.values():
        for path, leaf in stored.leaves:
            if (
                isinstance(leaf, str)
                and step(path) in HEADINGS
                and not _is_title(stored, str(path[0]))
            ):
                for word, remedy in casebook.wording.in_heading(leaf):
                    message = f"The word {word} is too loaded for a {step(path)}."
                    yield stored.problem("headings", path, message, remedy)


def headings_do_not_quote(casebook: Casebook) -> Iterator[Problem]:
    """No heading holds a quotation: a quoted charge would stand without its speaker."""
    for stored in casebook.catalog.records.values():
        for path, leaf in stored.leaves:
            if (
                isinstance(leaf, str)
                and step(path) in HEADINGS
                and not _is_title(stored, str(path[0]))
                and any(mark in leaf for mark in '“”"')
            ):
                yield stored.problem(
                    "headings-quote",
                    path,
                    f"This {step(path)} holds quotation marks.",
                    "Say it in neutral words of our own, without marks.",
                )


def _is_title(stored: Stored[object], field: str) -> bool:  # type: ignore[type-var]
    return stored.ref.kind in TITLES_OF_OTHERS and field in {"name", "short", "aliases"}
