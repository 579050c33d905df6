"""One page of every kind, and the ways that tests look at a page.

The small site is known by heart; pages of the real one are chosen by what they hold.
"""

from __future__ import annotations

from collections.abc import Mapping as Table
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from casebook.catalog.casebook import Casebook
from casebook.catalog.ledger import counted
from casebook.intake import take_in
from casebook.records.disputes import Dispute
from casebook.records.entities import Person
from casebook.records.references import Ref
from projects import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PERSON = "people/ada-example/"
STATEMENT = "statements/chapter-letter-2003-05-02/"
SOURCE = "sources/example-paper-2003-05-06/"
DISPUTE = "disputes/alliance-and-chapter/"
ORGANIZATION = "organizations/example-alliance/"

SMALL: Table[str, str] = MappingProxyType(
    {
        "the start": "",
        "an organization": ORGANIZATION,
        "a person": PERSON,
        "an event": "events/example-meeting-2003-05-01/",
        "a vote": "events/vote-2003-05-01/",
        "a statement": STATEMENT,
        "a dispute": DISPUTE,
        "a debate": "disputes/sample-rule/",
        "a topic": "topics/sample-rule/",
        "a source": SOURCE,
        "a correction": "corrections/2004-03-01-date-of-the-departure/",
        "the disputes": "disputes/",
        "the people": "people/",
        "the organizations": "organizations/",
        "the comparison": "organizations/compare/",
        "the timeline": "timeline/",
        "the sources": "sources/",
        "the statements": "statements/",
        "the topics": "topics/",
        "the corrections": "corrections/",
        "the differences": "differences/",
        "what is not known": "gaps/",
        "names from A to Z": "a-z/",
        "a written page": "about/standard/",
        "the fields": "contributing/fields/",
        "the fields of a kind": "contributing/fields/people/",
    }
)
"""A page of every kind of the small site by its address below the site."""

WIDE = ("the start", "an organization", "a dispute", "a source")
"""The kinds that use a wide window for columns: in one, the short profile sees only these."""

REAL = (
    "the start",
    "the dispute with most accusations",
    "the person most spoken of",
    "the source with a map",
    "the timeline",
    "no page",
)
"""The pages of the real site that tests look at: the long ones, and the one for no page."""


@cache
def real_record() -> Casebook:
    """The real record, read once in a process."""
    return take_in(ROOT).casebook


@cache
def real_places() -> Table[str, str]:
    """Where the pages called :data:`REAL` are."""
    casebook = real_record()
    catalog, ledger = casebook.catalog, casebook.ledger
    people = [stored.ref for stored in catalog.of(Person)]
    disputes = {
        stored.ref: [stored.ref, *(stored.ref.at(point.key) for point in stored.record.points)]
        for stored in catalog.of(Dispute)
    }
    dispute = max(
        disputes,
        key=lambda ref: sum(
            counted(told) for part in disputes[ref] for told in ledger.by_dispute.get(part, ())
        ),
    )
    person = max(people, key=lambda ref: len(ledger.about.get(ref, ())))
    source = max(catalog.maps, key=lambda ref: len(catalog.maps[ref].record.paragraphs))
    records = [page_of(ref) for ref in (dispute, person, source)]
    return dict(zip(REAL, ["", *records, "timeline/", "no/such/page/"], strict=True))


def page_of(ref: Ref) -> str:
    """The address of the page of a record."""
    return f"{ref.kind}/{ref.slug}/"


class Visit(Protocol):
    """Opens the page at an address below the site, in a browser profile of its own."""

    def __call__(
        self, place: str, *, width: int = 1280, height: int = 900, **options: Any
    ) -> Page: ...


def place(page: Page) -> str:
    """Where ``page`` is, below the site: path and part, without the words searched for."""
    address = urlsplit(page.url)
    part = f"#{address.fragment}" if address.fragment else ""
    return address.path.split("/", 2)[2] + part


def style(locator: Locator, name: str) -> str:
    """The computed value of a CSS property of the element."""
    value = locator.evaluate("(it, name) => getComputedStyle(it).getPropertyValue(name)", name)
    return str(value)
