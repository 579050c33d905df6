"""Bytes to text: the encoding, and the characters that no record may hold.

A record is read by people in a diff and by browsers on a page. A character that neither shows, or
that makes one of them show something else than the other, is refused (issue 2, "Reading YAML").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from casebook.problems import Problem
from casebook.reading.nodes import Mark

CHECK = "yaml"

#: A long record has some 20 KiB. The slower parser takes half a second for the worst file allowed.
MOST_BYTES = 256 * 1024

_SHOWN = 40
_LISTED = 5
_LAST = 0x10FFFF
_BYTE_ORDER_MARK = "\ufeff"
_DELETE = "Delete it."


class Fault(NamedTuple):
    """What a refused character is, as a noun with its article, and what to do about it."""

    what: str
    remedy: str


_TAB = Fault("a tab", "Use blanks in its place, two for each level of indentation.")
_RETURN = Fault(
    "a carriage return without a line feed", "Save the file with the line ends LF or CRLF."
)
_CONTROL = Fault("a control character", _DELETE)
_BREAK = Fault("an invisible line break", "Delete it and begin a new line as usual.")
_DIRECTION = Fault(
    "an invisible mark that turns the direction of text",
    "Delete it. Hebrew and Arabic words need none.",
)
_INVISIBLE = Fault("an invisible character", _DELETE)
_DAMAGED = Fault(
    "the sign for a character that was lost", "Type the character that should stand here."
)
_HALF = Fault("half of a character", "Type the whole character itself.")
_NOTHING = Fault("a code that is no character", _DELETE)

# First and last code point, ascending. The zero width joiner and non-joiner (U+200C, U+200D) are
# missing on purpose: Persian, several Indic scripts and emoji need them.
_REFUSED: tuple[tuple[int, int, Fault], ...] = (
    (0x00, 0x08, _CONTROL),
    (0x09, 0x09, _TAB),
    (0x0B, 0x0C, _CONTROL),
    (0x0D, 0x0D, _RETURN),
    (0x0E, 0x1F, _CONTROL),
    (0x7F, 0x9F, _CONTROL),
    (0xAD, 0xAD, _INVISIBLE),
    (0x34F, 0x34F, _INVISIBLE),
    (0x61C, 0x61C, _DIRECTION),
    (0x115F, 0x1160, _INVISIBLE),
    (0x180E, 0x180E, _INVISIBLE),
    (0x200B, 0x200B, _INVISIBLE),
    (0x200E, 0x200F, _DIRECTION),
    (0x2028, 0x2029, _BREAK),
    (0x202A, 0x202E, _DIRECTION),
    (0x2060, 0x2065, _INVISIBLE),
    (0x2066, 0x2069, _DIRECTION),
    (0x206A, 0x206F, _INVISIBLE),
    (0x3164, 0x3164, _INVISIBLE),
    (0xD800, 0xDFFF, _HALF),
    (0xFDD0, 0xFDEF, _NOTHING),
    (0xFEFF, 0xFEFF, _INVISIBLE),
    (0xFFA0, 0xFFA0, _INVISIBLE),
    (0xFFF9, 0xFFFB, _INVISIBLE),
    (0xFFFD, 0xFFFD, _DAMAGED),
    *((plane + 0xFFFE, plane + 0xFFFF, _NOTHING) for plane in range(0, 0xE0000, 0x10000)),
    (0xE0000, 0xE007F, _INVISIBLE),
    *((plane + 0xFFFE, plane + 0xFFFF, _NOTHING) for plane in range(0xE0000, _LAST, 0x10000)),
)
_PATTERN = re.compile(
    "[" + "".join(f"{re.escape(chr(a))}-{re.escape(chr(b))}" for a, b, _ in _REFUSED) + "]"
)
# YAML 1.1, 5.6 "Escape Sequences": those that stand for a refused character. The rest of the
# single letters stand for a line feed, a blank or themselves.
_ESCAPED = {
    "0": 0x00, "a": 0x07, "b": 0x08, "t": 0x09, "\t": 0x09, "v": 0x0B, "f": 0x0C, "r": 0x0D,
    "e": 0x1B, "N": 0x85, "L": 0x2028, "P": 0x2029,
}  # fmt: skip
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_KNOWN = frozenset('n_ "/\\\n') | _ESCAPED.keys()


def decode(data: bytes, file: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of the bytes of one file with plain line feeds, or the problems of its characters.

    One problem for each sort of character, at the first place of it; ``file`` is its name in them.
    """
    if len(data) > MOST_BYTES:
        return None, (
            Problem(
                file, 1, 1,
                f"The file has more than {MOST_BYTES // 1024} KiB.",
                "Shorten it, or share its content out among several records.",
                CHECK,
            ),
        )  # fmt: skip
    try:
        text = data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        place = mark_at(data[: error.start].decode("utf-8"), error.start)
        return None, (
            Problem(
                file, place.line, place.column,
                "The text is not written in UTF-8.",
                "Save the file with the encoding UTF-8.",
                CHECK,
            ),
        )  # fmt: skip
    problems = tuple(_refused(text, file))
    return (None, problems) if problems else (text, ())


def fault(code: int) -> Fault | None:
    """Why the character with the number ``code`` is refused, or None where it is welcome."""
    if code > _LAST:
        return _NOTHING
    return next((why for first, last, why in _REFUSED if first <= code <= last), None)


def bad_escape(raw: str) -> tuple[int, str, str] | None:
    """Where a double-quoted ``raw`` text first escapes what may not be there: offset, what, remedy.

    Escapes would otherwise carry every character past `decode`, and the parsers differ in them.
    """
    for match in _ESCAPE.finditer(raw):
        hexadecimal, letter = match[1] or match[2] or match[3], match[4]
        if letter is not None and letter not in _KNOWN:
            return (
                match.start(),
                f"YAML has no escape {shown(match[0])}.",
                "Write two backslashes in double quotes where one is meant.",
            )
        code = int(hexadecimal, 16) if hexadecimal else _ESCAPED.get(letter or "", 0x20)
        if why := fault(code):
            what = f"The escape {shown(match[0])} stands for {why.what}."
            return match.start(), what, why.remedy
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
    places: dict[str, list[Mark]] = {}
    if text.startswith(_BYTE_ORDER_MARK):
        yield Problem(
            file, 1, 1,
            "The file begins with a byte order mark.",
            "Save the file as UTF-8 without a byte order mark (BOM).",
            CHECK,
        )  # fmt: skip
    for number, line in enumerate(text.removeprefix(_BYTE_ORDER_MARK).split("\n"), 1):
        for match in _PATTERN.finditer(line):
            found = places.setdefault(match[0], [])
            if not found or found[-1].line != number:
                found.append(Mark(number, match.start() + 1))
    for character, marks in places.items():
        why = fault(ord(character)) or _INVISIBLE
        code = "" if why is _TAB or why is _RETURN else f" (U+{ord(character):04X})"
        yield Problem(
            file, marks[0].line, marks[0].column,
            f"There is {why.what}{code} here{_also(marks[1:])}.",
            why.remedy,
            CHECK,
        )  # fmt: skip


def _also(marks: list[Mark]) -> str:
    """The other lines with the same character: one cause, one problem, but nothing hidden."""
    if not marks:
        return ""
    if len(marks) > _LISTED:
        return f" and in {len(marks)} more lines"
    if len(marks) == 1:
        return f" and in line {marks[0].line}"
    *head, last = (str(mark.line) for mark in marks)
    return f" and in lines {', '.join(head)} and {last}"
