"""Wording: each change as a sentence, and all of them as text, Markdown or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Table
from enum import StrEnum
from itertools import groupby

from casebook.catalog.catalog import Catalog
from casebook.changes.change import COMMITMENTS, Change, Sort
from casebook.changes.texts import HIDDEN
from casebook.records.references import Ref
from casebook.render.markdown import escape


class Style(StrEnum):
    """How changes are printed: for a terminal, for a job's summary, for tools."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


NOTHING = "Nothing has changed for readers."

CONFIRM = "To be confirmed with the text, by a person"
"""What stands above the confirmations of commitments."""

KINDS: Table[str, str] = {
    "organizations": "organization",
    "people": "person",
    "events": "event",
    "statements": "statement",
    "disputes": "dispute",
    "topics": "topic",
    "sources": "source",
    "corrections": "correction",
}
"""A record of each kind, in a word."""

PARTS: Table[str, str] = {"entries": "Statement", "facts": "Fact", "points": "Point at issue"}

ITEMS: Table[str, str] = {
    "summary": "Sentence",
    "agreed": "Common ground",
    "unknown": "Something not known",
    "relations": "Relation",
    "parties": "Party",
    "participants": "Participant",
    "values": "Value",
    "notes": "Note",
}
"""An item of each list whose items have no address."""

FIELDS: Table[str, str] = {
    "about": "Subjects",
    "answers": "Pairing",
    "born": "Birth",
    "cite": "Citation",
    "died": "Death",
    "gist": "Gist",
    "inferred": "Premises",
    "part_of": "Larger event",
    "quote": "Quotation",
    "reported_by": "Reporting source",
    "see": "See also",
    "since": "Beginning",
    "subject": "Heading",
    "summary": "Summary",
    "text": "Sentence",
    "unnamed": "Unnamed speaker",
    "until": "End",
    "via": "Chain of relays",
    "when": "Date",
    "why": "Reason",
}
"""What the value of a field is called where its name would not do."""


TEXTS = frozenset(
    {"description", "gist", "how", "inferred", "name", "note", "notes", "role", "short", "stance"}
    | {"subject", "text", "title", "unnamed", "value", "what", "why"}
)
"""Fields that hold a text, which stands in quotation marks within a sentence."""

SENTENCES: Table[Sort, str] = {
    Sort.RECORD_ADDED: "New {kind}: {title} ({after}).",
    Sort.RECORD_REMOVED: "Removed, without a pointer to another record: {title} ({ref}).",
    Sort.RECORD_RENAMED: "Renamed: {before} is now {after}.",
    Sort.RECORD_MERGED: "{title} ({before}) is gone; its address leads to {after}.",
    Sort.PART_ADDED: "{part} added to {name}: {title}{told}.",
    Sort.PART_REMOVED: "{part} removed from {name}: {title}.",
    Sort.ITEM_ADDED: "{item} added to {place}: {after}",
    Sort.ITEM_REMOVED: "{item} removed from {place}: {before}",
    Sort.VALUE_ADDED: "{value} of {place} added: {after}",
    Sort.VALUE_REMOVED: "{value} of {place} removed; it was: {before}",
    Sort.VALUE_CHANGED: "{value} of {place} changed from {bare} to {after}",
    Sort.VALUE_PUNCTUATED: "{value} of {place} is written otherwise, in the same words: {after}",
    Sort.LIST_EXTENDED: "{value} of {place} now also has {after}",
    Sort.LIST_CHANGED: "{value} of {place} changed from {bare} to {after}",
    Sort.DIFFER: "Sources now differ on {place}: {after}; so far: {before}",
    Sort.AGREE: "Sources no longer differ on {place}: {after}; so far: {before}",
    Sort.REPLY_ADDED: "The charge {place} now has {which} reply: {after}.",
    Sort.REPLY_REMOVED: "The charge {place} no longer has this reply: {before}.",
    Sort.PARAGRAPH_USED: "Paragraph {key} of {title} is now used.",
    Sort.PARAGRAPH_UNUSED: "Paragraph {key} of {title} is no longer used.",
    Sort.COMMITMENT_ADDED: "New commitment to the text of {title}: {after}.",
    Sort.COMMITMENT_REPLACED: "The commitment to the text of {title} is now {after}; before, it "
    "was {before}.",
    Sort.COMMITMENT_REMOVED: "The commitment to the text of {title} is gone; it was {before}.",
    Sort.COMMITMENT_RETOLD: "What is said about the commitment to the text of {title} changed: "
    "{after}; before: {before}.",
}
"""Each change as a sentence."""


SENSITIVE = f"{{value}} of {{place}} changed {HIDDEN}"
"""In the place of a sentence that would repeat what is sensitive."""


def sentence(change: Change, names: Table[Ref, str]) -> str:
    """``change`` as a sentence; ``names`` has the names of the records."""
    ref, field = change.ref, change.field
    name = names.get(ref.whole, str(ref.whole))
    marks = "“{}”" if field in TEXTS else "{}"
    before, after = (_marked(text, marks) for text in (change.before, change.after))
    value = FIELDS.get(field, field.replace("_", " ").capitalize())
    words = SENTENCES[change.sort]
    if change.before == change.after == HIDDEN:
        words = SENSITIVE
    text = words.format(
        ref=ref,
        kind=KINDS.get(ref.kind, "record"),
        key=ref.part,
        name=name,
        title=change.title,
        place=f"{change.title} ({name})" if ref.part else name,
        part=PARTS.get(field, "Part"),
        item=ITEMS.get(field, value),
        value=value,
        before=before,
        bare=before.removesuffix("."),
        after=after,
        told=f": {after}" if field == "facts" else "",
        which="another" if field else "a",
    )
    return text if text.rstrip("”").endswith((".", "!", "?")) else f"{text}."


def _marked(text: str, marks: str) -> str:
    return marks.format(text) if text and text != HIDDEN else text


def report(changes: Sequence[Change], names: Table[Ref, str], style: Style = Style.TEXT) -> str:
    """All ``changes`` as one text, without a newline at its end."""
    if style is Style.JSON:
        return json.dumps([_plain(each, names) for each in changes], ensure_ascii=False, indent=2)
    if not changes:
        return NOTHING
    blocks = []
    for ref, found in _grouped(changes):
        lines = [sentence(each, names) for each in found]
        if style is Style.MARKDOWN:
            head = f"### {escape(names.get(ref, str(ref)))} (`{ref}`)"
            blocks.append("\n".join([head, "", *(f"- {escape(line)}" for line in lines)]))
        else:
            blocks.append("\n".join([str(ref), *(f"  {line}" for line in lines)]))
    heading = ["## What readers will see"] if style is Style.MARKDOWN else []
    return "\n\n".join([*heading, *blocks, count(changes), *_to_confirm(changes, style)])


def confirmations(changes: Sequence[Change]) -> list[str]:
    """The commands by which a person with the text confirms the commitments that have changed.

    No check of one state can tell a true commitment from a forged one.
    """
    sources = sorted({change.ref for change in changes if change.sort in COMMITMENTS})
    return [f"casebook verify TEXT --source {source}" for source in sources]


def _to_confirm(changes: Sequence[Change], style: Style) -> list[str]:
    """The confirmations as one block, if there are any."""
    commands = confirmations(changes)
    if not commands:
        return []
    if style is Style.MARKDOWN:
        return ["\n".join([f"## {CONFIRM}", "", *(f"- `{each}`" for each in commands)])]
    return ["\n".join([f"{CONFIRM}:", *(f"  {each}" for each in commands)])]


def count(changes: Sequence[Change]) -> str:
    """The closing line: how many changes, in how many records, and how many alter something."""
    records = len({change.ref.whole for change in changes})
    altering = sum(change.alters for change in changes)
    return (
        f"{len(changes)} change{'s' * (len(changes) != 1)} in {records} "
        f"record{'s' * (records != 1)}; {altering or 'none'} of them "
        f"alter{'s' * (altering == 1)} what was said before."
    )


def names(before: Catalog, after: Catalog) -> dict[Ref, str]:
    """The names of the records of both states, those after the change first."""
    return {
        ref: stored.record.name
        for catalog in (before, after)
        for ref, stored in catalog.records.items()
    }


def _grouped(changes: Iterable[Change]) -> list[tuple[Ref, list[Change]]]:
    """The changes by record; within a record in the order in which they were found."""
    ordered = sorted(changes, key=lambda change: change.ref.whole)
    return [(ref, list(found)) for ref, found in groupby(ordered, key=lambda each: each.ref.whole)]


def _plain(change: Change, names: Table[Ref, str]) -> dict[str, object]:
    return {
        "sort": str(change.sort),
        "ref": str(change.ref),
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "alters": change.alters,
        "sentence": sentence(change, names),
    }
