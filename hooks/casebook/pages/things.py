"""Things: what a page is about, for programs, in the words of https://schema.org.

Each field tells by its declaration which property of schema.org it is; one that has none is a
``PropertyValue`` by its label, so that a new field is there too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from pydantic import BaseModel

from casebook.catalog.catalog import Stored
from casebook.pages.composer import Composer
from casebook.pages.page import Named, Thing
from casebook.pages.text import plain
from casebook.pages.values import each_value, texts
from casebook.records.base import Record
from casebook.records.dates import Date
from casebook.records.events import Event
from casebook.records.kinds import KINDS
from casebook.records.names import Name
from casebook.records.references import Ref
from casebook.records.shown import Shown, shown

FORMS: Mapping[str, str] = MappingProxyType(
    {
        "tweet": "SocialMediaPosting",
        "post": "SocialMediaPosting",
        "blog": "BlogPosting",
        "article": "Article",
        "book": "Book",
        "web page": "WebPage",
        "video": "VideoObject",
    }
)
"""The forms of statements and sources that schema.org has a type for."""

NODES: Mapping[str, str] = MappingProxyType({"location": "Place", "publisher": "Organization"})
"""Properties whose plain text is the name of something, and what that is."""

AUTHOR = "author"


def thing(stored: Stored[Record], composer: Composer) -> Thing:
    """What the page of a record is about."""
    record = stored.record
    form = str(getattr(record, "form", "") or getattr(record, "medium", ""))
    kind = KINDS[stored.ref.kind]
    typed = FORMS.get(form, kind.schema) if kind.schema == "CreativeWork" else kind.schema
    return Thing(typed, record.name, tuple(_properties(record, composer)))


def named(ref: Ref, composer: Composer) -> Named:
    """A record as another page names it."""
    kind = KINDS.get(ref.kind)
    return Named(kind.schema if kind else "Thing", composer.name(ref), composer.address(ref))


def _properties(record: Record, composer: Composer) -> Iterator[tuple[str, object]]:
    yield "description", record.description
    for name, declared in shown(type(record)).items():
        value = getattr(record, name)
        if value in (None, ()) or declared.at == "hidden":
            continue
        if declared.schema:
            yield from _property(record, name, declared, composer)
        elif declared.at == "rail":
            words = "; ".join(plain(text) for text in texts(record, name, composer))
            yield "additionalProperty", Thing("PropertyValue", declared.label, (("value", words),))
    if isinstance(record, Event):
        who = dict.fromkeys(participant.who for participant in record.participants)
        yield "about", tuple(named(ref, composer) for ref in who)


def _property(
    record: Record, name: str, declared: Shown, composer: Composer
) -> Iterator[tuple[str, object]]:
    value = getattr(record, name)
    when = value if isinstance(value, Date) else getattr(value, "date", None)
    if isinstance(when, Date):
        start, _, end = when.text.partition("/")
        if declared.schema == "startDate":
            yield "startDate", iso(start)
            yield "endDate", iso(end) or iso(start)
        else:
            yield declared.schema, None if end else iso(start)
        return
    if isinstance(value, BaseModel):
        yield declared.schema, "; ".join(map(plain, texts(record, name, composer)))
        return
    if isinstance(value, Ref) and declared.schema == AUTHOR and not KINDS[value.kind].acts:
        # A source that speaks in its own voice is no author to schema.org.
        yield "creditText", composer.name(value)
        return
    made = tuple(_value(each, declared.schema, composer) for each in each_value(value))
    yield declared.schema, made if len(made) > 1 else made[0]


def _value(value: object, schema: str, composer: Composer) -> object:
    if isinstance(value, Ref):
        return named(value, composer)
    if schema == AUTHOR:
        return author(str(value))
    node = NODES.get(schema)
    return Thing(node, str(value)) if node else str(value)


def author(text: str) -> Thing:
    """The author that ``text`` names: a person with the parts of the name, or a body."""
    name = Name.of(text)
    if not name.given:
        return Thing("Organization", name.family)
    parts = {"familyName": name.family, "givenName": name.given}
    endings = ", ".join(filter(None, (name.suffix, name.degree)))
    return Thing("Person", name.words, (*parts.items(), ("honorificSuffix", endings)))


def iso(text: str) -> str | None:
    """One side of a date in EDTF as ISO 8601 has it; nothing where it cannot say it."""
    return Date.parse(text).machine if text and text != ".." else None
