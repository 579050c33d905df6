"""The gaps: what the records say is not known, and what they leave open without saying so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from markupsafe import Markup

from casebook.records.base import Unknown
from casebook.records.references import Ref
from casebook.records.sources import Source
from casebook.records.statements import Statement
from casebook.render.page import Page, Section
from casebook.render.series import Series, WriterAt
from casebook.render.weight import pieces, weight
from casebook.render.writer import Writer

PATH = "gaps/"

COMPUTED = "gaps/records/"
"""Where the lists stand that follow from what records do not have."""


def gaps_pages(writer_at: WriterAt) -> Iterator[Page]:
    """What is told as not known, then what follows from empty fields, each split where long."""
    yield from _told(writer_at)
    yield from _computed(writer_at)


def computed(writer: Writer) -> list[tuple[str, list[Ref]]]:
    """What records leave open without saying so: a heading, and the records that do."""
    catalog = writer.casebook.catalog
    found = [
        ("Statements without a date", [s.ref for s in catalog.of(Statement) if not s.record.date]),
        (
            "Sources without a named author",
            [s.ref for s in catalog.of(Source) if not s.record.authors],
        ),
        (
            "Sources without a known archive copy",
            [s.ref for s in catalog.of(Source) if not s.record.archive],
        ),
    ]
    return [(heading, refs) for heading, refs in found if refs]


def _told(writer_at: WriterAt) -> Iterator[Page]:
    catalog = writer_at(1).casebook.catalog
    told: list[tuple[Ref, Unknown]] = [
        (ref, gap) for ref in sorted(catalog.records) for gap in catalog.records[ref].record.unknown
    ]
    writer = writer_at(2)
    parted = pieces(told, lambda gap: weight(writer.render("gaps", groups=[(gap[0], [gap[1]])])))
    lists = computed(writer)
    series = Series(
        "Gaps", "What our sources leave open, said as openly as what they tell.", PATH, parted
    )

    def write(piece: Sequence[tuple[Ref, Unknown]], writer: Writer) -> Iterator[Section]:
        groups = [(ref, [gap for _, gap in found]) for ref, found in groupby(piece, lambda p: p[0])]
        html = writer.render("gaps", groups=groups)
        yield Section("unknown", "What is not known", html, indexed=False)
        if piece is parted[0] and lists:
            html = writer.render("gaps-computed", lists=lists, path=COMPUTED)
            yield Section("computed", "What follows from the records", html, indexed=False)

    def lead(number: int, writer: Writer) -> Markup:
        return series.lead(number, writer, "index", total=len(told))

    yield from series.pages(writer_at, write, lead)


def _computed(writer_at: WriterAt) -> Iterator[Page]:
    lines = [(heading, ref) for heading, refs in computed(writer_at(2)) for ref in refs]
    if not lines:
        return
    writer = writer_at(3)
    parted = pieces(lines, lambda line: weight(writer.render("links", refs=[line[1]])))
    series = Series(
        "Gaps that follow from the records",
        "Records without a date, a named author or an archive copy.",
        COMPUTED,
        parted,
        parent=PATH,
    )

    def write(piece: Sequence[tuple[str, Ref]], writer: Writer) -> Iterator[Section]:
        for heading, found in groupby(piece, lambda line: line[0]):
            html = writer.render("links", refs=[ref for _, ref in found])
            yield Section(heading.lower().replace(" ", "-"), heading, html, indexed=False)

    def lead(number: int, writer: Writer) -> Markup:
        return series.lead(number, writer, "index", total=len(lines))

    yield from series.pages(writer_at, write, lead)
