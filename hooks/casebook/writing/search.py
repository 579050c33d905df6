"""Search documents: what the index is told of each page, from its model alone.

What is sensitive stands in sections and passages that are quiet, and is not told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casebook.catalog.ledger import NO_REPLY
from casebook.pages.blocks import Block, Facts, Names, Passages, Prose, Section, Sides, Table
from casebook.pages.page import Page, Relation
from casebook.pages.site import Site
from casebook.pages.speech import Debate, Exchange, Exchanges, Saying, Sayings
from casebook.pages.text import Link, Text, plain
from casebook.records.kinds import KINDS
from casebook.records.statements import Statement
from casebook.search import documents as told
from casebook.search import index
from casebook.search.documents import Document, Part

ACCUSATIONS = "accusations"
"""The filter of the statements that accuse somebody; all others are found under their page's."""

PAGES = "pages"
"""The filter of all pages that are not about a record."""


def files(documents: Iterable[Document], site: Site) -> Iterator[tuple[str, str]]:
    """The files of the index of ``documents``, the pages of ``site``."""
    answers = (
        told.Answer(asked.link.words, asked.answer, asked.link.address, asked.also)
        for asked in site.questions()
    )
    return index.files(documents, filters(), answers, site.colors())


def filters() -> dict[str, str]:
    """What results can be narrowed to, in the order in which readers see it."""
    found: dict[str, str] = {}
    for kind in KINDS.values():
        if kind.name == Statement.KIND:
            found[ACCUSATIONS] = "Accusations"
        if kind.page:
            found[kind.name] = kind.many
    return {**found, PAGES: "Other pages"}


def document(page: Page) -> Document | None:
    """``page`` as search knows it: itself, and each part that can be found by itself; nothing if
    nobody is to find it.
    """
    if not page.searched:
        return None
    lead = tuple(text for text in map(plain, page.lead) if text != page.description)
    intro = (s for s in page.sections if not s.heading and s.searched)
    rail = tuple(_words(page.rail)) if page.rail else ()
    return Document(
        path=page.address,
        title=page.title,
        kind=page.filter,
        label=page.kind or "Overview",
        description=f"{page.description.rstrip('.')}.",
        text=(*lead, *(words for section in intro for words in _texts(section)), *rail),
        weight=page.boost,
        parties=page.parties,
        date=page.when,
        names=tuple(dict.fromkeys(page.names)),
        relations=tuple(map(_relation, page.relations)),
        parts=tuple(part for section in page.sections for part in _parts(section)),
    )


def _relation(relation: Relation) -> told.Relation:
    return told.Relation(relation.sentence, relation.other)


def _parts(section: Section) -> Iterator[Part]:
    """A section, and the statements in it that are at home there."""
    if section.heading and not section.quiet:
        text = tuple(_texts(section)) if section.searched else ()
        yield Part(section.id, section.heading, text=text)
    for block in section.blocks:
        if isinstance(block, Sayings):
            yield from (_saying(saying) for saying in block.sayings if saying.home)
        elif isinstance(block, Exchanges):
            for exchange in block.exchanges:
                reply = _reply(exchange)
                home = (saying for saying in exchange.accusations if saying.home)
                yield from (_saying(saying, reply) for saying in home)


def _saying(saying: Saying, reply: str = "") -> Part:
    """A statement; an accusation is called by whom it is about too, and has its reply with it."""
    who, about = plain(saying.speaker), _parties(saying.about)
    whom = f" on {about[0]}:" if saying.accuses and about else " on"
    return Part(
        saying.id,
        f"{who}{whom} {saying.subject}",
        label=saying.kind,
        kind=ACCUSATIONS if saying.accuses else "",
        text=(plain(saying.gist),) if saying.gist else (),
        quote=saying.quote.plain if saying.quote else "",
        reply=reply,
        parties=tuple(dict.fromkeys((who, *about))),
        date=saying.when.words if saying.when else "",
        names=about,
    )


def _parties(text: Text) -> tuple[str, ...]:
    """The people and organizations that ``text`` leads to."""
    links = (part for part in text if isinstance(part, Link))
    return tuple(link.words for link in links if KINDS[link.address.partition("/")[0]].acts)


def _reply(exchange: Exchange) -> str:
    """The first reply in a sentence, or that none was found."""
    for reply in exchange.replies:
        saying = reply.saying
        words = plain(saying.gist) or (saying.quote.words if saying.quote else "")
        return f"{reply.scope}, by {plain(saying.speaker)}: {words}"
    return NO_REPLY


def _texts(section: Section) -> Iterator[str]:
    for block in section.blocks:
        yield from _words(block)


def _words(block: Block) -> Iterator[str]:
    """The pieces of a block that a reader could be shown by themselves."""
    if isinstance(block, Prose):
        yield from map(plain, block.paragraphs)
    elif isinstance(block, Facts):
        for row in block.rows:
            yield f"{row.label}: {'; '.join(map(plain, row.values))}".removeprefix(": ")
    elif isinstance(block, Table):
        for line in block.lines:
            yield ", ".join(filter(None, map(plain, line.cells)))
    elif isinstance(block, Names):
        for group in block.groups:
            yield from (_item(group.heading, plain(item.name)) for item in group.items)
    elif isinstance(block, Sides):
        yield from (f"{plain(side.name)}: {plain(side.stance)}" for side in block.sides)
    elif isinstance(block, Passages):
        loud = (passage for passage in block.passages if not passage.quiet)
        yield from (plain(passage.about) for passage in loud if passage.about)
    elif isinstance(block, Debate):
        for side, arguments in block.columns:
            yield from (_item(side, plain(each.saying.speaker)) for each in arguments)


def _item(heading: str, name: str) -> str:
    return f"{heading}: {name}" if heading else name
