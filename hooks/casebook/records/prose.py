"""Prose: running text in a record, with links to records and nothing else that is markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from casebook.records.references import SLUG, Ref

LONGEST = 600
_LINK = re.compile(r"\[\[(.*?)\]\]")
_HALF = re.compile(rf"\[\[?({SLUG}/{SLUG}(?:#{SLUG})?(?:\|[^\]]*)?)\]|\[\[({SLUG}/{SLUG})")


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
        parts: list[str | Link] = []
        for number, piece in enumerate(_LINK.split(" ".join(text.split()))):
            if number % 2:
                parts.append(_link(piece))
            elif half := _HALF.search(piece):
                raise ValueError(
                    f"The link {half[0]} lacks brackets. Write [[{half[1] or half[2]}]]."
                )
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


def _link(inside: str) -> Link:
    """The link with what stands ``inside`` its brackets; ``ValueError`` if it leads nowhere."""
    target, bar, words = (piece.strip() for piece in inside.partition("|"))
    if bar and not words:
        remedy = f"Write [[{target}]] or add the words."
        raise ValueError(f"The link [[{inside}]] has no words after the bar. {remedy}")
    if "|" in words:
        remedy = f"Write [[{target}|{words.replace('|', ' ')}]]."
        raise ValueError(f"The link [[{inside}]] has two bars. {remedy}")
    if target and not bar and "/" not in target:
        remedy = f"Write [[kind/slug|{target}]], as in [[people/jane-doe|Jane Doe]]."
        raise ValueError(f"The link [[{inside}]] does not say which record it leads to. {remedy}")
    return Link(Ref.parse(target), words or None)


def _parsed(value: str) -> Prose:
    try:
        return Prose.parse(value)
    except ValueError as error:
        raise PydanticCustomError("prose", "{words}", {"words": str(error)}) from None
