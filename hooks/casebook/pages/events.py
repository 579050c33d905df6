"""Pages of events: when and where, who had which part, what belongs to it, what came next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casebook.catalog.catalog import Stored
from casebook.catalog.ledger import accuses
from casebook.catalog.timeline import Moment as Happened
from casebook.pages.actors import accusations
from casebook.pages.blocks import Group, Item, Line, Moments, Names, Row, Section, Table, Year
from casebook.pages.composer import Composer
from casebook.pages.moments import moment
from casebook.pages.page import Body
from casebook.pages.sayings import sayings
from casebook.pages.speech import Sayings
from casebook.pages.text import Inline, Text
from casebook.records.base import Record
from casebook.records.events import PARTS, Event, Participant
from casebook.records.references import Ref


def event_body(stored: Stored[Event], composer: Composer) -> Body:
    """What the page of an event has of its own."""
    event, ref = stored.record, stored.ref
    about = composer.ledger.about.get(ref, ())
    return Body(
        sections=(
            *who(event, composer),
            *roll_call(event, composer),
            *_statements(event, composer),
            *_said(ref, composer),
            *accusations("Accusations about this event, and replies", "Accused", about, composer),
            *_related(ref, composer),
        ),
        rows=when(event, composer),
        shown=about,
    )


def when(record: Record, composer: Composer) -> tuple[Row, ...]:
    """The date of a record as its first key fact, with what it was inferred from."""
    date, cite = getattr(record, "date", None), getattr(record, "cite", ())
    parts: list[Inline] = [composer.day(date)] if date else ["Not known"]
    parts += [composer.marks(cite)] if date and cite else []
    parts += composer.inferred(getattr(record, "inferred", None))
    return (Row("Date", (tuple(parts),)),)


def groups(event: Event, composer: Composer) -> tuple[Group, ...]:
    """Who had which part. Speakers whom a press report names stand apart from other speakers."""
    made = []
    for part, choice in PARTS.of.items():
        having = [p for p in event.participants if p.part == part and not p.vote]
        if part == "spoke":
            reported = [p for p in having if _report(p, composer)]
            others = [p for p in having if p not in reported]
            for name in dict.fromkeys(_report(p, composer) for p in reported):
                named = [p for p in reported if _report(p, composer) == name]
                made.append(_group(f"Named by {name}", named, composer))
            made.append(
                _group("Named by other sources" if reported else choice.back, others, composer)
            )
        else:
            made.append(
                _group(choice.back, having, composer, choice.sense if part == "announced" else "")
            )
    return tuple(group for group in made if group.items)


def _report(participant: Participant, composer: Composer) -> str:
    """The press report, read paragraph by paragraph, that names somebody."""
    for locator in participant.cite:
        if locator.whole in composer.catalog.maps:
            return composer.brief(locator)
    return ""


def _group(
    heading: str, participants: Sequence[Participant], composer: Composer, note: str = ""
) -> Group:
    items = tuple(
        Item(
            (composer.link(p.who),),
            (p.role or composer.catalog.records[p.who].record.description, composer.marks(p.cite)),
        )
        for p in participants
    )
    said: Text = (f"{note[0].upper()}{note[1:]}.",) if note else ()
    return Group(heading, items, note=said)


def who(event: Event, composer: Composer) -> Iterator[Section]:
    """Who had a part in it, group by group."""
    made = groups(event, composer)
    if made:
        heading = "Who spoke" if any(p.part == "spoke" for p in event.participants) else "Who"
        yield Section("Who", heading, (Names(made),))


def roll_call(event: Event, composer: Composer) -> Iterator[Section]:
    """Who voted how."""
    cast = [p for p in event.participants if p.vote]
    if cast:
        lines = tuple(
            Line((_voter(p, composer), (p.vote or "",), (composer.marks(p.cite),)))
            for p in sorted(cast, key=lambda p: (p.vote or "", composer.name(p.who)))
        )
        table = Table(("Name", "Vote", "Source"), lines, "Votes", brief=True)
        yield Section("Votes", "How they voted", (table,), searched=True)


def _voter(participant: Participant, composer: Composer) -> Text:
    role = (f" ({participant.role})",) if participant.role else ()
    return (composer.link(participant.who), *role)


def _statements(event: Event, composer: Composer) -> Iterator[Section]:
    if event.statements:
        items = tuple(Item((composer.link(ref),)) for ref in event.statements)
        yield Section("Statements", "Statements", (Names((Group("", items),)),))


def _said(ref: Ref, composer: Composer) -> Iterator[Section]:
    told = [u for u in composer.ledger.about.get(ref, ()) if not accuses(u)]
    if told:
        yield Section("Said", "What was said about this event", (Sayings(sayings(told, composer)),))


def _related(ref: Ref, composer: Composer) -> Iterator[Section]:
    """Real parts of the event, then what only has to do with it."""
    touching = composer.casebook.timeline.of.get(ref, ())
    parts: list[Happened] = []
    others: list[Happened] = []
    for happened in touching:
        inner = composer.catalog.get(happened.ref, Event)
        (parts if inner and inner.part_of == ref else others).append(happened)
    for id_, heading, found in (
        ("Parts", "Part of this event", parts),
        ("Related", "Reports and statements about this event", others),
    ):
        if found:
            block = Moments((Year("", "", tuple(moment(h, composer) for h in found)),))
            yield Section(id_, heading, (block,))
