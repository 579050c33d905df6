"""Bytes to text: the encoding, and the characters that no record may hold.

A record is read by people in a diff and by browsers on a page. A character that neither shows, or
that makes one of them show something else than the other, is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from casebook.problems import Problem
from casebook.reading.nodes import Mark

CHECK = "yaml"

#: A long record has some 20 KiB. The slower parser takes half a second for the worst file allowed.
MOST_BYTES = 256 * 1024

MOST_MARKS = 3
"""Marks on a letter: no script has more, and a pile of them covers the lines around it."""

_SHOWN = 40
_LISTED = 5
_LAST = 0x10FFFF
_BYTE_ORDER_MARK = "\ufeff"
_DELETE = "Delete it."


class Fault(NamedTuple):
    """What a refused character is, as a noun with its article, and what to do about it."""

    what: str
    remedy: str


_TAB = Fault("a tab", "Put one space in its place.")
_INDENTING_TAB = Fault("a tab", "Put spaces in its place, two for each level.")
_RETURN = Fault(
    "a carriage return without a line feed", "Save the file with the line ends LF or CRLF."
)
_INVISIBLE = Fault("an invisible character", _DELETE)
_DIRECTION = Fault(
    "an invisible mark that turns the direction of text",
    "Delete it. Hebrew and Arabic words need none.",
)
_GROWING = (range(0x1F000, 0x1FC00), range(0x20000, 0x40000))
_NOTHING = Fault("a code that is no character", _DELETE)
_BY_CATEGORY = {
    "Cc": Fault("a control character", _DELETE),
    "Cf": _INVISIBLE,
    "Co": Fault("a character that only some computers show", "Type the usual one."),
    "Cs": Fault("half of a character", "Type the whole character itself."),
    "Zl": Fault("an invisible line break", "Delete it and begin a new line as usual."),
    "Zp": Fault("an invisible line break", "Delete it and begin a new line as usual."),
    "Zs": Fault("a special space", "Put a usual space in its place."),
}
_BY_CHARACTER = {
    "\t": _TAB,
    "\r": _RETURN,
    "\N{REPLACEMENT CHARACTER}": Fault(
        "the sign for a character that was lost", "Type the character that should stand here."
    ),
    **dict.fromkeys(
        "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}",
        Fault("a no-break space", "Put a usual space in its place."),
    ),
    **dict.fromkeys("\u061c\u200e\u200f", _DIRECTION),
    **dict.fromkeys("\u034f\u115f\u1160\u2065\u2800\u3164\uffa0", _INVISIBLE),
}
_TURNING = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
# Persian, several Indic scripts and emoji need the joiners; Arabic signs enclose numbers.
_WELCOME = frozenset(
    "\n \N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{IDEOGRAPHIC SPACE}"
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2"
)
_PRINTABLE_AND_REFUSED = re.compile("[\u034f\u115f\u1160\u2800\u3164\uffa0\ufffd]")
_MARK = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u06d6-\u06dc\u0e31-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]"
)
_MISPLACED = re.compile(
    "(?<=[A-Za-z\u00c0-\u024f])[\u0600-\u0605\u06dd\u070f\u08e2\u17b4\u17b5\u180b-\u180f\u200c\u200d"
    "\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
"""Signs that other scripts and emoji need, behind a Latin letter, where nobody sees them."""
_OVERPRINTED = re.compile(f"{_MARK}{{{MOST_MARKS + 1},}}")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)


def decode(data: bytes, file: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of the bytes of one file with plain line feeds, or the problems of its characters.

    One problem for each sort of character, at the first place of it; ``file`` is its name in them.
    The byte order mark, with which Windows begins a file, is welcome as its line ends are.
    """
    if len(data) > MOST_BYTES:
        message = f"The file has more than {MOST_BYTES // 1024} KiB."
        remedy = "Shorten it, or share its content out among several records."
        return None, (Problem(file, 1, 1, message, remedy, CHECK),)
    try:
        text = data.decode("utf-8").removeprefix(_BYTE_ORDER_MARK).replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        mark = mark_at(data[: error.start].decode("utf-8"), error.start)
        message, remedy = "The text is not UTF-8.", "Save the file with the encoding UTF-8."
        return None, (Problem(file, *mark, message, remedy, CHECK),)
    if not text.isascii() and (pile := _OVERPRINTED.search(text)):
        message = f"There are {len(pile[0])} marks on one letter here."
        remedy, mark = f"Leave at most {MOST_MARKS}.", mark_at(text, pile.start())
        return None, (Problem(file, *mark, message, remedy, CHECK),)
    if not text.isascii() and (lost := _MISPLACED.search(text)):
        message = f"There is an invisible character (U+{ord(lost[0]):04X}) here."
        return None, (Problem(file, *mark_at(text, lost.start()), message, _DELETE, CHECK),)
    if text.replace("\n", "").isprintable() and not _PRINTABLE_AND_REFUSED.search(text):
        return text, ()
    problems = tuple(_refused(text, file))
    return (None, problems) if problems else (text, ())


def fault(code: int) -> Fault | None:
    """Why the character with the number ``code`` is refused, or None if it is welcome.

    Codes without a meaning yet are refused but where emoji and Chinese characters are added every
    year: an older Python does not know the newest.
    """
    if code > _LAST or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return _NOTHING
    character = chr(code)
    if character in _WELCOME:
        return None
    if 0xE0000 <= code < 0xE0100:
        return _INVISIBLE
    if unicodedata.bidirectional(character) in _TURNING:
        return _DIRECTION
    if unicodedata.category(character) == "Cn" and not any(code in block for block in _GROWING):
        return _NOTHING
    return _BY_CHARACTER.get(character) or _BY_CATEGORY.get(unicodedata.category(character))


def bad_escape(raw: str) -> tuple[int, str, str] | None:
    r"""Where a double-quoted ``raw`` text first escapes what it may not: offset, message, remedy.

    Escapes would otherwise carry every character past `decode`. Letters are refused as well: no
    value has a line break, so the ``\n`` in ``C:\new`` is a backslash that was not doubled.
    """
    for match in _ESCAPE.finditer(raw):
        hexadecimal, letter = match[1] or match[2] or match[3], match[4]
        if hexadecimal:
            code = int(hexadecimal, 16)
            if why := _BY_CATEGORY["Cc"] if code == ord("\n") else fault(code):
                what = f"The code {match[0]} stands for {why.what}."
                return match.start(), what, why.remedy
        elif letter not in ' "/\\\n':
            what = "A backslash in double quotes begins a code."
            return match.start(), what, f"For a backslash write two: \\{match[0]}"
    return None


def mark_at(text: str, offset: int) -> Mark:
    """The place of the character at ``offset`` of ``text``; columns count characters, from 1."""
    before = text[:offset]
    return Mark(before.count("\n") + 1, len(before) - before.rfind("\n"))


def shown(text: str) -> str:
    """``text`` in double quotes for a message: on one line, cut when long, nothing invisible."""
    cut = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
    visible = "".join(
        c if c.isprintable() and fault(ord(c)) is None else f"<U+{ord(c):04X}>" for c in cut
    )
    return f'"{visible}"'


def _refused(text: str, file: str) -> Iterator[Problem]:
    lines = text.split("\n")
    places: dict[str, list[Mark]] = {}
    for number, content in enumerate(lines, 1):
        for character in dict.fromkeys(content):
            if fault(ord(character)):
                mark = Mark(number, content.index(character) + 1)
                places.setdefault(character, []).append(mark)
    for character, marks in places.items():
        why = fault(ord(character)) or _INVISIBLE
        line, column = marks[0]
        if why is _TAB and not lines[line - 1][: column - 1].strip():
            why = _INDENTING_TAB
        code = "" if why.what in (_TAB.what, _RETURN.what) else f" (U+{ord(character):04X})"
        message = f"There is {why.what}{code} here{_also(marks[1:])}."
        yield Problem(file, line, column, message, why.remedy, CHECK)


def _also(marks: list[Mark]) -> str:
    """The other lines with the same character: one cause, one problem, but nothing hidden."""
    if len(marks) > _LISTED:
        return f" and in {len(marks)} more lines"
    *head, last = ["", *(str(mark.line) for mark in marks)]
    if len(head) < 2:
        return f" and in line {last}" if last else ""
    return f" and in lines {', '.join(head[1:])} and {last}"
