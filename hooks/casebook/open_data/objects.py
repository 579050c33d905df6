"""Objects: a record as one object of JSON, a statement with its replies, and lists of them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from casebook.catalog.catalog import Stored
from casebook.catalog.ledger import NO_REPLY, Reply, Utterance, accuses, listable
from casebook.open_data.encoding import Encoder, Object, Plain, day, is_sensitive
from casebook.records.base import Record
from casebook.records.kinds import KINDS
from casebook.records.references import Ref
from casebook.records.statements import Statement

VERSION = 1
"""The version of the form: what is there keeps its name and its meaning; more may come."""

AND = ",\n"
"""What stands between two items of a list whose items have a line each."""

HOME = f"api/v{VERSION}/"
"""Where the objects stand, below the root of the site."""


def objects(encoder: Encoder) -> Iterator[tuple[Ref, Object]]:
    """All records that a casebook has, kind by kind, in the order of their references."""
    for kind in KINDS.values():
        for stored in encoder.catalog.of(kind.model):
            yield stored.ref, record_object(stored, encoder)


def record_object(stored: Stored[Record], encoder: Encoder) -> Object:
    """A record: what it is called here, then its fields in the order of its file."""
    ref = stored.ref
    made: Object = {
        "version": VERSION,
        "id": str(ref),
        "folder": ref.kind,
        "page": encoder.url(ref),
        "json": f"{encoder.root}{path(ref)}",
        "file": stored.file,
        **encoder.fields(stored.record),
    }
    if isinstance(stored.record, Statement):
        said = encoder.casebook.ledger.of_statement.get(ref, ())
        made["entries"] = [entry(each, encoder) for each in said if listable(each)]
    mapped = encoder.catalog.maps.get(ref)
    if mapped:
        made["paragraphs"] = [
            {
                "id": str(ref.at(paragraph.label)),
                "page": encoder.url(ref.at(paragraph.label)),
                "label": paragraph.label,
                "role": paragraph.role,
                **({} if is_sensitive(paragraph) else _told(paragraph.section, paragraph.gist)),
            }
            for paragraph in mapped.record.paragraphs
        ]
    return made


def _told(section: str | None, gist: str | None) -> Object:
    return {name: text for name, text in (("section", section), ("gist", gist)) if text}


def entry(utterance: Utterance, encoder: Encoder) -> Object:
    """What somebody said, with what it inherits from its statement; an accusation with its replies,
    or with the sentence that we found none.
    """
    made = {
        "id": str(utterance.ref),
        "page": encoder.url(utterance.ref),
        "statement": encoder.named(utterance.ref.whole),
        **encoder.fields(utterance.entry),
        "speaker": speaker(utterance, encoder),
    }
    made.pop("unnamed", None)
    if utterance.date:
        made["date"] = day(utterance.date)
    if accuses(utterance):
        found = encoder.casebook.ledger.replies.get(utterance.ref, ())
        made["reply_found"] = reply_found(found)
        made["replies"] = [_reply(each, encoder) for each in found]
        if not found:
            made["no_reply"] = NO_REPLY
    return made


def reply_found(replies: tuple[Reply, ...]) -> str:
    """The best kind of reply that was found: to this accusation, to the statement, or none."""
    scopes = {reply.answer.scope for reply in replies}
    return "specific" if "specific" in scopes else "general" if scopes else "none"


def speaker(utterance: Utterance, encoder: Encoder) -> Object:
    """Who said it; whoever has no record has a name only."""
    if utterance.speaker:
        return encoder.named(utterance.speaker)
    return {"name": utterance.unnamed or ""}


def _reply(reply: Reply, encoder: Encoder) -> Object:
    """A reply, whole enough to stand beside what it answers."""
    utterance, said = reply.utterance, reply.utterance.entry
    made: Object = {
        "id": str(utterance.ref),
        "page": encoder.url(utterance.ref),
        "scope": reply.answer.scope,
        "speaker": speaker(utterance, encoder),
    }
    if utterance.date:
        made["date"] = day(utterance.date)
    if said.gist:
        made["gist"] = encoder.prose(said.gist)
    if said.quote:
        made["quote"] = list(said.quote)
    made["cite"] = [encoder.citation(ref) for ref in said.cite]
    made["pairing"] = [encoder.citation(ref) for ref in reply.answer.cite]
    return made


def path(ref: Ref) -> str:
    """Where the object of a record stands, below the root of the site."""
    return f"{HOME}{ref.kind}/{ref.slug}.json"


def all_of(kind: str) -> str:
    """Where the objects of all records of a kind stand together."""
    return f"{HOME}{kind}.json"


def text(value: Plain) -> str:
    """JSON on one line, the same for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def lines_of(those: list[str]) -> str:
    """A list of JSON whose items, which are JSON already, stand on a line each."""
    return f"[\n{AND.join(those)}\n]" if those else "[]"
