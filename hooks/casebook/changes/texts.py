"""Texts: what a value says, for readers and for comparing, whatever type it has."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass

from pydantic import BaseModel

from casebook.catalog.casebook import Casebook
from casebook.catalog.traversal import Leaf, leaves
from casebook.guide.descriptions import Described, Type, described
from casebook.records.dates import Date
from casebook.records.prose import Prose
from casebook.records.references import Ref
from casebook.records.sources import Source
from casebook.records.statements import CUT

HIDDEN = "(sensitive: told only in the file)"
"""Stands for what a sensitive sentence or entry says (standard, rule 10)."""

Core = tuple[object, ...]
"""What a value says without case, punctuation and names: equal cores mean the same."""


@dataclass(frozen=True)
class Reader:
    """Reads the values of one state; ``moved`` maps references to what they are called after it."""

    casebook: Casebook
    moved: Table[Ref, Ref]

    def here(self, ref: Ref) -> Ref:
        """What ``ref`` is called after the change."""
        whole = self.moved.get(ref.whole, ref.whole)
        return whole.at(ref.part) if ref.part else whole

    def resting(self, source: Ref, document: str) -> int:
        """How many quotations rest on the commitment to ``document``; ``source`` is as after."""
        return sum(
            each.locator is not None
            and each.commitment is not None
            and each.commitment.document == document
            and self.here(each.locator.whole) == source
            for each in self.casebook.proofs.all
        )

    def exact(self, value: Leaf) -> Core:
        """The value itself, its references as they are called after the change."""
        if isinstance(value, Ref):
            return (self.here(value),)
        if isinstance(value, Prose):
            return tuple(
                part if isinstance(part, str) else (self.here(part.ref), part.words)
                for part in value.parts
            )
        return (str(value),)

    def core(self, value: object) -> Core:
        """What ``value``, a leaf, a model or a list of such, says."""
        if isinstance(value, Prose):
            # A link counts by where it leads, not by the name that the record has.
            links = tuple(self.here(ref) for ref in value.links)
            return (_words(value.plain(lambda _: "")), links)
        if isinstance(value, Ref | Date | bool):
            return self.exact(value)
        if isinstance(value, str):
            return (_words(value),)
        if isinstance(value, tuple):
            return tuple(self.core(item) for item in value)
        if isinstance(value, BaseModel):
            return tuple((path, self.core(leaf)) for path, leaf in leaves(value))
        return (value,)

    def key(self, field: Described, item: BaseModel) -> Core:
        """What makes an item of a list the same item; nothing if only its words can tell."""
        return tuple(self.exact(getattr(item, name)) for name in field.shown.key)

    def text(self, value: object) -> str:
        """What ``value`` says, as a reader would be told."""
        if getattr(value, "sensitive", False):
            return HIDDEN
        if isinstance(value, Ref):
            return self._reference(value)
        if isinstance(value, Prose):
            return value.plain(self.casebook.catalog.brief)
        if isinstance(value, Date):
            return value.display
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, tuple):
            parts = any(isinstance(each, BaseModel) for each in value)
            return ("; " if parts else ", ").join(map(self.text, value))
        if isinstance(value, BaseModel):
            return ", ".join(self._said(value))
        return str(value)

    def value(self, field: Described, value: object) -> str:
        """What ``value`` says in ``field``; nothing if the field is absent."""
        if value in (None, ()):
            return ""
        if field.shape.sort is Type.WORD:
            return str(value).replace("-", " ")
        if isinstance(value, tuple) and field.shape.is_text:
            return (CUT if field.shown.ordered else "”, “").join(map(self.text, value))
        return self.text(value)

    def name(self, field: Described, item: BaseModel, ref: Ref) -> str:
        """What an item of the list ``field`` is called; nothing if only its words tell it apart.

        ``ref`` is its address, or that of its record.
        """
        if getattr(item, "sensitive", False):
            return f"A sensitive {field.noun.lower()}"
        if field.addressed and ref in self.casebook.ledger.all:
            return self.title(ref)
        parts = {each.name: each for each in described(type(item))}
        heads, keys = (
            [self.value(parts[name], getattr(item, name)) for name in names]
            for names in (_headings(field, item), field.shown.key)
        )
        if field.addressed:
            return next(filter(None, heads), keys[0].replace("-", " ").capitalize())
        return " ".join(keys)

    def title(self, ref: Ref) -> str:
        """What a record or an entry of one is called."""
        utterance = self.casebook.ledger.all.get(ref)
        if utterance:
            speaker = utterance.speaker
            who = self.casebook.catalog.brief(speaker) if speaker else utterance.unnamed
            return f"{who} on {utterance.entry.subject}"
        return self.casebook.catalog.name(ref)

    def item(self, field: Described, item: BaseModel, ref: Ref) -> str:
        """What an item of the list ``field`` is called, and what it says; ``ref`` as for `name`."""
        if getattr(item, "sensitive", False):
            return HIDDEN
        said = self._said(item, but=(*field.shown.key, *_headings(field, item)))
        parts = [self.name(field, item, ref), ", ".join(said)]
        return (": " if field.addressed else ", ").join(filter(None, parts))

    def _said(self, model: BaseModel, but: Collection[str] = ()) -> Iterator[str]:
        """What a part of a record says, field by field, without those ``but`` and whom it names."""
        for field in described(type(model)):
            names = field.shape.sort is Type.REFERENCE or field.shown.key
            if field.name not in but and not names and field.shown.at != "hidden":
                said = self.value(field, getattr(model, field.name))
                if said:
                    yield said.removesuffix(".")

    def _reference(self, ref: Ref) -> str:
        catalog = self.casebook.catalog
        if ref.whole not in catalog.records:
            ref = self.here(ref)
        if ref.part and ref.kind == Source.KIND:
            return f"{catalog.brief(ref)} ¶{ref.part[1:]}"
        return self.title(ref)


def _headings(field: Described, item: BaseModel) -> tuple[str, ...]:
    """The fields that head an item of the list ``field``; only what has an address is headed."""
    parts = described(type(item)) if field.addressed else ()
    return tuple(each.name for each in parts if each.shown.heading)


def linked(prose: Prose) -> str:
    """The text with the targets of its links, for two that differ in nothing else."""
    return "".join(
        part if isinstance(part, str) else f"{part.words or ''} [{part.ref}]".lstrip()
        for part in prose.parts
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))
