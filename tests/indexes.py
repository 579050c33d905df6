"""The index of search as tests look at it: read back from its files, entry by entry."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Found:
    """An entry: its address below the site, what it is called, the pieces of its text.

    A relation has the address of its page and no name.
    """

    location: str
    title: str
    names: tuple[str, ...]
    pieces: tuple[str, ...]
    reply: str

    @property
    def text(self) -> str:
        """All that it says."""
        return " ".join((*self.pieces, self.reply)).strip()


class Index:
    """The index in the folder of a built site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "search"
        self.data: dict[str, Any] = json.loads(
            (self.folder / "index.json").read_text(encoding="utf-8")
        )
        self.entries = list(self._entries())

    def __getitem__(self, location: str) -> Found:
        (found,) = [entry for entry in self.entries if entry.location == location and entry.title]
        return found

    @property
    def words(self) -> list[str]:
        """All words of texts."""
        return [word for words, _ in self._groups for word in words.split(" ")]

    @property
    def names(self) -> dict[str, str]:
        """Where each word of a name stands, as it is written."""
        return _places(self.data["names"])

    @property
    def texts(self) -> dict[str, str]:
        """Where each word of a text stands, as it is written."""
        return {word: places for group in self._groups for word, places in _places(group).items()}

    def of(self, word: str) -> tuple[set[str], set[str]]:
        """The entries that have a word: in a name, and in their text."""
        return self._places(self.names.get(word, "")), self._places(self.texts.get(word, ""))

    @property
    def everything(self) -> str:
        """All text of all files."""
        files = sorted(self.folder.rglob("*.json"))
        return "\n".join(
            json.dumps(json.loads(file.read_text(encoding="utf-8")), ensure_ascii=False)
            for file in files
        )

    @property
    def _groups(self) -> list[list[str]]:
        """The files of words, as they are."""
        names = [self.folder / "words" / f"{n}.json" for n in range(len(self.data["words"]))]
        return [json.loads(name.read_text(encoding="utf-8")) for name in names]

    def _places(self, postings: str) -> set[str]:
        entry = -1
        found = set()
        for distance in re.findall(r"([0-9a-z]+)[ ,;]", postings):
            entry += int(distance, 36)
            found.add(self.entries[entry].location)
        return found

    def _entries(self) -> Iterator[Found]:
        count = len(self.data["sizes"])
        texts: list[Any] = []
        for number in range(-(-count // self.data["chunk"])):
            file = self.folder / "texts" / f"{number}.json"
            texts += json.loads(file.read_text(encoding="utf-8"))
        assert len(texts) == count
        each = iter(texts)
        for path, title, names, *_, parts, relations in self.data["pages"]:
            yield _found(path, title, names, next(each))
            for id_, heading, *more in parts:
                yield _found(f"{path}#{id_}", heading, more[0] if more else (), next(each))
            for _ in relations:
                yield _found(path, "", (), next(each))
        assert not list(each)


def _places(strings: list[str]) -> dict[str, str]:
    words, places = strings
    return dict(zip(words.split(" "), places.split("/"), strict=True)) if words else {}


def _found(location: str, title: str, names: Any, text: Any) -> Found:
    pieces, *reply = text
    return Found(location, title, tuple(names), tuple(pieces), "".join(reply))
