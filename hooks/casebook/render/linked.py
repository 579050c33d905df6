"""Linked data: what a page is about as JSON-LD in the words of https://schema.org.

Every node that is not described in full here is named by its address and its type alone; its own
page describes it. Addresses are relative to the page where that of the site is not known, as
JSON-LD in HTML allows. Nothing sensitive is in it, and no judgement of a narrator. A charge is a
``Claim`` by its author, which tells whether a reply is recorded; words are a ``Quotation``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from casebook.catalog.casebook import Casebook
from casebook.catalog.ledger import Utterance, listable
from casebook.citing.works import NEWS, Imprint, Name, Work
from casebook.records.base import Record
from casebook.records.dates import Date
from casebook.records.disputes import Dispute, Topic
from casebook.records.entities import Organization, Person
from casebook.records.events import Event
from casebook.records.references import Ref
from casebook.records.sources import Source
from casebook.records.statements import Statement
from casebook.render.page import Page

Node = dict[str, Any]

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

WORKS: Mapping[str, str] = MappingProxyType(
    {NEWS: "NewsArticle", "post": "SocialMediaPosting", "post-weblog": "BlogPosting"}
    | {"book": "Book", "webpage": "WebPage"}
)
"""Types of works as types of schema.org; any other is a creative work."""

RECORD = "Record"
"""The fragment that names what a page is about; no key, for those are in small letters."""

_AGENTS = (Person.KIND, Organization.KIND)


@dataclass(frozen=True)
class Linker:
    """Describes pages of ``casebook``, which lead to the root of the site by ``root``."""

    casebook: Casebook
    imprint: Imprint
    root: str

    def page(self, page: Page, ref: Ref, sources: Iterable[Ref], original: Work | None) -> Node:
        """The graph of the page of ``ref``, which rests on ``sources``."""
        record = self.casebook.catalog.records[ref].record
        about = self._described(ref, record, original)
        nodes: dict[Ref, Node] = {}
        told = list(self._told(ref, nodes))
        if told:
            about["hasPart"] = told
        web: Node = {
            "@type": "WebPage",
            "@id": self._iri(ref),
            "url": self._iri(ref),
            "name": page.title,
            "description": page.description,
            "inLanguage": "en",
            "isPartOf": self.site(),
            "mainEntity": about,
            "citation": [self._named(source, nodes) for source in sources],
        }
        if page.updated:
            web["dateModified"] = page.updated.isoformat()
        return _graph([_present(web), *nodes.values()])

    def site(self) -> Node:
        """The site as a whole."""
        root = self.root or "./"
        return {"@type": "WebSite", "@id": root, "url": root, "name": self.imprint.name}

    def start(self, description: str, license_: str) -> Node:
        """The graph of the start page: the site, and the data set that it is made of."""
        data: Node = {
            "@type": "Dataset",
            "@id": f"{self.root}#Data",
            "url": self.root or "./",
            "name": self.imprint.name,
            "description": description,
            "license": license_,
            "isAccessibleForFree": True,
            "inLanguage": "en",
            "creator": {"@type": "Organization", "name": f"Contributors to {self.imprint.name}"},
        }
        return _graph([self.site() | {"description": description}, _present(data)])

    def _described(self, ref: Ref, record: Record, original: Work | None) -> Node:
        """What the page of ``ref`` is about."""
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
            node |= self._event(record)
        elif isinstance(record, Statement):
            node |= self._statement(record)
        elif original:
            node |= _original(original)
        return _present(node)

    def _event(self, event: Event) -> Node:
        start, _, end = event.date.text.partition("/") if event.date else ("", "", "")
        return {
            "startDate": _iso(start),
            "endDate": _iso(end) or _iso(start),
            "location": {"@type": "Place", "name": event.place} if event.place else None,
            "superEvent": self._named(event.part_of) if event.part_of else None,
            "about": [self._named(ref) for ref in dict.fromkeys(p.who for p in event.participants)],
        }

    def _statement(self, statement: Statement) -> Node:
        return {
            "@type": FORMS.get(statement.form, "CreativeWork"),
            "datePublished": _day(statement.date),
            **self._by(statement.speaker, statement.unnamed),
        }

    def _told(self, ref: Ref, nodes: dict[Ref, Node]) -> Iterator[Node]:
        """The charges and quotations of a statement; of nothing else."""
        for utterance in self.casebook.ledger.of_statement.get(ref, ()):
            if not listable(utterance):
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
        quotation = self._quotation(utterance, nodes) if entry.quote and entry.gist else None
        if quotation:
            quotation["@id"] += "-Words"
        return _present(
            {
                "@type": "Claim",
                "@id": self._iri(utterance.ref),
                "url": self._iri(utterance.ref),
                "name": f"{who} on {entry.subject}",
                "description": f"A charge by {who}. {reply}",
                "text": self._gist(utterance) or _words(utterance),
                "about": [self._named(ref) for ref in entry.about],
                "datePublished": _day(utterance.date),
                "appearance": {"@id": self._record(utterance.ref.whole)},
                "citation": [self._paragraph(ref, nodes) for ref in entry.cite],
                "hasPart": quotation,
                "commentCount": len(replies),
                "comment": [self._comment(reply.utterance, nodes) for reply in replies],
                **self._by(utterance.speaker, utterance.unnamed),
            }
        )

    def _comment(self, reply: Utterance, nodes: dict[Ref, Node]) -> Node:
        """A reply, described once however many charges it answers."""
        name = f"{self._iri(reply.ref)}-Reply"
        nodes[reply.ref] = _present(
            {
                "@type": "Comment",
                "@id": name,
                "url": self._iri(reply.ref),
                "name": f"{self._name(reply)} on {reply.entry.subject}",
                "text": self._gist(reply) or _words(reply),
                **self._by(reply.speaker, reply.unnamed),
            }
        )
        return {"@id": name}

    def _quotation(self, utterance: Utterance, nodes: dict[Ref, Node]) -> Node:
        speaker = utterance.speaker
        spoken = speaker is not None and speaker.kind in _AGENTS
        return _present(
            {
                "@type": "Quotation",
                "@id": self._iri(utterance.ref),
                "url": self._iri(utterance.ref),
                "name": f"{self._name(utterance)} on {utterance.entry.subject}",
                "text": _words(utterance),
                "datePublished": _day(utterance.date),
                "spokenByCharacter": self._named(speaker) if speaker and spoken else None,
                "citation": [self._paragraph(ref, nodes) for ref in utterance.entry.cite],
                **self._by(speaker, utterance.unnamed, "creator"),
            }
        )

    def _by(self, speaker: Ref | None, unnamed: str | None, role: str = "author") -> Node:
        """Who made a work: a person or organization, or words for anybody else."""
        if speaker is None:
            return {"creditText": unnamed}
        if speaker.kind not in _AGENTS:
            return {"creditText": self.casebook.catalog.name(speaker)}
        return {role: self._named(speaker)}

    def _named(self, ref: Ref, nodes: dict[Ref, Node] | None = None) -> Node:
        """A record by its address, type and name; with ``nodes``, described there once."""
        node = {
            "@type": TYPES.get(ref.kind, THING),
            "@id": self._record(ref),
            "name": self.casebook.catalog.name(ref),
        }
        if nodes is None:
            return node
        nodes.setdefault(ref, node)
        return {"@id": node["@id"]}

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
        """The address of a page, or of a part of it."""
        return f"{self.root}{ref.kind}/{ref.slug}/" + (f"#{ref.part}" if ref.part else "")

    def _record(self, ref: Ref) -> str:
        """The name of what a page is about."""
        return f"{self.root}{ref.kind}/{ref.slug}/#{RECORD}"


def script(graph: Node) -> Markup:
    """``graph`` as an element of HTML; nothing in it can end the element."""
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704


def _original(work: Work) -> Node:
    """A source as the work that it is, with its own title and address."""
    start = work.issued[0] if len(work.issued) == 1 and not work.circa else ()
    return {
        "@type": WORKS.get(work.type, "CreativeWork"),
        "name": work.title,
        "url": work.url,
        "author": [_author(name) for name in work.authors],
        "publisher": {
            "@type": "Organization",
            "name": work.publisher or work.container,
        },
        "datePublished": "-".join(f"{part:02}" for part in start),
        "inLanguage": work.language,
        "archivedAt": work.archive,
    }


def _author(name: Name) -> Node:
    if not name.given:
        return {"@type": "Organization", "name": name.family}
    return {"@type": "Person", "name": f"{name.given} {name.family}"}


def _words(utterance: Utterance) -> str:
    return " […] ".join(utterance.entry.quote or ())


def _day(date: Date | None) -> str | None:
    """A date as ISO 8601 has it; nothing for one that it cannot say."""
    return date.machine if date else None


def _iso(text: str) -> str | None:
    """One side of a date in EDTF as ISO 8601 has it."""
    return Date.parse(text).machine if text and text != ".." else None


def _present(node: Node) -> Node:
    """``node`` without what is empty; zero stays."""
    return {name: value for name, value in node.items() if value not in (None, "", [], ())}


def _graph(nodes: Iterable[Node]) -> Node:
    return {"@context": "https://schema.org", "@graph": list(nodes)}
