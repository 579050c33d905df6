"""OpenAPI: the form of the objects, from the same declarations of fields (OpenAPI 3.1).

Further names may come in any object; what is told here keeps its name and its meaning.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from pydantic import BaseModel

from casebook.citing.works import Imprint
from casebook.guide.descriptions import Described, described, everything
from casebook.open_data.encoding import SENSITIVE, Object, Plain, shape_of
from casebook.open_data.history_form import CHANGES
from casebook.open_data.objects import HOME, VERSION
from casebook.open_data.package import Terms
from casebook.records.kinds import KINDS
from casebook.records.statements import Entry

FILE = f"{HOME}openapi.json"
_TEXT: Object = {"type": "string"}
_URL: Object = {"type": "string", "format": "uri-reference"}


def openapi(imprint: Imprint, terms: Terms) -> str:
    """The text of the file."""
    made: Object = {
        "openapi": "3.1.0",
        "info": {
            "title": imprint.name,
            "version": f"{VERSION}",
            "summary": "Every record of the site as JSON; files, not a service.",
            "description": f"Names are added and never changed. {terms.rights}",
            **({"license": {"name": terms.name, "url": terms.license}} if terms.license else {}),
        },
        "servers": [{"url": imprint.address or "/"}],
        "paths": dict(_paths()),
        "components": {"schemas": {**_COMMON, **dict(_models())}},
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _paths() -> Iterator[tuple[str, Plain]]:
    yield f"/{HOME}index.json", _get("index", "What there is", _ref("Index"))
    yield f"/{CHANGES}", _get("changes", "What has changed", _ref("Changes"))
    for kind in KINDS.values():
        name = kind.model.__name__
        yield f"/{HOME}{kind.name}.json", _get(kind.name, f"All: {kind.many}", _ref(f"{name}List"))
        slug: Object = {"name": "slug", "in": "path", "required": True, "schema": _TEXT}
        one = _get(f"{kind.name}-one", f"One: {kind.one}", _ref(name))
        yield f"/{HOME}{kind.name}/{{slug}}.json", {"parameters": [slug], **one}


def _get(id_: str, summary: str, schema: Object) -> Object:
    content: Object = {"application/json": {"schema": schema}}
    ok: Object = {"description": "The file.", "content": content}
    return {"get": {"operationId": id_, "summary": summary, "responses": {"200": ok}}}


def _models() -> Iterator[tuple[str, Plain]]:
    """The schema of each kind, of lists of it, and of each part of a record."""
    parts: Object = {}
    for kind in KINDS.values():
        name = kind.model.__name__
        for model in everything(kind.model):
            parts[_part(model)] = _object(_fields(model), _needed(model))
        own: Object = {**META, **_fields(kind.model)}
        if kind.name == "sources":
            own["paragraphs"] = _list(_ref("Paragraph"))
        yield name, _object(own, [*META, *_needed(kind.model)])
        head: Object = {"version": {"const": VERSION}, "folder": {"const": kind.name}}
        fields: Object = {**head, "count": {"type": "integer"}, "records": _list(_ref(name))}
        yield f"{name}List", _object(fields, list(fields))
    names = {kind.model.__name__ for kind in KINDS.values()}
    parts[_part(Entry)] = _entry()
    yield from ((name, schema) for name, schema in parts.items() if name not in names)


def _part(model: type[BaseModel]) -> str:
    """What a part of a record is called; an answer to an entry is not the kind of that name."""
    name = model.__name__
    kinds = {kind.model.__name__: kind.model for kind in KINDS.values()}
    return f"{name}Part" if kinds.get(name, model) is not model else name


def _fields(model: type[BaseModel]) -> Object:
    return {field.name: _field(field) for field in described(model) if field.name != SENSITIVE}


def _needed(model: type[BaseModel]) -> list[str]:
    """The fields that every object has; a list is absent if all that stood in it is sensitive."""
    return [f.name for f in described(model) if f.needed and not f.shape.is_parts]


def _field(field: Described) -> Plain:
    if field.shape.model:
        single = _ref(_part(field.shape.model))
    else:
        name = shape_of(field)
        single = {"type": name} if name[0].islower() else _ref(name)
    about: Object = {"title": field.shown.label or field.name, "description": field.meaning}
    return {**about, **(_list(single) if field.shape.listed else single)}


def _entry() -> Plain:
    """An entry with what it inherits, and of an accusation the replies."""
    own = {name: schema for name, schema in _fields(Entry).items() if name != "unnamed"}
    fields: Object = {
        "id": _TEXT,
        "page": _URL,
        "statement": _ref("Reference"),
        **own,
        "speaker": _ref("Speaker"),
        "date": _ref("Date"),
        "reply_found": {"enum": ["specific", "general", "none"]},
        "replies": _list(_ref("Reply")),
        "no_reply": _TEXT,
    }
    answered: Object = {
        "if": {"properties": {"type": {"const": "accusation"}}},
        "then": {
            "required": ["reply_found"],
            "anyOf": [
                {"properties": {"replies": {"minItems": 1}}, "required": ["replies"]},
                {"required": ["no_reply"]},
            ],
        },
    }
    needed = [name for name in _needed(Entry) if name != "speaker"]
    return {**_object(fields, ["id", "page", "statement", "speaker", *needed]), **answered}


def _object(fields: Object, needed: list[str]) -> Object:
    return {"type": "object", "properties": fields, "required": list(dict.fromkeys(needed))}


def _list(item: Plain) -> Object:
    return {"type": "array", "items": item}


def _ref(name: str) -> Object:
    return {"$ref": f"#/components/schemas/{name}"}


META: Object = {
    "version": {"const": VERSION},
    "id": _TEXT,
    "folder": _TEXT,
    "page": _URL,
    "json": _URL,
    "file": _TEXT,
}
"""What stands before the fields of each record; no field may have one of these names."""

_DAY: Object = {"type": "string", "format": "date"}
_COMMON: Object = {
    "Prose": _object({"text": _TEXT, "linked": _TEXT}, ["text", "linked"]),
    "Date": _object(
        {"edtf": _TEXT, "words": _TEXT, "earliest": _DAY, "latest": _DAY, "qualifier": _TEXT},
        ["edtf", "words"],
    ),
    "Reference": _object({"id": _TEXT, "name": _TEXT, "page": _URL}, ["id", "name", "page"]),
    "Speaker": _object({"id": _TEXT, "name": _TEXT, "page": _URL}, ["name"]),
    "Citation": _object(
        {
            "id": _TEXT,
            "source": _TEXT,
            "name": _TEXT,
            "paragraph": _TEXT,
            "page": _URL,
            "original": _URL,
            "kind": _TEXT,
            "primary": {"type": "boolean"},
        },
        ["id", "source", "name", "page", "original", "kind", "primary"],
    ),
    "Reply": _object(
        {
            "id": _TEXT,
            "page": _URL,
            "scope": _TEXT,
            "speaker": _ref("Speaker"),
            "date": _ref("Date"),
            "gist": _ref("Prose"),
            "quote": _list(_TEXT),
            "cite": _list(_ref("Citation")),
            "pairing": _list(_ref("Citation")),
        },
        ["id", "page", "scope", "speaker", "cite", "pairing"],
    ),
    "Paragraph": _object(
        {"id": _TEXT, "page": _URL, "label": _TEXT, "role": _TEXT, "section": _TEXT, "gist": _TEXT},
        ["id", "page", "label", "role"],
    ),
    "Release": _object({"name": _TEXT, "date": _DAY}, ["name", "date"]),
    "Changes": _object(
        {
            "version": {"const": VERSION},
            "missing": _TEXT,
            "first": _ref("Release"),
            "spans": _list(_ref("Span")),
        },
        ["version", "spans"],
    ),
    "Span": _object(
        {
            "after": _TEXT,
            "release": _ref("Release"),
            "page": _URL,
            "unread": _TEXT,
            "changes": _list(_ref("Change")),
        },
        ["after", "page", "changes"],
    ),
    "Change": _object(
        {
            **dict.fromkeys(("id", "name", "sort", "sentence", "field", "before"), _TEXT),
            **dict.fromkeys(("after", "replies"), _TEXT),
            **dict.fromkeys(("page", "change"), _URL),
            "pages": _list(_URL),
            "alters": {"type": "boolean"},
            "corrections": _list(_object({"id": _TEXT, "why": _TEXT}, ["id", "why"])),
        },
        ["id", "name", "sort", "page", "pages", "change", "sentence", "alters"],
    ),
    "Count": _object(
        {"folder": _TEXT, "name": _TEXT, "count": {"type": "integer"}, "json": _URL},
        ["folder", "count", "json"],
    ),
    "Index": _object(
        {
            "version": {"const": VERSION},
            "name": _TEXT,
            "read": _TEXT,
            "rights": _TEXT,
            "kinds": _list(_ref("Count")),
            "files": _list(_object({"name": _TEXT, "address": _URL}, ["name", "address"])),
            "moved": _list(_object({"id": _TEXT, "to": _TEXT}, ["id", "to"])),
            "removed": _list(_object({"id": _TEXT, "why": _TEXT}, ["id", "why"])),
        },
        ["version", "name", "rights", "kinds", "files", "moved", "removed"],
    ),
}  # fmt: skip
