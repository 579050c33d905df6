"""Pages of disputes: point by point, charge and reply beside each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from markupsafe import Markup

from casebook.catalog.catalog import Stored
from casebook.catalog.ledger import Utterance
from casebook.records.disputes import Dispute, Point
from casebook.render import layout, parts
from casebook.render.layout import Block, Carried, Movable
from casebook.render.page import Page, Section
from casebook.render.pointers import part_pointer, pointer_pages
from casebook.render.records import closing, linked_weight, page, summary, told
from casebook.render.series import WriterAt
from casebook.render.stages import stages
from casebook.render.ties import moments_block
from casebook.render.weight import OWN, weight
from casebook.render.writer import Writer

BRIEF = 34_000
"""Bytes up to which all points tell charge by charge what was said, where the words have moved."""

Points = Sequence[tuple[Point, Sequence[Utterance]]]


def dispute_pages(stored: Stored[Dispute], writer_at: WriterAt) -> Iterator[Page]:
    """The page of a dispute: parties, common ground, points at issue, sequence, gaps.

    Where the points are too long for it, it shows who charged whom with what and who replied, and
    the words stand on pages of their own.
    """
    writer = writer_at(2)
    ref, dispute = stored.ref, stored.record
    ledger = writer.casebook.ledger
    general = ledger.by_dispute.get(ref, ())
    points = [(point, ledger.by_dispute.get(ref.at(point.key), ())) for point in dispute.points]
    shown = [*general, *(u for _, found in points for u in found)]
    blocks: list[Block] = [
        *summary(dispute, writer),
        Section(
            "parties",
            "Parties",
            writer.render("parties", parties=dispute.parties),
            title=f"{dispute.brief}: parties",
        ),
        *_agreed(dispute, writer),
        *_points(stored, points, writer, writer_at),
        *_general(general, writer),
        *stages(stored, writer),
        *moments_block(ref, "In order of time", writer, writer_at, brief=len(shown) + parts.FEW),
        *closing(stored, writer, shown),
    ]
    bare = page(stored, writer, (), shown)
    gone = layout.moved(blocks, OWN - weight(bare.lead) - linked_weight(dispute))
    yield replace(bare, sections=tuple(layout.sections(blocks, gone)))
    yield from layout.pages(blocks, gone)
    yield from pointer_pages(stored, writer_at)


def _agreed(dispute: Dispute, writer: Writer) -> Iterator[Section]:
    yield from told("agreed", "What the accounts have in common", dispute.agreed, writer)


def _points(
    stored: Stored[Dispute], points: Points, writer: Writer, writer_at: WriterAt
) -> Iterator[Block]:
    if not points:
        return
    places = {point.key: ("points", number) for number, (point, _) in enumerate(points)}

    def tools(point: Point) -> Markup:
        path = places[point.key]
        return part_pointer(stored, path, point.key, point.name, point.name, writer)

    def write(found: list[tuple[Point, Utterance]], there: Writer) -> Iterator[Section]:
        for key, of_point in groupby(found, key=lambda each: each[0].key):
            items = list(of_point)
            html = _in_full([utterance for _, utterance in items], there)
            point = items[0][0]
            yield Section(key, point.name, html, indexed=False, tools=tools(point))

    carried = Carried(
        stored.ref,
        "points",
        f"{stored.record.brief}: points at issue",
        "What was said on each point at issue, each charge beside its replies.",
        tuple((point, utterance) for point, found in points for utterance in _told(found, writer)),
        lambda item: writer.weigh(item[1]),
        write,
    )
    count = sum(u.entry.type == "allegation" for _, found in points for u in found)

    def laid_out(moved: bool, html_of: Callable[[Point], Markup]) -> tuple[Section, ...]:
        above = writer.render("points", count=count, moved=moved)
        return (
            Section("points", "Points at issue", above, indexed=False),
            *(
                Section(
                    point.key,
                    point.name,
                    html_of(point),
                    level=3,
                    indexed=False,
                    tools=Markup() if moved and found else tools(point),
                )
                for point, found in points
            ),
        )

    def short() -> tuple[Section, ...]:
        first: dict[str, str] = {}
        for path, items in carried.parted():
            for point, _ in items:
                first.setdefault(point.key, path)

        def written(point: Point, counted: bool) -> Markup:
            return _in_short(told[point.key], first.get(point.key), point, counted, writer)

        brief = {point.key: written(point, False) for point, _ in points}
        # The longest give way to their numbers first, until the others have room.
        for point, _ in sorted(points, key=lambda each: -weight(brief[each[0].key])):
            if weight(*brief.values()) > BRIEF:
                brief[point.key] = written(point, True)
        return laid_out(True, lambda point: brief[point.key])

    told = {point.key: found for point, found in points}
    full = laid_out(False, lambda point: _in_full(told[point.key], writer))
    yield Movable("points", full, short, partial(carried.pages, writer_at))


def _told(found: Sequence[Utterance], writer: Writer) -> list[Utterance]:
    """What is told on a point: the charges, then all that stands beside none of them as a reply."""
    charges = [u for u in found if u.entry.type == "allegation"]
    answering = {reply.utterance.ref for u in charges for reply in writer.replies(u)}
    return [*charges, *(u for u in found if u not in charges and u.ref not in answering)]


def _in_full(found: Sequence[Utterance], writer: Writer) -> Markup:
    """What was said on a point, in its words: each charge beside its replies, then all else."""
    told = _told(found, writer)
    charges = [u for u in told if u.entry.type == "allegation"]
    rest = [u for u in told if u.entry.type != "allegation"]
    return writer.render("pairs", utterances=charges) + writer.render("cards", utterances=rest)


def _in_short(
    found: Sequence[Utterance], path: str | None, point: Point, counted: bool, writer: Writer
) -> Markup:
    """What was said on a point in a sentence each, charge and reply beside each other, with a link
    to the words; ``counted``, the numbers of both in place of the sentences.
    """
    told = _told(found, writer)
    charges = [u for u in told if u.entry.type == "allegation"]
    return writer.render(
        "point-short",
        counted=counted,
        exchanges=writer.exchanges(charges),
        others=[u for u in told if u.entry.type != "allegation"],
        charges=len(charges),
        answered=sum(1 for u in charges if writer.replies(u)),
        address=f"{path}#{point.key}" if path else "",
        point=point,
    )


def _general(general: Sequence[Utterance], writer: Writer) -> Iterator[Section]:
    if general:
        html = writer.render("cards", utterances=general)
        yield Section("entries", "Other statements", html, indexed=False)
