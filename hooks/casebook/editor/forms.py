"""Forms: the declarations of kinds and fields as data, from which a page makes its form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from casebook.guide.descriptions import FOLDERS, MODELS, Described, described, everything
from casebook.records.kinds import KINDS


def forms() -> str:
    """All kinds with the fields of their models, as JSON."""
    models = {_name(found): found for kind in MODELS.values() for found in everything(kind)}
    whole = {
        "kinds": {
            name: {
                "one": KINDS[name].one if name in KINDS else "Paragraphs of a source",
                "many": KINDS[name].many if name in KINDS else "Paragraphs of sources",
                "folder": FOLDERS[name],
                "page": name in KINDS and KINDS[name].page,
                "model": _name(model),
            }
            for name, model in MODELS.items()
        },
        "models": {
            name: [_field(each, model) for each in described(model)]
            for name, model in models.items()
        },
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def _name(model: type[BaseModel]) -> str:
    """What a model is called here: two rooms of records have one of the name Answer."""
    return f"{model.__module__.rpartition('.')[2]}.{model.__name__}"


def _field(field: Described, model: type[BaseModel]) -> dict[str, Any]:
    """What a form says of a field and asks of its value; only what is the case."""
    return {key: value for key, value in _all(field, model) if value}


def _all(field: Described, model: type[BaseModel]) -> Iterator[tuple[str, Any]]:
    shape, senses = field.shape, field.choices.of if field.choices else {}
    yield "name", field.name
    yield "label", field.shown.label
    yield "item", field.shown.item
    yield "help", field.meaning
    yield "example", field.examples[0] if field.examples else ""
    yield "needed", field.needed
    yield "asked", field.asked
    yield "sort", shape.sort.value
    yield "form", shape.sentence
    yield "listed", shape.listed
    yield "wraps", shape.wraps
    yield "model", _name(shape.model) if shape.model else ""
    yield "words", [[word, senses[word].sense if senses else ""] for word in shape.words]
    yield "pattern", _pattern(model, field.name)
    if shape.limits:
        kinds = shape.limits.kinds or tuple(KINDS)
        yield "kinds", [kind for kind in kinds if kind not in shape.limits.but]
        yield "part", shape.limits.part if shape.limits.part != "never" else ""


@cache
def _schemas(model: type[BaseModel]) -> dict[str, Any]:
    """The schemas of the fields of ``model``."""
    found: dict[str, Any] = model.model_json_schema()["properties"]
    return found


def _pattern(model: type[BaseModel], name: str) -> str:
    """The form of a value as a regular expression, if it has one."""
    found = _schemas(model)[name]
    for each in (found, *found.get("anyOf", ()), found.get("items", {})):
        if "pattern" in each:
            return str(each["pattern"])
    return ""
