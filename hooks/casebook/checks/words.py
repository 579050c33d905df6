"""Checks of words: neutral verbs, neutral headings, dates that stay true."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Stored
from casebook.catalog.traversal import step
from casebook.problems import Problem
from casebook.records.base import Record
from casebook.records.kinds import KINDS
from casebook.records.prose import Prose


def own_text_is_neutral(casebook: Casebook) -> Iterator[Problem]:
    """Our own sentences use neutral verbs, and dates instead of "recently"."""
    for stored in casebook.catalog.records.values():
        for path, leaf in stored.leaves:
            declared = stored.declared(path)
            ours = isinstance(leaf, Prose) or declared.ours or declared.heading
            if ours and not _is_title(stored, str(path[0])):
                for word, remedy in casebook.wording.in_text(str(leaf)):
                    message = f"The word {word} judges, or goes out of date."
                    yield stored.problem("words", path, message, remedy)


def headings_are_neutral(casebook: Casebook) -> Iterator[Problem]:
    """Names, descriptions and subjects say who, what and when, without a charge or loaded word."""
    for stored in casebook.catalog.records.values():
        for path, leaf in stored.leaves:
            if (
                isinstance(leaf, str)
                and stored.declared(path).heading
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
                and stored.declared(path).heading
                and not _is_title(stored, str(path[0]))
                and any(mark in leaf for mark in '“”"')
            ):
                yield stored.problem(
                    "headings-quote",
                    path,
                    f"This {step(path)} holds quotation marks.",
                    "Say it in neutral words of our own, without marks.",
                )


def _is_title(stored: Stored[Record], field: str) -> bool:
    """Whether the field holds the title of somebody else's work, which stays as it is."""
    return KINDS[stored.ref.kind].borrowed and field in {"name", "short", "aliases"}
