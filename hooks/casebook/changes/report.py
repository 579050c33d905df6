"""The report: each change as a sentence, and all of them as text, Markdown or JSON."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Table
from enum import StrEnum
from itertools import groupby

from casebook.catalog.catalog import Catalog
from casebook.changes.change import COMMITMENTS, Change, Sort
from casebook.changes.texts import HIDDEN
from casebook.problems import number_of
from casebook.records.kinds import KINDS
from casebook.records.references import Ref


class Style(StrEnum):
    """How changes are printed: for a terminal, for a job's summary, for tools."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


NOTHING = "Nothing has changed for readers."

CONFIRM = "To be confirmed with the text, by a person"
"""What stands above the confirmations of commitments."""

SENTENCES: Table[Sort, str] = {
    Sort.RECORD_ADDED: "New {kind}: {title} ({after}).",
    Sort.RECORD_GONE: "{title} is gone, and nothing is left at {ref}.",
    Sort.RECORD_REMOVED: "{title} ({ref}) was removed: {after}",
    Sort.RECORD_RENAMED: "{title} has another address: {before} is now {after}.",
    Sort.RECORD_UPROOTED: "{title} has another address: {before} is now {after}, and the old one "
    "leads nowhere.",
    Sort.RECORD_MERGED: "{title} ({before}) is gone; its address leads to {after}.",
    Sort.POINTER_CHANGED: "{ref} led to {before}, and leads to {after} now.",
    Sort.ITEM_ADDED: "{label} added to {title}: {after}",
    Sort.ITEM_REMOVED: "{label} removed from {title}: {before}",
    Sort.VALUE_ADDED: "{title}: {label} added: {after}",
    Sort.VALUE_REMOVED: "{title}: {label} removed; it was {before}",
    Sort.VALUE_CHANGED: "{title}: {label} changed from {before} to {after}",
    Sort.VALUE_PUNCTUATED: "{title}: {label} is in the same words with other punctuation: {after}",
    Sort.LIST_EXTENDED: "{title}: {label} now also has {after}",
    Sort.LIST_CHANGED: "{title}: {label} changed from {before} to {after}",
    Sort.DIFFER: "{title}: sources now differ: {after}; before, we had {before}",
    Sort.AGREE: "{title}: sources no longer differ: {after}; before, we had {before}",
    Sort.REPLY_ADDED: "We found a reply to the {label} {title}: {after}.",
    Sort.REPLY_REMOVED: "The {label} {title} no longer has this reply: {before}. {left}",
    Sort.PARAGRAPH_USED: "Paragraph {number} of {title} is now cited.",
    Sort.PARAGRAPH_UNUSED: "Paragraph {number} of {title} is no longer cited.",
    Sort.PARAGRAPH_OPENED: "Paragraph {number} of {title} is no longer marked as sensitive.",
    Sort.COMMITMENT_ADDED: "New commitment to the text of {title}: {after}.",
    Sort.COMMITMENT_REPLACED: "The commitment to the text of {title} is now {after}; before, it "
    "was {before}.",
    Sort.COMMITMENT_REMOVED: "The commitment to the text of {title} is gone; it was {before}.",
    Sort.COMMITMENT_RETOLD: "What is said about the commitment to the text of {title} changed: "
    "{after}; before: {before}.",
}
"""Each change as a sentence."""


SENSITIVE = f"{{title}}: {{label}} changed {HIDDEN}"
"""In the place of a sentence that would repeat what is sensitive."""


def sentence(change: Change) -> str:
    """``change`` as a sentence."""
    ref, words = change.ref, SENTENCES[change.sort]
    before, after = (_marked(text, change) for text in (change.before, change.after))
    if change.before == change.after == HIDDEN:
        words = SENSITIVE
    text = words.format(
        ref=ref,
        kind=KINDS[ref.kind].one.lower() if ref.kind in KINDS else "record",
        number=(ref.part or "")[1:],
        title=_isolated(change.title),
        label=_label(change),
        before=before.removesuffix(".") if "{before} to" in words else before,
        after=after,
        left=f"It still has: {after}." if after else "We found no other reply to it.",
    )
    return text if text.rstrip("”").endswith((".", "!", "?")) else f"{text}."


def _label(change: Change) -> str:
    """What readers call a field, in quotation marks; what they call an item as it is."""
    items = {Sort.ITEM_ADDED, Sort.ITEM_REMOVED, Sort.REPLY_ADDED, Sort.REPLY_REMOVED}
    return change.label if change.sort in items else f"“{change.label}”"


def _marked(text: str, change: Change) -> str:
    text = _isolated(text)
    return f"“{text}”" if change.quoted and text and text != HIDDEN else text


def _isolated(text: str) -> str:
    """``text`` between isolates if it runs from right to left anywhere: what stands around it keeps
    its order (Unicode Standard Annex 9).
    """
    turned = any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in text)
    return f"\u2068{text}\u2069" if turned else text


def report(changes: Sequence[Change], names: Table[Ref, str], style: Style = Style.TEXT) -> str:
    """All ``changes`` as one text, without a newline at its end; ``names`` are those of records."""
    if style is Style.JSON:
        return json.dumps([_plain(each) for each in changes], ensure_ascii=False, indent=2)
    if not changes:
        return NOTHING
    blocks = []
    for ref, found in _grouped(changes):
        lines = [sentence(each) for each in found]
        if style is Style.MARKDOWN:
            head = f"### {escape(names.get(ref, str(ref)))} (`{ref}`)"
            blocks.append("\n".join([head, "", *(f"- {escape(line)}" for line in lines)]))
        else:
            blocks.append("\n".join([str(ref), *(f"  {line}" for line in lines)]))
    heading = ["## What readers will see"] if style is Style.MARKDOWN else []
    return "\n\n".join([*heading, *blocks, count(changes), *_to_confirm(changes, style)])


_SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~$&@]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def escape(text: str) -> str:
    """``text`` on one line of Markdown; a sign that could mean something has a backslash before it.

    The forge turns ``&`` and ``<`` into markup in spite of a backslash: they become entities.
    """
    line = " ".join(text.split())
    return _SIGNS.sub(lambda sign: _ENTITIES.get(sign[0], f"\\{sign[0]}"), line)


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
        f"{number_of(len(changes), 'change')} in {number_of(records, 'record')}; "
        f"{altering or 'none'} of them {'alters' if altering == 1 else 'alter'} what was said "
        "before."
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


def _plain(change: Change) -> dict[str, object]:
    return {
        "sort": str(change.sort),
        "ref": str(change.ref),
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "alters": change.alters,
        "sentence": sentence(change),
    }
