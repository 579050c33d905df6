"""Values: what a field of any type says, by its declaration alone: no field is forgotten."""

from __future__ import annotations

from urllib.parse import urlsplit

from pydantic import BaseModel

from casebook.pages.blocks import Prose, Row, Section
from casebook.pages.composer import Composer
from casebook.pages.text import Foreign, Inline, Outside, Text, joined
from casebook.records.base import Record
from casebook.records.dates import Date
from casebook.records.kinds import KINDS
from casebook.records.languages import language
from casebook.records.prose import Prose as Told
from casebook.records.references import Ref
from casebook.records.shown import at, choices, shown
from casebook.records.web import is_address

LANGUAGE = "inLanguage"
"""The property of schema.org whose values are tags of languages."""


def texts(model: BaseModel, name: str, composer: Composer) -> tuple[Text, ...]:
    """Each value of the field ``name`` of ``model``; none where it is absent."""
    several = each_value(getattr(model, name))
    return tuple(text for each in several if (text := _text(each, type(model), name, composer)))


def each_value(value: object) -> tuple[object, ...]:
    """The values of a field that may hold several; a reference is a tuple too, and one value."""
    return value if isinstance(value, tuple) and not isinstance(value, Ref) else (value,)


def _text(value: object, owner: type[BaseModel], name: str, composer: Composer) -> Text:
    if value is None or value == "":
        return ()
    if isinstance(value, bool):
        return ("Yes" if value else "No",)
    if isinstance(value, Date):
        return (composer.day(value),)
    if isinstance(value, Ref):
        return (composer.short(value),)
    if isinstance(value, Told):
        return composer.text(value)
    if isinstance(value, BaseModel):
        return _parts(value, composer)
    words = str(value)
    chosen = choices(owner).get(name)
    if chosen:
        return (chosen.words(words),)
    if is_address(words):
        return (Outside(words, urlsplit(words).hostname or words),)
    if shown(owner)[name].schema == LANGUAGE:
        return (language(words),)
    return (words,) if shown(owner)[name].ours else (Foreign(words),)


def _parts(model: BaseModel, composer: Composer) -> Text:
    """The values of the fields of a part, then its citation."""
    names = [name for name, declared in shown(type(model)).items() if declared.at != "hidden"]
    told = (text for name in names if name != "cite" for text in texts(model, name, composer))
    parts: list[Inline] = [*joined(told)]
    cite = getattr(model, "cite", ())
    if cite:
        parts.append(composer.marks(cite))
    return tuple(parts)


def rail_rows(record: Record, composer: Composer) -> tuple[Row, ...]:
    """The declared fields of ``record`` that stand among its key facts, in their order.

    That an organization is an organization is no fact, nor what goes without saying by default.
    """
    fields = type(record).model_fields
    rows = (
        Row(declared.label, texts(record, name, composer))
        for name, declared in at(type(record), "rail")
        if getattr(record, name) != fields[name].default
    )
    nothing = ((), ((KINDS[record.KIND].one,),))
    return tuple(row for row in rows if row.values not in nothing)


def sections(record: Record, composer: Composer) -> tuple[Section, ...]:
    """The declared fields of ``record`` that have a section of their own."""
    made = (
        (name, declared.label, texts(record, name, composer))
        for name, declared in at(type(record), "section")
    )
    return tuple(
        Section(section_id(name), label, (Prose(values),), searched=True)
        for name, label, values in made
        if values
    )


def section_id(name: str) -> str:
    """The anchor of a section. It begins with a capital: no key of a record does."""
    return name.replace("_", "-").capitalize()
