"""Pages of records: head, key facts, what readers of the kind came for, what is not known, band.

Every kind has this page. What only readers of one kind look for is made by a function of
:data:`BODIES`; a kind without one shows its declared fields, and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from casebook.catalog.catalog import Stored
from casebook.pages import facts, values
from casebook.pages.actors import actor_body, topic_body
from casebook.pages.band import band, citations, main_source
from casebook.pages.blocks import Group, Item, Names, Prose, Section
from casebook.pages.body import Body
from casebook.pages.composer import Composer
from casebook.pages.corrections import notice
from casebook.pages.disputes import dispute_body
from casebook.pages.events import event_body
from casebook.pages.moments import dates
from casebook.pages.page import Page
from casebook.pages.references import References
from casebook.pages.sources import source_body
from casebook.pages.statements import statement_body
from casebook.pages.text import Link, Text, joined
from casebook.pages.things import thing
from casebook.records.base import RELATIONS, Record
from casebook.records.entities import Person
from casebook.records.kinds import KINDS, Kind

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

SUBJECT_BOOST = 3.0
"""How far search prefers the organizations that the casebook is about, which many titles name."""


def record_page(stored: Stored[Record], composer: Composer, references: References) -> Page:
    """The page of a record of any kind that has pages."""
    ref, record, kind = stored.ref, stored.record, KINDS[stored.ref.kind]
    make = BODIES.get(kind.name)
    body = make(stored, composer) if make else Body(sections=dates(ref, composer))
    summary = _summary(record, composer, "Background" if body.first else "")
    cited = citations(stored, body.shown)
    main = main_source(cited)
    return Page(
        address=composer.address(ref),
        title=record.name,
        description=record.description,
        kind=kind.one,
        filter=kind.name,
        lead=_lead(record, composer),
        notice=notice(ref, composer),
        rail=None if body.wide else facts.rail(stored, composer, body.rows),
        sections=(
            *(() if body.first else summary),
            *body.sections,
            *(summary if body.first else ()),
            *relations(stored, composer),
            *values.sections(record, composer),
            *facts.more(stored, composer, body.rows, railed=not body.wide),
            *facts.differences(stored, composer),
            *_unknown(stored, composer),
            *_see(record, composer),
        ),
        band=band(stored, cited, composer, references),
        trail=(index_link(kind),) if kind.place != "none" or kind.index else (),
        before=body.before,
        after=body.after,
        main=composer.mark(main) if main else None,
        file=stored.file,
        edit=_edit(stored, composer),
        updated=record.checked.on.latest if record.checked else composer.updated,
        names=tuple(filter(None, (record.short, *record.aliases))),
        parties=body.parties,
        when=body.when,
        boost=SUBJECT_BOOST if ref in composer.subjects else kind.boost,
        relations=_sentences(stored, composer),
        indexable=_indexable(stored, composer),
        thing=thing(stored, composer),
        wide=body.wide,
    )


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
        found.append(Section("Also", "Also in our sources", (Prose(hidden),)))
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
    return (Section("Unknown", "What is not known", (Prose(sentences),), searched=True),)


def _see(record: Record, composer: Composer) -> tuple[Section, ...]:
    if not record.see:
        return ()
    items = tuple(Item((composer.link(ref),)) for ref in record.see)
    return (Section("See", "See also", (Names((Group("", items),), columns=True),)),)


def _sentences(stored: Stored[Record], composer: Composer) -> tuple[str, ...]:
    """The relations of a record as sentences, as people ask for them."""
    name = composer.name(stored.ref)
    views = composer.relations.get(stored.ref, ())
    told = (
        f"{name}: {seen.label} {composer.name(seen.other)}"
        + (f", {seen.role}" if seen.role else "")
        for seen in views
    )
    return tuple(dict.fromkeys(told))


def _edit(stored: Stored[Record], composer: Composer) -> str:
    edit_links = composer.settings.edit_links
    return edit_links.edit(stored.file) if edit_links else ""


def _indexable(stored: Stored[Record], composer: Composer) -> bool:
    """People who neither said something here nor hold a post are not offered to search engines."""
    if stored.ref.kind != Person.KIND:
        return True
    views = composer.relations.get(stored.ref, ())
    public = {"officer-of", "candidate-of", "founder-of", "spoke"}
    return stored.ref in composer.ledger.by_speaker or any(v.kind in public for v in views)
