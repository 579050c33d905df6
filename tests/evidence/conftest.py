"""The small casebook without quotations or evidence, mapped after the report in papers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from casebook.evidence import commitment
from casebook.evidence.commitment import slow_key
from casebook.evidence.words import Tokens, sentences
from evidence.papers import PARAGRAPHS, PROOFS, mapped
from projects import ANSWER, LETTER, MAP, Project, copy_of_example

_KEYS: dict[tuple[tuple[Tokens, ...], bytes], bytes] = {}


@pytest.fixture(autouse=True)
def keys_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """The key of a text is derived once for all tests: that takes a third of a second each time."""

    def kept(paragraphs: Sequence[Tokens], document: bytes, *_: object) -> bytes:
        place = (tuple(paragraphs), document)
        if place not in _KEYS:
            _KEYS[place] = slow_key(paragraphs, document)
        return _KEYS[place]

    monkeypatch.setattr(commitment, "slow_key", kept)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy to change: these tests bring their own evidence and their own quotations."""
    copy = copy_of_example(tmp_path)
    (copy.root / PROOFS).unlink()
    for file in (LETTER, ANSWER):
        copy.write(file, re.sub(r"    quote:.*\n(?:      - .*\n)*", "", copy.text(file)))
    counts: Iterator[int] = map(sentences, PARAGRAPHS)
    number = re.compile(r"(    sentences: )\d+")
    copy.write(MAP, number.sub(lambda found: f"{found[1]}{next(counts)}", mapped(copy)) + "\n")
    return copy
