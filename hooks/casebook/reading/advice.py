"""What to say of a line that cannot be read, or is read as something else than it looks like.

The words need no knowledge of YAML. The two parsers, and their versions, word one mistake
differently. They agree on where it is, so everything said here comes from the text: the line in
which the parser stopped, the line of what it read last, and the line where the trouble began.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from casebook.reading.characters import bad_escape, mark_at, shown
from casebook.reading.nodes import Mark

_LINE = re.compile(r"( *(?:- +)*)(?:([\w-]++) *:(?: +|$))?(.*)")
_NO_ITEM = re.compile(r" *(?:([–—•·*]) +|-(?=\w))(.+)")
_NO_SPACE = re.compile(r" *((?:- +)*[\w-]++)(?: *(\N{FULLWIDTH COLON})|:(?=[^\s/])) *(.*)")
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+'""", re.DOTALL)
_BLOCK = re.compile(r"[|>][-+1-9]{0,2}(?: +#.*)?")
_COLON = re.compile(r":(?= |$)")
_SIGN = re.compile(r"[@`%&*!,]|\?(?: |$)")
_COMMENT = re.compile(r"( +)#( ?)(\d?)")
_MARKED = re.compile(r"\[[^\[\]]*\]\((https?://\S+)\)")
_LONGEST = 600
_HAS_COLON = "A text with a colon and a space in it needs quotes around it."


class Advice(NamedTuple):
    """Where a mistake is, what it is, and what to do."""

    mark: Mark
    message: str
    remedy: str


class Stop(NamedTuple):
    """What is known when a parser gives up.

    ``place`` is where it stopped, ``began`` where it says that the trouble began, ``last`` where
    the last text that it read begins, ``bracket`` where the outermost open bracket is.
    """

    place: Mark
    began: Mark | None
    last: Mark | None
    bracket: Mark | None


class Line(NamedTuple):
    """A line of a file: indentation with hyphens, name of the field if it is one, and the rest."""

    number: int
    text: str
    lead: str
    key: str
    value: str
    goes_on: bool
    """Whether the next line is indented, and so goes on with the value."""

    @classmethod
    def of(cls, lines: Sequence[str], number: int) -> Line:
        """Line ``number`` of ``lines``."""
        text = lines[number - 1]
        lead, key, value = _LINE.findall(text)[0]
        after = "".join(lines[number : number + 1]).rstrip()
        column = len(lead) if key else len(lead.rstrip("- "))
        goes_on = bool(after and (key or "-" in lead)) and _indent(after) > column
        return cls(number, text, lead, key, value, goes_on)

    @property
    def mark(self) -> Mark:
        """Where the value begins."""
        return Mark(self.number, len(self.text) - len(self.value) + 1)

    def holding(self, value: str) -> str:
        """The line, without its indentation, with another value."""
        return self.lead.lstrip() + (f"{self.key}: " if self.key else "") + value


def like(line: str, when: str = "") -> str:
    """The remedy for a line that should read ``line``, which ends the sentence, ready to copy."""
    line = line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
    return f"{when}, write it like this: {line}" if when else f"Write it like this: {line}"


def as_text(line: Line, when: str = "") -> str:
    """The remedy for a line whose value is meant as text, whatever signs are in it."""
    if line.goes_on:
        move = f"{when}, move" if when else "Move"
        return f"{move} the text to the next line, indented, and leave here: {line.holding('>-')}"
    value = line.value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1].replace("''", "'").replace('\\"', '"')
    if ('"' in value or "\\" in value) and "'" not in value:
        return like(line.holding(f"'{value}'"), when)
    value = value.replace("\\", "\\\\").replace('"', '\\"')
    return like(line.holding(f'"{value}"'), when)


def sign(mark: Mark, line: Line) -> Advice:
    """What to say of a text that begins, at ``mark``, with a sign that has a meaning in YAML."""
    begin = line.text[mark.column - 1 :]
    first = "[[" if begin.startswith("[[") else begin[:1]
    if first == "[" and (marked := _MARKED.fullmatch(begin.strip())):
        message = "This is a link of Markdown, where the address stands alone."
        return Advice(mark, message, like(line.holding(marked[1])))
    if first in ("[", "{"):
        message = f"What begins with {first} here cannot be read."
        remedy = f"Write each part of a list on its own line. {as_text(line, 'If this is text')}"
        return Advice(mark, message, remedy)
    return Advice(mark, f"A text that begins with {first} needs quotes around it.", as_text(line))


def text_after(line: Line) -> Advice:
    """What to say of a ``|`` or ``>`` that has text behind it on its line."""
    first = line.value[:1]
    message = f"After {first} the text must begin on the next line, indented."
    return Advice(line.mark, message, f"Move it there. {as_text(line, f'If {first} is text')}")


def comment(mark: Mark, line: Line) -> Advice | None:
    """What to say of a text that ends at ``mark``, if what follows may be text and is left out.

    A # between spaces makes a comment. What is written otherwise, as #1 or # 1, may be meant as
    text; behind two spaces # 1 is none.
    """
    tail = line.text[mark.column - 1 :]
    match = _COMMENT.match(tail)
    if match is None or (match[2] and (len(match[1]) > 1 or not match[3])):
        return None
    message = f"{shown(tail.strip())} is left out, because # after a space begins a comment."
    remedy = "A comment needs two spaces before the # and one after it."
    remedy = f"{remedy} {as_text(line, 'If this is text')}"
    return Advice(Mark(mark.line, mark.column + match.end(1)), message, remedy)


def mistake(line: Line, *, stopped: bool = False) -> Advice | None:
    """What is wrong with a line by itself; ``stopped`` if the parser could not read on from it."""
    key, value, mark = line.key, line.value, line.mark
    if match := _NO_ITEM.match(line.text):
        message = f"An item of a list begins with a hyphen, not with {match[1]}."
        message = message if match[1] else "There is no space after the hyphen."
        return Advice(Mark(line.number, _indent(line.text) + 1), message, like(f"- {match[2]}"))
    if not key and (match := _NO_SPACE.match(line.text)):
        wide = f"This is a full-width colon ({match[2]}), not the usual one."
        message = wide if match[2] else "There is no space after the colon."
        place = Mark(line.number, match.end(1) + 1)
        return Advice(place, message, like(f"{match[1]}: {match[3]}"))
    if value.startswith("<<:"):
        message = "Nothing is taken over from elsewhere in a file."
        return Advice(mark, message, "Write the fields here, each on its own line.")
    if value in ("]", "}") or _COLON.match(value):
        message, remedy = (
            f"This {value[0]} belongs to nothing.",
            "Delete it, or write what goes before it.",
        )
        return Advice(mark, message, remedy)
    if key and re.match("-(?: |$)", value):
        message = "An item of a list must begin on a line of its own, below the name of the field."
        alone = like(line.holding(value[1:].strip()), "If it is the only one")
        return Advice(mark, message, f"Move it there. {alone}")
    if value[:1] in ("|", ">"):
        return None if _BLOCK.fullmatch(value) else text_after(line)
    if _SIGN.match(value) or value[:1] in ("]", "}") or (stopped and value[:1] in ("[", "{")):
        return sign(mark, line)
    if value[:1] in ("'", '"', "[", "{", "#"):
        return None
    # Without a field before it, the first colon may be the one that ends the name of a field.
    if colons := [*_COLON.finditer(value)][not key :]:
        return Advice(Mark(line.number, mark.column + colons[0].start()), _HAS_COLON, as_text(line))
    end = re.search(r"(?<! ) +#|$", value)
    return comment(Mark(line.number, mark.column + end.start()), line) if end else None


def explain(stop: Stop, lines: Sequence[str]) -> Advice:
    """The advice for a syntax error in ``lines``: always some, and the most special that fits."""
    place, last = stop.place, stop.last
    here = Line.of(lines, place.line)
    starts = sorted({mark for mark in (stop.began, last) if mark})
    for mark in starts:
        if advice := _quoted(mark, stop, lines):
            return advice
    if stop.bracket:
        return sign(stop.bracket, Line.of(lines, stop.bracket.line))
    around = [Line.of(lines, number) for number in sorted({mark.line for mark in (*starts, place)})]
    for line in around:
        if advice := mistake(line, stopped=line is around[-1]):
            return advice
    for line in around:
        if line.value and not line.key and "-" not in line.lead and not _COLON.search(line.value):
            return _no_colon(line)
    above = Line.of(lines, last.line) if last and last.line < place.line else None
    if above and not here.key and _COLON.search(here.value):
        return Advice(place, _HAS_COLON, as_text(above))
    return _indentation(here, lines)


def _no_colon(line: Line) -> Advice:
    mark = Mark(line.number, _indent(line.text) + 1)
    name, _, rest = line.value.strip().partition(" ")
    if re.fullmatch("[a-z_]+", name):
        right = f"{name}: {rest.lstrip('=- ')}".strip()
        return Advice(mark, f"There is no colon after {name}.", like(right))
    remedy = 'Write "name: value", or indent the line if it goes on with the text above it.'
    return Advice(mark, "This line is no field: it has no colon.", remedy)


def _quoted(start: Mark, stop: Stop, lines: Sequence[str]) -> Advice | None:
    """Quotes that open at ``start`` and are not closed, or too early, and backslashes in them."""
    line = Line.of(lines, start.line)
    first = line.text[start.column - 1 : start.column]
    if first not in ("'", '"'):
        return None
    above, text = "".join(f"{each}\n" for each in lines[: line.number - 1]), "\n".join(lines)
    match = _QUOTED.match(text, len(above) + start.column - 1)
    if match and first == '"' and (escape := bad_escape(match[0])):
        return Advice(mark_at(text, match.start() + escape[0]), *escape[1:])
    end = mark_at(text, match.end() if match else len(text))
    still_open = match is None or stop.place < end
    if not still_open and (end.line != stop.place.line or stop.bracket):
        return None
    if still_open or start.line < end.line:
        remedy = like(f"{line.text.strip()}{first}")
        if first == "'" or line.goes_on:
            remedy = "Put the same quote at the end of the text."
        if first == "'":
            remedy += f" {as_text(line, 'If it is an apostrophe')}"
        return Advice(start, "The quote that opens here is not closed where it should be.", remedy)
    rest = text[match.end() :].partition("\n")[0].strip() if match else ""
    if rest == ",":
        return Advice(stop.place, "There is a comma after the closing quote.", "Delete it.")
    return Advice(stop.place, "There is text after the closing quote.", as_text(line))


def _indentation(line: Line, lines: Sequence[str]) -> Advice:
    """What to say of a line that begins in a column in which nothing above it is still open."""
    own = least = _indent(line.text)
    item = line.text.lstrip().startswith("- ")
    columns: set[int] = set()
    hyphens: set[int] = set()
    for number in range(line.number - 1, 0, -1):
        above = Line.of(lines, number)
        content = above.text.lstrip()
        if not content or content.startswith("#") or (columns and _indent(above.text) > least):
            continue
        least = _indent(above.text)
        hyphens |= {n for n, c in enumerate(above.lead) if c == "-"}
        columns |= hyphens if item else set()
        columns |= {len(above.lead)} if above.key and not item else set()
    mark, message = Mark(line.number, own + 1), "This line fits no line above it."
    if not columns and item and line.number > 1:
        value = Line.of(lines, line.number - 1).value[:_LONGEST]
        message = "The field above this list item has a value already."
        return Advice(mark, message, f"Move that value to a line of its own: - {value}")
    if not columns:
        return Advice(mark, message, "Begin it in the column of the line that it belongs beside.")
    # A line below the hyphen of an item belongs into it rather than out of the list.
    deeper = -1 if own in hyphens else 1
    wanted = min(columns, key=lambda column: (abs(column - own), deeper * column))
    spaces = f"{wanted or 'no'} space{'s' * (wanted != 1)}"
    content = line.text.strip()[:_LONGEST]
    return Advice(mark, message, f"Begin it with {spaces}, not {own}: {content}")


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))
