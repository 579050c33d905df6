"""Bodies of people, organizations and topics: what was said by and about them, votes, dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from casebook.catalog.catalog import Stored
from casebook.catalog.ledger import Utterance, accuses, counted
from casebook.pages.blocks import Block, Line, Prose, Row, Section, Table
from casebook.pages.composer import Composer
from casebook.pages.moments import dates
from casebook.pages.page import Body
from casebook.pages.sayings import exchanges, sayings
from casebook.pages.speech import Sayings
from casebook.pages.text import Text
from casebook.records.base import Record
from casebook.records.disputes import Topic
from casebook.records.entities import Organization, Person
from casebook.records.events import Event, Participant
from casebook.records.references import Ref
from casebook.records.shown import shown

FEW = 4
"""Statements below which a list of them is shorter than the key facts at its side."""

LARGE = 8
"""Quotations up to which a page shows the words themselves in large type."""


def actor_body(stored: Stored[Record], composer: Composer) -> Body:
    """What the page of a person or organization has of its own."""
    ref, name = stored.ref, composer.in_heading(stored.ref)
    own = composer.ledger.by_speaker.get(ref, ())
    others = tuple(u for u in composer.ledger.about.get(ref, ()) if u.speaker != ref)
    # What needs the whole width begins below the key facts: something has to stand beside these.
    words = [u for u in own if not accuses(u)]
    beside = len(words) < FEW
    return Body(
        sections=(
            *_own_part(ref, own, composer),
            *accusations(f"Accusations by {name}, and replies", "Accusations", own, composer),
            *accusations(f"Accusations about {name}, and replies", "Accused", others, composer),
            *said(f"What others said about {name}", "Others", others, composer),
            *dates(ref, composer),
        ),
        rows=_status(stored.record, composer),
        shown=(*own, *others),
        first=bool(own or others) and not beside,
    )


def topic_body(stored: Stored[Topic], composer: Composer) -> Body:
    """What the page of a topic has of its own."""
    touching = composer.ledger.by_topic.get(stored.ref, ())
    return Body(
        sections=(
            *said("What was said", "Said", touching, composer),
            *accusations("Related accusations, and replies", "Accusations", touching, composer),
            *dates(stored.ref, composer),
        ),
        shown=touching,
    )


def _status(record: Record, composer: Composer) -> tuple[Row, ...]:
    """The latest record of an organization."""
    if not (isinstance(record, Organization) and record.status):
        return ()
    label = shown(Organization)["status"].label
    return (Row(label, (composer.cited(record.status.text, record.status.cite),)),)


def _own_part(ref: Ref, own: Sequence[Utterance], composer: Composer) -> Iterator[Section]:
    """What somebody said and how they voted; a vote stands directly after the words verbatim, so
    that readers who ask for both find them on the first two screens of a phone.
    """
    name, large = composer.in_heading(ref), ref.kind == Person.KIND
    cast = tuple(votes(ref, composer))
    words = [u for u in own if u.entry.quote] if cast else []
    first = words or own
    yield from said(f"What {name} said", "Said", first, composer, large=large)
    yield from cast
    rest = [u for u in own if u not in first]
    yield from said(f"What else {name} said", "Also-said", rest, composer)


def said(
    heading: str,
    id_: str,
    utterances: Iterable[Utterance],
    composer: Composer,
    *,
    large: bool = False,
) -> Iterator[Section]:
    """What somebody said, without accusations, by dispute where it belongs to several."""
    told = [u for u in utterances if not accuses(u)]
    if not told:
        return
    by_dispute = sorted(told, key=_dispute)
    groups = [(key, list(group)) for key, group in groupby(by_dispute, key=_dispute)]
    large = large and 0 < sum(1 for u in told if u.entry.quote) <= LARGE
    if len(groups) == 1:
        yield Section(id_, heading, (Sayings(sayings(told, composer), large),))
        return
    yield Section(id_, heading, ())
    for (outside, dispute), group in groups:
        about = "On other matters" if outside else f"On {composer.brief(dispute)}"
        words = Sayings(sayings(group, composer), large)
        yield Section(f"{id_}-{dispute.slug}", about, (words,), level=3)


OUTSIDE = Ref("disputes", "other")


def _dispute(utterance: Utterance) -> tuple[bool, Ref]:
    """By dispute, what belongs to none last."""
    dispute = utterance.entry.dispute
    return (dispute is None, dispute.whole if dispute else OUTSIDE)


def accusations(
    heading: str, id_: str, utterances: Iterable[Utterance], composer: Composer
) -> Iterator[Section]:
    """Accusations with their replies; repeats of others are left to the page of the dispute."""
    told = [u for u in utterances if counted(u)]
    if told:
        yield Section(id_, heading, (exchanges(told, composer),))


def votes(ref: Ref, composer: Composer) -> Iterator[Section]:
    """How a person, or the members of a group, voted, beside the others of the group."""
    circle = _circle(ref, composer)
    voters = circle if ref.kind == Organization.KIND else [ref]
    for place in sorted({e for who in voters for e in composer.casebook.votes.get(who, ())}):
        event = composer.catalog.get(place, Event)
        cast = [p for p in event.participants if p.vote and p.who in circle] if event else []
        brief = composer.brief(place)
        heading = brief if brief.startswith("Vote") else f"Vote: {brief}"
        yield Section(f"Vote-{place.slug}", heading, _cast(ref, place, cast, composer))


def _cast(
    ref: Ref, place: Ref, cast: Sequence[Participant], composer: Composer
) -> tuple[Block, ...]:
    """The votes of a circle as a table; a vote alone as a line."""
    marks = composer.marks(tuple(dict.fromkeys(locator for p in cast for locator in p.cite)))
    if len(cast) == 1:
        alone: Text = (composer.link(place), f": {cast[0].vote}", marks)
        return (Prose((alone,)),)
    lines = tuple(
        Line(((composer.short(p.who),), (p.vote or "",)))
        for p in sorted(cast, key=lambda p: (p.who != ref, composer.name(p.who)))
    )
    table = Table(("Name", "Vote"), lines, composer.name(place), brief=True)
    return (Prose(((composer.link(place), marks),)), table)


def _circle(ref: Ref, composer: Composer) -> frozenset[Ref]:
    """A person with the members of the groups that they belong to; or the members of a group."""
    groups = [ref]
    if ref.kind != Organization.KIND:  # Those of people; not a whole house or party.
        found = {
            o: composer.catalog.get(o, Organization) for o in _members(ref, composer, own=True)
        }
        groups = [other for other, record in found.items() if record and record.form == "group"]
    members = [m for group in groups for m in _members(group, composer, own=False)]
    return frozenset([ref, *members])


def _members(ref: Ref, composer: Composer, *, own: bool) -> Sequence[Ref]:
    views = composer.relations.get(ref, ())
    return [v.other for v in views if v.kind == "member-of" and v.own is own]
