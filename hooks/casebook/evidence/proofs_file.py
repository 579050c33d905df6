"""The text form of proofs: how ``seeds/<slug>.proofs`` is written, and read with distrust.

A first line, then for each commitment a line with its document and the proofs, one a line and in
order, and a last line that tells a whole file from one that was cut off::

    casebook proofs 1
    commitment 0f1e2d3c4b5a69788796a5b4c3d2e1f0
    p4 12-15 SALTS HASHES You have kept no minutes
    end

Positions count tokens from 1, both ends included. Salts and hashes are base64, one after the
other without a gap; a hyphen stands where a paragraph is opened whole and no hash is needed. The
file is generated, and the same proofs give the same bytes. Line ends may be those of any system.
"""

from __future__ import annotations

import re
from base64 import b64encode
from binascii import Error, a2b_base64
from collections.abc import Iterable, Mapping, Sequence
from typing import NoReturn

from casebook.evidence.commitment import SALT, Commitment
from casebook.evidence.known import Known, known_by_proofs
from casebook.evidence.proof import Proof
from casebook.problems import Problem

CHECK = "evidence"
LARGEST = 8 * 1024 * 1024
"""Bytes of a file of proofs at most."""

_FIRST = "casebook proofs 1"
_OF = "commitment "
_LAST = "end"
_HASH = 32
_PROOF = re.compile(
    r"p([1-9][0-9]{0,3}) ([1-9][0-9]{0,6})-([1-9][0-9]{0,6}) "
    r"([A-Za-z0-9+/=]+) ([A-Za-z0-9+/=]+|-) (.+)"
)


def written(known: Iterable[tuple[Commitment, Iterable[Proof]]]) -> str:
    """The text of the file that holds the proofs of these commitments, if any."""
    lines = [_FIRST]
    for commitment, proofs in known:
        lines.append(f"{_OF}{commitment.document.hex()}")
        lines += [_line(each) for each in sorted(set(proofs), key=_place)]
    return "\n".join([*lines, _LAST, ""])


def read(
    data: bytes, file: str, source: str, commitments: Sequence[Commitment]
) -> tuple[tuple[Known, ...] | None, tuple[Problem, ...]]:
    """What the proofs in ``data`` open of each of the ``commitments`` of ``source``.

    Or nothing, and what is wrong: the first fault of the form, or all proofs that do not hold.
    ``file`` is its name in the problems.
    """
    reader = _Reader(source, {each.document.hex(): each for each in commitments})
    try:
        found = reader.read(data)
    except _DamageError as damage:
        fault = (damage.line, damage.message)
        return None, (_problem(file, source, *fault),)
    known, problems = [], []
    for commitment in commitments:
        proofs = found.get(commitment.document.hex(), [])
        each, faults = known_by_proofs(commitment, proofs)
        known.append(each)
        problems += [
            _problem(file, source, proofs[index].line, f"This proof does not hold. {why}")
            for index, why in faults.items()
        ]
    return (None if problems else tuple(known)), tuple(problems)


def _problem(file: str, source: str, line: int, message: str) -> Problem:
    remedy = (
        "Restore the file as it was committed, or make it anew from the text of the source: "
        f"casebook quote TEXT --source {source}."
    )
    return Problem(file, line, 1, message, remedy, CHECK)


def _place(proof: Proof) -> tuple[int, int, int]:
    return (proof.number, *proof.span)


def _line(proof: Proof) -> str:
    start, end = proof.span
    salts, hashes = (b64encode(b"".join(each)).decode() for each in (proof.salts, proof.hashes))
    words = " ".join(proof.words)
    return f"p{proof.number} {start + 1}-{end} {salts} {hashes or '-'} {words}"


class _DamageError(Exception):
    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line, self.message = max(line, 1), message


class _Reader:
    """The lines of one file, and how far they are read."""

    def __init__(self, source: str, commitments: Mapping[str, Commitment]) -> None:
        self.source, self.commitments = source, commitments
        self.number = 0

    def read(self, data: bytes) -> dict[str, list[Proof]]:
        """The proofs of each document."""
        lines = self._lines(data)
        self.number = 1
        if lines[0] != _FIRST:
            self._fail(
                f"This is no file of proofs that is read here: the first line is {_FIRST!r}."
            )
        found: dict[str, list[Proof]] = {}
        while self.number < len(lines) and lines[self.number] != _LAST:
            line = lines[self.number]
            self.number += 1
            if line.startswith(_OF):
                self._begin(line.removeprefix(_OF), found)
            elif found:
                self._add(self._proof(line), found[next(reversed(found))])
            else:
                self._fail("A line that names a commitment should stand here.")
        if self.number == len(lines):
            self._fail("The file is cut off: it has no last line, end.")
        self.number += 2
        if self.number <= len(lines):
            self._fail("There are lines after the last one, end.")
        return found

    def _begin(self, document: str, found: dict[str, list[Proof]]) -> None:
        if document not in self.commitments:
            self._fail(
                f"This file is foreign: the map of {self.source} has no commitment to the document "
                f"{document[:32]}."
            )
        if document in found:
            self._fail("The proofs of this commitment have begun above.")
        found[document] = []

    def _add(self, proof: Proof, proofs: list[Proof]) -> None:
        if proofs and _place(proof) <= _place(proofs[-1]):
            self._fail("This proof stands twice, or not in its order.")
        proofs.append(proof)

    def _lines(self, data: bytes) -> list[str]:
        if len(data) > LARGEST:
            self._fail(f"The file has more than {LARGEST // 1024 // 1024} MiB.")
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            self.number = data[: error.start].count(b"\n") + 1
            self._fail("There is a byte here that no file of proofs holds.")
        return text.replace("\r\n", "\n").removesuffix("\n").split("\n")

    def _proof(self, line: str) -> Proof:
        match = _PROOF.fullmatch(line)
        if match is None:
            self._fail("A proof should stand here: paragraph, positions, salts, hashes, words.")
        number, first, last = (int(match[place]) for place in (1, 2, 3))
        words = tuple(match[6].split(" "))
        salts = self._bytes(match[4], SALT, "salts")
        hashes = () if match[5] == "-" else self._bytes(match[5], _HASH, "hashes")
        if not len(words) == len(salts) == last - first + 1 or not all(words):
            self._fail(
                f"From position {first} to {last} there is not one salt and one word for each."
            )
        return Proof(number, first - 1, words, salts, hashes, self.number)

    def _bytes(self, text: str, length: int, what: str) -> tuple[bytes, ...]:
        """The values of ``length`` bytes each; one text stands for them, and no other one."""
        try:
            data = a2b_base64(text, strict_mode=True)
        except Error:
            data = b""
        if not data or len(data) % length or b64encode(data).decode() != text:
            self._fail(f"The {what} of this proof are damaged.")
        return tuple(data[place : place + length] for place in range(0, len(data), length))

    def _fail(self, message: str) -> NoReturn:
        raise _DamageError(self.number, message)
