"""Texts: what a value says, for readers and for comparing, whatever type it has."""

from __future__ import annotations

import re
from collections.abc import Mapping as Table
from dataclasses import dataclass

from pydantic import BaseModel

from casebook.catalog.casebook import Casebook
from casebook.catalog.traversal import Leaf, leaves
from casebook.records.base import Fact, Relation, Sentence, Unknown, Value
from casebook.records.dates import Date
from casebook.records.disputes import Party, Point
from casebook.records.events import Participant
from casebook.records.prose import Prose
from casebook.records.references import Ref
from casebook.records.sources import Source
from casebook.records.statements import Answer, Entry

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
            links = tuple(self.here(ref) for ref in value.links)
            return (_words(value.plain(_nameless)), links)
        if isinstance(value, str):
            return (_words(value),)
        if isinstance(value, tuple):
            return tuple(self.core(item) for item in value)
        if isinstance(value, BaseModel):
            return tuple((path, self.core(leaf)) for path, leaf in leaves(value))
        return self.exact(value) if isinstance(value, (Ref, Date, bool)) else (value,)

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
            return ", ".join(map(self.text, value))
        return self._model(value) if isinstance(value, BaseModel) else str(value)

    def title(self, ref: Ref) -> str:
        """What a record or a part of one is called."""
        utterance = self.casebook.ledger.all.get(ref)
        if utterance:
            speaker = utterance.speaker
            who = self.casebook.catalog.brief(speaker) if speaker else utterance.unnamed
            return f"{who} on {utterance.entry.subject}"
        return self.casebook.catalog.name(ref)

    def _reference(self, ref: Ref) -> str:
        if ref.kind == Source.KIND and ref.part:
            return str(ref)
        if ref.whole not in self.casebook.catalog.records:
            ref = self.here(ref)
        utterance = self.casebook.ledger.all.get(ref)
        return self.title(ref) if utterance else self.casebook.catalog.name(ref)

    def _model(self, model: BaseModel) -> str:
        match model:
            case Sentence() | Unknown():
                return self.text(model.text)
            case Fact():
                parts = [model.value, model.when, *(each.value for each in model.values)]
                return ", ".join(self.text(part) for part in parts if part)
            case Value():
                return f"{self.text(model.value)} ({self.text(model.cite)})"
            case Relation():
                role = f" ({model.role})" if model.role else ""
                return f"{model.kind.replace('-', ' ')} {self.text(model.to)}{role}"
            case Party():
                return self.text(model.who)
            case Participant():
                return f"{self.text(model.who)}, {model.role}"
            case Point():
                return model.name
            case Answer():
                return self.text(model.to)
            case Entry():
                return model.subject
            case _:
                return ", ".join(self.text(leaf) for _, leaf in leaves(model))


def linked(prose: Prose) -> str:
    """The text with the targets of its links, for two that differ in nothing else."""
    return "".join(
        part if isinstance(part, str) else f"{part.words or ''} [{part.ref}]".lstrip()
        for part in prose.parts
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def _nameless(_: Ref) -> str:
    """A link counts by where it leads, not by the name that the record has."""
    return ""
