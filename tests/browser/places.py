"""One page of every kind on the real site, and the ways that tests look at a page."""

from __future__ import annotations

from collections.abc import Mapping as Table
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PERSON = "people/nick-brana/"
STATEMENT = "statements/orla-press-release-2021-02-07/"
SOURCE = "sources/the-millennial-source-2021-02-12/"
DISPUTE = "disputes/mpp-and-orla/"
ONE = "our-revolution-los-angeles"
OTHER = "movement-for-a-peoples-party"
ORGANIZATION = f"organizations/{OTHER}/"
CHARGES = f"{ORGANIZATION}charges/"
"""A part of a page that has a page of its own."""

RECORDS: Table[str, str] = MappingProxyType(
    {
        "an organization": ORGANIZATION,
        "a person": PERSON,
        "an event": "events/peoples-convention-2020-08-30/",
        "a statement": STATEMENT,
        "a dispute": DISPUTE,
        "a topic": "topics/bylaws/",
        "a source": SOURCE,
    }
)
"""A record of each kind, one with much on its page."""

PAGES: Table[str, str] = MappingProxyType(
    {
        "the start": "",
        **RECORDS,
        "a part of a record": CHARGES,
        "the words of a record": f"{ORGANIZATION}words/",
        "the timeline of a record": f"{ORGANIZATION}timeline/",
        "the relations of a record": f"{ORGANIZATION}relations/",
        "the links to a record": f"{ORGANIZATION}links/",
        "the points of a dispute": f"{DISPUTE}points/",
        "a dispute as of each date": f"{DISPUTE}as-of/",
        "the uses of a source": f"{SOURCE}uses/",
        "the organizations": "organizations/",
        "the people": "people/",
        "the events": "events/",
        "the statements": "statements/",
        "the disputes": "disputes/",
        "the topics": "topics/",
        "the sources": "sources/",
        "the timeline": "timeline/",
        "the relations": "relations/",
        "the relations as a table": "relations/table/",
        "names from A to Z": "a-z/",
        "the comparison": "organizations/compare/",
        "who said what": "who-said-what/",
        "who said what of whom": f"who-said-what/{ONE}-on-{OTHER}/",
        "charges and replies": "charges-and-replies/",
        "the differences": "differences/",
        "the gaps": "gaps/",
        "the gaps in the records": "gaps/records/",
        "the corrections": "corrections/",
        "about": "about/",
        "the standard": "about/standard/",
        "contributing": "contributing/",
        "the fields": "contributing/fields/",
        "the fields of a kind": "contributing/fields/people/",
        "no page": "no/such/page/",
    }
)
"""A page of every kind by its address below the site."""


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
