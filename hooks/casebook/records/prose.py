"""Prose: running text in a record, with links to records and nothing else that is markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from casebook.records.references import Ref

LONGEST = 600
_LINK = re.compile(r"\[\[(.*?)\]\]")


@dataclass(frozen=True, slots=True)
class Link:
    """``[[kind/slug]]`` or ``[[kind/slug|words]]``; without words the record's name stands."""

    ref: Ref
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Prose:
    """A text cut into plain strings and links, in order."""

    parts: tuple[str | Link, ...]

    @classmethod
    def parse(cls, text: str) -> Prose:
        """The prose that ``text`` spells; white space is folded; ``ValueError`` for a bad link."""
        text = " ".join(text.split())
        pieces = _LINK.split(text)
        parts: list[str | Link] = []
        for number, piece in enumerate(pieces):
            if number % 2:
                target, bar, words = piece.partition("|")
                if bar and not words.strip():
                    raise ValueError(
                        f"The link [[{piece}]] has no words after the bar. "
                        f"Write [[{target}]] or add the words."
                    )
                parts.append(Link(Ref.parse(target.strip()), words.strip() or None))
            elif "[[" in piece or "]]" in piece:
                raise ValueError(
                    "A link is not closed or not opened. Write it as [[kind/slug]] or "
                    "[[kind/slug|words]]."
                )
            elif piece:
                parts.append(piece)
        return cls(tuple(parts))

    @property
    def links(self) -> tuple[Ref, ...]:
        """What the text links to, in order."""
        return tuple(part.ref for part in self.parts if isinstance(part, Link))

    def plain(self, name: Callable[[Ref], str]) -> str:
        """The text without links; ``name`` gives the words for a link that has none."""
        return "".join(
            part if isinstance(part, str) else part.words or name(part.ref) for part in self.parts
        )

    def __str__(self) -> str:
        return self.plain(str)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Accept a string of 1 to :data:`LONGEST` characters."""
        text = core_schema.str_schema(min_length=1, max_length=LONGEST, strip_whitespace=True)
        return core_schema.no_info_after_validator_function(_parsed, text)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """A string; the form of links is left to the check, which explains it better."""
        return {"type": "string", "minLength": 1, "maxLength": LONGEST}


def _parsed(value: str) -> Prose:
    try:
        return Prose.parse(value)
    except ValueError as error:
        raise PydanticCustomError("prose", "{words}", {"words": str(error)}) from None
