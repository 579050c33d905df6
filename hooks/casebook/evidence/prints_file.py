"""The text form of prints: how ``seeds/<slug>.prints`` is written, and read with distrust.

A head of lines ``key: value``, an empty line, then for each paragraph a line with its label and
counts and lines of hashes, each with the size of run before it::

    casebook prints: 1
    source: sources/some-paper-2021-02-12
    words: 1
    hash: blake2b 40
    paragraphs: 41
    checksum: 0123456789abcdef0123456789abcdef

    p1 tokens 22 sentences 2
    1 01234abcde ...
    2 ...

The same prints give the same bytes. The number of hashes of each size follows from the number of
tokens, so a file that lost lines is told from a short one; the checksum, over all lines but its
own, tells what was changed by hand. Line ends may be those of any system.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NoReturn

from casebook.evidence.prints import BITS, LARGEST, SIZES, Print, Prints, salt
from casebook.evidence.words import VERSION
from casebook.problems import Problem
from casebook.records.references import Ref

FORMAT = 1
"""The version of this form."""

CHECK = "prints"
_MAGIC = "casebook prints"
_HASH = f"blake2b {BITS}"
_WIDTH = BITS // 4
_ON_A_LINE = 8
_ANEW = "Make it anew from the text of the source: casebook seed TEXT --source {source}."
_RESTORE = (
    "Restore the file as it was committed, or make it anew from the text of the source: "
    "casebook seed TEXT --source {source}."
)
_HEAD = (_MAGIC, "source", "words", "hash", "paragraphs", "checksum")
_PARAGRAPH = re.compile(r"(p[1-9][0-9]{0,3}) tokens ([0-9]{1,6}) sentences ([0-9]{1,3})")
_HASHES = re.compile(rf"([1248])((?: [0-9a-f]{{{_WIDTH}}}){{1,{_ON_A_LINE}}})")


def written(prints: Prints) -> str:
    """The text of the file of ``prints``, with a line feed at its end."""
    head = [
        f"{_MAGIC}: {FORMAT}",
        f"source: {prints.source}",
        f"words: {VERSION}",
        f"hash: {_HASH}",
        f"paragraphs: {len(prints.paragraphs)}",
    ]
    body = ["", *_body(prints)]
    return "\n".join([*head, f"checksum: {_checksum([*head, *body])}", *body, ""])


def read(data: bytes, file: str, source: Ref) -> tuple[Prints | None, tuple[Problem, ...]]:
    """The prints of ``source`` that ``data`` holds, or the first problem of the file.

    ``file`` is its name in the problem. One problem is enough: whatever is wrong, the file is not
    mended by hand but restored or made anew.
    """
    reader = _Reader(source)
    try:
        return reader.read(data), ()
    except _DamageError as damage:
        where = Problem(file, damage.line, damage.column, damage.message, damage.remedy, CHECK)
        return None, (where,)


def _body(prints: Prints) -> Iterator[str]:
    for each in prints.paragraphs:
        yield f"{each.label} tokens {each.length} sentences {each.sentences}"
        for size in SIZES:
            key = salt(prints.source, each.label, size)
            salted = [base ^ key for base in (each.words if size == 1 else each.runs[size])]
            hashes = [f"{value:0{_WIDTH}x}" for value in (sorted(salted) if size == 1 else salted)]
            for start in range(0, len(hashes), _ON_A_LINE):
                yield " ".join([str(size), *hashes[start : start + _ON_A_LINE]])


def _checksum(lines: list[str]) -> str:
    return blake2b("\n".join(lines).encode(), digest_size=16).hexdigest()


class _DamageError(Exception):
    def __init__(self, line: int, column: int, message: str, remedy: str) -> None:
        super().__init__(message)
        self.line, self.column, self.message, self.remedy = line, column, message, remedy


@dataclass(slots=True)
class _Reader:
    """The lines of one file, and how far they are read."""

    source: Ref
    lines: list[str] = field(default_factory=list)
    number: int = 0

    def read(self, data: bytes) -> Prints:
        if len(data) > LARGEST:
            self._fail(f"The file has more than {LARGEST // 1024 // 1024} MiB.")
        try:
            lines = data.decode("ascii").replace("\r\n", "\n").split("\n")
        except UnicodeDecodeError as error:
            before = data[: error.start]
            self.number = before.count(b"\n") + 1
            column = len(before) - before.rfind(b"\n")
            self._fail("There is a byte here that no prints file holds.", column)
        complete = not lines[-1]
        self.lines = lines[:-1] if complete else lines
        count = self._head()
        paragraphs = tuple(self._paragraph(number) for number in range(1, count + 1))
        if not complete:
            self._fail("The last line is not complete.")
        if self.number < len(self.lines):
            self.number += 1
            self._fail(f"There are lines after the last of the {count} paragraphs.")
        kept = [line for line in self.lines if not line.startswith("checksum: ")]
        if self._value("checksum") != _checksum(kept):
            self.number = _HEAD.index("checksum") + 1
            self._fail("The checksum does not fit the file: something in it was changed.")
        return Prints(self.source, paragraphs)

    def _head(self) -> int:
        """Read the head; the result is the number of paragraphs."""
        again = _ANEW.format(source=self.source)
        version = self._field(_MAGIC)
        if version != str(FORMAT):
            self._fail(f"This is version {version} of prints, and {FORMAT} is read here.", 1, again)
        owner = self._field("source")
        if owner != str(self.source):
            self._fail(
                f"These are the prints of {owner}, in the file of {self.source}.",
                remedy=f"Rename the file, or make the right one: {again}",
            )
        if self._field("words") != str(VERSION):
            message = "These prints were made under other rules for cutting a text into words."
            self._fail(message, remedy=again)
        if self._field("hash") != _HASH:
            self._fail(f"These prints were not made with {_HASH}.", remedy=again)
        count = self._field("paragraphs")
        if not re.fullmatch(r"[1-9][0-9]{0,3}", count):
            self._fail("The number of paragraphs should stand here.")
        if not re.fullmatch(r"[0-9a-f]{32}", self._field("checksum")):
            self._fail("The checksum should stand here, with 32 digits.")
        if self._next("The file ends after its head."):
            self._fail("An empty line should stand between the head and the paragraphs.")
        return int(count)

    def _field(self, key: str) -> str:
        line = self._next(f"The file ends before the line {key!r}.")
        name, colon, value = line.partition(": ")
        if not colon or name != key:
            self._fail(f"The line '{key}: ...' should stand here.")
        return value

    def _value(self, key: str) -> str:
        return self.lines[_HEAD.index(key)].partition(": ")[2]

    def _paragraph(self, number: int) -> Print:
        line = self._next(f"The file ends before paragraph p{number}.")
        found = _PARAGRAPH.fullmatch(line)
        if found is None or found[1] != f"p{number}":
            self._fail(f"The line of paragraph p{number} should stand here, with its counts.")
        length = int(found[2])
        runs: dict[int, tuple[int, ...]] = {}
        for size in SIZES:
            runs[size] = self._hashes(f"p{number}", size, length)
        words = frozenset(runs.pop(1))
        return Print(found[1], length, int(found[3]), words, runs)

    def _hashes(self, label: str, size: int, length: int) -> tuple[int, ...]:
        key = salt(self.source, label, size)
        most = max(length - size + 1, 0)
        found: list[int] = []
        while len(found) < most:
            if size == 1 and found and not self._peek().startswith("1 "):
                break
            line = self._next(f"The file ends within paragraph {label}.")
            match = _HASHES.fullmatch(line)
            if match is None or match[1] != str(size):
                self._fail(
                    f"Hashes of runs of {size} in paragraph {label} should stand here.",
                    _first_fault(line),
                )
            found += [int(each, 16) ^ key for each in match[2].split()]
        if len(found) > most:
            self._fail(f"Paragraph {label} has {length} tokens and more runs of {size} than fit.")
        return tuple(found)

    def _peek(self) -> str:
        return self.lines[self.number] if self.number < len(self.lines) else ""

    def _next(self, message: str) -> str:
        if self.number >= len(self.lines):
            self._fail(f"{message} It is cut off.")
        self.number += 1
        return self.lines[self.number - 1]

    def _fail(self, message: str, column: int = 1, remedy: str = "") -> NoReturn:
        raise _DamageError(
            max(self.number, 1), column, message, remedy or _RESTORE.format(source=self.source)
        )


def _first_fault(line: str) -> int:
    """The column at which ``line`` first departs from the form of a line of hashes."""
    fits: Callable[[str], object] = re.compile(
        rf"(?:[1248](?: [0-9a-f]{{{_WIDTH}}})*(?: [0-9a-f]{{0,{_WIDTH}}})?)?"
    ).fullmatch
    end = next((end for end in range(len(line), -1, -1) if fits(line[:end])), 0)
    return min(end + 1, len(line) + 1)
