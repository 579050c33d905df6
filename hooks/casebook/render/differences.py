"""Where sources differ: every fact with several values, and what other sources add to one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from casebook.catalog.differences import Difference
from casebook.records.references import Ref
from casebook.render.page import Page, Section
from casebook.render.weight import pieces, weight
from casebook.render.writer import Writer


def difference_pages(writer_at: Callable[[int], Writer]) -> Iterator[Page]:
    """The list of differences, split where it is long."""
    found = writer_at(1).casebook.differences.all
    parted = pieces(found, partial(_weigh, writer=writer_at(2)))
    paths = ["differences/", *(f"differences/{n}/" for n in range(2, len(parted) + 1))]
    description = "Facts on which our sources differ, with each value and who gives it."
    for number, piece in enumerate(parted):
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


def _weigh(item: Difference, writer: Writer) -> int:
    return weight(writer.render("difference-list", differences=[item]))


def corrections_to(ref: Ref, writer: Writer) -> Iterator[Section]:
    """What other sources add to the source ``ref``, or give differently."""
    found = writer.casebook.differences.of.get(ref, ())
    if found:
        html = writer.render("difference-links", differences=found)
        yield Section("differences", "What other sources add or correct", html, indexed=False)
