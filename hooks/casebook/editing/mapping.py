"""Mapping: the map of a source made of its text, or brought up to date with it.

What people wrote into a map stays, comments included: the lines of a paragraph move with it, and
only its label and its number of sentences are ever changed. Labels are permanent, for records cite
them and readers link to them: one that is cited and would change is a reason to write nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from casebook.evidence.source_text import SourceText
from casebook.evidence.words import sentences
from casebook.reading.nodes import Listing, Scalar
from casebook.reading.nodes import Mapping as Fields
from casebook.records.references import Ref

_ALIKE = 0.7
"""Two paragraphs of which the shorter has this share of the other's words are taken for one."""

_NAMED = 3
"""So many of the records that cite a paragraph are named in a message."""

Citing = Mapping[str, Sequence[Ref]]
"""For each label that is cited, what cites it."""


@dataclass(frozen=True, slots=True)
class OldMap:
    """A map as it stands: its text, its nodes, and the sizes of its paragraphs, if known."""

    text: str
    node: Fields
    sizes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NewMap:
    """The paragraphs that a map should have, and how that differs from those that it had."""

    text: str
    changes: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    """Why nothing may be written, a sentence each; empty if all is well."""


def begun(source: Ref, text: SourceText) -> NewMap:
    """The first map of ``source``; people add sections and gists."""
    count = len(text.paragraphs)
    blocks = [_block(text, number, number, 2) for number in range(1, count + 1)]
    lines = [f"source: {source}", "paragraphs:", *blocks]
    return NewMap("\n".join(lines), (f"{count} paragraphs are new.",))


def brought_up_to_date(source: Ref, text: SourceText, old: OldMap, citing: Citing) -> NewMap:
    """The map ``old`` with the paragraphs of ``text``, in its order."""
    cut = _cut(old)
    if cut is None:
        return _unusual(source)
    head, kept, items = cut
    sizes = tuple(map(len, text.runs[1:]))
    same = [number if number < len(kept) else None for number in range(len(sizes))]
    origins = aligned(old.sizes, sizes) if old.sizes else same
    if not old.sizes and len(kept) != len(sizes) and citing:
        return NewMap(
            "",
            refusals=(
                f"The map has {len(kept)} paragraphs and the text {len(sizes)}, and without a "
                "commitment nobody can tell which are new, while records cite them.",
            ),
        )
    refusals = _refusals(origins, len(kept), citing)
    if refusals:
        return NewMap("", refusals=refusals)
    blocks, changes = [], []
    for number, origin in enumerate(origins, 1):
        if origin is None:
            blocks.append(_block(text, number, number, items[0].mark.column - 3))
            changes.append(f"p{number} is new.")
            continue
        block, notes = _renewed(kept[origin], items[origin], number, text)
        blocks.append(block)
        changes += notes
        if old.sizes and old.sizes[origin] != sizes[number - 1]:
            changes.append(
                f"p{number} has {sizes[number - 1]} words and marks, not {old.sizes[origin]}; "
                f"{len(citing.get(f'p{number}', ()))} places cite it."
            )
    gone = set(range(len(kept))) - {*origins}
    changes += [f"p{number + 1} is gone." for number in sorted(gone)]
    return NewMap("\n".join([*head, *blocks]), tuple(changes))


def added_to(source: Ref, text: SourceText, old: OldMap) -> tuple[NewMap, tuple[int, ...]]:
    """The map ``old`` with what only ``text`` has, and the numbers of the paragraphs of ``text``.

    For a second text of the same source: no label changes, and what is new comes at the end.
    """
    cut = _cut(old)
    if cut is None:
        return _unusual(source), ()
    head, kept, items = cut
    blocks = ["\n".join(block) for block in kept]
    numbers, changes = [], []
    for place, origin in enumerate(aligned(old.sizes, tuple(map(len, text.runs[1:]))), 1):
        if origin is None:
            numbers.append(len(blocks) + 1)
            blocks.append(_block(text, place, numbers[-1], items[0].mark.column - 3))
            changes.append(f"p{numbers[-1]} is new.")
        else:
            numbers.append(origin + 1)
    return NewMap("\n".join([*head, *blocks]), tuple(changes)), tuple(numbers)


def with_commitments(
    paragraphs: str, commitments: Sequence[Mapping[str, str | Sequence[str]]]
) -> str:
    """The whole text of a map: its ``paragraphs``, and below them its ``commitments`` by field."""
    lines = [paragraphs, "commitments:"]
    for each in commitments:
        lead = "  - "
        for name, value in each.items():
            if isinstance(value, str):
                lines.append(f"{lead}{name}: {json.dumps(value, ensure_ascii=False)}")
            else:
                lines += [f"{lead}{name}:", *(f"      - {item}" for item in value)]
            lead = "    "
    return "\n".join([*lines, ""])


def aligned(old: Sequence[int], new: Sequence[int]) -> list[int | None]:
    """For each size in ``new`` the place in ``old`` of the paragraph that it continues, if any."""
    origins: list[int | None] = [None] * len(new)
    for _, start, end, low, high in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        free = low
        for number in range(start, end):
            if end - start == high - low:
                origins[low + number - start] = number
                continue
            ratios = [(_ratio(old[number], new[place]), -place) for place in range(free, high)]
            best, place = max(ratios, default=(0.0, 0))
            if best >= _ALIKE:
                origins[-place] = number
                free = 1 - place
    return origins


def _ratio(one: int, other: int) -> float:
    return min(one, other) / max(one, other, 1)


def _unusual(source: Ref) -> NewMap:
    reason = f"seeds/{source.slug}.yml is not written with one field a line, commitments last."
    return NewMap("", refusals=(f"{reason} Run casebook fmt first.",))


def _block(text: SourceText, place: int, number: int, indent: int) -> str:
    """The lines of a paragraph that the map does not have yet; people add section and gist."""
    blanks = " " * indent
    return (
        f"{blanks}- label: p{number}\n{blanks}  role: {text.role(place)}\n"
        f"{blanks}  sentences: {sentences(text.lines[place])}"
    )


def _cut(old: OldMap) -> tuple[list[str], list[list[str]], tuple[Fields, ...]] | None:
    """The lines of a map above the paragraphs, those of each paragraph, and their nodes.

    Comments right above a paragraph go with it. Nothing if two paragraphs share a line, or if
    anything but the commitments follows them, which are left out.
    """
    listing = old.node.get("paragraphs")
    found = listing.items if isinstance(listing, Listing) else ()
    items = tuple(item for item in found if isinstance(item, Fields))
    lines = old.text.rstrip().removesuffix("\n...").splitlines()
    key = old.node.key("commitments")
    names = [name.value for name, _ in old.node.entries]
    if names != ["source", "paragraphs", "commitments"][: len(names)]:
        return None
    if key:
        lines = lines[: key.mark.line - 1]
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
    return lines[: starts[0]], blocks, items


def _renewed(
    lines: Sequence[str], item: Fields, number: int, text: SourceText
) -> tuple[str, list[str]]:
    """The lines of a paragraph with its label and number of sentences as they are now."""
    changed = list(lines)
    first = item.mark.line - next(n for n, line in enumerate(lines) if _begins(line, item))
    label = f"p{number}"
    notes = []
    for field, value in (("label", label), ("sentences", str(sentences(text.lines[number])))):
        node = item.get(field)
        if isinstance(node, Scalar) and node.value != value:
            place = node.mark.line - first
            line, column = changed[place], node.mark.column - 1
            changed[place] = line[:column] + re.sub(r"^[^\s#]+", value, line[column:])
            notes.append(
                f"{node.value} is now {value}."
                if field == "label"
                else f"{label} has {value} sentences, not {node.value}."
            )
    return "\n".join(changed), notes


def _begins(line: str, item: Fields) -> bool:
    """Whether ``line`` begins the item of a list whose first field stands where ``item`` does."""
    return line[: item.mark.column - 1].strip() == "-"


def _refusals(origins: Sequence[int | None], old: int, citing: Citing) -> tuple[str, ...]:
    """What records cite and the text would give another label, or does not have."""
    places = {origin: number for number, origin in enumerate(origins) if origin is not None}
    refusals = []
    for number in range(old):
        label, target = f"p{number + 1}", places.get(number)
        if target == number or label not in citing:
            continue
        by = list(dict.fromkeys(map(str, citing[label])))
        more = f" and {len(by) - _NAMED} more" if len(by) > _NAMED else ""
        who = f"{', '.join(by[:_NAMED])}{more}"
        fate = "is not in the text any more" if target is None else f"would become p{target + 1}"
        refusals.append(f"{label} {fate}, and is cited by {who}.")
    return tuple(refusals)
