"""Pages of disputes: point by point, charge and reply beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casebook.catalog.catalog import Stored
from casebook.catalog.ledger import Utterance
from casebook.records.disputes import Dispute, Point
from casebook.render.page import Page, Section
from casebook.render.pointers import part_pointer
from casebook.render.records import closing, page, summary, told
from casebook.render.stages import stages
from casebook.render.writer import Writer


def dispute_page(stored: Stored[Dispute], writer: Writer) -> Page:
    """The page of a dispute: parties, common ground, points at issue, sequence, gaps."""
    ref, dispute = stored.ref, stored.record
    ledger = writer.casebook.ledger
    general = ledger.by_dispute.get(ref, ())
    points = [(point, ledger.by_dispute.get(ref.at(point.key), ())) for point in dispute.points]
    shown = [*general, *(u for _, found in points for u in found)]
    sections = [
        *summary(dispute, writer),
        Section(
            "parties",
            "Parties",
            writer.render("parties", parties=dispute.parties),
            title=f"{dispute.brief}: parties",
        ),
        *_agreed(dispute, writer),
        *_points(stored, points, writer),
        *_general(general, writer),
        *stages(stored, writer),
        *_sequence(stored, writer),
        *closing(stored, writer, shown),
    ]
    return page(stored, writer, sections, shown)


def _agreed(dispute: Dispute, writer: Writer) -> Iterator[Section]:
    yield from told("agreed", "What the accounts have in common", dispute.agreed, writer)


def _points(
    stored: Stored[Dispute], points: Sequence[tuple[Point, Sequence[Utterance]]], writer: Writer
) -> Iterator[Section]:
    if points:
        count = sum(u.entry.type == "allegation" for _, found in points for u in found)
        html = writer.render("points", count=count)
        yield Section("points", "Points at issue", html, indexed=False)
    for number, (point, found) in enumerate(points):
        charges = [u for u in found if u.entry.type == "allegation"]
        answering = {reply.utterance.ref for u in charges for reply in writer.replies(u)}
        rest = [u for u in found if u not in charges and u.ref not in answering]
        html = writer.render("pairs", utterances=charges) + writer.render("cards", utterances=rest)
        path = ("points", number)
        tools = part_pointer(stored, path, point.key, point.name, point.name, writer)
        yield Section(point.key, point.name, html, level=3, indexed=False, tools=tools)


def _general(general: Sequence[Utterance], writer: Writer) -> Iterator[Section]:
    if general:
        html = writer.render("cards", utterances=general)
        yield Section("entries", "Other statements", html, indexed=False)


def _sequence(stored: Stored[Dispute], writer: Writer) -> Iterator[Section]:
    moments = writer.casebook.timeline.of.get(stored.ref, ())
    if moments:
        html = writer.render("moments", moments=moments, brief=False)
        yield Section("timeline", "In order of time", html, indexed=False)
