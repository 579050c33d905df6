"""A change: one difference between two states of a casebook, ready to be put into words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from casebook.catalog.traversal import Path
from casebook.records.references import Ref


class Sort(StrEnum):
    """What kind of change it is."""

    RECORD_ADDED = "record added"
    RECORD_GONE = "record gone"
    RECORD_REMOVED = "record removed"
    RECORD_RENAMED = "record renamed"
    RECORD_UPROOTED = "record renamed without a trace"
    RECORD_MERGED = "record merged"
    POINTER_CHANGED = "pointer changed"
    ITEM_ADDED = "item added"
    ITEM_REMOVED = "item removed"
    VALUE_ADDED = "value added"
    VALUE_REMOVED = "value removed"
    VALUE_CHANGED = "value changed"
    VALUE_PUNCTUATED = "value punctuated"
    LIST_EXTENDED = "list extended"
    LIST_CHANGED = "list changed"
    DIFFER = "sources differ"
    AGREE = "sources no longer differ"
    REPLY_ADDED = "reply added"
    REPLY_REMOVED = "reply removed"
    PARAGRAPH_USED = "paragraph used"
    PARAGRAPH_UNUSED = "paragraph no longer used"
    PARAGRAPH_OPENED = "paragraph no longer sensitive"
    COMMITMENT_ADDED = "commitment added"
    COMMITMENT_REPLACED = "commitment replaced"
    COMMITMENT_REMOVED = "commitment removed"
    COMMITMENT_RETOLD = "commitment told otherwise"


COMMITMENTS = frozenset(sort for sort in Sort if sort.name.startswith("COMMITMENT_"))
"""Changes of what binds us to the text of a source: a person with the text confirms each."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    ``ref`` is the record or the part that differs, by its name after the change, or before it if
    it is gone. ``title`` is what a reader calls it, with the record that it is a part of.
    ``field`` is the field that differs, and ``label`` what readers call that or, where an item
    came or went, the item; both are empty for whole records. ``before`` and ``after`` are what it
    said, as plain text; ``quoted`` says that they are running text. ``path`` leads to the place in
    the file, after the change, or before it if it is gone. ``alters`` says whether something that
    was there says something else now, or is gone; what only adds, orders or punctuates does not
    alter.
    """

    sort: Sort
    ref: Ref
    title: str
    field: str = ""
    label: str = ""
    before: str = ""
    after: str = ""
    quoted: bool = False
    path: Path = ()
    alters: bool = False
