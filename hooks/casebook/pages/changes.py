"""The pages of changes: what was added, corrected and removed from one release to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from casebook.changes.history import ADDRESS, Span, Told
from casebook.changes.revisions import Release
from casebook.editions import address
from casebook.open_data.history_form import CHANGES
from casebook.pages.blocks import Block, Group, Item, Line, Names, Prose, Section, Table
from casebook.pages.composer import Composer
from casebook.pages.lists import Part, jumps, part_pages
from casebook.pages.page import Page
from casebook.pages.sayings import counted
from casebook.pages.text import Inline, Link, Text
from casebook.records.dates import Date
from casebook.records.kinds import KINDS
from casebook.records.references import Ref

TITLE = "Changes"

FEED = f"{ADDRESS}feed.xml"
"""The address of the feed of all changes."""

NEWEST = 50
"""Changes that the first page tells."""

EDITIONS = (
    "The site as it was at a release is an edition. It stays at its address, so you can cite it. "
    "Built again with the same minor version of Python, it is the same to the byte; SHA256SUMS in "
    "its folder has the hash of each file."
)

COLUMNS = ("Page", "What changed")


def feed_of(ref: Ref) -> str:
    """The address of the feed of the changes of one record."""
    return f"{ADDRESS}{ref}.xml"


def change_pages(composer: Composer) -> Iterator[Page]:
    """The page of the newest changes, and the pages of each span between two releases.

    They tell what was said before: neither our search nor others' lists them.
    """
    history = composer.history
    about = "What was added, corrected and removed on this site, release by release."
    whole = Page(
        address=ADDRESS,
        title=TITLE,
        description=about,
        lead=((about,),),
        data=CHANGES,
        feed=FEED if history.first else "",
        updated=composer.updated,
    )
    newest = [(span, told) for span in history.spans for told in span.told]
    blocks: list[Block] = []
    if history.missing:
        blocks.append(Prose(((history.missing,),)))
    elif not newest:
        blocks.append(Prose(((f"Nothing has changed since {history.spans[-1].since}.",),)))
    else:
        lines = tuple(
            Line((*cells(told, composer), (Link(span.place(told), span.name),)))
            for span, told in newest[:NEWEST]
        )
        blocks.append(Table((*COLUMNS, "Release"), lines, "The newest changes"))
    sections = [Section("Newest", "", tuple(blocks))]
    if history.first:
        note = (Prose(((EDITIONS,),), note=True),) if composer.settings.editions else ()
        sections.append(Section("Releases", "By release", (_releases(composer), *note)))
        follow: Text = ("To follow all changes: ", Link(FEED, "Atom feed"), ".")
        sections.append(Section("Follow", "Follow", (Prose((follow,)),)))
    yield replace(whole, sections=tuple(sections))
    quiet = replace(whole, indexable=False, searched=False)
    parts = [_part(span, composer) for span in history.spans]
    yield from part_pages(quiet, parts)
    for span in history.spans:
        own = replace(quiet, address=span.address, title=f"{TITLE}: {span.name}")
        yield from part_pages(own, [_kind(span, kind, composer) for kind in span.kinds()])


def _releases(composer: Composer) -> Names:
    """All releases, the newest first, each with what it changed."""
    history = composer.history
    items = [
        Item((Link(span.address, span.name),), (_told(span), *_edition(span.until, composer)))
        for span in history.spans
    ]
    if history.first:
        first = f"{_day(history.first.day)}: the first release."
        items.append(Item((history.first.name,), (first, *_edition(history.first, composer))))
    return Names((Group("", tuple(items)),))


def _edition(release: Release | None, composer: Composer) -> Text:
    """The way to the edition of a release, if there is one."""
    if release and release.name in composer.settings.editions:
        return (" ", Link(address(release.name), "The site as it was"), ".")
    return ()


def _told(span: Span) -> str:
    """When a span ended, and how many changes it has."""
    if not span.told:
        return _dated(span, "nothing changed.")
    records = len({told.ref for told in span.told})
    altering = sum(told.change.alters for told in span.told)
    none = "None of them alters what was said before."
    altered = f"{altering} of them alter{'s' * (altering == 1)} what was said before."
    number = counted(len(span.told), "change")
    told = f"{number} on {counted(records, 'page')}. {altered if altering else none}"
    return _dated(span, told)


def _dated(span: Span, words: str) -> str:
    return f"{_day(span.until.day)}: {words}" if span.until else f"{words[:1].upper()}{words[1:]}"


def _day(day: str) -> str:
    """A day in words, from YYYY-MM-DD."""
    return Date.parse(day).display


def _part(span: Span, composer: Composer) -> Part:
    description = f"What changed after {span.since}."
    whole = _kinds if span.kinds() else partial(_sections, told=span.told)
    sections = partial(whole, span, composer=composer)
    return Part(span.address, span.name, description, len(span.told), sections)


def _kinds(span: Span, composer: Composer) -> tuple[Section, ...]:
    """The ways to the pages of a span that has too many changes for one."""
    parts = [_kind(span, kind, composer) for kind in span.kinds()]
    return (Section("Kinds", "", (jumps(parts),)),)


def _kind(span: Span, kind: str, composer: Composer) -> Part:
    """The changes of one kind of record, where a span has too many for one page."""
    told = [each for each in span.told if each.ref.kind == kind]
    name = KINDS[kind].many
    description = f"What changed after {span.since}: {name.lower()}."
    sections = partial(_sections, span, told, composer)
    return Part(f"{span.address}{kind}/", name, description, len(told), sections)


def _sections(span: Span, told: Iterable[Told], composer: Composer) -> tuple[Section, ...]:
    lines = tuple(Line(cells(each, composer), id=each.id) for each in told)
    words = tuple((text,) for text in (span.unread, "" if lines else _told(span)) if text)
    blocks: list[Block] = [Prose(words, note=True)] if words else []
    if lines:
        blocks.append(Table(COLUMNS, lines, f"Changes after {span.since}"))
    return (Section("Changes", "", tuple(blocks)),)


def cells(told: Told, composer: Composer) -> tuple[Text, Text]:
    """A change as a line: its page; what has changed, the replies, the corrections."""
    catalog = composer.catalog
    there = told.ref in catalog.records or told.ref in catalog.removed
    known = there and KINDS[told.ref.kind].page
    name: Inline = composer.link(told.ref, told.name) if known else told.name
    more: list[Inline] = [f" {told.replies}"] if told.replies else []
    for ref, why in told.corrections:
        if ref in composer.catalog.records:
            more += [" ", composer.link(ref, "Correction"), f": {why}"]
    return (name,), (told.sentence.removeprefix(f"{told.name}: "), *more)
