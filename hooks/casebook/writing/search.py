"""Search documents: what the index is told of each page, from its model alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casebook.pages.blocks import (
    Block,
    Exchange,
    Exchanges,
    Facts,
    Names,
    Passages,
    Prose,
    Saying,
    Sayings,
    Section,
    Sides,
    Table,
)
from casebook.pages.page import Page
from casebook.pages.text import Text, plain
from casebook.search.documents import Document, Part


def document(page: Page) -> Document:
    """``page`` as search knows it: itself, and each part that can be found by itself."""
    told = tuple(plain(text) for text in page.lead)
    intro = [s for s in page.sections if not s.heading and s.searched]
    rail = tuple(_words(page.rail)) if page.rail else ()
    return Document(
        path=page.address,
        title=page.title,
        kind=page.filter,
        label=page.kind or "Overview",
        description=page.description,
        text=(*told, *(words for section in intro for words in _told(section)), *rail),
        weight=page.boost,
        parties=page.parties,
        date=page.when,
        names=page.names,
        parts=tuple(part for section in page.sections for part in _parts(section)),
    )


def _parts(section: Section) -> Iterator[Part]:
    """A section, and the statements in it that are at home there."""
    if section.heading:
        text = tuple(_told(section)) if section.searched else ()
        yield Part(section.id, section.heading, text=text)
    for block in section.blocks:
        if isinstance(block, Sayings):
            yield from (_saying(saying, "") for saying in block.sayings if saying.home)
        elif isinstance(block, Exchanges):
            for exchange in block.exchanges:
                reply = _reply(exchange)
                yield from (_saying(s, reply) for s in exchange.accusations if s.home)


def _saying(saying: Saying, reply: str) -> Part:
    quote = saying.quote.words.strip("“”") if saying.quote else ""
    return Part(
        saying.id,
        saying.heading,
        label=saying.kind,
        text=(plain(saying.gist),) if saying.gist else (),
        quote=quote,
        reply=reply,
        parties=tuple(filter(None, (plain(saying.speaker), *_each(saying.about)))),
        date=saying.when.words if saying.when else "",
    )


def _each(text: Text) -> Iterator[str]:
    return (part.words for part in text if not isinstance(part, str) and hasattr(part, "words"))


def _reply(exchange: Exchange) -> str:
    """What was answered, in a sentence, or that no reply was found."""
    said = [
        plain(r.saying.gist) or (r.saying.quote.words if r.saying.quote else "")
        for r in exchange.replies
    ]
    return said[0] if said else "We found no reply to this."


def _told(section: Section) -> Iterator[str]:
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
        yield from _items(block)
    elif isinstance(block, Sides):
        yield from (plain(side.stance) for side in block.sides)
    elif isinstance(block, Passages):
        yield from (plain(passage.about) for passage in block.passages if not passage.quiet)


def _items(block: Names) -> Iterable[str]:
    return (plain(item.name) for group in block.groups for item in group.items)
