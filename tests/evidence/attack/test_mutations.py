"""Forged files: a second verifier accepts every proof, and both refuse 1,000 mutations of them.

Roots are forged, proofs moved between paragraphs and between texts, positions shifted, words and
parts swapped, salts and hashes changed, added or dropped, and commitments in maps tampered with.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
import yaml

from casebook.editing.mapping import with_commitments
from casebook.evidence.commitment import whole
from casebook.evidence.proofs_file import read
from casebook.evidence.words import tokens
from casebook.reading.parser import parse
from casebook.records.binding import bind
from casebook.records.sources import ParagraphMap
from evidence.attack.verifier import verify
from evidence.papers import DOCUMENT, PARAGRAPHS, fields, paper, proofs
from intensity import LONG
from projects import EXAMPLE, ROOT

NUMBER = 1_000 if LONG else 220
Files = tuple[str, str]
"""The text of a map, and that of its proofs."""


def real(root: Path) -> list[Files]:
    """The files of evidence of a project."""
    return [
        (path.with_suffix(".yml").read_text("utf-8"), path.read_text("utf-8"))
        for path in sorted((root / "seeds").glob("*.proofs"))
    ]


def two_texts() -> Files:
    """A source with two commitments, which share most of their words."""
    other = whole([tokens(each.replace("no", "few")) for each in PARAGRAPHS], bytes(16))
    commitments = [fields(paper().commitment), fields(other.commitment)]
    paragraphs = "source: sources/example-paper-2003-05-06\nparagraphs:\n" + "\n".join(
        f"  - label: p{number}\n    role: body" for number in range(1, 8)
    )
    quoted = (
        (3, "the Hall of Samples"),
        (4, "and the funds"),
        (5, "minutes lie open"),
        (6, "dull"),
    )
    one, two = proofs(*quoted), proofs(*quoted, text=other)
    return with_commitments(paragraphs, commitments), one[:-4] + two.split("\n", 1)[1]


FILES = [*real(EXAMPLE), two_texts(), *real(ROOT)]


def refused_by_verifier(files: Files) -> bool:
    try:
        verify(*files)
    except (ValueError, KeyError, IndexError, TypeError, yaml.YAMLError):
        return True
    return False


def refused_by_engine(files: Files) -> bool:
    node, problems = parse(files[0].encode(), "seeds/some.yml")
    record = bind(ParagraphMap, node, "seeds/some.yml")[0] if node else None
    if problems or record is None or list(record.misfits()):
        return True
    commitments = [each.sealed for each in record.commitments]
    return read(files[1].encode(), "seeds/some.proofs", "sources/some", commitments)[0] is None


@pytest.mark.parametrize("files", FILES)
def test_both_accept_every_proof(files: Files) -> None:
    assert verify(*files) == len(re.findall(r"^p\d", files[1], re.MULTILINE)) > 0
    assert not refused_by_engine(files)


# ------------------------------------------------------------------------------------- mutations


class Mutation:
    """One change of a pair of files; each way changes what is said, never only how."""

    def __init__(self, random: Random, files: Files) -> None:
        self.random = random
        self.map, self.text = files
        self.lines = files[1].splitlines()
        self.proofs = _starting(self.lines, "p")

    def forged_root(self) -> Files:
        """A digit of a root, of a paragraph's root or of a document is another one."""
        places = [m.span() for m in re.finditer(r"\b[0-9a-f]{32,64}\b", self.map)]
        start, end = self.random.choice(places)
        return self._at(self.map, self.random.randrange(start, end), "0123456789abcdef"), self.text

    def forged_size(self) -> Files:
        """A paragraph has more or fewer words in the map."""
        match = self.random.choice(list(re.finditer(r"(- \"?p\d+ )(\d+) ", self.map)))
        size = max(int(match[2]) + self.random.choice([-1, 1, 2]), 1)
        size += size == int(match[2])
        new = f"{match[1]}{size} "
        return self.map[: match.start()] + new + self.map[match.end() :], self.text

    def forged_order(self) -> Files:
        """Two paragraphs of a commitment change places, or labels."""
        found = list(re.finditer(r"(- \"?)(p\d+)( \d+ [0-9a-f]{64})", self.map))
        one, other = sorted(self.random.sample(found, 2), key=lambda match: match.start())
        whole_line = self.random.random() < 0.5
        first = other[0] if whole_line else one[1] + other[2] + one[3]
        second = one[0] if whole_line else other[1] + one[2] + other[3]
        if one[2] == other[2]:
            first, second = other[0], one[0]
        between = self.map[one.end() : other.start()]
        made = self.map[: one.start()] + first + between + second + self.map[other.end() :]
        return made, self.text

    def moved(self) -> Files:
        """A proof is that of another paragraph."""
        number = self.random.choice(self.proofs)
        label, _, rest = self.lines[number].partition(" ")
        others = sorted({*re.findall(r"- \"?(p\d+) ", self.map)} - {label})
        return self._line(number, f"{self.random.choice(others)} {rest}")

    def moved_to_another_source(self) -> Files:
        """A proof is that of another source, or of the other text of this one."""
        number = self.random.choice(self.proofs)
        foreign = [
            line
            for files in FILES
            for line in files[1].splitlines()
            if line.startswith("p") and line not in self.lines
        ]
        return self._line(number, self.random.choice(foreign))

    def shifted(self) -> Files:
        """A proof is at other positions."""
        number, parts = self._parts()
        first, last = map(int, parts[1].split("-"))
        step = self.random.choice([-2, -1, 1, 2, 5])
        places = self.random.choice([(step, step), (0, step), (step, 0)])
        parts[1] = f"{first + places[0]}-{last + places[1]}"
        return self._line(number, " ".join(parts))

    def swapped_words(self) -> Files:
        """Two words of a proof change places, or the words of two proofs do."""
        number, parts = self._parts()
        words = parts[4].split(" ")
        if len({*words}) > 1 and self.random.random() < 0.5:
            one, other = self.random.sample(range(len(words)), 2)
            if words[one] != words[other]:
                words[one], words[other] = words[other], words[one]
                return self._line(number, " ".join([*parts[:4], *words]))
        other_words = [line.split(" ", 4)[4] for line in self.lines if line.startswith("p")]
        parts[4] = self.random.choice([each for each in other_words if each != parts[4]])
        return self._line(number, " ".join(parts))

    def changed_word(self) -> Files:
        """A word is another one, in another letter case, or there is one more or less."""
        number, parts = self._parts()
        words = parts[4].split(" ")
        place = self.random.randrange(len(words))
        old = words[place]
        cased = old.swapcase() if old.swapcase() != old else f"{old}s"
        words[place : place + 1] = self.random.choice(
            [["not"] if old != "not" else [], [cased], [old, "not"], [], [f"{old}\u200d"]]
        )
        return self._line(number, " ".join([*parts[:4], *words]))

    def changed_bytes(self) -> Files:
        """A salt or a hash is changed, dropped, doubled or put elsewhere."""
        number, parts = self._parts()
        field, size = self.random.choice([(2, 16), (3, 32)])
        data = b"" if parts[field] == "-" else b64decode(parts[field])
        pieces = [data[n : n + size] for n in range(0, len(data), size)]
        before = list(pieces)
        while pieces == before:
            way = self.random.randrange(5)
            place = self.random.randrange(len(pieces)) if pieces else 0
            if way == 0 or not pieces:
                pieces.insert(place, self.random.choice([bytes(size), *pieces]))
            elif way == 1:
                del pieces[place]
            elif way == 2:
                pieces[place] = self.random.randbytes(size)
            elif way == 3:
                self.random.shuffle(pieces)
            else:
                flipped = bytearray(pieces[place])
                flipped[self.random.randrange(size)] ^= 1 << self.random.randrange(8)
                pieces[place] = bytes(flipped)
        parts[field] = b64encode(b"".join(pieces)).decode() or "-"
        return self._line(number, " ".join(parts))

    def other_document(self) -> Files:
        """The proofs are said to be of another commitment."""
        documents = [*re.findall(r"document: \"?([0-9a-f]{32})", self.map), "0" * 31 + "1"]
        number = self.random.choice(_starting(self.lines, "commitment "))
        old = self.lines[number].split(" ")[1]
        new = self.random.choice([each for each in documents if each != old])
        return self._line(number, f"commitment {new}")

    def cut(self) -> Files:
        """The file ends early, or a line of it is there twice."""
        if self.random.random() < 0.5:
            return self.map, "\n".join(self.lines[: self.random.randrange(len(self.lines))]) + "\n"
        number = self.random.randrange(len(self.lines))
        return self.map, "\n".join([*self.lines[: number + 1], *self.lines[number:], ""])

    def _parts(self) -> tuple[int, list[str]]:
        number = self.random.choice(self.proofs)
        return number, self.lines[number].split(" ", 4)

    def _line(self, number: int, new: str) -> Files:
        assert new != self.lines[number]
        return self.map, "\n".join([*self.lines[:number], new, *self.lines[number + 1 :], ""])

    def _at(self, text: str, place: int, signs: str) -> str:
        new = self.random.choice([sign for sign in signs if sign != text[place]])
        return text[:place] + new + text[place + 1 :]


def _starting(lines: list[str], start: str) -> list[int]:
    return [number for number, line in enumerate(lines) if line.startswith(start)]


WAYS: list[Callable[[Mutation], Files]] = [
    Mutation.forged_root,
    Mutation.forged_size,
    Mutation.forged_order,
    Mutation.moved,
    Mutation.moved_to_another_source,
    Mutation.shifted,
    Mutation.swapped_words,
    Mutation.changed_word,
    Mutation.changed_bytes,
    Mutation.other_document,
    Mutation.cut,
]


def test_both_refuse_every_mutation() -> None:
    random = Random(1)  # noqa: S311 - drawn to be drawn again
    tried: Counter[str] = Counter()
    for number in range(NUMBER):
        way = WAYS[number % len(WAYS)]
        files = way(Mutation(random, FILES[number // len(WAYS) % len(FILES)]))
        assert refused_by_engine(files), (way.__name__, files[1][:3000])
        assert refused_by_verifier(files), (way.__name__, files[1][:3000])
        tried[way.__name__] += 1
    assert tried.total() == NUMBER
    assert min(tried.values()) >= NUMBER // len(WAYS)


def test_a_forger_who_changes_all_hashes_makes_another_commitment() -> None:
    """Nothing in one state can show it; the root is another one, which diff and guard name."""
    forged = [*PARAGRAPHS]
    forged[5] = "It was, all told, a bright evening in a bright hall."
    other = whole(list(map(tokens, forged)), DOCUMENT)
    assert other.commitment.root != paper().commitment.root
    assert not {each.root for each in other.commitment.paragraphs} & {
        each.root for each in paper().commitment.paragraphs
    }
