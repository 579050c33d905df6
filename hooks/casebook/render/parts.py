"""Parts of a record's page: what many said has pages of its own, so that none grows too long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Stored
from casebook.catalog.ledger import Utterance
from casebook.records.base import Record
from casebook.records.disputes import Topic
from casebook.records.entities import Organization
from casebook.records.references import Ref
from casebook.render.layout import Block, Carried, Movable
from casebook.render.page import Section
from casebook.render.series import WriterAt
from casebook.render.writer import Writer

FEW = 12
"""Utterances of a part that the page of the record shows; more stand on a page of their own."""


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

    ref: Ref
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
            ref,
            "charges",
            f"{who}: charges and replies",
            f"Every charge that touches {who} in the records, each beside its replies."
            if topical
            else f"Every charge about {who} or by {who} in the records, each beside its replies.",
            _filled(charges),
        ),
        Part(
            ref,
            "words",
            f"{who}: what was said",
            f"What {who} said and what others said of it, without the charges.",
            _filled(words),
        ),
    )


def blocks(stored: Stored[Record], writer: Writer, writer_at: WriterAt) -> Iterator[Block]:
    """The parts as sections of the page of the record; of a long one the counts and a link."""
    for part in parts(stored.ref, writer):
        if not part.groups:
            continue
        short = partial(_counts, part, stored.ref, writer)
        if is_long(part, stored, writer):
            full = short()
        else:
            full = tuple(group.section(group.utterances, writer) for group in part.groups)
        yield Movable(part.slug, full, short, partial(carried(part, writer).pages, writer_at))


def _counts(part: Part, ref: Ref, writer: Writer) -> tuple[Section, ...]:
    """What a part that has moved leaves on the page of the record: a section for each group."""
    first: dict[str, str] = {}
    for path, items in carried(part, writer).parted():
        for group, _ in items:
            first.setdefault(group.id, path)
    return tuple(_counted(group, first[group.id], ref, writer) for group in part.groups)


def carried(part: Part, writer: Writer) -> Carried[tuple[Group, Utterance]]:
    """A part as pages of its own."""

    def write(items: list[tuple[Group, Utterance]], there: Writer) -> Iterator[Section]:
        for group in part.groups:
            found = [utterance for of, utterance in items if of is group]
            if found:
                yield group.section(found, there)

    return Carried(
        part.ref,
        part.slug,
        part.title,
        part.description,
        tuple((group, utterance) for group in part.groups for utterance in group.utterances),
        lambda item: writer.weigh(item[1]),
        write,
    )


def long_parts(stored: Stored[Record], writer: Writer) -> frozenset[str]:
    """The names of the parts that are too long for the page, whatever else stands there."""
    return frozenset(p.slug for p in parts(stored.ref, writer) if is_long(p, stored, writer))


def is_long(part: Part, stored: Stored[Record], writer: Writer) -> bool:
    """Whether a part is too long for the page: where one subject's is, that of every subject is.

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


def _counted(group: Group, path: str, ref: Ref, writer: Writer) -> Section:
    """What stands on the page of the record in the place of a group that has moved to ``path``."""
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
        path=path,
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
