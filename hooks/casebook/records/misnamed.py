"""Misnamed fields: what people call a field, and which one they mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from pydantic import BaseModel

from casebook.records.shown import shown

ALIKE = 0.75
"""How much a word and the one that it may be misspelled from share; less is another word."""

_UNPUBLISHED = frozenset(["draft", "hidden", "private", "published", "unlisted"])
_MERGED = "A record is published as soon as it is merged: keep it on a branch until it is ready."

_COMMON = {
    **dict.fromkeys(("source", "sources", "ref", "refs", "reference", "citation"), "cite"),
    **dict.fromkeys(("dob", "birth", "birthdate", "birthday", "date_of_birth"), "born"),
    **dict.fromkeys(("death", "dod", "date_of_death"), "died"),
    **dict.fromkeys(("aka", "handle", "nickname", "other_names", "twitter"), "aliases"),
    **dict.fromkeys(("address", "link", "web", "website"), "url"),
    **dict.fromkeys(("bio", "body", "content", "text"), "summary"),
    **dict.fromkeys(("day", "on", "time", "when"), "date"),
    **dict.fromkeys(("city", "location", "where"), "place"),
    **dict.fromkeys(("author", "by", "byline"), "authors"),
    **dict.fromkeys(("attendees", "members", "people", "speakers", "who"), "participants"),
    **dict.fromkeys(("affiliation", "member_of", "party"), "relations"),
    **dict.fromkeys(("category", "tags"), "topics"),
    **dict.fromkeys(("headline", "question"), "name"),
    **dict.fromkeys(("name", "participant", "person"), "who"),
    **dict.fromkeys(("begin", "from", "start"), "since"),
    **dict.fromkeys(("end", "through"), "until"),
    "answer": "description",
    **dict.fromkeys(("job", "occupation", "profession", "title"), "description"),
}
"""What people call a field, as a form or another site would, and how it is called here."""


def in_its_place(field: str, owner: type[BaseModel] | None) -> str:
    """What to do about a ``field`` that records of ``owner`` do not have."""
    if field.casefold() in _UNPUBLISHED:
        return _MERGED
    meant = field_meant(field, owner)
    return f"Did you mean {meant}?" if meant else one_of(fields_of(owner))


def field_meant(word: str, owner: type[BaseModel] | None) -> str | None:
    """The field that ``word`` most likely means, by its name or else by what readers call it."""
    word = word.casefold().replace("-", "_").replace(" ", "_")
    common = word if word in fields_of(owner) else _COMMON.get(word)
    if common in fields_of(owner):
        return common
    named = near_to(word, fields_of(owner))
    if named:
        return named
    called = {
        name.casefold(): field
        for field, each in (shown(owner) if owner else {}).items()
        for name in (each.label, each.item, each.cited)
        if name
    }
    near = near_to(word, list(called))
    return called[near] if near else None


def near_to(word: str, known: Sequence[str]) -> str | None:
    """The one of ``known`` that ``word`` is most like, if any is."""
    return next(iter(get_close_matches(word, known, n=1, cutoff=ALIKE)), None)


def fields_of(owner: type[BaseModel] | None) -> list[str]:
    """The names of the fields of ``owner``."""
    return list(owner.model_fields) if owner else []


def one_of(known: Iterable[str]) -> str:
    """The remedy that names all that there is."""
    return f"Use one of: {', '.join(known)}."
