"""Where sources differ: every fact with several values, and what other sources add to one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from casebook.catalog.catalog import Catalog
from casebook.records.base import Fact
from casebook.records.references import Ref
from casebook.render.page import Page, Section
from casebook.render.writer import Writer

LONGEST = 60
"""Differences on one page."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact of a record on which sources differ."""

    ref: Ref
    fact: Fact

    @property
    def sources(self) -> frozenset[Ref]:
        """The sources whose values stand side by side."""
        return frozenset(ref.whole for value in self.fact.values for ref in value.cite)


def differences(catalog: Catalog) -> list[Difference]:
    """All differences, in the order of records and facts; nothing of them is typed twice."""
    return [
        Difference(ref, fact)
        for ref in sorted(catalog.records)
        for fact in catalog.records[ref].record.facts
        if fact.values
    ]


def difference_pages(writer_at: Callable[[int], Writer]) -> Iterator[Page]:
    """The list of differences, split where it is long."""
    found = differences(writer_at(1).casebook.catalog)
    pieces = [found[i : i + LONGEST] for i in range(0, len(found), LONGEST)] or [[]]
    paths = ["differences/", *(f"differences/{n}/" for n in range(2, len(pieces) + 1))]
    description = "Facts on which our sources differ, with each value and who gives it."
    for number, piece in enumerate(pieces):
        writer = writer_at(paths[number].count("/"))
        html = writer.render("difference-list", differences=piece)
        yield Page(
            path=paths[number],
            title="Where sources differ" + (f", {number + 1}" if number else ""),
            description=description,
            kind="Overview",
            lead=writer.render(
                "index", description=description, total=len(found), paths=paths, here=number
            ),
            sections=(Section("differences", "Side by side", html, indexed=False),),
            parent=paths[0] if number else None,
        )


def corrections_to(ref: Ref, writer: Writer) -> Iterator[Section]:
    """What other sources add to the source ``ref``, or give differently."""
    found = [each for each in differences(writer.casebook.catalog) if ref in each.sources]
    if found:
        html = writer.render("difference-links", differences=found)
        yield Section("differences", "What other sources add or correct", html, indexed=False)
