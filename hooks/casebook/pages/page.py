"""A page: everything that any form of it says, with all names and addresses resolved."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.catalog.ledger import Utterance
from casebook.citing.works import Work
from casebook.pages.blocks import Facts, Group, Row, Section
from casebook.pages.text import Action, Link, Mark, Marks, Text
from casebook.records.dates import Date


@dataclass(frozen=True, slots=True)
class Thing:
    """What a page is about, for programs, in the words of schema.org.

    The value of a property is a text, another thing, what another page is about, or a list.
    """

    type: str
    name: str
    properties: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """What another page is about: its type, its name, the address of the page."""

    type: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of what a page is about, as a sentence, and the address of its other end."""

    sentence: str
    other: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question that readers bring: where it leads, its answer, other ways to ask it, and the
    marks of its sources.
    """

    link: Link
    answer: str
    also: tuple[str, ...]
    marks: Marks


@dataclass(frozen=True, slots=True)
class Citation:
    """How to cite something: the work, and its reference by the name of each style."""

    heading: str
    work: Work
    styles: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Band:
    """What stands at the foot of a page: sources, who cites it, how to cite and correct it."""

    sources: tuple[tuple[Mark, str], ...] = ()
    """Each source with what it is called in full."""
    originals: tuple[str, ...] = ()
    """The address of the original of each source, in the same order, for paper."""
    sourcing: str = ""
    """How well the page is sourced, in a sentence."""
    cited_by: tuple[Group, ...] = ()
    citations: tuple[Citation, ...] = ()
    history: tuple[Group, ...] = ()
    """What has changed on the page, the newest first; nothing if nothing has."""
    versions: str = ""
    """The address, at the forge, of all versions of its file."""
    edition: Text = ()
    """The newest edition that has the page, at an address where it stays as it is."""
    correct: tuple[Action, ...] = ()
    parts: tuple[Action, ...] = ()
    """Where each sentence and line of the record can be edited that has no menu of its own."""


@dataclass(frozen=True, slots=True)
class Body:
    """What the page of one kind of record has that others have not.

    ``rows`` come first among the key facts; ``shown`` are statements of other records.
    """

    sections: tuple[Section, ...] = ()
    rows: tuple[Row, ...] = ()
    shown: tuple[Utterance, ...] = ()
    parties: tuple[str, ...] = ()
    wide: bool = False
    first: bool = False
    """Whether readers came for this, so that it stands before the rest of the summary."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site, whatever form it takes.

    ``address`` is below the root of the site and ends in a slash; the start page has none.
    ``kind`` stands above the title, ``filter`` is the name of the kind under which search lists it.
    ``main`` is the source that most of its citations name, which they then leave out.
    """

    address: str
    title: str
    description: str
    kind: str = ""
    filter: str = "pages"
    lead: tuple[Text, ...] = ()
    notice: tuple[Text, ...] = ()
    anchors: tuple[str, ...] = ()
    """Addresses of parts that were withdrawn: they lead to the notice."""
    rail: Facts | None = None
    sections: tuple[Section, ...] = ()
    band: Band | None = None
    trail: tuple[Link, ...] = ()
    before: Link | None = None
    after: Link | None = None
    main: Mark | None = None
    file: str = ""
    edit: str = ""
    data: str = ""
    """The address of what it says as JSON."""
    pictured: bool = False
    """Whether previews of links to it show a picture of its own."""
    feed: str = ""
    """The address of the feed of what changes on it, if anything has."""
    updated: Date | None = None
    names: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    when: str = ""
    boost: float = 1.0
    relations: tuple[Relation, ...] = ()
    """Its relations to others in which it acts, as sentences that answer who."""
    indexable: bool = True
    """Whether search engines may list it: people of low profile are not offered to them."""
    searched: bool = True
    """Whether search knows it: what is left of a record that was removed stands in no list."""
    thing: Thing | None = None
    wide: bool = False
    """Whether it needs the whole width, for a table or a picture."""
    style: str = ""
    script: str = ""
    """The style sheet and the script that it alone has, by their addresses."""

    @property
    def beside(self) -> tuple[Section, ...]:
        """The sections that stand beside the key facts: the first one with a heading, and those
        before and below it; not one that needs the whole width.
        """
        heads = [n for n, each in enumerate(self.sections) if each.heading and each.level == 2]
        if heads and not self.sections[heads[0]].wide:
            del heads[0]
        end = heads[0] if heads else None
        return self.sections[:end] if self.rail else ()

    @property
    def depth(self) -> int:
        """How many folders below the root the page stands."""
        return self.address.count("/")
