"""Scaffolds: a new record that says itself what to fill in, made from the models."""

from __future__ import annotations

import textwrap

from annotated_types import MinLen
from pydantic import BaseModel

from casebook.editing.canonical import WIDTH
from casebook.guide.descriptions import ABOUT, MODELS, Described, Type, described
from casebook.guide.json_schema import modeline

HOW = (
    "Fill in what stands blank behind a colon. Take the # away from other fields that you want,",
    "fill those too, and delete the rest. [[people/jane-doe]] in running text makes a link.",
)
"""What the head of a scaffold says of its use."""

_INDENT = 2


def scaffold(kind: str) -> str:
    """The text of a new record of ``kind``: what it needs is blank, all else is commented out."""
    model = MODELS[kind]
    lines = [modeline(kind), f"# {ABOUT[kind]}", *(f"# {line}" for line in HOW)]
    for field in described(model):
        lines += _field(field, model, 0)
    return "\n".join(lines) + "\n"


def _field(field: Described, model: type[BaseModel], indent: int) -> list[str]:
    """The field with its meaning above it; commented out as a whole where it can be left out."""
    pad = " " * indent
    lines = _body(field, model, indent)
    if not field.asked:
        lines = [f"{pad}# {line[indent:]}" for line in lines]
    return ["", *_meaning(field, indent), *lines]


def _body(field: Described, model: type[BaseModel], indent: int) -> list[str]:
    pad = " " * indent
    if field.shape.model is None:
        return [f"{pad}{field.name}:"]
    if not field.shape.listed:
        return [f"{pad}{field.name}:", *_bare(field.shape.model, indent + _INDENT)]
    item = _part(field.shape.model, indent + _INDENT) if field.asked else None
    bare = _dashed(_bare(field.shape.model, indent + 2 * _INDENT))
    needed = _least(model, field.name)
    lines = [f"{pad}{field.name}:", *(item or bare)]
    for _ in range(needed - 1):
        lines += bare
    return lines


def _part(model: type[BaseModel], indent: int) -> list[str]:
    """One item of a list that a record cannot do without, each of its fields explained."""
    first, *others = described(model)
    inner = indent + _INDENT  # where the fields stand, behind the dash of the item
    lines = [*_meaning(first, indent), *_dashed(_body(first, model, inner))]
    for field in others:
        lines += _field(field, model, inner)
    return lines


def _bare(model: type[BaseModel], indent: int) -> list[str]:
    """The fields that a part needs, without their meaning, which the guide tells."""
    fields = described(model)
    asked = [field for field in fields if field.asked] or fields
    return [line for field in asked for line in _body(field, model, indent)]


def _dashed(lines: list[str]) -> list[str]:
    """``lines`` as an item of a list: the first one has a dash before it."""
    first = lines[0].lstrip()
    return [" " * (len(lines[0]) - len(first) - _INDENT) + f"- {first}", *lines[1:]]


def _meaning(field: Described, indent: int) -> list[str]:
    """The comment above a field: its meaning, then an example, or else its form."""
    words, shape = field.meaning, field.shape
    unsaid = any(word not in words for word in shape.words)
    if field.examples:
        words += f" Example: {field.examples[0]}"
    elif unsaid or shape.sort in {Type.DATE, Type.REFERENCE}:
        words += f" {shape.sentence}"
    lead = " " * indent + "# "
    return textwrap.wrap(
        words,
        WIDTH,
        initial_indent=lead,
        subsequent_indent=lead,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _least(model: type[BaseModel], field: str) -> int:
    """How many items a list of the model needs."""
    bounds = (each for each in model.model_fields[field].metadata if isinstance(each, MinLen))
    return max((each.min_length for each in bounds), default=1)
