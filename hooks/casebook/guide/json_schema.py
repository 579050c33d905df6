"""JSON Schemas of what people write, for their editors: draft 2020-12, made from the models.

Editors read YAML by its core schema: ``2021`` is a number to them and ``true`` a boolean. Our own
reader takes every value as the text that was typed, and the schemas allow for both.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from posixpath import relpath
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from casebook.guide.descriptions import FOLDERS, MAP, MODELS, Described, described, everything
from casebook.records.binding import REMAINS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""What the schemas are written in."""

FOLDER = "data/.schema"
"""Where the schemas lie, relative to the project."""

MODELINE = "# yaml-language-server: $schema="
"""How the first line of a file begins that tells an editor its schema."""

_DEFS = "#/$defs/"


def modeline(kind: str) -> str:
    """The first line of each file of ``kind``: where an editor finds the schema."""
    return f"{MODELINE}{relpath(FOLDER, FOLDERS[kind])}/{kind}.json"


def schema(kind: str) -> JsonSchemaValue:
    """The schema of the files of ``kind``, or of paragraph maps."""
    main = MODELS[kind]
    definitions = _definitions(main)
    whole: JsonSchemaValue = {"$ref": _DEFS + main.__name__}
    for left in () if kind == MAP else REMAINS:
        definitions |= _definitions(left)
        (sign,) = left.model_fields
        whole = {
            "if": {"type": "object", "required": [sign]},
            "then": {"$ref": _DEFS + left.__name__},
            "else": whole,
        }
    _adapt(definitions)
    return {
        "$schema": DIALECT,
        "title": f"A file in {FOLDERS[kind]}/",
        "description": definitions[main.__name__]["description"],
        **whole,
        "$defs": definitions,
    }


def schema_files() -> Iterator[tuple[str, str]]:
    """The name, relative to the project, and the text of each schema file."""
    for kind in MODELS:
        yield f"{FOLDER}/{kind}.json", json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


class _Generator(GenerateJsonSchema):
    """Leaves out what pydantic says of Python alone: nulls, defaults that are none, made-up titles.

    An absent field is absent in YAML too; null there would be a mistake.
    """

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        if made.get("default") in (None, [], ()):
            made.pop("default", None)
        return made

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic's name
        return False


def _definitions(main: type[BaseModel]) -> dict[str, JsonSchemaValue]:
    """The definitions of ``main`` and of each model in it, by name, their fields as in files."""
    made = main.model_json_schema(schema_generator=_Generator, ref_template=_DEFS + "{model}")
    definitions: dict[str, JsonSchemaValue] = {**made.pop("$defs", {}), main.__name__: made}
    for model in everything(main):
        fields = described(model)
        found = definitions[model.__name__]
        properties = found["properties"]
        found["properties"] = {field.name: properties[field.name] for field in fields}
        if "required" in found:
            found["required"] = [field.name for field in fields if field.needed]
        for field in fields:
            _explain(properties[field.name], field)
    return definitions


def _explain(schema: JsonSchemaValue, field: Described) -> None:
    """Add what editors tell at a value: the sense of each word, and the form in plain words."""
    if "enum" in schema and field.choices:
        schema["enumDescriptions"] = [field.choices.of[word].sense for word in schema["enum"]]
    if "pattern" in schema:
        form = field.shape.form
        schema["patternErrorMessage"] = f"Expected: {form[0].lower()}{form[1:]}."
    for inner in (*schema.get("anyOf", ()), *filter(None, [schema.get("items")])):
        _explain(inner, field)


def _adapt(schema: Any) -> None:
    """Let every text be what an editor takes it for: a number, or a boolean for true and false."""
    if isinstance(schema, list):
        for each in schema:
            _adapt(each)
        return
    if not isinstance(schema, dict):
        return
    if schema.get("enum") == ["true", "false"]:
        del schema["enum"]
        schema["type"] = "boolean"
    elif schema.get("type") == "string" and "enum" not in schema and "const" not in schema:
        if "pattern" not in schema:
            schema["type"] = ["string", "number"]
        elif re.search(schema["pattern"], "2021") or re.search(schema["pattern"], "12"):
            schema["type"] = ["string", "integer"]
    for name, each in schema.items():
        if name not in {"examples", "enum", "default", "required"}:
            _adapt(each)
