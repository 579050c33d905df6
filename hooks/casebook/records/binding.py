"""Binding: from the nodes of a file to the record they describe, or to what is wrong with them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from casebook.problems import Problem
from casebook.reading.nodes import Listing, Mapping, Node, Scalar, place
from casebook.reading.parser import FIRST_THESE, MOST_PROBLEMS, TOO_MANY
from casebook.records.base import Record
from casebook.records.dates import DateError
from casebook.records.fields import LONGEST_GIVEN
from casebook.records.kinds import KINDS
from casebook.records.misfits import Lacking, model_at, strange_items, without_consequences
from casebook.records.misnamed import fields_of, in_its_place, near_to, one_of
from casebook.records.references import SLUG
from casebook.records.shown import choices
from casebook.records.sources import Removed, Tombstone
from casebook.records.torn_lists import torn_lists
from casebook.records.web import is_address

Bound = TypeVar("Bound", bound=BaseModel)

REMAINS: tuple[type[Tombstone | Removed], ...] = (Tombstone, Removed)
"""What is left of a record that is gone; each is known by its only field."""


def bind_record(
    kind: str, node: Mapping, file: str
) -> tuple[Record | Tombstone | Removed | None, list[Problem]]:
    """The record of ``kind`` that ``node`` describes, what is left of it, or the problems."""
    model = model_of(kind, node)
    others = [key for key, _ in node.entries if key.value not in model.model_fields]
    if model in REMAINS and len(others) > 1:
        (field,) = model.model_fields
        mark = place(node, (field,), key=True)
        message = f"{field} stands alone where a record was, and here are other fields too."
        remedy = f"Delete all others, or {field}."
        return None, [Problem(file, *mark, message, remedy, "record")]
    return bind(model, node, file)


def model_of(kind: str, node: Mapping) -> type[Record | Tombstone | Removed]:
    """What a file of ``kind`` that holds ``node`` is: a record, or what is left of one."""
    alone = node.entries[0][0].value if len(node.entries) == 1 else ""
    for left in REMAINS:
        fields = list(left.model_fields)
        if any(node.get(field) is not None for field in fields) or near_to(alone, fields):
            return left
    return KINDS[kind].model


def bind(model: type[Bound], node: Mapping, file: str) -> tuple[Bound | None, list[Problem]]:
    """An instance of ``model`` made of ``node``, or all that does not fit, with its remedy."""
    try:
        return model.model_validate(_plain(node)), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        more = details[MOST_PROBLEMS : MOST_PROBLEMS + 1]
        details = details[:MOST_PROBLEMS]
        details = [detail for detail in details if not _is_long_enough(detail)]
        torn = [each for each in torn_lists(node) if any(each.holds(d["loc"]) for d in details)]
        details = [d for d in details if not any(each.holds(d["loc"]) for each in torn)]
        strange = strange_items(model, details)
        details = [d for d in details if not any(each.holds(d["loc"]) for each in strange)]
        details, lacking = without_consequences(model, details)
        problems = [each.problem(file) for each in torn]
        problems += [each.problem(node, file) for each in strange]
        problems += [_problem(model, node, file, each, lacking) for each in details]
        problems += [
            replace(_problem(model, node, file, detail, {}), message=TOO_MANY, remedy=FIRST_THESE)
            for detail in more
        ]
        return None, problems


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Listing):
        return [_plain(item) for item in node.items]
    return {key.value: _plain(value) for key, value in node.entries}


def _is_long_enough(detail: ErrorDetails) -> bool:
    """Whether a list lacks items only because some do not fit, which is told of those."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _problem(
    model: type[BaseModel], node: Mapping, file: str, detail: ErrorDetails, lacking: Lacking
) -> Problem:
    message, remedy = _words(model, detail["loc"], detail)
    if lacks := lacking.get(detail["loc"]):
        missing = " and ".join(lacks)
        message = f"{message[:-1]}, and {missing} {'is' if len(lacks) == 1 else 'are'} missing."
        remedy = f"Write {lacks[0]}, if that is meant. {remedy}"
    path = (*detail["loc"], *detail.get("ctx", {}).get("at", ()))
    mark = place(node, path, key=detail["type"] in {"extra_forbidden", "missing"})
    return Problem(file, *mark, message, remedy, "record")


def _words(
    model: type[BaseModel], path: tuple[str | int, ...], detail: ErrorDetails
) -> tuple[str, str]:
    """What is wrong and what to do, for the kinds of error that pydantic reports."""
    context, value = detail.get("ctx", {}), detail["input"]
    field = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    last = max((n for n, step in enumerate(path) if isinstance(step, str)), default=0)
    owner = model_at(model, path[:last])
    match detail["type"]:
        case "missing":
            return f"The field {field} is missing.", f"Add it{_guide(owner, field)}"
        case "extra_forbidden":
            return f"There is no field {field} here.", in_its_place(field, owner)
        case "literal_error" if isinstance(value, str):
            words = _senses(owner, field)
            near = near_to(value, list(words))
            remedy = f"Did you mean {near}?" if near else one_of(words.values())
            return f"{value!r} is not a {field}." if value else f"{field} is empty.", remedy
        case "string_type" | "literal_error":
            return (
                f"{field} should be a text.",
                "Write it after the colon, without a hyphen or brackets.",
            )
        case "string_too_long" | "string_too_short" | "too_short":
            needed = owner is None or owner.model_fields[field].is_required()
            length = len(value.strip() if isinstance(value, str) else value)
            address = isinstance(value, str) and is_address(value)
            return _length(field, length, context, needed=needed, address=address)
        case "tuple_type" | "list_type":
            return _no_list(field, fields_of(model_at(model, path)))
        case "model_type" | "dict_type" | "model_attributes_type":
            what = f"This item of {field}" if isinstance(path[-1], int) else field
            return _no_fields(what, fields_of(model_at(model, path)))
        case "string_pattern_mismatch" if context["pattern"] == f"^{SLUG}$":
            right = "-".join(re.findall("[a-z0-9]+", value.lower())) or "some-words"
            return (
                f"{value!r} cannot be a {field}.",
                f"Write small letters, digits and single hyphens, as in {right}.",
            )
        case "string_pattern_mismatch":
            return f"{value!r} does not fit {field}.", f"Correct it{_guide(owner, field)}"
        case "value_error" if isinstance(context["error"], DateError):
            return context["error"].message, context["error"].remedy
        case "value_error":
            return _cut(str(context["error"]))
        case _:
            return _cut(detail["msg"])


def _length(
    field: str, length: int, context: dict[str, Any], *, needed: bool, address: bool
) -> tuple[str, str]:
    """The words for a text that is too long or empty, or a list with too few items."""
    if "max_length" in context:
        most = context["max_length"]
        remedy = "Give the part by which it is known." if most == LONGEST_GIVEN else "Shorten it."
        remedy = "Leave out what only tracks who follows it." if address else remedy
        return f"{field} has {length} characters; {most} are allowed.", remedy
    if length:
        least = context["min_length"]
        return f"{field} has {length} of the {least} items that it needs.", "Add what is missing."
    return f"{field} is empty.", "Fill it." if needed else "Fill it, or delete the field."


def _no_list(field: str, names: Sequence[str]) -> tuple[str, str]:
    """The words for a field that should hold a list; a list of texts may be one text as well."""
    if not names:
        return f"{field} should be a text, or a list of texts.", "Write it after the colon."
    return (
        f"{field} should be a list.",
        "Begin each item with a hyphen and a blank, on a line of its own. "
        f"Each has the fields {', '.join(names)}.",
    )


def _no_fields(what: str, names: Sequence[str]) -> tuple[str, str]:
    return (
        f"{what} should be made of fields.",
        f"Write them one below the other, each as name: value. They are: {', '.join(names)}.",
    )


def _cut(words: str) -> tuple[str, str]:
    """Our own errors are a sentence on what is wrong and one on what to do, in one string."""
    head, dot, tail = words.partition(". ")
    return (head + ".", tail) if dot else (words, "")


def _guide(owner: type[BaseModel] | None, field: str) -> str:
    """What a field holds: an example or the words to choose from, and its description."""
    info = owner.model_fields.get(field) if owner else None
    if info is None:
        return "."
    example = f", as in {field}: {_written(str(info.examples[0]))}" if info.examples else ""
    if words := _literals(owner, field):
        example = f" with one of: {', '.join(words)}"
    return f"{example}. ({info.description})"


def _written(example: str) -> str:
    """``example`` as it may stand in a file, without the period that ends the sentence around."""
    quoted = example[:1] in "[@" or ": " in example
    return json.dumps(example, ensure_ascii=False) if quoted else example.removesuffix(".")


def _senses(owner: type[BaseModel] | None, field: str) -> dict[str, str]:
    """The words among which a field chooses, each with its sense where that is declared."""
    chosen = choices(owner).get(field) if owner else None
    return {
        word: f"{word} ({chosen.of[word].sense})" if chosen else word
        for word in _literals(owner, field)
    }


def _literals(owner: type[BaseModel] | None, field: str) -> tuple[str, ...]:
    """The words among which a field chooses; none where it is of another type."""
    info = owner.model_fields.get(field) if owner else None
    kinds = (info.annotation, *get_args(info.annotation)) if info else ()
    return next((get_args(kind) for kind in kinds if get_origin(kind) is Literal), ())
