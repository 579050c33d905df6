"""What a single event of the YAML parser may not be, and what to say of it.

Every function takes an event and gives advice, or None where nothing is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from casebook.reading.advice import Advice, ends, mark_of, text_after
from casebook.reading.characters import bad_escape, mark_at, shown
from casebook.reading.nodes import Mark, Scalar

_HEADER = re.compile(r"[|>][-+0-9]*#")
_OWN_SIGN = "If the {} belongs to the text, put the whole value in double quotes."


def mark(event: yaml.Event) -> Mark:
    """Where ``event`` begins."""
    return mark_of(ends(event)[0])


def indirect(event: yaml.NodeEvent) -> Advice | None:
    """Tags, anchors and aliases: whatever makes a node mean more than its text shows."""
    if isinstance(event, yaml.AliasEvent):
        name, sign, remedy = "An alias", "*", "Write out what is meant."
    elif getattr(event, "tag", None) is not None:
        name, sign, remedy = "A tag", "!", "Delete the tag."
    elif event.anchor is not None:
        name, sign, remedy = "An anchor", "&", "Delete the anchor."
    else:
        return None
    message = f"{name} ({sign}) stands here, and records have none."
    return Advice(mark(event), message, f"{remedy} {_OWN_SIGN.format(sign)}")


def escape(event: yaml.ScalarEvent, text: str) -> Advice | None:
    """Escapes in double quotes that stand for a refused character; ``text`` is the whole file."""
    if event.style != '"':
        return None
    start, end = ends(event)
    found = bad_escape(text[start.index : end.index])
    if found is None:
        return None
    offset, message, remedy = found
    return Advice(mark_at(text, start.index + offset), message, remedy)


def portable(event: yaml.ScalarEvent, text: str, *, flow: bool) -> Advice | None:
    """What libyaml reads and the pure parser does not; a record must read the same with both."""
    place, start = mark(event), ends(event)[0].index
    header = _HEADER.match(text, start)
    if event.style in ("|", ">") and header:
        return text_after(place, event.style)
    if flow and not event.style and "?" in event.value:
        message = "There is a question mark in an unquoted text within brackets."
        return Advice(place, message, "Put this text in double quotes.")
    return None


def merge(event: yaml.ScalarEvent) -> Advice | None:
    """The merge key, an extension that many YAML tools apply without being asked."""
    if event.style or event.value != "<<":
        return None
    message = "A merge key (<<) stands here, and records have none."
    return Advice(mark(event), message, "Write out the fields that are meant.")


def key(event: yaml.ScalarEvent, line: str, *, flow: bool) -> Advice | None:
    """Keys that nobody could type again: empty, with blanks at their ends, or in the long form.

    ``line`` is the line that the key ends on; within brackets (``flow``) a key may lack its colon,
    and is then told as a field without a value.
    """
    name = event.value
    if not name:
        message, remedy = "The key is empty.", "Write the name of the field before the colon."
    elif name != name.strip():
        message = f"The key {shown(name)} begins or ends with a blank."
        remedy = "Delete the blank."
    elif not flow and (event.style in ("|", ">") or not _colon_follows(event, line)):
        message = f"The key {shown(name)} is not followed by a colon on its line."
        remedy = 'Write "key: value", with no question mark before it.'
    else:
        return None
    return Advice(mark(event), message, remedy)


def value(event: yaml.ScalarEvent, owner: Scalar | None) -> Advice | None:
    """Values left out, which YAML would read as null; ``owner`` is the key, if there is one.

    An empty text in quotes is a value: whether it will do is for the record to say.
    """
    if event.value or event.style:
        return None
    if owner is not None:
        message = f"The field {shown(owner.value)} has no value."
        remedy = "Write its value after the colon, or delete the field."
        return Advice(owner.mark, message, f"{remedy} A # after a blank begins a comment.")
    place = mark(event)
    return Advice(
        Mark(place.line, max(1, place.column - 1)),
        "This list item has no value.",
        "Write the item after the dash, or delete the dash. A # after a blank begins a comment.",
    )


def swallowed(event: yaml.ScalarEvent, lines: Sequence[str]) -> Advice | None:
    """List items that an unquoted text above them takes in, for they are indented too deep."""
    start, end = ends(event)
    if event.style:
        return None
    for number in range(start.line + 1, end.line + 1):
        line = lines[number]
        content = line.lstrip(" ")
        if content == "-" or content.startswith("- "):
            return Advice(
                Mark(number + 1, len(line) - len(content) + 1),
                "This is no list item, but goes on with the text of the line before.",
                "Begin it in the column of the other items."
                " If the dash belongs to the text, put the whole value in double quotes.",
            )
    return None


def _colon_follows(event: yaml.ScalarEvent, line: str) -> bool:
    return line[ends(event)[1].column :].lstrip(" ").startswith(":")
