"""Seeding: the map and the prints of a source made of its text, or brought up to date with it.

What people wrote into a map stays, comments included: a paragraph's lines move with it, and only
its label and its number of sentences are ever changed. Labels are permanent, for records cite them
and readers link to them: one that is cited and would change is a reason to write nothing at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from casebook.evidence.document import Document
from casebook.evidence.prints import Print, Prints, prints_of
from casebook.evidence.prints_file import written
from casebook.reading.nodes import Listing, Scalar
from casebook.reading.nodes import Mapping as Fields
from casebook.records.references import Ref

_ALIKE = 0.5
"""From this share of common words on a changed paragraph is taken for the same one."""

_NAMED = 3
"""So many of the records that cite a paragraph are named in a message."""

Citing = Mapping[str, Sequence[Ref]]
"""For each label that is cited, what cites it."""


@dataclass(frozen=True, slots=True)
class Seeds:
    """What the two files of a source should hold, and how that differs from what they held."""

    map: str
    prints: str
    changes: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    """Why nothing may be written, a sentence each; empty where all is well."""


@dataclass(frozen=True, slots=True)
class OldMap:
    """A map as it stands: its text, its nodes, and the prints that were made with it."""

    text: str
    node: Fields
    prints: Prints | None


def seeds(source: Ref, document: Document, old: OldMap | None, citing: Citing) -> Seeds:
    """The seeds of ``source`` from its ``document``, keeping what people wrote into ``old``."""
    new = prints_of(source, document.paragraphs)
    if old is None:
        blocks = [_block(each, document, 2) for each in new.paragraphs]
        text = "\n".join([f"source: {source}", "paragraphs:", *blocks, ""])
        return Seeds(text, written(new), (f"{len(blocks)} paragraphs are new.",))
    items = _items(old.node)
    cut = _cut(old.text, items)
    if cut is None:
        reason = "The map is not written with one field a line, so its notes could not be kept."
        return Seeds(old.text, "", refusals=(f"{reason} Write it as the other maps are.",))
    head, kept = cut
    moved = _moves(old.prints, new, len(kept))
    refusals = _refusals(moved, len(kept), len(new.paragraphs), citing, sure=bool(old.prints))
    if refusals:
        return Seeds(old.text, "", refusals=refusals)
    back = {target: number for number, target in moved.items() if target is not None}
    indent = items[0].mark.column - 3 if items else 2
    blocks, changes = [], []
    for number, each in enumerate(new.paragraphs):
        origin = back.get(number)
        if origin is None:
            blocks.append(_block(each, document, indent))
            changes.append(f"{each.label} is new.")
            continue
        block, notes = _renewed(kept[origin], items[origin], each)
        blocks.append(block)
        changes += notes
        if old.prints and _key(old.prints.paragraphs[origin]) != _key(each):
            cited = len(citing.get(each.label, ()))
            changes.append(f"{each.label} has other words; {cited} places cite it.")
    changes += [f"p{number + 1} is gone." for number, to in moved.items() if to is None]
    return Seeds("\n".join([*head, *blocks, ""]), written(new), tuple(changes))


def _block(each: Print, document: Document, indent: int) -> str:
    """The lines of a paragraph that the map does not have yet; people add section and gist."""
    blanks = " " * indent
    role = document.role(int(each.label[1:]))
    return (
        f"{blanks}- label: {each.label}\n{blanks}  role: {role}\n"
        f"{blanks}  sentences: {each.sentences}"
    )


def _items(node: Fields) -> tuple[Fields, ...]:
    """The nodes of the paragraphs of a map."""
    listing = node.get("paragraphs")
    found = listing.items if isinstance(listing, Listing) else ()
    return tuple(item for item in found if isinstance(item, Fields))


def _cut(text: str, items: Sequence[Fields]) -> tuple[list[str], list[list[str]]] | None:
    """The lines of a map: those above the paragraphs, then those of each paragraph.

    Comments right above a paragraph go with it. Nothing where two paragraphs share a line.
    """
    lines = text.splitlines()
    starts = []
    for item in items:
        start = item.mark.line - 1
        if not _begins(lines[start], item):
            return None
        while start and lines[start - 1].lstrip().startswith("#"):
            start -= 1
        starts.append(start)
    ends = [*starts[1:], len(lines)]
    blocks = [lines[start:end] for start, end in zip(starts, ends, strict=True)]
    return lines[: starts[0]], blocks


def _renewed(lines: Sequence[str], item: Fields, each: Print) -> tuple[str, list[str]]:
    """The lines of a paragraph with its label and number of sentences as they are now."""
    changed = list(lines)
    first = item.mark.line - next(n for n, line in enumerate(lines) if _begins(line, item))
    notes = []
    for field, value in (("label", each.label), ("sentences", str(each.sentences))):
        node = item.get(field)
        if isinstance(node, Scalar) and node.value != value:
            number = node.mark.line - first
            line, column = changed[number], node.mark.column - 1
            changed[number] = line[:column] + re.sub(r"^[^\s#]+", value, line[column:])
            notes.append(
                f"{node.value} is now {value}."
                if field == "label"
                else f"{each.label} has {value} sentences, not {node.value}."
            )
    return "\n".join(changed), notes


def _begins(line: str, item: Fields) -> bool:
    """Whether ``line`` begins the item of a list whose first field stands where ``item`` does."""
    return line[: item.mark.column - 1].strip() == "-"


def _key(each: Print) -> tuple[object, ...]:
    return (each.words, each.runs[2])


def _moves(old: Prints | None, new: Prints, count: int) -> dict[int, int | None]:
    """For each of the ``count`` paragraphs of the map its number in the new text, from 0."""
    after = list(new.paragraphs)
    if old is None or len(old.paragraphs) != count:
        return {n: n if n < len(after) else None for n in range(count)}
    before = list(old.paragraphs)
    moves: dict[int, int | None] = {}
    matcher = SequenceMatcher(None, [*map(_key, before)], [*map(_key, after)], autojunk=False)
    for _, start, end, low, high in matcher.get_opcodes():
        free = low
        for number in range(start, end):
            if end - start == high - low:
                moves[number] = low + number - start
                continue
            alike = [(_likeness(before[number], after[n]), -n) for n in range(free, high)]
            best, at = max(alike, default=(0.0, 0))
            moves[number] = -at if best >= _ALIKE else None
            free = 1 - at if best >= _ALIKE else free
    return moves


def _likeness(one: Print, other: Print) -> float:
    return len(one.words & other.words) / max(len(one.words | other.words), 1)


def _refusals(
    moved: Mapping[int, int | None], old: int, new: int, citing: Citing, *, sure: bool
) -> tuple[str, ...]:
    if not sure and old != new and citing:
        return (
            f"The map has {old} paragraphs and the text {new}, and without prints nobody can tell "
            "which are new, while records cite them. Restore the prints first.",
        )
    refusals = []
    for number, target in moved.items():
        label = f"p{number + 1}"
        if target == number or label not in citing:
            continue
        by = list(dict.fromkeys(map(str, citing[label])))
        more = f" and {len(by) - _NAMED} more" if len(by) > _NAMED else ""
        who = f"{', '.join(by[:_NAMED])}{more}"
        fate = "is not in the text any more" if target is None else f"would become p{target + 1}"
        refusals.append(f"{label} {fate}, and is cited by {who}.")
    return tuple(refusals)
