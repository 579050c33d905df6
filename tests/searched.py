"""Documents of a casebook for the tests of search, until the writer of search makes them.

It says of each record what a page of it will say, so that the ranking is tried on texts of the kind
and length that it will meet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Table
from math import log10
from pathlib import Path
from types import MappingProxyType

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Stored
from casebook.catalog.ledger import Utterance, listable
from casebook.records.base import Record
from casebook.records.dates import Date
from casebook.records.disputes import Dispute
from casebook.records.entities import Organization
from casebook.records.events import Event
from casebook.records.prose import Prose
from casebook.records.references import Ref
from casebook.records.sources import Source
from casebook.records.statements import Statement
from casebook.search.documents import Document, Part, Relation

KINDS: Table[str, str] = MappingProxyType(
    {
        "people": "People",
        "organizations": "Organizations",
        "accusations": "Accusations",
        "statements": "Statements",
        "disputes": "Disputes",
        "events": "Events",
        "topics": "Topics",
        "sources": "Sources",
        "pages": "Other pages",
    }
)

WEIGHTS: Table[str, float] = MappingProxyType(
    {
        "people": 1.8,
        "organizations": 1.3,
        "statements": 1.3,
        "events": 1.4,
        "disputes": 1.3,
        "topics": 1.4,
        "sources": 0.7,
    }
)

NOUNS: Table[str, str] = MappingProxyType({"people": "Person"})

ENTRIES: Table[str, str] = MappingProxyType({"allegation": "Accusation", "response": "Reply"})

VERBS: Table[str, str] = MappingProxyType(
    {
        "founder-of": "founded",
        "officer-of": "led",
        "member-of": "was a member of",
        "adviser-of": "advised",
        "staff-of": "worked for",
        "branch-of": "was a branch of",
        "part-of": "was part of",
        "initiative-of": "was an initiative of",
        "allied-with": "was allied with",
        "supporter-of": "supported",
        "critic-of": "criticized",
        "candidate-of": "was a candidate of",
        "colleague-of": "was a colleague of",
    }
)

PAGES: Table[str, str] = MappingProxyType(
    {
        "timeline/": "Timeline",
        "organizations/": "Organizations",
        "organizations/compare/": "The two organizations compared",
        "people/": "People",
        "events/": "Events",
        "statements/": "Statements",
        "disputes/": "Disputes",
        "topics/": "Topics",
        "sources/": "Sources",
        "differences/": "Where sources differ",
        "gaps/": "What is not known",
        "corrections/": "Corrections",
        "a-z/": "A to Z",
    }
)


def documents(casebook: Casebook, docs: Path | None = None) -> Iterator[Document]:
    """The pages of the records, then those written by hand in ``docs``."""
    for stored in casebook.catalog.records.values():
        if stored.ref.kind in WEIGHTS:
            yield _document(stored, casebook)
    for path, title in PAGES.items():
        yield Document(path, title, "pages", "Overview")
    for file in sorted(docs.rglob("*.md")) if docs else ():
        yield _written(file, file.relative_to(docs or file).parent.as_posix())


def american(date: Date) -> str:
    """A date as readers see it; one that is more than a day or month as the record tells it."""
    day = re.sub(r"\b([0-9]{1,2}) ([A-Z][a-z]+) ([0-9]{4})", r"\2 \1, \3", date.display)
    return day[:1].upper() + day[1:]


def _document(stored: Stored[Record], casebook: Casebook) -> Document:
    record, ref, catalog = stored.record, stored.ref, casebook.catalog
    links = len(casebook.backlinks.get(ref, ()))
    subject = isinstance(record, Organization) and record.subject
    form = getattr(record, "form", "")
    named = dict.fromkeys((record.brief, *record.aliases, getattr(record, "title", None) or ""))
    return Document(
        path=f"{ref.kind}/{ref.slug}/",
        title=record.name,
        kind=ref.kind,
        label=NOUNS.get(ref.kind, form or ref.kind.removesuffix("s")).capitalize(),
        description=f"{record.description.rstrip('.')}.",
        text=tuple(_texts(record, casebook)),
        weight=(3.0 if subject else WEIGHTS[ref.kind]) * (1 + 0.3 * log10(1 + links)),
        parties=tuple(catalog.brief(who) for who in _parties(record)),
        date="".join(_dates(getattr(record, "date", None))),
        names=tuple(name for name in named if name and name != record.name),
        relations=tuple(_relations(stored, casebook)),
        parts=tuple(_parts(stored, casebook)),
    )


def _texts(record: Record, casebook: Casebook) -> Iterator[str]:
    name = casebook.catalog.name
    for sentence in record.summary:
        if not sentence.sensitive:
            yield sentence.text.plain(name)
    for fact in record.facts:
        label = fact.key.replace("-", " ").capitalize()
        told = _plain([value.value for value in fact.values] or [fact.value], name)
        for value in told or _dates(fact.when):
            yield f"{label}: {value}"
    if isinstance(record, Source):
        yield f"{record.title}, {record.publisher}"


def _dates(date: Date | None) -> tuple[str, ...]:
    return (american(date),) if date else ()


def _parties(record: Record) -> Iterable[Ref]:
    if isinstance(record, Statement):
        return [record.speaker] if record.speaker else []
    if isinstance(record, Dispute):
        return [party.who for party in record.parties][:2]
    return []


def _relations(stored: Stored[Record], casebook: Casebook) -> Iterator[Relation]:
    name = casebook.catalog.name
    for relation in stored.record.relations:
        as_what = f" as {relation.role}" if relation.role else ""
        told = f"{stored.record.name} {VERBS[relation.kind]} {name(relation.to)}{as_what}."
        yield Relation(told, f"{relation.to.kind}/{relation.to.slug}/")
    for event in casebook.catalog.of(Event):
        for part in event.record.participants:
            if part.who == stored.ref:
                verb = "spoke at" if part.role.endswith("speaker") else "took part in"
                verb = "was announced as a speaker at" if "announced" in part.role else verb
                told = f"{stored.record.name} {verb} {event.record.name} ({part.role})."
                yield Relation(told, f"events/{event.ref.slug}/")


def _parts(stored: Stored[Record], casebook: Casebook) -> Iterator[Part]:
    record, name = stored.record, casebook.catalog.name
    for utterance in casebook.ledger.of_statement.get(stored.ref, ()):
        if listable(utterance):
            yield _part(utterance, casebook)
    if isinstance(record, Dispute):
        yield Part("parties", "Parties", text=_plain([p.stance for p in record.parties], name))
        for point in record.points:
            yield Part(point.key, point.name)
    if isinstance(record, Event) and record.participants:
        spoke = any("speaker" in part.role for part in record.participants)
        yield Part(
            "participants",
            "Who spoke" if spoke else "Who took part",
            text=(f"{', '.join(name(part.who) for part in record.participants)}.",),
        )
    if isinstance(record, Organization):
        about = casebook.ledger.about.get(stored.ref, ())
        if any(utterance.entry.type == "allegation" for utterance in about):
            yield Part("of", "What it was accused of")
    yield Part("dates", "Dates")
    if record.unknown:
        texts = _plain([each.text for each in record.unknown], name)
        yield Part("unknown", "What is not known", text=texts)


def _part(utterance: Utterance, casebook: Casebook) -> Part:
    brief, name, entry = casebook.catalog.brief, casebook.catalog.name, utterance.entry
    who = brief(utterance.speaker) if utterance.speaker else utterance.unnamed or ""
    whom = f" on {brief(entry.about[0])}" if entry.about and entry.type == "allegation" else " on"
    accused = entry.type == "allegation"
    reply = "We found no reply to this." if accused else ""
    for answer in casebook.ledger.replies.get(utterance.ref, ()) if accused else ():
        whose = answer.utterance.speaker
        told = _plain([answer.utterance.entry.gist], name)
        reply = f"Reply of {brief(whose) if whose else ''}: {' '.join(told)}"
    return Part(
        entry.key,
        f"{who}{whom}{':' if whom != ' on' else ''} {entry.subject}",
        label=ENTRIES.get(entry.type, entry.type.capitalize()),
        kind="accusations" if accused else "statements",
        text=_plain([entry.gist], name),
        quote=" […] ".join(entry.quote or ()),
        reply=reply,
        parties=(who,),
        date="".join(_dates(utterance.date)),
    )


def _plain(texts: Iterable[Prose | None], name: Callable[[Ref], str]) -> tuple[str, ...]:
    return tuple(text.plain(name) for text in texts if text is not None)


def _written(file: Path, folder: str) -> Document:
    """A hand-written page, whose headings begin its parts."""
    text = re.sub(
        r"\A---\n.*?\n---\n|<[^>]*>|[*_`>|]", "", file.read_text("utf-8"), flags=re.DOTALL
    )
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    first, *rest = re.split(r"^#+ (.+)$", text, flags=re.MULTILINE)
    parts = [
        Part(re.sub("[^a-z0-9]+", "-", heading.lower()).strip("-"), heading, text=(_line(said),))
        for heading, said in zip(rest[2::2], rest[3::2], strict=True)
    ]
    said = tuple(filter(None, (_line(first), _line(rest[1]))))
    path = "" if folder == "." else f"{folder}/"
    return Document(path, rest[0], "pages", "Page", text=said, parts=tuple(parts))


def _line(text: str) -> str:
    return " ".join(text.split())
