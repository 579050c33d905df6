"""Checks of maps: every paragraph of a source is used or excused, and the prints fit the map."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.catalog.casebook import Casebook
from casebook.evidence.words import count, tokens
from casebook.problems import Problem

LONGEST_GIST = 15
"""Words in the gist of a paragraph (issue 3, 1)."""


def paragraphs_are_used(casebook: Casebook) -> Iterator[Problem]:
    """Every paragraph of a mapped source is cited by a record or says why not, and never both."""
    for ref, stored in casebook.catalog.maps.items():
        for number, paragraph in enumerate(stored.record.paragraphs):
            locator = ref.at(paragraph.label)
            cited = locator in casebook.citations
            if cited and paragraph.unused:
                first = casebook.citations[locator][0].ref
                yield stored.problem(
                    "coverage",
                    ("paragraphs", number, "unused"),
                    f"{paragraph.label} is said to be unused, and {first} cites it.",
                    "Delete unused:, or the citation.",
                    key=True,
                )
            elif not cited and not paragraph.unused and not casebook.catalog.broken:
                yield stored.problem(
                    "coverage",
                    ("paragraphs", number, "label"),
                    f"No record cites {locator}.",
                    "Record what it says, or add unused: with the reason why nothing is recorded.",
                )


def gists_are_short(casebook: Casebook) -> Iterator[Problem]:
    """The gist of a paragraph has at most :data:`LONGEST_GIST` words."""
    for stored in casebook.catalog.maps.values():
        for number, paragraph in enumerate(stored.record.paragraphs):
            words = count(tokens(paragraph.gist or ""))
            if words > LONGEST_GIST:
                yield stored.problem(
                    "gists",
                    ("paragraphs", number, "gist"),
                    f"This gist has {words} words; {LONGEST_GIST} are allowed.",
                    "Say only what the paragraph is about.",
                )


def prints_fit(casebook: Casebook) -> Iterator[Problem]:
    """The prints of a source have the paragraphs of its map, with as many sentences each."""
    catalog = casebook.catalog
    for ref, prints in catalog.prints.items():
        file = f"seeds/{ref.slug}.prints"
        stored = catalog.maps.get(ref)
        if stored is None:
            if ref not in catalog.torn:
                yield Problem(
                    file,
                    1,
                    1,
                    f"These are the prints of {ref}, and there is no map of its paragraphs.",
                    f"Add seeds/{ref.slug}.yml: casebook seed TEXT --source {ref} makes both.",
                    "prints",
                )
            continue
        anew = f"make both anew from it, casebook seed TEXT --source {ref}."
        mapped, printed = stored.record.paragraphs, prints.paragraphs
        if len(mapped) != len(printed):
            yield stored.problem(
                "prints",
                ("paragraphs", min(len(mapped), len(printed)), "label"),
                f"This map has {len(mapped)} paragraphs, and {file} has {len(printed)}.",
                f"With the text at hand, {anew}",
            )
            continue
        for number, (paragraph, printed_one) in enumerate(zip(mapped, printed, strict=True)):
            if paragraph.sentences and int(paragraph.sentences) != printed_one.sentences:
                yield stored.problem(
                    "prints",
                    ("paragraphs", number, "sentences"),
                    f"{paragraph.label} has {paragraph.sentences} sentences here and "
                    f"{printed_one.sentences} in {file}.",
                    f"Write {printed_one.sentences}; if the text has changed: {anew}",
                )
