"""Descriptions: each field of a model with its meaning, form, example, and whether it is required.

Everything here is read from the models, so that the JSON Schemas, the field guide, the scaffolds,
the canonical form of files and the words of changes cannot say anything that the models do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from casebook.records.base import Record
from casebook.records.dates import Date
from casebook.records.fields import Form, OneOrMany
from casebook.records.kinds import KINDS
from casebook.records.prose import LONGEST, Prose
from casebook.records.references import Of, Ref
from casebook.records.shown import Choices, Shown, choices, shown
from casebook.records.sources import ParagraphMap

MAP = "paragraph-map"
"""What a paragraph map is called where the kinds of record are named after their folders."""

MODELS: Table[str, type[BaseModel]] = {
    **{name: kind.model for name, kind in KINDS.items()},
    MAP: ParagraphMap,
}
"""Everything that people write: the records by kind, and the map of a source's paragraphs."""

ABOUT: Table[str, str] = {
    **{name: kind.about for name, kind in KINDS.items()},
    MAP: "What a source consists of, paragraph by paragraph, in our own words.",
}
"""What each of them is."""

FOLDERS: Table[str, str] = {**{kind: f"data/{kind}" for kind in KINDS}, MAP: "seeds"}
"""Where the files of each of them lie, relative to the project."""


class Type(Enum):
    """What a value, or an item of a list, consists of; a code is a text of a fixed form."""

    TEXT = "text"
    CODE = "code"
    PROSE = "prose"
    DATE = "date"
    FLAG = "flag"
    WORD = "word"
    REFERENCE = "reference"
    PARTS = "parts"


@dataclass(frozen=True, slots=True)
class Shape:
    """What may stand in a field.

    ``listed`` says that it is a list, ``alone`` that the only item of it may stand without the
    list. ``words`` are those to choose from, ``limits`` says what a reference may name, ``model``
    has the fields of a value that is made of fields, and ``wraps`` tells a text that may go over
    several lines.
    """

    sort: Type
    form: str
    listed: bool = False
    alone: bool = False
    wraps: bool = False
    words: tuple[str, ...] = ()
    limits: Of | None = None
    model: type[BaseModel] | None = None

    @property
    def is_text(self) -> bool:
        """Whether its values are words that somebody reads."""
        return self.sort in {Type.TEXT, Type.PROSE}

    @property
    def is_parts(self) -> bool:
        """Whether it is a list of items that are made of fields."""
        return self.listed and self.model is not None

    @property
    def sentence(self) -> str:
        """The form in words, as a sentence."""
        if not self.listed:
            return f"{self.form}."
        small = self.form[0].lower() + self.form[1:]
        return f"{self.form}, or a list of such." if self.alone else f"A list; each item: {small}."


@dataclass(frozen=True, slots=True)
class Described:
    """One field: ``needed`` where a file cannot do without it, ``asked`` where it needs this or
    another one and this is the usual one.
    """

    name: str
    meaning: str
    examples: tuple[str, ...]
    needed: bool
    asked: bool
    shape: Shape
    shown: Shown
    choices: Choices | None

    @property
    def noun(self) -> str:
        """What readers call one item of it, or the field itself."""
        return self.shown.item or self.shown.label

    @property
    def addressed(self) -> bool:
        """Whether its items have addresses of their own, by a key."""
        return self.shown.key == ("key",)

    @property
    def parts(self) -> tuple[Described, ...]:
        """The fields of a value that is made of fields; none for others."""
        return described(self.shape.model) if self.shape.model else ()


@cache
def described(model: type[BaseModel]) -> tuple[Described, ...]:
    """The fields of ``model`` in the order in which files have them: see `Record`."""
    asked = _asked(model)
    fields = {
        name: Described(
            name=name,
            meaning=info.description or "",
            examples=tuple(map(str, info.examples or ())),
            needed=info.is_required(),
            asked=info.is_required() or name in asked,
            shape=_shape(info.annotation, tuple(info.metadata)),
            shown=shown(model)[name],
            choices=choices(model).get(name),
        )
        for name, info in model.model_fields.items()
    }
    return tuple(_ordered(fields) if issubclass(model, Record) else fields.values())


def _ordered(fields: dict[str, Described]) -> Iterator[Described]:
    """The fields of a record in the order of files."""
    own = [field for name, field in fields.items() if name not in Record.model_fields]
    for name in Record.model_fields:
        yield fields[name]
        if name == Record.OWN:
            yield from (field for field in own if not field.shape.is_parts)
        if name == Record.PARTS:
            yield from (field for field in own if field.shape.is_parts)


def everything(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """``model`` and each model that stands in it, each once, the outer ones first."""
    seen: dict[type[BaseModel], None] = {}
    waiting = [model]
    while waiting:
        found = waiting.pop(0)
        if found not in seen:
            seen[found] = None
            waiting += [field.shape.model for field in described(found) if field.shape.model]
    return iter(seen)


def _asked(model: type[BaseModel]) -> frozenset[str]:
    """The fields that the first of several ways to fill the model needs."""
    extra = model.model_config.get("json_schema_extra")
    ways = (extra.get("anyOf") or extra.get("oneOf")) if isinstance(extra, dict) else None
    first: Any = ways[0] if isinstance(ways, list) else {}
    return frozenset(first.get("required", ()))


def _shape(annotation: object, metadata: tuple[object, ...]) -> Shape:
    """The shape that a type has; ``metadata`` is what stands around it in ``Annotated``."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _shape(inner, (*more, *metadata))
    if origin in {Union, UnionType}:
        (inner,) = (each for each in get_args(annotation) if each is not NoneType)
        return _shape(inner, metadata)
    if origin is tuple:
        item = _shape(get_args(annotation)[0], ())
        alone = any(isinstance(each, OneOrMany) for each in metadata)
        return replace(item, listed=True, alone=alone)
    if origin is Literal:
        words = get_args(annotation)
        return Shape(Type.WORD, f"One of: {', '.join(words)}", words=words)
    return _single(annotation, metadata)


def _single(annotation: object, metadata: tuple[object, ...]) -> Shape:
    if annotation is Prose:
        words = f"Running text of at most {LONGEST} characters; [[kind/slug]] in it makes a link"
        return Shape(Type.PROSE, words, wraps=True)
    if annotation is Date:
        return Shape(Type.DATE, "A date, such as 2021-02-07, 2021-02, 2021 or 2021-02~ for about")
    if annotation is bool:
        return Shape(Type.FLAG, "true or false")
    if annotation is Ref:
        limits = next((each for each in metadata if isinstance(each, Of)), Of())
        return Shape(Type.REFERENCE, _reference(limits), limits=limits)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Shape(Type.PARTS, "Fields of its own", model=annotation)
    form = next((each for each in metadata if isinstance(each, Form)), Form("A short text"))
    return Shape(Type.CODE if form.fixed else Type.TEXT, form.words, wraps=not form.line)


def _reference(limits: Of) -> str:
    """What a reference may name, in words."""
    *others, last = limits.kinds or ("kind",)
    names = ", ".join(f"{kind}/…" for kind in others)
    form = f"A reference {names} or {last}/…" if names else f"A reference {last}/…"
    if limits.part == "must":
        return f"{form}, with # and {limits.noun}"
    return f"{form}, with # and a part where one is meant" if limits.part == "may" else form
