"""The pages of changes: what was added, corrected and removed from one release to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from functools import partial

from casebook.changes.history import ADDRESS, Span, Told
from casebook.changes.revisions import Release
from casebook.editions import address
from casebook.open_data.history_form import CHANGES
from casebook.pages.blocks import Block, Group, Item, Line, Names, Prose, Section, Table
from casebook.pages.composer import Composer
from casebook.pages.lists import MOST, Part, jumps, part_pages
from casebook.pages.page import Page
from casebook.pages.sayings import counted
from casebook.pages.text import Inline, Link, Strong, Text
from casebook.records.dates import Date
from casebook.records.kinds import KINDS
from casebook.records.references import Ref

TITLE = "Changes"

FEED = f"{ADDRESS}feed.xml"
"""The address of the feed of all changes."""

NEWEST = 50
"""Changes that the first page tells."""

EDITIONS = (
    "An edition is the site as it was at a release. It keeps its address, so you can cite it. Each "
    "edition has a list of checksums, SHA256SUMS. Rebuilt with the same minor version of Python, "
    "an edition comes out the same."
)

WITHDRAWN = (
    "This edition was withdrawn. It names a person whose page has since been removed, or says "
    "something that this site no longer says."
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
        feed=FEED if composer.followed else "",
        updated=composer.updated,
    )
    newest = [(span, told) for span in history.spans for told in _weightiest(span)]
    block: Block
    if history.missing:
        block = Prose(((history.missing,),))
    elif not newest:
        block = Prose(((f"Nothing has changed since {history.spans[-1].since.name}.",),))
    else:
        block = _table(newest[:NEWEST], "The newest changes", composer)
    sections = [Section("Newest", "", (block,))]
    if history.first:
        note = (Prose(((EDITIONS,),), note=True),) if composer.settings.editions else ()
        sections.append(Section("Releases", "By release", (_releases(composer), *note)))
    if composer.followed:
        follow: Text = ("To follow all changes: ", Link(FEED, "Atom feed"), ".")
        sections.append(Section("Follow", "Follow", (Prose((follow,)),)))
    yield replace(whole, sections=tuple(sections))
    quiet = replace(whole, indexable=False, searched=False)
    yield from (_withdrawn(name, quiet) for name in sorted(history.held))
    yield from part_pages(quiet, [_part(span, composer) for span in reversed(history.spans)])
    for span in history.spans:
        own = replace(quiet, address=span.address, title=f"{TITLE}: {span.title}")
        yield from part_pages(own, [_kind(span, kind, composer) for kind in span.kinds()])


def _weightiest(span: Span) -> list[Told]:
    """The changes of a span, those first that alter what was said before."""
    return sorted(span.told, key=lambda told: not told.change.alters)


def _table(those: Iterable[tuple[Span, Told]], caption: str, composer: Composer) -> Table:
    """Changes, each with the way to its own address."""
    lines = tuple(
        Line((*cells(told, composer), (Link(span.place(told), span.name),))) for span, told in those
    )
    return Table((*COLUMNS, "Release"), lines, caption)


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
    if release and release.name in composer.history.held:
        return (" ", Link(address(release.name), "Its edition was withdrawn"), ".")
    return ()


def _withdrawn(name: str, whole: Page) -> Page:
    """The page in the place of an edition that is not shown, or not any more."""
    return replace(
        whole,
        address=address(name),
        title=f"Edition {name}",
        description="This edition was withdrawn.",
        lead=((WITHDRAWN,),),
        data="",
        feed="",
        trail=(Link(ADDRESS, TITLE),),
    )


def _told(span: Span) -> str:
    """When a span ended, and how many changes it has."""
    if not span.told:
        return _dated(span, "nothing changed.")
    records = len({told.change.ref.whole for told in span.told})
    altering = sum(told.change.alters for told in span.told)
    none = "None of them alters what was said before."
    altered = f"{altering} of them alter{'s' * (altering == 1)} what was said before."
    number = counted(len(span.told), "change")
    told = f"{number} on {counted(records, 'page')}. {altered if altering else none}"
    return _dated(span, told)


def _dated(span: Span, words: str) -> str:
    if span.until:
        return f"{_day(span.until.day)}: {words}"
    since = f"Not yet released. {span.since.name} was released on {_day(span.since.day)}."
    return f"{since} {words[:1].upper()}{words[1:]}"


def _day(day: str) -> str:
    """A day in words, from YYYY-MM-DD."""
    return Date.parse(day).display


def _part(span: Span, composer: Composer) -> Part:
    """The page of a span: the ways to its changes by kind of record, and all if they are few."""
    description = f"What changed after {span.since.name}."
    sections = partial(_span_sections, span, composer)
    return Part(span.address, span.title, description, len(span.told), sections)


def _span_sections(span: Span, composer: Composer) -> tuple[Section, ...]:
    words = tuple((text,) for text in (_told(span), span.unread) if text)
    parts = [_kind(span, kind, composer) for kind in span.kinds()]
    blocks: list[Block] = [Prose(words, note=True), *([jumps(parts)] if parts else [])]
    if 0 < len(span.told) <= MOST:
        those = ((span, told) for told in _weightiest(span))
        blocks.append(_table(those, f"Changes after {span.since.name}", composer))
    return (Section("Changes", "", tuple(blocks)),)


def _kind(span: Span, kind: str, composer: Composer) -> Part:
    """The changes of one kind of record; each has its anchor here, however many there are."""
    told = [each for each in span.told if each.kind == kind]
    name = KINDS[kind].many
    description = f"What changed after {span.since.name}: {name.lower()}."
    lines = tuple(Line(cells(each, composer), id=each.id) for each in told)
    table = Table(COLUMNS, lines, description)
    sections = (Section("Changes", "", (table,)),)
    return Part(f"{span.address}{kind}/", name, description, len(told), lambda: sections)


def cells(told: Told, composer: Composer) -> tuple[Text, Text]:
    """A change as a line: its page; what has changed, the replies, the corrections."""
    paged = told.ref is not None and KINDS[told.kind].page
    name: Inline = composer.link(told.ref, told.name) if told.ref and paged else told.name
    more: list[Inline] = [f" {told.replies}"] if told.replies else []
    for ref, why in told.corrections:
        if ref in composer.catalog.records:
            link = composer.link(ref, "Correction in the same release")
            more += [" ", link, f": {why}"]
    return (name,), (*_sentence(told), *more)


def _sentence(told: Told) -> Text:
    """What has changed; of a text that was reworded, the words that differ stand out."""
    sentence = told.sentence.removeprefix(f"{told.name}: ")
    before, after = told.change.before, told.change.after
    head, found, tail = sentence.partition(f"“{before}” to “{after}”")
    if not (found and before and after):
        return (sentence,)
    old, new = _compared(before.split(" "), after.split(" "))
    return (f"{head}“", *old, "” to “", *new, f"”{tail}")


def _compared(before: list[str], after: list[str]) -> tuple[Text, Text]:
    """Two texts by their words, in which those stand out that the other does not have."""
    old: list[Inline] = []
    new: list[Inline] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for what, first, last, start, end in matcher.get_opcodes():
        for side, words in ((old, before[first:last]), (new, after[start:end])):
            if words:
                said = " ".join(words)
                space = [" "] if side else []
                side += [*space, said if what == "equal" else Strong(said)]
    return tuple(old), tuple(new)
