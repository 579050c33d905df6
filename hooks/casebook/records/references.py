"""References: the one form in which a record, a part of it or a paragraph is named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_REFERENCE = re.compile(rf"({SLUG})/({SLUG})(?:#({SLUG}))?")


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """``kind/slug`` or ``kind/slug#part`` (design, "One form of reference").

    It is at once the file ``data/kind/slug.yml``, the address ``/kind/slug/#part`` and the key
    under which every record and export knows the thing.
    """

    kind: str
    slug: str
    part: str | None = None

    @classmethod
    def parse(cls, text: str) -> Ref:
        """The reference that ``text`` spells; ``ValueError`` in plain words if it spells none."""
        found = _REFERENCE.fullmatch(text)
        if found is None:
            near = _near(text)
            raise ValueError(
                f"{text!r} is not a reference. "
                + (f"Did you mean {near}? " if near else "")
                + "Write kind/slug or kind/slug#part, in small letters, digits and single hyphens, "
                "as in people/jane-doe or sources/some-paper#p4."
            )
        return cls(*found.groups())

    def __str__(self) -> str:
        return f"{self.kind}/{self.slug}" + (f"#{self.part}" if self.part else "")

    @property
    def whole(self) -> Ref:
        """The record that this reference is to, or to a part of."""
        return Ref(self.kind, self.slug) if self.part else self

    def at(self, part: str) -> Ref:
        """The part of the same record that is called ``part``."""
        return Ref(self.kind, self.slug, part)

    @property
    def file(self) -> str:
        """The file of the record, relative to the project."""
        return f"data/{self.kind}/{self.slug}.yml"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Accept a string of the right form; refuse all else with the words of :meth:`parse`."""
        return core_schema.no_info_plain_validator_function(
            _parsed, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """A string with the pattern of a reference."""
        return {"type": "string", "pattern": f"^{SLUG}/{SLUG}(#{SLUG})?$"}


def _near(text: str) -> str | None:
    """The reference that a file, an address or a careless spelling most likely means."""
    plain = text.strip().strip("/").removeprefix("data/").removesuffix(".yml").lower()
    plain = re.sub(r"-{2,}", "-", re.sub(r"[\s_]+", "-", plain)).replace("/#", "#")
    return plain if _REFERENCE.fullmatch(plain) else None


def _parsed(value: object) -> Ref:
    if isinstance(value, Ref):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError(
            "reference_type",
            "Here a reference is expected, not a list or fields. Write kind/slug, as in "
            "people/jane-doe.",
        )
    try:
        return Ref.parse(value.strip())
    except ValueError as error:
        raise PydanticCustomError("reference", "{words}", {"words": str(error)}) from None


class Of:
    """Says of which kinds a reference must be, and whether it names a part of the record."""

    def __init__(
        self,
        *kinds: str,
        but: tuple[str, ...] = (),
        part: Literal["never", "may", "must"] = "never",
        noun: str = "a part",
    ) -> None:
        self.kinds = kinds
        self.but = but
        self.part = part
        self.noun = noun

    def check(self, ref: Ref) -> Ref:
        """``ref`` itself where it fits; else an error that names what would."""
        if ref.kind in self.but or (self.kinds and ref.kind not in self.kinds):
            near = get_close_matches(ref.kind, self.kinds, n=1, cutoff=0.75)
            raise PydanticCustomError(
                "reference_kind",
                "{ref} is of the kind {kind}, which does not fit here. {remedy}",
                {
                    "ref": str(ref),
                    "kind": ref.kind,
                    "remedy": f"Did you mean {Ref(near[0], ref.slug, ref.part)}?"
                    if near
                    else f"Name one of the kind {', '.join(self.kinds)}."
                    if self.kinds
                    else "Name a record of another kind.",
                },
            )
        if self.part == "must" and ref.part is None:
            raise PydanticCustomError(
                "reference_part",
                "{ref} names a whole record, and {noun} of it is needed. Add # and its key.",
                {"ref": str(ref), "noun": self.noun},
            )
        if self.part == "never" and ref.part is not None:
            raise PydanticCustomError(
                "reference_part",
                "{ref} names a part of a record where a whole one is meant. Write {whole}.",
                {"ref": str(ref), "whole": str(ref.whole)},
            )
        return ref

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """The schema of the reference, then :meth:`check`."""
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The pattern of a reference, narrowed to the kinds and parts that are taken."""
        kinds = f"(?:{'|'.join(self.kinds)})" if self.kinds else SLUG
        if self.but:
            kinds = f"(?!(?:{'|'.join(self.but)})/){kinds}"
        part = {"never": "", "may": f"(#{SLUG})?", "must": f"#{SLUG}"}[self.part]
        return {"type": "string", "pattern": f"^{kinds}/{SLUG}{part}$"}
