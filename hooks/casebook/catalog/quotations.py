"""Quotations: every place in the catalog that gives somebody's words, and where those stand.

Words of others are what `quote` holds, what stands in curly quotation marks in our own text, and
titles given word for word. All of them are found here, once; the check, the count of a run, the
command `verify` and the pages use this list, so that none of them can miss what another one sees.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from pydantic import BaseModel

from casebook.catalog.catalog import Catalog, Stored
from casebook.catalog.traversal import Found, Leaf, Path
from casebook.evidence.words import Tokens, count, tokens
from casebook.records.base import Record
from casebook.records.entities import Person
from casebook.records.prose import Prose
from casebook.records.references import Ref
from casebook.records.sources import ParagraphMap, Source
from casebook.records.statements import Statement
from casebook.records.wording import QUOTED

_OPEN = "“"


@dataclass(frozen=True)
class Quotation:
    """Words of somebody else in one place of a file."""

    stored: Stored[BaseModel]
    path: Path
    form: Literal["quote", "text", "title"]
    """A field `quote`, a passage in quotation marks in our own text, or a title."""
    parts: tuple[str, ...]
    cite: tuple[Ref, ...]
    """The locators beside it, one of which should hold the words."""
    standing: tuple[Ref, ...] = ()
    """The paragraphs of the sources cited in which all parts stand, in order."""

    @cached_property
    def runs(self) -> tuple[Tokens, ...]:
        """The parts as tokens."""
        return tuple(map(tokens, self.parts))

    @property
    def words(self) -> int:
        """How many words it has, all parts together."""
        return sum(map(count, self.runs))

    @property
    def proved(self) -> Ref | None:
        """The locator beside it under which the words stand, if there is one."""
        return next((ref for ref in self.cite if ref in self.standing), None)


def quotations(catalog: Catalog) -> tuple[Quotation, ...]:
    """All quotations of the catalog in the order of files and fields, each looked up in proofs."""
    named = frozenset(ref for ref, names in catalog.names.items() if _OPEN in names[1])
    nicknamed = tuple(
        name for person in catalog.of(Person) for name in catalog.names[person.ref] if _OPEN in name
    )
    found = [
        quotation
        for ref in sorted(catalog.records)
        for quotation in _in_record(catalog, catalog.records[ref], named, nicknamed)
    ]
    found += [q for ref in sorted(catalog.maps) for q in catalog.maps[ref].once(_in_map)]
    return tuple(replace(each, standing=_standing(catalog, each)) for each in found)


def own_texts(catalog: Catalog, stored: Stored[BaseModel]) -> Iterator[tuple[Path, str]]:
    """Every text of ours in a file that may hold quotations, with its path; links as words."""
    for path, leaf in stored.texts:
        text = _own_text(catalog, stored, path, leaf)
        if text:
            yield path, text


def _own_text(catalog: Catalog, stored: Stored[BaseModel], path: Path, leaf: Leaf) -> str:
    """The text at ``path`` if it is ours."""
    if isinstance(leaf, Prose):
        return leaf.plain(catalog.brief)
    return leaf if isinstance(leaf, str) and stored.declared(path).ours else ""


def _marked(stored: Stored[BaseModel]) -> list[Found]:
    """The texts of a file in which a quotation is opened."""
    return [(path, leaf) for path, leaf in stored.texts if _OPEN in str(leaf)]


def _standing(catalog: Catalog, quotation: Quotation) -> tuple[Ref, ...]:
    """The locators of the paragraphs that hold the words, in the order of the sources cited."""
    found = (
        source.at(f"p{number}")
        for source in dict.fromkeys(ref.whole for ref in quotation.cite)
        for known in catalog.evidence.get(source, ())
        for number in known.standing(quotation.runs)
    )
    return tuple(dict.fromkeys(found))


def _in_record(
    catalog: Catalog, stored: Stored[Record], named: frozenset[Ref], nicknamed: tuple[str, ...]
) -> Iterator[Quotation]:
    """The quotations in a record; ``named`` are those records whose short names have marks.

    ``nicknamed`` are names of people with marks in them, as Jane “Red” Doe, which quote nothing.
    """
    record = stored.record
    if isinstance(record, Source | Statement) and record.title:
        cite = _paragraphs(catalog, stored.ref, "title")
        if isinstance(record, Statement):
            cite = record.cite
        if any(ref.whole in catalog.evidence for ref in cite):
            yield Quotation(stored, ("title",), "title", (record.title,), cite)
    if isinstance(record, Statement):
        for number, entry in enumerate(record.entries):
            if entry.quote:
                place = ("entries", number, "quote")
                yield Quotation(stored, place, "quote", entry.quote, entry.cite)
    whole = _paragraphs(catalog, stored.ref) if isinstance(record, Source) else ()
    linked = not named.isdisjoint(stored.named)
    for path, leaf in stored.texts if linked else stored.once(_marked):
        text = _own_text(catalog, stored, path, leaf)
        for name in nicknamed:
            text = text.replace(name, "")
        for match in QUOTED.finditer(text):
            cite = _beside(record, path) or whole
            yield Quotation(stored, path, "text", (match[0][1:-1].strip(),), cite)


def _in_map(stored: Stored[ParagraphMap]) -> list[Quotation]:
    """The quotations in what we say of the paragraphs of a source."""
    found: list[Quotation] = []
    for path, leaf in _marked(stored):
        number = path[1] if path[0] == "paragraphs" else None
        if isinstance(number, int) and isinstance(leaf, str) and stored.declared(path).ours:
            cite = (stored.ref.at(stored.record.paragraphs[number].label),)
            parts = ((match[0][1:-1].strip(),) for match in QUOTED.finditer(leaf))
            found += [Quotation(stored, path, "text", part, cite) for part in parts]
    return found


def _beside(record: BaseModel, path: Path) -> tuple[Ref, ...]:
    """The citation nearest to ``path``: that of the innermost part around it that has one."""
    found: tuple[Ref, ...] = ()
    value: object = record
    for part in path:
        if isinstance(value, BaseModel):
            found = getattr(value, "cite", ()) or _of_values(value) or found
        value = value[part] if isinstance(value, tuple) else getattr(value, str(part))  # type: ignore[index]
    return found


def _of_values(model: BaseModel) -> tuple[Ref, ...]:
    """The citations of the values of a fact on which sources differ."""
    return tuple(ref for value in getattr(model, "values", ()) for ref in value.cite)


def _paragraphs(catalog: Catalog, ref: Ref, role: str = "") -> tuple[Ref, ...]:
    """The paragraphs of a source that have a ``role``, or all: what its own record speaks of."""
    mapped = catalog.maps.get(ref)
    paragraphs = mapped.record.paragraphs if mapped else ()
    return tuple(ref.at(each.label) for each in paragraphs if role in ("", each.role))
