"""Fields: each field of a model with its meaning, form, example, and whether it is required.

Everything here is read from the models, so that the JSON Schemas, the field guide, the scaffolds
and the canonical form of files cannot say anything that the models do not.
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
from casebook.records.kinds import KINDS
from casebook.records.dates import Date
from casebook.records.fields import Form, OneOrMany
from casebook.records.prose import LONGEST, Prose
from casebook.records.references import Of, Ref
from casebook.records.sources import ParagraphMap

MAP = "paragraph-map"
"""What a paragraph map is called where the kinds of record are named after their folders."""

MODELS: Table[str, type[BaseModel]] = {
    **{name: kind.model for name, kind in KINDS.items()},
    MAP: ParagraphMap,
}
"""Everything that people write: the records by kind, and the map of a source's paragraphs."""

FOLDERS: Table[str, str] = {**{kind: f"data/{kind}" for kind in KINDS}, MAP: "seeds"}
"""Where the files of each of them lie, relative to the project."""


class Type(Enum):
    """What a value, or an item of a list, consists of."""

    TEXT = "text"
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

    @property
    def parts(self) -> tuple[Described, ...]:
        """The fields of a value that is made of fields; none for others."""
        return described(self.shape.model) if self.shape.model else ()


@cache
def described(model: type[BaseModel]) -> tuple[Described, ...]:
    """The fields of ``model`` in the order in which files have them.

    In a record that is: what heads the page, what the kind has of its own, then the lists of parts
    in the order of the page. Everywhere else the order is that of the model.
    """
    asked = _asked(model)
    fields = tuple(
        Described(
            name=name,
            meaning=info.description or "",
            examples=tuple(map(str, info.examples or ())),
            needed=info.is_required(),
            asked=info.is_required() or name in asked,
            shape=_shape(info.annotation, tuple(info.metadata)),
        )
        for name, info in model.model_fields.items()
    )
    return tuple(sorted(fields, key=_place)) if issubclass(model, Record) else fields


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


_HEAD = ("name", "short", "aliases", "description")
_BODY = ("summary", "facts", "relations")
_FOOT = ("unknown", "see", "checked")


def _place(field: Described) -> tuple[int, int]:
    """Where a field of a record stands in its file; the sort is stable, so the rest is as typed."""
    if field.name in _HEAD:
        return 0, _HEAD.index(field.name)
    if field.name in _BODY:
        return 2, _BODY.index(field.name)
    if field.name in _FOOT:
        return 4, _FOOT.index(field.name)
    return (3 if field.shape.listed and field.shape.model else 1), 0


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
    forms = [each for each in metadata if isinstance(each, Form)]
    form = forms[0] if forms else Form("A short text")
    return Shape(Type.TEXT, form.words, wraps=not form.line)


def _reference(limits: Of) -> str:
    """What a reference may name, in words."""
    kinds = limits.kinds or ("kind",)
    names = ", ".join(f"{kind}/…" for kind in kinds[:-1])
    form = f"A reference {names} or {kinds[-1]}/…" if names else f"A reference {kinds[-1]}/…"
    if limits.part == "must":
        return f"{form}, with # and {limits.noun}"
    return f"{form}, with # and a part where one is meant" if limits.part == "may" else form
