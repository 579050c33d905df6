"""Who said what: a matrix of speakers and subjects, and a page for each direction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup

from casebook.catalog.casebook import Casebook
from casebook.catalog.ledger import Ledger, Utterance
from casebook.records.addresses import VOICES, direction_path
from casebook.records.entities import Organization
from casebook.records.references import Ref
from casebook.render.exchanges import ACTORS
from casebook.render.page import Page, Section
from casebook.render.parts import Group
from casebook.render.series import Series, WriterAt
from casebook.render.weight import pieces
from casebook.render.writer import Writer

PATH = VOICES

COLUMNS = 8
"""Subjects with a column of their own: those of whom most was said."""

ROWS = 60
"""Speakers on one page."""

MOST = 72
"""Directions that are listed below the matrix; its cells lead to all."""

FEW = 24
"""Utterances of speakers without a name that are shown below it."""

SINGLE = 1
"""A cell with one statement leads straight to it; one with more to the page of the direction."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How many statements one speaker made about one subject, and where they stand."""

    count: int
    target: str
    """Below the root of the site; empty where there is nothing to open."""


@dataclass(frozen=True, slots=True)
class Row:
    """A speaker with all statements by type, then cell by cell; the last is all other subjects."""

    speaker: Ref
    total: int
    types: tuple[tuple[str, int], ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Direction:
    """What one party said of another."""

    speaker: Ref
    subject: Ref
    utterances: tuple[Utterance, ...]

    @property
    def path(self) -> str:
        """The address of its page, below the root."""
        return direction_path(self.speaker, self.subject)


def said_of(ledger: Ledger) -> dict[tuple[Ref, Ref], tuple[Utterance, ...]]:
    """What each speaker said of each person or organization other than itself."""
    found: dict[tuple[Ref, Ref], list[Utterance]] = {}
    for speaker, said in ledger.by_speaker.items():
        for utterance in said:
            for subject in dict.fromkeys(utterance.entry.about):
                if subject.kind in ACTORS and subject != speaker:
                    found.setdefault((speaker, subject), []).append(utterance)
    return {pair: tuple(said) for pair, said in found.items()}


def directions(casebook: Casebook) -> dict[tuple[Ref, Ref], Direction]:
    """The directions with a page: those between subjects, and those with several statements."""
    pairs = said_of(casebook.ledger)
    subjects = [s.ref for s in casebook.catalog.of(Organization) if s.record.subject]
    between = [(one, other) for one in subjects for other in subjects if one != other]
    wanted = [*between, *(pair for pair, said in pairs.items() if len(said) > SINGLE)]
    return {pair: Direction(*pair, pairs.get(pair, ())) for pair in sorted(set(wanted))}


def matrix(
    casebook: Casebook, most: int, places: Mapping[Ref, int] = MappingProxyType({})
) -> tuple[tuple[Ref, ...], tuple[Row, ...]]:
    """The subjects with a column, at most ``most``, and a row for each speaker.

    ``places`` are those of entries on a later page of their statement (:class:`Writer`).
    """
    ledger = casebook.ledger
    pairs = said_of(ledger)
    counts = Counter({subject: 0 for _, subject in pairs})
    for (_, subject), said in pairs.items():
        counts[subject] += len(said)
    ranked = sorted(counts, key=lambda ref: (-counts[ref], ref))
    columns = tuple(ranked[:most])
    pages = directions(casebook)
    rows = []
    for speaker, said in ledger.by_speaker.items():
        cells = [
            _cell(pairs.get((speaker, s), ()), pages.get((speaker, s)), places) for s in columns
        ]
        rest = [u for u in said if not set(u.entry.about) & set(columns) - {speaker}]
        cells.append(Cell(len(rest), _elsewhere(speaker, said, rest, places)))
        types = tuple(Counter(u.entry.type for u in said).most_common())
        rows.append(Row(speaker, len(said), types, tuple(cells)))
    return columns, tuple(sorted(rows, key=lambda row: (-row.total, row.speaker)))


def voices_pages(writer_at: WriterAt) -> Iterator[Page]:
    """The matrix, split where it is long, then the page of each direction."""
    casebook = writer_at(1).casebook
    columns, rows = matrix(casebook, COLUMNS, writer_at(1).places)
    found = directions(casebook)
    subjects = {s.ref for s in casebook.catalog.of(Organization) if s.record.subject}
    first = [d for d in found.values() if {d.speaker, d.subject} <= subjects]
    unnamed = [u for u in casebook.ledger.listed if u.speaker is None]
    parted = [list(rows[i : i + ROWS]) for i in range(0, len(rows), ROWS)] or [[]]
    series = Series(
        "Who said what",
        "Every speaker in the records, what they said and about whom.",
        PATH,
        parted,
        wide=True,
    )

    def write(piece: Sequence[Row], writer: Writer) -> Iterator[Section]:
        html = writer.render("matrix", columns=columns, rows=piece, directions=first)
        yield Section("speakers", "Speakers and subjects", html, indexed=False)
        others = [d for d in found.values() if d not in first]
        if piece is parted[0] and others:
            html = writer.render("directions", directions=others[:MOST])
            yield Section("directions", "By direction", html, indexed=False)
        if piece is parted[0] and unnamed:
            html = writer.render("cards", utterances=unnamed[:FEW])
            yield Section("unnamed", "Speakers not named", html, indexed=False)

    def lead(number: int, writer: Writer) -> Markup:
        return series.lead(number, writer, "index", total=len(rows))

    yield from series.pages(writer_at, write, lead)
    for direction in found.values():
        yield from _direction(
            direction, found.get((direction.subject, direction.speaker)), writer_at
        )


def _direction(direction: Direction, back: Direction | None, writer_at: WriterAt) -> Iterator[Page]:
    said = direction.utterances
    name = writer_at(1).brief
    speaker, subject = name(direction.speaker), name(direction.subject)
    series = Series(
        f"What {speaker} said of {subject}",
        f"Every statement of {speaker} about {subject} in the records.",
        direction.path,
        pieces(said, writer_at(3).weigh),
        parent=PATH,
        kind="Who said what",
    )

    def lead(number: int, writer: Writer) -> Markup:
        shown = {"direction": direction, "back": back, "total": len(said)}
        return series.lead(number, writer, "direction", **shown)

    yield from series.pages(writer_at, _sections, lead)


def _sections(said: Sequence[Utterance], writer: Writer) -> Iterator[Section]:
    charges = tuple(u for u in said if u.entry.type == "allegation")
    rest = tuple(u for u in said if u.entry.type != "allegation")
    for group in (
        Group("charges", "Charges, and replies", True, charges),
        Group("words", "Other statements", False, rest),
    ):
        if group.utterances:
            yield group.section(group.utterances, writer)


def _cell(
    said: Sequence[Utterance], direction: Direction | None, places: Mapping[Ref, int]
) -> Cell:
    if direction and said:
        return Cell(len(said), direction.path)
    return Cell(len(said), _address(said[0], places) if said else "")


def _elsewhere(
    speaker: Ref,
    said: Sequence[Utterance],
    rest: Sequence[Utterance],
    places: Mapping[Ref, int],
) -> str:
    """Where the statements stand that belong to no column: on the page of the speaker."""
    if not rest:
        return ""
    if len(rest) == SINGLE:
        return _address(rest[0], places)
    if speaker.kind not in ACTORS:  # a source, whose own words stand on the page of its article
        return f"{rest[0].ref.kind}/{rest[0].ref.slug}/"
    words = any(u.entry.type != "allegation" for u in said)
    return f"{speaker.kind}/{speaker.slug}/#{'own-words' if words else 'charges-made'}"


def _address(utterance: Utterance, places: Mapping[Ref, int]) -> str:
    ref = utterance.ref
    number = f"{places[ref]}/" if ref in places else ""
    return f"{ref.kind}/{ref.slug}/{number}#{ref.part}"
