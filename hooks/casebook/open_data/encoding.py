"""Encoding: what stands in a field of a record, as plain data that JSON can hold."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel

from casebook.catalog.casebook import Casebook
from casebook.guide.descriptions import Described, Type, described
from casebook.records.dates import Date
from casebook.records.kinds import address
from casebook.records.prose import Link, Prose
from casebook.records.references import Ref
from casebook.records.sources import Source

Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]
"""What JSON can hold."""

Object = dict[str, Plain]
"""Names with values; what a record leaves open is absent."""

SENSITIVE = "sensitive"
"""The field that keeps what it stands in out of every list and file."""


class Encoder:
    """Makes plain data of the values of one casebook; ``root`` is the address of the site, ending
    in a slash, or nothing where it is not known: then addresses are below the root.
    """

    def __init__(self, casebook: Casebook, root: str = "") -> None:
        self.casebook = casebook
        self.catalog = casebook.catalog
        self.root = root
        self._citations: dict[Ref, Object] = {}
        self._names: dict[Ref, Object] = {}

    def url(self, ref: Ref) -> str:
        """The address of a record or a part of it."""
        return f"{self.root}{address(ref)}"

    def fields(self, model: BaseModel) -> Object:
        """All fields of a part of a record that say something, by their names in its file."""
        found: Object = {}
        for field in described(type(model)):
            value = getattr(model, field.name)
            if value not in (None, (), "") and field.name != SENSITIVE:
                made = self.value(field, value)
                if made not in (None, []):
                    found[field.name] = made
        return found

    def value(self, field: Described, value: object) -> Plain:
        """The value of a field; sensitive items of a list are left out."""
        if isinstance(value, tuple) and not isinstance(value, Ref):
            return [self._single(field, each) for each in value if not is_sensitive(each)]
        return None if is_sensitive(value) else self._single(field, value)

    def _single(self, field: Described, value: object) -> Plain:
        if isinstance(value, Ref):
            cites = field.shape.limits is not None and cited(field)
            return self.citation(value) if cites else self.named(value)
        if isinstance(value, Date):
            return day(value)
        if isinstance(value, Prose):
            return self.prose(value)
        if isinstance(value, BaseModel):
            return self.fields(value)
        return value if isinstance(value, (bool, int)) else str(value)

    def named(self, ref: Ref) -> Object:
        """A record that another one names: its id, its name, its page."""
        if ref not in self._names:
            name = self.catalog.name(ref)
            self._names[ref] = {"id": str(ref), "name": name, "page": self.url(ref)}
        return self._names[ref]

    def citation(self, ref: Ref) -> Object:
        """A source by its short name, or a paragraph of it: where we tell of it, and where the
        original is.
        """
        if ref not in self._citations:
            name = self.catalog.brief(ref)
            made: Object = {"id": str(ref), "source": str(ref.whole), "name": name}
            if ref.part:
                made["paragraph"] = ref.part
            made["page"] = self.url(ref)
            source = self.catalog.get(ref, Source)
            if source:
                primary = source.kind == "primary"
                made |= {"original": source.url, "kind": source.kind, "primary": primary}
            self._citations[ref] = made
        return self._citations[ref]

    def prose(self, prose: Prose) -> Object:
        """Running text, as plain text and with its links as the files of the records have them."""
        text = prose.plain(self.catalog.name)
        return {"text": text, "linked": "".join(map(self._part, prose.parts))}

    def _part(self, part: str | Link) -> str:
        if isinstance(part, str):
            return part
        return f"[[{part.ref}|{part.words or self.catalog.name(part.ref)}]]"


def cited(field: Described) -> bool:
    """Whether a field holds citations: sources, of which a paragraph may be named."""
    limits = field.shape.limits
    return limits is not None and limits.kinds == (Source.KIND,) and limits.part == "may"


def is_sensitive(value: object) -> bool:
    """Whether a part of a record is to stand on the page of that record alone."""
    return bool(getattr(value, SENSITIVE, False))


def day(when: Date) -> Object:
    """A date: in EDTF, in words, its first and last day as far as they are known, and whether it is
    "uncertain", "approximate" or both.
    """
    made: Object = {"edtf": str(when), "words": when.display}
    if when.earliest != date.min:
        made["earliest"] = when.earliest.isoformat()
    if when.latest != date.max:
        made["latest"] = when.latest.isoformat()
    words = ("uncertain", when.uncertain), ("approximate", when.approximate)
    qualifier = " and ".join(word for word, is_so in words if is_so)
    if qualifier:
        made["qualifier"] = qualifier
    return made


def shape_of(field: Described) -> str:
    """The name of the shape that a single value of a field has in these files."""
    sort = field.shape.sort
    if sort is Type.REFERENCE:
        return "Citation" if cited(field) else "Reference"
    names = {Type.PROSE: "Prose", Type.DATE: "Date", Type.FLAG: "boolean"}
    return names.get(sort, "string")
