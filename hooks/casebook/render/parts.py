"""Parts of a record's page: what many said has pages of its own, so that none grows too long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Stored
from casebook.catalog.ledger import Utterance
from casebook.records.base import Record
from casebook.records.disputes import Topic
from casebook.records.entities import Organization
from casebook.records.references import Ref
from casebook.render.page import Page, Section
from casebook.render.writer import Writer

FEW = 12
"""Utterances of a part that the page of the record shows; more stand on a page of their own."""

LONGEST = 24
"""Utterances on one page of a part."""

WriterAt = Callable[[int], Writer]


@dataclass(frozen=True, slots=True)
class Group:
    """Utterances under one heading: charges, with their replies beside them, or all else."""

    id: str
    heading: str
    charges: bool
    utterances: tuple[Utterance, ...]

    def section(self, utterances: Sequence[Utterance], writer: Writer) -> Section:
        """The section with the ``utterances`` of this group that a page shows."""
        html = writer.render("pairs" if self.charges else "cards", utterances=utterances)
        return Section(self.id, self.heading, html, indexed=False)


@dataclass(frozen=True, slots=True)
class Part:
    """One or two groups that stand together; its pages are at ``kind/slug/part/``."""

    slug: str
    title: str
    description: str
    groups: tuple[Group, ...]

    @property
    def total(self) -> int:
        """How many utterances it has."""
        return sum(len(group.utterances) for group in self.groups)


def concerning(casebook: Casebook, ref: Ref) -> tuple[Utterance, ...]:
    """What others said about a record, or on it where it is a topic."""
    ledger = casebook.ledger
    found = ledger.by_topic.get(ref, ()) if ref.kind == Topic.KIND else ledger.about.get(ref, ())
    return tuple(u for u in found if u.speaker != ref)


def parts(ref: Ref, writer: Writer) -> tuple[Part, ...]:
    """The charges by and about a record, and all else that it and others said."""
    own = writer.casebook.ledger.by_speaker.get(ref, ())
    others = concerning(writer.casebook, ref)
    who = writer.brief(ref)
    topical = ref.kind == Topic.KIND
    heading = f"Charges {'that touch this topic' if topical else f'about {who}'}, and replies"
    charges = (
        Group("charges", heading, True, _charges(others)),
        Group("charges-made", f"Charges made by {who}, and replies", True, _charges(own)),
    )
    words = (
        Group("own-words", f"What {who} said", False, _others(own)),
        Group("of-others", "What others said", False, _others(others)),
    )
    return (
        Part(
            "charges",
            f"{who}: charges and replies",
            f"Every charge that touches {who} in the records, each beside its replies."
            if topical
            else f"Every charge about {who} or by {who} in the records, each beside its replies.",
            _filled(charges),
        ),
        Part(
            "words",
            f"{who}: what was said",
            f"What {who} said and what others said of it, without the charges.",
            _filled(words),
        ),
    )


def sections(stored: Stored[Record], writer: Writer) -> Iterator[Section]:
    """The parts as sections of the page of the record; of a long one the counts and a link."""
    for part in parts(stored.ref, writer):
        moved = is_long(part, stored, writer)
        for group in part.groups:
            if moved:
                yield _counted(group, part, stored.ref, writer)
            else:
                yield group.section(group.utterances, writer)


def pages(stored: Stored[Record], writer_at: WriterAt) -> Iterator[Page]:
    """The pages of the parts that are too long for the page of the record."""
    for part in parts(stored.ref, writer_at(2)):
        if is_long(part, stored, writer_at(2)):
            yield from _pages(part, stored, writer_at)


def is_long(part: Part, stored: Stored[Record], writer: Writer) -> bool:
    """Whether a part has pages of its own: where one subject's is long, that of every subject is.

    The organizations that the casebook is about are laid out alike (design, "Editorial standard").
    """
    if not (isinstance(stored.record, Organization) and stored.record.subject):
        return part.total > FEW
    subjects = [s.ref for s in writer.casebook.catalog.of(Organization) if s.record.subject]
    return bool(part.total) and any(
        each.slug == part.slug and each.total > FEW
        for ref in subjects
        for each in parts(ref, writer)
    )


def _pages(part: Part, stored: Stored[Record], writer_at: WriterAt) -> Iterator[Page]:
    ref = stored.ref
    above = f"{ref.kind}/{ref.slug}/"
    listed = [(group, utterance) for group in part.groups for utterance in group.utterances]
    pieces = [listed[i : i + LONGEST] for i in range(0, len(listed), LONGEST)]
    paths = [f"{above}{part.slug}/"]
    paths += [f"{paths[0]}{number}/" for number in range(2, len(pieces) + 1)]
    for number, piece in enumerate(pieces):
        writer = writer_at(paths[number].count("/"))
        groups = [(group, [u for g, u in piece if g is group]) for group in part.groups]
        lead = writer.render(
            "part", part=part, ref=ref, total=len(listed), paths=paths, here=number
        )
        yield Page(
            path=paths[number],
            title=part.title + (f", {number + 1} of {len(pieces)}" if number else ""),
            description=part.description,
            kind=stored.record.name,
            lead=lead,
            sections=tuple(group.section(found, writer) for group, found in groups if found),
            parent=paths[0] if number else above,
        )


def _counted(group: Group, part: Part, ref: Ref, writer: Writer) -> Section:
    """What stands on the page of the record in the place of a group that has moved."""
    ledger = writer.casebook.ledger
    by_party = group.id in {"charges", "of-others"}
    parties = Counter(
        key
        for u in group.utterances
        for key in ([u.speaker] if by_party else [other for other in u.entry.about if other != ref])
        if key
    )
    html = writer.render(
        "moved",
        group=group,
        path=f"{ref.kind}/{ref.slug}/{part.slug}/",
        answered=sum(1 for u in group.utterances if u.ref in ledger.replies),
        types=Counter(u.entry.type for u in group.utterances).most_common(),
        parties=sorted(parties.items(), key=lambda item: (-item[1], item[0])),
        by=by_party,
    )
    return Section(group.id, group.heading, html, indexed=False)


def _charges(utterances: Iterable[Utterance]) -> tuple[Utterance, ...]:
    return tuple(u for u in utterances if u.entry.type == "allegation")


def _others(utterances: Iterable[Utterance]) -> tuple[Utterance, ...]:
    return tuple(u for u in utterances if u.entry.type != "allegation")


def _filled(groups: Iterable[Group]) -> tuple[Group, ...]:
    return tuple(group for group in groups if group.utterances)
