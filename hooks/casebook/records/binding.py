"""Binding: from the nodes of a file to the record they describe, or to what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping as Table
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from casebook.problems import Problem
from casebook.reading.nodes import Listing, Mapping, Node, Scalar, place
from casebook.records.base import Record
from casebook.records.dates import DateError
from casebook.records.disputes import Dispute, Topic
from casebook.records.entities import Organization, Person
from casebook.records.events import Event
from casebook.records.sources import ParagraphMap, Source, Tombstone
from casebook.records.statements import Statement

KINDS: Table[str, type[Record]] = {
    model.KIND: model for model in (Organization, Person, Event, Statement, Dispute, Topic, Source)
}
"""The kinds of record by the folder they stand in, in the order in which the site shows them."""

Bound = TypeVar("Bound", bound=BaseModel)


def bind_record(
    kind: str, node: Mapping, file: str
) -> tuple[Record | Tombstone | None, list[Problem]]:
    """The record of ``kind`` that ``node`` describes, a tombstone, or the problems of ``file``."""
    if node.get("moved_to") is not None:
        return bind(Tombstone, node, file)
    return bind(KINDS[kind], node, file)


def bind_map(node: Mapping, file: str) -> tuple[ParagraphMap | None, list[Problem]]:
    """The paragraph map that ``node`` describes, or the problems of ``file``."""
    return bind(ParagraphMap, node, file)


def bind(model: type[Bound], node: Mapping, file: str) -> tuple[Bound | None, list[Problem]]:
    """An instance of ``model`` made of ``node``, or every field that does not fit, with a remedy."""
    try:
        return model.model_validate(_plain(node)), []
    except ValidationError as error:
        return None, [
            _problem(model, node, file, detail) for detail in error.errors(include_url=False)
        ]


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Listing):
        return [_plain(item) for item in node.items]
    return {key.value: _plain(value) for key, value in node.entries}


def _problem(model: type[BaseModel], node: Mapping, file: str, detail: ErrorDetails) -> Problem:
    path = detail["loc"]
    message, remedy = _words(model, path, detail)
    mark = place(node, path, key=detail["type"] in {"extra_forbidden", "missing"})
    return Problem(file, mark.line, mark.column, message, remedy, "record")


def _words(
    model: type[BaseModel], path: tuple[str | int, ...], detail: ErrorDetails
) -> tuple[str, str]:
    """What is wrong and what to do, for the kinds of error that pydantic reports."""
    context = detail.get("ctx", {})
    field = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    match detail["type"]:
        case "missing":
            owner = _model_at(model, path[:-1])
            return f"The field {field} is missing.", _advice(owner, field)
        case "extra_forbidden":
            return _unknown_field(_model_at(model, path[:-1]), field)
        case "literal_error":
            return _unknown_word(field, str(detail["input"]), str(context["expected"]))
        case "string_too_long":
            length = len(str(detail["input"]))
            return (
                f"{field} has {length} characters; {context['max_length']} are allowed.",
                "Shorten it, or move a part of it to where there is more room.",
            )
        case "string_too_short" | "too_short":
            return f"{field} is empty.", "Fill it, or delete the field."
        case "string_type":
            return f"{field} should be a text.", "Write it on one line after the colon."
        case "tuple_type" | "list_type":
            return (
                f"{field} should be a list.",
                "Write each item on a line of its own that begins with a hyphen and a blank.",
            )
        case "model_type" | "dict_type" | "model_attributes_type":
            owner = _model_at(model, path)
            names = ", ".join(owner.model_fields) if owner else ""
            return (
                f"{field} should be made of fields, not of a text or a list.",
                f"Write its fields below it, indented: {names}.",
            )
        case "string_pattern_mismatch":
            return (
                f"{str(detail['input'])!r} does not have the form of {field}.",
                _advice(_model_at(model, path[:-1]), field),
            )
        case "value_error" if isinstance(context["error"], DateError):
            return context["error"].message, context["error"].remedy
        case "value_error":
            return _cut(str(context["error"]))
        case _:
            return _cut(detail["msg"])


def _cut(words: str) -> tuple[str, str]:
    """Our own errors are a sentence on what is wrong and one on what to do, in one string."""
    head, dot, tail = words.partition(". ")
    return (head + ".", tail) if dot else (words, "")


def _advice(owner: type[BaseModel] | None, field: str) -> str:
    info = owner.model_fields.get(field) if owner else None
    if info is None:
        return f"Add {field}:."
    example = f" For example: {field}: {info.examples[0]}." if info.examples else ""
    return f"Add {field}: ({str(info.description).rstrip('.')}).{example}"


def _unknown_field(owner: type[BaseModel] | None, field: str) -> tuple[str, str]:
    known = list(owner.model_fields) if owner else []
    near = get_close_matches(field, known, n=1)
    message = f"There is no field {field} here."
    if near:
        return message, f"Did you mean {near[0]}?"
    return message, f"Use one of: {', '.join(known)}."


def _unknown_word(field: str, word: str, expected: str) -> tuple[str, str]:
    known = [part.strip(" '") for part in expected.replace(" or ", ", ").split(",")]
    near = get_close_matches(word, known, n=1)
    message = f"{word!r} is not a {field}."
    if near:
        return message, f"Did you mean {near[0]}?"
    return message, f"Use one of: {', '.join(known)}."


def _model_at(model: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel] | None:
    """The model whose fields stand at ``path`` below ``model``."""
    owner: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, int):
            continue
        info = owner.model_fields.get(step) if owner else None
        owner = _inner(info.annotation) if info else None
    return owner


def _inner(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _inner(arg))), None)
