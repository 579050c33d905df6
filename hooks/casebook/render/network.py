"""The relations of the whole as a picture: people, events, organizations and disputes in columns.

The order within each column, which decides how many edges cross, is found by igraph's layout after
Sugiyama. Only that order is taken, no coordinate: the layouts by forces come out differently from
one machine to the next, and an order of whole numbers does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from igraph import Graph

from casebook.catalog.edges import Edge, edges
from casebook.records.disputes import Dispute
from casebook.records.entities import Organization, Person
from casebook.records.events import Event
from casebook.records.references import Ref
from casebook.render.labelled import lines
from casebook.render.page import Page, Section
from casebook.render.series import Series
from casebook.render.weight import pieces, weight
from casebook.render.writer import Writer

PATH = "relations/"

TABLE = "relations/table/"
"""Where the same stands as a table."""

MOST_TIES = 180
"""Pairs of tied records in the picture: more would weigh too much, and cross too often."""

MOST = 70
"""Records in the picture: more are not told apart."""


Row = tuple[Ref, list[tuple[str, list[Edge]]]]
"""A row of the table: a record, and its ties by kind."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the picture: the records of a kind, and the room that it has."""

    kind: str
    heading: str
    x: int
    width: int
    letters: int
    """Letters on a line of a box."""


COLUMNS = (
    Column(Person.KIND, "People", 0, 140, 22),
    Column(Event.KIND, "Events", 244, 232, 39),
    Column(Organization.KIND, "Organizations and groups", 580, 180, 29),
    Column(Dispute.KIND, "Disputes", 850, 150, 24),
)
"""From left to right; most ties are between neighbours in this order."""

WIDTH = 1000
TOP = 24
"""The room for the headings."""

PITCH = 33
"""From one box to the next in the longest column."""

TALL = 26
"""The height of a box."""


@dataclass(frozen=True, slots=True)
class Node:
    """A record in the picture."""

    ref: Ref
    number: int
    lines: tuple[str, ...]
    x: int
    y: int
    width: int


@dataclass(frozen=True, slots=True)
class Line:
    """One or more ties between two records, drawn as one edge."""

    path: str
    title: str
    ends: tuple[int, int]
    label: str


@dataclass(frozen=True, slots=True)
class Network:
    """The picture: nodes, lines, and how many ties a record in it has at least."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    edges: tuple[Edge, ...]
    height: int
    least: int


def network_pages(writer_at: Callable[[int], Writer]) -> Iterator[Page]:
    """The page with the picture, then those with the table that says the same."""
    writer = writer_at(PATH.count("/"))
    found = network(writer)
    every = [edge for edge in edges(writer.casebook.catalog) if _drawable(edge)]
    description = "How people, events, organizations and disputes are tied, each tie with sources."
    lead = writer.render("line", description=description)
    if not found.nodes:
        yield Page(PATH, "Relations", description, "Overview", lead)
        return
    drawn = writer.render("network", network=found, columns=COLUMNS, width=WIDTH, tall=TALL)
    records = {ref for edge in every for ref in (edge.one, edge.other)}
    note = writer.render(
        "network-note", network=found, records=len(records), ties=len(every), most=MOST
    )
    yield Page(
        path=PATH,
        title="Relations",
        description=description,
        kind="Overview",
        lead=lead + note + drawn + writer.render("network-onward", path=TABLE),
        wide=True,
    )
    yield from _table(found, writer_at)


def _table(found: Network, writer_at: Callable[[int], Writer]) -> Iterator[Page]:
    """The ties of the picture as a table, row by row as its weight allows."""
    writer = writer_at(TABLE.count("/"))
    parted = pieces(_rows(found.edges), lambda row: weight(writer.render("network-row", row=row)))
    series = Series(
        "Relations as a table",
        "The ties of the picture of relations in words, each with its sources.",
        TABLE,
        parted,
        parent=PATH,
        wide=True,
    )

    def write(rows: Sequence[Row], there: Writer) -> Iterator[Section]:
        yield Section("table", "Ties", there.render("network-table", rows=rows), indexed=False)

    yield from series.pages(writer_at, write)


def network(writer: Writer) -> Network:
    """The strongest part of all ties, laid out."""
    found = [edge for edge in edges(writer.casebook.catalog) if _drawable(edge)]
    core, least = core_of(found, MOST)
    kept = tuple(edge for edge in found if edge.one in core and edge.other in core)
    order = ordered(core, kept)
    height = TOP + max((len(column) for column in order), default=0) * PITCH
    nodes: list[Node] = []
    for column, refs in zip(COLUMNS, order, strict=True):
        for row, ref in enumerate(refs):
            y = TOP + (2 * row + 1) * (height - TOP) // (2 * len(refs)) - TALL // 2
            name = lines(writer.brief(ref), column.letters, 2)
            nodes.append(Node(ref, len(nodes), name, column.x, y, column.width))
    placed = {node.ref: node for node in nodes}
    return Network(tuple(nodes), tuple(_lines(kept, placed, writer)), kept, height, least)


def core_of(found: Sequence[Edge], most: int) -> tuple[frozenset[Ref], int]:
    """The records of the largest core of at most ``most``, and its degree.

    In the core of degree k each record is tied to at least k others in it. Where no core is small
    enough, the records with the most ties and 0.
    """
    refs = sorted({ref for edge in found for ref in (edge.one, edge.other)})
    number = {ref: n for n, ref in enumerate(refs)}
    pairs = sorted({_pair(number[edge.one], number[edge.other]) for edge in found})
    degrees = Graph(n=len(refs), edges=pairs).coreness() if refs else []
    least = 1
    while sum(1 for degree in degrees if degree >= least) > most or (
        sum(1 for a, b in pairs if min(degrees[a], degrees[b]) >= least) > MOST_TIES
    ):
        least += 1
    core = [ref for ref, degree in zip(refs, degrees, strict=True) if degree >= least]
    if not core:  # all records are in one core that is too large
        ties = Counter(end for pair in pairs for end in pair)
        return frozenset(refs[n] for n, _ in sorted(ties.items(), key=_most_first)[:most]), 0
    return frozenset(core), least


def _most_first(counted: tuple[int, int]) -> tuple[int, int]:
    number, count = counted
    return -count, number


def ordered(core: frozenset[Ref], kept: Sequence[Edge]) -> tuple[tuple[Ref, ...], ...]:
    """The records of each column from top to bottom, so that few edges cross."""
    kinds = [column.kind for column in COLUMNS]
    refs = sorted(core)
    number = {ref: n for n, ref in enumerate(refs)}
    layers = [kinds.index(ref.kind) for ref in refs]
    pairs = sorted(
        {
            (min(one, other, key=lambda n: layers[n]), max(one, other, key=lambda n: layers[n]))
            for edge in kept
            for one, other in [(number[edge.one], number[edge.other])]
            if layers[one] != layers[other]
        }
    )
    places = _places(len(refs), pairs, layers)
    return tuple(
        tuple(
            sorted(
                (ref for ref in refs if ref.kind == kind),
                key=lambda ref: (places[number[ref]], ref),
            )
        )
        for kind in kinds
    )


def _places(
    nodes: int, pairs: Sequence[tuple[int, int]], layers: Sequence[int]
) -> list[tuple[int, float]]:
    """Where each node stands in its column: those of one component together, the largest first.

    Each component is laid out alone: igraph 1.0.0 writes beyond its memory where it lays out
    several at once.
    """
    components = sorted(
        Graph(n=nodes, edges=pairs).connected_components(), key=lambda each: (-len(each), each)
    )
    places = [(0, 0.0)] * nodes
    for rank, component in enumerate(components):
        number = {node: n for n, node in enumerate(sorted(component))}
        inside = [(number[one], number[other]) for one, other in pairs if one in number]
        graph = Graph(n=len(number), edges=inside, directed=True)
        layout = graph.layout_sugiyama(layers=[layers[node] for node in number])
        for node, n in number.items():
            places[node] = rank, layout[n][0]
    return places


def _lines(kept: Sequence[Edge], placed: Mapping[Ref, Node], writer: Writer) -> Iterator[Line]:
    together: dict[tuple[Ref, Ref], list[Edge]] = {}
    for edge in kept:
        together.setdefault((edge.one, edge.other), []).append(edge)
    for (one, other), found in together.items():
        ties = "; ".join(
            f"{edge.words} {writer.brief(other)}: {_sources(edge.cite, writer)}" for edge in found
        )
        a, b = placed[one], placed[other]
        yield Line(
            _path(a, b), f"{writer.brief(one)}: {ties}", (a.number, b.number), found[0].label
        )


def _sources(cite: Sequence[Ref], writer: Writer) -> str:
    """Sources with their paragraphs, as short as they can be said: TMS ¶5, 8."""
    return "; ".join(
        f"{writer.brief(source)} {writer.paragraphs(list(found))}".strip()
        for source, found in groupby(cite, key=lambda locator: locator.whole)
    )


def _path(one: Node, other: Node) -> str:
    """A curve from the right side of the left box to the left side of the other.

    Within a column it is a bow at the right of both boxes.
    """
    left, right = (one, other) if one.x <= other.x else (other, one)
    start, end = left.y + TALL // 2, right.y + TALL // 2
    x = left.x + left.width
    if left.x == right.x:
        bow = x + min(12 + abs(end - start) // 8, 60)
        return f"M{x} {start}C{bow} {start} {bow} {end} {x} {end}"
    middle = (x + right.x) // 2
    return f"M{x} {start}C{middle} {start} {middle} {end} {right.x} {end}"


def _rows(kept: Sequence[Edge]) -> list[Row]:
    """The ties by the record they are read from, then by kind."""
    kinds = [column.kind for column in COLUMNS]
    rows: dict[Ref, dict[str, list[Edge]]] = {}
    for edge in kept:
        rows.setdefault(edge.one, {}).setdefault(edge.words, []).append(edge)
    return [
        (ref, list(found.items()))
        for ref, found in sorted(rows.items(), key=lambda row: (kinds.index(row[0].kind), row[0]))
    ]


def _drawable(edge: Edge) -> bool:
    """Whether both ends are of a kind that has a column."""
    kinds = {column.kind for column in COLUMNS}
    return edge.one.kind in kinds and edge.other.kind in kinds


def _pair(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)
