"""The types of field that all kinds of record share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from casebook.records.references import SLUG, Of, Ref
from casebook.records.web import flaw

T = TypeVar("T")

LONGEST_GIVEN = 2000
"""Characters of a title, a name or an address that others gave: no real one has more."""


class Model(BaseModel):
    """A part of a record: frozen, typed, with no unknown field."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, use_attribute_docstrings=False
    )


@dataclass(frozen=True, slots=True)
class Form:
    """What may be written in a field of this type, in words for the field guide."""

    words: str
    line: bool = True
    """Whether the text stays on one line, however long it is."""
    fixed: bool = False
    """Whether it is no running text but a key, a number or an address."""


@dataclass(frozen=True, slots=True)
class OneOrMany:
    """Marks a list whose only item may stand without the list."""

    unlike: bool = True
    """Whether no item may stand twice."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """One item, or a list of items."""
        listed = {**handler(schema), **({"uniqueItems": True} if self.unlike else {})}
        # A bound on a list behind a validator arrives here under the name of a bound on a text.
        least = listed.pop("minLength", listed.get("minItems"))
        if least is not None:
            listed["minItems"] = least
        return {"anyOf": [listed["items"], listed]}


def _one_line(text: str) -> str:
    if "\n" in text:
        raise PydanticCustomError("line", "This goes over several lines. Write it on one line.")
    return text


def _address(text: str) -> str:
    if wrong := flaw(text):
        raise PydanticCustomError("address", "{text} {flaw}", {"text": repr(text), "flaw": wrong})
    return text


def _listed(value: object) -> object:
    return [value] if isinstance(value, (str, dict)) else value


def _flag(value: object) -> object:
    if value not in ("true", "false"):
        raise PydanticCustomError("flag", "Here true or false is expected. Write one of the two.")
    return value == "true"


def _unlike(values: tuple[T, ...]) -> tuple[T, ...]:
    for number, value in enumerate(values):
        if value in values[:number]:
            raise PydanticCustomError(
                "twice",
                "{value} stands twice in this list. Delete one.",
                {"value": str(value), "at": (number,)},
            )
    return values


Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200),
    AfterValidator(_one_line),
    Form("Text on one line, at most 200 characters"),
]
"""A short text on one line, plain: nothing in it is a link."""

Given = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_GIVEN),
    AfterValidator(_one_line),
    Form("Text on one line, as others wrote it"),
]
"""A name or a title that others gave, however long it is."""

Key = Annotated[
    str,
    StringConstraints(pattern=f"^{SLUG}$", max_length=60),
    Form("Small letters, digits and single hyphens, at most 60 characters", fixed=True),
]
"""The name of a part of a record, unique in it: small letters, digits, single hyphens."""

Address = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_GIVEN),
    AfterValidator(_address),
    Form("The address of a page, beginning with https:// or http://", fixed=True),
    Field(json_schema_extra={"format": "uri", "pattern": "^https?://"}),
]
"""The address of a page, http or https."""

Number = Annotated[
    str,
    StringConstraints(pattern=r"^[1-9][0-9]{0,2}$"),
    Form("A whole number from 1 to 999", fixed=True),
]
"""A small whole number, which is a place in an order or a count."""

Flag = Annotated[bool, BeforeValidator(_flag, json_schema_input_type=Literal["true", "false"])]
"""``true`` or ``false``, in these letters."""

Many = Annotated[tuple[T, ...], BeforeValidator(_listed), AfterValidator(_unlike), OneOrMany()]
"""A list; one item may stand without the list, and none may stand twice."""

Locator = Annotated[Ref, Of("sources", part="may")]
"""A paragraph of a source, ``sources/slug#p4``; a source without a paragraph map is cited whole."""

Cites = Annotated[
    Many[Locator],
    Field(
        min_length=1,
        description="The source and paragraph that support this, the weightiest first.",
        examples=["sources/some-paper-2021-02-12#p4"],
    ),
]
"""Where it says so: at least one locator."""

ACTORS = ("people", "organizations")
"""The kinds whose records can act and speak."""

Actor = Annotated[Ref, Of(*ACTORS)]
"""Somebody who can act: a person or an organization."""

Speaker = Annotated[Ref, Of(*ACTORS, "sources")]
"""Somebody who can say something; a source speaks where an article uses its own voice."""
