"""What a text in readable YAML may not be, and what to say of it.

Functions take an event of the parser and give advice, or None if nothing is wrong with it; ``text``
is the whole file and ``lines`` its lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

import yaml

from casebook.problems import UNMERGED
from casebook.reading.advice import Advice, Line, as_text, comment, like, mistake, sign, text_after
from casebook.reading.characters import bad_escape, mark_at, shown
from casebook.reading.nodes import Mark, Scalar

_ALIEN = re.compile(r"^(?:%|<{7}|={7}$|>{7}|\|{7})", re.MULTILINE)
_HEADER_AND_COMMENT = re.compile(r"[|>][-+0-9]*#")
_CURLY_QUOTES = re.compile("[“”„‘’]")
_SAID = re.compile(r"[^\W\d_]\W*\s|^\W*[^\W\d_]+\W*$")
"""What a text has, and no date, reference or address: blanks behind words, or a word alone."""
_CURLY = re.compile(r"[“”„‘’][^“”„]+[“”‘’\"]")
_ITEM = re.compile(r" *-(?: |$)")
_NO_BLANK = re.compile(r"^ *-(?=[^\W\d_])", re.MULTILINE)


def alien(text: str) -> Advice | None:
    """What to say of a line that is no part of a record, whatever is around it."""
    match = _ALIEN.search(text)
    if match is None:
        return None
    mark = mark_at(text, match.start())
    if match[0] == "%":
        return Advice(mark, "A line cannot begin with %.", "Delete it, or indent it if it is text.")
    return Advice(mark, *UNMERGED)


def unusual(text: str) -> bool:
    """Whether a file may hold anything that only a look at each of its texts would find."""
    return bool(
        "\\" in text
        or " #" in text
        or _HEADER_AND_COMMENT.search(text)
        or _NO_BLANK.search(text)
        or (not text.isascii() and _CURLY_QUOTES.search(text))
    )


def written(
    event: yaml.ScalarEvent, text: str, lines: Sequence[str], *, bracket: Mark | None
) -> Advice | None:
    """Tags, anchors, escapes for refused characters, and what only one of the parsers reads."""
    start, end = ends(event)
    if event.tag or event.anchor:
        return sign(mark_of(start), Line.of(lines, start.line + 1))
    if event.style == '"' and (escape := bad_escape(text[start.index : end.index])):
        return Advice(mark_at(text, start.index + escape[0]), *escape[1:])
    if event.style in ("|", ">") and _HEADER_AND_COMMENT.match(text, start.index):
        return text_after(Line.of(lines, start.line + 1))
    if bracket and not event.style and "?" in event.value:
        return sign(bracket, Line.of(lines, bracket.line))
    return None


def meant(event: yaml.ScalarEvent, owner: Scalar | None, lines: Sequence[str]) -> Advice | None:
    """Values left out, and unquoted texts that say more or less than was typed.

    ``owner`` is the key that the text is the value of, if it is one. An empty text in quotes is a
    value: whether it will do is for the record to say.
    """
    start, end = ends(event)
    if event.style:
        return None
    if not event.value:
        return _left_out(mark_of(start), owner, lines)
    for number in range(start.line + 1, end.line + 1):
        if _ITEM.match(lines[number]):
            message = "This is no list item, but goes on with the text of the line above."
            remedy = "Begin it in the column of the other items."
            text = as_text(Line.of(lines, start.line + 1), "If the hyphen belongs to the text")
            mark = Mark(number + 1, lines[number].index("-") + 1)
            return Advice(mark, message, f"{remedy} {text}")
    line = lines[start.line]
    if event.value.startswith("-") and _NO_BLANK.match(line):
        right = _NO_BLANK.sub(lambda hyphen: f"{hyphen[0]} ", line).strip()
        return Advice(mark_of(start), "There is no space after the hyphen.", like(right))
    if _CURLY.fullmatch(event.value):
        message = "Curly quotes are around this text."
        if owner is None or owner.value == "quote" or not _SAID.search(event.value):
            return Advice(mark_of(start), message, "Delete them.")
        text = as_text(Line.of(lines, start.line + 1), "If they belong to the text")
        return Advice(mark_of(start), message, f"Delete them. {text}")
    return comment(mark_of(end), Line.of(lines, end.line + 1))


def key(
    event: yaml.ScalarEvent, text: str, lines: Sequence[str], *, bracket: Mark | None
) -> Advice | None:
    """Names of fields in lines that say something else than they look like."""
    line = Line.of(lines, place(event).line)
    return (None if bracket else mistake(line)) or written(event, text, lines, bracket=bracket)


def repeated(
    name: str, mark: Mark, earlier: dict[str, int], lines: Sequence[str], *, in_list: bool
) -> Advice:
    """What to say of a field that is there already; ``earlier`` has the lines of those before it.

    If the first field of a list item comes again, a new item was meant to begin, and so it may if
    another one does. The fields after it belong to that one, so ``earlier`` is emptied.
    """
    message = f"The field {shown(name)} is already in line {earlier[name]}."
    first = next(iter(earlier))
    if not in_list:
        return Advice(mark, message, "Keep one of the two.")
    if name != first:
        earlier.clear()
        remedy = f"Keep one of the two. If a new item begins here, write its {first} above, with a"
        return Advice(mark, message, f"{remedy} hyphen.")
    message = f"A new item begins with this {name}, and has no hyphen as in line {earlier[name]}."
    earlier.clear()
    return Advice(mark, message, like(f"- {lines[mark.line - 1].strip()}"))


def mark_of(mark: yaml.Mark) -> Mark:
    """The place of a parser's mark, which counts from 0."""
    return Mark(mark.line + 1, mark.column + 1)


def place(event: yaml.Event) -> Mark:
    """Where ``event`` begins."""
    return mark_of(ends(event)[0])


def ends(event: yaml.Event) -> tuple[yaml.Mark, yaml.Mark]:
    """Where ``event`` begins, and where the text after it begins."""
    # Both parsers mark every event, each with a class of its own and the same three numbers.
    return cast("tuple[yaml.Mark, yaml.Mark]", (event.start_mark, event.end_mark))


def _left_out(place: Mark, owner: Scalar | None, lines: Sequence[str]) -> Advice:
    if owner is None:
        mark, message = Mark(place.line, max(1, place.column - 1)), "This list item has no value."
        remedy = "Write the item after the hyphen, or delete the hyphen."
    else:
        mark, message = owner.mark, f"The field {shown(owner.value)} has no value."
        remedy = "Write its value after the colon. If nothing is known, delete the line."
    if re.match(r"[^#]*[:-] +#", lines[mark.line - 1]):
        text = as_text(Line.of(lines, mark.line), "If it is text")
        remedy = f"{remedy} What follows # is a comment. {text}"
    return Advice(mark, message, remedy)
