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
from casebook.catalog.traversal import Path, leaves
from casebook.evidence.words import Tokens, count, tokens
from casebook.records.base import Record
from casebook.records.prose import Prose
from casebook.records.references import Ref
from casebook.records.sources import ParagraphMap, Source
from casebook.records.statements import Statement
from casebook.records.wording import QUOTED


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
    found = [
        q for ref in sorted(catalog.records) for q in _in_record(catalog, catalog.records[ref])
    ]
    found += [q for ref in sorted(catalog.maps) for q in _in_map(catalog.maps[ref])]
    return tuple(replace(each, standing=_standing(catalog, each)) for each in found)


def own_texts(catalog: Catalog, stored: Stored[BaseModel]) -> Iterator[tuple[Path, str]]:
    """Every text of ours in a file that may hold quotations, with its path; links as words."""
    for path, leaf in stored.leaves:
        if isinstance(leaf, Prose):
            yield path, leaf.plain(catalog.brief)
        elif isinstance(leaf, str) and stored.declared(path).ours:
            yield path, leaf


def _standing(catalog: Catalog, quotation: Quotation) -> tuple[Ref, ...]:
    """The locators of the paragraphs that hold the words, in the order of the sources cited."""
    found = (
        source.at(f"p{number}")
        for source in dict.fromkeys(ref.whole for ref in quotation.cite)
        for known in catalog.evidence.get(source, ())
        for number in known.standing(quotation.runs)
    )
    return tuple(dict.fromkeys(found))


def _in_record(catalog: Catalog, stored: Stored[Record]) -> Iterator[Quotation]:
    record = stored.record
    if isinstance(record, Source | Statement) and record.title:
        cite = _title(catalog, stored.ref) if isinstance(record, Source) else record.cite
        if any(ref.whole in catalog.evidence for ref in cite):
            yield Quotation(stored, ("title",), "title", (record.title,), cite)
    if isinstance(record, Statement):
        for number, entry in enumerate(record.entries):
            if entry.quote:
                place = ("entries", number, "quote")
                yield Quotation(stored, place, "quote", entry.quote, entry.cite)
    whole = _whole(catalog, stored.ref) if isinstance(record, Source) else ()
    for path, text in own_texts(catalog, stored):
        if "“" not in text:
            continue
        for match in QUOTED.finditer(text):
            cite = _beside(record, path) or whole
            yield Quotation(stored, path, "text", (match[0][1:-1].strip(),), cite)


def _in_map(stored: Stored[ParagraphMap]) -> Iterator[Quotation]:
    for number, paragraph in enumerate(stored.record.paragraphs):
        cite = (stored.ref.at(paragraph.label),)
        for path, leaf in leaves(paragraph, ("paragraphs", number)):
            if isinstance(leaf, str) and stored.declared(path).ours:
                for match in QUOTED.finditer(leaf):
                    yield Quotation(stored, path, "text", (match[0][1:-1].strip(),), cite)


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


def _title(catalog: Catalog, ref: Ref) -> tuple[Ref, ...]:
    """The paragraphs of a source that are mapped as its title."""
    mapped = catalog.maps.get(ref)
    paragraphs = mapped.record.paragraphs if mapped else ()
    return tuple(ref.at(each.label) for each in paragraphs if each.role == "title")


def _whole(catalog: Catalog, ref: Ref) -> tuple[Ref, ...]:
    """All paragraphs of a source: what its own record, which cites nothing, speaks of."""
    mapped = catalog.maps.get(ref)
    return tuple(ref.at(each.label) for each in mapped.record.paragraphs) if mapped else ()
