"""Where sources differ: every fact with several values, and what other sources add to one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from markupsafe import Markup

from casebook.catalog.differences import Difference
from casebook.records.references import Ref
from casebook.render.page import Page, Section
from casebook.render.series import Series
from casebook.render.weight import pieces, weight
from casebook.render.writer import Writer


def difference_pages(writer_at: Callable[[int], Writer]) -> Iterator[Page]:
    """The list of differences, split where it is long."""
    found = writer_at(1).casebook.differences.all
    parted = pieces(found, partial(_weigh, writer=writer_at(2)))
    series = Series(
        "Where sources differ",
        "Facts on which our sources differ, with each value and who gives it.",
        "differences/",
        parted,
    )

    def write(piece: Sequence[Difference], writer: Writer) -> Iterator[Section]:
        html = writer.render("difference-list", differences=piece)
        yield Section("differences", "Side by side", html, indexed=False)

    def lead(number: int, writer: Writer) -> Markup:
        return series.lead(number, writer, "index", total=len(found))

    yield from series.pages(writer_at, write, lead)


def _weigh(item: Difference, writer: Writer) -> int:
    return weight(writer.render("difference-list", differences=[item]))


def corrections_to(ref: Ref, writer: Writer) -> Iterator[Section]:
    """What other sources add to the source ``ref``, or give differently."""
    found = writer.casebook.differences.of.get(ref, ())
    if found:
        html = writer.render("difference-links", differences=found)
        yield Section("differences", "What other sources add or correct", html, indexed=False)
