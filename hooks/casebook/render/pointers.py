"""Pointers: from what stands on a page to the forge, to correct it or to edit its data."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup
from pydantic import BaseModel

from casebook.catalog.catalog import Stored
from casebook.catalog.ledger import Utterance
from casebook.catalog.traversal import Path
from casebook.reading.nodes import place
from casebook.records.base import Fact, Record
from casebook.records.references import Ref
from casebook.render.forge import Forge, Spot
from casebook.render.page import Page, Section
from casebook.render.writer import Writer

MANY = 8
"""Pointers of parts up to which they stand on the page itself; more have a page of their own."""

PART = "edit/"
"""Where that page stands, below the page of the record."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """The two addresses for one thing, and what it is called in a list of such."""

    key: str
    name: str
    line: int
    suggest: str
    edit: str


def page_pointers(
    stored: Stored[Record], writer: Writer, others: Iterable[Utterance] = ()
) -> Markup:
    """The pointers of a page as a whole, of its key facts, and of entries that it does not show."""
    forge = writer.forge
    if forge is None:
        return Markup()
    record = stored.record
    whole = _pointer(stored, forge, record.name, (), record.description)
    parts = _parts(stored, forge, writer, others)
    path = _path(stored.ref) if len(parts) > MANY else ""
    return writer.render("pointers", whole=whole, parts=parts, path=path)


def pointer_pages(
    stored: Stored[Record],
    writer_at: Callable[[int], Writer],
    others: Iterable[Utterance] = (),
) -> Iterator[Page]:
    """The page with the pointers of the parts of a record that has many; ``others`` as above."""
    writer = writer_at(3)
    parts = _parts(stored, writer.forge, writer, others) if writer.forge else []
    if len(parts) <= MANY:
        return
    name = stored.record.name
    description = f"Where each part stands in {stored.file}, to correct or to edit it."
    yield Page(
        path=_path(stored.ref),
        title=f"{name}: part by part",
        description=description,
        kind=name,
        lead=writer.render("line", description=description),
        sections=(
            Section("parts", "Parts", writer.render("pointer-list", parts=parts), indexed=False),
        ),
        parent=f"{stored.ref.kind}/{stored.ref.slug}/",
    )


def many(record: Record, others: Collection[Utterance]) -> bool:
    """Whether the pointers of the facts of a record and of ``others`` have a page of their own."""
    return len(record.facts) + len(others) > MANY


def moved_pointer(stored: Stored[Record], key: str, name: str, writer: Writer) -> Markup:
    """The link to the pointer of the part ``key`` on the page of those of a record with many."""
    if writer.forge is None:
        return Markup()
    return writer.render("pointer-moved", path=_path(stored.ref), key=key, name=name)


def _path(ref: Ref) -> str:
    return f"{ref.kind}/{ref.slug}/{PART}"


def _parts(
    stored: Stored[Record], forge: Forge, writer: Writer, others: Iterable[Utterance]
) -> list[Pointer]:
    """The pointers of key facts, and of entries that the page does not show."""
    record = stored.record
    parts = [
        _pointer(
            stored,
            forge,
            writer.labels.heading(fact.key),
            ("facts", number),
            _value(fact, writer),
            fact.key,
        )
        for number, fact in enumerate(record.facts)
    ]
    places = dict(record.parts())
    for utterance in others:
        path = places[str(utterance.ref.part)][:-1]
        parts.append(
            _pointer(
                stored,
                forge,
                utterance.entry.subject,
                path,
                said(utterance, writer),
                utterance.entry.key,
            )
        )
    return parts


def part_pointer(
    stored: Stored[Record], path: Path, key: str, name: str, value: str, writer: Writer
) -> Markup:
    """The pointer of the part ``key``, which stands at ``path`` of the file and says ``value``."""
    if writer.forge is None:
        return Markup()
    pointer = _pointer(stored, writer.forge, name, path, value, key)
    return writer.render("pointer", pointer=pointer)


def said(utterance: Utterance, writer: Writer) -> str:
    """What an entry says, as plain text: the words themselves, or else ours."""
    entry = utterance.entry
    if entry.quote:
        return " […] ".join(entry.quote)
    return entry.gist.plain(writer.brief) if entry.gist else ""


def _pointer(
    stored: Stored[BaseModel], forge: Forge, name: str, path: Path, value: str, key: str = ""
) -> Pointer:
    line = place(stored.node, path).line
    title = f"{stored.ref}#{key}" if key else str(stored.ref)
    page = f"{stored.ref.kind}/{stored.ref.slug}/" + (f"#{key}" if key else "")
    spot = Spot(title, page, stored.file, line, value)
    return Pointer(key, name, line, forge.suggest(spot), forge.edit(stored.file, line))


def _value(fact: Fact, writer: Writer) -> str:
    """What a fact says, as plain text: one value, or those on which sources differ."""
    values = [value.value.plain(writer.brief) for value in fact.values]
    if fact.value:
        values.append(fact.value.plain(writer.brief))
    if fact.when:
        values.append(fact.when.display)
    return " / ".join(values)
