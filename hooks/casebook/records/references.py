"""References: the one form in which a record, a part of it or a paragraph is named."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any, Literal, NamedTuple

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from casebook.reading.folder import DEVICE

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
AN_ADDRESS = "is an address, and here a record is named."
NO_REFERENCE = "is not a reference."
"""What is said of an address in the place of a reference, behind the address in quotes."""

_REFERENCE = re.compile(rf"({SLUG})/({SLUG})(?:#({SLUG}))?")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


class _Fields(NamedTuple):
    kind: str
    slug: str
    rank: str
    part: str | None


class Ref(_Fields):
    """``kind/slug`` or ``kind/slug#part``.

    It is at once the file ``data/kind/slug.yml``, the address ``/kind/slug/#part`` and the key
    under which every record and export knows the thing. Each build makes and compares hundreds of
    thousands, so it is a tuple, which Python compares without a call. ``rank`` only sorts: a whole
    record before its parts, and never None against a text.
    """

    __slots__ = ()

    def __new__(cls, kind: str, slug: str, part: str | None = None) -> Ref:
        """A reference to the record ``slug`` of ``kind``, or to ``part`` of it."""
        return tuple.__new__(cls, (kind, slug, part or "", part))

    def __getnewargs__(self) -> tuple[str, str, str | None]:
        return self.kind, self.slug, self.part

    @classmethod
    def parse(cls, text: str) -> Ref:
        """The reference that ``text`` spells; ``ValueError`` in plain words if it spells none."""
        match = _REFERENCE.fullmatch(text)
        if match is None:
            raise ValueError(_wrong(text))
        return cls(*match.groups())

    @classmethod
    def fresh(cls, text: str) -> Ref:
        """The reference of a record to be made: its file must have a name that Windows can have."""
        ref = cls.parse(text)
        if DEVICE.fullmatch(ref.slug):
            another = f"{ref.kind}/jane-{ref.slug}"
            raise ValueError(f"{text!r} is a name that Windows keeps. Write {another}.")
        return ref

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


_PARAGRAPH = r"/?(?: ?#|,|/| ) ?(?:¶|pp?\.?|par(?:a|agraph)?\.?) ?([0-9]+)$"
"""How people write the paragraph of a source behind its name."""


def _wrong(text: str) -> str:
    """What is wrong with a text that spells no reference, and what to write."""
    said = repr(text if len(text) <= 120 else f"{text[:117]}...").replace("\\\\", "\\")
    plain = " ".join(text.split())
    if _ADDRESS.fullmatch(plain):
        return (
            f"{said} {AN_ADDRESS} Write the record of the source "
            "that has this address, as in sources/some-paper#p4, or add one."
        )
    several = re.split("[,;] ?| and ", plain)
    if len(several) > 1 and all(map(_REFERENCE.fullmatch, several)):
        return f"{said} names several records at once. Write [{', '.join(several)}]."
    # A file, an address of the site, or a careless spelling.
    near = (
        re.sub(r"^\[\[|(\|.*)?\]\]$", "", plain)
        .replace("\\", "/")
        .strip("/,;.")
        .removeprefix("data/")
        .lower()
    )
    near = re.sub(r"\.ya?ml(?=$|[#,/ ])", "", near)
    near = re.sub(_PARAGRAPH, r"#p\1", near).replace("/#", "#")
    near = re.sub(r"-{2,}", "-", re.sub(r"[\s_]+", "-", near))
    if _REFERENCE.fullmatch(near):
        return f"{said} {NO_REFERENCE} Did you mean {near}?"
    return (
        f"{said} {NO_REFERENCE} Write kind/slug or kind/slug#part, in small letters, digits "
        "and single hyphens, as in people/jane-doe or sources/some-paper#p4."
    )


def _parsed(value: object) -> Ref:
    if isinstance(value, Ref):
        return value
    if not isinstance(value, str):
        words = "Here a reference is expected, not a list or fields. Write it as people/jane-doe."
        raise _refusal(words)
    try:
        return Ref.parse(value.strip())
    except ValueError as error:
        raise _refusal(str(error)) from None


def _refusal(words: str) -> PydanticCustomError:
    return PydanticCustomError("reference", "{words}", {"words": words})


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
            remedy = "Name a record of another kind."
            if near:
                remedy = f"Did you mean {Ref(near[0], ref.slug, ref.part)}?"
            elif self.kinds:
                remedy = f"Name one of the kind {', '.join(self.kinds)}."
            raise _refusal(f"{ref} is of the kind {ref.kind}, which does not fit here. {remedy}")
        if self.part == "must" and ref.part is None:
            message = f"{ref} names a whole record, and {self.noun} of it is needed."
            raise _refusal(f"{message} Add # and its key.")
        if self.part == "never" and ref.part is not None:
            message = f"{ref} names a part of a record where a whole one is meant."
            raise _refusal(f"{message} Write {ref.whole}.")
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
