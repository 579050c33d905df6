"""The kinds of record: each declared once, with its model and every word that readers meet.

Index pages, navigation, search, schemas, linked data, changes and files all read :data:`KINDS`.
"""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass
from typing import Literal

from casebook.records.answers import Answer
from casebook.records.base import NO_SUBJECTS, Record
from casebook.records.corrections import Correction
from casebook.records.disputes import Dispute, Topic
from casebook.records.entities import Organization, Person
from casebook.records.events import Event
from casebook.records.fields import ACTORS
from casebook.records.references import Ref
from casebook.records.sources import Source
from casebook.records.statements import Statement


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record.

    ``one`` and ``many`` are what readers call it; ``many`` is tab, heading, filter and breadcrumb
    alike. ``about`` describes its index. ``place`` is where readers find that: a tab of the
    header, the footer, or nowhere. ``order`` sorts its records, and ``group`` heads them: by
    letter, by year, or by a field that chooses among words. ``schema`` is the type of schema.org.
    ``boost`` says how far search prefers its pages: names before mentions, what is cited last.
    """

    model: type[Record]
    one: str
    many: str
    about: str
    place: Literal["tab", "footer", "none"] = "footer"
    order: Literal["name", "last name", "date", "newest", "order"] = "name"
    group: str = ""
    schema: str = "Thing"
    boost: float = 1.0
    index: str = ""
    """The address of the page that lists its records, where that is not the usual one."""
    page: bool = True
    """Whether each record has a page; one without is part of other pages."""
    proper: bool = False
    """Whether its names are given by others, as those of people, bills and works are."""

    pictured: bool = False
    """Whether previews of links to its records show a picture of their own."""

    @property
    def name(self) -> str:
        """Its folder, and the first part of its addresses."""
        return self.model.KIND

    @property
    def acts(self) -> bool:
        """Whether its records can act, speak, accuse and be accused."""
        return self.name in ACTORS

    @property
    def is_subject(self) -> bool:
        """Whether a page or an entry can be about one of its records."""
        return self.name not in NO_SUBJECTS

    @property
    def dated(self) -> bool:
        """Whether its records have a date of their own."""
        return "date" in self.model.model_fields


_ALL = (
    Kind(
        Dispute, "Dispute", "Disputes",
        "What is in dispute and between whom, with accusations and replies.",
        "tab", "order", boost=1.5, pictured=True,
    ),
    Kind(
        Person, "Person", "People", "People named in our sources.",
        "tab", "last name", "letter", "Person", 1.8, proper=True,
    ),
    Kind(
        Organization, "Organization", "Organizations",
        "Organizations and groups named in our sources.",
        "tab", "name", "form", "Organization", 1.3, proper=True, pictured=True,
    ),
    Kind(
        Event, "Event", "Events", "What happened, according to our sources.",
        "none", "date", "year", "Event", 1.4, index="timeline/",
    ),
    Kind(
        Statement, "Statement", "Statements",
        "Press releases, tweets and other documents, and what each of them says.",
        "footer", "date", "year", "CreativeWork", 1.3,
    ),
    Kind(
        Topic, "Topic", "Topics", "Terms, bills, campaigns and ideas at issue in the disputes.",
        "footer", "name", "letter", "DefinedTerm", 1.4, proper=True,
    ),
    Kind(
        Source, "Source", "Sources", "The documents on which this site is based.",
        "tab", "date", "kind", "CreativeWork", 0.7, proper=True,
    ),
    Kind(
        Correction, "Correction", "Corrections", "Corrections made after publication.",
        "footer", "newest", "year", "CorrectionComment", 0.5,
    ),
    Kind(
        Answer, "Answer", "Answers", "Short answers to questions that readers ask.",
        "none", "order", schema="Answer", page=False,
    ),
)  # fmt: skip

KINDS: Table[str, Kind] = {kind.name: kind for kind in _ALL}
"""The kinds by the folder of their records, in the order in which the site shows them."""


def address(ref: Ref) -> str:
    """The address of a record or a part of it, below the root of the site; a record without a page
    is part of the start page.
    """
    kind = KINDS.get(ref.kind)
    if kind and not kind.page:
        return ""
    return f"{ref.kind}/{ref.slug}/#{ref.part}" if ref.part else f"{ref.kind}/{ref.slug}/"


CARDS = "cards"
"""The folder of what others may frame."""


def card_address(ref: Ref) -> str:
    """The address of the card of an entry: in a folder of its own, since others may frame it."""
    return f"{CARDS}/{ref.slug}/{ref.part}/"


def quote_address(ref: Ref) -> str:
    """The address of the texts by which a statement, or an entry of it, can be quoted."""
    return f"{CARDS}/{ref.slug}/#{ref.part}" if ref.part else f"{CARDS}/{ref.slug}/"
