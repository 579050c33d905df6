"""The relations of the whole: what is drawn is what the table says, and the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from casebook.catalog.casebook import Casebook
from casebook.catalog.edges import edges
from casebook.render import network
from casebook.render.page import Page
from casebook.render.writer import Writer
from pictures.drawings import of_page


@pytest.fixture(scope="module")
def pages(writer_at: Callable[[int], Writer]) -> list[Page]:
    """The page with the picture of the whole, then those of the table."""
    return list(network.network_pages(writer_at))


def test_the_subjects_and_all_disputes_are_drawn(
    writer_at: Callable[[int], Writer],
) -> None:
    drawn = {node.ref.slug for node in network.network(writer_at(1)).nodes}
    assert {"movement-for-a-peoples-party", "our-revolution-los-angeles"} <= drawn
    assert {"mpp-and-orla", "force-the-vote", "orla-and-our-revolution"} <= drawn
    assert len(drawn) <= network.MOST


def test_each_record_drawn_has_as_many_ties_as_the_page_says(
    writer_at: Callable[[int], Writer],
) -> None:
    found = network.network(writer_at(1))
    for node in found.nodes:
        near = {e.other for e in found.edges if e.one == node.ref}
        near |= {e.one for e in found.edges if e.other == node.ref}
        assert len(near) >= found.least, node.ref


def test_every_tie_between_two_records_drawn_is_drawn_and_in_the_table(
    pages: list[Page], casebook: Casebook, writer_at: Callable[[int], Writer]
) -> None:
    writer = writer_at(1)
    (drawn,) = of_page(pages[0])
    links = {a.get("data-node"): a.get("href") for a in drawn.iter("a")}
    lines = {
        tuple(links[end] for end in line.get("data-ends", "").split())
        for line in drawn.iter("path")
    }
    table = "".join(section.html for page in pages[1:] for section in page.sections)
    there = {writer_at(page.depth) for page in pages[1:]}
    found = network.network(writer).edges
    assert {(writer.href(edge.one), writer.href(edge.other)) for edge in found} == lines
    shown = set(links.values())
    for edge in edges(casebook.catalog):
        if writer.href(edge.one) in shown and writer.href(edge.other) in shown:
            assert edge in found
            assert any(str(each.short(edge.other)) in table for each in there)
            assert any(str(each.cites(edge.cite)) in table for each in there)


def test_no_two_boxes_overlap(writer_at: Callable[[int], Writer]) -> None:
    nodes = network.network(writer_at(1)).nodes
    for column in {node.x for node in nodes}:
        tops = sorted(node.y for node in nodes if node.x == column)
        gaps = [two - one for one, two in pairwise(tops)]
        assert all(gap >= network.TALL for gap in gaps)


def test_the_order_leaves_fewer_crossings_than_the_alphabet(
    writer_at: Callable[[int], Writer],
) -> None:
    found = network.network(writer_at(1))
    core = frozenset(node.ref for node in found.nodes)
    kinds = [column.kind for column in network.COLUMNS]

    def crossings(order: tuple[tuple[object, ...], ...]) -> int:
        place = {ref: (n, row) for n, refs in enumerate(order) for row, ref in enumerate(refs)}
        spans = sorted(
            tuple(sorted((place[edge.one], place[edge.other])))
            for edge in found.edges
            if place[edge.one][0] != place[edge.other][0]
        )
        return sum(
            one[0][0] == two[0][0]
            and one[1][0] == two[1][0]
            and (one[0][1] - two[0][1]) * (one[1][1] - two[1][1]) < 0
            for number, one in enumerate(spans)
            for two in spans[:number]
        )

    alphabet = tuple(tuple(sorted(r for r in core if r.kind == kind)) for kind in kinds)
    assert crossings(network.ordered(core, found.edges)) < crossings(alphabet)


def test_the_picture_leads_to_the_table_and_the_table_back(pages: list[Page]) -> None:
    assert f'href="../{network.TABLE}"' in pages[0].lead
    assert pages[1].path == network.TABLE
    assert pages[1].parent == network.PATH


def test_no_more_ties_are_drawn_than_a_page_has_room_for(
    writer_at: Callable[[int], Writer],
) -> None:
    assert len(network.network(writer_at(1)).lines) <= network.MOST_TIES
