"""Pages of records: head, key facts, what readers of the kind came for, what is not known, band.

Every kind has this page. What only readers of one kind look for is made by a function of
:data:`BODIES`; a kind without one shows its declared fields, and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import log10

from casebook.catalog.catalog import Stored
from casebook.catalog.relations import SORTS
from casebook.open_data.objects import path
from casebook.pages import facts, values
from casebook.pages.actors import actor_body, topic_body
from casebook.pages.band import band, citations, main_source
from casebook.pages.blocks import Group, Item, Names, Prose, Section
from casebook.pages.changes import feed_of
from casebook.pages.composer import Composer
from casebook.pages.corrections import notice, withdrawn
from casebook.pages.disputes import dispute_body
from casebook.pages.edit_links import Spot
from casebook.pages.editor import adding
from casebook.pages.events import event_body, when
from casebook.pages.moments import dates
from casebook.pages.page import Body, Page, Relation
from casebook.pages.references import References
from casebook.pages.sources import source_body
from casebook.pages.statements import statement_body
from casebook.pages.text import Action, Link, Text, joined
from casebook.pages.things import thing
from casebook.records.base import RELATIONS, Record
from casebook.records.entities import Person
from casebook.records.events import PARTS
from casebook.records.kinds import KINDS, Kind
from casebook.records.references import Ref
from casebook.records.sources import Source

BODIES: Mapping[str, Callable[[Stored, Composer], Body]] = {  # type: ignore[type-arg]
    "people": actor_body,
    "organizations": actor_body,
    "topics": topic_body,
    "events": event_body,
    "statements": statement_body,
    "disputes": dispute_body,
    "sources": source_body,
}
"""What the pages of a kind have of their own."""

SUBJECT_BOOST = 2.2
"""How far search prefers the organizations that the casebook is about, which many titles name."""

UNKNOWN = "Unknown"
"""The anchor of what is not known."""

MOST_PARTIES = 2
"""Names that a result of search has room for."""


def record_page(stored: Stored[Record], composer: Composer, references: References) -> Page:
    """The page of a record of any kind that has pages."""
    ref, record, kind = stored.ref, stored.record, KINDS[stored.ref.kind]
    body = BODIES.get(kind.name, plain_body)(stored, composer)
    summary = _summary(record, composer, "Background" if body.first else "")
    cited = citations(stored, body.shown)
    main = main_source(cited)
    rail, more = facts.divided(stored, composer, body.rows, railed=not body.wide)
    date, edit_links = getattr(record, "date", None), composer.settings.edit_links
    before, after = composer.casebook.timeline.beside.get(ref, (None, None))
    return Page(
        address=composer.address(ref),
        title=record.name,
        description=record.description,
        kind=kind.one,
        filter=kind.name,
        lead=_lead(record, composer),
        notice=notice(ref, composer),
        anchors=withdrawn(ref, composer),
        rail=rail,
        sections=(
            *(() if body.first else summary),
            *body.sections,
            *(summary if body.first else ()),
            *relations(stored, composer),
            *values.sections(record, composer),
            *more,
            *facts.differences(stored, composer),
            *_unknown(stored, composer),
            *_see(record, composer),
        ),
        band=band(stored, cited, composer, references),
        trail=(index_link(kind),) if kind.place != "none" or kind.index else (),
        before=composer.link(before) if before else None,
        after=composer.link(after) if after else None,
        main=composer.mark(main) if main else None,
        file=stored.file,
        data=path(ref),
        pictured=kind.pictured,
        feed=feed_of(ref) if composer.followed and ref in composer.history.of_page else "",
        edit=edit_links.edit(stored.file) if edit_links else "",
        updated=record.checked.on if record.checked else composer.updated,
        names=tuple(filter(None, (record.short, *record.aliases))),
        parties=body.parties or _belonging(ref, composer),
        when=date.display if date else "",
        boost=_boost(ref, kind, composer),
        relations=_sentences(ref, composer),
        indexable=_indexable(stored, composer),
        thing=thing(stored, composer),
        wide=body.wide,
    )


def plain_body(stored: Stored[Record], composer: Composer) -> Body:
    """What the page of a record has of its own whose kind asks for nothing else: its dates."""
    dated = KINDS[stored.ref.kind].dated
    return Body(dates(stored.ref, composer), when(stored.record, composer) if dated else ())


def index_link(kind: Kind) -> Link:
    """The link to the index of a kind."""
    return Link(kind.index or f"{kind.name}/", kind.many)


def _lead(record: Record, composer: Composer) -> tuple[Text, ...]:
    """The first sentence that a reader should know; the description where there is none."""
    if record.summary and not record.summary[0].sensitive:
        return (composer.cited(record.summary[0].text, record.summary[0].cite),)
    return ((record.description,),)


def _summary(record: Record, composer: Composer, heading: str) -> tuple[Section, ...]:
    """The further sentences; sensitive ones stand apart, where no list and no search sees them."""
    told = [s for s in record.summary if not s.sensitive]
    plain = [s for s in record.summary if s.sensitive]
    sentences = tuple(composer.cited(s.text, s.cite) for s in told[1:])
    found = []
    if sentences:
        found.append(Section("Summary", heading, (Prose(sentences),), searched=True))
    if plain:
        hidden = tuple(composer.cited(s.text, s.cite) for s in plain)
        found.append(
            Section("Also", "Also in our sources", (Prose(hidden),), quiet=True, sensitive=True)
        )
    return tuple(found)


def relations(stored: Stored[Record], composer: Composer) -> tuple[Section, ...]:
    """The relations to other records, by what they are; parts in events stand with the dates."""
    views = [v for v in composer.relations.get(stored.ref, ()) if v.kind in RELATIONS.of]
    if not views:
        return ()
    groups: dict[str, list[Item]] = {}
    for seen in views:
        role: Text = (seen.role,) if seen.role else ()
        said = joined(filter(None, (role, composer.span(seen.since, seen.until))))
        item = Item((composer.link(seen.other),), (*said, composer.marks(seen.cite)))
        groups.setdefault(seen.label, []).append(item)
    listed = tuple(Group(label, tuple(items)) for label, items in groups.items())
    return (Section("Relations", "Relations", (Names(listed),)),)


def _unknown(stored: Stored[Record], composer: Composer) -> tuple[Section, ...]:
    if not stored.record.unknown:
        return ()
    sentences = tuple(composer.cited(gap.text, gap.cite) for gap in stored.record.unknown)
    blocks, actions = (Prose(sentences),), tuple(_filling(stored, composer))
    return (Section(UNKNOWN, "What is not known", blocks, searched=True, actions=actions),)


def _filling(stored: Stored[Record], composer: Composer) -> Iterator[Action]:
    """How a reader can help to fill a gap."""
    edit_links = composer.settings.edit_links
    for kind in (Source.KIND, Person.KIND) if composer.settings.editor else ():
        yield Action(f"Add a {KINDS[kind].one.lower()}", adding(kind))
    if edit_links:
        gap, page = stored.record.unknown[0], f"{composer.address(stored.ref)}#{UNKNOWN}"
        says = gap.text.plain(composer.brief)
        spot = Spot(stored.record.name, page, stored.file, 1, says)
        yield Action("Tell us about a source", edit_links.offer(spot), outside=True)


def _see(record: Record, composer: Composer) -> tuple[Section, ...]:
    if not record.see:
        return ()
    items = tuple(Item((composer.link(ref),)) for ref in record.see)
    names = Names((Group("", items),), columns=True)
    return (Section("See", "See also", (names,), quiet=True),)


def _sentences(ref: Ref, composer: Composer) -> tuple[Relation, ...]:
    """The relations in which a record acts, as people ask for them."""
    who = composer.in_sentence(ref)
    made = (
        Relation(
            f"{who[:1].upper()}{who[1:]} {SORTS[seen.kind].joining} "
            f"{composer.in_sentence(seen.other)}{f' ({seen.role})' if seen.role else ''}.",
            composer.address(seen.other),
        )
        for seen in composer.relations.get(ref, ())
        if seen.own and SORTS[seen.kind].acts
    )
    return tuple(dict.fromkeys(made))


def _belonging(ref: Ref, composer: Composer) -> tuple[str, ...]:
    """Whose a record is, by short names: to whom it belongs, or which of the organizations that
    the casebook is about had a part in it; those first.
    """
    subjects = composer.subjects
    found = [
        seen.other
        for seen in composer.relations.get(ref, ())
        if (seen.own and SORTS[seen.kind].belongs and KINDS[seen.other.kind].acts)
        or (not seen.own and seen.kind in PARTS.of and seen.other in subjects)
    ]
    found.sort(key=lambda other: other not in subjects)
    return tuple(composer.brief(other) for other in list(dict.fromkeys(found))[:MOST_PARTIES])


def _boost(ref: Ref, kind: Kind, composer: Composer) -> float:
    """How far search prefers a record: of ten names with one word in common, most readers look for
    the one that other records speak of most.
    """
    linking = {other for _, refs in composer.casebook.backlinks.get(ref, ()) for other in refs}
    own = SUBJECT_BOOST if ref in composer.subjects else kind.boost
    return round(own * (1 + 0.15 * log10(1 + len(linking))), 3)


def _indexable(stored: Stored[Record], composer: Composer) -> bool:
    """People who neither said something here nor hold a post are not offered to search engines."""
    if stored.ref.kind != Person.KIND:
        return True
    views = composer.relations.get(stored.ref, ())
    public = {"officer-of", "candidate-of", "founder-of", "spoke"}
    return stored.ref in composer.ledger.by_speaker or any(v.kind in public for v in views)
