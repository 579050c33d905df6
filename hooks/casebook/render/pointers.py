"""Pointers: from what stands on a page to the forge, to correct it or to edit its data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup
from pydantic import BaseModel

from casebook.catalog.catalog import Stored
from casebook.catalog.ledger import Utterance
from casebook.catalog.traversal import Path
from casebook.reading.nodes import place
from casebook.records.base import Fact, Record
from casebook.render.forge import Forge, Spot
from casebook.render.writer import Writer


@dataclass(frozen=True, slots=True)
class Pointer:
    """The two addresses for one thing, and what it is called in a list of such."""

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
            _pointer(stored, forge, utterance.entry.subject, path, said(utterance, writer))
        )
    return writer.render("pointers", whole=whole, parts=parts)


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
    return Pointer(name, line, forge.suggest(spot), forge.edit(stored.file, line))


def _value(fact: Fact, writer: Writer) -> str:
    """What a fact says, as plain text: one value, or those on which sources differ."""
    values = [value.value.plain(writer.brief) for value in fact.values]
    if fact.value:
        values.append(fact.value.plain(writer.brief))
    if fact.when:
        values.append(fact.when.display)
    return " / ".join(values)
