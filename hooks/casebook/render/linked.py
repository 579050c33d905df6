"""Linked data: what a page is about as JSON-LD in the words of https://schema.org.

Every node that is not described in full here is named by its address, type and name alone, once;
its own page describes it. Addresses are relative to that of the page, which the context names where
it is known, as JSON-LD allows; in full they were half of the text.
Nothing sensitive is in it, and no judgement of a narrator. A charge is a ``Claim`` by its author,
which tells whether a reply is recorded; words are a ``Quotation``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from casebook.catalog.casebook import Casebook
from casebook.catalog.ledger import Utterance, listable
from casebook.citing.works import Imprint, Work
from casebook.records.base import Record
from casebook.records.dates import Date
from casebook.records.disputes import Dispute, Topic
from casebook.records.entities import Organization, Person
from casebook.records.events import Event
from casebook.records.references import Ref
from casebook.records.sources import Source
from casebook.records.statements import Statement
from casebook.render.graphs import Node, graph, present
from casebook.render.graphs import original as original_node
from casebook.render.page import Page

THING = "Thing"
TYPES: Mapping[str, str] = MappingProxyType(
    {
        Person.KIND: "Person",
        Organization.KIND: "Organization",
        Event.KIND: "Event",
        Topic.KIND: "DefinedTerm",
        Dispute.KIND: THING,
        Statement.KIND: "CreativeWork",
        Source.KIND: "CreativeWork",
    }
)
"""The type that names a record of each kind; schema.org has none for a dispute."""

FORMS: Mapping[str, str] = MappingProxyType(
    {"tweet": "SocialMediaPosting", "post": "SocialMediaPosting", "article": "Article"}
)
"""The forms of statements that schema.org has a type for; any other is a creative work."""

RECORD = "Record"
"""The fragment that names what a page is about; no key, for those are in small letters."""

_AGENTS = (Person.KIND, Organization.KIND)


@dataclass(frozen=True)
class Linker:
    """Describes pages of ``casebook``.

    ``root`` leads from the page to the root of the site; ``here`` is the record that it shows, and
    ``number`` which of the pages of that it is. ``places`` has the number for those entries that
    stand not on the first.
    """

    casebook: Casebook
    imprint: Imprint
    root: str
    places: Mapping[Ref, int] = field(default_factory=dict)
    here: Ref | None = None
    number: int = 1

    def page(self, page: Page, ref: Ref, sources: Iterable[Ref], original: Work | None) -> Node:
        """The graph of the page of ``ref``, which rests on ``sources``."""
        return replace(self, here=ref)._page(page, ref, sources, original)

    def _page(self, page: Page, ref: Ref, sources: Iterable[Ref], original: Work | None) -> Node:
        record = self.casebook.catalog.records[ref].record
        nodes: dict[Ref, Node] = {}
        about = self._described(ref, record, original, nodes)
        told = list(self._told(ref, nodes))
        if told:
            about["hasPart"] = told
        cited = [self._named(source, nodes) for source in sources]
        changed = page.updated.isoformat() if page.updated else None
        return self._web(page, nodes, mainEntity=about, citation=cited, dateModified=changed)

    def carried_on(self, page: Page, ref: Ref, number: int) -> Node:
        """The graph of the page that carries on that of the statement ``ref``."""
        return replace(self, here=ref, number=number)._carried_on(page, ref)

    def _carried_on(self, page: Page, ref: Ref) -> Node:
        nodes: dict[Ref, Node] = {}
        about, told = self._named(ref, nodes), list(self._told(ref, nodes))
        return self._web(page, nodes, mainEntity=about, hasPart=told)

    def _web(self, page: Page, nodes: Mapping[Ref, Node], **told: object) -> Node:
        """The graph of a page: itself with what is ``told`` of it, then the nodes it names."""
        address = f"{self.imprint.address or self.root}{page.path}"
        web: Node = {
            "@type": "WebPage",
            "@id": address,
            "url": address,
            "name": page.title,
            "description": page.description,
            "inLanguage": "en",
            "isPartOf": self.site(),
            **told,
        }
        return graph([present(web), *nodes.values()], address if self.imprint.address else "")

    def site(self) -> Node:
        """The site as a whole."""
        root = self.imprint.address or self.root or "./"
        return {"@type": "WebSite", "@id": root, "url": root, "name": self.imprint.name}

    def start(self, description: str, license_: str) -> Node:
        """The graph of the start page: the site, and the data set that it is made of."""
        data: Node = {
            "@type": "Dataset",
            "@id": f"{self.imprint.address}#Data",
            "url": self.imprint.address or "./",
            "name": self.imprint.name,
            "description": description,
            "license": license_,
            "isAccessibleForFree": True,
            "inLanguage": "en",
            "creator": {"@type": "Organization", "name": f"Contributors to {self.imprint.name}"},
        }
        return graph([self.site() | {"description": description}, present(data)])

    def _described(
        self, ref: Ref, record: Record, original: Work | None, nodes: dict[Ref, Node]
    ) -> Node:
        """What the page of ``ref`` is about; what it names is described in ``nodes``."""
        node: Node = {
            "@type": TYPES.get(ref.kind, THING),
            "@id": self._record(ref),
            "name": record.name,
            "alternateName": list(record.aliases),
            "description": record.description,
        }
        if isinstance(record, Person):
            node |= {
                "birthDate": _day(record.born.date) if record.born else None,
                "deathDate": _day(record.died.date) if record.died else None,
            }
        elif isinstance(record, Organization):
            node["url"] = record.website
        elif isinstance(record, Event):
            node |= self._event(record, nodes)
        elif isinstance(record, Statement):
            node |= self._statement(record, nodes)
        elif original:
            node |= original_node(original)
        return present(node)

    def _event(self, event: Event, nodes: dict[Ref, Node]) -> Node:
        start, _, end = event.date.text.partition("/") if event.date else ("", "", "")
        return {
            "startDate": _iso(start),
            "endDate": _iso(end) or _iso(start),
            "location": {"@type": "Place", "name": event.place} if event.place else None,
            "superEvent": self._named(event.part_of, nodes) if event.part_of else None,
            "about": [
                self._named(ref, nodes) for ref in dict.fromkeys(p.who for p in event.participants)
            ],
        }

    def _statement(self, statement: Statement, nodes: dict[Ref, Node]) -> Node:
        return {
            "@type": FORMS.get(statement.form, "CreativeWork"),
            "datePublished": _day(statement.date),
            **self._by(statement.speaker, statement.unnamed, nodes),
        }

    def _told(self, ref: Ref, nodes: dict[Ref, Node]) -> Iterator[Node]:
        """The charges and quotations of a statement; of nothing else."""
        for utterance in self.casebook.ledger.of_statement.get(ref, ()):
            if not listable(utterance) or self.places.get(utterance.ref, 1) != self.number:
                continue
            if utterance.entry.type == "allegation":
                yield self._claim(utterance, nodes)
            elif utterance.entry.quote:
                yield self._quotation(utterance, nodes)

    def _claim(self, utterance: Utterance, nodes: dict[Ref, Node]) -> Node:
        """A charge as a claim by its author, with the replies or the word that there are none."""
        entry = utterance.entry
        replies = self.casebook.ledger.replies.get(utterance.ref, ())
        who = self._name(utterance)
        recorded = f"{len(replies)} recorded repl{'y' if len(replies) == 1 else 'ies'}"
        reply = f"It has {recorded}." if replies else "No reply is recorded in our sources."
        return present(
            {
                "@type": "Claim",
                "@id": self._iri(utterance.ref),
                "name": f"{who} on {entry.subject}",
                "description": f"A charge by {who}. {reply}",
                "text": self._gist(utterance) or _words(utterance),
                "about": [self._named(ref, nodes) for ref in entry.about],
                "datePublished": self._own_day(utterance),
                "appearance": {
                    "@id": self._record(utterance.ref.whole)
                },  # described as the main entity
                "citation": [self._paragraph(ref, nodes) for ref in entry.cite],
                "hasPart": self._words_of(utterance, nodes) if entry.quote and entry.gist else None,
                "commentCount": len(replies),
                "comment": [self._comment(reply.utterance, nodes) for reply in replies],
                **self._by(utterance.speaker, utterance.unnamed, nodes),
            }
        )

    def _words_of(self, claim: Utterance, nodes: dict[Ref, Node]) -> Node:
        """The quotation in a claim, which has all else in common with it."""
        return {
            "@type": "Quotation",
            "@id": f"{self._iri(claim.ref)}-Words",
            "text": _words(claim),
            "citation": [self._paragraph(ref, nodes) for ref in claim.entry.cite],
            **self._by(claim.speaker, claim.unnamed, nodes, "creator"),
        }

    def _own_day(self, utterance: Utterance) -> str | None:
        """The day of an utterance where it is not that of its statement, which tells its own."""
        statement = self.casebook.catalog.get(utterance.ref, Statement)
        day = _day(utterance.date)
        return None if statement and _day(statement.date) == day else day

    def _comment(self, reply: Utterance, nodes: dict[Ref, Node]) -> Node:
        """A reply, described once however many charges it answers."""
        name = f"{self._iri(reply.ref)}-Reply"
        nodes[reply.ref] = present(
            {
                "@type": "Comment",
                "@id": name,
                "url": self._iri(reply.ref),
                "name": f"{self._name(reply)} on {reply.entry.subject}",
                "text": self._gist(reply) or _words(reply),
                **self._by(reply.speaker, reply.unnamed, nodes),
            }
        )
        return {"@id": name}

    def _quotation(self, utterance: Utterance, nodes: dict[Ref, Node]) -> Node:
        speaker = utterance.speaker
        spoken = speaker is not None and speaker.kind in _AGENTS
        return present(
            {
                "@type": "Quotation",
                "@id": self._iri(utterance.ref),
                "name": f"{self._name(utterance)} on {utterance.entry.subject}",
                "text": _words(utterance),
                "datePublished": self._own_day(utterance),
                "spokenByCharacter": self._named(speaker, nodes) if speaker and spoken else None,
                "citation": [self._paragraph(ref, nodes) for ref in utterance.entry.cite],
                **self._by(speaker, utterance.unnamed, nodes, "creator"),
            }
        )

    def _by(
        self,
        speaker: Ref | None,
        unnamed: str | None,
        nodes: dict[Ref, Node],
        role: str = "author",
    ) -> Node:
        """Who made a work: a person or organization, or words for anybody else."""
        if speaker is None:
            return {"creditText": unnamed}
        if speaker.kind not in _AGENTS:
            return {"creditText": self.casebook.catalog.name(speaker)}
        return {role: self._named(speaker, nodes)}

    def _named(self, ref: Ref, nodes: dict[Ref, Node]) -> Node:
        """A record by its address; type and name stand once in ``nodes``."""
        if ref not in nodes:
            nodes[ref] = {
                "@type": TYPES.get(ref.kind, THING),
                "@id": self._record(ref),
                "name": self.casebook.catalog.name(ref),
            }
        return {"@id": nodes[ref]["@id"]}

    def _paragraph(self, ref: Ref, nodes: dict[Ref, Node]) -> Node:
        """A paragraph of a source, or the source itself where it is cited as a whole."""
        if ref.part is None:
            return self._named(ref, nodes)
        name = f"{self.casebook.catalog.brief(ref)}, paragraph {ref.part[1:]}"
        node = {
            "@type": "CreativeWork",
            "@id": self._iri(ref),
            "name": name,
            "isPartOf": self._named(ref.whole, nodes),
        }
        nodes.setdefault(ref, node)
        return {"@id": node["@id"]}

    def _name(self, utterance: Utterance) -> str:
        speaker = utterance.speaker
        return self.casebook.catalog.brief(speaker) if speaker else utterance.unnamed or ""

    def _gist(self, utterance: Utterance) -> str:
        gist = utterance.entry.gist
        return gist.plain(self.casebook.catalog.brief) if gist else ""

    def _iri(self, ref: Ref) -> str:
        """The address of a page, or of a part of it: of an entry always that below its statement.

        It names what it leads to wherever that stands, so it is the same on all pages.
        """
        part = f"#{ref.part}" if ref.part else ""
        if part and ref.whole == self.here:
            return f"{'../' if self.number > 1 else ''}{part}"
        return f"{self.root}{ref.kind}/{ref.slug}/{part}"

    def _record(self, ref: Ref) -> str:
        """The name of what a page is about."""
        return self._iri(ref.whole.at(RECORD))


def _words(utterance: Utterance) -> str:
    return " […] ".join(utterance.entry.quote or ())


def _day(date: Date | None) -> str | None:
    """A date as ISO 8601 has it; nothing for one that it cannot say."""
    return date.machine if date else None


def _iso(text: str) -> str | None:
    """One side of a date in EDTF as ISO 8601 has it."""
    return Date.parse(text).machine if text and text != ".." else None
